#include "core/tickets/assigned_tasks.h"

#include "core/tickets/open_index.h"
#include "core/tickets/ticket_filter.h"

namespace homeport {
namespace {

/// In the order of assignedTaskAt().
constexpr auto columns =
    "task.id, task.title, task.task_type, task.status, task.is_mandatory, task.planned_start_at,"
    " coalesce(task.due_at, task.planned_end_at), t.id, t.number, t.title, t.kind,"
    " person.display_name, team.name";

AssignedTask assignedTaskAt(const Cursor& row)
{
    return {row.read<TicketTaskId>(0), row.text(1), row.read<TicketTaskTaskType>(2),
        row.read<TicketTaskStatus>(3), row.boolean(4), row.readOptional<Timestamp>(5),
        row.readOptional<Timestamp>(6), row.read<TicketId>(7), row.text(8), row.text(9),
        row.read<TicketKind>(10), row.text(11), row.text(12)};
}

QByteArray isTheirs(TicketFilter& filter, const Actor& actor, AssignedTasks::Whose whose)
{
    return whose == AssignedTasks::Whose::Mine ? QByteArray("assigned_user_id = :me")
                                               : filter.ownTeams(actor);
}

/// From the tickets, by that index where one is named, to their tasks.
Result<QList<AssignedTask>> read(Database& database, const Actor& actor, AssignedTasks::Whose whose,
    TicketFilter& filter, const QByteArray& index, qint64 offset, int limit)
{
    filter.add(" AND is_open");
    const auto theirs = isTheirs(filter, actor, whose);
    auto bindings = filter.bindings();
    bindings.push_back({"offset", offset});
    bindings.push_back({"limit", limit});
    // Conditions name columns without a table, so each stands where there is only its own.
    const QByteArray text = QByteArray("SELECT ") + columns
        + " FROM (SELECT id, number, title, kind FROM ticket" + index + " WHERE " + filter.where()
        + ") t CROSS JOIN (SELECT * FROM ticket_task WHERE deleted_at IS NULL"
          " AND status NOT IN ('done', 'skipped') AND "
        + theirs
        + ") task LEFT JOIN user_account person ON person.id = task.assigned_user_id"
          " LEFT JOIN team ON team.id = task.assigned_team_id"
          " WHERE task.ticket_id = t.id"
          " ORDER BY coalesce(task.due_at, task.planned_end_at, task.planned_start_at,"
          " 9223372036854775807), task.id LIMIT :limit OFFSET :offset";
    auto rows = database.query({"tasks.assigned", text.constData()}, bindings);
    if (!rows)
        return rows.error();
    QList<AssignedTask> page;
    while ((*rows)->next())
        page.append(assignedTaskAt(**rows));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return page;
}

} // namespace

// Most tasks there ever were are done, and belong to tickets that are closed, so neither person nor
// team leads to those that are left as directly as the open tickets do.
Result<QList<AssignedTask>> AssignedTasks::page(
    Database& database, const Actor& actor, Whose whose, qint64 offset, int limit)
{
    auto filter = TicketFilter::readable(actor);
    const auto index = indexOfOpen(database.dialect());
    return read(database, actor, whose, filter, index, offset, limit);
}

Result<QList<AssignedTask>> AssignedTasks::of(
    Database& database, const Actor& actor, Whose whose, const QList<TicketId>& tickets, int limit)
{
    auto filter = TicketFilter::readable(actor);
    filter.addIds(tickets);
    return read(database, actor, whose, filter, {}, 0, limit);
}

} // namespace homeport
