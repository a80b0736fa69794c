#include "core/incidents/ended_waits.h"

#include "core/base/random.h"
#include "core/journal/field_clock.h"
#include "core/tickets/transitions.h"

#include <algorithm>
#include <optional>

#include "record/ticket_link.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql waiting{"waits.linked", R"sql(
    WITH waiting AS (
        SELECT id, hold_reason, status_changed_at, field_clock FROM ticket
         WHERE organization_id = :organization_id
           AND hold_reason IN ('awaiting_change', 'awaiting_problem')
           AND status = 'on_hold' AND kind = 'incident' AND deleted_at IS NULL AND id > :last
         ORDER BY id
         LIMIT :most)
    SELECT w.id, w.hold_reason, w.status_changed_at, w.field_clock,
           o.id, o.status, coalesce(o.resolved_at, o.status_changed_at), o.field_clock, l.link_type,
           o.deleted_at
      FROM waiting w
      LEFT JOIN ticket_link l
             ON (l.from_ticket_id = w.id
                 OR (l.to_ticket_id = w.id AND l.link_type = 'relates_to'))
            AND l.deleted_at IS NULL
      LEFT JOIN ticket o
             ON o.id = CASE WHEN l.from_ticket_id = w.id THEN l.to_ticket_id
                            ELSE l.from_ticket_id END
            AND o.kind = CASE w.hold_reason WHEN 'awaiting_change' THEN 'change'
                              ELSE 'problem' END
     ORDER BY w.id, o.id
)sql"};
constexpr Sql isDoneBefore{
    "waits.isDoneBefore", "SELECT count(*) FROM jr_tx WHERE command_id = :command_id"};

quint64 stampOf(const QByteArray& clock, record::Ticket::Field::Position field)
{
    return FieldClock::unpacked(clock).of(record::Ticket::table().fields[field].id).stamp;
}

bool isAwaitedDone(TicketStatus status)
{
    using enum TicketStatus;
    return StatusSet{Implemented, InReview, Resolved, Closed}.contains(status);
}

/// What is known of one incident's wait while its linked tickets are read.
struct Wait
{
    EndedWait end; ///< the earliest
    bool isEnded = false; ///< since the hold began
    bool isDone = false; ///< at least one, if before
    bool isPending = false;
    bool isLinked = false; ///< to one that is there
    std::optional<EndedWait> gone; ///< the last that was deleted

    bool isOver() const { return isEnded || (isDone && !isPending) || (!isLinked && gone); }
    const EndedWait& over() const { return isLinked ? end : *gone; }
};

/// Where its status was written last when it came to it, that tells, whatever the instants say.
bool isSince(const Cursor& row, TicketStatus status, Timestamp doneAt, Timestamp heldAt)
{
    const bool isFresh = status == TicketStatus::Implemented || status == TicketStatus::Resolved;
    if (!isFresh)
        return doneAt > heldAt;
    return stampOf(row.blob(7), record::Ticket::Field::Status)
        > stampOf(row.blob(3), record::Ticket::Field::HoldReason);
}

/// What an incident came from was there before anybody waited, and is not what they wait for.
bool isCause(const Cursor& row)
{
    return row.read<TicketLinkLinkType>(8) == TicketLinkLinkType::CausedByChange;
}

void takeGone(Wait& wait, const Cursor& row)
{
    const auto deletedAt = row.read<Timestamp>(9);
    if (wait.gone && deletedAt <= wait.gone->doneAt)
        return;
    wait.gone = wait.end;
    wait.gone->by = row.read<TicketId>(4);
    wait.gone->doneAt = deletedAt;
    wait.gone->at = std::max(row.read<Timestamp>(2), deletedAt);
}

void take(Wait& wait, const Cursor& row)
{
    if (row.isNull(4))
        return;
    if (!row.isNull(9))
        return takeGone(wait, row);
    wait.isLinked = true;
    const auto status = row.read<TicketStatus>(5);
    if (!isAwaitedDone(status)) {
        wait.isPending = wait.isPending || status != TicketStatus::Cancelled;
        return;
    }
    const auto heldAt = row.read<Timestamp>(2);
    const auto doneAt = row.read<Timestamp>(6);
    const bool isEnd = isSince(row, status, doneAt, heldAt);
    if (!isEnd && isCause(row))
        return;
    const auto at = std::max(heldAt, doneAt);
    const bool isEarlier = !wait.isDone || (isEnd && (!wait.isEnded || at < wait.end.at));
    if (isEarlier) {
        wait.end.by = row.read<TicketId>(4);
        wait.end.doneAt = doneAt;
        wait.end.at = at;
    }
    wait.isDone = true;
    wait.isEnded = wait.isEnded || isEnd;
}

} // namespace

bool isAwaitedOver(const record::Ticket& awaited)
{
    return awaited.head.deletedAt || isAwaitedDone(awaited.status);
}

CommandId endOfWait(const EndedWait& wait)
{
    return CommandId(derivedUuid(wait.ticket.value(),
        "linked:" + wait.by.value().toRfc4122() + ':' + QByteArray::number(toMsecs(wait.doneAt))));
}

Result<QList<EndedWait>> EndedWaits::next(Database& database, int most)
{
    auto rows = database.query(
        waiting, {{"organization_id", m_organization}, {"last", m_last}, {"most", most}});
    if (!rows)
        return rows.error();
    QList<Wait> waits;
    while ((*rows)->next()) {
        const auto id = (*rows)->read<TicketId>(0);
        if (waits.isEmpty() || waits.last().end.ticket != id) {
            waits.append(Wait());
            waits.last().end.ticket = id;
            waits.last().end.reason = (*rows)->read<TicketHoldReason>(1);
        }
        take(waits.last(), **rows);
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    rows->reset();
    m_isAtEnd = waits.size() < most;
    if (!waits.isEmpty())
        m_last = waits.last().end.ticket;
    QList<EndedWait> ended;
    for (const auto& wait : std::as_const(waits)) {
        if (!wait.isOver())
            continue;
        const auto& end = wait.over();
        const auto before = number(database, isDoneBefore, {{"command_id", endOfWait(end)}});
        if (!before)
            return before.error();
        if (*before == 0)
            ended.append(end);
    }
    std::stable_sort(ended.begin(), ended.end(),
        [](const EndedWait& a, const EndedWait& b) { return a.at < b.at; });
    return ended;
}

} // namespace homeport
