#include "core/incidents/incident_service.h"

#include "core/access/access_service.h"
#include "core/incidents/incident_act.h"
#include "core/tickets/number_lease.h"

#include "record/location.h"
#include "record/service.h"
#include "record/user_account.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::Ticket::Field;

constexpr Sql watching{"incidents.watching", R"sql(
    SELECT count(*) FROM ticket_watcher
     WHERE ticket_id = :ticket_id AND user_id = :user_id AND deleted_at IS NULL
)sql"};

bool isLevel(const std::optional<int>& level)
{
    return !level || (*level >= 1 && *level <= 3);
}

Result<> checkForm(const Actor& actor, const NewIncident& form)
{
    if (form.title.trimmed().isEmpty())
        return fieldRequired(u"title"_s);
    if (form.description.trimmed().isEmpty())
        return fieldRequired(u"description"_s);
    if (form.requester.isNull())
        return fieldRequired(u"requester_id"_s);
    if (!isLevel(form.impact))
        return invalidField(u"impact"_s);
    if (!isLevel(form.urgency))
        return invalidField(u"urgency"_s);
    const bool namesOther = form.requester != actor.person;
    if (namesOther && actor.scopeOf(u"incident.create"_s) <= Scope::Own) {
        return Error{
            Error::Kind::Denied, u"incident.create"_s, u"for someone else"_s, u"FORBIDDEN"_s};
    }
    return {};
}

/// The requester as the ticket keeps them: contact and place at the time of the report.
Result<> takeRequester(UnitOfWork& unit, const Actor& actor, record::Ticket& ticket)
{
    auto person = unit.find<record::UserAccount>(ticket.requesterId);
    if (!person)
        return person.error();
    const bool isUsable = *person && !(*person)->head.deletedAt && (*person)->isActive
        && (*person)->head.organizationId == actor.organization;
    if (!isUsable)
        return invalidField(u"requester_id"_s);
    ticket.contactEmail = (*person)->email;
    ticket.contactPhone = (*person)->phone;
    ticket.departmentId = (*person)->departmentId;
    ticket.locationId = (*person)->locationId;
    return {};
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
    ticket.prioritySource = TicketPrioritySource::CategoryDefault;
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
    std::optional<record::Category> category;
    if (form.category) {
        auto found = selectableCategory(unit, actor, *form.category);
        if (!found)
            return found.error();
        category = std::move(*found);
    }
    if (auto taken = takePriority(form, category, ticket); !taken)
        return taken.error();
    auto number = drawTicketNumber(unit, device, TicketKind::Incident);
    if (!number)
        return number.error();
    ticket.number = std::move(*number);
    return ticket;
}

/// I-03 right after I-01, where the form names who shall work.
Result<> assignNew(UnitOfWork& unit, const Actor& actor, const NewIncident& form, TicketId id)
{
    if (!form.team && !form.assignee)
        return {};
    if (auto may = AccessService::require(actor, u"incident.assign"_s); !may)
        return may;
    auto act = IncidentAct::begin(unit, actor, id);
    if (!act)
        return act.error();
    if (auto done = act->assignTo(form.team, form.assignee); !done)
        return done;
    act->enter(TicketStatus::Assigned);
    return act->store();
}

/// What G-05 says about fields that priority follows.
void takeInputs(const IncidentEdit& edit, record::Ticket& ticket)
{
    if (edit.impact)
        ticket.impact = *edit.impact;
    if (edit.urgency)
        ticket.urgency = *edit.urgency;
    const bool isAssessed = edit.impact || edit.urgency;
    if (isAssessed && ticket.prioritySource == TicketPrioritySource::CategoryDefault) {
        ticket.prioritySource = TicketPrioritySource::Matrix;
        ticket.priorityOverride.reset();
    }
}

Result<> requireEdit(const IncidentAct& act, const IncidentEdit& edit)
{
    auto may = act.require(u"incident.update"_s);
    const bool isDescriptionOnly = edit.description && !edit.title && !edit.impact && !edit.urgency
        && !edit.category && !edit.requester && !edit.service && !edit.location;
    if (!may && isDescriptionOnly && act.isRequester() && act.ticket.status == TicketStatus::New)
        return {};
    return may;
}

