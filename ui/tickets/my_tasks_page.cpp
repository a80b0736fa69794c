#include "ui/tickets/my_tasks_page.h"

#include "core/tickets/task_rules.h"
#include "ui/shell/backend.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/task_forms.h"
#include "ui/tickets/ticket_deeds.h"
#include "ui/widgets/chip_bar.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/line_model.h"
#include "ui/widgets/line_table.h"
#include "ui/widgets/list_panel.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QDateTime>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int stretch = 200; // lines
constexpr int mostFollowed = 100; // tickets
constexpr int ticketColumn = 2;
constexpr int dueColumn = 4;
constexpr int assigneeColumn = 5;
constexpr int teamColumn = 6;

const auto mine = u"mine"_s;
const auto ofTeams = u"teams"_s;

record::Ticket ticketOf(const AssignedTask& task)
{
    record::Ticket ticket;
    ticket.id = task.ticket;
    ticket.number = task.number;
    ticket.title = task.ticketTitle;
    ticket.kind = task.kind;
    return ticket;
}

record::TicketTask rowOf(const AssignedTask& task)
{
    record::TicketTask row;
    row.id = task.id;
    row.ticketId = task.ticket;
    row.title = task.title;
    row.taskType = task.type;
    row.status = task.status;
    row.isMandatory = task.isMandatory;
    return row;
}

QString momentOf(const AssignedTask& task)
{
    if (task.dueAt) {
        const auto moment = Words::agoWithTime(*task.dueAt);
        const bool isOver = toMsecs(*task.dueAt) < QDateTime::currentMSecsSinceEpoch();
        return isOver ? MyTasksPage::tr("overdue since %1", "a moment").arg(moment) : moment;
    }
    return task.plannedAt
        ? MyTasksPage::tr("planned for %1", "a moment").arg(Words::agoWithTime(*task.plannedAt))
        : QString();
}

} // namespace

MyTasksPage::MyTasksPage(Backend& backend, DraftStore& drafts, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_most(stretch)
    , m_forms(new TaskForms(backend, this))
    , m_deeds(new TicketDeeds(backend, drafts, {}, this))
    , m_count(new QLabel)
    , m_chips(new ChipBar)
    , m_message(new MessageStrip)
    , m_lines(new LineModel({tr("Task"), tr("Number"), tr("Ticket"), tr("Status"), tr("Due"),
                                tr("Assignee"), tr("Team")},
          this))
    , m_table(new QTableView)
    , m_none(new EmptyState)
{
    setObjectName(u"myTasksPage"_s);
    m_count->setObjectName(u"myTasksCount"_s);
    setStyleClass(m_count, u"muted"_s);
    m_chips->addChip(mine, tr("Assigned to me"));
    m_chips->addChip(ofTeams, tr("Of my teams"));
    m_chips->setFilterVisible(false);
    m_chips->filterField()->setObjectName(u"myTasksFilter"_s);
    m_message->setObjectName(u"myTasksMessage"_s);
    m_none->setObjectName(u"myTasksNone"_s);
    setUpLines(m_table, m_lines, u"myTasksTable"_s, tr("My tasks"), {110, 240, 110, 180, 130, 110});
    auto* heads = m_table->horizontalHeader();
    heads->setSectionResizeMode(ticketColumn, QHeaderView::Stretch);
    for (const auto column : {dueColumn, teamColumn})
        heads->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_table->installEventFilter(this);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeListPanel({.title = tr("My tasks"),
        .count = m_count,
        .narrowing = {m_chips},
        .message = m_message,
        .lines = m_table,
        .empty = m_none}));

    setShown(m_none, false);
    connectParts();
    connectActs();
}

MyTasksPage::~MyTasksPage()
{
    // Parts that go one after the other must not report to what is half gone.
    for (auto* part : findChildren<QObject*>())
        part->disconnect(this);
}

void MyTasksPage::connectParts()
{
    connect(m_chips, &ChipBar::chosenEdited, this, [this](const QStringList& keys) {
        if (!keys.isEmpty())
            open(keys.first() == ofTeams ? Whose::MyTeams : Whose::Mine);
    });
    connect(m_table, &QTableView::doubleClicked, this, &MyTasksPage::openCurrent);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value == m_table->verticalScrollBar()->maximum())
            showMore();
    });
    connect(&m_backend, &Backend::changed, this, &MyTasksPage::follow);
    connect(&m_backend, &Backend::recovered, this, [this] {
        m_message->dismiss();
        if (isVisible())
            fetch();
    });
    connect(&m_backend, &Backend::timePassed, this, [this] {
        if (isVisible())
            present();
    });
}

