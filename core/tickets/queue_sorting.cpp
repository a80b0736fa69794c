#include "core/tickets/queue_sorting.h"

#include "core/tickets/open_index.h"
#include "core/tickets/queue_walk.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>

namespace homeport {
namespace {

constexpr qint64 rowsAtOnce = 200;

/// The first bytes as a number that compares as they do: most rows differ there, and the others
/// need not be fetched from memory.
quint64 headOf(const char* bytes, qsizetype size)
{
    std::array<char, sizeof(quint64)> head{};
    std::copy_n(bytes, std::min<qsizetype>(size, qsizetype(head.size())), head.begin());
    return qFromBigEndian<quint64>(head.data());
}

/// One slice of a long view: what the next rows are sorted by, in the order of what tells rows
/// apart.
QByteArray keysText(const QueueWalk& walk, Dialect dialect, bool isFirst, int most)
{
    const QByteArray tie = QByteArray("t.") + walk.keys.tie();
    // A long view is gone through as it lies: an index would lead from row to row across it.
    const auto from = "ticket t" + QByteArray(dialect == Dialect::Sqlite ? " NOT INDEXED" : "")
        + walk.keys.join();
    return "SELECT " + walk.keys.columns() + " FROM " + from + " WHERE " + walk.where
        + (isFirst ? QByteArray() : " AND " + tie + " > :last") + " ORDER BY " + tie + " LIMIT "
        + QByteArray::number(most);
}

} // namespace

bool QueueSorting::isAtOnce(const QueueView& view)
{
    return !mayListAll(view);
}

Result<QueueSorting> QueueSorting::whole(
    Database& database, const Actor& actor, const QueueView& view)
{
    QueueSorting sorting;
    while (!sorting.isComplete()) {
        if (auto done = sorting.extend(database, actor, view); !done)
            return done.error();
    }
    return sorting;
}

Result<> QueueSorting::extend(Database& database, const Actor& actor, const QueueView& view)
{
    if (m_isComplete)
        return {};
    const auto filter = filterOf(actor, view);
    auto walk = walkOf(database, actor, filter, view, {});
    const bool isAll = isAtOnce(view);
    const bool isFirst = m_last.isNull();
    if (!isFirst)
        walk.bindings.push_back({"last", m_last});
    const QByteArray text = isAll
        ? "SELECT " + walk.keys.columns() + " FROM " + walk.from + " WHERE " + walk.where
        : keysText(walk, database.dialect(), isFirst, m_slice);
    auto rows = database.query({"tickets.sorting", text.constData()}, walk.bindings);
    if (!rows)
        return rows.error();
    const auto before = m_entries.size();
    while ((*rows)->next())
        add(**rows, walk.keys);
    if (auto read = (*rows)->status(); !read)
        return read.error();
    if (isAll || m_entries.size() - before < size_t(m_slice))
        sort(walk.keys.isDescending());
    return {};
}

qint64 QueueSorting::counted() const
{
    return qint64(m_isComplete ? m_ties.size() : m_entries.size());
}

void QueueSorting::add(const Cursor& row, const QueueOrder& keys)
{
    const auto begin = m_bytes.size();
    keys.addBytes(row, 0, m_bytes);
    const auto size = m_bytes.size() - begin;
    m_last = keys.tieAt(row, keys.tieColumn());
    m_entries.push_back(
        {headOf(m_bytes.constData() + begin, size), quint32(begin), quint32(size), tieOf(m_last)});
}

/// As the database would: equals stand in the order of what tells them apart, turned round with
/// the rest.
void QueueSorting::sort(bool isDescending)
{
    const auto* bytes = m_bytes.constData();
    std::sort(m_entries.begin(), m_entries.end(), [=](const Entry& a, const Entry& b) {
        if (a.head != b.head)
            return a.head < b.head;
        const auto order = std::memcmp(bytes + a.begin, bytes + b.begin, std::min(a.size, b.size));
        if (order != 0)
            return order < 0;
        if (a.size != b.size)
            return a.size < b.size;
        return isDescending ? b.tie < a.tie : a.tie < b.tie;
    });
    m_ties.reserve(m_entries.size());
    for (const auto& entry : m_entries)
        m_ties.push_back(entry.tie);
    m_entries = std::vector<Entry>(); // which gives its memory back
    m_bytes = QByteArray();
    m_isComplete = true;
}

QueueSorting::Tie QueueSorting::tieOf(const Value& value)
{
    if (value.kind() == Value::Kind::Integer)
        return {0, quint64(value.integer())};
    const auto bytes = value.uuid().toRfc4122();
    return {qFromBigEndian<quint64>(bytes.constData()),
        qFromBigEndian<quint64>(bytes.constData() + sizeof(quint64))};
}

QUuid QueueSorting::idOf(const Tie& tie)
{
    std::array<char, 2 * sizeof(quint64)> bytes{};
    qToBigEndian(tie.high, bytes.data());
    qToBigEndian(tie.low, bytes.data() + sizeof(quint64));
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
}

Result<QList<QueueRow>> QueueSorting::page(
    Database& database, const Actor& actor, const QueueView& view, qint64 offset, int limit) const
{
    QList<QueueRow> rows;
    const auto begin = std::clamp<qint64>(offset, 0, qint64(m_ties.size()));
    const auto end = std::min<qint64>(begin + limit, qint64(m_ties.size()));
    const std::span<const Tie> all(m_ties);
    for (auto at = begin; at < end; at += rowsAtOnce) {
        const auto count = std::min(rowsAtOnce, end - at);
        const auto wanted = all.subspan(size_t(at), size_t(count));
        if (auto read = readRows(database, actor, view, wanted, rows); !read)
            return read.error();
    }
    return rows;
}

Result<> QueueSorting::readRows(Database& database, const Actor& actor, const QueueView& view,
    std::span<const Tie> wanted, QList<QueueRow>& rows) const
{
    auto filter = filterOf(actor, view);
    if (database.dialect() == Dialect::Sqlite) {
        QList<qint64> numbers;
        for (const auto& tie : wanted)
            numbers += qint64(tie.low);
        filter.addRows(numbers);
    } else {
        QList<TicketId> ids;
        for (const auto& tie : wanted)
            ids += TicketId(idOf(tie));
        filter.addIds(ids);
    }
    const QueueOrder keys(database.dialect(), QueueView{}); // which needs no names
    const auto text = rowsText(keys, "ticket t WHERE " + filter.where());
    auto found = database.query({"tickets.sortedPage", text.constData()}, filter.bindings());
    if (!found)
        return found.error();
    std::map<Tie, QueueRow> read;
    while ((*found)->next())
        read.emplace(tieOf(keys.tieAt(**found, queueColumnCount)), shownRowAt(**found, actor));
    if (auto done = (*found)->status(); !done)
        return done;
    for (const auto& tie : wanted) {
        if (const auto row = read.find(tie); row != read.end())
            rows += row->second;
    }
    return {};
}

} // namespace homeport
