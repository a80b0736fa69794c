// Effect M of processes.md: what an incident came to is kept once it is resolved.
#include "core/exchange/desk_archive.h"
#include "core/exchange/verify.h"
#include "core/incidents/due_pass.h"
#include "core/tickets/history.h"
#include "core/tickets/time_entries.h"
#include "tests/core/service_levels/ticket_levels.h"
#include "tests/support/watched_desks.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

namespace {

constexpr Sql measures{"test.measures", R"sql(
    SELECT ack_minutes, first_response_minutes, first_response_business_minutes,
           resolution_minutes, resolution_business_minutes, hold_minutes, handling_minutes,
           CASE WHEN is_fcr THEN 1 WHEN NOT is_fcr THEN 0 END,
           CASE WHEN response_sla_met THEN 1 WHEN NOT response_sla_met THEN 0 END,
           CASE WHEN resolution_sla_met THEN 1 WHEN NOT resolution_sla_met THEN 0 END,
           csat, reopen_count, reassignment_count, computed_at
      FROM incident_metric WHERE id = :id
)sql"};
constexpr const char* names[] = {"ack", "answered", "answered worked", "resolved",
    "resolved worked", "held", "booked", "fcr", "response met", "resolution met", "csat",
    "reopened", "reassigned"};

/// Runs an act of somebody else in the middle of a replica's next write, which has begun and stored
/// nothing yet.
class InTheMiddle final : public RandomSource
{
public:
    void of(Replica& replica, std::function<void()> act)
    {
        m_replica = &replica;
        m_act = std::move(act);
    }
    bool hasRun() const { return m_replica && !m_act; }
    void fill(void* bytes, size_t size) override
    {
        if (m_act && m_replica->database().inTransaction())
            std::exchange(m_act, {})();
        m_random.fill(bytes, size);
    }

private:
    Replica* m_replica = nullptr;
    std::function<void()> m_act;
    SeededRandom m_random{29};
};

/// Past the rules, as an older program has left it.
void asBefore(Database& database, const QByteArray& sql)
{
    const test::Unwatched past("it is no entry");
    Story::must(database.begin());
    Story::must(database.openGuard());
    Story::must(database.script(sql));
    database.closeGuard();
    Story::must(database.commit());
}

} // namespace

class TstIncidentMetric : public QObject, test::OnTicketLevels
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void i09AResolutionIsMeasured();
    void i09WhatIsOpenIsNotMeasured();
    void i10AConfirmationKeepsWhatWasMeasured();
    void i13AReopeningLeavesOnlyWhatStands();
    void anUndoTakesTheMeasuresBack();
    void k03OneWordAndOneTeamAreOneContact();
    void timeBookedLaterCounts();
    void timeBookedWhileAnotherResolvesCounts_data();
    void timeBookedWhileAnotherResolvesCounts();
    void aMissedTargetIsNotMet();
    void withoutPromisesWhatNeedsNoneIsMeasured();
    void replicasAgree();
    void whatAnOlderProgramLeftIsMeasuredByTheNextLook();
    void verifyFindsWhatIsMeasuredOtherwise();

private:
    /// "ack 10, answered 80, …", what is null left out; "none" where nothing is kept.
    QString measured(TicketId id, Database* database = nullptr)
    {
        auto row = first(database ? *database : replica().database(), id);
        Story::must(row);
        if (!*row)
            return u"none"_s;
        QStringList parts;
        for (int i = 0; i < int(std::size(names)); ++i) {
            if (!(**row)->isNull(i))
                parts << QLatin1StringView(names[i]) + u' ' + QString::number((**row)->integer(i));
        }
        return parts.join(u", "_s);
    }
    /// Held for an hour, resolved after 80 minutes.
    TicketId resolvedAfterAWait()
    {
        const auto id = reported();
        pass(10min);
        run(u"start_work"_s, id);
        pass(5min);
        run(u"hold"_s, id);
        pass(1h);
        run(u"resume"_s, id);
        pass(5min);
        run(u"resolve"_s, id);
        return id;
    }
    static Result<std::optional<std::unique_ptr<Cursor>>> first(Database& database, TicketId id)
    {
        auto rows = database.query(measures, {{"id", id}});
        if (!rows)
            return rows.error();
        if (!(*rows)->next())
            return std::optional<std::unique_ptr<Cursor>>();
        return std::optional(std::move(*rows));
    }
};

