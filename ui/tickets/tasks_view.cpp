#include "ui/tickets/tasks_view.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/tickets/conversation_view.h"
#include "ui/tickets/task_forms.h"
#include "ui/widgets/line_stack.h"
#include "ui/widgets/pill.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

Tone toneOf(TicketTaskStatus status)
{
    switch (status) {
    case TicketTaskStatus::Pending:
    case TicketTaskStatus::Skipped: return Tone::Neutral;
    case TicketTaskStatus::Ready: return Tone::Information;
    case TicketTaskStatus::InProgress: return Tone::Accent;
    case TicketTaskStatus::Blocked: return Tone::Medium;
    case TicketTaskStatus::Done: return Tone::Good;
    case TicketTaskStatus::Failed: return Tone::Critical;
    }
    Q_UNREACHABLE();
}

/// Kind, step, person, until when, what came of it.
QString detailOf(const TaskOnTicket& each)
{
    const auto& task = each.task;
    QStringList parts{KeyWords::of(u"ticket_task"_s, u"task_type"_s, keyOf(task.taskType))};
    if (task.sequence > 0)
        parts << TasksView::tr("step %1").arg(Words::number(task.sequence));
    if (!each.assignee.isEmpty())
        parts << each.assignee;
    if (!each.team.isEmpty())
        parts << each.team;
    if (task.dueAt)
        parts << TasksView::tr("until %1", "a moment").arg(Words::agoWithTime(*task.dueAt));
    if (!task.isMandatory)
        parts << TasksView::tr("need not be done");
    if (task.outcomeNote)
        parts << *task.outcomeNote;
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace

TasksView::TasksView(QWidget* parent) : LineList(u"tasks"_s, u"taskEvent"_s, parent) {}

void TasksView::show(const QList<TaskOnTicket>& tasks, bool isReadOnly)
{
    const std::pair shown(tasks, isReadOnly);
    if (m_shown == shown)
        return;
    m_shown = shown;
    lines().clear();
    for (const auto& each : tasks)
        lines().add(lineFor(each, isReadOnly));
    finish(m_addKeys.isEmpty()
            ? tr("There are no tasks.")
            : tr("There are no tasks. %1 splits off a piece of the work.", "a key").arg(m_addKeys));
}

void TasksView::setAddKeys(const QString& keys)
{
    m_addKeys = keys;
    if (const auto shown = std::exchange(m_shown, std::nullopt))
        show(shown->first, shown->second);
}

QWidget* TasksView::lineFor(const TaskOnTicket& each, bool isReadOnly)
{
    const auto& task = each.task;
    auto* card = new QFrame;
    setStyleClass(card, u"card"_s);
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(10, Theme::smallSpace, 10, Theme::smallSpace);
    row->setSpacing(Theme::smallSpace);
    row->addWidget(new Pill(
        KeyWords::of(u"ticket_task"_s, u"status"_s, keyOf(task.status)), toneOf(task.status)));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(plainLabel(task.title));
    if (task.description)
        words->addWidget(plainLabel(*task.description, u"small"_s));
    words->addWidget(plainLabel(detailOf(each), u"small muted"_s));
    row->addLayout(words, 1);
    if (isReadOnly)
        return card;
    const auto addButton = [&](const QString& name, const QString& text) {
        auto* button = new QPushButton(text);
        button->setObjectName(name);
        setStyleClass(button, u"quiet"_s);
        row->addWidget(button);
        return button;
    };
    for (const auto event : taskEvents(task.status)) {
        connect(addButton(u"taskEvent"_s, nameOf(event)), &QPushButton::clicked, this,
            [this, task, event] { emit eventRequested(task, event); });
    }
    auto* edit = addButton(u"editTask"_s, tr("Change"));
    edit->setAccessibleName(tr("Change the task: %1").arg(task.title));
    connect(edit, &QPushButton::clicked, this, [this, each] { emit editRequested(each); });
    auto* remove = addButton(u"removeTask"_s, {});
    remove->setIcon(icon(u"close"_s));
    remove->setToolTip(tr("Remove the task"));
    remove->setAccessibleName(tr("Remove the task"));
    connect(remove, &QPushButton::clicked, this, [this, task] { emit removeRequested(task); });
    return card;
}

} // namespace homeport
