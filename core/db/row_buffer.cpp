#include "core/db/row_buffer.h"

#include <algorithm>
#include <set>

namespace homeport {

namespace {

/// Rows that are kept only because they were read; beyond it they are forgotten when it suits.
constexpr size_t mostRead = 20'000;

/// The tables a table refers to, itself left out.
std::set<quint16> referencesOf(const TableMeta& table)
{
    std::set<quint16> out;
    for (const auto& field : table.fields) {
        if (field.refTable != 0 && field.refTable != table.id)
            out.insert(field.refTable);
    }
    if (table.cls == TableClass::Extension)
        out.insert(tableByName(u"ticket")->id);
    return out;
}

} // namespace

const RowBuffer::Held* RowBuffer::find(quint16 table, const QUuid& id) const
{
    const auto found = m_rows.find(Key(table, id));
    return found == m_rows.end() ? nullptr : &found->second;
}

std::optional<Row> RowBuffer::row(const TableMeta& table, const QUuid& id) const
{
    const auto* held = find(table.id, id);
    return held ? held->row : std::nullopt;
}

void RowBuffer::remember(const Row& row)
{
    m_rows.try_emplace(Key(row.table->id, row.id), Held{row, row});
}

void RowBuffer::expectNew(const TableMeta& table, const QUuid& id)
{
    m_rows.try_emplace(Key(table.id, id), Held{});
}

bool RowBuffer::wouldReferAhead(const Row& row) const
{
    const auto* own = find(row.table->id, row.id);
    if (!own || own->order == 0 || own->stored)
        return false;
    for (size_t i = 0; i < row.cells.size(); ++i) {
        const auto& field = row.table->fields[i];
        if (field.refTable == 0 || row.cells[i].isNull() || row.cells[i] == own->row->cells[i])
            continue;
        const auto* other = find(field.refTable, row.cells[i].uuid());
        if (other && !other->stored && other->order > own->order)
            return true;
    }
    return false;
}

void RowBuffer::hold(const Row& row, const Row* before)
{
    auto [found, isNew] = m_rows.try_emplace(Key(row.table->id, row.id));
    auto& held = found->second;
    if (isNew && before)
        held.row = held.stored = *before;
    // Where another creation gave the row another root, it is among those of both.
    const auto former = held.row ? held.row->head.rootId : row.head.rootId;
    const bool hasMoved = former != row.head.rootId;
    const bool isFirst = held.order == 0;
    held.row = row;
    if (isFirst) {
        m_waiting.push_back(&held);
        held.order = m_waiting.size();
    }
    if ((isFirst || hasMoved) && row.head.rootId != row.id)
        m_waitingOf[Key(row.table->id, row.head.rootId)].push_back(&held);
    if (isFirst && hasMoved)
        m_waitingOf[Key(row.table->id, former)].push_back(&held);
}

bool RowBuffer::isUnwritten(const TableMeta& table, const QUuid& id) const
{
    const auto* held = find(table.id, id);
    return held && held->order > 0 && !held->stored;
}

std::vector<const Row*> RowBuffer::waitingOf(const TableMeta& table, const QUuid& root) const
{
    std::vector<const Row*> rows;
    const auto found = m_waitingOf.find(Key(table.id, root));
    if (found == m_waitingOf.end())
        return rows;
    for (const auto* held : found->second)
        rows.push_back(&*held->row);
    return rows;
}

bool RowBuffer::refersToNew(const Held& held) const
{
    const auto& row = *held.row;
    for (size_t i = 0; i < row.cells.size(); ++i) {
        const auto& field = row.table->fields[i];
        const bool isMoved = !held.stored || row.cells[i] != held.stored->cells[i];
        if (field.refTable == 0 || row.cells[i].isNull() || !isMoved)
            continue;
        const auto* other = find(field.refTable, row.cells[i].uuid());
        if (other && other->order > 0 && !other->stored)
            return true;
    }
    return false;
}

QList<QByteArray> RowBuffer::tables() const
{
    QList<QByteArray> out;
    const auto add = [&](const char* name) {
        const auto text = QByteArray::fromRawData(name, qsizetype(qstrlen(name)));
        if (!out.contains(text))
            out.append(text);
    };
    for (const auto* held : m_waiting)
        add(held->row->table->name);
    for (const auto& row : m_appended)
        add(row.table);
    for (const auto& statement : m_later)
        add(statement.table);
    return out;
}

bool RowBuffer::holdsLater(QByteArrayView table) const
{
    return std::any_of(m_later.begin(), m_later.end(),
        [&](const Later& statement) { return table == statement.table; });
}

std::optional<std::vector<const TableMeta*>> RowBuffer::newByReference() const
{
    std::vector<const TableMeta*> left;
    for (const auto* held : m_waiting) {
        const auto* table = held->row->table;
        if (!held->stored && std::find(left.begin(), left.end(), table) == left.end())
            left.push_back(table);
    }
    std::vector<const TableMeta*> out;
    while (!left.empty()) {
        const auto free = std::find_if(left.begin(), left.end(), [&](const TableMeta* table) {
            const auto references = referencesOf(*table);
            return std::none_of(left.begin(), left.end(),
                [&](const TableMeta* other) { return references.contains(other->id); });
        });
        if (free == left.end())
            return std::nullopt;
        out.push_back(*free);
        left.erase(free);
    }
    return out;
}

void RowBuffer::settle()
{
    for (auto* held : m_waiting) {
        held->stored = held->row;
        held->order = 0;
    }
    m_waiting.clear();
    m_waitingOf.clear();
    m_appended.clear();
    m_later.clear();
    if (m_rows.size() > mostRead)
        m_rows.clear();
}

void RowBuffer::forget(QByteArrayView table)
{
    std::erase_if(m_rows, [&](const auto& entry) {
        const auto* meta = tableById(entry.first.first);
        return meta && entry.second.order == 0 && table == meta->name;
    });
}

void RowBuffer::clear()
{
    m_waiting.clear();
    m_waitingOf.clear();
    m_appended.clear();
    m_later.clear();
    m_rows.clear();
}

} // namespace homeport