void TstIncidentMetric::i09AResolutionIsMeasured()
{
    const auto id = resolvedAfterAWait();

    QCOMPARE(measured(id),
        u"ack 10, answered 80, answered worked 80, resolved 80, resolved worked 20, held 60,"
        " booked 0, fcr 1, response met 1, resolution met 1, reopened 0, reassigned 0"_s);
}

void TstIncidentMetric::i09WhatIsOpenIsNotMeasured()
{
    const auto open = in(TicketStatus::OnHold);
    const auto cancelled = in(TicketStatus::Cancelled);

    QCOMPARE(measured(open), u"none"_s);
    QCOMPARE(measured(cancelled), u"none"_s);
}

void TstIncidentMetric::i10AConfirmationKeepsWhatWasMeasured()
{
    const auto id = resolvedAfterAWait();
    const auto before = measured(id);
    pass(3h);

    Story::must(m_story->runAs(m_requester, u"confirm"_s, id));

    QCOMPARE(measured(id), before);
    const auto at =
        number(replica().database(), {"test.computed", "SELECT computed_at FROM incident_metric"});
    QVERIFY(at);
    QCOMPARE(*at, toMsecs(now()));
}

void TstIncidentMetric::i13AReopeningLeavesOnlyWhatStands()
{
    const auto id = resolvedAfterAWait();
    pass(10min);

    run(u"reopen"_s, id);

    const auto open = measured(id);
    QVERIFY2(open.startsWith(u"ack 10, answered 80, answered worked 80, held 60, booked 0"_s),
        qPrintable(open));
    QVERIFY2(!open.contains(u"resolution met"_s) && !open.contains(u"fcr"_s), qPrintable(open));
    QVERIFY2(open.contains(u"reopened 1"_s), qPrintable(open));
    pass(10min);
    run(u"resolve"_s, id);
    const auto again = measured(id);
    QVERIFY2(again.contains(u"resolved 100,"_s), qPrintable(again));
    QVERIFY2(again.contains(u"fcr 0"_s), qPrintable(again));
}

void TstIncidentMetric::anUndoTakesTheMeasuresBack()
{
    const auto id = resolvedAfterAWait();
    const auto resolution = replica().lastWritten();
    QVERIFY(measured(id) != u"none"_s);

    Story::must(homeport::undo(replica(), m_story->mira(), resolution));

    QCOMPARE(measured(id), u"none"_s);
}

void TstIncidentMetric::k03OneWordAndOneTeamAreOneContact()
{
    const auto resolved = [&](int words, bool isHandedOn) {
        const auto id = reported();
        run(u"start_work"_s, id);
        for (int i = 0; i < words; ++i) {
            pass(1min);
            run(u"comment_public"_s, id);
        }
        if (isHandedOn) {
            for (const auto& name : {u"First line"_s, u"Second line"_s}) {
                const auto team = m_story->teamOf(name, {m_story->mira().person});
                Story::must(assign(id, team, m_story->mira().person, u"Yours"_s));
            }
            run(u"start_work"_s, id);
        }
        pass(1min);
        run(u"resolve"_s, id);
        return measured(id).contains(u"fcr 1"_s);
    };

    QVERIFY(resolved(1, false));
    QVERIFY(!resolved(2, false));
    QVERIFY(!resolved(1, true));
}

void TstIncidentMetric::timeBookedLaterCounts()
{
    auto& times = m_story->desk->session->times;
    const auto id = reported();
    run(u"start_work"_s, id);
    pass(1h);
    Story::must(times.book(m_story->mira(), id, {.minutes = 25}));
    run(u"resolve"_s, id);
    QVERIFY2(measured(id).contains(u"booked 25,"_s), qPrintable(measured(id)));

    run(u"reopen"_s, id);
    Story::must(times.book(m_story->mira(), id, {.minutes = 10}));

    QVERIFY2(measured(id).contains(u"booked 35,"_s), qPrintable(measured(id)));
    Story::must(homeport::undo(replica(), m_story->mira(), replica().lastWritten()));
    QVERIFY2(measured(id).contains(u"booked 25,"_s), qPrintable(measured(id)));
}

void TstIncidentMetric::timeBookedWhileAnotherResolvesCounts_data()
{
    QTest::addColumn<bool>("isBookedFirst");
    QTest::newRow("booked first") << true;
    QTest::newRow("resolved first") << false;
}

