#pragma once

#include "core/journal/fold.h"

// What the program asks, as one would ask the bare database who knows the tables.
namespace homeport {

#define PAGE_OF(where)                                                                             \
    "SELECT t.id, t.number, t.title, t.kind, t.status, t.priority, r.display_name, g.name, "       \
    "a.display_name, t.created_at, t.updated_at, t.row_version FROM ticket t "                     \
    "LEFT JOIN user_account r ON r.id = t.requester_id LEFT JOIN team g ON g.id = "                \
    "t.assigned_team_id LEFT JOIN user_account a ON a.id = t.assigned_user_id "                    \
    "WHERE t.organization_id = ?1 AND t.deleted_at IS NULL " where                                 \
    " ORDER BY t.updated_at DESC, t.row DESC LIMIT 100"
inline constexpr auto rawPage = PAGE_OF("AND t.is_open");
inline constexpr auto rawNext = PAGE_OF("AND (t.updated_at, t.row) <= (?2, ?3)");
inline constexpr auto rawJump = PAGE_OF("AND (t.updated_at, t.row) <= (?2, ?3)") " OFFSET ?4";
#undef PAGE_OF
inline constexpr auto rawCount =
    "SELECT count(*) FROM ticket WHERE organization_id = ?1 AND deleted_at IS NULL AND is_open";
inline constexpr auto rawBadges =
    "SELECT count(*) FILTER (WHERE assigned_user_id = ?2), count(*) FILTER (WHERE assigned_team_id "
    "= ?3), count(*) FILTER (WHERE assigned_user_id IS NULL), count(*), count(*) FILTER (WHERE "
    "status = 'on_hold') FROM ticket WHERE organization_id = ?1 AND deleted_at IS NULL AND is_open";
inline constexpr auto rawMany =
    "SELECT count(*) FROM (SELECT 1 FROM ticket WHERE organization_id = ?1 "
    "AND deleted_at IS NULL LIMIT 10001) AS many";
inline constexpr const char* rawOpen[] = {"SELECT * FROM ticket WHERE id = ?1",
    "SELECT * FROM incident WHERE ticket_id = ?1",
    "SELECT c.*, u.display_name FROM ticket_comment c LEFT JOIN user_account u ON u.id = "
    "c.author_id WHERE c.ticket_id = ?1 ORDER BY c.created_at",
    "SELECT t.body FROM jr_root r JOIN jr_tx t ON t.no = r.no WHERE r.root = ?1 ORDER BY t.no"};
inline constexpr auto rawEdit =
    "UPDATE ticket SET title = title || '', updated_at = updated_at + 1, "
    "row_version = row_version + 1 WHERE id = ?1";

/// Of a server: something to make durable, and nothing else.
inline constexpr auto rawFlush = "SELECT pg_logical_emit_message(true, 'bench', '')";

/// What was made so knows neither journal nor search, so it must not stay among what counts.
inline constexpr auto rawForget = "UPDATE ticket SET deleted_at = updated_at WHERE id = ?1";

/// A copy of a row under another id.
inline QByteArray copyOf(const TableMeta& table, const char* id, const char* from)
{
    const auto columns = rowColumns(table);
    const auto rest = columns.mid(columns.indexOf(','));
    return QByteArray("INSERT INTO ") + table.name + " (" + columns + ") SELECT " + id + rest
        + " FROM " + table.name + " WHERE " + table.key + " = " + from;
}

} // namespace homeport
