#include "core/incidents/incident_service.h"

#include "core/access/access_service.h"
#include "core/incidents/incident_act.h"
#include "core/incidents/incident_guards.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql watching{"incidents.watching", R"sql(
    SELECT count(*) FROM ticket_watcher
     WHERE ticket_id = :ticket_id AND user_id = :user_id AND deleted_at IS NULL
)sql"};

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
