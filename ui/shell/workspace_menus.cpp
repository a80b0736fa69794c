#include "core/access/access_service.h"
#include "ui/models/queue_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/row_height.h"
#include "ui/tickets/view_acts.h"

#include <QActionGroup>
#include <QCursor>
#include <QMenu>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// Menus over the desk: some of its acts, where they are at hand.

namespace {

/// The acts whose ids begin so, each of which makes one thing hold; `held` is what does now.
void addChoices(
    QMenu& menu, const QString& name, const Actions& acts, const QString& begin, int held)
{
    auto* part = menu.addMenu(name);
    auto* choice = new QActionGroup(part);
    for (auto* act : acts.all()) {
        if (!act->objectName().startsWith(begin))
            continue;
        act->setCheckable(true);
        act->setChecked(act->data().toInt() == held);
        choice->addAction(act);
        part->addAction(act);
    }
}

} // namespace

void Workspace::showPersonMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto& id :
        {u"settings.account"_s, u"appearance.light"_s, u"appearance.dark"_s, u"appearance.system"_s,
            u"shortcuts"_s, u"keys"_s, u"window.new"_s, u"lock"_s, u"signOut"_s, u"quit"_s})
        menu->addAction(m_actions->find(id));
    menu->popup(QCursor::pos());
}

void Workspace::showViewMenu(const QString& key, const QPoint& at)
{
    if (!ViewActs::isViewKey(key))
        return;
    m_views->open(key);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_viewActs);
    menu->popup(at);
}

/// What can be done with the ticket that is chosen in the list, or with those that are marked.
void Workspace::showTicketMenu(const QPoint& at)
{
    const auto standing = m_queue->standing();
    if (!standing || isCovered())
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(u"ticketMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // Of what was chosen just now it is known a moment later whether it may be deleted.
    const auto permission = AccessService::permissionFor(standing->kind, u"delete"_s);
    const bool mayDelete = may(permission) || m_backend.actor().teamGrants.contains(permission);
    for (const auto& id : {u"list.open"_s, u"list.openBehind"_s})
        menu->addAction(m_actions->find(id));
    menu->addSeparator();
    for (const auto act : ticketActs()) {
        auto* action = m_actions->find(actionId(act));
        if (act == TicketAct::Delete)
            menu->addSeparator();
        if (action->isEnabled() || (act == TicketAct::Delete && mayDelete))
            menu->addAction(action);
    }
    menu->addSeparator();
    for (const auto& id : {u"ticket.copyNumber"_s, u"ticket.copyTitle"_s, u"list.copy"_s})
        menu->addAction(m_actions->find(id));
    // Asked for by a key it would open in the middle of the list, wherever the ticket stands.
    const auto* table = m_queue->table();
    const auto line = table->visualRect(table->currentIndex());
    const bool isAtLine = at.y() >= line.top() && at.y() <= line.bottom();
    menu->popup(table->viewport()->mapToGlobal(isAtLine ? at : line.center()));
}

void Workspace::showListMenu()
{
    if (isCovered())
        return;
    if (m_stack->currentWidget() != m_queue)
        showQueue();
    auto* menu = new QMenu(this);
    menu->setObjectName(u"listMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto view = shownTo(m_backend.actor(), m_queue->model()->view());
    m_queue->addColumnsTo(*menu->addMenu(tr("Columns", "of a list")));
    addChoices(*menu, tr("Groups", "of a list"), *m_actions, u"group."_s, int(view.group));
    addChoices(*menu, tr("Order", "of a list"), *m_actions, u"sort."_s, int(view.order));
    addChoices(*menu, tr("Row height"), *m_actions, u"rows."_s, int(keptRowHeight()));
    const auto* button = m_queue->viewButton();
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

} // namespace homeport
