#include "core/tickets/attachment_rows.h"

#include "core/access/setting.h"
#include "core/base/file_name.h"
#include "core/db/file_store.h"
#include "core/db/id_list.h"
#include "core/tickets/ticket_act.h"

#include <QHash>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr qint64 filesPerTicket = 10; ///< of the largest size

// The smallest id first: replicas may have stored one content each.
constexpr Sql bySha256{"attachments.bySha256", R"sql(
    SELECT id FROM stored_file
     WHERE organization_id = :organization_id AND sha256 = :sha256 AND deleted_at IS NULL
     ORDER BY id
)sql"};

constexpr Sql uses{
    "attachments.uses", "SELECT count(*) FROM stored_file WHERE storage_key = :storage_key"};

constexpr Sql weightOf{"attachments.weight", R"sql(
    SELECT count(*), coalesce(sum(stored_file.size_bytes), 0)
      FROM attachment
      JOIN stored_file ON stored_file.id = attachment.file_id
     WHERE attachment.ticket_id = :ticket_id AND attachment.deleted_at IS NULL
)sql"};

Result<> checkRoom(UnitOfWork& unit, TicketId ticket, const QList<StagedFile>& files)
{
    auto& database = unit.database();
    auto largest =
        numberSetting(database, unit.organization(), u"attachment.max_bytes"_s, standardFileLimit);
    if (!largest)
        return largest.error();
    auto most = numberSetting(
        database, unit.organization(), u"attachment.max_per_ticket"_s, standardFileCount);
    if (!most)
        return most.error();
    auto heaviest =
        numberSetting(database, unit.organization(), u"attachment.max_ticket_bytes"_s, 0);
    if (!heaviest)
        return heaviest.error();
    const auto room = *heaviest > 0 ? *heaviest : filesPerTicket * *largest;
    auto row = one(database, weightOf, {{"ticket_id", ticket}});
    if (!row)
        return row.error();
    qint64 count = (*row)->integer(0) + files.size();
    qint64 bytes = (*row)->integer(1);
    for (const auto& file : files)
        bytes += file.size;
    if (count > *most || bytes > room)
        return Error{Error::Kind::Conflict, u"ticket"_s, {}, u"STORAGE_FULL"_s};
    return {};
}

/// Has the row name the body that was staged.
void nameBody(record::StoredFile& row, const StagedFile& file)
{
    row.storageKey = file.key;
    row.sizeBytes = file.size;
    row.bodyKey = file.bodyKey;
    row.isEncrypted = file.bodyKey.has_value();
}

/// The desk's rows of this content.
Result<QList<record::StoredFile>> knownContent(UnitOfWork& unit, const QString& sha256)
{
    const auto known = idsOf(
        unit.database(), bySha256, {{"organization_id", unit.organization()}, {"sha256", sha256}});
    if (!known)
        return known.error();
    QList<record::StoredFile> rows;
    for (const auto& id : *known) {
        auto row = unit.get<record::StoredFile>(StoredFileId(id));
        if (!row)
            return row.error();
        rows.append(*row);
    }
    return rows;
}

/// Reads the body to its end, which alone shows that it is whole.
Result<> readWhole(FileStore& store, const FileBody& body)
{
    return store.read(body, [](const QByteArray&) { return Result<>(); });
}

/// It is the body that is at fault, not the database that was asked.
bool isOfBody(const Error& error)
{
    return error.code == "FILE_ABSENT"_L1 || error.code == "FILE_DAMAGED"_L1
        || error.code == "FILE_UNREADABLE"_L1;
}

bool isAbsent(const Error& error)
{
    return error.code == "FILE_ABSENT"_L1;
}

/// Has the row name the staged body, which holds the same.
Result<> heal(UnitOfWork& unit, FileStore& store, record::StoredFile row, const StagedFile& file)
{
    // Where the disk fails altogether, this one cannot be read either.
    const auto fresh = readWhole(store, {file.key, file.bodyKey, file.sha256, file.size});
    if (!fresh)
        return fresh;
    nameBody(row, file);
    return unit.put(row);
}

