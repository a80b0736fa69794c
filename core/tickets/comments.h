#pragma once

#include "core/access/access_service.h"
#include "core/tickets/attachments.h"

#include "record/ticket_comment.h"

namespace homeport {

/// What a screen can lay out and a colleague can read (SEC-57); more belongs into a file.
constexpr qsizetype mostCommentBytes = 1024 * 1024;

/// How somebody says something: in the program, or in an e-mail that came in.
enum class RemarkWay { Written, Email };

/// What somebody says on a ticket, with the files that go with it. The rules treat every way alike
/// (G-08, G-09, AC-3).
struct Remark
{
    QString body;
    TicketCommentVisibility visibility = TicketCommentVisibility::Public;
    QList<StagedFile> files = {};
    RemarkWay way = RemarkWay::Written;

    TicketCommentKind kind() const
    {
        return way == RemarkWay::Email ? TicketCommentKind::EmailIn : TicketCommentKind::Comment;
    }
    bool isPublic() const { return visibility == TicketCommentVisibility::Public; }
};

/// FIELD_REQUIRED where a reader would see nothing, TOO_LONG beyond mostCommentBytes.
Result<> checkBody(const QString& body);
/// Digest of what is said; of a remark for the parts of a ticket too it is another one.
QByteArray askedFor(const Remark& remark, bool isForParts = false);

/// Makes the row in the unit. What is written as a comment is reduced Markdown; what came by
/// e-mail, and what acts note, is plain. `from`: the parent on which it was said (PC-4).
Result<TicketCommentId> addComment(UnitOfWork& unit, const Actor& actor,
    const record::Ticket& ticket, const Involvement& involved, const QString& body,
    TicketCommentVisibility visibility, TicketCommentKind kind,
    const std::optional<TicketId>& from = {});
/// All of a remark within an act on the ticket: right, comment, mentions, files. The requester's
/// ends the wait for them (G-08) in `ticket`, which is for the caller to put. TICKET_CLOSED as G-11
/// has it.
Result<TicketCommentId> addRemark(UnitOfWork& unit, const Actor& actor, record::Ticket& ticket,
    const Involvement& involved, const Remark& remark);

/// The conversation on a ticket of any kind (interfaces.md F-32). Errors: FORBIDDEN, NOT_FOUND,
/// TICKET_CLOSED, FIELD_REQUIRED, VALIDATION_ERROR, IDEMPOTENCY_MISMATCH, those of files.
class CommentService
{
public:
    explicit CommentService(Replica& replica) : m_replica(replica) {}

    /// Under the command id of an earlier call: the comment which that one made.
    Result<TicketCommentId> add(
        const Actor& actor, TicketId ticket, const Remark& remark, CommandId command = {});
    /// Other words for what the actor wrote themselves in the program; the history keeps the
    /// earlier ones. What was said on the parent is corrected there, which its parts do not follow.
    /// A note may be corrected on a closed ticket too, as one may be added (G-11).
    Result<> correct(
        const Actor& actor, TicketCommentId comment, const QString& body, CommandId command = {});

private:
    Replica& m_replica;
};

} // namespace homeport
