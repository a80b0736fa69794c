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
        while ((*cursor)->next()) {
            const auto row = rowAt(**cursor, table);
            const auto clock = FieldClock::unpacked(row.head.clock);
            ByteWriter out;
            out.varint(table.id);
            out.uuid(row.id);
            out.uuid(row.head.rootId);
            out.raw(
                encodedValue(Value(row.head.createdAt)) + encodedValue(Value(row.head.createdBy)));
            out.raw(
                encodedValue(Value(row.head.updatedAt)) + encodedValue(Value(row.head.updatedBy)));
            out.raw(
                encodedValue(Value(row.head.deletedAt)) + encodedValue(Value(row.head.deletedBy)));
            out.integer(row.head.version);
            put(out, *m_streams, clock.base());
            put(out, *m_streams, clock.of(FieldClock::lastCommand));
            put(out, *m_streams, clock.of(FieldClock::lastTouch));
            put(out, *m_streams, clock.of(FieldClock::deletedAt));
            for (size_t i = 0; i < table.fields.size(); ++i) {
                if (table.fields[i].merge == Merge::Local)
                    continue;
                out.raw(encodedValue(row.cells[i]));
                put(out, *m_streams, clock.of(table.fields[i].id));
            }
            parts.push_back(sha256(out.bytes()));
        }
        if (auto status = (*cursor)->status(); !status)
            return status.error();
    }
    for (const auto* sql : {&allSiblings, &allAttention}) {
        auto cursor = m_database->stream(*sql);
        if (!cursor)
            return cursor.error();
        while ((*cursor)->next()) {
            ByteWriter out;
            out.uuid((*cursor)->uuid(0));
            const bool isSibling = sql == &allSiblings;
            const int stream = isSibling ? 3 : 1;
            out.uuid(m_streams->deviceOf(qint32((*cursor)->integer(stream))));
            out.integer((*cursor)->integer(stream + 1));
            if (isSibling) {
                out.integer((*cursor)->integer(1));
                out.integer((*cursor)->integer(2));
                out.integer((*cursor)->integer(5));
                out.raw((*cursor)->blob(6));
            } else {
                out.text((*cursor)->text(3));
            }
            parts.push_back(sha256(out.bytes()));
        }
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
