#include "ui/tickets/edit_cell.h"

#include "core/base/text.h"
#include "ui/theme/icons.h"
#include "ui/tickets/pick_box.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/visibility.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

bool isReturn(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

} // namespace

EditCell::EditCell(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_shown(new QWidget)
    , m_avatar(new Avatar)
    , m_value(new QLabel)
    , m_note(new QLabel)
    , m_choice(new QWidget)
{
    m_value->setObjectName(u"value"_s);
    m_value->setAccessibleName(name);
    m_value->setTextFormat(Qt::PlainText);
    m_value->setWordWrap(true);
    m_value->setIndent(0); // its border would push the text in by half a letter
    m_value->installEventFilter(this);
    setValueClass({});
    auto* shown = new QHBoxLayout(m_shown);
    shown->setContentsMargins(0, 0, 0, 0);
    shown->setSpacing(2);
    shown->addWidget(m_avatar, 0, Qt::AlignTop);
    shown->addWidget(m_value, 1);
    setShown(m_avatar, false);

    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setObjectName(u"cellNote"_s);
    auto* mine = new HintButton(tr("Keep mine"));
    auto* theirs = new HintButton(tr("Take theirs"));
    mine->setObjectName(u"keepMine"_s);
    theirs->setObjectName(u"takeTheirs"_s);
    auto* choice = new QHBoxLayout(m_choice);
    choice->setContentsMargins(0, 0, 0, 0);
    choice->setSpacing(Theme::tinySpace);
    choice->addWidget(mine);
    choice->addWidget(theirs);
    choice->addStretch();
    for (auto* button : {mine, theirs}) {
        button->setAutoDefault(true); // Enter presses the one with the focus
        button->installEventFilter(this);
    }
    connect(mine, &HintButton::clicked, this, &EditCell::keepMineRequested);
    connect(theirs, &HintButton::clicked, this, &EditCell::close);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::tinySpace);
    layout->addWidget(m_shown);
    layout->addWidget(m_note);
    layout->addWidget(m_choice);
    setShown(m_note, false);
    setShown(m_choice, false);
}

void EditCell::setValue(const QString& value, const QString& placeholder)
{
    setShown(m_avatar, false);
    m_value->setText(value.isEmpty() ? placeholder : value);
}

void EditCell::setPerson(const QString& name, const QString& placeholder)
{
    m_avatar->setName(name);
    setShown(m_avatar, !name.isEmpty());
    m_value->setText(name.isEmpty() ? placeholder : withControlsShown(name));
}

void EditCell::setValueName(const QString& objectName)
{
    m_value->setObjectName(objectName);
}

void EditCell::setValueClass(const QString& styleClass)
{
    setStyleClass(m_value, (u"value "_s + styleClass).trimmed());
}

void EditCell::setEditable(bool isEditable)
{
    m_isEditable = isEditable;
    const bool isLive = isEditable || m_pen;
    m_value->setCursor(m_pen ? Qt::PointingHandCursor
            : isEditable     ? Qt::IBeamCursor
                             : Qt::ArrowCursor);
    m_value->setToolTip(m_pen && isEditable ? tr("A click shows the person, Enter changes it")
            : m_pen                         ? tr("Enter or a click shows the person")
            : isEditable                    ? tr("Enter or a click changes it")
                                            : QString());
    m_value->setProperty("isEditable", isLive);
    m_value->setTextInteractionFlags(isLive ? Qt::NoTextInteraction : Qt::TextSelectableByMouse);
    m_value->setFocusPolicy(isLive ? Qt::StrongFocus : Qt::ClickFocus); // after the flags
    setFocusProxy(isLive ? m_value : nullptr);
    if (m_pen)
        setShown(m_pen, isEditable);
}

void EditCell::setOpenable()
{
    constexpr int penSize = 14;
    m_pen = new QPushButton;
    m_pen->setObjectName(u"pen"_s);
    m_pen->setIcon(icon(u"edit"_s));
    m_pen->setIconSize({penSize, penSize});
    m_pen->setAutoDefault(false);
    const auto name = tr("Change: %1", "a field").arg(m_value->accessibleName());
    m_pen->setAccessibleName(name);
    m_pen->setToolTip(name);
    setStyleClass(m_pen, u"quiet"_s);
    m_shown->layout()->addWidget(m_pen);
    connect(m_pen, &QPushButton::clicked, this, &EditCell::editRequested);
    setEditable(m_isEditable);
}

