#include "core/incidents/incident_conversion.h"

#include "core/access/directory.h"
#include "core/incidents/incident_act.h"
#include "core/tickets/command_once.h"
#include "core/tickets/link_rules.h"

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

/// What every form takes over; the service still has to be offered. Categories belong to their
/// kinds.
Result<> takeOver(
    Database& database, const Actor& actor, const record::Ticket& incident, NewTicket& form)
{
    if (incident.confidentiality != TicketConfidentiality::Restricted) {
        form.title = incident.title;
        form.description = incident.description;
    }
    form.impact = incident.impact;
    form.urgency = incident.urgency;
    form.service = incident.serviceId;
    form.location = incident.locationId;
    return keepOffered(locations(database, actor.organization), form.location);
}

/// The same, with a service as it is offered for what is no request.
Result<> takeOverAll(
    Database& database, const Actor& actor, const record::Ticket& incident, NewTicket& form)
{
    if (auto taken = takeOver(database, actor, incident, form); !taken)
        return taken;
    return keepOffered(services(database, actor.organization), form.service);
}

/// I-16, once the request is there.
Result<> convert(IncidentAct& act, const record::Ticket& request)
{
    if (auto linked = addLink(act.unit(), act.ticket, TicketLinkLinkType::ConvertedTo, request);
        !linked)
        return linked;
    act.markCancelled(TicketCancelReason::Converted);
    return act.store();
}

/// What stands in the way of converting it.
Result<> requireConvertible(IncidentAct& act, const Origin& origin)
{
    for (const auto& permission : {u"incident.update"_s, u"service_request.create"_s}) {
        if (auto may = act.require(permission); !may)
            return may;
    }
    if (auto unmoved = act.relyOn(origin, {record::Ticket::Field::Status}); !unmoved)
        return unmoved;
    if (auto moved = act.move(); !moved)
        return moved;
    return act.requireCancellable();
}

/// As ticketMadeBy(); a unit looks for no command id.
Result<TicketId> madeBy(
    const CommandDoor& door, const Result<EntryRef>& written, CommandId command, TicketId id)
{
    return ticketMadeBy(door.replica, written, door.unit ? CommandId() : command, id);
}

/// The ticket that an act made. Within a unit nobody can read it back yet: it is as the unit holds
/// it.
template <typename Whole, typename Part, typename Service>
Result<Whole> answer(const CommandDoor& door, const Actor& actor, const Result<TicketId>& made)
{
    if (!made)
        return made.error();
    if (!door.unit)
        return Service(door.replica).find(actor, *made);
    auto ticket = door.unit->get<record::Ticket>(*made);
    if (!ticket)
        return ticket.error();
    auto part = door.unit->get<Part>(*made);
    return part ? Result<Whole>(Whole{*ticket, *part}) : part.error();
}

using Making = std::function<Result<record::Ticket>(UnitOfWork&, const record::Ticket& incident)>;

/// I-17: what the unit makes is raised from the incident, where `permission` and the state of that
/// one allow it. Answers the new ticket.
Result<TicketId> raiseFrom(const CommandDoor& door, const Actor& actor, const Command& command,
    const QString& permission, TicketId id, const Making& making)
{
    TicketId made;
    const auto written =
        writeOnce(door, actor, command, id.value(), [&](UnitOfWork& unit) -> Result<> {
            auto act = IncidentAct::begin(unit, actor, id);
            if (!act)
                return act.error();
            for (const auto& needed : {u"incident.read"_s, permission}) {
                if (auto may = act->require(needed); !may)
                    return may;
            }
            if (auto open = act->move(); !open)
                return open;
            auto ticket = making(unit, act->ticket);
            if (!ticket)
                return ticket.error();
            made = ticket->id;
            return {};
        });
    return madeBy(door, written, command.id, made);
}

} // namespace

