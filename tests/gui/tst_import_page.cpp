#include "tests/gui/desk_window.h"

#include <QComboBox>
#include <QFile>
#include <QTableWidget>
#include <QTemporaryDir>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
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

} // namespace

class TestImportPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void aRealLogComesInAndGoesAgainByKeysAlone();
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
    AWAIT(window.part(u"importPage"_s));
    QVERIFY(window.hasFocus(u"importPath"_s));
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

HOMEPORT_WINDOW_TEST(TestImportPage)

#include "tst_import_page.moc"
