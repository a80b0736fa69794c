#include "core/service_levels/clock_records.h"

#include "core/base/random.h"
#include "core/db/id_list.h"

#include <QSet>

#include <algorithm>

#include "record/sla_breach.h"

namespace homeport {

namespace {

using Field = record::Ticket::Field;

#define HEAD "id, organization_id, root_id, created_at, updated_at, field_clock"
#define HEAD_VALUES ":id, :organization_id, :root_id, :now, :now, :no_clock"

constexpr Sql putClock{"serviceLevels.putClock",
    "INSERT INTO sla_clock (" HEAD ", ticket_id, policy_id, target_id, agreement_type, metric,"
    " cycle, team_id, supplier_id, calendar_id, target_minutes, state, started_at, elapsed_ms,"
    " running_since, due_at, stopped_at, outcome, breached_at, next_threshold_pct,"
    " next_threshold_at) VALUES (" HEAD_VALUES
    ", :root_id, :policy_id, :target_id, :agreement_type, :metric, :cycle, :team_id, :supplier_id,"
    " :calendar_id, :target_minutes, :state, :started_at, :elapsed_ms, :running_since, :due_at,"
    " :stopped_at, :outcome, :breached_at, :next_threshold_pct, :next_threshold_at)"
    " ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at,"
    " policy_id = excluded.policy_id, target_id = excluded.target_id,"
    " calendar_id = excluded.calendar_id, target_minutes = excluded.target_minutes,"
    " state = excluded.state, started_at = excluded.started_at, elapsed_ms = excluded.elapsed_ms,"
    " running_since = excluded.running_since, due_at = excluded.due_at,"
    " stopped_at = excluded.stopped_at, outcome = excluded.outcome,"
    " breached_at = excluded.breached_at, next_threshold_pct = excluded.next_threshold_pct,"
    " next_threshold_at = excluded.next_threshold_at"};
constexpr Sql putEvent{"serviceLevels.putEvent",
    "INSERT INTO sla_clock_event (" HEAD ", clock_id, event, occurred_at, detected_at, elapsed_ms,"
    " target_minutes, due_at, threshold_pct) VALUES (" HEAD_VALUES
    ", :clock_id, :event, :occurred_at, :now, :elapsed_ms, :target_minutes, :due_at,"
    " :threshold_pct) ON CONFLICT (id) DO UPDATE SET elapsed_ms = excluded.elapsed_ms,"
    " target_minutes = excluded.target_minutes, due_at = excluded.due_at"};
constexpr Sql putBreach{"serviceLevels.putBreach",
    "INSERT INTO sla_breach (" HEAD ", clock_id, ticket_id, policy_id, agreement_type, metric,"
    " due_at, breached_at, stopped_at, overrun_ms, overrun_elapsed_ms, priority_at_breach, team_id,"
    " user_id, cause, cause_note, is_acknowledged, acknowledged_by, acknowledged_at, voided_at,"
    " voided_by, void_reason) VALUES (" HEAD_VALUES
    ", :clock_id, :root_id, :policy_id, :agreement_type, :metric, :due_at, :breached_at,"
    " :stopped_at, :overrun_ms, :overrun_elapsed_ms, :priority, :team_id, :user_id, :cause,"
    " :cause_note, :is_acknowledged, :acknowledged_by, :acknowledged_at, :voided_at, :voided_by,"
    " :void_reason)"
    " ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at,"
    " stopped_at = excluded.stopped_at, overrun_ms = excluded.overrun_ms,"
    " overrun_elapsed_ms = excluded.overrun_elapsed_ms, cause = excluded.cause,"
    " cause_note = excluded.cause_note, is_acknowledged = excluded.is_acknowledged,"
    " acknowledged_by = excluded.acknowledged_by, acknowledged_at = excluded.acknowledged_at,"
    " voided_at = excluded.voided_at, voided_by = excluded.voided_by,"
    " void_reason = excluded.void_reason"};
#undef HEAD
#undef HEAD_VALUES

struct Kept
{
    const char* table;
    Sql list; ///< before the ids of tickets
    Sql remove;
};
// Children before what they belong to.
constexpr Kept allKept[] = {
    {"sla_breach", {"serviceLevels.breachIds", "SELECT id FROM sla_breach WHERE ticket_id IN "},
        {"serviceLevels.dropBreach", "DELETE FROM sla_breach WHERE id = :id"}},
    {"sla_clock_event",
        {"serviceLevels.eventIds",
            "SELECT e.id FROM sla_clock c JOIN sla_clock_event e ON e.clock_id = c.id"
            " WHERE c.ticket_id IN "},
        {"serviceLevels.dropEvent", "DELETE FROM sla_clock_event WHERE id = :id"}},
    {"sla_clock", {"serviceLevels.clockIds", "SELECT id FROM sla_clock WHERE ticket_id IN "},
        {"serviceLevels.dropClock", "DELETE FROM sla_clock WHERE id = :id"}},
};

QUuid idOf(const QUuid& of, const QByteArray& name)
{
    return derivedUuid(of, name);
}

QUuid idOf(const Row& ticket, const TicketClock& clock)
{
    // The cycle is counted over all teams and suppliers, so it tells their clocks apart.
    return idOf(ticket.id,
        QStringLiteral("sla_clock:%1:%2:%3")
            .arg(keyOf(clock.type), keyOf(clock.metric), QString::number(clock.cycle))
            .toUtf8());
}

/// What one transaction keeps of some tickets. Asks first and writes then, so that a server is not
/// waited for between the tickets.
class Records
{
public:
    Records(Database& database, Timestamp now) : m_database(database), m_now(now) {}

