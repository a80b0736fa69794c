#include "core/access/access_service.h"
#include "core/access/directory.h"
#include "core/base/text.h"
#include "core/incidents/incident_details.h"
#include "core/incidents/incident_guards.h"
#include "core/incidents/incident_routing.h"
#include "core/incidents/incident_service.h"
#include "core/incidents/incident_templates.h"
#include "core/tickets/command_once.h"
#include "core/tickets/link_rules.h"
#include "core/tickets/number_lease.h"
#include "core/tickets/ticket_act.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

Result<> checkForm(const Actor& actor, const NewIncident& form)
{
    if (auto titled = checkTitle(form.title); !titled)
        return titled;
    if (isBlank(form.description))
        return fieldRequired(u"description"_s);
    if (form.requester.isNull())
        return fieldRequired(u"requester_id"_s);
    if (!isLevel(form.impact))
        return invalidField(u"impact"_s, u"RANGE"_s);
    if (!isLevel(form.urgency))
        return invalidField(u"urgency"_s, u"RANGE"_s);
    const bool namesOther = form.requester != actor.person;
    if (namesOther && actor.scopeOf(u"incident.create"_s) <= Scope::Own) {
        return Error{
            Error::Kind::Denied, u"incident.create"_s, u"for someone else"_s, u"FORBIDDEN"_s};
    }
    return isForSupport(detailsOf(form)) ? AccessService::require(actor, u"incident.update"_s)
                                         : Result<>();
}

/// Impact and urgency, or a category that says how urgent its incidents are.
Result<> takePriority(const NewIncident& form, const std::optional<record::Category>& category,
    record::Ticket& ticket)
{
    if (form.impact)
        ticket.impact = *form.impact;
    if (form.urgency)
        ticket.urgency = *form.urgency;
    if (form.impact && form.urgency)
        return {};
    if (!category || !category->defaultPriority)
        return fieldRequired(form.impact ? u"urgency"_s : u"impact"_s);
    ticket.priorityBasis = TicketPriorityBasis::CategoryDefault;
    ticket.priorityOverride = category->defaultPriority;
    return {};
}

Result<record::Ticket> newTicket(
    UnitOfWork& unit, const Actor& actor, const NewIncident& form, const QUuid& device)
{
    record::Ticket ticket;
    ticket.kind = TicketKind::Incident;
    ticket.title = form.title.trimmed();
    ticket.description = form.description;
    ticket.status = TicketStatus::New;
    ticket.statusChangedAt = unit.now();
    ticket.requesterId = form.requester;
    ticket.channel = form.channel;
    ticket.categoryId = form.category;
    if (auto taken = takeRequester(unit, actor, ticket); !taken)
        return taken.error();
    if (form.location) {
        if (auto taken = takeLocation(unit, actor, form.location, ticket); !taken)
            return taken.error();
    }
    if (auto taken = takeService(unit, actor, form.service, ticket); !taken)
        return taken.error();
    std::optional<record::Category> category;
    if (form.category) {
        auto found = selectableCategory(unit, actor, TicketKind::Incident, *form.category);
        if (!found)
            return found.error();
        category = std::move(*found);
    }
    if (auto taken = takePriority(form, category, ticket); !taken)
        return taken.error();
    if (form.fromTemplate) {
        auto found =
            chosen<record::TicketTemplate>(unit, actor, *form.fromTemplate, u"template_id"_s);
        if (!found)
            return found.error();
        if (found->kind != TicketTemplateKind::Incident)
            return invalidField(u"template_id"_s, u"REFERENCE"_s);
        ticket.templateId = form.fromTemplate;
    }
    auto number = drawTicketNumber(unit, device, TicketKind::Incident);
    if (!number)
        return number.error();
    ticket.number = std::move(*number);
    return ticket;
}

/// Where the form names no team: the one that it is routed to. An assignee who was named comes
/// first, and with them no team that they may not work for (G-02).
Result<std::optional<TeamId>> teamFor(IncidentAct& act, const NewIncident& form)
{
    if (form.team)
        return form.team;
    auto team = routedTeam(act.unit(), act.actor(), act.ticket);
    if (!team || !*team || !form.assignee)
        return team;
    act.ticket.assignedTeamId = *team;
    auto eligible = act.isEligible(*form.assignee);
    act.ticket.assignedTeamId.reset();
    if (!eligible)
        return eligible.error();
    return *eligible ? team : std::optional<TeamId>();
}

/// I-03 right after I-01: by whoever names who shall work, else by the desk itself.
Result<> assignNew(UnitOfWork& unit, const Actor& actor, const NewIncident& form, TicketId id)
{
    auto act = IncidentAct::begin(unit, actor, id);
    if (!act)
        return act.error();
    if (form.team || form.assignee) {
        if (auto may = act->require(u"incident.assign"_s); !may)
            return may;
    }
    auto team = teamFor(*act, form);
    if (!team)
        return team.error();
    if (!*team && !form.assignee)
        return {};
    if (auto done = act->assignTo(*team, form.assignee); !done)
        return done;
    act->enter(TicketStatus::Assigned);
    return act->store();
}

