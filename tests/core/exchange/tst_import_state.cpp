// What is said of an import that is not over: at work, cut off, or known to another replica alone.
#include "core/exchange/import_job.h"
#include "tests/support/desk_watch.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TstImportState : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void aRunIsAtWorkWhileItsLeaseIsHeld();
    void aRunThatTakesLongStaysAtWork();
    void whatOnlyAnotherReplicaKnowsIsLeftOpen();
    void whatIsOverIsNotAtWork();
    void whatIsAtWorkIsNotTakenBack();
    void whatWasTakenBackInItsSleepWritesNoMore();
    void whatWasTakenBackInItsSleepIsNotDone();

private:
    Replica& replica() { return *m_desk->session->replica; }
    ImportJobRow job()
    {
        auto jobs = importJobs(replica(), m_desk->admin, 1);
        if (!jobs || jobs->isEmpty())
            qFatal("no job");
        return jobs->first();
    }
    Result<std::unique_ptr<ImportRun>> open(const QByteArray& prefix, int rows);
    qint64 count(const char* question)
    {
        const auto found = number(replica().database(), {"test.count", question});
        return found ? *found : -1;
    }
    qint64 tickets() { return count("SELECT count(*) FROM ticket WHERE deleted_at IS NULL"); }
    qint64 leases() { return count("SELECT count(*) FROM job_lease"); }
    /// As an hour later.
    void letLeasesPass() { change("UPDATE job_lease SET expires_at = expires_at - 3600000"); }
    void change(const char* statement)
    {
        auto& database = replica().database();
        QVERIFY(database.begin());
        QVERIFY(database.exec({"test.lease", statement}));
        QVERIFY(database.commit());
    }

    QTemporaryDir m_folder;
    std::unique_ptr<test::TestDesk> m_desk;
    std::unique_ptr<test::DeskWatch> m_watch;
    std::unique_ptr<ImportRun> m_run; ///< of three batches, one of which is written
};

void TstImportState::init()
{
    m_desk = test::freshDesk();
    m_watch = std::make_unique<test::DeskWatch>(*m_desk);
    auto opened = open("R", 2500);
    QVERIFY(opened);
    m_run = std::move(*opened);
    QVERIFY(m_run->step());
}

Result<std::unique_ptr<ImportRun>> TstImportState::open(const QByteArray& prefix, int rows)
{
    QByteArray text = "Number,Title\n";
    for (int i = 0; i < rows; ++i)
        text += prefix + QByteArray::number(i) + ",Row of many\n";
    QFile file(m_folder.filePath(QString::fromLatin1(prefix)));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("no file");
    file.close();
    ImportRequest request;
    request.path = file.fileName();
    request.preset = u"auto"_s;
    return openImport(replica(), m_desk->admin, request);
}

void TstImportState::cleanup()
{
    m_run.reset();
    m_watch.reset();
    m_desk.reset();
    test::dropFreshAddresses();
}

void TstImportState::aRunIsAtWorkWhileItsLeaseIsHeld()
{
    QCOMPARE(job().status, ImportJobStatus::Running);
    QVERIFY(job().isAtWork && *job().isAtWork);
    QVERIFY(!job().isCutOff());

    letLeasesPass();

    QVERIFY(job().isCutOff());
    QCOMPARE(job().created, 1000); // of the batch that is written
}

/// By the clock of the computer; a server has its own, by which no time passes here.
void TstImportState::aRunThatTakesLongStaysAtWork()
{
    m_desk->clock.advance(4min);
    QVERIFY(m_run->step());
    m_desk->clock.advance(4min);

    QVERIFY(job().isAtWork && *job().isAtWork);
}

void TstImportState::whatOnlyAnotherReplicaKnowsIsLeftOpen()
{
    change("DELETE FROM job_lease");

    QCOMPARE(job().status, ImportJobStatus::Running);
    QVERIFY(!job().isAtWork);
    QVERIFY(!job().isCutOff());
}

void TstImportState::whatIsOverIsNotAtWork()
{
    QVERIFY(finished(*m_run, {}));

    QCOMPARE(job().status, ImportJobStatus::Succeeded);
    QVERIFY(!job().isAtWork);
    m_run.reset();
    QCOMPARE(leases(), 0);
}

void TstImportState::whatIsAtWorkIsNotTakenBack()
{
    const auto undone = undoImport(replica(), m_desk->admin, m_run->outcome().run);

    QVERIFY(!undone);
    QCOMPARE(undone.error().kind, Error::Kind::Conflict);
    QCOMPARE(undone.error().code, u"IMPORT_AT_WORK"_s);
    QCOMPARE(tickets(), 1000);
    QVERIFY(finished(*m_run, {}));
    QCOMPARE(tickets(), 2500);
    const auto later = undoImport(replica(), m_desk->admin, m_run->outcome().run);
    QVERIFY2(later, later ? "" : qPrintable(later.error().code));
    QCOMPARE(tickets(), 0);
}

/// The computer was shut for a while, and somebody took the import for cut off.
void TstImportState::whatWasTakenBackInItsSleepWritesNoMore()
{
    letLeasesPass();
    const auto undone = undoImport(replica(), m_desk->admin, m_run->outcome().run);
    QVERIFY2(undone, undone ? "" : qPrintable(undone.error().code));
    QCOMPARE(undone->removed, 1000);
    QCOMPARE(leases(), 0);

    const auto next = m_run->step();

    QVERIFY(!next);
    QCOMPARE(next.error().code, u"IMPORT_ENDED"_s);
    QCOMPARE(tickets(), 0);
    m_run.reset();
    QCOMPARE(job().status, ImportJobStatus::Undone);
    QCOMPARE(job().created, 1000);
    QCOMPARE(leases(), 0);
}

/// All was written, but not yet that it is done.
void TstImportState::whatWasTakenBackInItsSleepIsNotDone()
{
    m_run.reset();
    m_desk->clock.advance(1s);
    auto opened = open("S", 1000);
    QVERIFY(opened);
    QVERIFY((*opened)->step());
    QCOMPARE(job().run, (*opened)->outcome().run);
    letLeasesPass();
    const auto undone = undoImport(replica(), m_desk->admin, (*opened)->outcome().run);
    QVERIFY2(undone, undone ? "" : qPrintable(undone.error().code));

    const auto next = (*opened)->step();

    QVERIFY(!next);
    QCOMPARE(next.error().code, u"IMPORT_ENDED"_s);
    opened->reset();
    QCOMPARE(job().status, ImportJobStatus::Undone);
}

QTEST_GUILESS_MAIN(TstImportState)
#include "tst_import_state.moc"
