#include "tests/gui/desk_window.h"
#include "ui/shell/main_window.h"
#include "ui/words/words.h"

#include <QFile>
#include <QPointer>
#include <QTableWidget>
#include <QTemporaryDir>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

namespace {

constexpr auto controlShift = Qt::ControlModifier | Qt::ShiftModifier;
constexpr int rows = 6000; // several batches
constexpr int manyRows = 40'000; // more than come in while somebody answers
constexpr Sql liveTickets{
    "test.liveTickets", "SELECT count(*) FROM ticket WHERE deleted_at IS NULL"};
constexpr Sql undoneImports{
    "test.undoneImports", "SELECT count(*) FROM import_job WHERE status = 'undone'"};
constexpr Sql stoppedImports{
    "test.stoppedImports", "SELECT count(*) FROM import_job WHERE status = 'cancelled'"};

qint64 countOf(DeskWindow& window, const Sql& sql)
{
    const auto found = number(window.desk().replica->database(), sql);
    return found ? *found : -1;
}

bool writeTable(const QString& path, int count)
{
    QByteArray text = "Title,Remark\n";
    for (int i = 0; i < count; ++i)
        text += "Lamp flickers,\n";
    QFile table(path);
    return table.open(QIODevice::WriteOnly) && table.write(text) == text.size();
}

/// Imports a file of so many rows in the window in front, and is at it; false: it did not come to
/// that.
bool beginImport(DeskWindow& window, const QTemporaryDir& folder, int count)
{
    const auto path = folder.filePath(u"table.csv"_s);
    const auto wait = [](const auto& condition) {
        return QTest::qWaitFor(condition, test::patience);
    };
    if (!writeTable(path, count))
        return false;
    window.type(u"gf"_s);
    if (!wait([&] { return window.hasFocus(u"importPath"_s); }))
        return false;
    window.type(path);
    window.press(Qt::Key_Return);
    const auto isRead = [&] {
        const auto* run = window.part(u"importRun"_s);
        return window.part(u"importColumn0"_s) && run && run->isEnabled();
    };
    if (!wait(isRead) || !window.tabTo(u"importRun"_s))
        return false;
    window.press(Qt::Key_Space);
    return wait([&] { return countOf(window, liveTickets) > 0; });
}

/// Mira signs in and imports so many rows in a second window; null: it did not come to that.
QWidget* importInSecond(DeskWindow& window, const QTemporaryDir& folder, int count)
{
    auto* second = window.signIn() ? openSecond(window) : nullptr;
    return second && beginImport(window, folder, count) ? second : nullptr;
}

} // namespace

/// Windows that are to go while something is under way in them.
class TestStopQuestion : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void anImportGoesOnUnlessItIsToldToStop();
    void anImportIsStoppedWithItsWindow();
    void quittingAsksWhereSomethingIsUnderWay();
    void aMinimizedWindowComesUpToAsk();
    void signingOutAsks();
    void takingAnImportBackIsStoppedWithItsWindow();
    void aLockedWindowIsNotClosed();
};

