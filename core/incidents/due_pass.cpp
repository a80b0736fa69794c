#include "core/incidents/due_pass.h"

#include "core/base/logging.h"
#include "core/incidents/auto_close.h"
#include "core/incidents/system_acts.h"
#include "core/journal/job_lease.h"
#include "core/service_levels/recalculation.h"
#include "core/tickets/queue_rank.h"

#include <chrono>

#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int actsAtOnce = 200;
constexpr int readAtOnce = 50;

constexpr Sql holdsOver{"due.holds", R"sql(
    SELECT id, hold_until FROM ticket
     WHERE organization_id = :organization_id AND hold_until IS NOT NULL AND hold_until <= :now
       AND status = 'on_hold' AND kind = 'incident' AND deleted_at IS NULL
       AND (hold_until, id) > (:after_due, :after_id)
     ORDER BY hold_until, id
     LIMIT :limit
)sql"};
constexpr Sql thresholdsOver{"due.thresholds", R"sql(
    SELECT id, next_threshold_at FROM ticket
     WHERE organization_id = :organization_id AND next_threshold_at IS NOT NULL
       AND next_threshold_at >= :after_due AND next_threshold_at <= :now AND deleted_at IS NULL
       AND (next_threshold_at, id) > (:after_due, :after_id)
     ORDER BY next_threshold_at, id
     LIMIT :limit
)sql"};

// An index has what is breached in front. Of those that differ by less time soon says the same.
constexpr std::chrono::minutes clocksDiffer{15};
constexpr Sql missedAhead{"due.missedAhead", R"sql(
    SELECT id, breached_at FROM (
        SELECT id, breached_at FROM ticket
         WHERE organization_id = :organization_id AND is_open AND deleted_at IS NULL
           AND queue_rank < :majors_end AND breached_at > :soon
        UNION ALL
        SELECT id, breached_at FROM ticket
         WHERE organization_id = :organization_id AND is_open AND deleted_at IS NULL
           AND queue_rank >= :others_begin AND queue_rank < :others_end AND breached_at > :soon
    ) AS ahead
     WHERE (breached_at, id) > (:after_due, :after_id)
     ORDER BY breached_at, id
     LIMIT :limit
)sql"};

struct DueAct
{
    TicketId ticket;
    Timestamp at = Timestamp(std::chrono::milliseconds(0));
};

class Pass
{
public:
    Pass(Replica& replica, ServiceLevelBook& book, const std::atomic_bool* cancelled)
        : m_replica(replica), m_book(book), m_cancelled(cancelled), m_now(replica.now())
    {}

    Result<DuePassOutcome> run()
    {
        for (const auto part : {&Pass::recalculate, &Pass::endHolds, &Pass::endWaits,
                 &Pass::closeResolved, &Pass::takeBackEarly, &Pass::notice}) {
            if (auto done = (this->*part)(); !done)
                return done.error();
            if (m_outcome.isElsewhere)
                break;
        }
        return std::move(m_outcome);
    }

private:
    bool isCancelled() const { return m_cancelled && *m_cancelled; }

    /// Before each act. Where nothing is due nobody asks, and nothing is written.
    Result<bool> goesOn()
    {
        if (isCancelled())
            return false;
        auto held = m_lease.hold();
        m_outcome.isElsewhere = held && !*held;
        return held;
    }

    Result<> recalculate()
    {
        auto changed = finishRecalculation(
            m_replica, [this](const RecalculationPart&) { return !isCancelled(); });
        if (changed)
            m_outcome.recalculated = *changed;
        const bool isOver = changed || changed.error().kind == Error::Kind::Cancelled;
        return isOver ? Result<>() : changed.error();
    }

    Result<> endHolds()
    {
        DueAct last;
        for (;;) {
            auto page = holdsAfter(last);
            if (!page)
                return page.error();
            for (const auto& due : std::as_const(*page)) {
                const auto goes = goesOn();
                if (!goes || !*goes)
                    return goes ? Result<>() : goes.error();
                count(resumeHeld(m_replica, due.ticket, due.at), m_outcome.resumed);
            }
            if (page->size() < actsAtOnce)
                return {};
            last = page->last();
        }
    }

    Result<QList<DueAct>> holdsAfter(const DueAct& last)
    {
        return dueAfter(last, {holdsOver, {{"now", m_now}}}, actsAtOnce);
    }