Result<NewServiceRequest> requestFrom(
    Replica& replica, const Actor& actor, const Incident& incident)
{
    return replica.read([&](Database& database) -> Result<NewServiceRequest> {
        NewServiceRequest form;
        if (auto taken = takeOver(database, actor, incident.ticket, form); !taken)
            return taken.error();
        std::optional requester(incident.ticket.requesterId);
        if (auto kept = keepOffered(people(database, actor), requester); !kept)
            return kept.error();
        form.requester = requester.value_or(actor.person);
        const auto offered = RequestService(replica).requestable(actor, form.requester);
        if (auto kept = keepOffered(offered, form.service); !kept)
            return kept.error();
        return form;
    });
}

Result<NewProblem> problemFrom(Replica& replica, const Actor& actor, const Incident& incident)
{
    return replica.read([&](Database& database) -> Result<NewProblem> {
        NewProblem form;
        if (auto taken = takeOverAll(database, actor, incident.ticket, form); !taken)
            return taken.error();
        form.detection = incident.incident.isMajor ? ProblemDetection::MajorIncident
                                                   : ProblemDetection::Reactive;
        return form;
    });
}

Result<NewChange> changeFrom(Replica& replica, const Actor& actor, const Incident& incident)
{
    return replica.read([&](Database& database) -> Result<NewChange> {
        NewChange form;
        if (auto taken = takeOverAll(database, actor, incident.ticket, form); !taken)
            return taken.error();
        form.type = ChangeChangeType::Normal;
        return form;
    });
}

Result<ServiceRequest> IncidentService::convertToRequest(
    const Actor& actor, TicketId id, const NewServiceRequest& form, const Origin& origin)
{
    const Command command{
        .code = u"incident.convert_to_request"_s, .id = origin.command, .asked = askedFor(form)};
    TicketId request;
    const auto written =
        writeOnce(m_door, actor, command, id.value(), [&](UnitOfWork& unit) -> Result<> {
            auto act = IncidentAct::begin(unit, actor, id);
            if (!act)
                return act.error();
            if (auto fine = requireConvertible(*act, origin); !fine)
                return fine;
            auto wanted = form;
            if (wanted.requester.isNull())
                wanted.requester = act->ticket.requesterId;
            auto made = RequestService::make(unit, actor, wanted, m_replica.identity().device);
            if (!made)
                return made.error();
            request = made->id;
            return convert(*act, *made);
        });
    const auto made = madeBy(m_door, written, origin.command, request);
    return answer<ServiceRequest, record::ServiceRequest, RequestService>(m_door, actor, made);
}

Result<Problem> IncidentService::raiseProblem(
    const Actor& actor, TicketId id, const NewProblem& form, const Origin& origin)
{
    const Command command{
        .code = u"incident.raise_problem"_s, .id = origin.command, .asked = askedFor(form)};
    const auto made = raiseFrom(m_door, actor, command, u"problem.create"_s, id,
        [&](UnitOfWork& unit, const record::Ticket& incident) {
            auto wanted = form;
            wanted.incidents.prepend(incident.id);
            return ProblemService::make(unit, actor, wanted, m_replica.identity().device);
        });
    return answer<Problem, record::Problem, ProblemService>(m_door, actor, made);
}

Result<Change> IncidentService::raiseChange(
    const Actor& actor, TicketId id, const NewChange& form, const Origin& origin)
{
    const Command command{
        .code = u"incident.raise_change"_s, .id = origin.command, .asked = askedFor(form)};
    const auto made = raiseFrom(m_door, actor, command, u"change.create"_s, id,
        [&](UnitOfWork& unit, const record::Ticket& incident) -> Result<record::Ticket> {
            auto change = ChangeService::make(unit, actor, form, m_replica.identity().device);
            if (!change)
                return change;
            auto linked = addLink(unit, incident, TicketLinkLinkType::Requires, *change);
            return linked ? change : linked.error();
        });
    return answer<Change, record::Change, ChangeService>(m_door, actor, made);
}

} // namespace homeport