/// Section 11: one that is only resolved is reopened, and so is a closed one by whoever still may.
Result<> requireOver(
    Database& database, const Actor& actor, const record::Ticket& ticket, Timestamp now)
{
    if (ticket.status != TicketStatus::Closed) {
        return Error{
            Error::Kind::Conflict, u"status"_s, keyOf(ticket.status), u"INVALID_TRANSITION"_s};
    }
    auto canBeReopened = isReopenable(database, actor, ticket, now);
    if (!canBeReopened)
        return canBeReopened.error();
    return *canBeReopened ? guardFailed(u"CAN_BE_REOPENED"_s) : Result<>();
}

Result<> linkToClosed(
    UnitOfWork& unit, const Actor& actor, const record::Ticket& followUp, TicketId closed)
{
    auto other = TicketAct::begin(unit, actor, closed);
    if (!other)
        return other.error();
    auto linked = addLink(unit, followUp, TicketLinkLinkType::FollowUpOf, other->ticket);
    return linked ? requireOver(unit.database(), actor, other->ticket, unit.now()) : linked;
}

/// Last, when it has an assignee and a team: security incidents are restricted from the start.
Result<> restrictNew(UnitOfWork& unit, const Actor& actor, const NewIncident& form, TicketId id)
{
    const bool isRestricted = form.isSecurity.value_or(false)
        || form.confidentiality == TicketConfidentiality::Restricted;
    if (!isRestricted)
        return {};
    auto ticket = unit.get<record::Ticket>(id);
    if (!ticket)
        return ticket.error();
    ticket->confidentiality = TicketConfidentiality::Restricted;
    if (auto put = unit.put(*ticket); !put)
        return put;
    return stayInSight(unit, actor, *ticket);
}

Result<record::Ticket> report(
    UnitOfWork& unit, const Actor& actor, const NewIncident& form, const QUuid& device)
{
    if (auto may = AccessService::require(actor, u"incident.create"_s); !may)
        return may.error();
    if (auto checked = checkForm(actor, form); !checked)
        return checked.error();
    auto ticket = newTicket(unit, actor, form, device);
    if (!ticket)
        return ticket;
    // The unit creates the rows before the organization stands in their heads.
    ticket->head.organizationId = actor.organization;
    record::Incident incident;
    if (auto taken = takeDetails(unit, detailsOf(form), *ticket, incident); !taken)
        return taken.error();
    if (auto made = unit.create(*ticket); !made)
        return made.error();
    incident.id = ticket->id;
    if (auto made = unit.create(incident); !made)
        return made.error();
    if (form.fromTemplate) {
        if (auto added = addTemplateTasks(unit, actor, *form.fromTemplate, ticket->id); !added)
            return added.error();
    }
    if (form.followUpOf) {
        if (auto linked = linkToClosed(unit, actor, *ticket, *form.followUpOf); !linked)
            return linked.error();
    }
    return ticket;
}

Result<NewIncident> takenOver(Database& database, const Actor& actor, const record::Ticket& closed)
{
    NewIncident form;
    if (closed.confidentiality != TicketConfidentiality::Restricted)
        form.title = closed.title;
    form.impact = closed.impact;
    form.urgency = closed.urgency;
    form.category = closed.categoryId;
    form.service = closed.serviceId;
    form.location = closed.locationId;
    form.followUpOf = closed.id;
    std::optional requester(closed.requesterId);
    const auto organization = actor.organization;
    if (auto kept = keepOffered(categories(database, organization), form.category); !kept)
        return kept.error();
    if (auto kept = keepOffered(services(database, organization), form.service); !kept)
        return kept.error();
    if (auto kept = keepOffered(locations(database, organization), form.location); !kept)
        return kept.error();
    if (auto kept = keepOffered(people(database, actor), requester); !kept)
        return kept.error();
    const bool isForOthers = actor.scopeOf(u"incident.create"_s) > Scope::Own;
    form.requester = isForOthers && requester ? *requester : actor.person;
    return form;
}

QByteArray digestOf(const NewIncident& form)
{
    return homeport::digestOf(form.title, form.description, form.requester, form.impact,
        form.urgency, form.category, form.service, form.location, form.team, form.assignee,
        form.channel, form.fromTemplate, form.followUpOf, form.confidentiality,
        askedFor(detailsOf(form)));
}

} // namespace

Result<Incident> IncidentService::create(
    const Actor& actor, const NewIncident& form, CommandId command)
{
    const Command creation{.code = u"incident.create"_s, .id = command, .asked = digestOf(form)};
    const auto made =
        createOnce(m_door, actor, creation, [&](UnitOfWork& unit) -> Result<record::Ticket> {
            auto reported = report(unit, actor, form, m_replica.identity().device);
            if (!reported)
                return reported;
            if (auto assigned = assignNew(unit, actor, form, reported->id); !assigned)
                return assigned.error();
            auto restricted = restrictNew(unit, actor, form, reported->id);
            return restricted ? reported : restricted.error();
        });
    return made ? find(actor, *made) : made.error();
}

Result<FollowUp> IncidentService::followUp(const Actor& actor, TicketId id)
{
    if (auto may = AccessService::require(actor, u"incident.create"_s); !may)
        return may.error();
    return m_replica.read([&](Database& database) -> Result<FollowUp> {
        const auto closed = find(actor, id);
        if (!closed)
            return closed.error();
        if (auto fine = requireOver(database, actor, closed->ticket, m_replica.now()); !fine)
            return fine.error();
        auto form = takenOver(database, actor, closed->ticket);
        if (!form)
            return form.error();
        return FollowUp{closed->ticket.number, std::move(*form)};
    });
}

} // namespace homeport