void MyTasksPage::connectActs()
{
    connect(m_forms, &TaskForms::begun, m_deeds, &TicketDeeds::keepDraft);
    connect(m_forms, &TaskForms::ready, this,
        [this](const QString& deed, const TicketJob& job, const CommandId& command, ActForm* form) {
            m_message->dismiss();
            if (!form)
                m_finished.insert(m_acting.id);
            m_deeds->perform(ticketOf(m_acting), deed, job, command, form);
        });
    connect(m_deeds, &TicketDeeds::done, this, &MyTasksPage::acted);
    connect(m_deeds, &TicketDeeds::refused, this, [this](const QString& sentence) {
        m_finished.clear();
        m_message->say(Tone::Critical, sentence);
        m_backend.poll();
    });
}

void MyTasksPage::open(Whose whose)
{
    m_whose = whose;
    m_most = stretch;
    m_chips->setChosen({whose == Whose::MyTeams ? ofTeams : mine});
    m_table->setColumnHidden(assigneeColumn, whose == Whose::Mine);
    m_message->dismiss();
    if (isVisible())
        fetch();
    focusList();
}

void MyTasksPage::focusList()
{
    (m_table->isHidden() ? static_cast<QWidget*>(this) : m_table)->setFocus();
}

void MyTasksPage::fetch()
{
    const auto found = m_backend.ask(
        [actor = m_backend.actor(), whose = m_whose, most = m_most](Session& session) {
            return session.replica->read([&](Database& database) {
                return AssignedTasks::page(database, actor, whose, 0, most);
            });
        });
    deliver(found, this, m_latest([this](const Result<QList<AssignedTask>>& tasks) {
        if (!tasks)
            return m_message->say(Tone::Critical, Words::of(tasks.error()));
        m_finished.clear();
        m_tasks = *tasks;
        present();
    }));
}

/// Nothing is followed while the page is not shown.
void MyTasksPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        fetch();
}

void MyTasksPage::follow(const QSet<QUuid>& changed)
{
    if (!isVisible())
        return;
    if (changed.size() > mostFollowed)
        return fetch();
    QList<TicketId> tickets;
    for (const auto& each : changed)
        tickets.append(TicketId(each));
    const auto found = m_backend.ask(
        [actor = m_backend.actor(), whose = m_whose, tickets, most = m_most](Session& session) {
            return session.replica->read([&](Database& database) {
                return AssignedTasks::of(database, actor, whose, tickets, most);
            });
        });
    deliver(found, this, [this, tickets](const Result<QList<AssignedTask>>& tasks) {
        auto shown = m_tasks;
        shown.removeIf([&](const AssignedTask& each) { return !tickets.contains(each.ticket); });
        if (!tasks || *tasks != shown)
            fetch();
    });
}

void MyTasksPage::present()
{
    QList<ListLine> lines;
    for (const auto& task : std::as_const(m_tasks)) {
        lines.append({task.id.value(),
            {task.title, task.number, task.ticketTitle,
                KeyWords::of(u"ticket_task"_s, u"status"_s, keyOf(task.status)), momentOf(task),
                task.assignee, task.team}});
    }
    auto* bar = m_table->verticalScrollBar();
    const auto place = bar->value();
    showLines(m_table, m_lines, lines);
    bar->setValue(place);
    const auto count = Words::number(m_tasks.size());
    m_count->setText(m_tasks.size() < m_most ? count : count + u'+');
    m_none->setSentence(m_whose == Whose::Mine ? tr("You have no open tasks.")
                                               : tr("Your teams have no open tasks."));
    showList(m_table, m_none, lines.isEmpty(), this);
    if (hasFocus() && !lines.isEmpty())
        m_table->setFocus();
}

/// Where the list ends there may be more of it.
void MyTasksPage::showMore()
{
    if (m_tasks.size() < m_most)
        return;
    m_most += stretch;
    fetch();
}

const AssignedTask* MyTasksPage::current() const
{
    const auto* line = m_lines->line(m_table->currentIndex().row());
    const auto found = std::find_if(m_tasks.begin(), m_tasks.end(),
        [line](const AssignedTask& task) { return line && task.id.value() == line->id; });
    return found == m_tasks.end() ? nullptr : &*found;
}

void MyTasksPage::openCurrent()
{
    if (const auto* task = current())
        emit ticketRequested(task->ticket);
}

void MyTasksPage::finishCurrent()
{
    const auto* task = current();
    if (!task || m_finished.contains(task->id))
        return;
    if (!taskTarget(TaskEvent::Finish, task->status)) {
        return m_message->say(
            Tone::Medium, tr("Only what is ready or in progress can be ticked off."));
    }
    m_acting = *task;
    m_deeds->setTicket(m_acting.ticket);
    m_forms->move(ticketOf(m_acting), rowOf(m_acting), TaskEvent::Finish);
}

bool MyTasksPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_J: stepBy(m_table, 1); return true;
        case Qt::Key_K: stepBy(m_table, -1); return true;
        default: break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace homeport
