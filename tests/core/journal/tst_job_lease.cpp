// EX-5: one process of a desk at a time, whatever the clocks of its computers say.
#include "core/journal/job_lease.h"
#include "tests/support/test_database.h"

#include <QTest>

#include <semaphore>
#include <thread>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto job = u"due_pass"_s;
constexpr auto year = 24h * 365;

} // namespace

class TstJobLease : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_desk = test::freshDesk(); }
    void cleanup();
    void whatIsGivenBackIsFreeWhateverTheClockSaid();
    void noEndIsFurtherOffThanALeaseLasts();
    void whoOnlyLooksSeesWhetherItIsHeld();
    void whatIsOverLeavesNothing();
    void whatIsLeftMeanwhileIsNotForgotten();
    void whatIsLeftMeanwhileIsHeldAnew();
    void whoeverIsLateGivesBackNothingOfTheNext();
    void aClockThatIsSetBackGoesOnHolding();
    void onAServerItsTimeCounts();
    void aRaceThatIsLostIsNoFailure();

private:
    Replica& replica() { return *m_desk->session->replica; }
    void waitBy(std::chrono::milliseconds time) { m_desk->clock.advance(time); }
    bool isFree() { return *JobLease(replica(), job).hold(); }
    void moveEndBy(std::chrono::milliseconds time);
    /// Leaves the job in a unit that ends so.
    bool leaves(const Result<>& end)
    {
        return bool(
            replica().write({}, {.code = u"test.leave"_s}, [&](UnitOfWork& unit) -> Result<> {
                auto left = JobLease::leave(unit, job);
                return left ? end : left;
            }));
    }

    std::unique_ptr<test::TestDesk> m_desk;
};

void TstJobLease::cleanup()
{
    m_desk.reset();
    test::dropFreshAddresses();
}

void TstJobLease::moveEndBy(std::chrono::milliseconds time)
{
    auto& database = replica().database();
    QVERIFY(database.begin());
    QVERIFY(database.exec({"test.moveEnd", "UPDATE job_lease SET expires_at = expires_at + :time"},
        {{"time", qint64(time.count())}}));
    QVERIFY(database.commit());
}

void TstJobLease::whatIsGivenBackIsFreeWhateverTheClockSaid()
{
    waitBy(year);
    QVERIFY(isFree());
    waitBy(-year);

    QVERIFY(isFree());
}

/// Whoever died while their clock was ahead shuts nobody out.
void TstJobLease::noEndIsFurtherOffThanALeaseLasts()
{
    JobLease dead(replica(), job);
    QVERIFY(*dead.hold());
    moveEndBy(50s);
    QVERIFY(!isFree()); // clocks differ a little
    moveEndBy(1h);

    QVERIFY(isFree());

    waitBy(6s);
    QVERIFY(!*dead.hold());
}

void TstJobLease::whoOnlyLooksSeesWhetherItIsHeld()
{
    JobLease looking(replica(), job);
    QCOMPARE(*looking.state(), LeaseState::NeverTaken);
    {
        JobLease lease(replica(), job);
        QVERIFY(*lease.hold());
        QCOMPARE(*looking.state(), LeaseState::Held);
        moveEndBy(-1h);
        QCOMPARE(*looking.state(), LeaseState::Free);
        moveEndBy(3h); // further off than it lasts
        QCOMPARE(*looking.state(), LeaseState::Free);
        moveEndBy(-2h);
        QCOMPARE(*looking.state(), LeaseState::Held);
    }

    QCOMPARE(*looking.state(), LeaseState::Free);
}

/// Else what came after the last look at it would be known to nobody.
void TstJobLease::whatIsLeftMeanwhileIsNotForgotten()
{
    JobLease looking(replica(), job);
    QVERIFY(!leaves(Error{Error::Kind::Denied, {}, {}, u"FORBIDDEN"_s}));
    QCOMPARE(*looking.state(), LeaseState::NeverTaken);
    QVERIFY(leaves({}));
    QCOMPARE(*looking.state(), LeaseState::Free);
    {
        JobLease lease(replica(), job);
        QVERIFY(*lease.hold());
        lease.forget();
        QVERIFY(leaves({}));
        QCOMPARE(*looking.state(), LeaseState::Free);
    }

    QCOMPARE(*looking.state(), LeaseState::Free);
}

