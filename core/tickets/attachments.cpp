#include "core/tickets/attachments.h"

#include "core/access/setting.h"
#include "core/base/disk.h"
#include "core/base/file_name.h"
#include "core/db/file_store.h"
#include "core/tickets/attachment_rows.h"
#include "core/tickets/file_type.h"
#include "core/tickets/ticket_act.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr auto unsentFor = std::chrono::hours(24 * 30);

constexpr Sql filesOf{"attachments.list", R"sql(
    SELECT attachment.id, attachment.comment_id, attachment.file_name, stored_file.mime_type,
           stored_file.size_bytes, attachment.visibility, attachment.created_by,
           user_account.display_name, attachment.created_at
      FROM attachment
      JOIN stored_file ON stored_file.id = attachment.file_id
      LEFT JOIN user_account ON user_account.id = attachment.created_by
     WHERE attachment.ticket_id = :ticket_id AND attachment.deleted_at IS NULL
       AND (attachment.visibility = 'public' OR attachment.visibility = :internal)
     ORDER BY attachment.created_at, attachment.file_name, attachment.id
)sql"};

constexpr Sql storageKeys{
    "attachments.keys", "SELECT storage_key FROM stored_file WHERE storage_key IS NOT NULL"};

AttachedFile fileAt(const Cursor& row)
{
    return {row.read<AttachmentId>(0), row.readOptional<TicketCommentId>(1), row.text(2),
        row.text(3), row.integer(4), row.text(5) == "internal"_L1, row.read<PersonId>(6),
        row.text(7), row.read<Timestamp>(8)};
}

Error unreadable(const QString& path, const QString& why)
{
    return {Error::Kind::Unavailable, path, why, u"FILE_UNREADABLE"_s};
}

Error tooLarge(qint64 limit)
{
    return {Error::Kind::Invalid, QString::number(limit), {}, u"FILE_TOO_LARGE"_s};
}

Result<> requireToSay(const TicketAct& act, bool isInternal)
{
    return act.require(isInternal ? u"ticket.comment_internal"_s : u"ticket.comment_public"_s);
}

/// What the scanner found is never handed out.
Result<> requireClean(const record::StoredFile& file)
{
    if (file.scanStatus == StoredFileScanStatus::Infected)
        return Error{Error::Kind::Denied, u"stored_file"_s, file.id.toString(), u"FILE_INFECTED"_s};
    return {};
}

/// Writes the content whole, and keeps it.
Result<> copyBody(Replica& replica, const record::StoredFile& file, PendingFile& copy)
{
    auto copied = fileStoreOf(replica).read(
        bodyOf(file), [&](const QByteArray& piece) { return copy.put(piece); });
    return copied ? copy.keep() : copied;
}

} // namespace

/// How large a file may be that this person puts on this ticket.
Result<qint64> AttachmentService::room(const Actor& actor, TicketId ticket)
{
    return m_replica.read([&](Database& database) -> Result<qint64> {
        auto act = TicketAct::read(database, actor, ticket);
        if (!act)
            return act.error();
        auto may = requireToSay(*act, false);
        if (!may)
            may = requireToSay(*act, true);
        if (!may)
            return may.error();
        return numberSetting(
            database, actor.organization, u"attachment.max_bytes"_s, standardFileLimit);
    });
}

Result<StagedFile> AttachmentService::stage(
    const Actor& actor, TicketId ticket, const QString& path)
{
    auto& disk = m_replica.world().disk();
    const auto found = disk.look(path);
    if (!found || !found->isFile) // a folder, a pipe, a device
        return unreadable(path, u"no regular file"_s);
    auto limit = room(actor, ticket);
    if (!limit)
        return limit.error();
    if (found->size > *limit)
        return tooLarge(*limit);
    auto file = disk.read(path);
    if (!file)
        return file.error();
    return stage(actor, ticket, path.section(u'/', -1), **file);
}

Result<StagedFile> AttachmentService::stage(
    const Actor& actor, TicketId ticket, const QString& name, QIODevice& source)
{
    auto limit = room(actor, ticket);
    if (!limit)
        return limit.error();
    if (!source.isSequential() && source.size() > *limit)
        return tooLarge(*limit);
    StagedFile staged;
    staged.name = safeFileName(name);
    const auto head = source.peek(fileTypeHead);
    if (head.isEmpty() && !source.atEnd())
        return unreadable(name, source.errorString());
    auto type = acceptedType(staged.name, head);
    if (!type)
        return type.error();
    staged.mimeType = *type;
    auto body =
        fileStoreOf(m_replica).add(*m_replica.world().random, source, *limit, m_replica.now());
    if (!body)
        return body.error();
    staged.key = body->key;
    staged.sha256 = body->sha256;
    staged.size = body->size;
    staged.bodyKey = body->bodyKey;
    return staged;
}

