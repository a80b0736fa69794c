#include "ui/tickets/choice_box.h"

#include <QCompleter>
#include <QLineEdit>
#include <QScopedValueRollback>

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
        addItem(choice.name, choice.id);
    setCurrentIndex(-1);
    clearEditText();
    if (before)
        choose(*before);
    else if (!typed.isEmpty())
        lookUp(typed);
}

/// The names may come later than the keys that look for one.
void ChoiceBox::lookUp(const QString& typed)
{
    setEditText(typed);
    if (lineEdit()->hasFocus()) {
        completer()->setCompletionPrefix(typed);
        completer()->complete();
    } else if (const auto found = findText(typed.trimmed(), Qt::MatchFixedString); found >= 0) {
        setCurrentIndex(found);
    }
}

bool ChoiceBox::offers(const QList<Choice>& choices) const
{
    if (choices.size() != count())
        return false;
    for (int i = 0; i < count(); ++i) {
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
    if (text.isEmpty())
        return std::nullopt;
    // Of people with the same name the one that was chosen counts, not the first.
    if (currentIndex() >= 0 && itemText(currentIndex()) == text)
        return itemData(currentIndex()).toUuid();
    const auto found = findText(text, Qt::MatchFixedString);
    return found < 0 ? std::nullopt : std::optional(itemData(found).toUuid());
}

} // namespace homeport
