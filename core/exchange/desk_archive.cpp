#include "core/exchange/desk_archive.h"

#include "core/base/disk.h"
#include "core/desk/desk.h"
#include "core/exchange/archive_folding.h"
#include "core/exchange/archived_files.h"
#include "core/exchange/archived_rows.h"
#include "core/journal/bytes.h"
#include "core/journal/stored_entry.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

const QByteArray magic = "HOMEPORT ARCHIVE 1\n";
constexpr int entriesPerPage = 4000;
constexpr qint64 bytesPerPage = 32 << 20;
constexpr quint32 largestFrame = 256u << 20;

enum Frame : quint8 { Header = 1, LocalRow, JournalEntry, Quarantined, End, FilePart };

constexpr Sql insertDesk{"archive.desk", R"sql(
    INSERT INTO desk (one, replica_id, schema_version, organization_id, created_at)
    VALUES (1, :replica_id, :schema_version, NULL, :created_at))sql"};
constexpr Sql entriesFrom{"archive.entries",
    "SELECT t.no, " STORED_ENTRY " FROM jr_tx t WHERE t.no > :no ORDER BY t.no LIMIT :limit"};
constexpr Sql pendingEntries{
    "archive.pending", "SELECT bytes FROM jr_pending ORDER BY device, seq"};
constexpr Sql quarantined{
    "archive.quarantined", "SELECT device, seq, hash, reason, bytes FROM jr_quarantine"};
constexpr Sql insertQuarantined{"archive.quarantine", R"sql(
    INSERT INTO jr_quarantine (device, seq, hash, reason, bytes) VALUES (:device, :seq, :hash, :reason, :bytes)
    ON CONFLICT (device, seq, hash) DO NOTHING)sql"};

Error damaged(const QString& what)
{
    return {Error::Kind::Corrupt, u"backup"_s, what, u"DAMAGED"_s};
}

/// The bytes end in the middle of something, or can be read no further.
Error cutOff(const QIODevice& in)
{
    if (in.atEnd())
        return damaged(u"cut off"_s);
    return {Error::Kind::Unavailable, u"backup"_s, in.errorString(), u"FILE_UNREADABLE"_s};
}

Result<> put(PendingFile& out, Frame kind, const QByteArray& bytes)
{
    QByteArray frame;
    frame.append(char(kind));
    for (int shift = 0; shift < 32; shift += 8)
        frame.append(char((quint32(bytes.size()) >> shift) & 0xff));
    frame += bytes;
    return out.put(frame);
}

Result<std::pair<Frame, QByteArray>> take(QIODevice& in)
{
    const auto head = in.read(5);
    if (head.size() != 5)
        return cutOff(in);
    quint32 size = 0;
    for (int i = 0; i < 4; ++i)
        size |= quint32(quint8(head[1 + i])) << (8 * i);
    if (size > largestFrame)
        return damaged(u"a part is too large"_s);
    const auto bytes = in.read(size);
    if (quint32(bytes.size()) != size)
        return cutOff(in);
    return std::pair(Frame(quint8(head[0])), bytes);
}

/// In pages, so that a journal of any length passes through.
Result<qint64> eachEntry(
    Database& database, const std::function<Result<>(const QList<QByteArray>&)>& use)
{
    qint64 no = 0;
    qint64 count = 0;
    for (;;) {
        QList<QByteArray> page;
        auto rows = database.query(entriesFrom, {{"no", no}, {"limit", entriesPerPage}});
        if (!rows)
            return rows.error();
        qint64 bytes = 0;
        while (bytes < bytesPerPage && (*rows)->next()) {
            no = (*rows)->integer(0);
            auto entry = storedBytes(**rows, 1);
            if (!entry)
                return entry.error();
            bytes += entry->size();
            page.push_back(std::move(*entry));
        }
        if (auto status = (*rows)->status(); !status)
            return status.error();
        rows->reset();
        if (page.isEmpty())
            return count;
        count += page.size();
        if (auto used = use(page); !used)
            return used.error();
    }
}

Result<> writeAll(Replica& replica, Database& database, PendingFile& out)
{
    ByteWriter header;
    header.varint(quint64(schemaVersion));
    header.uuid(replica.organization());
    header.integer(toMsecs(replica.now()));
    if (auto done = out.put(magic); !done)
        return done;
    if (auto done = put(out, Header, header.bytes()); !done)
        return done;
    const auto putRow = [&](const QByteArray& row) { return put(out, LocalRow, row); };
    if (auto done = eachKeptRow(database, TableClass::Catalog, putRow); !done)
        return done;
    auto count = eachEntry(database, [&](const QList<QByteArray>& page) -> Result<> {
        for (const auto& entry : page) {
            if (auto done = put(out, JournalEntry, entry); !done)
                return done;
        }
        return {};
    });
    if (!count)
        return count.error();
    auto waiting = database.query(pendingEntries);
    if (!waiting)
        return waiting.error();
    while ((*waiting)->next()) {
        if (auto done = put(out, JournalEntry, (*waiting)->blob(0)); !done)
            return done;
    }
    waiting->reset();
    auto refused = database.query(quarantined);
    if (!refused)
        return refused.error();
    while ((*refused)->next()) {
        ByteWriter row;
        row.uuid((*refused)->uuid(0));
        row.integer((*refused)->integer(1));
        row.blob((*refused)->blob(2));
        row.text((*refused)->text(3));
        row.blob((*refused)->blob(4));
        if (auto done = put(out, Quarantined, row.bytes()); !done)
            return done;
    }
    refused->reset();
    if (auto done = eachKeptRow(database, TableClass::Local, putRow); !done)
        return done;
    auto files = eachFilePart(replica.world().disk(), database, replica.organization(),
        [&](const QByteArray& piece) { return put(out, FilePart, piece); });
    if (!files)
        return files;
    auto hash = replica.stateHash();
    if (!hash)
        return hash.error();
    ByteWriter end;
    end.integer(*count);
    end.blob(*hash);
    return put(out, End, end.bytes());
}

