#include "core/access/access_service.h"
#include "ui/audit/audit_page.h"
#include "ui/models/queue_model.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_page.h"

#include <algorithm>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// What leads from one place of the desk to another; workspace_actions.cpp holds the other acts.

namespace {

constexpr TicketKind listedKinds[] = {
    TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change};

} // namespace

/// To lists of tickets.
void Workspace::addListPlaces()
{
    using Which = QueueView::Which;
    add(u"go.mine"_s, tr("Go to my work"), QKeySequence(u"G, M"_s), [this] { goTo(Which::Mine); });
    add(u"go.teams"_s, tr("Go to the tickets of my teams"), QKeySequence(u"G, T"_s),
        [this] { goTo(Which::MyTeams); });
    add(u"go.unassigned"_s, tr("Go to unassigned tickets"), QKeySequence(u"G, U"_s),
        [this] { goTo(Which::Unassigned); });
    const std::tuple<TicketKind, QString, const char*> lists[] = {
        {TicketKind::Incident, tr("Go to all open incidents"), "G, I"},
        {TicketKind::ServiceRequest, tr("Go to all open requests"), "G, R"},
        {TicketKind::Problem, tr("Go to all open problems"), "G, L"},
        {TicketKind::Change, tr("Go to all open changes"), "G, C"}};
    for (const auto& [kind, text, keys] : lists) {
        const auto id = u"go."_s + placeOf(kind);
        add(id, text, QKeySequence(QString::fromLatin1(keys)),
            [this, kind = kind] { goTo(Which::Open, kind); });
        m_actions->find(id)->setEnabled(kind == TicketKind::Incident || mayList(kind));
    }
    // Of the kind that is in front, as the chips of the list.
    const auto goAlong = [this](Which which) { goTo(which, m_queue->model()->view().kind); };
    add(u"go.hold"_s, tr("Go to tickets on hold"), QKeySequence(u"G, H"_s),
        [goAlong] { goAlong(Which::OnHold); });
    add(u"go.resolved"_s, tr("Go to resolved tickets"), QKeySequence(u"G, D"_s),
        [goAlong] { goAlong(Which::Resolved); });
    add(u"go.all"_s, tr("Go to all tickets, closed ones too"), QKeySequence(u"G, E"_s),
        [goAlong] { goAlong(Which::All); });
}

/// To what comes in and goes out, and the journal of it all.
void Workspace::addDataPlaces()
{
    add(u"go.import"_s, tr("Import incidents from a file"), QKeySequence(u"G, F"_s),
        [this] { showImport(); });
    m_actions->find(u"go.import"_s)->setEnabled(may(u"integration.import"_s));
    add(u"export"_s, tr("Export the list to a file"), QKeySequence(u"Ctrl+Shift+E"_s),
        [this] { exportView(); });
    m_actions->find(u"export"_s)
        ->setEnabled(may(u"audit.export"_s)
            || std::any_of(std::begin(listedKinds), std::end(listedKinds), [this](TicketKind kind) {
                   return may(AccessService::permissionFor(kind, u"export"_s));
               }));
    add(u"go.audit"_s, tr("Go to the audit trail"), QKeySequence(u"G, A"_s),
        [this] { showAudit(); });
    m_actions->find(u"go.audit"_s)->setEnabled(may(u"audit.read"_s));
    add(u"audit.verify"_s, tr("Verify the journal"), {}, [this] {
        if (auto* page = showAudit())
            page->verify();
    });
    m_actions->find(u"audit.verify"_s)->setEnabled(may(u"audit.verify"_s));
}

/// The settings as a whole and each part of them that is open to the person.
void Workspace::addSettingActs()
{
    add(u"go.settings"_s, tr("Go to the settings"), QKeySequence(Qt::Key_G, Qt::Key_Comma),
        [this] { showSettings(); });
    for (const auto& entry : SettingsParts::all()) {
        if (!entry.isOpenTo(m_backend.actor()))
            continue;
        add(u"settings."_s + entry.key, tr("Settings: %1", "a part of them").arg(entry.title), {},
            [this, key = entry.key] { showSettings(key); });
    }
}

/// The people of the ticket in front.
void Workspace::addPersonActs()
{
    const auto open = [this](PersonId person) {
        if (!person.isNull())
            openPerson(person);
    };
    add(u"person.requester"_s, tr("Show the requester"), QKeySequence(u"G, P"_s), [this, open] {
        if (const auto* page = ticketPage())
            open(page->requester());
    });
    add(u"person.assignee"_s, tr("Show the assignee"), QKeySequence(u"G, O"_s), [this, open] {
        if (const auto* page = ticketPage())
            open(page->assignee());
    });
    for (const auto& id : {u"person.requester"_s, u"person.assignee"_s})
        m_fieldActs.append(m_actions->find(id));
}

} // namespace homeport