void EditCell::open(QWidget* editor, const std::function<bool()>& isChanged)
{
    delete m_editor;
    m_editor = editor;
    m_isChanged = isChanged;
    m_isBusy = false;
    qobject_cast<QVBoxLayout*>(layout())->insertWidget(1, editor);
    editor->setAccessibleName(m_value->accessibleName());
    editor->installEventFilter(this);
    if (auto* part = editor->focusProxy()) // of a field with further parts
        part->installEventFilter(this);
    if (auto* box = qobject_cast<PickBox*>(editor)) {
        if (box->lineEdit())
            box->lineEdit()->installEventFilter(this);
        // The choice is made only after the list has closed.
        connect(box, &PickBox::listClosed, this,
            [this] { QTimer::singleShot(0, this, &EditCell::leave); });
    }
    setShown(m_shown, false);
    editor->show();
    editor->setFocus();
    if (auto* line = qobject_cast<QLineEdit*>(editor))
        line->selectAll();
    if (auto* box = qobject_cast<QComboBox*>(editor); box && box->lineEdit())
        box->lineEdit()->selectAll();
}

void EditCell::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    if (!m_editor)
        return;
    // A field that is switched off would pass the keys on to the next one.
    if (isBusy && isAncestorOf(QApplication::focusWidget()))
        parentWidget()->setFocus();
    m_editor->setEnabled(!isBusy);
}

void EditCell::close()
{
    if (!m_editor)
        return;
    const auto hadFocus = isAncestorOf(QApplication::focusWidget());
    auto* old = std::exchange(m_editor, nullptr);
    old->removeEventFilter(this);
    old->hide();
    old->deleteLater(); // one of its signals may be what led here
    setShown(m_note, false);
    setShown(m_choice, false);
    setShown(m_shown, true);
    m_isBusy = false;
    if (hadFocus && m_isEditable)
        m_value->setFocus();
    emit closed();
}

void EditCell::fail(const QString& sentence)
{
    setBusy(false);
    sayNote(sentence, false);
}

void EditCell::showConflict(const QString& sentence)
{
    setBusy(false);
    sayNote(sentence, true);
}

bool EditCell::eventFilter(QObject* watched, QEvent* event)
{
    const auto isValue = watched == m_value;
    if (isValue && (m_isEditable || m_pen) && event->type() == QEvent::MouseButtonRelease
        && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton) {
        if (m_pen)
            emit openRequested();
        else
            emit editRequested();
        return true;
    }
    if (isValue && event->type() == QEvent::ContextMenu) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Copy"), this,
            [text = m_value->text()] { QApplication::clipboard()->setText(text); });
        menu->popup(static_cast<QContextMenuEvent*>(event)->globalPos());
        return true;
    }
    const auto isKey =
        event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (isKey) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        const auto isPress = event->type() == QEvent::KeyPress;
        if (isValue && takesKey(key, isPress)) {
            event->accept();
            return true;
        }
        if (!isValue && m_editor && key == Qt::Key_Escape) {
            event->accept();
            if (isPress)
                close();
            return true;
        }
        const auto isEditor = !isValue && !qobject_cast<QPushButton*>(watched);
        if (isEditor && isPress && isReturn(key)) {
            // A list of suggestions takes its own Enter before this is asked.
            commit();
            return true;
        }
    }
    if (!isValue && event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            QTimer::singleShot(0, this, &EditCell::leave);
    }
    return QWidget::eventFilter(watched, event);
}

/// What the value does on this key; false: nothing.
bool EditCell::takesKey(int key, bool isPress)
{
    const bool isEdit = m_isEditable && (isReturn(key) || key == Qt::Key_F2);
    const bool isOpening = !m_isEditable && m_pen && isReturn(key);
    if (isPress && isEdit)
        emit editRequested();
    else if (isPress && isOpening)
        emit openRequested();
    return isEdit || isOpening;
}

void EditCell::commit()
{
    if (!m_editor || m_isBusy)
        return;
    if (!m_isChanged())
        return close();
    emit saveRequested();
}

/// Whoever goes on means what they typed, unless the buttons of the conflict are where they go.
void EditCell::leave()
{
    if (!m_editor || m_isBusy || m_choice->isVisible())
        return;
    auto* box = qobject_cast<QComboBox*>(m_editor);
    const auto isListOpen = QApplication::activePopupWidget() != nullptr;
    if (isListOpen)
        return;
    const auto stays = isAncestorOf(QApplication::focusWidget());
    if (stays && !(box && m_isChanged()))
        return; // a list was closed without a choice
    if (stays && box && box->isEditable() && !m_isChanged())
        return;
    commit();
}

void EditCell::sayNote(const QString& sentence, bool isConflict)
{
    m_note->setText(sentence);
    setStyleClass(m_note, isConflict ? u"small warning"_s : u"small error"_s);
    setShown(m_note, true);
    setShown(m_choice, isConflict);
    if (m_editor && !isConflict)
        m_editor->setFocus();
    if (isConflict)
        findChild<HintButton*>(u"keepMine"_s)->setFocus();
}

} // namespace homeport
