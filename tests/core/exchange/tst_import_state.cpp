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

private:
    Replica& replica() { return *m_desk->session->replica; }
    ImportJobRow job()
    {
        auto jobs = importJobs(replica(), m_desk->admin, 1);
        if (!jobs || jobs->isEmpty())
            qFatal("no job");
        return jobs->first();
    }
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
    QByteArray text = "Number,Title\n";
    for (int i = 0; i < 2500; ++i)
        text += "R" + QByteArray::number(i) + ",Row of many\n";
    QFile file(m_folder.filePath(u"many.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    ImportRequest request;
    request.path = file.fileName();
    request.preset = u"auto"_s;
    auto opened = openImport(replica(), m_desk->admin, request);
    QVERIFY(opened);
    m_run = std::move(*opened);
    QVERIFY(m_run->step());
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

    change("UPDATE job_lease SET expires_at = expires_at - 3600000"); // as an hour later

    QVERIFY(job().isCutOff());
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
}

QTEST_GUILESS_MAIN(TstImportState)
#include "tst_import_state.moc"
