// Programs of one person on one device write to one stream: they queue up for it, so that none
// loses what it did to another (architecture.md section 3).
#include "core/exchange/verify.h"
#include "tests/support/test_database.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <functional>

#include "record/tag.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Sql waitingForALock{"test.waiting", R"sql(
    SELECT count(*) FROM pg_locks
     WHERE locktype = 'advisory' AND NOT granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))sql"};
constexpr Sql cancelWaiting{"test.cancel", R"sql(
    SELECT count(pg_cancel_backend(pid)) FROM pg_locks
     WHERE locktype = 'advisory' AND NOT granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))sql"};
constexpr Sql entriesOfDevice{"test.entries", R"sql(
    SELECT count(*) FROM jr_tx t JOIN jr_stream s ON s.no = t.stream WHERE s.device = :device)sql"};
constexpr Sql headOfDevice{"test.head", "SELECT head FROM jr_stream WHERE device = :device"};

/// One of them, on the thread that makes it.
class Program
{
public:
    Program(const Address& address, const QUuid& device, quint64 seed) : m_random(seed)
    {
        auto database = Database::open(address, Access::ReadWrite);
        if (!database)
            qFatal("%s", qPrintable(database.error().detail));
        m_replica = std::make_unique<Replica>(std::move(*database), DeviceIdentity{device},
            World{&m_clock, &m_random, ownPlaces()}, deskRules());
    }

    Replica& replica() { return *m_replica; }
    /// `within` runs in the transaction, before the tag is made; answers how often it all ran,
    /// nothing where the command was not acknowledged.
    std::optional<int> makeTag(
        const QString& name, const std::function<void(Database&)>& within = nullptr)
    {
        int runs = 0;
        const auto made =
            m_replica->write({}, {.code = u"test.tag"_s}, [&](UnitOfWork& unit) -> Result<> {
                ++runs;
                if (within)
                    within(unit.database());
                record::Tag tag;
                tag.name = name;
                return unit.create(tag);
            });
        return made ? std::optional(runs) : std::nullopt;
    }

private:
    test::FakeClock m_clock;
    SeededRandom m_random;
    std::unique_ptr<Replica> m_replica;
};

} // namespace

class TstOneStream : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_desk = test::freshDesk(); }
    void cleanup();
    void twoThatWriteWithoutAPauseAreBothServed();
    void theSecondWaitsForALongTransaction();
    void aLostProgramLetsTheOthersWrite();
    void aCancelledWaitLeavesNoTurn();
    void aTurnThatIsRefusedLeavesNothingBegun();

private:
    Database& database() { return m_desk->session->replica->database(); }

    const QUuid m_device = QUuid::createUuid();
    std::unique_ptr<test::TestDesk> m_desk;
};

void TstOneStream::cleanup()
{
    const auto found = verifyDesk(*m_desk->session->replica);
    QVERIFY(found);
    QCOMPARE(found->findings, QStringList());
    m_desk.reset();
    test::dropFreshAddresses();
}