void TstJobLease::whatIsLeftMeanwhileIsHeldAnew()
{
    JobLease looking(replica(), job);
    {
        JobLease lease(replica(), job);
        QVERIFY(*lease.hold());
        QVERIFY(leaves({}));
        QVERIFY(*lease.hold()); // as far as it knows
        QCOMPARE(*looking.state(), LeaseState::Free);

        QVERIFY(*lease.holdAnew());

        QCOMPARE(*looking.state(), LeaseState::Held);
        JobLease other(replica(), job);
        QVERIFY(!*other.holdAnew());
        lease.forget();
    }
    QCOMPARE(*looking.state(), LeaseState::NeverTaken);
}

void TstJobLease::whatIsOverLeavesNothing()
{
    JobLease looking(replica(), job);
    {
        JobLease lease(replica(), job);
        QVERIFY(*lease.hold());
        lease.forget();
        QCOMPARE(*looking.state(), LeaseState::Held);
    }
    QCOMPARE(*looking.state(), LeaseState::NeverTaken);

    // What another one took meanwhile is not touched.
    {
        JobLease late(replica(), job);
        QVERIFY(*late.hold());
        moveEndBy(-1h);
        JobLease next(replica(), job);
        QVERIFY(*next.hold());
        late.forget();
    }

    QCOMPARE(*looking.state(), LeaseState::Free);
}

/// Their lease ran out while the computer slept, and they end as it wakes.
void TstJobLease::whoeverIsLateGivesBackNothingOfTheNext()
{
    JobLease next(replica(), job);
    {
        JobLease late(replica(), job);
        QVERIFY(*late.hold());
        moveEndBy(-1h);
        QVERIFY(*next.hold());
    }

    QCOMPARE(*next.state(), LeaseState::Held);
    QVERIFY(!isFree());
}

void TstJobLease::aClockThatIsSetBackGoesOnHolding()
{
    JobLease lease(replica(), job);
    QVERIFY(*lease.hold());
    waitBy(-1h);
    QVERIFY(*lease.hold());
    moveEndBy(-1h); // it was not lengthened by the clock as it is now
    QVERIFY(isFree());

    QVERIFY(*lease.hold());
    waitBy(6s);

    QVERIFY(!*lease.hold());
}

void TstJobLease::onAServerItsTimeCounts()
{
    QFETCH_GLOBAL(QString, dialect);
    if (dialect == "sqlite"_L1)
        QSKIP("a file is opened on one computer");
    JobLease lease(replica(), job);
    QVERIFY(*lease.hold());

    waitBy(1h);
    QVERIFY(!isFree());
    waitBy(-2h);

    QVERIFY(!isFree());
}

/// A lease that ran out while the computer slept is taken as its holder wakes.
void TstJobLease::aRaceThatIsLostIsNoFailure()
{
    QFETCH_GLOBAL(QString, dialect);
    if (dialect == "sqlite"_L1)
        QSKIP("one file has one writer");
    JobLease lease(replica(), job);
    QVERIFY(*lease.hold());
    waitBy(6s);
    std::binary_semaphore isTaken(0);
    std::thread rival([&] {
        auto opened = Database::open(m_desk->address, Access::ReadWrite);
        auto& database = **opened;
        bool isDone = database.begin()
            && database.exec(
                {"test.take", "UPDATE job_lease SET id = :id"}, {{"id", QUuid::createUuid()}});
        isTaken.release();
        const Sql waiting{"test.waiting", R"sql(
            SELECT count(*) FROM pg_locks
             WHERE NOT granted
               AND CAST(transactionid AS text) = CAST(pg_current_xact_id() AS text))sql"};
        QElapsedTimer patience;
        patience.start();
        while (isDone && patience.elapsed() < 10'000) {
            const auto others = number(database, waiting);
            isDone = others && *others == 0;
        }
        if (auto done = database.commit(); !done)
            database.rollback();
    });
    isTaken.acquire();

    const auto held = lease.hold();

    rival.join();
    QVERIFY2(held, held ? "" : qPrintable(held.error().code));
    QVERIFY(!*held);
}

QTEST_GUILESS_MAIN(TstJobLease)
#include "tst_job_lease.moc"
