#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/shell/undo_stack.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/my_tasks_page.h"
#include "ui/tickets/ticket_page.h"
#include "ui/widgets/nav_list.h"
#include "ui/widgets/tab_strip.h"

#include <QStackedWidget>
#include <QTableView>

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// What is left to be done across tickets; workspace_lists.cpp holds the tickets themselves.

void Workspace::addTaskPlaces()
{
    add(u"go.tasks"_s, tr("Go to my tasks"), QKeySequence(u"G, K"_s), [this] { showTasks(); });
    add(u"go.teamTasks"_s, tr("Go to the tasks of my teams"), QKeySequence(u"G, J"_s),
        [this] { showTasks(AssignedTasks::Whose::MyTeams); });

    QList<QAction*> acts;
    const auto addFor = [&](const QString& id, const QString& text, const QList<QKeySequence>& keys,
                            const std::function<void()>& act) {
        acts.append(m_actions->addFor(nullptr, id, text, keys));
        acts.last()->setEnabled(false);
        connect(acts.last(), &QAction::triggered, this, [this, act] {
            if (!isCovered())
                act();
        });
    };
    addFor(u"tasks.open"_s, tr("Open the ticket of the task"),
        {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)},
        [this] { m_tasks->openCurrent(); });
    addFor(u"tasks.finish"_s, tr("Tick off the task"), {QKeySequence(u"X"_s)},
        [this] { m_tasks->finishCurrent(); });
    connect(m_stack, &QStackedWidget::currentChanged, this, [this, acts] {
        for (auto* act : acts)
            act->setEnabled(m_tasks && m_stack->currentWidget() == m_tasks);
    });
}

void Workspace::makeTasks()
{
    m_tasks = new MyTasksPage(m_backend, m_drafts);
    m_stack->addWidget(m_tasks);
    for (const auto& act : {u"tasks.open"_s, u"tasks.finish"_s})
        m_tasks->table()->addAction(m_actions->find(act));
    connect(m_tasks, &MyTasksPage::ticketRequested, this, [this](TicketId id) {
        openTicket(id);
        ticketPage()->showTasks();
    });
    connect(m_tasks, &MyTasksPage::acted, this, [this](const QString& deed, const EntryRef& entry) {
        m_undo->remember({deed, entry});
        m_backend.poll();
    });
}

void Workspace::showTasks(AssignedTasks::Whose whose)
{
    if (!m_tasks)
        makeTasks();
    m_nav->setChosen(u"tasks"_s);
    m_tabs->setCurrent({});
    m_tasks->open(whose);
    m_stack->setCurrentWidget(m_tasks);
    m_tasks->focusList();
}

} // namespace homeport
