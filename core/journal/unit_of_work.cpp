#include "core/journal/unit_of_work.h"

#include "core/journal/cell_check.h"
#include "core/journal/field_clock.h"
#include "core/journal/replica.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

Error notFound(const TableMeta& table, const QUuid& id)
{
    return {Error::Kind::NotFound, QString::fromLatin1(table.name), id.toString(), u"NOT_FOUND"_s};
}

/// What is set as a row is made stays so: the fold would pass over an edit, and the entry would
/// tell of what never was.
Result<> checkAsMade(const Row& row, const Row& before)
{
    const auto& table = *row.table;
    for (size_t i = 0; i < table.fields.size(); ++i) {
        const auto& field = table.fields[i];
        if (field.merge == Merge::Add && row.cells[i] != before.cells[i])
            return invalidCell(table, field, u"FORMAT"_s);
    }
    return {};
}

/// Whether they can be stored; texts as they are stored.
Result<> checkCells(Row& row)
{
    const auto& table = *row.table;
    for (size_t i = 0; i < table.fields.size(); ++i) {
        const auto& field = table.fields[i];
        auto& cell = row.cells[i];
        if (cell.isNull() && !field.isNullable)
            return invalidCell(table, field, u"REQUIRED"_s);
        if (cell.kind() != Value::Kind::Text)
            continue;
        auto text = checkedText(table, field, cell.text());
        if (!text)
            return text.error();
        cell = *text;
    }
    return {};
}

} // namespace

UnitOfWork::UnitOfWork(Replica& replica, Database& database, const Author& author,
    const Command& command, QUuid organization, Timestamp now)
    : m_replica(replica)
    , m_database(database)
    , m_author(author)
    , m_command(command)
    , m_organization(organization)
    , m_now(now)
{}

QUuid UnitOfWork::newId()
{
    return newUuid(m_replica.now(), *m_replica.world().random);
}

Disk& UnitOfWork::disk()
{
    return m_replica.world().disk();
}

Result<std::optional<Row>> UnitOfWork::load(const TableMeta& table, const QUuid& id)
{
    const Key key(table.id, id);
    if (const auto found = m_rows.find(key); found != m_rows.end())
        return found->second.after;
    auto row = loadRow(m_database, table, id);
    if (!row)
        return row.error();
    // One organization is another's "not found" (access.md section 1, step 2).
    if (*row && table.cls != TableClass::Root && !m_organization.isNull()
        && (*row)->head.organizationId.value() != m_organization)
        return std::optional<Row>();
    if (*row)
        m_rows.emplace(key, Touched{*row, *row, {}, false});
    return row;
}

Result<> UnitOfWork::stage(Row row, bool isNew)
{
    if (auto fine = checkCells(row); !fine)
        return fine;
    auto found = touchedFor(row, isNew);
    if (!found)
        return found.error();
    auto& touched = **found;
    if (!isNew && touched.before) {
        if (auto fine = checkAsMade(row, *touched.before); !fine)
            return fine;
    }
    if (isNew) {
        if (touched.before)
            return Error{Error::Kind::Conflict, QString::fromLatin1(row.table->name),
                row.id.toString(), u"DUPLICATE"_s};
        touched.isNew = true;
        row.head.createdAt = row.head.updatedAt = m_now;
        row.head.createdBy = row.head.updatedBy = m_author.person;
        row.head.organizationId = OrganizationId(m_organization);
    } else if (touched.after) {
        row.head = touched.after->head;
    }
    putInOrder(Key(row.table->id, row.id), touched);
    touched.after = std::move(row);
    return {};
}

