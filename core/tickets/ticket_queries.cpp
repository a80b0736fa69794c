#include "core/tickets/ticket_queries.h"

#include "core/tickets/open_index.h"
#include "core/tickets/queue_walk.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

const char* const queueColumns =
    "t.id, t.number, t.title, t.kind, t.status, t.priority, requester.display_name, team.name,"
    " assignee.display_name, t.created_at, t.updated_at, t.row_version, t.next_due_at,"
    " t.at_risk_at, t.critical_at, t.breached_at, t.is_clock_paused,"
    " t.clock_calendar_id,"
    " CASE WHEN t.escalation_state = 'escalated' THEN t.escalated_at END";

QueueRow queueRowAt(const Cursor& row)
{
    return {row.read<TicketId>(0), row.text(1), row.text(2), row.read<TicketKind>(3),
        row.read<TicketStatus>(4), row.read<int>(5), row.text(6), row.text(7), row.text(8),
        row.read<Timestamp>(9), row.read<Timestamp>(10), row.read<qint64>(11),
        {row.readOptional<Timestamp>(12), row.readOptional<Timestamp>(13),
            row.readOptional<Timestamp>(14), row.readOptional<Timestamp>(15), row.boolean(16),
            row.readOptional<BusinessCalendarId>(17)},
        row.readOptional<Timestamp>(18)};
}

bool mayReadClocks(const Actor& actor)
{
    return actor.scopeOf(u"sla.read"_s) != Scope::None || actor.teamGrants.contains(u"sla.read"_s);
}

bool hasIndex(QueueView::Order order)
{
    switch (order) {
    case QueueView::Order::Updated:
    case QueueView::Order::Created:
    case QueueView::Order::Priority:
    case QueueView::Order::Number:
    case QueueView::Order::Due:
    case QueueView::Order::Rank: return true;
    default: return false;
    }
}

QueueView shownTo(const Actor& actor, QueueView view)
{
    const bool isByClocks =
        view.order == QueueView::Order::Due || view.order == QueueView::Order::Rank;
    if (isByClocks && !mayReadClocks(actor)) {
        view.order = QueueView::Order::Updated;
        view.descending = true;
    }
    return view;
}

Result<QList<QueueRow>> TicketQueries::page(
    Database& database, const Actor& actor, const QueueView& view, qint64 offset, int limit)
{
    return page(database, actor, view, {}, offset, limit);
}

Result<QList<QueueRow>> TicketQueries::page(Database& database, const Actor& actor,
    const QueueView& view, const QueuePlace& from, qint64 offset, int limit)
{
    const auto filter = filterOf(actor, view);
    auto walk = walkOf(database, actor, filter, view, from);
    const auto behind = offset - from.position;
    walk.bindings.push_back({"offset", behind});
    const auto text = pageText(walk, limit, behind);
    auto rows = database.query({"tickets.page", text.constData()}, walk.bindings);
    if (!rows)
        return rows.error();
    QList<QueueRow> page;
    page.reserve(limit);
    while ((*rows)->next())
        page.append(shownRowAt(**rows, actor));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return page;
}

Result<std::optional<QueuePlace>> TicketQueries::placeAfter(Database& database, const Actor& actor,
    const QueueView& view, const QueuePlace& from, qint64 distance)
{
    const auto filter = filterOf(actor, view);
    auto walk = walkOf(database, actor, filter, view, from);
    walk.bindings.push_back({"distance", distance});
    const QByteArray text = "SELECT " + walk.keys.columns() + " FROM " + walk.from + " WHERE "
        + walk.where + " ORDER BY " + walk.order + " LIMIT 1 OFFSET :distance";
    auto row = database.query({"tickets.place", text.constData()}, walk.bindings);
    if (!row)
        return row.error();
    if (!(*row)->next()) {
        if (auto read = (*row)->status(); !read)
            return read.error();
        return std::optional<QueuePlace>();
    }
    return std::optional(QueuePlace{from.position + distance, walk.keys.at(**row, 0)});
}