Result<> relyOnEdited(IncidentAct& act, const IncidentEdit& edit, const IncidentService::Seen& seen)
{
    const std::pair<bool, Field::Position> fields[] = {
        {edit.title.has_value(), Field::Title},
        {edit.description.has_value(), Field::Description},
        {edit.impact.has_value(), Field::Impact},
        {edit.urgency.has_value(), Field::Urgency},
        {edit.category.has_value(), Field::CategoryId},
        {edit.requester.has_value(), Field::RequesterId},
        {edit.service.has_value(), Field::ServiceId},
        {edit.location.has_value(), Field::LocationId},
    };
    for (const auto& [isEdited, field] : fields) {
        if (!isEdited)
            continue;
        if (auto unmoved = act.relyOn(seen, {field}); !unmoved)
            return unmoved;
    }
    return {};
}

/// Another requester brings their own contact along; the place is that of the trouble and stays.
Result<> takeOtherRequester(IncidentAct& act, PersonId requester)
{
    const auto place = act.ticket.locationId;
    act.ticket.requesterId = requester;
    if (auto taken = takeRequester(act.unit(), act.actor(), act.ticket); !taken)
        return taken;
    act.ticket.locationId = place;
    return {};
}

/// What may be chosen: of the organization, not deleted.
template <typename R>
Result<> requireUsable(IncidentAct& act, const typename R::IdType& id, const QString& field)
{
    auto row = act.unit().find<R>(id);
    if (!row)
        return row.error();
    const bool isUsable =
        *row && !(*row)->head.deletedAt && (*row)->head.organizationId == act.actor().organization;
    return isUsable ? Result<>() : invalidField(field);
}

Result<> takeServiceAndPlace(const IncidentEdit& edit, IncidentAct& act)
{
    if (edit.service && *edit.service != act.ticket.serviceId) {
        if (*edit.service) {
            auto usable = requireUsable<record::Service>(act, **edit.service, u"service_id"_s);
            if (!usable)
                return usable;
        }
        act.ticket.serviceId = *edit.service;
    }
    if (edit.location && *edit.location != act.ticket.locationId) {
        if (*edit.location) {
            auto usable = requireUsable<record::Location>(act, **edit.location, u"location_id"_s);
            if (!usable)
                return usable;
        }
        act.ticket.locationId = *edit.location;
    }
    return {};
}

Result<> takeEdit(IncidentAct& act, const IncidentEdit& edit)
{
    if (edit.title && edit.title->trimmed().isEmpty())
        return fieldRequired(u"title"_s);
    if (edit.description && edit.description->trimmed().isEmpty())
        return fieldRequired(u"description"_s);
    if (!isLevel(edit.impact))
        return invalidField(u"impact"_s);
    if (!isLevel(edit.urgency))
        return invalidField(u"urgency"_s);
    if (edit.category && edit.category != act.ticket.categoryId) {
        auto category = selectableCategory(act.unit(), act.actor(), *edit.category);
        if (!category)
            return category.error();
        act.ticket.categoryId = edit.category;
    }
    if (edit.requester && edit.requester != act.ticket.requesterId) {
        if (auto taken = takeOtherRequester(act, *edit.requester); !taken)
            return taken;
    }
    if (auto taken = takeServiceAndPlace(edit, act); !taken)
        return taken;
    if (edit.title)
        act.ticket.title = edit.title->trimmed();
    if (edit.description)
        act.ticket.description = *edit.description;
    takeInputs(edit, act.ticket);
    return {};
}

/// What a public comment does besides being said: G-08, G-09, G-10. True for the first response.
bool answered(IncidentAct& act)
{
    if (!act.isRequester()) {
        if (act.mayUpdate())
            act.markAcknowledged();
        return act.markResponse();
    }
    const bool endsWait = act.ticket.status == TicketStatus::OnHold
        && act.ticket.holdReason == TicketHoldReason::AwaitingRequester;
    if (endsWait) {
        act.enter(holdReturnOf(act.ticket));
        act.clearHold();
    }
    return false;
}

} // namespace

