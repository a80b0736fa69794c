#include "tests/support/incident_story.h"
#include "ui/shell/backend.h"
#include "ui/shell/bulk_runner.h"

#include <QTest>

using namespace homeport;

class TstBulkRunner : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanup() { test::dropFreshAddresses(); }
    void onlyWhatWritesAndIsNotStoppedHoldsAWindowOpen();
};

void TstBulkRunner::onlyWhatWritesAndIsNotStoppedHoldsAWindowOpen()
{
    test::Story story;
    Backend window(story.desk->address, ownPlaces());
    window.setActor(story.mira());
    BulkRunner runner(window);
    int ended = 0;
    connect(&runner, &BulkRunner::ended, this, [&] { ++ended; });
    const auto start = [&](BulkRun::Mode mode) {
        const auto nothing = [](Replica&, UnitOfWork&, const Actor&, const BulkTask&) {
            return Result<>();
        };
        runner.start(BulkRun(mode, theseTickets({}), nothing), mode);
    };
    QVERIFY(!runner.isWriting());

    start(BulkRun::Mode::Preview);
    QVERIFY(runner.isRunning() && !runner.isWriting());
    QTRY_COMPARE_WITH_TIMEOUT(ended, 1, 15'000);

    start(BulkRun::Mode::Write);
    QVERIFY(runner.isWriting());
    runner.cancel();
    QVERIFY(runner.isRunning() && !runner.isWriting());
    QTRY_COMPARE_WITH_TIMEOUT(ended, 2, 15'000);
    QVERIFY(!runner.isRunning());
}

QTEST_MAIN(TstBulkRunner)

#include "tst_bulk_runner.moc"
