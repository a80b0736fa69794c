// A desk is set up as a whole or not at all, whatever comes in between: a full disk, the end of the
// program, a lost server, somebody else who does the same.
#include "core/exchange/verify.h"
#include "tests/support/failing_disk.h"
#include "tests/support/plain_setup.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <thread>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::FailingDisk;
using test::plainSetup;

namespace {

constexpr Sql backendsEnded{"test.endBackends", R"sql(
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
     WHERE datname = :name AND application_name = 'homeport')sql"};
constexpr Sql databaseName{"test.databaseName", "SELECT current_database()"};

Result<> settingUp(const Address& address)
{
    auto made = setUpDesk(address, plainSetup(), systemWorld(ownPlaces()));
    return made ? Result<>() : made.error();
}

/// "nothing", "desk", or what it is instead.
QString standing(const Address& address)
{
    auto session = openDesk(address, Access::ReadWrite, systemWorld(ownPlaces()));
    if (!session) {
        const auto& error = session.error();
        const bool isNothing =
            address.isPostgresql() ? error.code == "NOT_A_DESK"_L1 : error.code == "NO_FILE"_L1;
        return isNothing ? u"nothing"_s : error.code + u": "_s + error.detail;
    }
    auto person = (*session)->signIn.signIn(u"mira"_s, test::password, u"cli"_s);
    if (!person)
        return u"nobody can sign in"_s;
    auto found = verifyDesk(*(*session)->replica);
    if (!found || !found->findings.isEmpty())
        return u"findings"_s;
    return u"desk"_s;
}

} // namespace

class TstSetUp : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { test::dropFreshAddresses(); }
    void everyFailedWriteLeavesNothing_data();
    void everyFailedWriteLeavesNothing();
    void aKilledProgramLeavesNothingOrTheDesk_data() { addDialects(); }
    void aKilledProgramLeavesNothingOrTheDesk();
    void aLostServerLeavesNothingOrTheDesk();
    void ofTwoAtOnceOneWins_data() { addDialects(); }
    void ofTwoAtOnceOneWins();
    void whatFailsInTheMiddleLeavesNothing_data() { addDialects(); }
    void whatFailsInTheMiddleLeavesNothing();

private:
    static void addDialects();
    Address fresh() const;
    /// What stands there once the server has ended what a lost program left.
    static QString settled(const Address& address);

    QTemporaryDir m_folder;
};

void TstSetUp::initTestCase()
{
    systemWorld(ownPlaces());
}

void TstSetUp::addDialects()
{
    QTest::addColumn<QString>("on");
    QTest::newRow("sqlite") << u"sqlite"_s;
    if (qEnvironmentVariableIsSet("HOMEPORT_TEST_PG"))
        QTest::newRow("postgresql") << u"postgresql"_s;
}

Address TstSetUp::fresh() const
{
    QFETCH(QString, on);
    if (on == "postgresql"_L1)
        return *test::freshServerAddress();
    static int count = 0;
    return {m_folder.filePath(u"desk%1.homeport"_s.arg(++count))};
}

QString TstSetUp::settled(const Address& address)
{
    auto stands = standing(address);
    for (int wait = 0; wait < 500 && stands.startsWith("LOCKED"_L1); ++wait) {
        QThread::msleep(20);
        stands = standing(address);
    }
    return stands;
}

void TstSetUp::everyFailedWriteLeavesNothing_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("stays");
    QTest::newRow("full") << int(FailingDisk::Fault::Full) << true;
    QTest::newRow("broken once") << int(FailingDisk::Fault::Broken) << false;
    QTest::newRow("torn") << int(FailingDisk::Fault::Torn) << true;
}

void TstSetUp::everyFailedWriteLeavesNothing()
{
    QFETCH(int, fault);
    QFETCH(bool, stays);
    FailingDisk disk;
    int failures = 0;
    QVERIFY(settingUp({m_folder.filePath(u"whole%1.homeport"_s.arg(fault))}));
    // Closer around the commit: what fails before it leaves nothing, and nothing after it is told
    // as a failure.
    const int last = disk.calls() - 36;
    disk.heal();

    for (int call = 1;; call += call < 8 ? 1 : call > last ? 3 : qMin(97, last + 1 - call)) {
        const Address address{m_folder.filePath(u"fault%1-%2.homeport"_s.arg(fault).arg(call))};
        disk.failAt(call, FailingDisk::Fault(fault), stays);
        const auto outcome = settingUp(address);
        const bool hasFailed = disk.hasFailed();
        disk.heal();
        if (!hasFailed) {
            QVERIFY(outcome);
            break;
        }
        ++failures;

        const auto stands = standing(address);

        const auto where = u"call %1: %2"_s.arg(call).arg(stands);
        if (outcome)
            QVERIFY2(stands == "desk"_L1, qPrintable(where));
        else
            QVERIFY2(stands == "nothing"_L1, qPrintable(where + outcome.error().detail));
        if (stands == "nothing"_L1) {
            const auto again = settingUp(address);
            QVERIFY2(again, again ? "" : qPrintable(where + again.error().detail));
            QCOMPARE(standing(address), u"desk"_s);
        } else {
            QCOMPARE(settingUp(address).error().code, u"DUPLICATE"_s);
        }
    }

    QVERIFY(failures > 8);
    qInfo("%d calls failed", failures);
}

