#include "ui/tickets/bulk_bar.h"

#include "ui/shell/actions.h"
#include "ui/theme/theme.h"
#include "ui/tickets/thing_acts.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QStyle>
#include <QVBoxLayout>
#include <QVariantAnimation>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// On the bar itself; what is rarer stands in the menu.
constexpr TicketAct common[] = {
    TicketAct::Assign, TicketAct::Take, TicketAct::Hold, TicketAct::Resolve};
constexpr TicketAct rarer[] = {TicketAct::Acknowledge, TicketAct::StartWork, TicketAct::Resume,
    TicketAct::Close, TicketAct::Reopen, TicketAct::Cancel, TicketAct::Note};

void followKeys(HintButton* button, const QAction* action)
{
    KeyHint::follow(action, button, [button](const QString& keys) { button->setKeys(keys); });
}

} // namespace

BulkBar::BulkBar(const Actions& actions, QWidget* parent)
    : QFrame(parent)
    , m_actions(actions)
    , m_count(new QLabel)
    , m_sentence(new QLabel)
    , m_meter(new Meter)
    , m_slide(new QVariantAnimation(this))
{
    setObjectName(u"bulkBar"_s);
    setStyleClass(this, u"panel topLine"_s);
    m_count->setObjectName(u"bulkCount"_s);
    setStyleClass(m_count, u"heading"_s);
    m_sentence->setObjectName(u"bulkSentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);

    for (const auto act : common)
        m_acts.append({act, actButton(act)});
    m_tag = actionButton(actionId(ThingAct::Tag));
    m_more = button(u"bulkMore"_s, tr("More …"));
    m_delete = actButton(TicketAct::Delete);
    m_clear = button(u"bulkClear"_s, tr("Unmark all"), KeyHint::words(Qt::Key_Escape));
    m_confirm = button(u"bulkConfirm"_s, {}, KeyHint::words(Qt::Key_Return));
    m_confirm->setLook(HintButton::Look::Primary);
    m_leave = button(u"bulkLeave"_s, tr("Back"), KeyHint::words(Qt::Key_Escape));
    m_cancel = button(u"bulkCancel"_s, tr("Cancel"), KeyHint::words(Qt::Key_Escape));
    m_undo = button(u"bulkUndo"_s, tr("Undo"));
    followKeys(m_undo, actions.find(u"undo"_s));
    m_refusals = button(u"bulkRefusals"_s, tr("Which ones"));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::wideSpace, Theme::space, Theme::wideSpace, Theme::space);
    layout->setSpacing(Theme::smallSpace);
    layout->addWidget(m_sentence);
    layout->addWidget(m_meter);
    m_count->setFixedHeight(m_clear->sizeHint().height()); // on a line with the buttons
    auto* row = new FlowLayout;
    row->addWidget(m_count);
    for (const auto& [act, made] : std::as_const(m_acts))
        row->addWidget(made);
    for (auto* each :
        {m_tag, m_more, m_delete, m_clear, m_confirm, m_undo, m_refusals, m_leave, m_cancel})
        row->addWidget(each);
    layout->addLayout(row);

    connect(m_tag, &HintButton::clicked, this, &BulkBar::tagsRequested);
    connect(m_more, &HintButton::clicked, this, &BulkBar::showMenu);
    connect(m_clear, &HintButton::clicked, this, &BulkBar::clearRequested);
    connect(m_confirm, &HintButton::clicked, this, &BulkBar::confirmed);
    connect(m_leave, &HintButton::clicked, this, &BulkBar::leaveRequested);
    connect(m_cancel, &HintButton::clicked, this, &BulkBar::cancelRequested);
    connect(m_undo, &HintButton::clicked, this, &BulkBar::undoRequested);
    connect(m_refusals, &HintButton::clicked, this, &BulkBar::refusalsRequested);
    connect(m_slide, &QVariantAnimation::valueChanged, this,
        [this](const QVariant& height) { setMaximumHeight(height.toInt()); });
    connect(
        m_slide, &QVariantAnimation::finished, this, [this] { setMaximumHeight(QWIDGETSIZE_MAX); });
    setShown(this, false);
}

HintButton* BulkBar::actButton(TicketAct act)
{
    auto* made = actionButton(actionId(act));
    connect(made, &HintButton::clicked, this, [this, act] { emit actRequested(act); });
    return made;
}

HintButton* BulkBar::actionButton(const QString& id)
{
    const auto* action = m_actions.find(id);
    auto* made = button(u"bulk."_s + id, action->text());
    made->setToolTip(action->statusTip());
    followKeys(made, action);
    return made;
}

HintButton* BulkBar::button(const QString& name, const QString& text, const QString& keys)
{
    auto* made = new HintButton(text, keys);
    made->setObjectName(name);
    return made;
}

