// What is said of an import that is not over: at work, cut off, or known to another replica alone.
#include "core/exchange/import_undo.h"
#include "core/exchange/incident_log.h"
#include "tests/support/test_database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Of a computer on which everything takes its time, as far from its server.
class SlowClock final : public Clock
{
public:
    explicit SlowClock(Timestamp begin) : m_now(begin) {}
    Timestamp now() const override { return m_now += 500ms; }

private:
    mutable Timestamp m_now;
};

} // namespace

class TstImportState : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void aRunIsAtWorkWhileItsLeaseIsHeld();
    void aRunThatTakesLongStaysAtWork();
    void aStepEndsInTimeToShowIt_data();
    void aStepEndsInTimeToShowIt();
    void whatOnlyAnotherReplicaKnowsIsLeftOpen();
    void whatIsOverIsNotAtWork();
    void whatIsAtWorkIsNotTakenBack();
    void whatIsPartlyTakenBackIsToldSoAndGoneOnWith();
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
    Result<std::unique_ptr<ImportRun>> open(
        Replica& into, const QString& preset, const QByteArray& text);
    /// Of rows whose numbers begin so.
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
    int m_files = 0;
    std::unique_ptr<test::TestDesk> m_desk;
    std::unique_ptr<ImportRun> m_run; ///< of three batches, one of which is written
};

void TstImportState::init()
{
    m_desk = test::freshDesk();
    auto opened = open("R", 2500);
    QVERIFY(opened);
    m_run = std::move(*opened);
    QVERIFY(m_run->step());
}

Result<std::unique_ptr<ImportRun>> TstImportState::open(
    Replica& into, const QString& preset, const QByteArray& text)
{
    ImportRequest request;
    request.path = m_folder.filePath(u"f%1.csv"_s.arg(++m_files));
    request.preset = preset;
    QFile file(request.path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("no file");
    file.close();
    return openImport(into, m_desk->admin, request);
}

Result<std::unique_ptr<ImportRun>> TstImportState::open(const QByteArray& prefix, int rows)
{
    QByteArray text = "Number,Title\n";
    for (int i = 0; i < rows; ++i)
        text += prefix + QByteArray::number(i) + ",Row of many\n";
    return open(replica(), u"auto"_s, text);
}

void TstImportState::cleanup()
{
    m_run.reset();
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

void TstImportState::aStepEndsInTimeToShowIt_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("row"); // behind its number
    QTest::addColumn<int>("most"); // that a step takes anyway
    QTest::newRow("a table") << u"auto"_s << QByteArray("Number,Title") << QByteArray("Door stuck")
                             << 1000;
    QTest::newRow("a log") << u"servicenow-log"_s
                           << IncidentLogReader::neededColumns().join(u',').toUtf8()
                           << QByteArray("New,0,0,0,TRUE,Caller 1,Opened by 8,01-03-2016 08:00,"
                                         "Updated by 1,01-03-2016 08:05,Phone,?,Category 55,"
                                         "Subcategory 170,Symptom 72,2 - Medium,2 - Medium,"
                                         "3 - Moderate,Group 70,?,?,?,?,?")
                           << 100;
}

/// Else others took it for cut off, however well it goes on.
void TstImportState::aStepEndsInTimeToShowIt()
{
    QFETCH(QString, preset);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, row);
    QFETCH(int, most);
    QByteArray text = header + '\n';
    for (int i = 0; i < 2 * most; ++i)
        text += "S" + QByteArray::number(i) + ',' + row + '\n';
    m_run.reset();
    const SlowClock clock(m_desk->clock.now());
    SeededRandom random(29);
    auto other = openDesk(m_desk->address, Access::ReadWrite, {&clock, &random, ownPlaces()});
    QVERIFY(other);
    auto opened = open(*(*other)->replica, preset, text);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));

    const auto more = (*opened)->step();

    QVERIFY2(more, more ? "" : qPrintable(more.error().code));
    QVERIFY(*more);
    const auto incidents = (*opened)->outcome().incidents;
    QVERIFY2(incidents > 0 && incidents < most, qPrintable(QString::number(incidents)));
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

/// Whoever ends it half way, or loses power, can go on later.
void TstImportState::whatIsPartlyTakenBackIsToldSoAndGoneOnWith()
{
    QVERIFY(finished(*m_run, {}));
    ImportUndoing undoing(m_desk->admin, m_run->outcome().run);
    QCOMPARE(undoing.total(), 0);
    const auto looked = undoing.step(replica());
    QVERIFY2(looked && *looked, looked ? "" : qPrintable(looked.error().code));
    QCOMPARE(undoing.done(), 0);
    QVERIFY(undoing.total() >= 2500);
    QVERIFY(!job().isPartlyTakenBack);

    const auto more = undoing.step(replica());

    QVERIFY2(more && *more, more ? "" : qPrintable(more.error().code));
    const auto removed = undoing.outcome().removed;
    QVERIFY(removed > 0 && removed < 2500);
    QCOMPARE(undoing.done(), removed);
    QCOMPARE(tickets(), 2500 - removed);
    QVERIFY(job().isPartlyTakenBack);
    QCOMPARE(job().created, 2500);
    const auto rest = undoImport(replica(), m_desk->admin, m_run->outcome().run);
    QVERIFY2(rest, rest ? "" : qPrintable(rest.error().code));
    QCOMPARE(rest->removed, 2500 - removed);
    QCOMPARE(rest->kept, 0);
    QCOMPARE(tickets(), 0);
    QCOMPARE(job().status, ImportJobStatus::Undone);
    QVERIFY(!job().isPartlyTakenBack);
    QCOMPARE(job().file, u"f%1.csv"_s.arg(m_files));
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
