#include "core/exchange/import_job.h"
#include "core/exchange/import_preset.h"
#include "core/journal/job_lease.h"
#include "tests/gui/desk_window.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QTableWidget>
#include <QTemporaryDir>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::DeskWindow;

namespace {

constexpr int lines = 200; // the heading among them
constexpr int incidents = 32; ///< that these lines tell of
constexpr Sql liveTickets{
    "test.liveTickets", "SELECT count(*) FROM ticket WHERE deleted_at IS NULL"};

qint64 tickets(DeskWindow& window)
{
    const auto found = number(window.desk().replica->database(), liveTickets);
    return found ? *found : -1;
}

/// The beginning of a real log.
QString logIn(const QTemporaryDir& folder)
{
    const auto path = folder.filePath(u"log.csv"_s);
    QFile whole(QStringLiteral(HOMEPORT_TEST_DATA "/uci_incident_event_log_part.csv"));
    QFile part(path);
    if (!whole.open(QIODevice::ReadOnly) || !part.open(QIODevice::WriteOnly))
        return {};
    for (int i = 0; i < lines; ++i)
        part.write(whole.readLine());
    return path;
}

QString tableIn(const QTemporaryDir& folder, const QByteArray& text)
{
    const auto path = folder.filePath(u"table.csv"_s);
    QFile table(path);
    return table.open(QIODevice::WriteOnly) && table.write(text) == text.size() ? path : QString();
}

/// Types the path into the import page.
void readTable(DeskWindow& window, const QString& path)
{
    window.type(path);
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"importColumn0"_s));
    AWAIT(window.part(u"importRehearse"_s)->isEnabled());
}

/// Signs in and has a table of so many rows read.
void readLongTable(DeskWindow& window, const QTemporaryDir& folder, int rows)
{
    QByteArray text = "Title,Remark\n";
    for (int i = 0; i < rows; ++i)
        text += "Lamp flickers,\n";
    const auto path = tableIn(folder, text);
    QVERIFY(!path.isEmpty());
    QVERIFY(window.signIn());
    window.type(u"gf"_s);
    AWAIT(window.hasFocus(u"importPath"_s));
    readTable(window, path);
}

/// The record of an import that has not ended, as of a program that is at work or was.
RunId jobUnderWay(Replica& replica, const QString& file)
{
    record::ImportJob job;
    job.id = ImportJobId(QUuid::createUuid());
    job.entity = u"incident"_s;
    job.isDryRun = false;
    job.status = ImportJobStatus::Running;
    job.mapping = u"{\"file\": \"%1\"}"_s.arg(file);
    const auto made = replica.write(
        {}, {.code = u"import.record"_s}, [&](UnitOfWork& unit) { return unit.create(job); });
    if (!made)
        qFatal("no job");
    return RunId(job.id.value());
}

/// Says with keys what the first column of the file becomes.
void mapFirstColumn(DeskWindow& window, const QString& field)
{
    const auto box = u"importColumn0"_s;
    QVERIFY(window.tabTo(box));
    for (int i = 0; i < 30 && window.text(box) != field; ++i)
        window.press(Qt::Key_Down);
    QCOMPARE(window.text(box), field);
}

} // namespace

class TestImportPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aRealLogComesInAndGoesAgainByKeysAlone();
    void aMappingByHandIsKeptAndWhatIsRefusedIsSaved();
    void aCancelledImportKeepsWhatItSaysAndGoesOn();
    void anUndoThatIsCancelledGoesOn();
    void anImportThatWasCutOffIsToldSo();
    void anImportAtWorkIsNotTakenBack();
};