    /// What is there of the tickets.
    Result<> look(std::span<const SeenClocks> seen)
    {
        QList<QUuid> tickets;
        for (const auto& one : seen)
            tickets += one.ticket->id;
        const IdList listed(tickets);
        for (const auto& kept : allKept) {
            const auto text = kept.list.text + listed.text();
            auto rows = m_database.query({kept.list.name, text.constData()}, listed.bindings());
            if (!rows)
                return rows.error();
            while ((*rows)->next())
                m_there.push_back({&kept, (*rows)->uuid(0)});
            if (auto read = (*rows)->status(); !read)
                return read;
        }
        return {};
    }

    Result<> keep(const Row& ticket, const TicketClocks& clocks)
    {
        m_ticket = &ticket;
        for (const auto& clock : clocks.clocks) {
            if (auto done = keep(clock); !done)
                return done;
        }
        return {};
    }

    /// What is there and was not kept this time.
    Result<> removeOthers()
    {
        for (const auto& [of, id] : m_there) {
            if (m_kept.contains(id))
                continue;
            if (auto done = m_database.execLater(of->table, of->remove, {{"id", id}}); !done)
                return done;
        }
        return {};
    }

private:
    Bindings head(const QUuid& id)
    {
        m_kept.insert(id);
        return {{"id", id}, {"organization_id", m_ticket->head.organizationId},
            {"root_id", m_ticket->id}, {"now", m_now}, {"no_clock", QByteArray("")}};
    }

    Result<> put(const char* table, const Sql& sql, Bindings bindings, const Bindings& more)
    {
        bindings.insert(bindings.end(), more.begin(), more.end());
        return m_database.execLater(table, sql, bindings);
    }

    Result<> keep(const TicketClock& own)
    {
        const auto& clock = own.clock;
        const auto& terms = clock.terms();
        const auto id = idOf(*m_ticket, own);
        const auto next = clock.nextThreshold();
        const auto breach = clock.breach();
        auto done = put("sla_clock", putClock, head(id),
            {{"policy_id", terms.policyId}, {"target_id", terms.targetId},
                {"agreement_type", own.type}, {"metric", own.metric}, {"cycle", own.cycle},
                {"team_id", own.team}, {"supplier_id", own.supplier},
                {"calendar_id", terms.calendar->id()}, {"target_minutes", terms.targetMinutes},
                {"state", clock.state()}, {"started_at", clock.startedAt()},
                {"elapsed_ms", qint64(clock.elapsed().count())},
                {"running_since", clock.runningSince()}, {"due_at", clock.dueAt()},
                {"stopped_at", clock.stoppedAt()}, {"outcome", clock.outcome()},
                {"breached_at", breach ? Value(breach->breachedAt) : Value()},
                {"next_threshold_pct", next ? Value(next->percent) : Value()},
                {"next_threshold_at", next ? Value(next->at) : Value()}});
        if (!done)
            return done;
        int place = 0;
        for (const auto& note : clock.notes()) {
            if (auto noted = keep(id, note, ++place); !noted)
                return noted;
        }
        return breach ? keep(id, own, *breach) : Result<>();
    }

