#include "core/journal/fold.h"

#include <algorithm>
#include <utility>

namespace homeport {

namespace {

constexpr Sql insertAttention{"fold.attention", R"sql(
    INSERT INTO jr_attention (row_id, stream, seq, kind) VALUES (:row_id, :stream, :seq, :kind)
    ON CONFLICT (row_id, stream, seq, kind) DO NOTHING)sql"};

/// What joins two of a kind is part of the story of both, such as a link between tickets.
QList<QUuid> otherEnds(const Row& row)
{
    const auto& table = *row.table;
    QList<QUuid> ends;
    if (!table.isMember || table.rootField < 0)
        return ends;
    const auto kind = table.fields[size_t(table.rootField)].refTable;
    for (size_t i = 0; i < table.fields.size(); ++i) {
        const bool isOther = int(i) != table.rootField && table.fields[i].refTable == kind;
        if (isOther && !row.cells[i].isNull())
            ends.append(row.cells[i].uuid());
    }
    return ends;
}

/// The root that a creation gives its row, whatever edits say of the cell later: which of them came
/// before another creation must not matter.
QUuid rootAsMade(const TableMeta& table, const std::vector<const CellEdit*>& cells)
{
    const auto id = cells.front()->row;
    if (table.rootField < 0)
        return id;
    const auto field = table.fields[size_t(table.rootField)].id;
    const auto named = std::find_if(
        cells.begin(), cells.end(), [&](const CellEdit* edit) { return edit->field == field; });
    const bool isNamed = named != cells.end() && !(*named)->value.isNull();
    return isNamed ? (*named)->value.uuid() : id;
}

} // namespace

Fold::Fold(Database& database, StreamBook& streams, const FoldRules& rules, StoredRows* later)
    : m_database(database), m_streams(streams), m_rules(rules), m_later(later)
{}

void Fold::remember(const Row& row)
{
    m_rows.emplace(
        Key(row.table->id, row.id), Working{row, row, FieldClock::unpacked(row.head.clock), false});
}

Result<Folded> Fold::apply(const Entry& entry, const Version& version, const Context& seen)
{
    std::map<Key, Cells> groups;
    std::vector<Key> order;
    for (const auto& edit : entry.edits) {
        const Key key(edit.table, edit.row);
        auto& cells = groups[key];
        if (cells.empty())
            order.push_back(key);
        cells.push_back(&edit);
    }
    Commands commands;
    Folded folded;
    QSet<QUuid> known;
    const auto note = [&](const QUuid& root) {
        if (known.contains(root))
            return;
        known.insert(root);
        folded.roots.push_back(root);
    };
    for (const auto& key : order) {
        const auto& cells = groups[key];
        if (auto done = applyTo(key, cells, entry, version, seen, commands); !done)
            return done.error();
        const auto& row = m_rows.at(key).row;
        note(row.head.rootId);
        for (const auto& other : otherEnds(row))
            note(other);
        noteFollowers(cells, row.head.rootId);
    }
    for (const auto& [row, cells] : commands) {
        if (auto done = command(entry, version, row, cells); !done)
            return done.error();
    }
    if (auto done = store(entry, version); !done)
        return done.error();
    if (m_rules.storedBesides)
        folded.besides = m_rules.storedBesides();
    return folded;
}

/// What the entry says of one row; what of it is a command waits for the rest.
Result<> Fold::applyTo(const Key& key, const Cells& cells, const Entry& entry,
    const Version& version, const Context& seen, Commands& commands)
{
    const auto* table = tableById(key.first);
    if (!table || !table->isSynced())
        return Error{Error::Kind::Invalid, QStringLiteral("entry"), QString::number(key.first),
            QStringLiteral("SCHEMA_TOO_NEW")};
    const bool creates = std::any_of(
        cells.begin(), cells.end(), [](const CellEdit* edit) { return edit->isCreation(); });
    if (creates)
        return create(entry, version, *table, cells);
    auto target = working(*table, key.second);
    if (!target)
        return target.error();
    (*target)->isEdited = true;
    for (const auto* edit : cells) {
        const int at = table->position(edit->field);
        const bool isCommand = at >= 0 && table->fields[size_t(at)].merge == Merge::Command;
        if (isCommand && m_rules.statusTable != 0) {
            commands[key.second].push_back(edit);
            continue;
        }
        if (auto done = mergeCell(entry, version, seen, **target, *edit); !done)
            return done;
    }
    return {};
}

/// From now on the row is stored with the others.
void Fold::putInOrder(const Key& key, Working& target)
{
    if (!std::exchange(target.isOrdered, true))
        m_order.push_back(key);
}

Result<Fold::Working*> Fold::working(const TableMeta& table, const QUuid& id)
{
    const Key key(table.id, id);
    auto found = m_rows.find(key);
    if (found == m_rows.end()) {
        auto row = loadRow(m_database, table, id);
        if (!row)
            return row.error();
        if (!*row) {
            return Error{Error::Kind::NotFound, QString::fromLatin1(table.name), id.toString(),
                QStringLiteral("NOT_FOUND")};
        }
        found = m_rows
                    .emplace(
                        key, Working{**row, **row, FieldClock::unpacked((*row)->head.clock), false})
                    .first;
    }
    putInOrder(key, found->second);
    return &found->second;
}

/// Of several creations of one id (members, seeded rows) the latest is the base; what was edited
/// later than it stays.
Result<> Fold::create(
    const Entry& entry, const Version& version, const TableMeta& table, const Cells& cells)
{
    const auto id = cells.front()->row;
    auto made = standing(table, id);
    if (!made)
        return made.error();
    const bool isNew = !*made;
    auto& target = isNew ? blank(table, id) : **made;
    target.isEdited = true;
    if (!isNew && !m_streams.isLater(version, target.clock.base()))
        return {};
    setAll(target, version, cells, isNew);
    auto& row = target.row;
    row.head.organizationId = OrganizationId(table.cls == TableClass::Root ? id : entry.space);
    row.head.rootId = rootAsMade(table, cells);
    row.head.createdAt = fromMsecs(entry.happenedAt);
    row.head.createdBy = entry.actor.isNull() ? std::nullopt : std::optional(PersonId(entry.actor));
    for (size_t i = 0; i < table.fields.size(); ++i) {
        if (table.fields[i].merge == Merge::Move && !row.cells[i].isNull()) {
            const CellEdit edit{table.id, id, table.fields[i].id, row.cells[i], {}, false};
            if (auto done = move(version, target, edit); !done)
                return done;
        }
    }
    return {};
}

/// The row where it is there, or was made by this entry; null elsewhere.
Result<Fold::Working*> Fold::standing(const TableMeta& table, const QUuid& id)
{
    auto found = working(table, id);
    const bool isMissing = !found && found.error().kind == Error::Kind::NotFound;
    return isMissing ? Result<Working*>(nullptr) : found;
}

Fold::Working& Fold::blank(const TableMeta& table, const QUuid& id)
{
    Working made;
    made.row.table = &table;
    made.row.id = id;
    made.row.cells = defaultValues(table);
    const Key key(table.id, id);
    auto& target = m_rows.insert_or_assign(key, std::move(made)).first->second;
    putInOrder(key, target);
    return target;
}

/// A creation sets every cell: those it does not name to their defaults. What was edited later than
/// it stays.
void Fold::setAll(Working& target, const Version& version, const Cells& cells, bool isNew) const
{
    const auto keeps = [&](quint16 field) {
        return !isNew && target.clock.has(field)
            && m_streams.isLater(target.clock.of(field), version);
    };
    auto& row = target.row;
    const auto& table = *row.table;
    for (size_t i = 0; i < table.fields.size(); ++i) {
        const auto& field = table.fields[i];
        if (!field.isJournaled() || keeps(field.id))
            continue;
        const auto named = std::find_if(
            cells.begin(), cells.end(), [&](const CellEdit* e) { return e->field == field.id; });
        row.cells[i] = named == cells.end() ? defaultValues(table)[i] : (*named)->value;
        target.clock.drop(field.id);
    }
    if (!keeps(FieldClock::deletedAt)) {
        row.head.deletedAt.reset();
        row.head.deletedBy.reset();
        target.clock.drop(FieldClock::deletedAt);
    }
    target.clock.setBase(version);
}

void Fold::setCell(Working& target, const CellEdit& edit, const Entry& entry)
{
    auto& head = target.row.head;
    if (edit.field == FieldClock::deletedAt) {
        const bool deletes = !edit.value.isNull();
        head.deletedAt = deletes ? std::optional(fromMsecs(edit.value.integer())) : std::nullopt;
        head.deletedBy =
            deletes && !entry.actor.isNull() ? std::optional(PersonId(entry.actor)) : std::nullopt;
        return;
    }
    const int at = target.row.table->position(edit.field);
    if (at >= 0)
        target.row.cells[size_t(at)] = edit.value;
}

Result<> Fold::mergeCell(const Entry& entry, const Version& version, const Context& seen,
    Working& target, const CellEdit& edit)
{
    const auto& table = *target.row.table;
    if (edit.field != FieldClock::deletedAt) {
        const int at = table.position(edit.field);
        if (at < 0)
            return Error{Error::Kind::Invalid, QStringLiteral("entry"), {},
                QStringLiteral("SCHEMA_TOO_NEW")};
        const auto& field = table.fields[size_t(at)];
        // Older programs told of fields that are computed by now.
        if (!field.isJournaled())
            return {};
        // It was set as the row was made, and stays so whoever says otherwise: the id decides.
        if (field.merge == Merge::Add)
            return {};
        if (field.merge == Merge::Move)
            return move(version, target, edit);
        if (field.merge == Merge::Loud) {
            if (auto done = updateSiblings(version, seen, target, field, edit); !done)
                return done;
        }
    }
    const auto& current = target.clock.of(edit.field);
    bool wins = m_streams.isLater(version, current);
    switch (m_rules.plantedDefect) {
    case 1: wins = true; break; // the last to arrive wins
    case 2: wins = version.stamp > current.stamp; break; // ties are not broken
    case 3:
        wins = version.number > current.number || version.stamp > current.stamp;
        break; // two orders mixed
    default: break;
    }
    if (wins) {
        setCell(target, edit, entry);
        if (m_rules.plantedDefect != 4) // the clock is not kept
            target.clock.set(edit.field, version);
    }
    return {};
}

Result<> Fold::attention(const QUuid& row, const Version& version, const char* kind)
{
    auto done = m_database.exec(insertAttention,
        {{"row_id", row}, {"stream", int(version.stream)}, {"seq", version.number},
            {"kind", QString::fromLatin1(kind)}});
    if (!done)
        return done.error();
    return {};
}

void Fold::noteFollowers(const Cells& cells, const QUuid& root)
{
    if (!m_rules.followers)
        return;
    for (const auto* edit : cells) {
        const auto own = m_rows.find(Key(edit->table, root));
        // A new row is derived as it is stored.
        if (edit->row == root && own != m_rows.end() && !own->second.before)
            continue;
        for (const auto table : m_rules.followers(*edit)) {
            const Key key(table, root);
            if (m_following.insert(key).second)
                m_followers.push_back(key);
        }
    }
}

Result<> Fold::store(const Entry& entry, const Version& version)
{
    for (const auto& key : m_order) {
        auto& target = m_rows.at(key);
        // What is new must stand before anything refers to it; all else of them can wait.
        if (target.before && m_following.contains(key))
            continue;
        if (auto done = storeRow(entry, version, target); !done)
            return done;
    }
    for (const auto& key : m_followers) {
        if (auto done = storeFollower(entry, version, key); !done)
            return done;
    }
    return {};
}

Result<> Fold::storeRow(const Entry& entry, const Version& version, Working& target)
{
    if (target.isEdited) {
        const bool isNewest =
            !target.before || !m_streams.isLater(target.clock.of(FieldClock::lastTouch), version);
        if (isNewest || m_rules.plantedDefect == 6) { // whoever arrives last signs the row
            target.row.head.updatedAt = fromMsecs(entry.happenedAt);
            target.row.head.updatedBy =
                entry.actor.isNull() ? std::nullopt : std::optional(PersonId(entry.actor));
            if (target.before)
                target.clock.set(FieldClock::lastTouch, version);
        }
        target.row.head.version += 1;
    }
    target.row.head.clock = target.clock.packed(); // what is derived may ask it
    if (m_rules.derive) {
        const auto* before = target.before ? &*target.before : nullptr;
        if (auto done = m_rules.derive(m_database, m_rules, entry, target.row, before); !done)
            return done;
    }
    if (target.before && target.row == *target.before)
        return {};
    return writeRow(target);
}

Result<> Fold::storeFollower(const Entry& entry, const Version& version, const Key& key)
{
    auto found = working(*tableById(key.first), key.second);
    if (!found) // the root is of a kind that has no such row
        return found.error().kind == Error::Kind::NotFound ? Result<>() : found.error();
    auto& target = **found;
    if (target.before)
        return storeRow(entry, version, target);
    if (!m_rules.derive)
        return {};
    // This entry made the row before there was what its derived fields follow from.
    const auto stored = target.row;
    if (auto done = m_rules.derive(m_database, m_rules, entry, target.row, nullptr); !done)
        return done;
    if (target.row == stored)
        return {};
    target.before = stored;
    return writeRow(target);
}

} // namespace homeport
