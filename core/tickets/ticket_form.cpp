#include "core/tickets/ticket_form.h"

#include "core/access/access_service.h"
#include "core/base/text.h"
#include "core/tickets/command_once.h"
#include "core/tickets/number_lease.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

std::optional<TicketCriticality> criticalityOf(const record::Service& service)
{
    return fromKey<TicketCriticality>(keyOf(service.criticality));
}

/// What its service says; nothing where it has none.
Result<std::optional<TicketCriticality>> criticalityOf(
    UnitOfWork& unit, const record::Ticket& ticket)
{
    if (!ticket.serviceId)
        return std::optional<TicketCriticality>();
    auto service = unit.find<record::Service>(*ticket.serviceId);
    if (!service)
        return service.error();
    return *service ? criticalityOf(**service) : std::nullopt;
}

} // namespace

Result<> checkTitle(const QString& title)
{
    constexpr int shortest = 3;
    const auto length = shownLength(title);
    if (length == 0)
        return fieldRequired(u"title"_s);
    return length < shortest ? invalidField(u"title"_s, u"RANGE"_s) : Result<>();
}

bool isLevel(const std::optional<int>& level)
{
    return !level || (*level >= 1 && *level <= 3);
}

Result<> takeRequester(UnitOfWork& unit, const Actor& actor, record::Ticket& ticket)
{
    auto person = chosen<record::UserAccount>(unit, actor, ticket.requesterId, u"requester_id"_s);
    if (!person)
        return person.error();
    ticket.contactEmail = person->email;
    ticket.contactPhone = person->phone;
    ticket.departmentId = person->departmentId;
    ticket.locationId = person->locationId;
    return {};
}

Result<> takeService(UnitOfWork& unit, const Actor& actor, const std::optional<ServiceId>& service,
    record::Ticket& ticket)
{
    bool follows = !ticket.criticality;
    if (ticket.serviceId && !follows) {
        auto before = criticalityOf(unit, ticket);
        if (!before)
            return before.error();
        follows = *before == ticket.criticality;
    }
    std::optional<TicketCriticality> criticality;
    if (service) {
        auto now = chosen<record::Service>(unit, actor, *service, u"service_id"_s);
        if (!now)
            return now.error();
        criticality = criticalityOf(*now);
    }
    ticket.serviceId = service;
    if (follows)
        ticket.criticality = criticality;
    return {};
}

Result<> takeCriticality(
    UnitOfWork& unit, const std::optional<TicketCriticality>& criticality, record::Ticket& ticket)
{
    if (criticality) {
        ticket.criticality = criticality;
        return {};
    }
    auto ofService = criticalityOf(unit, ticket);
    if (!ofService)
        return ofService.error();
    ticket.criticality = *ofService;
    return {};
}

Result<> takeLocation(UnitOfWork& unit, const Actor& actor,
    const std::optional<LocationId>& location, record::Ticket& ticket)
{
    if (location) {
        auto place = chosen<record::Location>(unit, actor, *location, u"location_id"_s);
        if (!place)
            return place.error();
    }
    ticket.locationId = location;
    return {};
}

Result<record::Category> selectableCategory(
    UnitOfWork& unit, const Actor& actor, TicketKind kind, CategoryId id)
{
    auto category = unit.find<record::Category>(id);
    if (!category)
        return category.error();
    const bool isUsable = *category && !(*category)->head.deletedAt
        && (*category)->head.organizationId == actor.organization
        && keyOf((*category)->module) == keyOf(kind) && (*category)->isSelectable
        && (*category)->isActive;
    if (!isUsable)
        return Error{Error::Kind::Invalid, u"category_id"_s, id.toString(), u"CATEGORY_INVALID"_s};
    return std::move(**category);
}

QByteArray askedFor(const NewTicket& form)
{
    return digestOf(form.title, form.description, form.requester, form.impact, form.urgency,
        form.category, form.service, form.location, form.channel);
}

Result<> checkNew(const Actor& actor, TicketKind kind, const NewTicket& form)
{
    const auto permission = AccessService::permissionFor(kind, u"create"_s);
    if (auto may = AccessService::require(actor, permission); !may)
        return may;
    const bool namesOther = !form.requester.isNull() && form.requester != actor.person;
    if (namesOther && actor.scopeOf(permission) <= Scope::Own)
        return Error{Error::Kind::Denied, permission, u"for someone else"_s, u"FORBIDDEN"_s};
    if (auto titled = checkTitle(form.title); !titled)
        return titled;
    if (!isLevel(form.impact))
        return invalidField(u"impact"_s, u"RANGE"_s);
    return isLevel(form.urgency) ? Result<>() : invalidField(u"urgency"_s, u"RANGE"_s);
}

Result<record::Ticket> createTicket(UnitOfWork& unit, const Actor& actor, TicketKind kind,
    TicketStatus status, const NewTicket& form, const QUuid& device)
{
    record::Ticket ticket;
    ticket.kind = kind;
    ticket.title = form.title.trimmed();
    ticket.description = form.description;
    ticket.status = status;
    ticket.statusChangedAt = unit.now();
    ticket.requesterId = form.requester.isNull() ? actor.person : form.requester;
    ticket.channel = form.channel;
    ticket.impact = form.impact.value_or(ticket.impact);
    ticket.urgency = form.urgency.value_or(ticket.urgency);
    if (auto taken = takeRequester(unit, actor, ticket); !taken)
        return taken.error();
    if (form.location) {
        if (auto taken = takeLocation(unit, actor, form.location, ticket); !taken)
            return taken.error();
    }
    if (auto taken = takeService(unit, actor, form.service, ticket); !taken)
        return taken.error();
    if (form.category) {
        auto category = selectableCategory(unit, actor, kind, *form.category);
        if (!category)
            return category.error();
        ticket.categoryId = form.category;
    }
    auto number = drawTicketNumber(unit, device, kind);
    if (!number)
        return number.error();
    ticket.number = std::move(*number);
    // The unit creates the rows before the organization stands in their heads.
    ticket.head.organizationId = actor.organization;
    auto made = unit.create(ticket);
    return made ? Result<record::Ticket>(std::move(ticket)) : made.error();
}

Result<TicketId> createOnce(const CommandDoor& door, const Actor& actor, const Command& creation,
    const std::function<Result<record::Ticket>(UnitOfWork&)>& make)
{
    TicketId id;
    const auto written = writeOnce(door, actor, creation, {}, [&](UnitOfWork& unit) -> Result<> {
        auto made = make(unit);
        if (!made)
            return made.error();
        id = made->id;
        return {};
    });
    return ticketMadeBy(door.replica, written, creation.id, id);
}

} // namespace homeport