Result<Incident> IncidentService::create(const Actor& actor, const NewIncident& form)
{
    TicketId id;
    const auto written = m_replica.write(
        actor.author(), Command{.code = u"incident.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            if (auto may = AccessService::require(actor, u"incident.create"_s); !may)
                return may;
            if (auto checked = checkForm(actor, form); !checked)
                return checked;
            auto ticket = newTicket(unit, actor, form, m_replica.identity().device);
            if (!ticket)
                return ticket.error();
            // The unit creates the rows before the organization stands in their heads.
            ticket->head.organizationId = actor.organization;
            if (auto made = unit.create(*ticket); !made)
                return made;
            record::Incident incident;
            incident.id = ticket->id;
            if (auto made = unit.create(incident); !made)
                return made;
            id = ticket->id;
            return assignNew(unit, actor, form, id);
        });
    if (!written)
        return written.error();
    return find(actor, id);
}

Result<TicketCommentId> IncidentService::comment(
    const Actor& actor, TicketId id, const QString& body, TicketCommentVisibility visibility)
{
    const bool isPublic = visibility == TicketCommentVisibility::Public;
    const auto code = isPublic ? u"incident.comment_public"_s : u"incident.comment_internal"_s;
    TicketCommentId commentId;
    const auto written =
        m_replica.write(actor.author(), Command{.code = code}, [&](UnitOfWork& unit) -> Result<> {
            auto act = IncidentAct::begin(unit, actor, id);
            if (!act)
                return act.error();
            const auto permission =
                isPublic ? u"ticket.comment_public"_s : u"ticket.comment_internal"_s;
            if (auto may = act->require(permission); !may)
                return may;
            if (body.trimmed().isEmpty())
                return fieldRequired(u"body"_s);
            const bool isReadOnly = isReadOnlyIncident(act->ticket.status);
            if (isPublic && isReadOnly)
                return Error{Error::Kind::Conflict, u"ticket"_s, {}, u"TICKET_CLOSED"_s};
            const bool isFirst = isPublic && answered(*act);
            if (!isPublic && !isReadOnly && act->mayUpdate())
                act->markAcknowledged();
            auto added = act->addComment(body, visibility, TicketCommentKind::Comment, isFirst);
            if (!added)
                return added.error();
            commentId = *added;
            return act->store();
        });
    if (!written)
        return written.error();
    return commentId;
}

Result<> IncidentService::edit(
    const Actor& actor, TicketId id, const IncidentEdit& edit, const Seen& seen)
{
    const auto written = m_replica.write(
        actor.author(), Command{.code = u"incident.edit"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto act = IncidentAct::begin(unit, actor, id);
            if (!act)
                return act.error();
            if (auto may = requireEdit(*act, edit); !may)
                return may;
            if (isReadOnlyIncident(act->ticket.status))
                return Error{Error::Kind::Conflict, u"ticket"_s, {}, u"TICKET_CLOSED"_s};
            if (auto unmoved = relyOnEdited(*act, edit, seen); !unmoved)
                return unmoved;
            if (auto taken = takeEdit(*act, edit); !taken)
                return taken;
            return act->store();
        });
    return written ? Result<>() : written.error();
}

Result<Incident> IncidentService::find(const Actor& actor, TicketId id)
{
    return m_replica.read([&](Database& database) -> Result<Incident> {
        const Error absent{Error::Kind::NotFound, u"ticket"_s, id.toString(), u"NOT_FOUND"_s};
        auto ticket = loadRow(database, record::Ticket::table(), id.value());
        if (!ticket)
            return ticket.error();
        if (!*ticket || (*ticket)->head.deletedAt)
            return absent;
        auto extension = loadRow(database, record::Incident::table(), id.value());
        if (!extension)
            return extension.error();
        if (!*extension)
            return absent;
        Incident found{record::Ticket::fromRow(**ticket), record::Incident::fromRow(**extension)};
        auto watched = number(database, watching, {{"ticket_id", id}, {"user_id", actor.person}});
        if (!watched)
            return watched.error();
        if (!AccessService::mayRead(actor, found.ticket, *watched > 0))
            return absent;
        return found;
    });
}

} // namespace homeport
