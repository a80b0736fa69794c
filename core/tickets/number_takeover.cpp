#include "core/tickets/number_takeover.h"

#include <algorithm>

namespace homeport {

namespace {

constexpr Sql prefixOfKind{"numbers.prefix",
    "SELECT prefix FROM number_sequence WHERE organization_id = :organization_id AND kind = :kind"};
constexpr Sql blocksOfOthers{"numbers.others", R"sql(
    SELECT b.first_value, b.last_value
      FROM number_block b JOIN number_sequence s ON s.id = b.sequence_id
     WHERE s.organization_id = :organization_id AND s.kind = :kind AND b.node_id <> :device
     ORDER BY b.first_value)sql"};
constexpr Sql ownBlocks{"numbers.own", R"sql(
    SELECT b.id, b.next_value, b.last_value
      FROM number_block b JOIN number_sequence s ON s.id = b.sequence_id
     WHERE s.organization_id = :organization_id AND s.kind = :kind AND b.node_id = :device
       AND b.next_value <= b.last_value)sql"};
constexpr Sql raiseBlock{"numbers.raiseBlock",
    "UPDATE number_block SET next_value = :next, updated_at = :now WHERE id = :id"};
constexpr Sql raiseSequence{"numbers.raise", R"sql(
    UPDATE number_sequence SET next_value = :next, updated_at = :now
     WHERE organization_id = :organization_id AND kind = :kind AND next_value < :next)sql"};
constexpr Sql newestTicket{"numbers.newest", "SELECT coalesce(max(created_at), 0) FROM ticket"};
constexpr Sql ticketsSince{
    "numbers.since", "SELECT count(*) FROM ticket WHERE created_at > :since"};
constexpr Sql passOver{"numbers.passOver",
    "UPDATE number_sequence SET next_value = next_value + :numbers, updated_at = :now"};

/// What is left of the blocks that were being used, and what nobody remembers.
constexpr qint64 leastPassedOver = 1000;
constexpr qint64 busier = 4;

/// The value of "INC-000042" for the prefix INC; nothing for a number of another form.
std::optional<qint64> valueOf(const QString& number, const QString& prefix)
{
    const auto rest = QStringView(number).sliced(std::min(prefix.size(), number.size()));
    if (prefix.isEmpty() || !number.startsWith(prefix) || rest.size() < 2 || rest[0] != u'-')
        return std::nullopt;
    const auto digits = rest.sliced(1);
    const bool isNumber =
        std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool fits = false;
    const auto value = digits.toLongLong(&fits);
    // One more must fit as well.
    return isNumber && fits && value < std::numeric_limits<qint64>::max() / 2 ? std::optional(value)
                                                                              : std::nullopt;
}

Result<QString> prefix(Database& database, const QUuid& organization, TicketKind kind)
{
    auto row = database.query(prefixOfKind, {{"organization_id", organization}, {"kind", kind}});
    if (!row)
        return row.error();
    if ((*row)->next())
        return (*row)->text(0);
    if (auto read = (*row)->status(); !read)
        return read.error();
    return QString();
}

Result<> raiseOwnBlocks(
    UnitOfWork& unit, const QUuid& device, TicketKind kind, const QList<qint64>& values)
{
    auto& database = unit.database();
    auto rows = database.query(
        ownBlocks, {{"organization_id", unit.organization()}, {"kind", kind}, {"device", device}});
    if (!rows)
        return rows.error();
    QList<std::pair<QUuid, qint64>> raised;
    while ((*rows)->next()) {
        const auto next = (*rows)->integer(1);
        const auto last = (*rows)->integer(2);
        auto to = next;
        for (const auto value : values) {
            if (value >= next && value <= last)
                to = std::max(to, value + 1);
        }
        if (to > next)
            raised.append({(*rows)->uuid(0), to});
    }
    if (auto read = (*rows)->status(); !read)
        return read;
    rows->reset();
    for (const auto& [id, next] : std::as_const(raised)) {
        auto done = database.exec(raiseBlock, {{"next", next}, {"now", unit.now()}, {"id", id}});
        if (!done)
            return done.error();
    }
    return {};
}

} // namespace

Result<LeasedNumbers> LeasedNumbers::ofOthers(
    Database& database, const QUuid& organization, const QUuid& device, TicketKind kind)
{
    LeasedNumbers out;
    auto known = prefix(database, organization, kind);
    if (!known)
        return known.error();
    out.m_prefix = *known;
    auto rows = database.query(
        blocksOfOthers, {{"organization_id", organization}, {"kind", kind}, {"device", device}});
    if (!rows)
        return rows.error();
    while ((*rows)->next())
        out.m_ranges.append({(*rows)->integer(0), (*rows)->integer(1)});
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return out;
}

bool LeasedNumbers::contains(const QString& number) const
{
    const auto value = valueOf(number, m_prefix);
    return value && std::any_of(m_ranges.begin(), m_ranges.end(), [&](const auto& range) {
        return *value >= range.first && *value <= range.second;
    });
}

Result<> takeInNumbers(
    UnitOfWork& unit, const QUuid& device, TicketKind kind, const QStringList& numbers)
{
    auto known = prefix(unit.database(), unit.organization().value(), kind);
    if (!known)
        return known.error();
    QList<qint64> values;
    for (const auto& number : numbers) {
        if (const auto value = valueOf(number, *known))
            values.append(*value);
    }
    if (values.isEmpty())
        return {};
    auto raised = unit.database().exec(raiseSequence,
        {{"next", *std::max_element(values.begin(), values.end()) + 1}, {"now", unit.now()},
            {"organization_id", unit.organization()}, {"kind", kind}});
    return raised ? raiseOwnBlocks(unit, device, kind, values) : raised.error();
}

Replica::Step takingInNumbers(const QUuid& device, TicketKind kind, const QStringList& numbers)
{
    return {
        {}, {.code = QStringLiteral("import.numbers")}, [device, kind, numbers](UnitOfWork& unit) {
            return takeInNumbers(unit, device, kind, numbers);
        }};
}

Result<> passOverNumbers(Database& database, qint64 lost, Timestamp now)
{
    auto newest = number(database, newestTicket);
    if (!newest)
        return newest.error();
    const auto away = std::max<qint64>(0, toMsecs(now) - *newest);
    auto given = number(database, ticketsSince, {{"since", *newest - away}});
    if (!given)
        return given.error();
    if (auto begun = database.begin(); !begun)
        return begun;
    auto passed = database.exec(
        passOver, {{"numbers", lost + leastPassedOver + busier * *given}, {"now", now}});
    if (!passed) {
        database.rollback();
        return passed.error();
    }
    auto committed = database.commit();
    if (!committed)
        database.rollback();
    return committed;
}

} // namespace homeport
