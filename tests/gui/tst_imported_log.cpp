#include "tests/gui/desk_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPalette>
#include <QTemporaryDir>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

namespace {

constexpr int incidents = 887; ///< that the log tells of
constexpr int stillOpen = 98; ///< of those, once their ends are left out
constexpr Sql oldestMissed{"test.oldestMissed", R"sql(
    SELECT number FROM ticket WHERE is_open AND next_due_at IS NOT NULL
     ORDER BY next_due_at, id LIMIT 1)sql"};
constexpr Sql onHold{"test.onHold", "SELECT count(*) FROM ticket WHERE status = 'on_hold'"};

/// The real log as it may have stood on a day: nothing is resolved of what ends in 7.
QString logIn(const QTemporaryDir& folder)
{
    const auto path = folder.filePath(u"log.csv"_s);
    QFile whole(QStringLiteral(HOMEPORT_TEST_DATA "/uci_incident_event_log_part.csv"));
    QFile part(path);
    if (!whole.open(QIODevice::ReadOnly) || !part.open(QIODevice::WriteOnly))
        return {};
    while (!whole.atEnd()) {
        const auto line = whole.readLine();
        const auto cells = line.left(40).split(',');
        const bool isEnd = cells[1] == "Resolved" || cells[1] == "Closed";
        if (!cells[0].endsWith('7') || !isEnd)
            part.write(line);
    }
    return path;
}

} // namespace

/// From the file of another program to a day's work, with the keyboard alone and somebody else at
/// work beside.
class TestImportedLog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanup() { Theme::apply(*qApp, Appearance::Light); } // as each test begins
    void whatWasMissedIsFoundExplainedAnsweredAndTakenBack();

private:
    static bool isDark()
    {
        return Theme::current().isDark
            && QApplication::palette().color(QPalette::Window).lightness() < 128;
    }
    static void importLog(DeskWindow& window, const QString& path)
    {
        window.type(u"gf"_s);
        AWAIT(window.hasFocus(u"importPath"_s));
        window.type(path);
        window.press(Qt::Key_Return);
        AWAIT(window.part(u"importRehearse"_s)->isEnabled());
        QVERIFY(window.tabTo(u"importRehearse"_s));
        window.press(Qt::Key_Space);
        AWAIT(window.says(u"%1 incidents would be created"_s.arg(incidents)));
        QVERIFY(window.tabTo(u"importRun"_s));
        window.press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(
            window.says(u"%1 incidents were created"_s.arg(incidents)), 4 * test::patience);
    }
    static void resolveAndTakeBack(DeskWindow& window, TicketId id);
    /// What the history tells was done, the newest first.
    static QStringList deeds(const DeskWindow& window)
    {
        QStringList told;
        const auto* history = window.part(u"history"_s);
        if (!history)
            return told;
        for (const auto* deed : history->findChildren<QLabel*>(u"deed"_s)) {
            if (deed->isVisible())
                told << deed->text();
        }
        return told;
    }
    static qint64 held(DeskWindow& window)
    {
        const auto found = number(window.desk().replica->database(), onHold);
        return found ? *found : -1;
    }
};

/// Says that it is solved, takes that back, and reads all of it in the history.
void TestImportedLog::resolveAndTakeBack(DeskWindow& window, TicketId id)
{
    const auto before = window.ticket(id).status;
    window.type(u"s"_s);
    AWAIT(window.part(u"actForm"_s) && window.hasFocus(u"notes"_s));
    window.type(u"New relay."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.says(u"Status Resolved, step 5 of 6"_s));
    QCOMPARE(window.ticket(id).status, TicketStatus::Resolved);
    AWAIT(!window.part(u"actForm"_s));

    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(window.ticket(id).status == before);
    AWAIT(!window.says(u"Status Resolved, step 5 of 6"_s));

    window.press(Qt::Key_H, Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"history"_s));
    AWAIT(deeds(window).value(0) == u"took back an act: resolved the ticket"_s);
    const auto told = deeds(window);
    QCOMPARE(told.value(1), u"resolved the ticket"_s);
    QCOMPARE(told.filter(u"replied"_s).size(), 2); // Bo and Mira
    QVERIFY(told.last().startsWith(u"brought the incident in from another system"_s));
    QVERIFY(window.says(u"New relay."_s));
    QVERIFY(window.says(u"The relay of the cold store is worn out."_s));
}

