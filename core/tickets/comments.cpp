#include "core/tickets/comments.h"

#include "core/base/text.h"
#include "core/tickets/attachment_rows.h"
#include "core/tickets/holds.h"
#include "core/tickets/mentions.h"
#include "core/tickets/ticket_act.h"
#include "core/tickets/ticket_guards.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

Error absent(TicketCommentId id)
{
    return {Error::Kind::NotFound, u"ticket_comment"_s, id.toString(), u"NOT_FOUND"_s};
}

/// In the unit that holds the ticket.
Result<> correctComment(
    UnitOfWork& unit, const TicketAct& on, TicketCommentId id, const QString& body)
{
    auto comment = unit.get<record::TicketComment>(id);
    if (!comment)
        return comment.error();
    const bool isPublic = comment->visibility == TicketCommentVisibility::Public;
    if (comment->head.deletedAt || (!isPublic && !on.showsInternal()))
        return absent(id);
    if (auto may = on.require(isPublic ? u"ticket.comment_public"_s : u"ticket.comment_internal"_s);
        !may)
        return may;
    const bool isTheirs = comment->authorId == on.actor().person
        && comment->kind == TicketCommentKind::Comment && !comment->fromTicketId;
    if (!isTheirs)
        return Error{Error::Kind::Denied, u"ticket_comment"_s, id.toString(), u"FORBIDDEN"_s};
    if (isPublic) {
        if (auto open = on.requireOpen(); !open)
            return open;
    }
    if (auto fine = checkBody(body); !fine)
        return fine;
    if (comment->body == body)
        return {};
    const auto before = std::exchange(comment->body, body);
    comment->editedAt = unit.now();
    if (auto put = unit.put(*comment); !put)
        return put;
    if (auto dropped = dropMentions(unit, id, before, body); !dropped)
        return dropped;
    return addMentions(unit, on.ticket, id, body, !isPublic);
}

} // namespace

Result<> checkBody(const QString& body)
{
    if (isBlank(body))
        return fieldRequired(u"body"_s);
    if (body.size() > mostCommentBytes || body.toUtf8().size() > mostCommentBytes)
        return invalidField(u"body"_s, u"TOO_LONG"_s);
    return {};
}

QByteArray askedFor(const Remark& remark, bool isForParts)
{
    QStringList asked{remark.body};
    for (const auto& file : remark.files)
        asked += file.key;
    if (remark.way == RemarkWay::Email)
        asked += keyOf(remark.kind());
    if (isForParts)
        asked += u"children"_s;
    return digestOf(asked.join(QChar(0)));
}

Result<TicketCommentId> addComment(UnitOfWork& unit, const Actor& actor,
    const record::Ticket& ticket, const Involvement& involved, const QString& body,
    TicketCommentVisibility visibility, TicketCommentKind kind, const std::optional<TicketId>& from)
{
    record::TicketComment comment;
    comment.ticketId = ticket.id;
    comment.authorId = actor.person;
    comment.visibility = visibility;
    comment.kind = kind;
    comment.body = body;
    comment.bodyFormat = kind == TicketCommentKind::Comment ? TicketCommentBodyFormat::Markdown
                                                            : TicketCommentBodyFormat::Plain;
    comment.fromTicketId = from;
    comment.isFromSupport =
        bool(AccessService::require(actor, u"ticket.comment_internal"_s, ticket, involved));
    if (auto made = unit.create(comment); !made)
        return made.error();
    return comment.id;
}

Result<TicketCommentId> addRemark(UnitOfWork& unit, const Actor& actor, record::Ticket& ticket,
    const Involvement& involved, const Remark& remark)
{
    const bool isPublic = remark.isPublic();
    const auto permission = isPublic ? u"ticket.comment_public"_s : u"ticket.comment_internal"_s;
    // A role may speak on more than it reads (access.md 3.1): nobody does so unseen.
    const auto reading = AccessService::permissionFor(ticket.kind, u"read"_s);
    if (auto may = AccessService::require(actor, reading, ticket, involved); !may)
        return may.error();
    if (auto may = AccessService::require(actor, permission, ticket, involved); !may)
        return may.error();
    if (auto fine = checkBody(remark.body); !fine)
        return fine.error();
    const bool isReadOnly =
        ticket.status == TicketStatus::Closed || ticket.status == TicketStatus::Cancelled;
    if (isPublic && isReadOnly)
        return Error{Error::Kind::Conflict, u"ticket"_s, {}, u"TICKET_CLOSED"_s};
    if (isPublic)
        endWaitFor(ticket, actor.person, unit.now());
    auto id =
        addComment(unit, actor, ticket, involved, remark.body, remark.visibility, remark.kind());
    if (!id)
        return id;
    if (auto noted = addMentions(unit, ticket, *id, remark.body, !isPublic); !noted)
        return noted.error();
    auto attached = addAttachments(unit, ticket, *id,
        isPublic ? AttachmentVisibility::Public : AttachmentVisibility::Internal, remark.files);
    return attached ? id : attached.error();
}

Result<TicketCommentId> CommentService::add(
    const Actor& actor, TicketId ticket, const Remark& remark, CommandId command)
{
    TicketCommentId made;
    const auto say = [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
        auto id = addRemark(unit, actor, on.ticket, on.involved(), remark);
        if (!id)
            return id.error();
        made = *id;
        return unit.put(on.ticket);
    };
    const auto written = actOn(m_replica, actor, ticket,
        remark.isPublic() ? u"comment_public"_s : u"comment_internal"_s, command, say,
        askedFor(remark));
    if (!written)
        return written.error();
    if (auto dropped = dropUnused(m_replica, remark.files); !dropped)
        return dropped.error();
    if (command.isNull())
        return made;
    auto row = rowMadeBy(m_replica, *written, record::TicketComment::table());
    return row ? Result<TicketCommentId>(TicketCommentId(*row)) : row.error();
}

Result<> CommentService::correct(
    const Actor& actor, TicketCommentId comment, const QString& body, CommandId command)
{
    const auto row = m_replica.read([&](Database& database) {
        return loadRow(database, record::TicketComment::table(), comment.value());
    });
    if (!row)
        return row.error();
    if (!*row)
        return absent(comment);
    const auto stored = record::TicketComment::fromRow(**row);
    const bool isPublic = stored.visibility == TicketCommentVisibility::Public;
    const auto written = actOn(
        m_replica, actor, stored.ticketId, isPublic ? u"edit_reply"_s : u"edit_note"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) { return correctComment(unit, on, comment, body); },
        digestOf(comment.value(), body));
    return written ? Result<>() : written.error();
}

} // namespace homeport
