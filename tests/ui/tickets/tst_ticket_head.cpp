#include "ui/shell/actions.h"
#include "ui/tickets/ticket_head.h"
#include "ui/tickets/ticket_story.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/step_bar.h"

#include <QLabel>
#include <QMenu>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstTicketHead : public QObject
{
    Q_OBJECT

private slots:
    void whatEndedIsReopenedOrTakenUp_data();
    void whatEndedIsReopenedOrTakenUp();
    void allThatIsPossibleStandsInAMenu();
    void whatIsRaisedIsOfferedWhereTheCoreAllowsIt_data();
    void whatIsRaisedIsOfferedWhereTheCoreAllowsIt();
    void whatIsEscalatedIsMarkedWhileItIs();
    void eachKindHasAWayOfItsOwn_data();
    void eachKindHasAWayOfItsOwn();

private:
    static QStringList shownButtons(const TicketHead& head);
};

QStringList TstTicketHead::shownButtons(const TicketHead& head)
{
    QStringList shown;
    for (const auto* button : head.findChildren<HintButton*>()) {
        if (!button->isHidden())
            shown += button->text();
    }
    return shown;
}

/// processes.md section 11
void TstTicketHead::whatEndedIsReopenedOrTakenUp_data()
{
    QTest::addColumn<TicketStatus>("status");
    QTest::addColumn<bool>("isReopenable");
    QTest::addColumn<QStringList>("offered");
    using enum TicketStatus;
    QTest::newRow("closed for good") << Closed << false << QStringList{u"More …"_s, u"Follow-up"_s};
    QTest::newRow("closed just now") << Closed << true << QStringList{u"More …"_s, u"Reopen"_s};
    QTest::newRow("resolved") << Resolved << false
                              << QStringList{u"More …"_s, u"Reopen"_s, u"Confirm"_s};
    QTest::newRow("cancelled") << Cancelled << false << QStringList{u"More …"_s}; // a note
}

void TstTicketHead::whatEndedIsReopenedOrTakenUp()
{
    QFETCH(const TicketStatus, status);
    QFETCH(const bool, isReopenable);
    QFETCH(const QStringList, offered);
    QWidget window;
    Actions actions(&window);
    addTicketActs(actions);
    TicketHead head(actions, new QLabel);
    TicketStory story;
    story.ticket.status = status;
    story.rights.isReopenable = isReopenable;

    head.show(story);

    QCOMPARE(shownButtons(head), offered);
    head.show(story, false);
    QCOMPARE(shownButtons(head), QStringList());
}

/// Nothing is for the keyboard only (screens.md section 2).
void TstTicketHead::allThatIsPossibleStandsInAMenu()
{
    QWidget window;
    Actions actions(&window);
    addTicketActs(actions);
    TicketHead head(actions, new QLabel);
    TicketStory story;
    story.ticket.status = TicketStatus::InProgress;
    story.rights.mayDelete = true;
    story.rights.denied = {TicketAct::Assign};

    head.show(story);
    head.findChild<HintButton*>(u"more"_s)->click();

    const auto* menu = head.findChild<QMenu*>(u"moreMenu"_s);
    QVERIFY(menu);
    for (const auto act : ticketActs()) {
        const bool isThere = menu->actions().contains(actions.find(actionId(act)));
        QVERIFY2(isThere == isPossible(act, story.standing()), qPrintable(actionId(act)));
    }
    QVERIFY(menu->actions().contains(actions.find(actionId(TicketAct::Cancel))));
    QVERIFY(!menu->actions().contains(actions.find(actionId(TicketAct::Assign))));
}

void TstTicketHead::whatIsEscalatedIsMarkedWhileItIs()
{
    QWidget window;
    Actions actions(&window);
    addTicketActs(actions);
    TicketHead head(actions, new QLabel);
    TicketStory story;
    const auto* mark = head.findChild<QLabel*>(u"ticketEscalation"_s);
    QVERIFY(mark);

    head.show(story);
    QVERIFY(mark->text().isEmpty());
    story.ticket.escalatedAt = Timestamp{};
    story.ticket.escalationState = TicketEscalationState::Escalated;
    head.show(story);
    QCOMPARE(mark->text(), u"Escalated"_s);
    QVERIFY(mark->toolTip().startsWith(u"Since "_s));
    story.ticket.escalationState = TicketEscalationState::DeEscalated;
    head.show(story);
    QVERIFY(mark->text().isEmpty());
}