void TstIncidentMetric::timeBookedWhileAnotherResolvesCounts()
{
    QFETCH(bool, isBookedFirst);
    if (test::isSqlite())
        QSKIP("one file has one writer");
    auto database = Database::open(m_story->desk->address, Access::ReadWrite);
    Story::must(database);
    InTheMiddle meanwhile;
    Replica other(std::move(*database), DeviceIdentity{QUuid::createUuid()},
        World{&m_story->desk->clock, &meanwhile, ownPlaces()}, deskRules());
    const auto id = reported();
    run(u"start_work"_s, id);
    const auto book = [&](Replica& desk, int minutes) {
        return TimeService(desk).book(m_story->mira(), id, {.minutes = minutes});
    };
    const auto resolve = [&](Replica& desk) {
        return IncidentService(desk).resolve(
            m_story->mira(), id, {IncidentResolutionCode::Fixed, u"Put out."_s});
    };
    Story::must(book(other, 5)); // so that each has a stream, which they would meet at as well

    meanwhile.of(
        other, [&] { Story::must(isBookedFirst ? book(replica(), 25) : resolve(replica())); });
    Story::must(isBookedFirst ? resolve(other) : book(other, 25));

    QVERIFY(meanwhile.hasRun());
    QVERIFY2(measured(id).contains(u"booked 30,"_s), qPrintable(measured(id)));
    QCOMPARE(verifyDesk(replica())->findings, QStringList());
}

void TstIncidentMetric::aMissedTargetIsNotMet()
{
    const auto id = reported();
    run(u"start_work"_s, id);
    pass(45min);

    run(u"resolve"_s, id);

    QVERIFY2(
        measured(id).contains(u"response met 0, resolution met 1"_s), qPrintable(measured(id)));
}

void TstIncidentMetric::withoutPromisesWhatNeedsNoneIsMeasured()
{
    Story::must(m_story->desk->session->policies.setActive(m_story->mira(), seededPolicy(), false));
    const auto id = resolvedAfterAWait();

    QCOMPARE(measured(id),
        u"ack 10, answered 80, resolved 80, held 60, booked 0, fcr 1, reopened 0, reassigned 0"_s);
}

void TstIncidentMetric::replicasAgree()
{
    const auto id = resolvedAfterAWait();
    pass(10min);
    run(u"reopen"_s, id);
    Story::must(m_story->desk->session->times.book(m_story->mira(), id, {.minutes = 10}));
    pass(10min);
    run(u"resolve"_s, id);
    test::FakeClock clock;
    SeededRandom random(5);
    auto away = emptyDesk(test::freshAddress(), {&clock, &random, ownPlaces()});
    Story::must(away);

    Story::must(refold(replica(), **away));

    QCOMPARE(measured(id, &(*away)->database()), measured(id));
}

void TstIncidentMetric::whatAnOlderProgramLeftIsMeasuredByTheNextLook()
{
    const auto id = resolvedAfterAWait();
    const auto kept = measured(id);
    // As version 6 has it: a look is called for.
    asBefore(replica().database(),
        "DELETE FROM incident_metric;"
        "UPDATE ticket SET next_threshold_at = created_at WHERE kind = 'incident'"
        " AND (resolved_at IS NOT NULL OR closed_at IS NOT NULL OR reopen_count > 0)");
    QCOMPARE(measured(id), u"none"_s);
    QCOMPARE(verifyDesk(replica())->findings, QStringList());

    auto& session = *m_story->desk->session;
    Story::must(runDuePass(replica(), session.serviceLevels));

    QCOMPARE(measured(id), kept);
    QVERIFY(!m_story->ticket(id).nextThresholdAt);
}

void TstIncidentMetric::verifyFindsWhatIsMeasuredOtherwise()
{
    resolvedAfterAWait();
    QCOMPARE(verifyDesk(replica())->findings, QStringList());

    asBefore(replica().database(), "UPDATE incident_metric SET hold_minutes = 7");

    const auto findings = verifyDesk(replica())->findings.join(u'\n');
    QVERIFY2(findings.contains(u"incident_metric: 1 row is not what the journal says"_s),
        qPrintable(findings));
}

QTEST_GUILESS_MAIN(TstIncidentMetric)
#include "tst_incident_metric.moc"
