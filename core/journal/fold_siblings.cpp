// Values that several set without knowing of each other stand beside their cell until somebody who
// has seen them sets it anew (synchronisation.md 6.1).
#include "core/journal/fold.h"

namespace homeport {

namespace {

constexpr Sql siblingsOf{"fold.siblings", R"sql(
    SELECT stream, seq, stamp, value FROM jr_sibling
     WHERE row_id = :row_id AND table_id = :table_id AND field_id = :field_id)sql"};
constexpr Sql insertSibling{"fold.newSibling", R"sql(
    INSERT INTO jr_sibling (row_id, table_id, field_id, stream, seq, stamp, value)
    VALUES (:row_id, :table_id, :field_id, :stream, :seq, :stamp, :value))sql"};
constexpr Sql deleteSiblings{"fold.noSiblings",
    "DELETE FROM jr_sibling WHERE row_id = :row_id AND table_id = :table_id AND field_id = "
    ":field_id"};

struct Sibling
{
    Version version;
    Value value;
};

} // namespace

bool Fold::hasSeen(const Context& seen, const QUuid& ownDevice, qint64 ownNumber,
    const QUuid& device, qint64 number)
{
    if (device == ownDevice)
        return number < ownNumber;
    return seen.value(device, 0) >= number;
}

Result<> Fold::updateSiblings(const Version& version, const Context& seen, Working& target,
    const FieldMeta& field, const CellEdit& edit)
{
    const auto ownDevice = m_streams.deviceOf(version.stream);
    const Bindings cell{{"row_id", target.row.id}, {"table_id", int(target.row.table->id)},
        {"field_id", int(field.id)}};
    std::vector<Sibling> alive;
    bool wereStored = false;
    if (target.clock.has(FieldClock::siblings)) {
        auto cursor = m_database.query(siblingsOf, cell);
        if (!cursor)
            return cursor.error();
        while ((*cursor)->next()) {
            auto value = decodedValue((*cursor)->blob(3));
            if (!value)
                return value.error();
            alive.push_back({{quint64((*cursor)->integer(2)), qint32((*cursor)->integer(0)),
                                 (*cursor)->integer(1)},
                *value});
        }
        wereStored = !alive.empty();
    }
    if (alive.empty())
        alive.push_back({target.clock.of(field.id),
            target.row.cells[size_t(target.row.table->position(field.id))]});
    std::erase_if(alive, [&](const Sibling& s) {
        return m_rules.plantedDefect != 5 // nobody is ever taken to have seen anything
            && hasSeen(seen, ownDevice, version.number, m_streams.deviceOf(s.version.stream),
                s.version.number);
    });
    if (wereStored) {
        if (auto done = m_database.exec(deleteSiblings, cell); !done)
            return done.error();
    }
    if (alive.empty())
        return {};
    alive.push_back({version, edit.value});
    for (const auto& s : alive) {
        auto bindings = cell;
        bindings.push_back({"stream", int(s.version.stream)});
        bindings.push_back({"seq", s.version.number});
        bindings.push_back({"stamp", qint64(s.version.stamp)});
        bindings.push_back({"value", encodedValue(s.value)});
        if (auto done = m_database.exec(insertSibling, bindings); !done)
            return done.error();
    }
    target.clock.set(FieldClock::siblings, target.clock.base());
    return {};
}

} // namespace homeport