    Result<> keep(const QUuid& clock, const ClockNote& note, int place)
    {
        const auto which = note.thresholdPct ? *note.thresholdPct : -place;
        const auto name = QStringLiteral("%1:%2:%3")
                              .arg(keyOf(note.event))
                              .arg(toMsecs(note.occurredAt))
                              .arg(which);
        return put("sla_clock_event", putEvent, head(idOf(clock, name.toUtf8())),
            {{"clock_id", clock}, {"event", note.event}, {"occurred_at", note.occurredAt},
                {"elapsed_ms", qint64(note.elapsed.count())},
                {"target_minutes", note.targetMinutes}, {"due_at", note.dueAt},
                {"threshold_pct", note.thresholdPct}});
    }

    Result<> keep(const QUuid& id, const TicketClock& own, const ClockBreach& breach)
    {
        const auto name = "breach:" + QByteArray::number(toMsecs(breach.breachedAt));
        const auto& cells = m_ticket->cells;
        const auto& seen = own.acknowledged;
        const auto& voided = own.voided;
        return put("sla_breach", putBreach, head(idOf(id, name)),
            {{"clock_id", id}, {"policy_id", breach.terms.policyId}, {"agreement_type", own.type},
                {"metric", own.metric}, {"due_at", breach.dueAt},
                {"breached_at", breach.breachedAt}, {"stopped_at", own.clock.stoppedAt()},
                {"overrun_ms", qint64(own.clock.overrunAt(m_now).count())},
                {"overrun_elapsed_ms", qint64(own.clock.elapsedOverrunAt(m_now).count())},
                {"priority", cells[Field::Priority]}, {"team_id", cells[Field::AssignedTeamId]},
                {"user_id", cells[Field::AssignedUserId]},
                {"cause", seen ? Value(seen->cause) : Value()},
                {"cause_note", seen ? orNull(seen->causeNote) : Value()},
                {"is_acknowledged", seen.has_value()},
                {"acknowledged_by", seen ? orNull(seen->by) : Value()},
                {"acknowledged_at", seen ? Value(seen->at) : Value()},
                {"voided_at", voided ? Value(voided->at) : Value()},
                {"voided_by", voided ? orNull(voided->by) : Value()},
                {"void_reason", voided ? Value(voided->reason) : Value()}});
    }

    static Value orNull(const QString& text) { return text.isEmpty() ? Value() : Value(text); }
    static Value orNull(PersonId person) { return person.isNull() ? Value() : Value(person); }

    Database& m_database;
    Timestamp m_now;
    const Row* m_ticket = nullptr; ///< whose are kept at the moment
    std::vector<std::pair<const Kept*, QUuid>> m_there;
    QSet<QUuid> m_kept;
};

bool announces(const TicketClock& clock)
{
    const auto& notes = clock.clock.notes();
    return std::any_of(notes.begin(), notes.end(), [](const ClockNote& note) {
        return note.event == SlaClockEventEvent::Threshold
            || note.event == SlaClockEventEvent::Breached;
    });
}

} // namespace

Result<> recordClocks(Database& database, std::span<const SeenClocks> seen, Timestamp now)
{
    if (seen.empty())
        return {};
    Records records(database, now);
    if (auto looked = records.look(seen); !looked)
        return looked;
    for (const auto& [ticket, clocks] : seen) {
        if (std::none_of(clocks.clocks.begin(), clocks.clocks.end(), announces))
            continue;
        if (auto kept = records.keep(*ticket, clocks); !kept)
            return kept;
    }
    return records.removeOthers();
}

} // namespace homeport