Result<> quarantine(Database& database, const QByteArray& bytes)
{
    ByteReader row(bytes);
    const auto device = row.uuid();
    const auto seq = row.integer();
    const auto hash = row.blob();
    const auto reason = row.text();
    const auto body = row.blob();
    if (row.failed())
        return damaged(u"a refused entry is cut off"_s);
    auto done = database.exec(insertQuarantined,
        {{"device", device}, {"seq", seq}, {"hash", hash}, {"reason", reason}, {"bytes", body}});
    return done ? Result<>() : done.error();
}

/// Rows that are no part of the journal, one after the other in the archive, are one transaction:
/// else each waits for the disk.
Result<> beginOrEndRows(Database& database, bool isRow)
{
    if (isRow == database.inTransaction())
        return {};
    return isRow ? database.begin() : database.commit();
}

} // namespace

Result<bool> isArchive(QIODevice& in)
{
    const auto begin = in.peek(magic.size());
    if (begin.isEmpty() && !in.atEnd())
        return cutOff(in);
    return begin == magic;
}

Result<> writeArchive(Replica& replica, PendingFile& out)
{
    auto written = replica.read([&](Database& database) -> Result<bool> {
        if (auto done = writeAll(replica, database, out); !done)
            return done.error();
        return true;
    });
    return written ? Result<>() : written.error();
}

Result<> readArchive(QIODevice& in, Replica& empty)
{
    const auto begin = in.read(magic.size());
    if (begin.size() != magic.size())
        return cutOff(in);
    if (begin != magic)
        return damaged(u"not an archive of a desk"_s);
    auto& database = empty.database();
    if (auto ready = database.setBulk(true); !ready)
        return ready;
    ArchiveFolding folding(empty);
    for (;;) {
        auto frame = take(in);
        if (!frame)
            return frame.error();
        const auto& [kind, bytes] = *frame;
        if (kind != JournalEntry) {
            if (auto folded = folding.fold(); !folded)
                return folded;
        }
        auto done = beginOrEndRows(database, kind == LocalRow || kind == Quarantined);
        if (!done)
            return done;
        switch (kind) {
        case Header: {
            ByteReader header(bytes);
            const auto schema = int(header.varint());
            if (schema > schemaVersion)
                return Error{Error::Kind::Invalid, u"backup"_s, u"schema %1"_s.arg(schema),
                    u"SCHEMA_TOO_NEW"_s};
            done = empty.setOrganization(header.uuid());
            break;
        }
        case JournalEntry: done = folding.add(bytes); break;
        case Quarantined: done = quarantine(database, bytes); break;
        case LocalRow: done = insertKeptRow(database, bytes); break;
        case FilePart:
            done = takeFilePart(database, empty.organization(), bytes, empty.now());
            break;
        case End: {
            ByteReader end(bytes);
            end.integer();
            if (auto swept = database.setBulk(false); !swept)
                return swept;
            auto hash = empty.stateHash();
            if (!hash)
                return hash.error();
            return *hash == end.blob() ? Result<>() : damaged(u"the fold differs"_s);
        }
        default: return damaged(u"an unknown part"_s);
        }
        if (!done)
            return done;
    }
}

Result<std::unique_ptr<Replica>> emptyDesk(const Address& address, const World& world)
{
    auto database = Database::create(address);
    if (!database)
        return database.error();
    auto marked = (*database)->exec(insertDesk,
        {{"replica_id", newUuid(world.clock->now(), *world.random)},
            {"schema_version", schemaVersion}, {"created_at", world.clock->now()}});
    if (!marked)
        return marked.error();
    // It only takes over what others wrote; whoever opens it next gets an identity of their own.
    return std::make_unique<Replica>(std::move(*database),
        DeviceIdentity{newUuid(world.clock->now(), *world.random)}, world, deskRules());
}

Result<> refold(Replica& replica, Replica& empty)
{
    if (auto done = empty.setOrganization(replica.organization()); !done)
        return done;
    auto copied = eachKeptRow(replica.database(), TableClass::Catalog,
        [&](const QByteArray& row) { return insertKeptRow(empty.database(), row); });
    if (!copied)
        return copied;
    auto folded = eachEntry(replica.database(), [&](const QList<QByteArray>& page) -> Result<> {
        auto received = empty.receive(page);
        return received ? Result<>() : received.error();
    });
    return folded ? Result<>() : folded.error();
}

} // namespace homeport
