#include "core/journal/field_clock.h"

#include "core/journal/bytes.h"

#include <algorithm>

namespace homeport {

namespace {

void put(ByteWriter& out, const Version& version)
{
    out.varint(quint64(version.stream));
    out.varint(quint64(version.number));
    out.varint(version.stamp);
}

Version take(ByteReader& in)
{
    Version version;
    version.stream = qint32(in.varint());
    version.number = qint64(in.varint());
    version.stamp = in.varint();
    return version;
}

} // namespace

FieldClock FieldClock::unpacked(const QByteArray& bytes)
{
    FieldClock clock;
    if (bytes.isEmpty())
        return clock;
    ByteReader in(bytes);
    clock.m_base = take(in);
    while (!in.atEnd() && !in.failed()) {
        const auto field = quint16(in.varint());
        clock.m_cells.push_back({field, take(in)});
    }
    return clock;
}

QByteArray FieldClock::packed() const
{
    ByteWriter out;
    put(out, m_base);
    for (const auto& cell : m_cells) {
        out.varint(cell.field);
        put(out, cell.version);
    }
    return out.bytes();
}

const Version& FieldClock::of(quint16 fieldId) const
{
    for (const auto& cell : m_cells) {
        if (cell.field == fieldId)
            return cell.version;
    }
    return m_base;
}

bool FieldClock::has(quint16 fieldId) const
{
    return std::any_of(
        m_cells.begin(), m_cells.end(), [&](const Cell& c) { return c.field == fieldId; });
}

void FieldClock::set(quint16 fieldId, const Version& version)
{
    const auto at = std::lower_bound(m_cells.begin(), m_cells.end(), fieldId,
        [](const Cell& cell, quint16 id) { return cell.field < id; });
    if (at != m_cells.end() && at->field == fieldId)
        at->version = version;
    else
        m_cells.insert(at, {fieldId, version});
}

quint64 FieldClock::newest() const
{
    quint64 stamp = m_base.stamp;
    for (const auto& cell : m_cells)
        stamp = qMax(stamp, cell.version.stamp);
    return stamp;
}

void FieldClock::drop(quint16 fieldId)
{
    std::erase_if(m_cells, [&](const Cell& cell) { return cell.field == fieldId; });
}

} // namespace homeport
