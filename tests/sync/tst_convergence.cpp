#include "tests/support/test_database.h"
#include "tests/sync/simulation.h"

#include <QElapsedTimer>
#include <QTest>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// Watching costs as much as a run, so it is done to a sample, which shares no factor with the
// numbers of replicas.
constexpr quint64 watchedEvery = 9;
constexpr quint64 usualSeeds = 1000;

constexpr const char* seedVariable = "HOMEPORT_SEED";
constexpr const char* serverSeedVariable = "HOMEPORT_SERVER_SEED";

/// The seed that a variable names; nothing where it is not set.
std::optional<quint64> seedIn(const char* variable)
{
    bool isSet = false;
    const auto seed = qEnvironmentVariable(variable).toULongLong(&isSet);
    return isSet ? std::optional<quint64>(seed) : std::nullopt;
}

/// What failed, and how it is done again alone.
QString replay(const QString& what, const char* variable, quint64 seed)
{
    return u"%1; replay with %2=%3 ./dev test -R tst_convergence"_s.arg(
        what, QLatin1StringView(variable), QString::number(seed));
}

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
    if (seedIn(serverSeedVariable))
        QSKIP("a seed is replayed with a server");
    const auto only = seedIn(seedVariable);
    const quint64 first = only.value_or(1);
    const quint64 count = only ? 1 : seedIn("HOMEPORT_SEEDS").value_or(usualSeeds);
    QElapsedTimer watch;
    watch.start();

    for (quint64 seed = first; seed < first + count; ++seed) {
        const test::Terms terms{
            .replicas = test::replicasOf(seed), .isWatched = only || seed % watchedEvery == 0};

        const auto outcome = test::simulate(seed, terms);

        QVERIFY2(outcome.holds, qPrintable(replay(outcome.what, seedVariable, seed)));
    }
    qInfo("%llu seeds in %lld ms", qulonglong(count), qlonglong(watch.elapsed()));
}

void TstConvergence::seedsConvergeWithAReplicaOnAServer()
{
    if (seedIn(seedVariable))
        QSKIP("a seed is replayed without a server");
    if (qEnvironmentVariableIsEmpty("HOMEPORT_TEST_PG"))
        QSKIP("HOMEPORT_TEST_PG names no server");
    const auto only = seedIn(serverSeedVariable);
    const quint64 first = only.value_or(1);
    const quint64 count = only ? 1 : seedIn("HOMEPORT_SERVER_SEEDS").value_or(12);

    for (quint64 seed = first; seed < first + count; ++seed) {
        const int replicas = test::replicasOf(seed);
        const int onServer = int(seed % quint64(replicas));

        const auto outcome = test::simulate(seed, {.replicas = replicas, .onServer = onServer});

        const auto what =
            u"%1, replica %2 of %3 on the server"_s.arg(outcome.what).arg(onServer).arg(replicas);
        QVERIFY2(outcome.holds, qPrintable(replay(what, serverSeedVariable, seed)));
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
    if (seedIn(seedVariable) || seedIn(serverSeedVariable))
        QSKIP("a seed is replayed");
    QFETCH(int, defect);

    bool isCaught = false;
    QString other;
    for (quint64 seed = 1; seed <= 300 && !isCaught; ++seed) {
        const auto outcome = test::simulate(seed, {.plantedDefect = defect});
        isCaught = outcome.isBroken();
        if (!outcome.holds && !isCaught && other.isEmpty())
            other = outcome.what; // a step that fails shows no broken promise
    }

    QVERIFY2(isCaught, qPrintable(u"300 seeds did not see it; what failed: "_s + other));
}

} // namespace homeport

QTEST_GUILESS_MAIN(homeport::TstConvergence)
#include "tst_convergence.moc"
