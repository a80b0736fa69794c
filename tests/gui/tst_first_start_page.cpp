#include "tests/gui/desk_window.h"
#include "ui/shell/main_window.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestFirstStartPage : public QObject
{
    Q_OBJECT

private slots:
    void aDeskIsMadeWithTheKeyboardAlone();
    void aWeakPasswordIsSaidBeforeAnythingIsMade();

private:
    QTemporaryDir m_folder;
};

void TestFirstStartPage::aDeskIsMadeWithTheKeyboardAlone()
{
    DeskWindow window{DeskWindow::NoDesk};
    window.open();
    AWAIT(window.hasFocus(u"organization"_s));
    window.type(u"Harbour Works"_s);
    QVERIFY(window.tabTo(u"name"_s));
    window.type(u"Ines Moreau"_s);
    window.press(Qt::Key_Tab);
    window.type(u"ines"_s);
    window.press(Qt::Key_Tab);
    window.type(test::password);
    QVERIFY(window.text(u"file"_s).endsWith(u"harbour-works.homeport"_s));
    QVERIFY(window.tabTo(u"file"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    const auto file = m_folder.filePath(u"made.homeport"_s);
    window.type(file);
    window.press(Qt::Key_Return);
    AWAIT(window.part(u"workspace"_s));
    QVERIFY(QFileInfo::exists(file));
    QVERIFY(window.says(u"Ines Moreau"_s));
    AWAIT(window.says(u"Nothing here right now."_s));
}

void TestFirstStartPage::aWeakPasswordIsSaidBeforeAnythingIsMade()
{
    DeskWindow window{DeskWindow::NoDesk};
    window.open();
    AWAIT(window.hasFocus(u"organization"_s));
    window.type(u"Harbour Works"_s);
    QVERIFY(window.tabTo(u"login"_s));
    window.type(u"ines"_s);
    window.press(Qt::Key_Tab);
    window.type(u"short"_s);
    QVERIFY(window.says(u"too short"_s));
    QVERIFY(window.tabTo(u"file"_s));
    window.press(Qt::Key_A, Qt::ControlModifier);
    const auto file = m_folder.filePath(u"weak.homeport"_s);
    window.type(file);
    window.press(Qt::Key_Return);
    QVERIFY(window.says(u"too easy to guess"_s));
    QVERIFY(window.hasFocus(u"password"_s));
    QVERIFY(!QFileInfo::exists(file));
}

HOMEPORT_WINDOW_TEST(TestFirstStartPage)

#include "tst_first_start_page.moc"
