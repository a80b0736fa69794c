#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"

#include "record/attachment.h"

class QIODevice;

namespace homeport {

/// A file whose bytes the desk has and that is attached to nothing yet: what a composer holds.
/// Nobody else learns of it.
struct StagedFile
{
    QString key; ///< in the file store
    QString name; ///< safe, as safeFileName() makes it
    QString mimeType;
    QString sha256;
    qint64 size = 0; ///< bytes
    std::optional<QByteArray> bodyKey = {}; ///< as FileBody has it

    friend bool operator==(const StagedFile&, const StagedFile&) = default;
};

/// An attachment as people see it.
struct AttachedFile
{
    AttachmentId id;
    std::optional<TicketCommentId> comment;
    QString name;
    QString mimeType;
    qint64 size = 0;
    bool isInternal = false;
    PersonId addedBy;
    QString addedByName;
    Timestamp addedAt{};

    friend bool operator==(const AttachedFile&, const AttachedFile&) = default;
};

/// Files on tickets (F-33, SEC-60, SEC-61). Whoever may comment may attach, with the visibility of
/// the comment; internal ones exist only for ticket.read_internal. Errors: FORBIDDEN, NOT_FOUND,
/// TICKET_CLOSED (G-11: internal ones may be added to a closed ticket), FILE_TOO_LARGE,
/// FILE_TYPE_REFUSED, FILE_INFECTED, STORAGE_FULL; of the ticket's own limits with subject
/// "ticket".
class AttachmentService
{
public:
    explicit AttachmentService(Replica& replica) : m_replica(replica) {}

    /// Takes a file's bytes into the desk. What is too large is refused before anything is copied.
    Result<StagedFile> stage(const Actor& actor, TicketId ticket, const QString& path);
    /// The same for bytes under a name, such as a picture from the clipboard.
    Result<StagedFile> stage(
        const Actor& actor, TicketId ticket, const QString& name, QIODevice& source);
    /// Forgets what was not attached after all.
    Result<> discard(const StagedFile& file);

    Result<QList<AttachmentId>> attach(const Actor& actor, TicketId ticket,
        const QList<StagedFile>& files, AttachmentVisibility visibility, CommandId command = {});
    /// Soft. One's own; those of others need "<kind>.delete".
    Result<> detach(const Actor& actor, AttachmentId id, CommandId command = {});
    /// In the order they were added; those of one moment by name.
    Result<QList<AttachedFile>> list(const Actor& actor, TicketId ticket);

    /// Writes a copy that only this person can read, and not change, into a folder of its own under
    /// `folder`; answers its path. FILE_ABSENT where this device does not hold it.
    Result<QString> open(const Actor& actor, AttachmentId id, const QString& folder);
    /// Writes it to `path`, whole or not at all. Conflict, FILE_EXISTS where there is a file and
    /// `replaces` is false.
    Result<> save(const Actor& actor, AttachmentId id, const QString& path, bool replaces);

    /// Removes bodies that were never attached, once they are 30 days old. Answers how many.
    Result<int> sweep();

private:
    Result<qint64> room(const Actor& actor, TicketId ticket);

    Replica& m_replica;
};

} // namespace homeport