void TstSetUp::aKilledProgramLeavesNothingOrTheDesk()
{
    QFile secret(m_folder.filePath(u"password"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write(test::password.toUtf8());
    secret.close();
    const auto start = [&](QProcess& program, const Address& address) {
        program.start(QStringLiteral(HOMEPORTCTL),
            {u"init"_s, u"--db"_s, address.text, u"--organization"_s, u"Nordhafen"_s, u"--admin"_s,
                u"mira"_s, u"--password-file"_s, secret.fileName()});
        return program.waitForStarted();
    };
    QElapsedTimer watch;
    watch.start();
    QProcess whole;
    QVERIFY(start(whole, fresh()));
    QVERIFY(whole.waitForFinished(120'000));
    QVERIFY2(whole.exitCode() == 0, whole.readAllStandardError().constData());
    const auto duration = watch.elapsed();
    constexpr int kills = 6;
    int nothing = 0;

    // The first at once: the machine may have been slower before.
    for (int i = 0; i <= kills; ++i) {
        const auto address = fresh();
        QProcess program;
        QVERIFY(start(program, address));
        QThread::msleep(quint64(duration * i / (kills + 2)));
        program.kill();
        QVERIFY(program.waitForFinished(120'000));
        const auto stands = settled(address);
        QVERIFY2(stands == "nothing"_L1 || stands == "desk"_L1, qPrintable(stands));
        if (stands == "desk"_L1)
            continue;
        ++nothing;
        const auto again = settingUp(address);
        QVERIFY2(again || again.error().code == "DUPLICATE"_L1,
            again ? "" : qPrintable(again.error().code + again.error().detail));
        QCOMPARE(standing(address), u"desk"_s);
    }

    QVERIFY(nothing > 0);
    qInfo("%d of %d left nothing", nothing, kills + 1);
}

void TstSetUp::aLostServerLeavesNothingOrTheDesk()
{
    const auto first = test::freshServerAddress();
    if (!first)
        QSKIP("no server is offered");
    QElapsedTimer watch;
    watch.start();
    QVERIFY(settingUp(*first));
    auto duration = watch.elapsed();
    const auto admin = Database::open(*first, Access::ReadWrite);
    QVERIFY(admin);
    constexpr int losses = 6;
    int nothing = 0;
    int tries = 0;

    // More of them where all came too late or too early: the machine may have been slower before.
    for (; tries < losses || (nothing == 0 && tries < 10 * losses); ++tries) {
        const auto address = *test::freshServerAddress();
        const auto name = QFileInfo(QUrl(address.text).path()).fileName();
        Result<> outcome = Error{};
        std::thread working([&] { outcome = settingUp(address); });
        watch.start();
        QThread::msleep(quint64(duration * (tries % losses + 1) / (losses + 2)));
        const auto ended = number(**admin, backendsEnded, {{"name", name}});
        working.join();
        const auto took = watch.elapsed();
        QVERIFY(ended);

        const auto stands = settled(address);

        if (outcome) {
            QCOMPARE(stands, u"desk"_s);
            duration = took;
            continue;
        }
        QCOMPARE(outcome.error().kind, Error::Kind::Unavailable);
        QVERIFY2(stands == "nothing"_L1 || stands == "desk"_L1, qPrintable(stands));
        nothing += stands == "nothing"_L1 ? 1 : 0;
        if (stands == "nothing"_L1) {
            QVERIFY(settingUp(address));
            QCOMPARE(standing(address), u"desk"_s);
        }
    }

    QVERIFY(nothing > 0);
    qInfo("%d of %d left nothing", nothing, tries);
}

void TstSetUp::ofTwoAtOnceOneWins()
{
    for (int round = 0; round < 3; ++round) {
        const auto address = fresh();
        Result<> outcomes[2] = {Error{}, Error{}};
        std::thread first([&] { outcomes[0] = settingUp(address); });
        QThread::msleep(quint64(round) * 30);
        outcomes[1] = settingUp(address);
        first.join();

        const int winners = int(bool(outcomes[0])) + int(bool(outcomes[1]));
        for (const auto& outcome : outcomes) {
            if (!outcome) {
                QCOMPARE(outcome.error().code + outcome.error().detail,
                    u"DUPLICATE"_s + u"a desk stands here"_s);
                QCOMPARE(outcome.error().kind, Error::Kind::Conflict);
            }
        }
        QCOMPARE(winners, 1);
        QCOMPARE(standing(address), u"desk"_s);
    }
}

/// The last step of all refuses: here the password, which holds a word of the desk.
void TstSetUp::whatFailsInTheMiddleLeavesNothing()
{
    const auto address = fresh();
    {
        auto database = Database::startCreating(address);
        QVERIFY(database);
        QVERIFY((*database)->begin());
        QVERIFY((*database)->exec({"test.mark",
                                      "INSERT INTO desk (one, replica_id, schema_version, "
                                      "created_at) VALUES (1, :id, 1, 0)"},
            {{"id", QUuid::createUuid()}}));
        QVERIFY((*database)->commit());
        QVERIFY((*database)->begin());
        (*database)->rollback();
        QVERIFY(!(*database)->begin());
        QVERIFY(!(*database)->finishCreating());
    }

    QCOMPARE(standing(address), u"nothing"_s);
    if (!address.isPostgresql())
        QVERIFY(
            QDir(m_folder.path()).entryList({QFileInfo(address.text).fileName() + u'*'}).isEmpty());
    QVERIFY(settingUp(address));
    QCOMPARE(standing(address), u"desk"_s);
}

QTEST_GUILESS_MAIN(TstSetUp)
#include "tst_set_up.moc"
