#include "core/base/text.h"
#include "core/incidents/incident_details.h"
#include "core/incidents/incident_guards.h"
#include "core/incidents/incident_service.h"
#include "core/tickets/command_once.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::Ticket::Field;

/// What G-05 says about fields that priority follows.
void takeInputs(const IncidentEdit& edit, record::Ticket& ticket)
{
    if (edit.impact)
        ticket.impact = *edit.impact;
    if (edit.urgency)
        ticket.urgency = *edit.urgency;
    // What the category says stays where it is, and counts no more.
    const bool isAssessed = edit.impact || edit.urgency;
    if (isAssessed && ticket.priorityBasis == TicketPriorityBasis::CategoryDefault)
        ticket.priorityBasis = TicketPriorityBasis::Matrix;
}

/// What requesters may edit of their own.
bool isRequesters(const IncidentEdit& edit, TicketStatus status)
{
    const bool isBeyond = edit.title || edit.impact || edit.urgency || edit.category
        || edit.requester || edit.service || edit.location || edit.confidentiality
        || isBeyondRequester(detailsOf(edit));
    const bool isSaid = edit.description || edit.dueAt || edit.contactEmail || edit.contactPhone;
    return isSaid && !isBeyond && (!edit.description || status == TicketStatus::New);
}

Result<> requireEdit(const IncidentAct& act, const IncidentEdit& edit)
{
    auto may = act.require(u"incident.update"_s);
    if (!may && act.isRequester() && isRequesters(edit, act.ticket.status))
        return {};
    return may;
}

Result<> relyOnEdited(IncidentAct& act, const IncidentEdit& edit, const Origin& origin)
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
        {edit.confidentiality.has_value(), Field::Confidentiality},
    };
    for (const auto& [isEdited, field] : fields) {
        if (!isEdited)
            continue;
        if (auto unmoved = act.relyOn(origin, {field}); !unmoved)
            return unmoved;
    }
    return relyOnDetails(act, detailsOf(edit), origin);
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

/// Before what makes it a security incident is written.
Result<> takeWhoSees(IncidentAct& act, const IncidentEdit& edit)
{
    auto taken = takeConfidentiality(act, edit.confidentiality, edit.isSecurity);
    if (!taken)
        return taken;
    if (auto written = takeDetails(act.unit(), detailsOf(edit), act.ticket, act.incident); !written)
        return written;
    const bool mayHide = edit.confidentiality || edit.isSecurity || edit.requester;
    return mayHide ? stayInSight(act.unit(), act.actor(), act.ticket) : Result<>();
}

Result<> takeEdit(IncidentAct& act, const IncidentEdit& edit)
{
    if (edit.title) {
        if (auto titled = checkTitle(*edit.title); !titled)
            return titled;
    }
    if (edit.description && isBlank(*edit.description))
        return fieldRequired(u"description"_s);
    if (!isLevel(edit.impact))
        return invalidField(u"impact"_s, u"RANGE"_s);
    if (!isLevel(edit.urgency))
        return invalidField(u"urgency"_s, u"RANGE"_s);
    if (edit.category && edit.category != act.ticket.categoryId) {
        auto category =
            selectableCategory(act.unit(), act.actor(), TicketKind::Incident, *edit.category);
        if (!category)
            return category.error();
        act.ticket.categoryId = edit.category;
    }
    if (edit.requester && edit.requester != act.ticket.requesterId) {
        if (auto taken = takeOtherRequester(act, *edit.requester); !taken)
            return taken;
    }
    if (edit.service && *edit.service != act.ticket.serviceId) {
        if (auto taken = takeService(act.unit(), act.actor(), *edit.service, act.ticket); !taken)
            return taken;
    }
    if (edit.location && *edit.location != act.ticket.locationId) {
        auto taken = takeLocation(act.unit(), act.actor(), *edit.location, act.ticket);
        if (!taken)
            return taken;
    }
    if (edit.title)
        act.ticket.title = edit.title->trimmed();
    if (edit.description)
        act.ticket.description = *edit.description;
    takeInputs(edit, act.ticket);
    return takeWhoSees(act, edit);
}

/// A field that is to be emptied is told from one that is left alone.
QByteArray digestOf(const IncidentEdit& edit)
{
    return homeport::digestOf(edit.title, edit.description, edit.impact, edit.urgency,
        edit.category, edit.requester, edit.service.has_value(),
        edit.service.value_or(std::nullopt), edit.location.has_value(),
        edit.location.value_or(std::nullopt), edit.confidentiality, askedFor(detailsOf(edit)));
}

} // namespace

Result<> IncidentService::edit(
    const Actor& actor, TicketId id, const IncidentEdit& edit, const Origin& origin)
{
    const Command command{
        .code = u"incident.edit"_s, .id = origin.command, .asked = digestOf(edit)};
    const auto written =
        writeOnce(m_door, actor, command, id.value(), [&](UnitOfWork& unit) -> Result<> {
            auto act = IncidentAct::begin(unit, actor, id);
            if (!act)
                return act.error();
            if (auto may = requireEdit(*act, edit); !may)
                return may;
            if (isReadOnlyIncident(act->ticket.status))
                return Error{Error::Kind::Conflict, u"ticket"_s, {}, u"TICKET_CLOSED"_s};
            if (auto unmoved = relyOnEdited(*act, edit, origin); !unmoved)
                return unmoved;
            if (auto taken = takeEdit(*act, edit); !taken)
                return taken;
            return act->store();
        });
    return written ? Result<>() : written.error();
}

} // namespace homeport
