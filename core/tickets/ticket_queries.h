#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/db/database.h"

#include "record/ticket.h"
#include "record/ticket_comment.h"

namespace homeport {

/// One line of a queue.
struct QueueRow
{
    TicketId id;
    QString number;
    QString title;
    TicketKind kind = TicketKind::Incident;
    TicketStatus status = TicketStatus::New;
    int priority = 4;
    QString requester;
    QString team;
    QString assignee; ///< empty: nobody
    Timestamp createdAt{};
    Timestamp updatedAt{};
    qint64 version = 0;
    friend bool operator==(const QueueRow&, const QueueRow&) = default;
};

/// Which tickets, in which order.
struct QueueView
{
    enum class Which { Mine, MyTeams, Unassigned, Open, OnHold, Resolved, All };
    enum class Order { Updated, Created, Priority, Number };
    Which which = Which::Open;
    Order order = Order::Updated;
    bool descending = true;
    QString text = {}; ///< part of the number or the title; empty: no filter
    friend bool operator==(const QueueView&, const QueueView&) = default;
};

struct Counts
{
    qint64 mine = 0;
    qint64 myTeams = 0;
    qint64 unassigned = 0;
    qint64 open = 0;
    qint64 onHold = 0;
};

struct ConversationItem
{
    TicketCommentId id;
    QString author;
    bool isInternal = false;
    QString kind;
    QString body;
    Timestamp createdAt{};
};

struct TicketNames
{
    QString requester, team, assignee, category, location;
};

/// The questions screens and exports ask about tickets. Rights are part of each question: rows the
/// actor may not read are neither listed nor counted; internal notes need ticket.read_internal.
class TicketQueries
{
public:
    /// Rows offset … offset + limit - 1 of the view. Cost follows `limit`, not the table, for open
    /// views in the orders Updated, Created and Priority.
    static Result<QList<QueueRow>> page(
        Database& database, const Actor& actor, const QueueView& view, qint64 offset, int limit);
    /// Exact.
    static Result<qint64> count(Database& database, const Actor& actor, const QueueView& view);
    /// All sidebar badges in one pass over the open index.
    static Result<Counts> counts(Database& database, const Actor& actor);
    static Result<QList<ConversationItem>> conversation(
        Database& database, const Actor& actor, TicketId id);
    static Result<TicketNames> names(Database& database, const record::Ticket& ticket);
    static Result<TicketId> byNumber(Database& database, const Actor& actor, const QString& number);
};

} // namespace homeport
