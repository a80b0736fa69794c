#include "core/service_levels/recalculation.h"

#include "core/journal/job_lease.h"
#include "core/service_levels/service_level_book.h"

#include <algorithm>

#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int readAtOnce = 500;

constexpr Sql openCount{"serviceLevels.openCount", R"sql(
    SELECT count(*) FROM ticket
     WHERE organization_id = :organization_id AND is_open AND deleted_at IS NULL
)sql"};
// As they were created: one walk along an index, whatever is edited meanwhile.
constexpr Sql openAfter{"serviceLevels.openAfter", R"sql(
    SELECT id, created_at FROM ticket
     WHERE organization_id = :organization_id AND is_open AND deleted_at IS NULL
       AND created_at >= :after_at AND (created_at, id) > (:after_at, :after_id)
     ORDER BY created_at, id
     LIMIT :most
)sql"};

// Rows are never removed, and each edit counts their version on.
constexpr Sql treesStand{"serviceLevels.treesStand", R"sql(
    SELECT CAST(coalesce(sum(versions), 0) AS bigint)
      FROM (SELECT sum(row_version) AS versions FROM category
            UNION ALL SELECT sum(row_version) FROM department
            UNION ALL SELECT sum(row_version) FROM location
            UNION ALL SELECT sum(row_version) FROM service
            UNION ALL SELECT sum(row_version) FROM service_category) AS stands
)sql"};

/// What the clocks of tickets are made by, besides what is done to them.
struct Ground
{
    ServiceLevelBook::Standing levels;
    qint64 trees = 0;

    friend bool operator==(const Ground&, const Ground&) = default;
};

Result<Ground> groundIn(Database& database)
{
    const auto levels = ServiceLevelBook::standing(database);
    if (!levels)
        return levels.error();
    const auto trees = number(database, treesStand);
    return trees ? Result<Ground>(Ground{*levels, *trees}) : trees.error();
}

struct Place
{
    Timestamp createdAt{Timestamp::min()};
    QUuid id;
};

Result<QList<QUuid>> nextTickets(Replica& replica, Place& place)
{
    return replica.read([&](Database& database) -> Result<QList<QUuid>> {
        auto rows = database.query(openAfter,
            {{"organization_id", replica.organization()}, {"after_at", place.createdAt},
                {"after_id", place.id}, {"most", readAtOnce}});
        if (!rows)
            return rows.error();
        QList<QUuid> ids;
        while ((*rows)->next()) {
            ids.append((*rows)->uuid(0));
            place = {(*rows)->read<Timestamp>(1), ids.last()};
        }
        if (auto read = (*rows)->status(); !read)
            return read.error();
        return ids;
    });
}

Result<ServiceLevelBook::Standing> standing(Replica& replica)
{
    return replica.read([](Database& database) { return ServiceLevelBook::standing(database); });
}

/// Its lease is the mark of what is not finished: it is forgotten at the end, and only given back
/// or run out where there was none.
const QString& job()
{
    static const auto name = u"recalculation"_s;
    return name;
}

JobLease markOf(Replica& replica)
{
    return {replica, job()};
}

/// Once through all open tickets; answers how many it changed.
Result<qint64> walk(Replica& replica, const RecalculationProgress& progress, JobLease& mark)
{
    if (auto looked = lookAhead(replica); !looked)
        return looked.error();
    auto all = number(replica.database(), openCount, {{"organization_id", replica.organization()}});
    if (!all)
        return all.error();
    Place place;
    QList<QUuid> waiting;
    RecalculationPart told;
    qint64 changed = 0;
    bool isOurs = true;
    for (;;) {
        if (waiting.isEmpty()) {
            auto read = nextTickets(replica, place);
            if (!read || read->isEmpty())
                return read ? Result<qint64>(changed) : read.error();
            waiting = std::move(*read);
            isOurs = true; // whoever had it may have come to its end
        }
        if (isOurs) {
            const auto held = mark.hold();
            if (!held)
                return held.error();
            isOurs = *held;
        }
        const auto part =
            replica.refresh(record::Ticket::table(), waiting, replica.now(), partTime);
        if (!part)
            return part.error();
        waiting.remove(0, part->seen);
        changed += part->changed;
        told.done += part->seen;
        told.all = std::max(told.done, *all);
        told.taken = part->taken;
        told.committing = part->committing;
        if (progress && !progress(told))
            return Error{Error::Kind::Cancelled, u"service_levels"_s, {}, u"CANCELLED"_s};
    }
}

/// Whoever edited meanwhile found the mark held, and may end before its own recalculation does: so
/// the mark goes only where nobody has.
Result<qint64> recalculated(Replica& replica, const RecalculationProgress& progress, JobLease& mark)
{
    qint64 changed = 0;
    for (;;) {
        const auto before = standing(replica);
        if (!before)
            return before.error();
        const auto walked = walk(replica, progress, mark);
        if (!walked)
            return walked;
        changed += *walked;
        const auto after = standing(replica);
        if (!after)
            return after.error();
        if (*after == *before)
            break;
        // The edit may have left the mark free: it is this walk that forgets it.
        if (const auto held = mark.holdAnew(); !held)
            return held.error();
    }
    mark.forget();
    return changed;
}

} // namespace

Result<> lookAhead(Replica& replica)
{
    const auto& look = replica.rules().lookAhead;
    return look ? replica.read([&](Database& database) { return look(database); }) : Result<>();
}

Result<qint64> recalculateServiceLevels(Replica& replica, const RecalculationProgress& progress)
{
    auto mark = markOf(replica);
    // Where another process has it, it may have passed what was edited here since.
    if (const auto held = mark.hold(); !held)
        return held.error();
    return recalculated(replica, progress, mark);
}

Result<qint64> finishRecalculation(Replica& replica, const RecalculationProgress& progress)
{
    auto mark = markOf(replica);
    const auto state = mark.state();
    if (!state)
        return state.error();
    if (*state != LeaseState::Free)
        return Result<qint64>(0);
    const auto held = mark.hold();
    if (!held)
        return held.error();
    return *held ? recalculated(replica, progress, mark) : Result<qint64>(0);
}

Result<> announceRecalculation(UnitOfWork& unit)
{
    return JobLease::leave(unit, job());
}

Result<> announceRecalculation(Replica& replica)
{
    // Without an entry: nothing is edited by it.
    const auto written =
        replica.write({}, {}, [](UnitOfWork& unit) { return announceRecalculation(unit); });
    return written ? Result<>() : written.error();
}

Result<Received> receiveEntries(Replica& replica, const QList<QByteArray>& entries)
{
    const auto before = replica.read(groundIn);
    if (!before)
        return before.error();
    // Asked of the rows and not of the entries: some may have waited here for these.
    return replica.receive(entries, [&](Database& database) -> Result<> {
        const auto after = groundIn(database);
        if (!after)
            return after.error();
        return *after == *before ? Result<>() : JobLease::leave(replica, job());
    });
}

} // namespace homeport
