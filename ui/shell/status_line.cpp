#include "ui/shell/status_line.h"

#include "core/db/desk_place.h"
#include "core/journal/held_back.h"
#include "ui/theme/theme.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int edge = 3;
constexpr int undoHeight = 20;

} // namespace

StatusLine::StatusLine(const Address& desk, QWidget* parent)
    : QFrame(parent)
    , m_mark(new QLabel(u"●"_s))
    , m_desk(new QLabel)
    , m_name(nameOf(desk))
    , m_open(new QLabel)
    , m_latency(new QLabel)
    , m_held(new QLabel)
    , m_said(new QLabel)
    , m_undo(new HintButton({}, {}, HintButton::Look::Quiet))
{
    setObjectName(u"statusLine"_s);
    setStyleClass(this, u"panel topLine"_s);
    m_desk->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_desk->setToolTip(desk.shown());
    m_desk->setObjectName(u"deskName"_s);
    for (auto* label : {m_desk, m_open, m_latency, m_held, m_said}) {
        label->setTextFormat(Qt::PlainText);
        setStyleClass(label, u"small secondary"_s);
    }
    m_open->setObjectName(u"openCount"_s);
    m_held->setObjectName(u"heldBack"_s);
    m_said->setObjectName(u"saidUndo"_s);
    m_undo->setObjectName(u"undoHint"_s);
    m_undo->setFixedHeight(undoHeight);
    m_undo->setFocusPolicy(Qt::TabFocus); // a click leaves the keys where they are
    setMinimumHeight(undoHeight + 2 * edge + 1); // whether there is something to undo or not
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::space, edge, Theme::space, edge);
    layout->setSpacing(Theme::wideSpace);
    auto* where = new QHBoxLayout;
    where->setSpacing(6);
    where->addWidget(m_mark);
    where->addWidget(m_desk);
    layout->addLayout(where);
    for (auto* label : {m_open, m_latency, m_held})
        layout->addWidget(label);
    layout->addStretch();
    layout->addWidget(m_said);
    layout->addWidget(m_undo);
    setShown(m_held, false);
    setShown(m_undo, false);
    setReachable(true);
}

void StatusLine::setReachable(bool isReachable)
{
    if (std::exchange(m_isReachable, isReachable) == isReachable)
        return;
    setStyleClass(m_mark, isReachable ? u"small good"_s : u"small error"_s);
    m_desk->setText(isReachable ? m_name : tr("%1 · not reachable", "a desk").arg(m_name));
}

void StatusLine::setOpen(qint64 tickets)
{
    m_open->setText(tr("%1 open", "tickets").arg(Words::number(tickets)));
}

void StatusLine::setLatency(qint64 milliseconds)
{
    m_latency->setText(tr("%1 ms", "milliseconds").arg(Words::number(milliseconds)));
}

void StatusLine::setHeldBack(const HeldBack& held)
{
    setShown(m_held, held.entries > 0);
    if (held.entries == 0)
        return;
    m_held->setText(tr("%n change(s) wait for a newer Homeport", nullptr, int(held.entries)));
    m_held->setToolTip(tr("Others work with a newer Homeport. Their changes are kept here and take "
                          "effect once this one knows schema %1.")
                           .arg(held.schema));
}

void StatusLine::setUndoAction(QAction* undo)
{
    KeyHint::follow(undo, m_undo, [this](const QString& keys) { m_undo->setKeys(keys); });
    connect(m_undo, &HintButton::clicked, undo, &QAction::trigger);
}

void StatusLine::setUndo(const QString& deed)
{
    m_undo->setText(deed.isEmpty() ? QString() : tr("Undo: %1").arg(deed));
    setShown(m_undo, !deed.isEmpty());
}

void StatusLine::say(const QString& sentence)
{
    m_said->setText(sentence);
}

} // namespace homeport