/// I-16, I-17
void TstTicketHead::whatIsRaisedIsOfferedWhereTheCoreAllowsIt_data()
{
    QTest::addColumn<TicketRights>("rights");
    QTest::addColumn<QStringList>("offered");
    const TicketRights none;
    QTest::newRow("nothing") << none << QStringList();
    QTest::newRow("a problem") << TicketRights{.mayRaiseProblem = true}
                               << QStringList{u"Raise a problem …"_s};
    QTest::newRow("a change") << TicketRights{.mayRaiseChange = true}
                              << QStringList{u"Raise a change …"_s};
    QTest::newRow("a request") << TicketRights{.mayConvert = true}
                               << QStringList{u"Convert to a request …"_s};
    QTest::newRow("begun before") << TicketRights{.begun = {TicketKind::Change}}
                                  << QStringList{u"Raise a change …"_s};
    QTest::newRow("all")
        << TicketRights{.mayRaiseProblem = true, .mayRaiseChange = true, .mayConvert = true}
        << QStringList{u"Raise a problem …"_s, u"Raise a change …"_s, u"Convert to a request …"_s};
}

void TstTicketHead::whatIsRaisedIsOfferedWhereTheCoreAllowsIt()
{
    QFETCH(const TicketRights, rights);
    QFETCH(const QStringList, offered);
    QWidget window;
    Actions actions(&window);
    addTicketActs(actions);
    TicketHead head(actions, new QLabel);
    TicketStory story;
    story.rights = rights;

    head.show(story);

    const auto* raise = head.findChild<HintButton*>(u"raise"_s);
    QCOMPARE(!raise->isHidden(), !offered.isEmpty());
    QStringList possible;
    for (const auto act : ticketActs()) {
        if (raisedBy(act) && isPossible(act, story.standing()))
            possible += actions.find(actionId(act))->text();
    }
    QCOMPARE(possible, offered);
}

void TstTicketHead::eachKindHasAWayOfItsOwn_data()
{
    QTest::addColumn<TicketKind>("kind");
    QTest::addColumn<TicketStatus>("status");
    QTest::addColumn<QString>("step"); // as screen readers say it; empty: beside the way
    QTest::addColumn<QString>("word"); // of the kind
    using enum TicketStatus;
    using enum TicketKind;
    QTest::newRow("incident") << Incident << InProgress << u"Status In progress, step 4 of 6"_s
                              << QString();
    QTest::newRow("request") << ServiceRequest << Draft << u"Status Draft, step 1 of 7"_s
                             << u"Service request"_s;
    QTest::newRow("rejected request")
        << ServiceRequest << Rejected << u"Status Pending approval, step 3 of 7"_s
        << u"Service request"_s;
    QTest::newRow("problem") << Problem << SolutionIdentified
                             << u"Status Solution identified, step 4 of 7"_s << u"Problem"_s;
    QTest::newRow("change") << Change << Implemented << u"Status Implemented, step 7 of 9"_s
                            << u"Change"_s;
    QTest::newRow("cancelled change") << Change << Cancelled << QString() << u"Change"_s;
}

/// processes.md sections 3 to 6; what is not there yet for a kind is not offered.
void TstTicketHead::eachKindHasAWayOfItsOwn()
{
    QFETCH(const TicketKind, kind);
    QFETCH(const TicketStatus, status);
    QFETCH(const QString, step);
    QFETCH(const QString, word);
    QWidget window;
    Actions actions(&window);
    addTicketActs(actions);
    TicketHead head(actions, new QLabel);
    TicketStory story;
    story.ticket.kind = kind;
    story.ticket.status = status;
    story.rights = {true, true, true, true};

    head.show(story);

    QCOMPARE(head.findChild<StepBar*>()->accessibleName(), step);
    QCOMPARE(head.findChild<QLabel*>(u"ticketKind"_s)->text(), word);
    if (kind != TicketKind::Incident) {
        for (const auto act : ticketActs()) {
            const bool isWritten = act == TicketAct::Note
                || (act == TicketAct::Reply && status != TicketStatus::Cancelled);
            QCOMPARE(isPossible(act, story.standing()), isWritten);
        }
    }
}

QTEST_MAIN(TstTicketHead)

#include "tst_ticket_head.moc"
