// The disk gets full during an import and during a backup: one clear error, a whole desk, and both
// go on once there is room (REL-05).
#include "core/exchange/backup.h"
#include "core/exchange/import_job.h"
#include "core/exchange/verify.h"
#include "core/tickets/ticket_queries.h"
#include "tests/support/failing_disk.h"
#include "tests/support/incident_story.h"
#include "tests/support/told_error.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::FailingDisk;
using test::told;

namespace {

constexpr int rowsOfFile = 2500; // two batches and a half

} // namespace

class TstFullDisk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup();
    void anImportKeepsWholeBatchesAndGoesOn_data();
    void anImportKeepsWholeBatchesAndGoesOn();
    void anImportThatCannotNoteItsEndIsCutOff();
    void aBackupIsWholeOrNotThere();

private:
    Session& session() { return *m_story->desk->session; }
    Replica& replica() { return *session().replica; }
    Result<std::unique_ptr<ImportRun>> openRun()
    {
        ImportRequest request;
        request.path = m_folder.filePath(u"many.csv"_s);
        request.preset = u"auto"_s;
        return openImport(replica(), m_story->mira(), request);
    }
    qint64 tickets()
    {
        auto count = TicketQueries::count(
            replica().database(), m_story->mira(), {.which = QueueView::Which::All});
        return count ? *count : -1;
    }
    /// What a check of the desk finds, or why there is none.
    static QStringList findings(Replica& desk)
    {
        const auto found = verifyDesk(desk);
        return found ? found->findings : QStringList{told(found.error())};
    }

    FailingDisk m_disk; // outlives the connections
    QTemporaryDir m_folder;
    std::unique_ptr<test::Story> m_story;
};

void TstFullDisk::initTestCase_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("sqlite") << u"sqlite"_s;
}

