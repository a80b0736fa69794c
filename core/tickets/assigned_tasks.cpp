#include "core/tickets/assigned_tasks.h"

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

/// What the way begins with; SQLite keeps to the order of a CROSS JOIN.
enum class From { Tasks, Tickets };

Result<QList<AssignedTask>> read(Database& database, const Actor& actor, AssignedTasks::Whose whose,
    TicketFilter& filter, From from, qint64 offset, int limit)
{
    filter.add(" AND is_open");
    const auto theirs = isTheirs(filter, actor, whose);
    if (theirs == "FALSE") // of no team
        return QList<AssignedTask>();
    auto bindings = filter.bindings();
    bindings.push_back({"offset", offset});
    bindings.push_back({"limit", limit});
    // Conditions name columns without a table, so each stands where there is only its own.
    const QByteArray tickets =
        "(SELECT id, number, title, kind FROM ticket WHERE " + filter.where() + ") t";
    const QByteArray tasks = "(SELECT * FROM ticket_task WHERE deleted_at IS NULL"
                             " AND status NOT IN ('done', 'skipped') AND "
        + theirs + ") task";
    const QByteArray text = QByteArray("SELECT ") + columns + " FROM "
        + (from == From::Tasks ? tasks : tickets) + " CROSS JOIN "
        + (from == From::Tasks ? tickets : tasks)
        + " LEFT JOIN user_account person ON person.id = task.assigned_user_id"
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

// Most tasks there ever were are done: the indexes over those that are left lead from the person or
// the team to these few, and each to its ticket.
Result<QList<AssignedTask>> AssignedTasks::page(
    Database& database, const Actor& actor, Whose whose, qint64 offset, int limit)
{
    auto filter = TicketFilter::readable(actor);
    return read(database, actor, whose, filter, From::Tasks, offset, limit);
}

Result<QList<AssignedTask>> AssignedTasks::of(
    Database& database, const Actor& actor, Whose whose, const QList<TicketId>& tickets, int limit)
{
    auto filter = TicketFilter::readable(actor);
    filter.addIds(tickets);
    return read(database, actor, whose, filter, From::Tickets, 0, limit);
}

} // namespace homeport
