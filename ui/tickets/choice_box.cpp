#include "ui/tickets/choice_box.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QTimer>

namespace homeport {

ChoiceBox::ChoiceBox(const QString& placeholder, QWidget* parent) : PickBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(14);
    lineEdit()->setPlaceholderText(placeholder);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
}

void ChoiceBox::setChoices(const QList<Choice>& choices)
{
    if (offers(choices))
        return; // an open list stays so
    const auto before = wanted();
    const auto typed = currentText();
    const QScopedValueRollback filling(m_isBeingFilled, true);
    clear();
    for (const auto& choice : choices)
        addName(count(), choice);
    if (!m_last.isEmpty()) {
        addItem(m_last);
        noteTyped(typed);
    }
    setCurrentIndex(-1);
    clearEditText();
    if (before)
        choose(*before);
    else if (!typed.isEmpty())
        lookUp(typed);
}

void ChoiceBox::addName(int at, const Choice& choice)
{
    insertItem(at, choice.name, choice.id);
    setItemData(at, choice.name, TypedRole);
}

void ChoiceBox::setLast(const QString& text)
{
    m_last = text;
    completer()->setCompletionRole(TypedRole);
    completer()->popup()->installEventFilter(this);
    connect(this, &QComboBox::activated, this, &ChoiceBox::takeLast);
    connect(lineEdit(), &QLineEdit::textEdited, this, &ChoiceBox::noteTyped);
}

/// What is typed finds the last one whatever it is.
void ChoiceBox::noteTyped(const QString& typed)
{
    m_typed = typed;
    if (names() < count())
        setItemData(names(), typed, TypedRole);
}

void ChoiceBox::takeLast(int index)
{
    if (index < names() || index >= count())
        return;
    if (m_isStepping)
        return setCurrentIndex(names() - 1);
    setCurrentIndex(-1);
    setEditText(m_typed);
    const bool isName = findText(m_typed.trimmed(), Qt::MatchFixedString) >= 0;
    // The list is only about to close.
    QTimer::singleShot(
        0, this, [this, typed = isName ? QString() : m_typed] { emit lastChosen(typed); });
}

void ChoiceBox::addChosen(const Choice& choice)
{
    addName(names(), choice);
    choose(choice.id);
    m_typed = choice.name;
}

/// Ctrl+Enter sends a form, also while something is offered.
bool ChoiceBox::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && watched == completer()->popup()) {
        const auto* press = static_cast<QKeyEvent*>(event);
        const bool isReturn = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
        if (isReturn && press->modifiers().testFlag(Qt::ControlModifier)) {
            completer()->popup()->hide();
            QCoreApplication::sendEvent(lineEdit(), event);
            return true;
        }
    }
    return PickBox::eventFilter(watched, event);
}

void ChoiceBox::keyPressEvent(QKeyEvent* event)
{
    const QScopedValueRollback stepping(m_isStepping, true);
    PickBox::keyPressEvent(event);
}

void ChoiceBox::wheelEvent(QWheelEvent* event)
{
    const QScopedValueRollback stepping(m_isStepping, true);
    PickBox::wheelEvent(event);
}

/// The names may come later than the keys that look for one.
void ChoiceBox::lookUp(const QString& typed)
{
    setEditText(typed);
    if (lineEdit()->hasFocus()) {
        completer()->setCompletionPrefix(typed);
        completer()->complete();
    } else if (const auto found = findText(typed.trimmed(), Qt::MatchFixedString);
               found >= 0 && found < names()) {
        setCurrentIndex(found);
    }
}

bool ChoiceBox::offers(const QList<Choice>& choices) const
{
    const int all = names();
    if (choices.size() != all || (count() == 0 && !m_last.isEmpty()))
        return false;
    for (int i = 0; i < all; ++i) {
        if (itemText(i) != choices[i].name || itemData(i).toUuid() != choices[i].id)
            return false;
    }
    return true;
}

void ChoiceBox::choose(const QUuid& id)
{
    setCurrentIndex(findData(id));
}

void ChoiceBox::restore(const QUuid& id, const QString& name)
{
    m_restored = id;
    m_restoredName = name;
    if (const auto found = findData(id); !id.isNull() && found >= 0)
        return setCurrentIndex(found);
    setCurrentIndex(-1);
    setEditText(name);
}

/// What was restored counts until something else is typed.
std::optional<QUuid> ChoiceBox::wanted() const
{
    const bool isRestored = !m_restored.isNull() && currentText() == m_restoredName;
    return isRestored ? std::optional(m_restored) : chosen();
}

std::optional<QUuid> ChoiceBox::chosen() const
{
    const auto text = currentText().trimmed();
    if (text.isEmpty() || text == m_last)
        return std::nullopt;
    // Of people with the same name the one that was chosen counts, not the first.
    if (currentIndex() >= 0 && itemText(currentIndex()) == text)
        return itemData(currentIndex()).toUuid();
    const auto found = findText(text, Qt::MatchFixedString);
    return found < 0 || found >= names() ? std::nullopt : std::optional(itemData(found).toUuid());
}

} // namespace homeport
