#pragma once

#include "core/tickets/attachments.h"

#include "record/stored_file.h"
#include "record/ticket.h"

namespace homeport {

class FileStore;
struct FileBody;

/// Default of attachment.max_bytes (access.md section 8).
constexpr qint64 standardFileLimit = 10 * 1024 * 1024;
/// Default of attachment.max_per_ticket.
constexpr qint64 standardFileCount = 100;

/// Where the desk keeps what is attached.
FileStore fileStoreOf(Replica& replica);
/// What the store needs to hand out the content of the row.
FileBody bodyOf(const record::StoredFile& file);

/// Attaches staged files within an act on the ticket, to its comment where one is named. Content
/// that the desk has already is kept once; where its body is missing or damaged, the staged one
/// takes its place for all that was attached of it (REL-09), in each of the rows where several
/// replicas had stored it before they met. Refuses beyond
/// attachment.max_per_ticket and attachment.max_ticket_bytes (none or 0: ten times the limit of one
/// file).
Result<QList<AttachmentId>> addAttachments(UnitOfWork& unit, const record::Ticket& ticket,
    const std::optional<TicketCommentId>& comment, AttachmentVisibility visibility,
    const QList<StagedFile>& files);

/// Forgets those of the files whose bodies no row names: they were not attached, or the desk had
/// their content already.
Result<> dropUnused(Replica& replica, const QList<StagedFile>& files);

/// An attachment and its content, for who may see it. NOT_FOUND otherwise.
struct FoundAttachment
{
    record::Attachment attachment;
    record::StoredFile file;
    record::Ticket ticket;
};
Result<FoundAttachment> findAttachment(Database& database, const Actor& actor, AttachmentId id);

} // namespace homeport