void TestImportPage::aRealLogComesInAndGoesAgainByKeysAlone()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    const QTemporaryDir folder;
    const auto path = logIn(folder);
    QVERIFY(!path.isEmpty());
    QVERIFY(window.signIn());

    window.type(u"gf"_s);
    AWAIT(window.hasFocus(u"importPath"_s));
    window.type(path);
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"importRehearse"_s)->isEnabled());

    // The log is recognised; another preset and back.
    QVERIFY(window.tabTo(u"importPreset"_s));
    auto* preset = qobject_cast<QComboBox*>(window.part(u"importPreset"_s));
    QCOMPARE(preset->currentData().toString(), u"servicenow-log"_s);
    window.press(Qt::Key_Up);
    AWAIT(preset->currentData().toString() == u"auto"_s);
    AWAIT(window.part(u"importRehearse"_s)->isEnabled());
    window.press(Qt::Key_Down);
    AWAIT(preset->currentData().toString() == u"servicenow-log"_s);

    AWAIT(window.part(u"importRehearse"_s)->isEnabled());
    QVERIFY(window.tabTo(u"importRehearse"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"%1 incidents would be created"_s.arg(incidents)));
    QCOMPARE(tickets(window), 1);

    QVERIFY(window.tabTo(u"importRun"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"%1 incidents were created"_s.arg(incidents)));
    QCOMPARE(tickets(window), incidents + 1);

    QVERIFY(window.tabTo(u"importShow"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.queue().size() == incidents); // those of the run, not what stood there before
    QVERIFY(window.says(u"From the import"_s));
    QVERIFY(window.queue().filter(u"Printer on fire"_s).isEmpty());

    window.type(u"gf"_s);
    AWAIT(window.part(u"importJobs"_s));
    QVERIFY(window.tabTo(u"importJobs"_s));
    window.press(Qt::Key_Home);
    // The chosen import stays chosen, wherever it stands among later ones.
    auto* jobs = qobject_cast<QTableWidget*>(window.part(u"importJobs"_s));
    const auto first = jobs->item(0, 0)->data(Qt::UserRole);
    QVERIFY(window.tabTo(u"importRun"_s));
    window.press(Qt::Key_Space);
    AWAIT(jobs->rowCount() == 2);
    QCOMPARE(jobs->currentRow(), 1);
    QCOMPARE(jobs->item(1, 0)->data(Qt::UserRole), first);
    QVERIFY(window.tabTo(u"importUndo"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"%1 incidents are gone again"_s.arg(incidents)));
    QCOMPARE(tickets(window), 1);
    window.type(u"gi"_s);
    AWAIT(window.queue().size() == 1 && window.queue().first().contains(u"Printer on fire"_s));
}

