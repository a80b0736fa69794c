#include "core/tickets/any_ticket.h"
#include "ui/audit/audit_page.h"
#include "ui/exchange/import_page.h"
#include "ui/people/person_page.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/backend.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/my_tasks_page.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_page.h"
#include "ui/widgets/tab_strip.h"

#include <QStackedWidget>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// What is in front and in tabs, for whoever shows the workspace.

namespace {

/// Those of them that the actor may read and that were not deleted, in the same order.
Result<QList<record::Ticket>> readable(
    Database& database, const Actor& actor, const QList<TicketId>& ids)
{
    QList<record::Ticket> tickets;
    for (const auto& id : ids) {
        auto found = readTicket(database, actor, id);
        if (!found && found.error().kind != Error::Kind::NotFound)
            return found.error();
        if (found && !found->ticket.head.deletedAt)
            tickets.append(std::move(found->ticket));
    }
    return tickets;
}

} // namespace

void Workspace::setUpFront()
{
    connect(m_stack, &QStackedWidget::currentChanged, this, &Workspace::frontChanged);
    connect(m_queue, &QueuePage::named, this, &Workspace::frontChanged);
    connect(m_stack, &QStackedWidget::currentChanged, this, &Workspace::openTicketsChanged);
    connect(m_tabs, &TabStrip::changed, this, &Workspace::openTicketsChanged);
}

QString Workspace::frontName() const
{
    if (const auto* page = ticketPage())
        return page->number().isEmpty() ? page->tabTitle() : page->number() + u' ' + page->title();
    const auto* front = m_stack->currentWidget();
    if (front == m_import)
        return tr("Import");
    if (front == m_audit)
        return tr("Audit trail");
    if (front == m_settings)
        return tr("Settings");
    if (front == m_tasks)
        return tr("My tasks");
    if (front == m_person)
        return m_person->name();
    return m_queue->baseName();
}

OpenTickets Workspace::openTickets() const
{
    OpenTickets open;
    for (int i = 0; i < m_tabs->count(); ++i)
        open.tabs.append(TicketId::fromString(m_tabs->keyAt(i)));
    if (const auto* page = ticketPage())
        open.front = page->ticket();
    return open;
}

void Workspace::restore(const OpenTickets& left)
{
    if (left.tabs.isEmpty())
        return;
    m_isRestoring = true;
    m_restoredFront = left.front;
    const auto found =
        m_backend.ask([actor = m_backend.actor(), ids = left.tabs](Session& session) {
            return session.replica->read(
                [&](Database& database) { return readable(database, actor, ids); });
        });
    deliver(found, this, [this](const Result<QList<record::Ticket>>& tickets) {
        if (!tickets)
            return; // they are kept as they were left, for another time
        for (const auto& ticket : *tickets)
            m_tabs->addTab(ticket.id.toString(), TicketPage::tabTitle(ticket));
        m_isRestoring = false;
        const auto front = std::exchange(m_restoredFront, {});
        const bool isAsLeft = m_stack->currentWidget() == m_queue && !isCovered();
        if (!front.isNull() && isAsLeft && m_tabs->contains(front.toString()))
            openTicket(front);
        emit openTicketsChanged();
    });
}

} // namespace homeport
