#include "core/changes/change_service.h"

#include "core/base/text.h"
#include "core/tickets/any_ticket.h"
#include "core/tickets/command_once.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

/// The guard of X-01: a standard change follows an approved model.
Result<> checkForm(const Actor& actor, const NewChange& form)
{
    if (auto fine = checkNew(actor, TicketKind::Change, form); !fine)
        return fine;
    if (isBlank(form.description))
        return fieldRequired(u"description"_s);
    if (!form.type)
        return fieldRequired(u"change_type"_s);
    if (*form.type == ChangeChangeType::Standard)
        return Error{Error::Kind::Invalid, u"change_type"_s, {}, u"MODEL_INVALID"_s};
    return {};
}

} // namespace

QByteArray askedFor(const NewChange& form)
{
    return digestOf(askedFor(static_cast<const NewTicket&>(form)), form.type, form.justification);
}

Result<record::Ticket> ChangeService::make(
    UnitOfWork& unit, const Actor& actor, const NewChange& form, const QUuid& device)
{
    if (auto fine = checkForm(actor, form); !fine)
        return fine.error();
    auto ticket = createTicket(unit, actor, TicketKind::Change, TicketStatus::Draft, form, device);
    if (!ticket)
        return ticket;
    record::Change change;
    change.id = ticket->id;
    change.changeType = *form.type;
    if (!isBlank(form.justification))
        change.justification = form.justification;
    auto made = unit.create(change);
    return made ? ticket : made.error();
}

Result<Change> ChangeService::create(const Actor& actor, const NewChange& form, CommandId command)
{
    const Command creation{.code = u"change.create"_s, .id = command, .asked = askedFor(form)};
    const auto made = createOnce(m_replica, actor, creation,
        [&](UnitOfWork& unit) { return make(unit, actor, form, m_replica.identity().device); });
    return made ? find(actor, *made) : made.error();
}

Result<Change> ChangeService::find(const Actor& actor, TicketId id)
{
    return m_replica.read([&](Database& database) {
        return asKind<Change, record::Change>(readTicket(database, actor, id));
    });
}

} // namespace homeport
