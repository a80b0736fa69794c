#include "tests/gui/desk_window.h"
#include "ui/models/queue_model.h"

#include <QTableView>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

/// What a person has not seen yet (screens.md section 3).
class TestUnread : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void whatIsNewStandsBelowALine();
    void onesOwnWordsAreNotNew();
    void aTicketIsMarkedAsUnreadAndAsRead();

private:
    static bool isUnread(DeskWindow& window)
    {
        const auto* table = qobject_cast<QTableView*>(window.part(u"queueTable"_s));
        return table
            && table->model()
                   ->index(0, QueueModel::Title)
                   .data(Qt::AccessibleTextRole)
                   .toString()
                   .endsWith(u", unread"_s);
    }
    /// Bo says it while she looks at the list; false: she does not see that.
    static bool hear(DeskWindow& window, TicketId id, const QString& words)
    {
        const auto wait = [](const auto& condition) {
            return QTest::qWaitFor(condition, test::patience);
        };
        window.press(Qt::Key_Escape); // back to the list
        if (!wait([&] { return window.hasFocus(u"queueTable"_s) && !window.queue().isEmpty(); }))
            return false;
        window.press(Qt::Key_Space); // without the preview, where it would be seen
        return wait([&] { return !window.part(u"preview"_s); })
            && window.elsewhere(u"reply"_s, id, words) && wait([&] { return isUnread(window); });
    }
};

void TestUnread::whatIsNewStandsBelowALine()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    AWAIT(window.says(u"It smokes."_s));
    QVERIFY(!window.says(u"New since you looked"_s));
    QVERIFY(hear(window, id, u"The fuse blew."_s));

    window.press(Qt::Key_Return);
    AWAIT(window.says(u"The fuse blew."_s) && window.says(u"New since you looked"_s));
    window.press(Qt::Key_Escape);
    AWAIT(window.queue().size() == 1 && !isUnread(window));
    window.press(Qt::Key_Return); // what was new then has been seen
    AWAIT(window.says(u"The fuse blew."_s) && !window.says(u"New since you looked"_s));
}

void TestUnread::onesOwnWordsAreNotNew()
{
    DeskWindow window;
    const auto id = window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    AWAIT(window.says(u"It smokes."_s));
    window.type(u"r"_s);
    AWAIT(window.hasFocus(u"composerText"_s));
    window.type(u"On my way."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.comments(id).size() == 1 && window.says(u"On my way."_s));
    QVERIFY(!window.says(u"New since you looked"_s));
}

void TestUnread::aTicketIsMarkedAsUnreadAndAsRead()
{
    DeskWindow window;
    window.report(u"Printer on fire"_s);
    QVERIFY(openOnly(window));
    AWAIT(window.says(u"It smokes."_s));
    QVERIFY(window.chooseInPalette(u"Mark as unread"_s));
    AWAIT(!window.part(u"paletteField"_s)); // else Esc would be for it
    window.press(Qt::Key_Escape);
    AWAIT(window.queue().size() == 1 && isUnread(window));
    window.press(Qt::Key_U, Qt::ShiftModifier);
    AWAIT(!isUnread(window));
    window.press(Qt::Key_U, Qt::ShiftModifier);
    AWAIT(isUnread(window));
}

HOMEPORT_WINDOW_TEST(TestUnread)

#include "tst_unread.moc"
