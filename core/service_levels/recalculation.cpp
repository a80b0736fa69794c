#include "core/service_levels/recalculation.h"

#include <QElapsedTimer>

#include <algorithm>

#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// A part takes about so long; parts grow and shrink with what the tickets cost.
constexpr qint64 partMicroseconds = 25'000;
constexpr int smallestPart = 10;
constexpr int largestPart = 500;

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

struct Place
{
    Timestamp createdAt{Timestamp::min()};
    QUuid id;
};

Result<QList<QUuid>> nextPart(Replica& replica, Place& place, int most)
{
    return replica.read([&](Database& database) -> Result<QList<QUuid>> {
        auto rows = database.query(openAfter,
            {{"organization_id", replica.organization()}, {"after_at", place.createdAt},
                {"after_id", place.id}, {"most", most}});
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

} // namespace

Result<qint64> recalculateServiceLevels(Replica& replica, const RecalculationProgress& progress)
{
    auto all = number(replica.database(), openCount, {{"organization_id", replica.organization()}});
    if (!all)
        return all.error();
    Place place;
    int most = smallestPart;
    qint64 done = 0;
    qint64 changed = 0;
    QElapsedTimer watch;
    watch.start();
    for (;;) {
        auto part = nextPart(replica, place, most);
        if (!part)
            return part.error();
        if (part->isEmpty())
            return changed;
        watch.restart();
        auto refreshed = replica.refresh(record::Ticket::table(), *part, replica.now());
        if (!refreshed)
            return refreshed.error();
        changed += *refreshed;
        done += part->size();
        if (progress && !progress(done, std::max(done, *all)))
            return Error{Error::Kind::Cancelled, u"service_levels"_s, {}, u"CANCELLED"_s};
        const auto spent = std::max<qint64>(1, watch.nsecsElapsed() / 1000);
        const auto fitting = qint64(most) * partMicroseconds / spent;
        most = int(
            std::clamp<qint64>(std::min<qint64>(fitting, most * 2LL), smallestPart, largestPart));
    }
}

} // namespace homeport
