// Edits of service levels that come later than the tickets ended which they were in time for.
#include "core/incidents/due_pass.h"
#include "tests/core/service_levels/ticket_levels.h"
#include "tests/support/second_replica.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::instant;
using test::Story;

class TstLateEdits : public QObject, test::OnTicketLevels
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void sl2WhatIsOverWasMissedByALateEdit();
    void sl3ALateEditWithdrawsABreachOfWhatIsOver();
    void sl9WhatEndedBeforeAnEditStays();

private:
    void look(Replica& at)
    {
        ServiceLevelBook book(isLegalCommand);
        const auto done = runDuePass(at, book);
        Story::must(done);
        QVERIFY(done->failures.isEmpty());
    }
    /// What incidents of priority 2 are promised, at the other replica.
    void promiseAt(test::SecondReplica& other, const char* target, int minutes)
    {
        const SlaTargetId id(idOf(target));
        Story::must(other.replica().write(
            mira().author(), {.code = u"policy.edit"_s}, [&](UnitOfWork& unit) -> Result<> {
                auto row = unit.get<record::SlaTarget>(id);
                if (!row)
                    return row.error();
                row->targetMinutes = minutes;
                return unit.put(*row);
            }));
    }
    void finish(TicketId id)
    {
        for (const auto& command : {u"start_work"_s, u"resolve"_s, u"close"_s})
            run(command, id);
    }
    qint64 breachesKept(Replica& at)
    {
        const auto found =
            number(at.database(), {"test.breaches", "SELECT count(*) FROM sla_breach"});
        Story::must(found);
        return *found;
    }

    static constexpr const char* response =
        "SELECT sla_target.id FROM sla_target JOIN sla_policy ON sla_policy.id ="
        " sla_target.policy_id WHERE sla_policy.name = 'Default Incident'"
        " AND sla_target.priority = 2 AND metric = 'response'";
    static constexpr const char* resolution =
        "SELECT sla_target.id FROM sla_target JOIN sla_policy ON sla_policy.id ="
        " sla_target.policy_id WHERE sla_policy.name = 'Default Incident'"
        " AND sla_target.priority = 2 AND metric = 'resolution'";
};

/// Half an hour instead of eight: at the edit an hour had passed.
void TstLateEdits::sl2WhatIsOverWasMissedByALateEdit()
{
    const auto id = reported();
    run(u"comment_public"_s, id);
    test::SecondReplica other(*m_story);
    pass(1h);
    promiseAt(other, resolution, 30);
    pass(1h);
    finish(id);
    look(replica());
    QVERIFY(!ticket(id).breachedAt);

    other.exchange();
    look(replica());

    QCOMPARE(ticket(id).breachedAt, instant("2026-01-05T10:00:00Z"));
    QCOMPARE(breachesKept(replica()), 1);
    look(other.replica()); // which had the edit first
    QCOMPARE(other.ticket(id).breachedAt, ticket(id).breachedAt);
    QCOMPARE(breachesKept(other.replica()), 1);
}

/// Four hours instead of half of one, edited before that was over.
void TstLateEdits::sl3ALateEditWithdrawsABreachOfWhatIsOver()
{
    const auto id = reported();
    test::SecondReplica other(*m_story);
    pass(10min);
    promiseAt(other, response, 240);
    pass(2h);
    finish(id);
    look(replica());
    QCOMPARE(ticket(id).breachedAt, instant("2026-01-05T09:30:00Z"));
    QVERIFY(breachesKept(replica()) > 0);

    other.exchange();
    look(replica());

    QVERIFY(!ticket(id).breachedAt);
    QCOMPARE(breachesKept(replica()), 0);
    look(other.replica());
    QVERIFY(!other.ticket(id).breachedAt);
}

/// Also where it is edited after the fact at another replica.
void TstLateEdits::sl9WhatEndedBeforeAnEditStays()
{
    const auto id = reported();
    pass(2h);
    finish(id);
    look(replica());
    const auto kept = ticket(id);
    test::SecondReplica other(*m_story);
    pass(1min);
    promiseAt(other, response, 240);

    other.exchange();

    QCOMPARE(ticket(id).nextThresholdAt, kept.nextThresholdAt); // nobody is to look
    look(replica());
    QCOMPARE(ticket(id).breachedAt, instant("2026-01-05T09:30:00Z"));
}

QTEST_GUILESS_MAIN(TstLateEdits)
#include "tst_late_edits.moc"
