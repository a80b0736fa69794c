#include "core/tickets/priority_matrix_service.h"

#include "core/access/access_service.h"
#include "core/access/form_checks.h"
#include "core/base/random.h"
#include "core/db/id_list.h"
#include "core/journal/fold.h"

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using Cells = std::vector<record::PriorityMatrix>;

constexpr auto editCommand = "priority_matrix.edit"_L1;
constexpr auto permission = "incident.admin"_L1;

// Deleted ones among them: an undo may have brought them back. By id, since the first counts where
// two desks made the same cell.
constexpr Sql allCells{"priorityMatrix.cells",
    "SELECT id FROM priority_matrix WHERE organization_id = :organization_id ORDER BY id"};

using Load = std::function<Result<std::optional<Row>>(const QUuid&)>;

/// Those that stand.
Result<Cells> cellsOf(Database& database, OrganizationId organization, const Load& load)
{
    const auto ids = idsOf(database, allCells, {{"organization_id", organization}});
    if (!ids)
        return ids.error();
    Cells cells;
    for (const auto& id : *ids) {
        const auto row = load(id);
        if (!row)
            return row.error();
        if (*row && !(*row)->head.deletedAt)
            cells.push_back(record::PriorityMatrix::fromRow(**row));
    }
    return cells;
}

Result<Cells> cellsIn(UnitOfWork& unit)
{
    return cellsOf(unit.database(), unit.organization(),
        [&unit](const QUuid& id) { return unit.load(record::PriorityMatrix::table(), id); });
}

/// As a new desk names its cells, so that two replicas which fill the same make the same row.
PriorityMatrixId idOf(OrganizationId organization, const PriorityPlace& place)
{
    const bool isAny = place.kind == PriorityMatrixTicketKind::Any;
    const auto name = QString::number(place.impact * 10 + place.urgency)
        + (isAny ? QString() : u'/' + keyOf(place.kind));
    return PriorityMatrixId(
        derivedUuid(organization.value(), ("priority_matrix:"_L1 + name).toUtf8()));
}

Result<> fill(UnitOfWork& unit, const PriorityPlace& place, int priority)
{
    record::PriorityMatrix cell;
    cell.id = idOf(unit.organization(), place);
    cell.ticketKind = place.kind;
    cell.impact = place.impact;
    cell.urgency = place.urgency;
    cell.priority = priority;
    const auto former = unit.find<record::PriorityMatrix>(cell.id);
    if (!former)
        return former.error();
    if (!*former)
        return unit.create(cell);
    if (auto back = unit.restore<record::PriorityMatrix>(cell.id); !back)
        return back;
    return unit.put(cell);
}

Result<> store(
    UnitOfWork& unit, const Cells& cells, const PriorityPlace& place, std::optional<int> priority)
{
    for (auto cell : cells) {
        if (PriorityPlace{cell.ticketKind, cell.impact, cell.urgency} != place)
            continue;
        if (priority) {
            cell.priority = *priority;
            return unit.put(cell);
        }
        // Every one of them: the next would count in its place.
        if (auto gone = unit.remove<record::PriorityMatrix>(cell.id); !gone)
            return gone;
    }
    return priority ? fill(unit, place, *priority) : Result<>();
}

/// What stands, with what `wanted` changes of `seen` taken over.
Result<PrioritySheet> taken(
    const PrioritySheet& present, const PrioritySheet& seen, const PrioritySheet& wanted)
{
    auto next = present;
    for (const auto& place : PrioritySheet::places()) {
        const auto priority = wanted.at(place);
        if (priority == seen.at(place) || priority == present.at(place))
            continue;
        if (present.at(place) != seen.at(place)) {
            return Error{Error::Kind::Conflict, u"priority"_s, u"a cell was edited since"_s,
                u"VERSION_CONFLICT"_s};
        }
        next.set(place, priority);
    }
    return next;
}

} // namespace

Result<PrioritySheet> PriorityMatrixService::sheet(const Actor& actor)
{
    if (auto may = AccessService::require(actor, permission); !may)
        return may.error();
    return m_replica.read([&](Database& database) -> Result<PrioritySheet> {
        const auto cells = cellsOf(database, actor.organization, [&database](const QUuid& id) {
            return loadRow(database, record::PriorityMatrix::table(), id);
        });
        return cells ? Result<PrioritySheet>(PrioritySheet::of(*cells)) : cells.error();
    });
}

Result<> PriorityMatrixService::edit(
    const Actor& actor, const PrioritySheet& seen, const PrioritySheet& wanted, CommandId command)
{
    return written(m_replica.write(
        actor.author(), {.code = editCommand, .id = command}, [&](UnitOfWork& unit) -> Result<> {
            if (auto may = AccessService::requireAll(actor, permission); !may)
                return may;
            const auto cells = cellsIn(unit);
            if (!cells)
                return cells.error();
            const auto present = PrioritySheet::of(*cells);
            const auto next = taken(present, seen, wanted);
            if (!next)
                return next.error();
            if (auto fine = next->check(); !fine)
                return fine;
            for (const auto& place : PrioritySheet::places()) {
                if (next->at(place) == present.at(place))
                    continue;
                if (auto done = store(unit, *cells, place, next->at(place)); !done)
                    return done;
            }
            return {};
        }));
}

Result<> checkPriorityMatrix(UnitOfWork& unit)
{
    const auto cells = cellsIn(unit);
    return cells ? PrioritySheet::of(*cells).check() : cells.error();
}

QString priorityMatrixPermission(const QString& command)
{
    return command == editCommand ? QString(permission) : QString();
}

} // namespace homeport
