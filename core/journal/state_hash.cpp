#include "core/journal/bytes.h"
#include "core/journal/replica.h"

#include <algorithm>

namespace homeport {

namespace {

constexpr Sql allSiblings{"hash.siblings",
    "SELECT row_id, table_id, field_id, stream, seq, stamp, value FROM jr_sibling"};
// A fork was seen here; it does not follow from the entries folded.
constexpr Sql allAttention{
    "hash.attention", "SELECT row_id, stream, seq, kind FROM jr_attention WHERE kind <> 'fork'"};

void put(ByteWriter& out, const StreamBook& streams, const Version& version)
{
    out.uuid(streams.deviceOf(version.stream));
    out.varint(quint64(version.number));
    out.varint(version.stamp);
}

/// All of a row that replicas have in common.
QByteArray hashOf(const Row& row, const StreamBook& streams)
{
    const auto& table = *row.table;
    const auto clock = FieldClock::unpacked(row.head.clock);
    ByteWriter out;
    out.varint(table.id);
    out.uuid(row.id);
    out.uuid(row.head.rootId);
    out.raw(encodedValue(Value(row.head.createdAt)) + encodedValue(Value(row.head.createdBy)));
    out.raw(encodedValue(Value(row.head.updatedAt)) + encodedValue(Value(row.head.updatedBy)));
    out.raw(encodedValue(Value(row.head.deletedAt)) + encodedValue(Value(row.head.deletedBy)));
    out.integer(row.head.version);
    put(out, streams, clock.base());
    put(out, streams, clock.of(FieldClock::lastCommand));
    put(out, streams, clock.of(FieldClock::lastTouch));
    put(out, streams, clock.of(FieldClock::deletedAt));
    for (size_t i = 0; i < table.fields.size(); ++i) {
        if (table.fields[i].merge == Merge::Local)
            continue;
        out.raw(encodedValue(row.cells[i]));
        put(out, streams, clock.of(table.fields[i].id));
    }
    return sha256(out.bytes());
}

/// A line of allSiblings or of allAttention.
QByteArray hashOf(const Cursor& line, bool isSibling, const StreamBook& streams)
{
    const int stream = isSibling ? 3 : 1;
    ByteWriter out;
    out.uuid(line.uuid(0));
    out.uuid(streams.deviceOf(qint32(line.integer(stream))));
    out.integer(line.integer(stream + 1));
    if (isSibling) {
        out.integer(line.integer(1));
        out.integer(line.integer(2));
        out.integer(line.integer(5));
        out.raw(line.blob(6));
    } else {
        out.text(line.text(3));
    }
    return sha256(out.bytes());
}

} // namespace

Result<QByteArray> Replica::stateHash()
{
    // Tables that are longer than memory are read in parts, which takes a transaction.
    return read([this](Database&) { return hashOfRows(); });
}

Result<QByteArray> Replica::hashOfRows()
{
    if (auto loaded = m_streams->load(*m_database); !loaded)
        return loaded.error();
    std::vector<QByteArray> parts; // hashes: the rows themselves may be more than memory holds
    for (const auto& table : tables()) {
        if (!table.isSynced())
            continue;
        const QByteArray text = "SELECT " + rowColumns(table) + " FROM \"" + table.name + '"';
        auto cursor = m_database->stream({table.name, text.constData()});
        if (!cursor)
            return cursor.error();
        while ((*cursor)->next())
            parts.push_back(hashOf(rowAt(**cursor, table), *m_streams));
        if (auto status = (*cursor)->status(); !status)
            return status.error();
    }
    for (const auto* sql : {&allSiblings, &allAttention}) {
        auto cursor = m_database->stream(*sql);
        if (!cursor)
            return cursor.error();
        while ((*cursor)->next())
            parts.push_back(hashOf(**cursor, sql == &allSiblings, *m_streams));
        if (auto status = (*cursor)->status(); !status)
            return status.error();
    }
    std::sort(parts.begin(), parts.end());
    QByteArray all;
    for (const auto& part : parts)
        all += part;
    return sha256(all);
}

} // namespace homeport