void TstOneStream::twoThatWriteWithoutAPauseAreBothServed()
{
    constexpr int commands = 200;
    QVERIFY(Program(m_desk->address, m_device, 2).makeTag(u"first"_s));
    QList<int> runs[2];
    std::atomic<int> ready = 0;
    const auto writing = [&](int which) {
        return std::unique_ptr<QThread>(QThread::create([&, which] {
            Program program(m_desk->address, m_device, quint64(3 + which));
            ++ready;
            while (ready < 2)
                QThread::yieldCurrentThread();
            for (int i = 0; i < commands; ++i) {
                const auto made = program.makeTag(u"%1 of %2"_s.arg(i).arg(which));
                runs[which].append(made.value_or(0));
            }
        }));
    };
    const auto one = writing(0);
    const auto two = writing(1);

    one->start();
    two->start();
    QVERIFY(one->wait(120'000));
    QVERIFY(two->wait(120'000));

    int again = 0;
    for (const auto& each : runs) {
        QCOMPARE(each.size(), commands);
        QCOMPARE(each.count(0), 0); // all are acknowledged
        QVERIFY(*std::max_element(each.begin(), each.end()) <= 3);
        for (const int ran : each)
            again += ran - 1;
    }
    // Only who asks at the very moment in which the other ends may have looked too early.
    QVERIFY2(again <= commands / 10, qPrintable(QString::number(again)));
    QCOMPARE(*number(database(), entriesOfDevice, {{"device", m_device}}), 2 * commands + 1);
    QCOMPARE(*number(database(), headOfDevice, {{"device", m_device}}), 2 * commands + 1);
}

/// A bulk act beside a person who goes on working: it would learn only at its end that the stream
/// has moved on.
void TstOneStream::theSecondWaitsForALongTransaction()
{
    if (test::isSqlite())
        QSKIP("one file has one writer");
    Program first(m_desk->address, m_device, 3);
    QVERIFY(first.makeTag(u"before"_s));
    std::optional<int> second;
    std::atomic<bool> isOpen = false;
    std::atomic<bool> mayWrite = false;
    std::atomic<bool> isDone = false;
    bool hasWaited = false;
    std::unique_ptr<QThread> writing(QThread::create([&] {
        Program program(m_desk->address, m_device, 5);
        isOpen = true;
        while (!mayWrite)
            QThread::yieldCurrentThread();
        second = program.makeTag(u"short"_s);
        isDone = true;
    }));
    writing->start();
    QTRY_VERIFY_WITH_TIMEOUT(isOpen, 60'000);

    const auto ran = first.makeTag(u"long"_s, [&](Database& within) {
        mayWrite = true; // and waits for five seconds at most
        QElapsedTimer patience;
        patience.start();
        while (!hasWaited && !isDone && patience.elapsed() < 4000) {
            const auto waiting = number(within, waitingForALock);
            hasWaited = waiting && *waiting == 1;
        }
    });

    QVERIFY(writing->wait(60'000));
    QVERIFY(hasWaited);
    QCOMPARE(ran, std::optional(1));
    QCOMPARE(second, std::optional(1));
    QCOMPARE(*number(database(), headOfDevice, {{"device", m_device}}), 3);
}

void TstOneStream::aLostProgramLetsTheOthersWrite()
{
    if (test::isSqlite())
        QSKIP("a file's lock ends with its program, see tst_shared_file");
    Program lost(m_desk->address, m_device, 3);
    QVERIFY(lost.makeTag(u"before"_s));

    const auto refused = lost.makeTag(u"lost"_s, [&](Database& within) {
        const auto pid = number(within, {"test.pid", "SELECT pg_backend_pid()"});
        const auto ended = number(database(),
            {"test.end", "SELECT CAST(pg_terminate_backend(CAST(:pid AS integer)) AS integer)"},
            {{"pid", pid ? *pid : 0}});
        if (!ended || *ended != 1)
            qFatal("its connection did not end");
    });

    QVERIFY(!refused);
    Program other(m_desk->address, m_device, 5);
    QCOMPARE(other.makeTag(u"other"_s), std::optional(1));
    QCOMPARE(lost.makeTag(u"once more"_s), std::optional(1));
    QCOMPARE(*number(database(), headOfDevice, {{"device", m_device}}), 3);
}

/// As an administrator of the server may do.
void TstOneStream::aCancelledWaitLeavesNoTurn()
{
    if (test::isSqlite())
        QSKIP("nobody cancels a wait for a file");
    Program first(m_desk->address, m_device, 3);
    QVERIFY(first.makeTag(u"before"_s));
    std::optional<int> cancelled;
    std::optional<int> again;
    std::atomic<bool> isOpen = false;
    std::atomic<bool> mayWrite = false;
    std::atomic<bool> isRefused = false;
    std::atomic<bool> mayGoOn = false;
    std::unique_ptr<QThread> writing(QThread::create([&] {
        Program second(m_desk->address, m_device, 5);
        isOpen = true;
        while (!mayWrite)
            QThread::yieldCurrentThread();
        cancelled = second.makeTag(u"cancelled"_s);
        isRefused = true;
        while (!mayGoOn)
            QThread::yieldCurrentThread();
        again = second.makeTag(u"again"_s);
    }));
    writing->start();
    QTRY_VERIFY_WITH_TIMEOUT(isOpen, 60'000);

    const auto ran = first.makeTag(u"long"_s, [&](Database& within) {
        mayWrite = true;
        QElapsedTimer patience;
        patience.start();
        while (!isRefused && patience.elapsed() < 4000) {
            if (!number(within, cancelWaiting))
                qFatal("the wait cannot be cancelled");
        }
    });
    const bool wasRefused = isRefused;
    // Whose wait was cancelled has its connection still, and goes on with it.
    const auto other = Program(m_desk->address, m_device, 7).makeTag(u"other"_s);
    mayGoOn = true;
    QVERIFY(writing->wait(60'000));

    QVERIFY(wasRefused);
    QVERIFY(!cancelled);
    QCOMPARE(ran, std::optional(1));
    QCOMPARE(other, std::optional(1));
    QCOMPARE(again, std::optional(1));
    QCOMPARE(*number(database(), headOfDevice, {{"device", m_device}}), 4);
}

/// Where the server has no room for a lock, or lets nobody ask for one.
void TstOneStream::aTurnThatIsRefusedLeavesNothingBegun()
{
    if (test::isSqlite())
        QSKIP("the turn at a file is its beginning");
    Program program(m_desk->address, m_device, 3);
    auto& its = program.replica().database();
    const auto role = "homeport_" + QUuid::createUuid().toByteArray(QUuid::Id128);
    test::onDatabase(m_desk->address,
        "REVOKE EXECUTE ON FUNCTION pg_catalog.pg_try_advisory_xact_lock(bigint) FROM PUBLIC; "
        "CREATE ROLE "
            + role);
    QVERIFY(its.script("SET ROLE " + role));

    const auto begun = its.beginFor(m_device);

    const bool goesOn(its.script("RESET ROLE"));
    test::onDatabase(m_desk->address, "DROP ROLE " + role);
    QVERIFY(!begun);
    QCOMPARE(begun.error().kind, Error::Kind::Denied);
    QVERIFY(!its.inTransaction());
    QVERIFY(goesOn);
    QCOMPARE(program.makeTag(u"later"_s), std::optional(1));
}

QTEST_GUILESS_MAIN(TstOneStream)
#include "tst_one_stream.moc"
