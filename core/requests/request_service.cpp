#include "core/requests/request_service.h"

#include "core/requests/requestable.h"
#include "core/tickets/any_ticket.h"
#include "core/tickets/command_once.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql requestableServices{"requests.services", R"sql(
    SELECT id, name, audience FROM service
     WHERE organization_id = :organization_id AND lifecycle = 'published' AND is_requestable
       AND deleted_at IS NULL
     ORDER BY name, id)sql"};

/// The guard of R-01.
Result<> requireRequestable(UnitOfWork& unit, const Actor& actor, ServiceId id, PersonId requester)
{
    auto service = unit.find<record::Service>(id);
    if (!service)
        return service.error();
    const bool isOurs = *service && !(*service)->head.deletedAt
        && (*service)->head.organizationId == actor.organization;
    if (!isOurs)
        return invalidField(u"service_id"_s, u"REFERENCE"_s);
    auto audience = Audience::of(unit.database(), actor.organization, requester, unit.now());
    if (!audience)
        return audience.error();
    return isRequestable(**service, *audience) ? Result<>()
                                               : guardFailed(u"NOT_REQUESTABLE"_s, u"service_id"_s);
}

} // namespace

QByteArray askedFor(const NewServiceRequest& form)
{
    return digestOf(askedFor(static_cast<const NewTicket&>(form)), form.requestedFor);
}

Result<record::Ticket> RequestService::make(
    UnitOfWork& unit, const Actor& actor, const NewServiceRequest& form, const QUuid& device)
{
    const auto kind = TicketKind::ServiceRequest;
    if (auto fine = checkNew(actor, kind, form); !fine)
        return fine.error();
    if (!form.service)
        return fieldRequired(u"service_id"_s);
    const auto requester = form.requester.isNull() ? actor.person : form.requester;
    if (auto guarded = requireRequestable(unit, actor, *form.service, requester); !guarded)
        return guarded.error();
    auto ticket = createTicket(unit, actor, kind, TicketStatus::Draft, form, device);
    if (!ticket)
        return ticket;
    auto service = unit.get<record::Service>(*form.service);
    if (!service)
        return service.error();
    record::ServiceRequest request;
    request.id = ticket->id;
    request.formVersion = service->formVersion;
    if (form.requestedFor && form.requestedFor != requester) {
        auto person =
            chosen<record::UserAccount>(unit, actor, *form.requestedFor, u"requested_for_id"_s);
        if (!person)
            return person.error();
        request.requestedForId = form.requestedFor;
    }
    auto made = unit.create(request);
    return made ? ticket : made.error();
}

Result<ServiceRequest> RequestService::create(
    const Actor& actor, const NewServiceRequest& form, CommandId command)
{
    const Command creation{
        .code = u"service_request.create"_s, .id = command, .asked = askedFor(form)};
    const auto made = createOnce(m_replica, actor, creation,
        [&](UnitOfWork& unit) { return make(unit, actor, form, m_replica.identity().device); });
    return made ? find(actor, *made) : made.error();
}

Result<ServiceRequest> RequestService::find(const Actor& actor, TicketId id)
{
    return m_replica.read([&](Database& database) {
        return asKind<ServiceRequest, record::ServiceRequest>(readTicket(database, actor, id));
    });
}

Result<QList<Choice>> RequestService::requestable(const Actor& actor, PersonId requester)
{
    const auto now = m_replica.now();
    return m_replica.read([&](Database& database) -> Result<QList<Choice>> {
        auto audience = Audience::of(database, actor.organization, requester, now);
        if (!audience)
            return audience.error();
        auto rows = database.query(requestableServices, {{"organization_id", actor.organization}});
        if (!rows)
            return rows.error();
        QList<Choice> found;
        while ((*rows)->next()) {
            const auto& row = **rows;
            const auto listed = row.isNull(2) ? std::nullopt : std::optional(row.text(2));
            if (audience->isIn(listed))
                found.append({row.uuid(0), row.text(1)});
        }
        if (auto read = (*rows)->status(); !read)
            return read.error();
        return found;
    });
}

} // namespace homeport
