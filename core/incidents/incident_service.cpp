#include "core/incidents/incident_service.h"

#include "core/access/access_service.h"
#include "core/base/text.h"
#include "core/incidents/incident_act.h"
#include "core/incidents/incident_guards.h"
#include "core/tickets/attachment_rows.h"
#include "core/tickets/command_once.h"
#include "core/tickets/mentions.h"
#include "core/tickets/undo_rules.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

Result<> remark(IncidentAct& act, const QString& body, TicketCommentVisibility visibility,
    const QList<StagedFile>& files, TicketCommentId& id)
{
    const bool isPublic = visibility == TicketCommentVisibility::Public;
    const auto permission = isPublic ? u"ticket.comment_public"_s : u"ticket.comment_internal"_s;
    if (auto may = act.require(permission); !may)
        return may;
    if (isBlank(body))
        return fieldRequired(u"body"_s);
    if (body.size() > mostCommentBytes || body.toUtf8().size() > mostCommentBytes)
        return invalidField(u"body"_s, u"TOO_LONG"_s);
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

} // namespace

Result<TicketCommentId> IncidentService::comment(const Actor& actor, TicketId id,
    const QString& body, TicketCommentVisibility visibility, CommandId command,
    const QList<StagedFile>& files)
{
    const bool isPublic = visibility == TicketCommentVisibility::Public;
    const auto code = isPublic ? u"incident.comment_public"_s : u"incident.comment_internal"_s;
    TicketCommentId commentId;
    QStringList asked{body};
    for (const auto& file : files)
        asked += file.key;
    const auto written = writeOnce(m_door, actor,
        {.code = code, .id = command, .asked = digestOf(asked.join(QChar(0)))}, id.value(),
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
