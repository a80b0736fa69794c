#include "core/journal/stored_edits.h"

#include "core/journal/entry_bytes.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace homeport {

namespace {

// A byte before each edit: the kind of the new value, that of the old one, and whose they are.
constexpr quint8 kindBits = 7;
constexpr int oldShift = 3;
constexpr quint8 named = 6; ///< as a kind: an id that was named before
constexpr quint8 hashed = 7; ///< as the kind of an old value: the hash of a long one
constexpr quint8 sameRow = 64; ///< as the edit before
constexpr quint8 sameValue = 128; ///< the old value is the new one
constexpr qsizetype hashSize = 32;
constexpr quint64 usualEdits = 24; ///< more are made room for as they come

/// Ids that an entry has named so far. Only so many are remembered, the others are written out.
class Named
{
public:
    explicit Named(const Entry& entry) : m_ids{entry.actor, entry.space} {}

    /// Nothing the first time; then it has a place from now on.
    std::optional<size_t> place(const QUuid& id)
    {
        const auto found = std::find(m_ids.begin(), m_ids.end(), id);
        if (found != m_ids.end())
            return size_t(found - m_ids.begin());
        add(id);
        return {};
    }
    void add(const QUuid& id)
    {
        if (m_ids.size() < most)
            m_ids.push_back(id);
    }
    bool find(quint64 place, QUuid& id) const
    {
        if (place >= m_ids.size())
            return false;
        id = m_ids[size_t(place)];
        return true;
    }

private:
    static constexpr size_t most = 64;
    std::vector<QUuid> m_ids;
};

/// A value as it is to be written.
struct Stored
{
    Stored(Value of, Named& ids)
        : value(std::move(of))
        , place(value.kind() == Value::Kind::Uuid ? ids.place(value.uuid()) : std::nullopt)
    {}
    quint8 kind() const { return place ? named : quint8(value.kind()); }
    void put(ByteWriter& out) const
    {
        if (place)
            out.varint(quint64(*place));
        else
            putContent(out, value);
    }

    const Value value;
    const std::optional<size_t> place;
};

bool takeStored(ByteReader& in, quint8 kind, Named& ids, Value& value)
{
    if (kind == named) {
        QUuid id;
        const bool isKnown = ids.find(in.varint(), id) && !in.failed();
        value = Value(id);
        return isKnown;
    }
    const bool isRead = takeContent(in, Value::Kind(kind), value);
    if (value.kind() == Value::Kind::Uuid)
        ids.add(value.uuid());
    return isRead;
}

bool takeRow(ByteReader& in, CellEdit& edit, Named& ids)
{
    const quint64 table = in.varint();
    edit.table = quint16(table >> 1);
    if (table & 1)
        return ids.find(in.varint(), edit.row) && !in.failed();
    edit.row = in.uuid();
    ids.add(edit.row);
    return !in.failed();
}

void putEdit(ByteWriter& out, const CellEdit& edit, const CellEdit* above, Named& ids)
{
    const bool isSameRow = above && above->table == edit.table && above->row == edit.row;
    const Stored row(isSameRow ? Value() : Value(edit.row), ids);
    const Stored value(edit.value, ids);
    const auto hash = edit.oldHash();
    const bool isSameValue = hash.isEmpty() && edit.oldValue == edit.value;
    const Stored old(isSameValue ? Value() : edit.oldValue, ids);
    const quint8 oldKind = hash.isEmpty() ? old.kind() : hashed;
    out.byte(quint8(value.kind() | oldKind << oldShift | (isSameRow ? sameRow : 0)
        | (isSameValue ? sameValue : 0)));
    if (!isSameRow) {
        out.varint(quint64(edit.table) << 1 | (row.place ? 1 : 0));
        row.put(out);
    }
    out.varint(edit.field);
    value.put(out);
    if (hash.isEmpty())
        old.put(out);
    else
        out.raw(hash);
}

bool takeEdit(ByteReader& in, CellEdit& edit, const CellEdit* above, Named& ids)
{
    const quint8 what = in.byte();
    if (what & sameRow) {
        if (!above)
            return false;
        edit.table = above->table;
        edit.row = above->row;
    } else if (!takeRow(in, edit, ids)) {
        return false;
    }
    edit.field = quint16(in.varint());
    if (!takeStored(in, what & kindBits, ids, edit.value))
        return false;
    const quint8 old = what >> oldShift & kindBits;
    if (what & sameValue) {
        edit.oldValue = edit.value;
        return old == 0;
    }
    if (old == hashed) {
        edit.oldIsHash = true;
        edit.oldValue = Value(in.raw(hashSize));
        return !in.failed();
    }
    return takeStored(in, old, ids, edit.oldValue);
}

} // namespace

void putEdits(ByteWriter& out, const Entry& entry)
{
    Named ids(entry);
    out.varint(quint64(entry.edits.size()));
    const CellEdit* above = nullptr;
    for (const auto& edit : entry.edits) {
        putEdit(out, edit, above, ids);
        above = &edit;
    }
}

bool takeEdits(ByteReader& in, Entry& entry)
{
    Named ids(entry);
    const quint64 count = in.varint();
    entry.edits.reserve(size_t(qMin(count, usualEdits)));
    for (quint64 i = 0; i < count; ++i) {
        CellEdit edit;
        if (in.failed()
            || !takeEdit(in, edit, entry.edits.empty() ? nullptr : &entry.edits.back(), ids))
            return false;
        entry.edits.push_back(std::move(edit));
    }
    return !in.failed();
}

} // namespace homeport