/// The first of the rows whose body is whole. Each that is not names the staged one from now on,
/// and whatever was attached of it is whole again; except where the body is only missing and
/// another row has one: it may lie where somebody else stored it.
Result<StoredFileId> wholeOf(UnitOfWork& unit, FileStore& store,
    const QList<record::StoredFile>& rows, const StagedFile& file)
{
    std::optional<StoredFileId> whole;
    for (const auto& row : rows) {
        const auto kept = readWhole(store, bodyOf(row));
        if (!kept && !isOfBody(kept.error()))
            return kept.error();
        if (!kept && isAbsent(kept.error()))
            continue;
        if (auto done = kept ? Result<>() : heal(unit, store, row, file); !done)
            return done.error();
        whole = whole.value_or(row.id);
    }
    if (whole)
        return *whole;
    auto done = heal(unit, store, rows.first(), file);
    return done ? Result<StoredFileId>(rows.first().id) : done.error();
}

/// A row of this content with a whole body; made where the desk has none.
Result<StoredFileId> storedFile(UnitOfWork& unit, FileStore& store, const StagedFile& file)
{
    const auto known = knownContent(unit, file.sha256);
    if (!known)
        return known.error();
    if (!known->isEmpty())
        return wholeOf(unit, store, *known, file);
    auto isHere = store.contains(file.key);
    if (!isHere)
        return isHere.error();
    if (!*isHere)
        return Error{Error::Kind::NotFound, u"stored_file"_s, file.key, u"FILE_ABSENT"_s};
    record::StoredFile row;
    row.sha256 = file.sha256;
    row.mimeType = file.mimeType;
    row.storage = StoredFileStorage::FileStore;
    nameBody(row, file);
    auto made = unit.create(row);
    return made ? Result<StoredFileId>(row.id) : made.error();
}

} // namespace

FileStore fileStoreOf(Replica& replica)
{
    return {replica.world().disk(), replica.database(), replica.organization()};
}

FileBody bodyOf(const record::StoredFile& file)
{
    FileBody body{file.storageKey.value_or(QString()), {}, file.sha256, file.sizeBytes};
    if (file.isEncrypted)
        body.bodyKey = file.bodyKey.value_or(QByteArray()); // without its key nothing opens it
    return body;
}

Result<QList<AttachmentId>> addAttachments(UnitOfWork& unit, const record::Ticket& ticket,
    const std::optional<TicketCommentId>& comment, AttachmentVisibility visibility,
    const QList<StagedFile>& files)
{
    if (files.isEmpty())
        return QList<AttachmentId>();
    if (auto fits = checkRoom(unit, ticket.id, files); !fits)
        return fits.error();
    FileStore store(unit.disk(), unit.database(), unit.organization().value());
    QHash<QString, StoredFileId> known; // of this unit, which the database does not show yet
    QList<AttachmentId> made;
    for (const auto& file : files) {
        if (!known.contains(file.sha256)) {
            auto stored = storedFile(unit, store, file);
            if (!stored)
                return stored.error();
            known.insert(file.sha256, *stored);
        }
        record::Attachment attachment;
        attachment.fileId = known.value(file.sha256);
        attachment.fileName = safeFileName(file.name);
        attachment.visibility = visibility;
        attachment.ticketId = ticket.id;
        attachment.commentId = comment;
        if (auto created = unit.create(attachment); !created)
            return created.error();
        made.append(attachment.id);
    }
    return made;
}

Result<> dropUnused(Replica& replica, const QList<StagedFile>& files)
{
    auto& database = replica.database();
    for (const auto& file : files) {
        auto count = number(database, uses, {{"storage_key", file.key}});
        if (!count)
            return count.error();
        if (*count > 0)
            continue;
        if (auto gone = fileStoreOf(replica).remove(file.key); !gone)
            return gone;
    }
    return {};
}

Result<FoundAttachment> findAttachment(Database& database, const Actor& actor, AttachmentId id)
{
    const Error absent{Error::Kind::NotFound, u"attachment"_s, id.toString(), u"NOT_FOUND"_s};
    auto row = loadRow(database, record::Attachment::table(), id.value());
    if (!row)
        return row.error();
    if (!*row || (*row)->head.deletedAt)
        return absent;
    FoundAttachment found;
    found.attachment = record::Attachment::fromRow(**row);
    if (!found.attachment.ticketId)
        return absent;
    auto act = TicketAct::read(database, actor, *found.attachment.ticketId);
    if (!act)
        return act.error().kind == Error::Kind::NotFound ? absent : act.error();
    const bool isHidden =
        found.attachment.visibility == AttachmentVisibility::Internal && !act->showsInternal();
    if (isHidden)
        return absent;
    found.ticket = act->ticket;
    auto file = loadRow(database, record::StoredFile::table(), found.attachment.fileId.value());
    if (!file)
        return file.error();
    if (!*file)
        return absent;
    found.file = record::StoredFile::fromRow(**file);
    return found;
}

} // namespace homeport