Result<> AttachmentService::discard(const StagedFile& file)
{
    return dropUnused(m_replica, {file});
}

Result<QList<AttachmentId>> AttachmentService::attach(const Actor& actor, TicketId ticket,
    const QList<StagedFile>& files, AttachmentVisibility visibility, CommandId command)
{
    const bool isInternal = visibility == AttachmentVisibility::Internal;
    QList<AttachmentId> made;
    const auto act = isInternal ? u"attach_internal"_s : u"attach"_s;
    const auto written = actOn(
        m_replica, actor, ticket, act, command, [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = requireToSay(on, isInternal); !may)
                return may;
            if (!isInternal) {
                if (auto open = on.requireOpen(); !open)
                    return open;
            }
            auto added = addAttachments(unit, on.ticket, {}, visibility, files);
            if (!added)
                return added.error();
            made = *added;
            return {};
        });
    if (!written)
        return written.error();
    auto dropped = dropUnused(m_replica, files);
    return dropped ? Result<QList<AttachmentId>>(made) : dropped.error();
}

Result<> AttachmentService::detach(const Actor& actor, AttachmentId id, CommandId command)
{
    auto found =
        m_replica.read([&](Database& database) { return findAttachment(database, actor, id); });
    if (!found)
        return found.error();
    const auto written = actOn(m_replica, actor, found->ticket.id, u"detach"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            auto attachment = unit.get<record::Attachment>(id);
            if (!attachment)
                return attachment.error();
            const bool isInternal = attachment->visibility == AttachmentVisibility::Internal;
            const bool isOwn = attachment->head.createdBy == actor.person;
            auto may = isOwn ? requireToSay(on, isInternal) : on.requireOfKind(u"delete"_s);
            if (!may)
                return may;
            if (!isInternal) {
                if (auto open = on.requireOpen(); !open)
                    return open;
            }
            return unit.remove<record::Attachment>(id);
        });
    return written ? Result<>() : written.error();
}

Result<QList<AttachedFile>> AttachmentService::list(const Actor& actor, TicketId ticket)
{
    return m_replica.read([&](Database& database) -> Result<QList<AttachedFile>> {
        auto act = TicketAct::read(database, actor, ticket);
        if (!act)
            return act.error();
        auto rows = database.query(filesOf,
            {{"ticket_id", ticket},
                {"internal", act->showsInternal() ? u"internal"_s : u"public"_s}});
        if (!rows)
            return rows.error();
        QList<AttachedFile> files;
        while ((*rows)->next())
            files.append(fileAt(**rows));
        if (auto read = (*rows)->status(); !read)
            return read.error();
        return files;
    });
}

Result<QString> AttachmentService::open(const Actor& actor, AttachmentId id, const QString& folder)
{
    auto found =
        m_replica.read([&](Database& database) { return findAttachment(database, actor, id); });
    if (!found)
        return found.error();
    if (auto clean = requireClean(found->file); !clean)
        return clean.error();
    // A folder for each copy: two files of one name do not meet, and the name stays as it is.
    auto& disk = m_replica.world().disk();
    const auto place = disk.temporaryFolder(folder + u"/opened"_s);
    if (!place)
        return place.error();
    const auto path = (*place)->filePath(safeFileName(found->attachment.fileName));
    auto copy = disk.create(path, QFileDevice::ReadOwner);
    if (!copy)
        return copy.error();
    if (auto written = copyBody(m_replica, found->file, **copy); !written)
        return written.error();
    (*place)->setAutoRemove(false);
    return path;
}

Result<> AttachmentService::save(
    const Actor& actor, AttachmentId id, const QString& path, bool replaces)
{
    auto found =
        m_replica.read([&](Database& database) { return findAttachment(database, actor, id); });
    if (!found)
        return found.error();
    if (auto clean = requireClean(found->file); !clean)
        return clean;
    auto& disk = m_replica.world().disk();
    if (!replaces && disk.look(path))
        return Error{Error::Kind::Conflict, path, u"the file exists"_s, u"FILE_EXISTS"_s};
    auto file = disk.replace(path);
    return file ? copyBody(m_replica, found->file, **file) : file.error();
}

Result<int> AttachmentService::sweep()
{
    auto& database = m_replica.database();
    auto rows = database.query(storageKeys);
    if (!rows)
        return rows.error();
    QSet<QString> named;
    while ((*rows)->next())
        named.insert((*rows)->text(0));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    rows->reset();
    return fileStoreOf(m_replica).sweep(named, m_replica.now() - unsentFor);
}

} // namespace homeport
