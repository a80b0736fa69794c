#include "tests/gui/begun_incident.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::DeskWindow;

class TestDayAtTheDesk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void fromSigningInToTakingBackWithTheKeyboardAlone();
};

void TestDayAtTheDesk::fromSigningInToTakingBackWithTheKeyboardAlone()
{
    DeskWindow window;
    window.report(u"VPN drops"_s);
    QVERIFY(window.signIn());

    // Find what is there.
    QVERIFY(window.chooseInPalette(u"vpn"_s));
    AWAIT(window.text(u"ticketTitle"_s) == u"VPN drops"_s);

    // Report something new.
    QVERIFY(test::beginIncident(window));
    test::rateIncident(window);
    window.type(u"Gate 4 does not open"_s);
    window.press(Qt::Key_Tab);
    window.type(u"The lamp stays dark."_s);
    QVERIFY(window.tabTo(u"category"_s));
    window.press(Qt::Key_Down); // the first there is
    QVERIFY(!window.text(u"category"_s).isEmpty());
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.text(u"ticketTitle"_s) == u"Gate 4 does not open"_s);
    const auto id = window.numbered(u"INC-000002"_s);

    // Start, answer, hold, go on, solve.
    window.type(u"w"_s);
    AWAIT(window.says(u"Status In progress, step 4 of 6"_s));
    window.type(u"r"_s);
    window.type(u"On my way."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.comments(id) == QStringList{u"public: On my way."_s});
    AWAIT(window.text(u"composerText"_s).isEmpty());
    window.press(Qt::Key_Escape);
    window.type(u"h"_s);
    AWAIT(window.hasFocus(u"reason"_s));
    window.press(Qt::Key_Return);
    AWAIT(window.ticket(id).status == TicketStatus::OnHold);
    AWAIT(!window.part(u"actForm"_s)
        && window.text(u"note.hold"_s) == u"Waiting for the requester"_s);
    window.type(u"w"_s);
    AWAIT(window.ticket(id).status == TicketStatus::InProgress);
    AWAIT(window.says(u"Status In progress, step 4 of 6"_s) && !window.part(u"note.hold"_s));

    // Meanwhile another process writes to the same ticket.
    QVERIFY(window.elsewhere(u"reply"_s, id, u"The fuse was blown."_s));
    AWAIT(window.says(u"The fuse was blown."_s));

    QVERIFY(window.chooseInPalette(u"say how it was solved"_s));
    AWAIT(window.part(u"actForm"_s) && window.hasFocus(u"notes"_s));
    window.type(u"New fuse."_s);
    window.press(Qt::Key_Return, Qt::ControlModifier);
    AWAIT(window.says(u"Status Resolved, step 5 of 6"_s));
    QCOMPARE(window.ticket(id).status, TicketStatus::Resolved);

    // And back: the solution and what was said with it.
    QVERIFY(window.takeBack(u"resolved INC-000002"_s));
    AWAIT(window.says(u"Status In progress, step 4 of 6"_s));
    QCOMPARE(window.comments(id),
        (QStringList{u"public: On my way."_s, u"public: The fuse was blown."_s}));
    window.press(Qt::Key_Y, Qt::ControlModifier);
    AWAIT(window.says(u"Status Resolved, step 5 of 6"_s));
}

HOMEPORT_WINDOW_TEST(TestDayAtTheDesk)

#include "tst_day_at_the_desk.moc"