Result<QueueStretch> TicketQueries::stretch(Database& database, const Actor& actor,
    const QueueView& view, const QString& permission, const QueueKey& from, int limit)
{
    auto filter = filterOf(actor, view);
    if (!permission.isEmpty())
        filter.addPermission(actor, permission);
    auto walk = walkOf(database, actor, filter, view, {0, from});
    walk.bindings.push_back({"limit", limit + 1});
    const QByteArray text = "SELECT t.id, " + walk.keys.columns() + " FROM " + walk.from + " WHERE "
        + walk.where + " ORDER BY " + walk.order + " LIMIT :limit";
    auto rows = database.query({"tickets.stretch", text.constData()}, walk.bindings);
    if (!rows)
        return rows.error();
    QueueStretch found;
    while ((*rows)->next()) {
        if (found.ids.size() == limit)
            found.next = walk.keys.at(**rows, 1);
        else
            found.ids.append((*rows)->read<TicketId>(0));
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

Result<QSet<TicketId>> TicketQueries::covered(
    Database& database, const Actor& actor, const QString& permission, const QList<TicketId>& ids)
{
    auto filter = TicketFilter::readable(actor);
    filter.addPermission(actor, permission);
    filter.addIds(ids);
    const QByteArray text = "SELECT id FROM ticket WHERE " + filter.where();
    auto rows = database.query({"tickets.covered", text.constData()}, filter.bindings());
    if (!rows)
        return rows.error();
    QSet<TicketId> found;
    while ((*rows)->next())
        found.insert((*rows)->read<TicketId>(0));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

Result<qint64> TicketQueries::countFrom(Database& database, const Actor& actor,
    const QueueView& view, const QueuePlace& from, qint64 most)
{
    const auto filter = filterOf(actor, view);
    auto walk = walkOf(database, actor, filter, view, from);
    walk.bindings.push_back({"most", most});
    const QByteArray text = "SELECT count(*) FROM (SELECT 1 FROM " + walk.from + " WHERE "
        + walk.where + " LIMIT :most) part";
    return number(database, {"tickets.countFrom", text.constData()}, walk.bindings);
}

bool TicketQueries::isCheapToCount(const QueueView& view)
{
    return view.text.trimmed().isEmpty() && view.run.isNull() && view.filter.isEverything()
        && view.which != QueueView::Which::Resolved && view.which != QueueView::Which::All;
}

Result<> QueueAnchors::extend(
    Database& database, const Actor& actor, const QueueView& view, int most)
{
    for (int i = 0; i < most && !m_isComplete; ++i) {
        const bool isFirst = m_keys.empty();
        const QueuePlace from = isFirst ? QueuePlace() : before(m_counted);
        auto place = TicketQueries::placeAfter(database, actor, view, from, isFirst ? 0 : m_step);
        if (!place)
            return place.error();
        if (*place) {
            m_counted = (*place)->position;
            m_keys.push_back(std::move((*place)->key));
            continue;
        }
        auto rest = isFirst ? Result<qint64>(0)
                            : TicketQueries::countFrom(database, actor, view, from, m_step);
        if (!rest)
            return rest.error();
        m_counted = from.position + *rest;
        m_isComplete = true;
    }
    return {};
}

QueuePlace QueueAnchors::before(qint64 position) const
{
    if (m_keys.empty() || position < 0)
        return {};
    const auto index = std::min<qint64>(position / m_step, qint64(m_keys.size()) - 1);
    return {index * m_step, m_keys[size_t(index)]};
}

Result<qint64> TicketQueries::count(Database& database, const Actor& actor, const QueueView& view)
{
    const auto filter = filterOf(actor, view);
    const QByteArray text = "SELECT count(*) FROM ticket" + indexForCount(database.dialect(), view)
        + " WHERE " + filter.where();
    return number(database, {"tickets.count", text.constData()}, filter.bindings());
}

Result<Counts> TicketQueries::counts(
    Database& database, const Actor& actor, const std::optional<TicketKind>& kind)
{
    auto filter = TicketFilter::readable(actor);
    filter.add(" AND is_open");
    const auto teams = filter.ownTeams(actor);
    QByteArrayList columns;
    const auto addCount = [&columns](const QByteArray& condition) {
        columns += "count(*) FILTER (WHERE " + condition + ')';
    };
    const QByteArray within =
        kind ? QByteArray(TicketFilter::isOfKind(*kind)) + " AND " : QByteArray();
    addCount(within + "assigned_user_id = :me");
    addCount(within + teams);
    addCount(within + "assigned_user_id IS NULL");
    if (kind)
        addCount(TicketFilter::isOfKind(*kind));
    else
        columns += "count(*)";
    addCount(within + "status = 'on_hold'");
    for (const auto other : {TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change})
        addCount(TicketFilter::isOfKind(other));
    if (kind) {
        addCount("assigned_user_id = :me");
        columns += "count(*)";
    }
    const QByteArray text = "SELECT " + columns.join(", ") + " FROM ticket"
        + indexOfOpen(database.dialect()) + " WHERE " + filter.where();
    auto row = one(database, {"tickets.counts", text.constData()}, filter.bindings());
    if (!row)
        return row.error();
    const auto& found = **row;
    Counts counts{
        found.integer(0), found.integer(1), found.integer(2), found.integer(3), found.integer(4)};
    counts.allMine = kind ? found.integer(8) : counts.mine;
    counts.allOpen = kind ? found.integer(9) : counts.open;
    const auto others = found.integer(5) + found.integer(6) + found.integer(7);
    counts.ofKind = {counts.allOpen - others, found.integer(5), found.integer(6), found.integer(7)};
    return counts;
}

Result<TicketId> TicketQueries::byNumber(
    Database& database, const Actor& actor, const QString& wanted)
{
    auto filter = TicketFilter::readable(actor);
    filter.addNumber(wanted);
    const QByteArray text =
        "SELECT id FROM ticket WHERE " + filter.where() + " ORDER BY id LIMIT 1";
    auto row = one(database, {"tickets.byNumber", text.constData()}, filter.bindings());
    if (!row)
        return row.error().kind == Error::Kind::NotFound
            ? Error{Error::Kind::NotFound, u"ticket"_s, wanted, u"NOT_FOUND"_s}
            : row.error();
    return (*row)->read<TicketId>(0);
}

} // namespace homeport