void TestImportPage::aMappingByHandIsKeptAndWhatIsRefusedIsSaved()
{
    DeskWindow window;
    const QTemporaryDir folder;
    const auto path =
        tableIn(folder, "Complaint,Remark\nDoor is stuck,new\nab,\nLamp flickers,old\n");
    QVERIFY(!path.isEmpty());
    QVERIFY(window.signIn());
    window.type(u"gf"_s);
    AWAIT(window.hasFocus(u"importPath"_s));
    readTable(window, path);
    if (QTest::currentTestFailed())
        return;

    // No column has a name that is known.
    QCOMPARE(window.text(u"importColumn0"_s), u"Not imported"_s);
    mapFirstColumn(window, u"Title"_s);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(window.tabTo(u"importRehearse"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"2 incidents would be created"_s));
    QCOMPARE(tickets(window), 0);

    // The refused row goes to a file.
    const auto saved = folder.filePath(u"refused.csv"_s);
    QVERIFY(window.tabTo(u"importSaveRejects"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.part(u"fileNameEdit"_s));
    QVERIFY(window.chooseFile(saved));
    AWAIT(window.says(u"The refused rows are saved."_s));
    QFile refused(saved);
    QVERIFY(refused.open(QIODevice::ReadOnly));
    const auto lines = refused.readAll().split('\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[1], QByteArray("3,,Complaint,VALUE_INVALID,shorter than 3 characters\r"));

    // The mapping gets a name ...
    AWAIT(window.hasFocus(u"importSaveRejects"_s));
    QVERIFY(window.tabTo(u"importSavePreset"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.part(u"importPresetName"_s));
    auto* name = window.part(u"importPresetName"_s)->findChild<QLineEdit*>();
    QVERIFY(name);
    QTest::keyClicks(name, u"Old tool"_s);
    QTest::keyClick(name, Qt::Key_Return);
    AWAIT(window.says(u"The preset is kept for everyone."_s));
    const auto kept = importPreset(*window.desk().replica, u"Old tool"_s);
    QVERIFY(kept && kept->has(ImportField::Title));

    // ... by which the file is read another time.
    AWAIT(window.hasFocus(u"importSavePreset"_s));
    QVERIFY(window.tabTo(u"importPath"_s));
    readTable(window, path);
    if (QTest::currentTestFailed())
        return;
    auto* preset = qobject_cast<QComboBox*>(window.part(u"importPreset"_s));
    AWAIT(preset->findText(u"Old tool"_s) >= 0 && window.text(u"importColumn0"_s) != u"Title"_s);
    QVERIFY(window.tabTo(u"importPreset"_s));
    window.press(Qt::Key_End);
    AWAIT(preset->currentText() == u"Old tool"_s && window.text(u"importColumn0"_s) == u"Title"_s);
    QVERIFY(window.tabTo(u"importRun"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"2 incidents were created"_s));
    QVERIFY(window.says(u"Correct the refused rows in the file and import it again"_s));
    QCOMPARE(tickets(window), 2);

    // Corrected it is imported whole.
    const QByteArray corrected =
        "Complaint,Remark\nDoor is stuck,new\nDark hall,\nLamp flickers,old\n";
    QVERIFY(!tableIn(folder, corrected).isEmpty());
    QVERIFY(window.tabTo(u"importRun"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"1 incidents were created"_s));
    QVERIFY(window.says(u"2 rows without number and reference say what came in before"_s));
    QVERIFY(!window.says(u"Correct the refused rows"_s));
    QCOMPARE(tickets(window), 3);
}

void TestImportPage::aCancelledImportKeepsWhatItSaysAndGoesOn()
{
    constexpr int rows = 6000; // several batches
    DeskWindow window;
    const QTemporaryDir folder;
    readLongTable(window, folder, rows);
    if (QTest::currentTestFailed())
        return;

    QVERIFY(window.tabTo(u"importRun"_s));
    window.press(Qt::Key_Space);
    AWAIT(window.part(u"importCancel"_s));
    window.part(u"importCancel"_s)->setFocus();
    AWAIT(tickets(window) > 0);
    window.press(Qt::Key_Space);
    AWAIT(window.says(u"Cancelled. "_s));
    const auto kept = tickets(window);
    QVERIFY(kept > 0 && kept < rows);
    QVERIFY(window.says(u"%1 incidents were created"_s.arg(Words::number(kept))));

    QVERIFY(window.tabTo(u"importRun"_s));
    window.press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(
        window.says(u"%1 incidents were created"_s.arg(Words::number(rows - kept)))
            && window.says(u"As the file says already: %1;"_s.arg(Words::number(kept))),
        4 * test::patience);
    QCOMPARE(tickets(window), rows);
}

void TestImportPage::anUndoThatIsCancelledGoesOn()
{
    constexpr int rows = 6000; // many parts
    DeskWindow window;
    const QTemporaryDir folder;
    readLongTable(window, folder, rows);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(window.tabTo(u"importRun"_s));
    window.press(Qt::Key_Space);
    auto* jobs = qobject_cast<QTableWidget*>(window.part(u"importJobs"_s));
    QVERIFY(jobs);
    QTRY_COMPARE_WITH_TIMEOUT(jobs->rowCount(), 1, 4 * test::patience);
    QCOMPARE(tickets(window), rows);
    QVERIFY(window.tabTo(u"importJobs"_s));
    window.press(Qt::Key_Home);
    QVERIFY(window.tabTo(u"importUndo"_s));

    window.press(Qt::Key_Space);
    AWAIT(window.part(u"importCancel"_s));
    QVERIFY(window.hasFocus(u"importUndo"_s));
    QVERIFY(!window.part(u"importRun"_s)->isEnabled()); // one at a time
    window.part(u"importCancel"_s)->setFocus();
    AWAIT(tickets(window) < rows);
    window.press(Qt::Key_Space);

    AWAIT(window.says(u"Cancelled. "_s));
    QVERIFY(window.says(u"undo it again to go on"_s));
    const auto left = tickets(window);
    QVERIFY(left > 0 && left < rows);
    AWAIT(jobs->item(0, 6)->text() == u"Partly taken back"_s);
    QVERIFY(window.tabTo(u"importUndo"_s));
    window.press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(
        window.says(u"%1 incidents are gone again"_s.arg(Words::number(left))), 4 * test::patience);
    QCOMPARE(tickets(window), 0);
    AWAIT(jobs->item(0, 6)->text() == u"Taken back"_s);
}

void TestImportPage::anImportThatWasCutOffIsToldSo()
{
    DeskWindow window;
    auto& replica = *window.desk().replica;
    const auto job = jobUnderWay(replica, u"old.csv"_s);
    QVERIFY(*JobLease(replica, u"import/"_s + job.toString()).hold()); // and it is gone
    QVERIFY(window.signIn());

    window.type(u"gf"_s);

    AWAIT(window.part(u"importJobs"_s));
    auto* jobs = qobject_cast<QTableWidget*>(window.part(u"importJobs"_s));
    AWAIT(jobs->rowCount() == 1);
    QCOMPARE(jobs->item(0, 1)->text(), u"old.csv"_s);
    QCOMPARE(jobs->item(0, 6)->text(), u"Stopped half way"_s);
}

void TestImportPage::anImportAtWorkIsNotTakenBack()
{
    DeskWindow window;
    auto& replica = *window.desk().replica;
    const auto job = jobUnderWay(replica, u"new.csv"_s);
    JobLease lease(replica, u"import/"_s + job.toString(), 5min);
    QVERIFY(*lease.hold());
    QVERIFY(window.signIn());
    window.type(u"gf"_s);
    AWAIT(window.part(u"importJobs"_s));
    auto* jobs = qobject_cast<QTableWidget*>(window.part(u"importJobs"_s));
    AWAIT(jobs->rowCount() == 1);
    QCOMPARE(jobs->item(0, 6)->text(), u"Under way"_s);

    QVERIFY(window.tabTo(u"importJobs"_s));
    window.press(Qt::Key_Home);
    AWAIT(jobs->currentRow() == 0);
    QVERIFY(!window.part(u"importUndo"_s)->isEnabled());
}

HOMEPORT_WINDOW_TEST(TestImportPage)

#include "tst_import_page.moc"
