#include "core/exchange/archived_files.h"

#include "core/db/file_store.h"
#include "core/journal/bytes.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql storedFiles{"archive.files", R"sql(
    SELECT id, storage_key, sha256, size_bytes, is_encrypted, body_key FROM stored_file
     WHERE storage = 'file_store' ORDER BY id)sql"};

constexpr Sql ticketsOf{"archive.ticketsOfFile", R"sql(
    SELECT DISTINCT ticket.number FROM attachment JOIN ticket ON ticket.id = attachment.ticket_id
     WHERE attachment.file_id = :file_id ORDER BY ticket.number)sql"};

struct NamedBody
{
    QUuid row;
    FileBody file;
};

Result<QList<NamedBody>> bodiesOf(Database& database)
{
    auto rows = database.query(storedFiles);
    if (!rows)
        return rows.error();
    QList<NamedBody> bodies;
    while ((*rows)->next()) {
        const auto& row = **rows;
        FileBody file{row.text(1), {}, row.text(2), row.integer(3)};
        if (row.boolean(4))
            file.bodyKey = row.blob(5);
        bodies.append({row.uuid(0), file});
    }
    if (auto status = (*rows)->status(); !status)
        return status.error();
    return bodies;
}

bool isAbsent(const Result<>& read)
{
    return !read && read.error().code == "FILE_ABSENT"_L1;
}

bool isDamaged(const Result<>& read)
{
    return !read && read.error().code == "FILE_DAMAGED"_L1;
}

/// Hands nothing over: it is read for the checks alone.
Result<> readThrough(FileStore& store, const NamedBody& body)
{
    return store.read(body.file, [](const QByteArray&) { return Result<>(); });
}

Result<QStringList> ticketsWith(Database& database, const QUuid& file)
{
    auto rows = database.query(ticketsOf, {{"file_id", file}});
    if (!rows)
        return rows.error();
    QStringList numbers;
    while ((*rows)->next())
        numbers << (*rows)->text(0);
    if (auto status = (*rows)->status(); !status)
        return status.error();
    return numbers;
}

Result<> copyBody(
    const QString& key, FileStore& from, Database& to, const QUuid& organization, Timestamp now)
{
    if (auto begun = to.begin(); !begun)
        return begun;
    int part = 0;
    auto copied = from.readStored(key, [&](const QByteArray& piece) {
        return FileStore::addPart(to, organization, key, part++, piece, now);
    });
    if (!copied) {
        to.rollback();
        return isAbsent(copied) ? Result<>() : copied;
    }
    if (part == 0) {
        if (auto added = FileStore::addPart(to, organization, key, 0, {}, now); !added) {
            to.rollback();
            return added;
        }
    }
    return to.commit();
}

} // namespace

Result<> eachFilePart(Disk& disk, Database& database, const QUuid& organization,
    const std::function<Result<>(const QByteArray&)>& use)
{
    auto bodies = bodiesOf(database);
    if (!bodies)
        return bodies.error();
    FileStore store(disk, database, organization);
    QSet<QString> told; // several rows may name one body
    for (const auto& body : std::as_const(*bodies)) {
        if (told.contains(body.file.key))
            continue;
        told.insert(body.file.key);
        int part = 0;
        const auto put = [&](const QByteArray& piece) {
            ByteWriter bytes;
            bytes.text(body.file.key);
            bytes.varint(quint64(part++));
            bytes.blob(piece);
            return use(bytes.bytes());
        };
        auto read = store.readStored(body.file.key, put);
        if (!read && !isAbsent(read))
            return read;
        if (read && part == 0) {
            if (auto used = put({}); !used)
                return used;
        }
    }
    return {};
}

Result<> takeFilePart(
    Database& database, const QUuid& organization, const QByteArray& piece, Timestamp now)
{
    ByteReader bytes(piece);
    const auto key = bytes.text();
    const auto part = bytes.varint();
    const auto content = bytes.blob();
    if (bytes.failed() || part > quint64(std::numeric_limits<int>::max()))
        return Error{
            Error::Kind::Corrupt, u"backup"_s, u"a piece of a file is cut off"_s, u"DAMAGED"_s};
    return FileStore::addPart(database, organization, key, int(part), content, now);
}

Result<> copyFilesInto(
    Disk& disk, Database& copy, Database& desk, const QUuid& organization, Timestamp now)
{
    auto bodies = bodiesOf(copy);
    if (!bodies)
        return bodies.error();
    FileStore from(disk, desk, organization);
    FileStore there(disk, copy, organization);
    for (const auto& body : std::as_const(*bodies)) {
        // A desk that was restored itself has brought them along already.
        auto isThere = there.contains(body.file.key);
        if (!isThere)
            return isThere.error();
        if (*isThere)
            continue;
        if (auto copied = copyBody(body.file.key, from, copy, organization, now); !copied)
            return copied;
    }
    return {};
}

Result<QList<DamagedFile>> damagedFiles(Disk& disk, Database& database, const QUuid& organization)
{
    auto bodies = bodiesOf(database);
    if (!bodies)
        return bodies.error();
    FileStore store(disk, database, organization);
    QList<DamagedFile> damaged;
    for (const auto& body : std::as_const(*bodies)) {
        const auto read = readThrough(store, body);
        if (read)
            continue;
        if (!isAbsent(read) && !isDamaged(read))
            return read.error();
        auto tickets = ticketsWith(database, body.row);
        if (!tickets)
            return tickets.error();
        damaged.append({StoredFileId(body.row), isAbsent(read), *tickets});
    }
    return damaged;
}

Result<QStringList> fileFindings(Disk& disk, Database& database, const QUuid& organization)
{
    auto bodies = bodiesOf(database);
    if (!bodies)
        return bodies.error();
    FileStore store(disk, database, organization);
    QStringList findings;
    for (const auto& body : std::as_const(*bodies)) {
        const auto read = readThrough(store, body);
        const auto name = body.row.toString(QUuid::WithoutBraces);
        if (isAbsent(read))
            findings << u"stored_file: the content of %1 is missing"_s.arg(name);
        else if (isDamaged(read))
            findings << u"stored_file: the content of %1 is not what was attached"_s.arg(name);
        else if (!read)
            findings << u"stored_file: the content of %1 cannot be read"_s.arg(name);
    }
    return findings;
}

} // namespace homeport
