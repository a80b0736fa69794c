#include "core/tickets/open_index.h"
#include "core/tickets/ticket_queries.h"

namespace homeport {
namespace {

/// The trees at these places, counted in one pass.
Result<> countThose(Database& database, const Actor& actor, const QList<FilterNode>& trees,
    const FilterMoment& moment, bool areOpen, QList<qint64>& counts)
{
    auto filter = TicketFilter::readable(actor);
    if (areOpen)
        filter.add(" AND is_open");
    FilterSql sql(filter, actor, moment, areOpen);
    QByteArrayList columns;
    QList<qsizetype> places;
    for (qsizetype i = 0; i < trees.size(); ++i) {
        if (isOfOpenOnly(trees[i]) != areOpen)
            continue;
        columns += "count(*) FILTER (WHERE " + sql.condition(trees[i]) + ')';
        places += i;
    }
    if (columns.isEmpty())
        return {};
    const QByteArray index = areOpen ? indexOfOpen(database.dialect()) : QByteArray();
    const QByteArray text =
        "SELECT " + columns.join(", ") + " FROM ticket" + index + " WHERE " + filter.where();
    auto row = one(database, {"tickets.countEach", text.constData()}, filter.bindings());
    if (!row)
        return row.error();
    for (qsizetype i = 0; i < places.size(); ++i)
        counts[places[i]] = (*row)->integer(int(i));
    return {};
}

} // namespace

Result<QList<qint64>> TicketQueries::countEach(Database& database, const Actor& actor,
    const QList<FilterNode>& trees, const FilterMoment& moment)
{
    QList<qint64> counts(trees.size(), 0);
    for (const auto areOpen : {true, false}) {
        if (auto done = countThose(database, actor, trees, moment, areOpen, counts); !done)
            return done.error();
    }
    return counts;
}

} // namespace homeport
