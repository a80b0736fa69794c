#include "tests/gui/desk_window.h"
#include "ui/audit/audit_page.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QFile>
#include <QTableView>
#include <QTemporaryDir>

#include "record/role.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestAuditPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void theActsOfTheDeskCanBeReadAndTheRecordOpened();
    void filtersNarrowByKeys();
    void theActHasRoomAroundIt();
    void theJournalIsVerifiedFromThePalette();
    void theListIsExportedAndThatIsAnActToo();
    void longTrailsAreReadAsOneScrolls();
    void whoMayNotReadItHasNoWayThere();

private:
    static QStringList acts(const DeskWindow& window)
    {
        QStringList lines;
        const auto* table = qobject_cast<QTableView*>(window.part(u"auditTable"_s));
        if (!table)
            return lines;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            QStringList cells;
            for (int column = 1; column < table->model()->columnCount(); ++column)
                cells << table->model()->index(row, column).data().toString();
            lines << cells.join(u" | "_s);
        }
        return lines;
    }
};

void TestAuditPage::theActsOfTheDeskCanBeReadAndTheRecordOpened()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(window.desk().incidents.take(window.mira(), id));
    QVERIFY(window.signIn());
    window.type(u"ga"_s);
    AWAIT(acts(window).size() > 3);
    const auto lines = acts(window);
    QVERIFY2(lines.first().startsWith(u"Mira Kovač | signed in"_s), qPrintable(lines.first()));
    QVERIFY2(lines.at(1).contains(u"INC-000001 Printer on fire"_s), qPrintable(lines.at(1)));
    QVERIFY2(lines.at(1).contains(u"Mira Kovač"_s), qPrintable(lines.at(1)));
    QVERIFY(lines.filter(u"Person "_s).size() > 0); // those who were created
    AWAIT(window.hasFocus(u"auditTable"_s));
    window.type(u"j"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.text(u"ticketTitle"_s) == u"Printer on fire"_s);
}

void TestAuditPage::filtersNarrowByKeys()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    window.report(u"Boiler cold"_s);
    QVERIFY(!window.desk().signIn.signIn(u"bo"_s, u"a guess"_s, u"desktop"_s));
    QVERIFY(window.signIn());
    window.type(u"ga"_s);
    AWAIT(acts(window).size() > 3);
    window.type(u"/"_s);
    QVERIFY(window.hasFocus(u"auditText"_s));
    window.type(u"inc-000002"_s);
    window.press(Qt::Key_Return);
    AWAIT(acts(window).size() == 1 && acts(window).first().contains(u"Boiler cold"_s));
    AWAIT(window.text(u"auditCount"_s) == u"1"_s);
    window.type(u"/"_s);
    window.press(Qt::Key_Delete);
    window.press(Qt::Key_Return);
    AWAIT(acts(window).size() > 3);
    QVERIFY(window.tabTo(u"auditKind"_s));
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Down);
    AWAIT(acts(window).size() == 1 // as it may be of the kind between, too
        && acts(window).first().startsWith(u"Bo Lindqvist | was refused at sign-in"_s));
    QVERIFY(window.tabTo(u"auditText"_s));
    window.type(u"nothing is called so"_s);
    window.press(Qt::Key_Return);
    AWAIT(window.says(u"No act fits the filter."_s));
    QVERIFY(window.tabTo(u"nextStep"_s));
    window.press(Qt::Key_Space);
    AWAIT(acts(window).size() > 3);
    AWAIT(window.hasFocus(u"auditText"_s) && window.text(u"auditText"_s).isEmpty());
}

void TestAuditPage::theActHasRoomAroundIt()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"ga"_s);
    AWAIT(acts(window).size() > 2);

    const auto* act = window.part(u"auditDetail"_s);

    QVERIFY(act);
    QVERIFY(act->geometry().left() >= Theme::wideSpace);
    QVERIFY(act->parentWidget()->width() - act->geometry().right() > Theme::wideSpace);
}

void TestAuditPage::theJournalIsVerifiedFromThePalette()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    QVERIFY(window.chooseInPalette(u"verify"_s));
    AWAIT(window.says(u"The journal is whole: all"_s));
    AWAIT(!acts(window).isEmpty()
        && acts(window).first().contains(u"verified the journal: it is whole"_s));
}

void TestAuditPage::theListIsExportedAndThatIsAnActToo()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(window.signIn());
    window.type(u"ga"_s);
    AWAIT(acts(window).size() > 3);
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"acts.csv"_s);
    window.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    AWAIT(window.part(u"auditExportDialog"_s));
    QVERIFY(window.chooseFile(path));
    AWAIT(window.says(u"act(s) are in the file"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto text = QString::fromUtf8(file.readAll());
    QVERIFY(text.contains(u"incident.create"_s));
    QVERIFY(text.contains(u"audit.exported"_s)); // noted before it was written
}

void TestAuditPage::longTrailsAreReadAsOneScrolls()
{
    DeskWindow window;
    std::vector<Replica::Step> steps;
    for (int i = 0; i < 420; ++i)
        steps.push_back({window.mira().author(),
            {.code = u"auth.logout"_s, .reason = QString::number(i), .isEvent = true},
            [](UnitOfWork&) { return Result<>(); }});
    QVERIFY(window.desk().replica->writeAll(steps));
    QVERIFY(window.signIn());
    window.type(u"ga"_s);
    AWAIT(acts(window).size() >= 100);
    QVERIFY(acts(window).size() < 420); // not the whole of it
    for (int i = 0; i < 20 && acts(window).size() < 421; ++i) {
        const auto before = acts(window).size(); // the answer may come while the key goes up
        window.press(Qt::Key_End, Qt::ControlModifier);
        AWAIT(acts(window).size() > before || window.text(u"auditCount"_s) == u"%1"_s.arg(before)
            || acts(window).size() >= 421);
    }
    QVERIFY(acts(window).size() >= 421);
}

void TestAuditPage::whoMayNotReadItHasNoWayThere()
{
    DeskWindow window;
    QVERIFY(window.signInAsBo());
    auto* desk = window.window().workspace();
    QVERIFY(!desk->actions().find(u"go.audit"_s)->isEnabled());
    QVERIFY(!desk->actions().find(u"audit.verify"_s)->isEnabled());
    QVERIFY(!desk->showAudit());
    window.type(u"ga"_s);
    QVERIFY(!window.part(u"auditPage"_s));
    QVERIFY(!window.says(u"Audit trail"_s));
}

HOMEPORT_WINDOW_TEST(TestAuditPage)

#include "tst_audit_page.moc"
