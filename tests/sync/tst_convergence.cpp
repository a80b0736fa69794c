#include "tests/support/test_database.h"
#include "tests/sync/simulation.h"

#include <QTest>

namespace homeport {

namespace {

constexpr quint64 watchedEvery = 10;

} // namespace

/// Replicas that work apart agree in the end, whatever the network did; and the simulator that says
/// so sees when they would not.
class TstConvergence : public QObject
{
    Q_OBJECT

private slots:
    void aThousandSeedsConverge();
    void seedsConvergeWithAReplicaOnAServer();
    void cleanupTestCase() { test::dropFreshAddresses(); }
    void everyPlantedDefectIsCaught_data();
    void everyPlantedDefectIsCaught();
};

void TstConvergence::aThousandSeedsConverge()
{
    bool isReplay = false;
    quint64 first = qEnvironmentVariable("HOMEPORT_SEED").toULongLong(&isReplay);
    quint64 count = 1;
    if (!isReplay) {
        bool isSet = false;
        first = 1;
        count = qEnvironmentVariable("HOMEPORT_SEEDS").toULongLong(&isSet);
        if (!isSet)
            count = 1000;
    }

    for (quint64 seed = first; seed < first + count; ++seed) {
        // Watching costs as much as a run, so it is done to a sample.
        const auto outcome =
            test::simulate(seed, {.isWatched = isReplay || seed % watchedEvery == 0});

        const auto message =
            QStringLiteral("%1; replay with HOMEPORT_SEED=%2").arg(outcome.what).arg(seed);
        QVERIFY2(outcome.holds, qPrintable(message));
    }
}

void TstConvergence::seedsConvergeWithAReplicaOnAServer()
{
    if (qEnvironmentVariableIsEmpty("HOMEPORT_TEST_PG"))
        QSKIP("HOMEPORT_TEST_PG names no server");
    bool isSet = false;
    quint64 count = qEnvironmentVariable("HOMEPORT_SERVER_SEEDS").toULongLong(&isSet);
    if (!isSet)
        count = 12;

    for (quint64 seed = 1; seed <= count; ++seed) {
        const auto outcome = test::simulate(seed, {.onServer = int(seed % 3)});

        const auto message = QStringLiteral("%1; seed %2 with replica %3 on the server")
                                 .arg(outcome.what)
                                 .arg(seed)
                                 .arg(seed % 3);
        QVERIFY2(outcome.holds, qPrintable(message));
    }
}

void TstConvergence::everyPlantedDefectIsCaught_data()
{
    QTest::addColumn<int>("defect");
    QTest::newRow("the last to arrive wins") << 1;
    QTest::newRow("ties are not broken") << 2;
    QTest::newRow("two orders mixed") << 3;
    QTest::newRow("the clock is not kept") << 4;
    QTest::newRow("nobody has seen anything") << 5;
    QTest::newRow("the last to arrive signs") << 6;
    QTest::newRow("commands are plain values") << 7;
    QTest::newRow("late commands are dropped") << 8;
    QTest::newRow("cycles are let in") << 9;
    QTest::newRow("the stamp ignores what it overwrites") << 10;
    QTest::newRow("an undo in a chain is judged without the story") << 11;
}

void TstConvergence::everyPlantedDefectIsCaught()
{
    QFETCH(int, defect);

    bool isCaught = false;
    for (quint64 seed = 1; seed <= 300 && !isCaught; ++seed)
        isCaught = !test::simulate(seed, {.plantedDefect = defect}).holds;

    QVERIFY2(isCaught, "300 seeds did not see it");
}

} // namespace homeport

QTEST_GUILESS_MAIN(homeport::TstConvergence)
#include "tst_convergence.moc"
