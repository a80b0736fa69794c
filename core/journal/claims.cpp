#include "core/journal/claims.h"

#include "core/journal/fold.h"

#include <algorithm>
#include <vector>

namespace homeport {

namespace {

/// A row that has a contested key, and since when.
struct Claimant
{
    qint64 contest = 0; ///< tells the keys apart
    QUuid row;
    FieldClock clock;
    Version since;
};

QByteArray quoted(const char* name)
{
    return QByteArray("\"") + name + '"';
}

QByteArray hashable(const QByteArray& column)
{
    return "coalesce(CAST(" + column + " AS text), '')";
}

/// Finds the keys that are there twice, mostly none, before it looks at any row. A null claims
/// nothing, but is a place of its own to be unique in: that of rows without parent. What may be
/// null is compared as a text besides, without which PostgreSQL would look through all that have a
/// name for each place where it is there twice.
QByteArray claimantsText(const TableMeta& table, const FieldMeta& field)
{
    const auto name = quoted(table.name);
    QByteArray key = quoted(field.name);
    QByteArray same = "claimant." + key + " = contest." + key;
    for (const auto* column : field.claimWithin) {
        const auto part = quoted(column);
        key += ", " + part;
        same += " AND claimant." + part + " IS NOT DISTINCT FROM contest." + part + " AND "
            + hashable("claimant." + part) + " = " + hashable("contest." + part);
    }
    return "SELECT contest.place, claimant." + quoted(table.key)
        + ", claimant.field_clock FROM (SELECT row_number() OVER () AS place, " + key + " FROM "
        + name + " WHERE deleted_at IS NULL GROUP BY " + key
        + " HAVING count(*) > 1) AS contest JOIN " + name + " AS claimant ON " + same
        + " WHERE claimant.deleted_at IS NULL";
}

Result<std::vector<Claimant>> claimantsOf(
    Database& database, const TableMeta& table, const FieldMeta& field)
{
    const auto text = claimantsText(table, field);
    auto rows = database.query({"claims.claimants", text.constData()});
    if (!rows)
        return rows.error();
    std::vector<Claimant> found;
    while ((*rows)->next()) {
        found.push_back({(*rows)->integer(0), (*rows)->uuid(1),
            FieldClock::unpacked((*rows)->blob(2)), Version()});
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

/// When the row came to have its key where it has it.
Version claimedAt(const FieldClock& clock, const TableMeta& table, const FieldMeta& field,
    const StreamBook& streams)
{
    auto last = clock.of(field.id);
    const auto take = [&](quint16 part) {
        if (streams.isLater(clock.of(part), last))
            last = clock.of(part);
    };
    take(FieldClock::deletedAt);
    for (const auto* column : field.claimWithin) {
        // The organization is no field: a row stays in its own.
        if (const int at = table.positionOf(QLatin1StringView(column)); at >= 0)
            take(table.fields[size_t(at)].id);
    }
    return last;
}

Result<QList<ContestedKey>> contestedIn(
    Database& database, const TableMeta& table, const FieldMeta& field)
{
    auto claimants = claimantsOf(database, table, field);
    if (!claimants)
        return claimants.error();
    QList<ContestedKey> found;
    if (claimants->empty())
        return found;
    StreamBook streams;
    if (auto loaded = streams.load(database); !loaded)
        return loaded.error();
    for (auto& claimant : *claimants)
        claimant.since = claimedAt(claimant.clock, table, field, streams);
    std::sort(claimants->begin(), claimants->end(), [&](const Claimant& a, const Claimant& b) {
        if (a.contest != b.contest)
            return a.contest < b.contest;
        if (a.since != b.since)
            return streams.isLater(b.since, a.since);
        return a.row < b.row; // one entry made both
    });
    qint64 contest = 0;
    for (const auto& claimant : *claimants) {
        if (found.isEmpty() || claimant.contest != contest)
            found.append({table.id, field.id, claimant.row, {}});
        else
            found.last().duplicates.append(claimant.row);
        contest = claimant.contest;
    }
    std::sort(found.begin(), found.end(),
        [](const ContestedKey& a, const ContestedKey& b) { return a.holder < b.holder; });
    return found;
}

} // namespace

Result<QList<ContestedKey>> contestedKeys(Database& database, const TableMeta& table)
{
    QList<ContestedKey> found;
    for (const auto& field : table.fields) {
        if (field.merge != Merge::Claim)
            continue;
        const auto contested = contestedIn(database, table, field);
        if (!contested)
            return contested.error();
        found += *contested;
    }
    return found;
}

Result<QSet<QUuid>> duplicatesIn(Database& database, const TableMeta& table)
{
    const auto contested = contestedKeys(database, table);
    if (!contested)
        return contested.error();
    QSet<QUuid> rows;
    for (const auto& key : *contested) {
        for (const auto& row : key.duplicates)
            rows.insert(row);
    }
    return rows;
}

} // namespace homeport
