#include "core/incidents/incident_service.h"

#include "core/base/text.h"
#include "core/incidents/incident_act.h"
#include "core/incidents/incident_guards.h"
#include "core/tickets/attachment_rows.h"
#include "core/tickets/command_once.h"
#include "core/tickets/involvement.h"
#include "core/tickets/mentions.h"
#include "core/tickets/ticket_queries.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

Result<> checkBody(const QString& body)
{
    if (isBlank(body))
        return fieldRequired(u"body"_s);
    if (body.size() > mostCommentBytes || body.toUtf8().size() > mostCommentBytes)
        return invalidField(u"body"_s, u"TOO_LONG"_s);
    return {};
}

Result<> remark(IncidentAct& act, const QString& body, TicketCommentVisibility visibility,
    const QList<StagedFile>& files, TicketCommentId& id)
{
    const bool isPublic = visibility == TicketCommentVisibility::Public;
    const auto permission = isPublic ? u"ticket.comment_public"_s : u"ticket.comment_internal"_s;
    if (auto may = act.require(permission); !may)
        return may;
    if (auto fine = checkBody(body); !fine)
        return fine;
    const bool isReadOnly = isReadOnlyIncident(act.ticket.status);
    if (isPublic && isReadOnly)
        return Error{Error::Kind::Conflict, u"ticket"_s, {}, u"TICKET_CLOSED"_s};
    auto added =
        isPublic ? act.say(body) : act.addComment(body, visibility, TicketCommentKind::Comment);
    if (!added)
        return added.error();
    id = *added;
    if (auto noted = addMentions(act.unit(), act.ticket, id, body, !isPublic); !noted)
        return noted;
    auto attached = addAttachments(act.unit(), act.ticket, id,
        isPublic ? AttachmentVisibility::Public : AttachmentVisibility::Internal, files);
    return attached ? act.store() : attached.error();
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

QByteArray digestOfSaid(const QString& body, const QList<StagedFile>& files, bool isForChildren)
{
    QStringList asked{body};
    for (const auto& file : files)
        asked += file.key;
    if (isForChildren)
        asked += u"children"_s;
    return digestOf(asked.join(QChar(0)));
}

} // namespace

Result<TicketCommentId> IncidentService::comment(const Actor& actor, TicketId id,
    const QString& body, TicketCommentVisibility visibility, CommandId command,
    const QList<StagedFile>& files)
{
    const bool isPublic = visibility == TicketCommentVisibility::Public;
    const auto code = isPublic ? u"incident.comment_public"_s : u"incident.comment_internal"_s;
    TicketCommentId commentId;
    const auto written = writeOnce(m_door, actor,
        {.code = code, .id = command, .asked = digestOfSaid(body, files, false)}, id.value(),
        [&](UnitOfWork& unit) -> Result<> {
            auto act = IncidentAct::begin(unit, actor, id);
            return act ? remark(*act, body, visibility, files, commentId) : act.error();
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
    Command saying{.code = u"incident.comment_public"_s,
        .id = command,
        .asked = digestOfSaid(body, files, true)};
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
                         return act
                             ? remark(*act, body, TicketCommentVisibility::Public, files, made)
                             : act.error();
                     }});
    if (auto written = m_replica.writeAll(steps); !written)
        return fieldError(written.error());
    return dropUnused(m_replica, files);
}

namespace {

Result<Incident> found(Database& database, const Actor& actor, TicketId id)
{
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
    Incident read{record::Ticket::fromRow(**ticket), record::Incident::fromRow(**extension)};
    auto isWatcher = watches(database, actor.person, id.value());
    if (!isWatcher)
        return isWatcher.error();
    if (!AccessService::mayRead(actor, read.ticket, *isWatcher))
        return absent;
    return read;
}

} // namespace

Result<Incident> IncidentService::find(const Actor& actor, TicketId id)
{
    return m_replica.read([&](Database& database) { return found(database, actor, id); });
}

} // namespace homeport