void BulkBar::offer(const QString& tickets, const QList<TicketAct>& acts, bool hasFields)
{
    m_count->setText(tr("%1 marked", "34 tickets").arg(tickets));
    QList<QWidget*> parts{m_count, m_tag, m_clear};
    for (const auto& [act, made] : std::as_const(m_acts)) {
        if (acts.contains(act))
            parts += made;
    }
    m_rarer.clear();
    std::copy_if(std::begin(rarer), std::end(rarer), std::back_inserter(m_rarer),
        [&acts](TicketAct act) { return acts.contains(act); });
    m_hasFields = hasFields;
    if (!m_rarer.isEmpty() || hasFields)
        parts.append(m_more);
    if (acts.contains(TicketAct::Delete))
        parts.append(m_delete);
    showParts(parts);
}

void BulkBar::propose(const QString& sentence, const QString& confirm, bool hasRefusals)
{
    m_sentence->setText(sentence);
    m_confirm->setText(confirm);
    QList<QWidget*> parts{m_sentence, m_leave};
    if (!confirm.isEmpty())
        parts.append(m_confirm);
    if (hasRefusals)
        parts.append(m_refusals);
    showParts(parts);
    (confirm.isEmpty() ? m_leave : m_confirm)->setFocus(Qt::OtherFocusReason);
}

void BulkBar::work(const QString& what, int done, int total, qint64 secondsLeft, bool takesFocus)
{
    auto text = total > 0 ? tr("%1: %2 of %3", "what is done: so many of so many")
                                .arg(what, Words::number(done), Words::number(total))
                          : tr("%1 …", "what is done").arg(what);
    if (secondsLeft > 0)
        text += u' ' + tr("About %n second(s) left.", nullptr, int(secondsLeft));
    m_sentence->setText(text);
    m_meter->setShare(total > 0 ? double(done) / total : 0.0);
    const bool wasOver = !m_cancel->isVisibleTo(this);
    showParts({m_sentence, m_meter, m_cancel});
    if (takesFocus && wasOver)
        m_cancel->setFocus(Qt::OtherFocusReason);
}

void BulkBar::tell(const QString& sentence, bool isUndoable, bool hasRefusals)
{
    m_sentence->setText(sentence);
    QList<QWidget*> parts{m_sentence, m_leave};
    if (isUndoable)
        parts.append(m_undo);
    if (hasRefusals)
        parts.append(m_refusals);
    showParts(parts);
}

void BulkBar::showParts(const QList<QWidget*>& parts)
{
    QList<QWidget*> all{m_count, m_sentence, m_meter, m_tag, m_more, m_delete, m_clear, m_confirm,
        m_leave, m_cancel, m_undo, m_refusals};
    for (const auto& [act, made] : std::as_const(m_acts))
        all += made;
    for (auto* each : std::as_const(all))
        setShown(each, parts.contains(each));
    slideIn();
}

void BulkBar::slideIn()
{
    if (!std::exchange(m_isOut, false))
        return;
    setShown(this, true);
    const int duration = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    if (duration <= 0) // where motion is unwanted
        return;
    m_slide->setDuration(qMin(duration, 150));
    m_slide->setStartValue(0);
    m_slide->setEndValue(
        layout()->hasHeightForWidth() ? layout()->heightForWidth(width()) : sizeHint().height());
    m_slide->start();
}

void BulkBar::slideOut()
{
    if (std::exchange(m_isOut, true))
        return;
    m_slide->stop();
    setMaximumHeight(QWIDGETSIZE_MAX);
    setShown(this, false);
}

QString BulkBar::sentence() const
{
    return m_sentence->isVisibleTo(this) ? m_sentence->text() : m_count->text();
}

/// Esc leaves what the bar says before it leaves the list.
bool BulkBar::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void BulkBar::keyPressEvent(QKeyEvent* event)
{
    const auto key = event->key();
    if (key == Qt::Key_Escape) {
        for (auto* each : {m_cancel, m_leave, m_clear}) {
            if (each->isVisibleTo(this))
                return each->click();
        }
    }
    const bool isReturn = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (isReturn) {
        if (auto* chosen = qobject_cast<QPushButton*>(focusWidget()); chosen && chosen->hasFocus())
            return chosen->click();
    }
    QFrame::keyPressEvent(event);
}

void BulkBar::showMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"bulkMenu"_s);
    for (const auto act : std::as_const(m_rarer)) {
        const auto* action = m_actions.find(actionId(act));
        auto* entry = menu->addAction(action->text());
        connect(entry, &QAction::triggered, this, [this, act] { emit actRequested(act); });
    }
    if (m_hasFields) {
        menu->addSeparator();
        connect(menu->addAction(tr("Change fields …")), &QAction::triggered, this,
            &BulkBar::fieldsRequested);
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

} // namespace homeport
