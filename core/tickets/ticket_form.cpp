#include "core/tickets/ticket_form.h"

#include "core/base/text.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

std::optional<TicketCriticality> criticalityOf(const record::Service& service)
{
    return fromKey<TicketCriticality>(keyOf(service.criticality));
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
        auto before = unit.find<record::Service>(*ticket.serviceId);
        if (!before)
            return before.error();
        follows = *before && criticalityOf(**before) == ticket.criticality;
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

} // namespace homeport
