#include "core/incidents/incident_service.h"

#include "core/incidents/incident_act.h"
#include "core/incidents/incident_guards.h"
#include "core/tickets/any_ticket.h"
#include "core/tickets/attachment_rows.h"
#include "core/tickets/ticket_queries.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

Result<> say(IncidentAct& act, const Remark& remark, TicketCommentId& id)
{
    auto made = addRemark(act.unit(), act.actor(), act.ticket, act.involved(), remark);
    if (!made)
        return made.error();
    id = *made;
    return act.store();
}

/// What was said on the parent, on a child.
Result<> repeat(IncidentAct& act, const QString& body, TicketId parent)
{
    if (auto may = act.require(u"ticket.comment_public"_s); !may)
        return may;
    if (isReadOnlyIncident(act.ticket.status)) // ended meanwhile
        return {};
    auto added = act.say(body, parent);
    return added ? act.store() : added.error();
}

/// Whether the act is in the journal under its command id already. IDEMPOTENCY_MISMATCH as of
/// writeOnce().
Result<bool> isDone(Replica& replica, const Actor& actor, const Command& command, TicketId id)
{
    bool isNew = command.id.isNull();
    if (isNew)
        return false;
    auto before = writeOnce(replica, actor, command, id.value(), [&](UnitOfWork&) -> Result<> {
        isNew = true;
        return Error{Error::Kind::Cancelled, u"command_id"_s};
    });
    return before || isNew ? Result<bool>(!isNew) : before.error();
}

} // namespace

Result<TicketCommentId> IncidentService::comment(const Actor& actor, TicketId id,
    const QString& body, TicketCommentVisibility visibility, CommandId command,
    const QList<StagedFile>& files)
{
    const Remark remark{body, visibility, files};
    const auto code =
        remark.isPublic() ? u"incident.comment_public"_s : u"incident.comment_internal"_s;
    TicketCommentId commentId;
    const auto written =
        writeOnce(m_door, actor, {.code = code, .id = command, .asked = askedFor(remark)},
            id.value(), [&](UnitOfWork& unit) -> Result<> {
                auto act = IncidentAct::begin(unit, actor, id);
                return act ? say(*act, remark, commentId) : act.error();
            });
    if (!written)
        return written.error();
    if (auto dropped = dropUnused(m_replica, files); !dropped)
        return dropped.error();
    if (command.isNull())
        return commentId;
    auto made = rowMadeBy(m_replica, *written, record::TicketComment::table());
    return made ? Result<TicketCommentId>(TicketCommentId(*made)) : made.error();
}

Result<> IncidentService::broadcast(const Actor& actor, TicketId id, const QString& body,
    CommandId command, const QList<StagedFile>& files)
{
    auto children = openChildren(m_replica, actor, id);
    if (!children)
        return children.error();
    const auto covered = m_replica.read([&](Database& database) {
        return TicketQueries::covered(database, actor, u"ticket.comment_public"_s, *children);
    });
    if (!covered)
        return covered.error();
    const Remark remark{body, TicketCommentVisibility::Public, files};
    Command saying{
        .code = u"incident.comment_public"_s, .id = command, .asked = askedFor(remark, true)};
    const auto done = isDone(m_replica, actor, saying, id);
    if (!done)
        return done.error();
    if (*done) // parts that were added since are not told
        return dropUnused(m_replica, files);
    if (auto fine = checkBody(body); !fine)
        return fine;
    if (!covered->isEmpty()) // they are taken back together
        saying.run = RunId(newUuid(m_replica.now(), *m_replica.world().random));
    std::vector<Replica::Step> steps;
    for (const auto& child : std::as_const(*children)) {
        if (!covered->contains(child))
            continue;
        auto own = saying; // sent again, it is met again like the parent's
        own.id = childCommand(command, child);
        steps.push_back({actor.author(), own, [&actor, &body, child, id](UnitOfWork& unit) {
                             auto act = IncidentAct::begin(unit, actor, child);
                             return act ? repeat(*act, body, id) : Result<>(act.error());
                         }});
    }
    TicketCommentId made;
    steps.push_back({actor.author(), saying, [&](UnitOfWork& unit) -> Result<> {
                         auto act = IncidentAct::begin(unit, actor, id);
                         return act ? say(*act, remark, made) : act.error();
                     }});
    if (auto written = m_replica.writeAll(steps); !written)
        return fieldError(written.error());
    return dropUnused(m_replica, files);
}

Result<Incident> IncidentService::find(const Actor& actor, TicketId id)
{
    return m_replica.read([&](Database& database) {
        return asKind<Incident, record::Incident>(readTicket(database, actor, id));
    });
}

} // namespace homeport