void TestStopQuestion::anImportGoesOnUnlessItIsToldToStop()
{
    DeskWindow window;
    const QTemporaryDir folder;
    const QPointer<QWidget> second = importInSecond(window, folder, rows);
    QVERIFY(second);

    window.press(Qt::Key_W, controlShift);

    AWAIT(window.hasFocus(u"letGoOn"_s));
    QVERIFY(window.says(u"An import is under way in this window."_s));
    window.press(Qt::Key_W, controlShift); // which asks no second time
    window.press(Qt::Key_Return);
    AWAIT(!window.part(u"stopQuestion"_s));
    QVERIFY(second && second->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(
        window.says(u"%1 incidents were created"_s.arg(Words::number(rows))), 4 * test::patience);
    QCOMPARE(countOf(window, liveTickets), rows);
    window.press(Qt::Key_W, controlShift); // by now nothing is under way
    AWAIT(!second);
}

void TestStopQuestion::anImportIsStoppedWithItsWindow()
{
    DeskWindow window;
    const QTemporaryDir folder;
    const QPointer<QWidget> second = importInSecond(window, folder, manyRows);
    QVERIFY(second);
    window.press(Qt::Key_W, controlShift);
    AWAIT(window.hasFocus(u"letGoOn"_s));
    QVERIFY(window.tabTo(u"stopRun"_s));
    QCOMPARE(window.text(u"stopRun"_s), u"Stop it and close"_s);

    window.press(Qt::Key_Space);

    AWAIT(!second);
    QTRY_COMPARE_WITH_TIMEOUT(countOf(window, stoppedImports), 1, test::patience);
    QVERIFY(countOf(window, liveTickets) < manyRows);
    QVERIFY(window.window().isVisible());
}

void TestStopQuestion::quittingAsksWhereSomethingIsUnderWay()
{
    DeskWindow window;
    const QTemporaryDir folder;
    const QPointer<QWidget> second = importInSecond(window, folder, manyRows);
    QVERIFY(second);
    QVERIFY(window.turnTo(window.window()));

    window.press(Qt::Key_Q, Qt::ControlModifier);

    QVERIFY(window.turnTo(*second));
    AWAIT(window.hasFocus(u"letGoOn"_s));
    QVERIFY(window.window().isVisible());
    window.press(Qt::Key_Escape);
    AWAIT(!window.part(u"stopQuestion"_s));
    QVERIFY(second && second->isVisible() && window.window().isVisible());
    window.press(Qt::Key_Q, Qt::ControlModifier);
    AWAIT(window.hasFocus(u"letGoOn"_s));
    QVERIFY(window.tabTo(u"stopRun"_s));
    window.press(Qt::Key_Space);
    AWAIT(!second);
    AWAIT(!window.window().isVisible());
    window.close();
    QCOMPARE(countOf(window, stoppedImports), 1);
    QVERIFY(countOf(window, liveTickets) < manyRows);
}

void TestStopQuestion::aMinimizedWindowComesUpToAsk()
{
    DeskWindow window;
    const QTemporaryDir folder;
    QVERIFY(window.signIn());
    const QPointer<QWidget> second = openSecond(window);
    QVERIFY(second);
    QVERIFY(beginImport(window, folder, manyRows));
    second->showMinimized();
    AWAIT(second->isMinimized());
    QVERIFY(window.turnTo(window.window()));

    window.press(Qt::Key_Q, Qt::ControlModifier);

    AWAIT(second && !second->isMinimized() && second->isActiveWindow());
    window.lookAt(*second);
    AWAIT(window.hasFocus(u"letGoOn"_s));
    QVERIFY(window.tabTo(u"stopRun"_s));
    window.press(Qt::Key_Space);
    AWAIT(!second);
    AWAIT(!window.window().isVisible());
}

void TestStopQuestion::signingOutAsks()
{
    DeskWindow window;
    const QTemporaryDir folder;
    QVERIFY(window.signIn());
    QVERIFY(beginImport(window, folder, manyRows));
    QVERIFY(window.chooseInPalette(u"sign out"_s));

    AWAIT(window.hasFocus(u"letGoOn"_s));
    QVERIFY(window.tabTo(u"stopRun"_s));
    window.press(Qt::Key_Space);

    AWAIT(window.part(u"login"_s));
    QTRY_COMPARE_WITH_TIMEOUT(countOf(window, stoppedImports), 1, test::patience);
}

/// What is left of it is to be taken back later.
void TestStopQuestion::takingAnImportBackIsStoppedWithItsWindow()
{
    DeskWindow window;
    const QTemporaryDir folder;
    const QPointer<QWidget> second = importInSecond(window, folder, rows);
    QVERIFY(second);
    auto* jobs = qobject_cast<QTableWidget*>(window.part(u"importJobs"_s));
    QVERIFY(jobs);
    QTRY_COMPARE_WITH_TIMEOUT(jobs->rowCount(), 1, 4 * test::patience); // once it has ended
    QCOMPARE(countOf(window, liveTickets), rows);
    QVERIFY(window.tabTo(u"importJobs"_s));
    window.press(Qt::Key_Home);
    QVERIFY(window.tabTo(u"importUndo"_s));
    window.press(Qt::Key_Space);
    AWAIT(countOf(window, liveTickets) < rows);

    window.press(Qt::Key_W, controlShift);

    AWAIT(window.hasFocus(u"letGoOn"_s));
    QVERIFY(window.says(u"An import is being taken back in this window."_s));
    QVERIFY(window.tabTo(u"stopRun"_s));
    window.press(Qt::Key_Space);
    AWAIT(!second);
    QVERIFY(countOf(window, liveTickets) > 0);
    QCOMPARE(countOf(window, undoneImports), 0);
    QVERIFY(window.window().isVisible());
}

/// It shows nothing of the desk, so it cannot ask, and what is under way there goes on.
void TestStopQuestion::aLockedWindowIsNotClosed()
{
    DeskWindow window;
    const QTemporaryDir folder;
    QVERIFY(window.signIn());
    QVERIFY(beginImport(window, folder, rows));
    window.press(Qt::Key_L, Qt::ControlModifier);
    AWAIT(window.window().isLocked());

    window.window().close();

    QVERIFY(window.window().isVisible());
    QVERIFY(window.says(u"Something is under way here that would end half way."_s));
    QTRY_COMPARE_WITH_TIMEOUT(countOf(window, liveTickets), rows, 4 * test::patience);
    AWAIT(window.window().close());
    QCOMPARE(countOf(window, stoppedImports), 0);
}

HOMEPORT_WINDOW_TEST(TestStopQuestion)

#include "tst_stop_question.moc"