void TstFullDisk::init()
{
    m_story = std::make_unique<test::Story>();
    QByteArray text = "Number,Title\n";
    for (int i = 0; i < rowsOfFile; ++i)
        text += "R" + QByteArray::number(i) + ",Row of many\n";
    QFile file(m_folder.filePath(u"many.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

void TstFullDisk::cleanup()
{
    m_disk.heal();
    m_story.reset();
}

void TstFullDisk::anImportKeepsWholeBatchesAndGoesOn_data()
{
    QTest::addColumn<bool>("isLater");
    QTest::addColumn<int>("call");
    QTest::newRow("before the first batch") << false << 1;
    QTest::newRow("at the beginning of a later one") << true << 1;
    QTest::newRow("in the middle of a later one") << true << 300;
}

void TstFullDisk::anImportKeepsWholeBatchesAndGoesOn()
{
    QFETCH(bool, isLater);
    QFETCH(int, call);
    auto opened = openRun();
    QVERIFY2(opened, opened ? "" : qPrintable(told(opened.error())));
    if (isLater)
        QVERIFY((*opened)->step());
    const auto kept = tickets();
    QCOMPARE(kept > 0, isLater);

    m_disk.failAt(call, FailingDisk::Fault::Full, true);
    const auto step = (*opened)->step();
    const bool hasFailed = m_disk.hasFailed();
    opened->reset(); // which cannot be noted in the desk, either
    m_disk.heal();

    QVERIFY(hasFailed);
    QVERIFY(!step);
    QCOMPARE(step.error().kind, Error::Kind::Unavailable);
    QVERIFY2(step.error().code == "STORAGE_FULL"_L1, qPrintable(told(step.error())));
    QCOMPARE(tickets(), kept);
    QCOMPARE(findings(replica()), QStringList());
    auto again = openRun();
    QVERIFY(again);
    const auto rest = finished(**again, {});
    QVERIFY2(rest, rest ? "" : qPrintable(told(rest.error())));
    QCOMPARE(rest->incidents, rowsOfFile - kept);
    QCOMPARE(tickets(), rowsOfFile);
    again->reset();
    QCOMPARE(findings(replica()), QStringList());
}

void TstFullDisk::anImportThatCannotNoteItsEndIsCutOff()
{
    const auto job = [&] {
        auto jobs = importJobs(replica(), m_story->mira(), 1);
        return jobs && !jobs->isEmpty() ? jobs->first() : ImportJobRow();
    };
    auto opened = openRun();
    QVERIFY(opened);
    QVERIFY((*opened)->step());
    const auto kept = tickets();
    m_disk.failAt(1, FailingDisk::Fault::Full, true);
    QVERIFY(!(*opened)->step());
    opened->reset();
    m_disk.heal();
    QCOMPARE(job().status, ImportJobStatus::Running);
    QVERIFY(!job().isCutOff()); // nobody knows yet

    m_story->desk->clock.advance(10min);

    QVERIFY(job().isCutOff());
    const auto undone = undoImport(replica(), m_story->mira(), job().run);
    QVERIFY2(undone, undone ? "" : qPrintable(told(undone.error())));
    QCOMPARE(undone->removed, int(kept));
    QCOMPARE(tickets(), 0);
    QCOMPARE(job().status, ImportJobStatus::Undone);
    QVERIFY(!job().isCutOff());
}

void TstFullDisk::aBackupIsWholeOrNotThere()
{
    const auto id = m_story->incidentIn(TicketStatus::OnHold);
    QVERIFY(id);
    QBuffer source;
    source.setData(QByteArray(200'000, 'x'));
    QVERIFY(source.open(QIODevice::ReadOnly));
    const auto staged = session().attachments.stage(m_story->mira(), *id, u"a.txt"_s, source);
    QVERIFY(staged);
    QVERIFY(session().attachments.attach(
        m_story->mira(), *id, {*staged}, AttachmentVisibility::Public));
    const auto before = replica().stateHash();
    QVERIFY(before);
    int failures = 0;
    int refusals = 0;

    // Most of the calls write one page after the other.
    for (int call = 1;; call += call < 12 ? 1 : 41) {
        QTemporaryDir folder;
        const auto backup = folder.filePath(u"backup"_s);
        m_disk.failAt(call, FailingDisk::Fault::Full, true);
        const auto saved = backUpDesk(replica(), backup);
        const bool hasFailed = m_disk.hasFailed();
        m_disk.heal();

        QCOMPARE(*replica().stateHash(), *before);
        const auto where = u"call %1"_s.arg(call);
        if (!saved) {
            ++refusals;
            QVERIFY2(hasFailed, qPrintable(where + u' ' + told(saved.error())));
            QCOMPARE(saved.error().kind, Error::Kind::Unavailable);
            QVERIFY2(saved.error().code == "STORAGE_FULL"_L1
                    || saved.error().code == "FILE_UNREADABLE"_L1,
                qPrintable(where + u' ' + told(saved.error())));
            const auto left = QDir(folder.path()).entryList(QDir::Files | QDir::Hidden);
            QVERIFY2(left.isEmpty(), qPrintable(where + u' ' + left.join(u' ')));
        } else {
            const Address place{folder.filePath(u"restored"_s)};
            QVERIFY2(restoreDesk(backup, place, m_story->desk->world()), qPrintable(where));
            auto other = openDesk(place, Access::ReadWrite, m_story->desk->world());
            QVERIFY2(other, qPrintable(where));
            QCOMPARE(findings(*(*other)->replica), QStringList());
            QCOMPARE(*(*other)->replica->stateHash(), *before);
        }
        if (!hasFailed)
            break; // it needs no more calls than those tried
        ++failures;
    }

    QVERIFY(refusals > 5);
    QCOMPARE(findings(replica()), QStringList());
    qInfo("%d calls failed, %d of them told", failures, refusals);
}

QTEST_GUILESS_MAIN(TstFullDisk)
#include "tst_full_disk.moc"