Result<UnitOfWork::Touched*> UnitOfWork::touchedFor(const Row& row, bool isNew)
{
    const auto& table = *row.table;
    const Key key(table.id, row.id);
    if (const auto found = m_rows.find(key); found != m_rows.end())
        return &found->second;
    if (!isNew) {
        const auto loaded = load(table, row.id);
        if (!loaded)
            return loaded.error();
        if (!*loaded)
            return notFound(table, row.id);
        return &m_rows.at(key);
    }
    auto& made = m_rows[key];
    // Whoever makes a membership anew must not lose to the one that stands, deleted or not: the
    // stamp rule has to see what is overwritten (synchronisation.md 5.2).
    if (table.isMember) {
        auto standing = loadRow(m_database, table, row.id);
        if (!standing)
            return standing.error();
        made.overwritten = std::move(*standing);
    }
    return &made;
}

void UnitOfWork::putInOrder(const Key& key, Touched& touched)
{
    if (!std::exchange(touched.isOrdered, true))
        m_order.push_back(key);
}

Result<> UnitOfWork::setDeleted(const TableMeta& table, const QUuid& id, bool deleted)
{
    auto row = load(table, id);
    if (!row)
        return row.error();
    if (!*row)
        return notFound(table, id);
    const Key key(table.id, id);
    auto& touched = m_rows.at(key);
    if (touched.after->head.deletedAt.has_value() == deleted)
        return {};
    touched.after->head.deletedAt = deleted ? std::optional(m_now) : std::nullopt;
    putInOrder(key, touched);
    return {};
}

Result<> UnitOfWork::checkUnmoved(
    const TableMeta& table, const QUuid& id, const RowHead& seen, std::initializer_list<int> fields)
{
    auto row = load(table, id);
    if (!row)
        return row.error();
    if (!*row)
        return notFound(table, id);
    if (seen.clock == (*row)->head.clock)
        return {};
    const auto then = FieldClock::unpacked(seen.clock);
    const auto now = FieldClock::unpacked((*row)->head.clock);
    for (const int at : fields) {
        const auto& field = table.fields[size_t(at)];
        if (then.of(field.id) == now.of(field.id))
            continue;
        return Error{Error::Kind::Conflict, QString::fromLatin1(field.name),
            u"seen version %1, now %2"_s.arg(seen.version).arg((*row)->head.version),
            u"VERSION_CONFLICT"_s};
    }
    return {};
}

Result<std::vector<CellEdit>> UnitOfWork::edits() const
{
    std::vector<CellEdit> out;
    for (const auto& key : m_order) {
        const auto& touched = m_rows.at(key);
        const auto& after = *touched.after;
        const auto& table = *after.table;
        if (touched.isNew)
            out.push_back({table.id, after.id, 0, Value(), Value(), false});
        // A command is replayed as a whole: it names all the cells that commands set, also those
        // that already held the value, since what set them may turn out to be overtaken.
        bool isCommand = false;
        for (size_t i = 0; i < table.fields.size() && !touched.isNew; ++i) {
            if (table.fields[i].merge == Merge::Command
                && after.cells[i] != touched.before->cells[i])
                isCommand = true;
        }
        for (size_t i = 0; i < table.fields.size(); ++i) {
            const auto& field = table.fields[i];
            if (!field.isJournaled())
                continue;
            const auto& before = touched.isNew ? defaultValues(table)[i] : touched.before->cells[i];
            if (after.cells[i] != before || (isCommand && field.merge == Merge::Command))
                out.push_back({table.id, after.id, field.id, after.cells[i],
                    touched.isNew ? Value() : before, false});
        }
        const auto deletedBefore = touched.before ? touched.before->head.deletedAt : std::nullopt;
        if (after.head.deletedAt != deletedBefore) {
            out.push_back({table.id, after.id, FieldClock::deletedAt, Value(after.head.deletedAt),
                Value(deletedBefore), false});
        }
    }
    return out;
}

const std::optional<Row>* UnitOfWork::original(quint16 table, const QUuid& id) const
{
    const auto found = m_rows.find(Key(table, id));
    return found == m_rows.end() ? nullptr : &found->second.before;
}

const std::optional<Row>* UnitOfWork::overwritten(quint16 table, const QUuid& id) const
{
    const auto found = m_rows.find(Key(table, id));
    return found == m_rows.end() ? nullptr : &found->second.overwritten;
}

} // namespace homeport
