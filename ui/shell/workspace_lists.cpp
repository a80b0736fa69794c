#include "core/access/access_service.h"
#include "ui/models/queue_model.h"
#include "ui/shell/backend.h"
#include "ui/shell/status_line.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/queue_page.h"
#include "ui/widgets/nav_list.h"
#include "ui/widgets/tab_strip.h"
#include "ui/words/words.h"

#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// The lists of one kind each, in the order of TicketKind and of the navigation.
const std::pair<QString, TicketKind> ticketPlaces[] = {{u"incidents"_s, TicketKind::Incident},
    {u"requests"_s, TicketKind::ServiceRequest}, {u"problems"_s, TicketKind::Problem},
    {u"changes"_s, TicketKind::Change}};

} // namespace

// The lists of tickets in the navigation, and how many each holds.

QString Workspace::placeOf(TicketKind kind)
{
    return ticketPlaces[size_t(kind)].first;
}

std::optional<TicketKind> Workspace::kindAt(const QString& place)
{
    for (const auto& [key, kind] : ticketPlaces) {
        if (key == place)
            return kind;
    }
    return std::nullopt;
}

/// Lists of every kind belong to the own work, from which they are chosen.
QString Workspace::placeOf(const QueueView& view)
{
    return view.kind ? placeOf(*view.kind) : u"mine"_s;
}

bool Workspace::mayList(TicketKind kind) const
{
    const auto permission = AccessService::permissionFor(kind, u"read"_s);
    return may(permission) || m_backend.actor().teamGrants.contains(permission);
}

void Workspace::addTicketPlaces()
{
    for (const auto& [key, kind] : ticketPlaces) {
        if (kind == TicketKind::Incident || mayList(kind))
            m_nav->addPlace(key, Words::ofMany(kind));
    }
}

void Workspace::goTo(QueueView::Which which, const std::optional<TicketKind>& kind)
{
    m_queue->choose(which, kind);
    m_nav->setChosen(placeOf(m_queue->model()->view()));
    showQueue();
}

void Workspace::showQueue()
{
    m_restoredFront = {};
    m_stack->setCurrentWidget(m_queue);
    m_tabs->setCurrent({});
    m_queue->focusList();
    if (m_queue->model()->view().kind != m_countedKind)
        fetchCounts();
}

void Workspace::fetchCounts()
{
    m_countedKind = m_queue->model()->view().kind;
    const auto counts =
        m_backend.ask([actor = m_backend.actor(), kind = m_countedKind](Session& session) {
            return session.replica->read(
                [&](Database& database) { return TicketQueries::counts(database, actor, kind); });
        });
    deliver(counts, this, m_latestCounts([this](const Result<Counts>& found) {
        if (!found)
            return tell(found.error());
        m_queue->setCounts(*found);
        m_nav->setCount(u"mine"_s, Words::number(found->allMine));
        for (const auto& [key, kind] : ticketPlaces)
            m_nav->setCount(key, Words::number(found->of(kind)));
        m_status->setOpen(found->allOpen);
    }));
}

} // namespace homeport
