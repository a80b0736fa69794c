// What is due of more tickets than are looked at together.
#include "core/service_levels/recalculation.h"
#include "tests/core/incidents/passing_time.h"

#include <QElapsedTimer>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

class TstDuePages : public QObject, test::InPassingTime
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void cleanupTestCase() { test::dropFreshAddresses(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void ex3WhatAClockAheadNoticedIsTakenBackOfAll();
    void ex3AllThatIsDueIsNoticed();
    void whoWritesMeanwhileWaitsForOnePart();

private:
    static constexpr int many = 51; // one more than are looked at together

    QList<TicketId> open(int count)
    {
        QList<TicketId> made;
        for (int i = 0; i < count; ++i)
            made << in(TicketStatus::InProgress);
        return made;
    }
};

/// The clock ran more than a day ahead and was set right: of more tickets than are looked at
/// together nothing stays noticed, whether something was said on them meanwhile or not.
void TstDuePages::ex3WhatAClockAheadNoticedIsTakenBackOfAll()
{
    const auto said = open(many);
    pass(1s);
    const auto untouched = in(TicketStatus::InProgress);
    pass(25h);
    for (const auto& id : said)
        Story::must(m_story->run(u"comment_internal"_s, id));
    look();
    QVERIFY(m_story->ticket(untouched).isClockBreached);
    pass(5min - 25h);

    look();

    for (const auto& id : said)
        QVERIFY(!m_story->ticket(id).breachedAt);
    QVERIFY(!m_story->ticket(untouched).isClockBreached);
    QVERIFY(!m_story->ticket(untouched).breachedAt);
}

void TstDuePages::ex3AllThatIsDueIsNoticed()
{
    const auto made = open(2 * many);
    pass(25h);

    QVERIFY(look().noticed >= 2 * many);

    for (const auto& id : made)
        QVERIFY(m_story->ticket(id).isClockBreached);
    QCOMPARE(look().noticed, 0);
}

void TstDuePages::whoWritesMeanwhileWaitsForOnePart()
{
    const auto made = open(many);
    pass(25h);
    auto rules = deskRules();
    int parts = 0; // of the transaction
    int most = 0;
    rules.began = [&, began = rules.began] {
        parts = 0;
        began();
    };
    rules.refresh = [&, refresh = rules.refresh](
                        Database& database, std::span<Row> rows, Timestamp at) -> Result<> {
        most = std::max(most, ++parts);
        QElapsedTimer slow;
        slow.start();
        while (!slow.hasExpired(partTime.count())) {}
        return refresh(database, rows, at);
    };
    auto database = Database::open(m_story->desk->address, Access::ReadWrite);
    Story::must(database);
    Replica runner(std::move(*database), DeviceIdentity{QUuid::createUuid()},
        m_story->desk->world(), std::move(rules));
    ServiceLevelBook book(isLegalCommand);

    const auto outcome = runDuePass(runner, book);

    Story::must(outcome);
    QVERIFY(outcome->noticed >= many);
    QCOMPARE(most, 1);
    for (const auto& id : made)
        QVERIFY(m_story->ticket(id).isClockBreached);
}

QTEST_GUILESS_MAIN(TstDuePages)
#include "tst_due_pages.moc"
