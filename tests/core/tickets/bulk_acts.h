#pragma once

#include "core/incidents/incident_bulk.h"
#include "core/tickets/bulk_run.h"
#include "tests/support/incident_story.h"

#include <functional>

namespace homeport::test {

inline BulkAct each(const std::function<Result<>(IncidentService&, const Actor&, TicketId)>& act)
{
    return bulkOf([act](IncidentService& service, const Actor& actor, TicketId id, const Origin&) {
        return act(service, actor, id);
    });
}

inline BulkAct hold(const QString& comment = {})
{
    return each(
        [comment](auto& s, auto& a, auto id) { return s.hold(a, id, {.comment = comment}); });
}

inline BulkAct edit(const IncidentEdit& edit)
{
    return each([edit](auto& s, auto& a, auto id) { return s.edit(a, id, edit); });
}

/// What tests of acts on many tickets begin with.
class OnBulk : protected OnIncidents
{
protected:
    Replica& replica() { return *m_story->desk->session->replica; }
    /// All of it.
    BulkOutcome gone(BulkRun& run, const std::optional<Actor>& by = {})
    {
        while (true) {
            const auto more = run.step(replica(), by.value_or(m_story->mira()));
            Story::must(more);
            if (!*more)
                return run.outcome();
        }
    }
    /// In batches of three.
    BulkOutcome done(const QList<TicketId>& ids, const BulkAct& act, RunId* id = nullptr)
    {
        BulkRun run(BulkRun::Mode::Write, theseTickets(ids), act, 3);
        const auto outcome = gone(run);
        if (id)
            *id = run.run();
        return outcome;
    }
    BulkOutcome undone(RunId run, RunId* id = nullptr)
    {
        auto undo = undoOf(run);
        const auto outcome = gone(undo);
        if (id)
            *id = undo.run();
        return outcome;
    }
    QStringList statuses(const QList<TicketId>& ids)
    {
        QStringList out;
        for (const auto& id : ids)
            out.append(keyOf(m_story->ticket(id).status));
        return out;
    }
};

} // namespace homeport::test