    /// The next of what the question finds, after `last`.
    Result<QList<DueAct>> dueAfter(const DueAct& last, const Question& question, int most)
    {
        return m_replica.read([&](Database& database) -> Result<QList<DueAct>> {
            auto bindings = question.bindings;
            bindings.insert(bindings.end(),
                {{"organization_id", m_replica.organization()}, {"after_due", last.at},
                    {"after_id", last.ticket}, {"limit", most}});
            auto rows = database.query(question.sql, bindings);
            if (!rows)
                return rows.error();
            QList<DueAct> page;
            while ((*rows)->next())
                page.append({(*rows)->read<TicketId>(0), (*rows)->read<Timestamp>(1)});
            if (auto read = (*rows)->status(); !read)
                return read.error();
            return page;
        });
    }

    Result<> endWaits()
    {
        EndedWaits waits(m_replica.organization());
        while (!waits.isAtEnd() && !isCancelled()) {
            auto ended = m_replica.read(
                [&](Database& database) { return waits.next(database, actsAtOnce); });
            if (!ended)
                return ended.error();
            for (const auto& wait : std::as_const(*ended)) {
                const auto goes = goesOn();
                if (!goes || !*goes)
                    return goes ? Result<>() : goes.error();
                count(resumeWaiting(m_replica, wait), m_outcome.resumed);
            }
        }
        return {};
    }

    Result<> closeResolved()
    {
        auto terms = m_replica.read(
            [&](Database& database) { return AutoClose::of(database, m_replica.organization()); });
        if (!terms || !terms->isOn())
            return terms ? Result<>() : terms.error();
        AutoClose::Place place;
        while (place.isMore && !isCancelled()) {
            auto due = m_replica.read([&](Database& database) {
                return terms->dueAfter(database, m_book, m_now, place, actsAtOnce);
            });
            if (!due)
                return due.error();
            for (const auto& [ticket, at] : std::as_const(*due)) {
                const auto goes = goesOn();
                if (!goes || !*goes)
                    return goes ? Result<>() : goes.error();
                count(closeUnanswered(m_replica, m_book, *terms, ticket, at), m_outcome.closed);
            }
        }
        return {};
    }

    /// What a clock that ran ahead has noticed as missed, and has not been yet.
    Result<> takeBackEarly()
    {
        return lookAtAll({missedAhead,
            {{"soon", m_now + clocksDiffer}, {"majors_end", breachedMajorsEnd},
                {"others_begin", breachedOthersBegin}, {"others_end", breachedOthersEnd}}});
    }

    Result<> notice() { return lookAtAll({thresholdsOver, {{"now", m_now}}}); }

    /// Brings tickets that the question finds to what is known now, in parts: after an upgrade it
    /// may find each one that was ever resolved. Those that it still finds afterwards, such as one
    /// on which an act of tomorrow was written, keep no others waiting.
    Result<> lookAtAll(const Question& question)
    {
        DueAct last;
        for (;;) {
            const auto page = dueAfter(last, question, readAtOnce);
            if (!page || page->isEmpty())
                return page ? Result<>() : page.error();
            if (const auto looked = lookAhead(m_replica); !looked)
                return looked;
            QList<QUuid> ids;
            for (const auto& due : *page)
                ids += due.ticket.value();
            while (!ids.isEmpty()) {
                const auto goes = goesOn();
                if (!goes || !*goes)
                    return goes ? Result<>() : goes.error();
                const auto part = m_replica.refresh(record::Ticket::table(), ids, m_now, partTime);
                if (!part)
                    return part.error();
                ids.remove(0, part->seen);
                m_outcome.noticed += part->changed;
            }
            last = page->last();
        }
    }

    /// What one ticket refuses must not keep the others waiting.
    void count(const Result<bool>& done, qint64& counter)
    {
        if (done) {
            counter += *done ? 1 : 0;
            return;
        }
        qCWarning(lcServiceLevels, "what was due could not be done: %s %s",
            qPrintable(done.error().subject), qPrintable(done.error().code));
        m_outcome.failures.append(done.error());
    }

    Replica& m_replica;
    ServiceLevelBook& m_book;
    const std::atomic_bool* m_cancelled;
    Timestamp m_now;
    JobLease m_lease{m_replica, u"due_pass"_s};
    DuePassOutcome m_outcome;
};

} // namespace

Result<DuePassOutcome> runDuePass(
    Replica& replica, ServiceLevelBook& book, const std::atomic_bool* cancelled)
{
    return Pass(replica, book, cancelled).run();
}

} // namespace homeport