void TestImportedLog::whatWasMissedIsFoundExplainedAnsweredAndTakenBack()
{
    DeskWindow window;
    const QTemporaryDir folder;
    const auto path = logIn(folder);
    QVERIFY(!path.isEmpty());
    QVERIFY(window.signIn());
    importLog(window, path);
    if (QTest::currentTestFailed())
        return;

    // The oldest that was missed.
    window.type(u"gi"_s);
    AWAIT(window.text(u"queueCount"_s) == QString::number(stillOpen));
    QVERIFY(window.chooseInPalette(u"Sort the list by time left"_s));
    auto missed = one(window.desk().replica->database(), oldestMissed);
    QVERIFY(missed);
    const auto oldest = (*missed)->text(0);
    missed->reset();
    AWAIT(!window.queue().isEmpty() && window.queue().first().contains(oldest));
    window.press(Qt::Key_Home, Qt::ControlModifier);
    AWAIT(window.chosenLine().contains(oldest));
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"ticketTitle"_s) && window.says(u"Breached by"_s));

    // Why.
    window.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.hasFocus(u"ledgerLines"_s));
    QVERIFY(window.text(u"ledgerVerdict"_s).contains(u"was exceeded"_s));
    QVERIFY(window.text(u"ledgerSources"_s).contains(u"Policy Default Incident"_s));
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"ledgerLines"_s));

    // Half of the day is done in each appearance.
    QVERIFY(!isDark());
    QVERIFY(window.chooseInPalette(u"Dark appearance"_s));
    AWAIT(isDark() && !window.part(u"paletteField"_s));
    AWAIT(window.says(u"Breached by"_s));

    // The answer, with a file; meanwhile somebody else writes.
    const auto id = window.numbered(oldest);
    const auto file = folder.filePath(u"measured.txt"_s);
    QFile measured(file);
    QVERIFY(measured.open(QIODevice::WriteOnly) && measured.write("4.2 ohm\n") > 0);
    measured.close();
    window.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.part(u"fileNameEdit"_s));
    QVERIFY(window.chooseFile(file));
    AWAIT(window.part(u"stagedFile"_s) && window.hasFocus(u"composerText"_s));
    window.type(u"The relay of the cold store is worn out."_s);
    QVERIFY(window.elsewhere(u"reply"_s, id, u"I was there this morning."_s));
    AWAIT(window.says(u"I was there this morning."_s));
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.part(u"attachedFile"_s) && window.says(u"The relay of the cold store"_s));
    QCOMPARE(window.desk().attachments.list(window.mira(), id)->size(), 1);
    window.press(Qt::Key_Escape);
    resolveAndTakeBack(window, id);
    if (QTest::currentTestFailed())
        return;

    // Twenty at once, and back.
    window.type(u"gi"_s);
    AWAIT(window.hasFocus(u"queueTable"_s));
    const auto before = held(window);
    window.type(u"/"_s);
    window.type(u"state:in_progress"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"queueTable"_s) && window.queue().size() > 20
        && window.queue().size() < stillOpen);
    window.press(Qt::Key_Home, Qt::ControlModifier);
    for (int i = 0; i < 19; ++i)
        window.press(Qt::Key_J, Qt::ShiftModifier);
    AWAIT(window.text(u"bulkCount"_s) == u"20 tickets marked"_s);
    window.type(u"h"_s);
    AWAIT(window.hasFocus(u"reason"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.hasFocus(u"bulkConfirm"_s));
    window.press(Qt::Key_Return);
    AWAIT(held(window) == before + 20);
    AWAIT(window.says(u"put 20 tickets on hold"_s));
    window.press(Qt::Key_Z, Qt::ControlModifier);
    AWAIT(held(window) == before);

    // And what was said is found by its words.
    QVERIFY(window.chooseInPalette(u"\"cold store is worn\""_s));
    AWAIT(window.part(u"ticketTitle"_s) && window.says(u"The relay of the cold store"_s));
    QVERIFY(isDark());
}

HOMEPORT_WINDOW_TEST(TestImportedLog)

#include "tst_imported_log.moc"
