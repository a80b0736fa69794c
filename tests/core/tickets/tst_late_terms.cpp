// Edits of what priorities are calculated by that come late, seen from whoever has a list open.
#include "core/tickets/priority_matrix_service.h"
#include "tests/core/service_levels/ticket_levels.h"
#include "tests/support/second_replica.h"

#include <QScopeGuard>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

class TstLateTerms : public QObject, test::OnTicketLevels
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void whoLooksIsToldOfWhatIsRatedAnew();
    void g05AClockThatRunsBehindRatesByWhatIsKnown_data();
    void g05AClockThatRunsBehindRatesByWhatIsKnown();

private:
    /// Impact 2 and urgency 1 are of this priority from now on.
    void editTermsAt(Replica& at, int priority)
    {
        PriorityMatrixService matrix(at);
        const auto seen = matrix.sheet(mira());
        Story::must(seen);
        auto wanted = *seen;
        wanted.set({PrioritySheet::Kind::Any, 2, 1}, priority);
        Story::must(matrix.edit(mira(), *seen, wanted));
    }
};

/// And not of what keeps its priority.
void TstLateTerms::whoLooksIsToldOfWhatIsRatedAnew()
{
    const auto before = reported();
    test::SecondReplica other(*m_story);
    pass(1min);
    editTermsAt(other.replica(), 4);
    pass(1min);
    const auto after = reported();
    QCOMPARE(ticket(after).priority, 2);
    QSet<QUuid> told;
    const auto watching = qScopeGuard([this, kept = replica().touched] {
        replica().touched = kept; // of the session
    });
    replica().touched = [&](const Touch& touch) { told.unite(touch.roots); };

    other.exchange();

    QCOMPARE(ticket(after).priority, 4);
    QVERIFY(told.contains(after.value()));
    QVERIFY(!told.contains(before.value()));
    const auto stories = number(replica().database(),
        {"test.entries", "SELECT count(*) FROM jr_root WHERE root = :root"},
        {{"root", after.value()}});
    Story::must(stories);
    QCOMPARE(*stories, 1); // its creation; the edit of the terms is no act on it
}

void TstLateTerms::g05AClockThatRunsBehindRatesByWhatIsKnown_data()
{
    QTest::addColumn<int>("hours"); // that it runs behind
    QTest::addColumn<int>("priority");
    QTest::newRow("an hour") << 1 << 4;
    QTest::newRow("almost a day") << 23 << 4;
    // It is the clock of whoever edited the terms that is wrong: nobody is pulled along.
    QTest::newRow("two days") << 48 << 2;
}

/// What somebody rates who has the terms goes by these, and not by those that stood at the time
/// that the clock tells.
void TstLateTerms::g05AClockThatRunsBehindRatesByWhatIsKnown()
{
    QFETCH(const int, hours);
    QFETCH(const int, priority);
    const auto again = reported();
    test::SecondReplica other(*m_story);
    pass(std::chrono::hours(hours));
    editTermsAt(other.replica(), 4);
    other.exchange();
    pass(-std::chrono::hours(hours));

    const auto fresh = reported();
    edit(again, {.urgency = 2});
    edit(again, {.urgency = 1});
    other.exchange();

    for (const auto& id : {fresh, again}) {
        QCOMPARE(ticket(id).priority, priority);
        QCOMPARE(other.ticket(id).priority, priority);
    }
}

QTEST_GUILESS_MAIN(TstLateTerms)
#include "tst_late_terms.moc"
