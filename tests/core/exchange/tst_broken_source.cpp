// The file that is imported can be read no further, half way through: one clear error, whole
// batches are kept, and the same import started again goes on.
#include "core/exchange/import_job.h"
#include "core/exchange/verify.h"
#include "core/tickets/ticket_queries.h"
#include "tests/core/exchange/log_file.h"
#include "tests/support/failing_files.h"
#include "tests/support/incident_story.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int rowsOfTable = 2500; // two batches and a half
constexpr int incidentsOfLog = 600;

QString words(const Error& error)
{
    return u"%1 %2: %3"_s.arg(error.code, error.subject, error.detail);
}

QByteArray incidentTable()
{
    QByteArray text = "Number,Title,Description\n";
    for (int i = 0; i < rowsOfTable; ++i)
        text += "R" + QByteArray::number(i) + ",Row of many," + QByteArray(200, 'x') + '\n';
    return text;
}

QByteArray incidentLog()
{
    QList<test::LogValues> rows;
    for (int i = 0; i < incidentsOfLog; ++i)
        rows.append({{u"number"_s, u"R%1"_s.arg(i)}});
    return test::fileOf(rows);
}

} // namespace

class TstBrokenSource : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void wholeBatchesAreKept_data();
    void wholeBatchesAreKept();
    void whatCannotBeReadAtAllIsNoTable_data();
    void whatCannotBeReadAtAllIsNoTable();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    ImportRequest request(const QString& preset)
    {
        const bool isLog = preset == "servicenow-log"_L1;
        QFile file(m_folder->filePath(u"many.csv"_s));
        const auto text = isLog ? incidentLog() : incidentTable();
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("the file cannot be written");
        ImportRequest made;
        made.path = file.fileName();
        made.preset = preset;
        return made;
    }
    qint64 tickets()
    {
        auto count = TicketQueries::count(
            replica().database(), m_story->mira(), {.which = QueueView::Which::All});
        return count ? *count : -1;
    }

    test::FailingFiles m_files; // outlives what is opened through it
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::Story> m_story;
};

void TstBrokenSource::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_story = std::make_unique<test::Story>();
    replica().world().places.disk = &m_files;
}

void TstBrokenSource::cleanup()
{
    m_files.heal();
    m_story.reset();
    test::dropFreshAddresses();
}

void TstBrokenSource::wholeBatchesAreKept_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<bool>("isLater");
    QTest::addColumn<int>("legible"); // bytes
    for (const auto* preset : {"auto", "servicenow-log"}) {
        const auto name = QString::fromLatin1(preset);
        QTest::addRow("%s, within the first batch", preset) << name << false << 0;
        QTest::addRow("%s, at the next read", preset) << name << true << 0;
        QTest::addRow("%s, within a later batch", preset) << name << true << 1'000;
    }
}

void TstBrokenSource::wholeBatchesAreKept()
{
    QFETCH(QString, preset);
    QFETCH(bool, isLater);
    QFETCH(int, legible);
    const bool isLog = preset == "servicenow-log"_L1;
    const auto asked = request(preset);
    auto opened = openImport(replica(), m_story->mira(), asked);
    QVERIFY2(opened, opened ? "" : qPrintable(words(opened.error())));
    if (isLater)
        QVERIFY((*opened)->step());
    QCOMPARE(tickets() > 0, isLater);

    m_files.leaveLegible(legible);
    auto step = (*opened)->step();
    while (step && *step)
        step = (*opened)->step();

    QVERIFY(m_files.hasFailed());
    QVERIFY(!step);
    QCOMPARE(step.error().kind, Error::Kind::Unavailable);
    QCOMPARE(step.error().code, u"FILE_UNREADABLE"_s);
    opened->reset();
    m_files.heal();
    const auto kept = tickets();
    QVERIFY(kept < (isLog ? incidentsOfLog : rowsOfTable));
    QCOMPARE(kept % (isLog ? 100 : 1000), 0);
    const auto jobs = importJobs(replica(), m_story->mira(), 1);
    QVERIFY(jobs);
    QCOMPARE(jobs->first().status, ImportJobStatus::Failed);
    QCOMPARE(jobs->first().created, kept);

    auto again = openImport(replica(), m_story->mira(), asked);
    QVERIFY(again);
    const auto rest = finished(**again, {});

    QVERIFY2(rest, rest ? "" : qPrintable(words(rest.error())));
    QCOMPARE(rest->incidents + kept, isLog ? incidentsOfLog : rowsOfTable);
    QCOMPARE(tickets(), isLog ? incidentsOfLog : rowsOfTable);
    again->reset();
    const auto found = verifyDesk(replica());
    QVERIFY(found);
    QCOMPARE(found->findings, QStringList());
}

void TstBrokenSource::whatCannotBeReadAtAllIsNoTable_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<int>("legible"); // bytes
    for (const auto* preset : {"auto", "servicenow-log"}) {
        const auto name = QString::fromLatin1(preset);
        QTest::addRow("%s, nothing", preset) << name << 0;
        QTest::addRow("%s, its first bytes", preset) << name << 10;
    }
}

void TstBrokenSource::whatCannotBeReadAtAllIsNoTable()
{
    QFETCH(QString, preset);
    QFETCH(int, legible);
    const auto asked = request(preset);
    const auto before = replica().stateHash();

    m_files.leaveLegible(legible);
    const auto refused = openImport(replica(), m_story->mira(), asked);
    m_files.heal();

    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"FILE_UNREADABLE"_s);
    QCOMPARE(*replica().stateHash(), *before);
    QVERIFY(importJobs(replica(), m_story->mira(), 1)->isEmpty());
}

QTEST_GUILESS_MAIN(TstBrokenSource)
#include "tst_broken_source.moc"
