#include "ui/shell/actions.h"
#include "ui/tickets/ticket_head.h"
#include "ui/tickets/ticket_story.h"
#include "ui/widgets/hint_button.h"

#include <QLabel>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstTicketHead : public QObject
{
    Q_OBJECT

private slots:
    void whatEndedIsReopenedOrTakenUp_data();
    void whatEndedIsReopenedOrTakenUp();
};

/// processes.md section 11
void TstTicketHead::whatEndedIsReopenedOrTakenUp_data()
{
    QTest::addColumn<TicketStatus>("status");
    QTest::addColumn<bool>("isReopenable");
    QTest::addColumn<QStringList>("offered");
    using enum TicketStatus;
    QTest::newRow("closed for good") << Closed << false << QStringList{u"Follow-up"_s};
    QTest::newRow("closed just now") << Closed << true << QStringList{u"Reopen"_s};
    QTest::newRow("resolved") << Resolved << false << QStringList{u"Reopen"_s, u"Confirm"_s};
    QTest::newRow("cancelled") << Cancelled << false << QStringList();
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
    story.incident.ticket.status = status;
    story.isReopenable = isReopenable;

    head.show(story);

    QStringList shown;
    const auto buttons = head.findChildren<HintButton*>();
    for (const auto* button : buttons) {
        if (!button->isHidden())
            shown += button->text();
    }
    QCOMPARE(shown, offered);
    head.show(story, false);
    for (const auto* button : buttons)
        QVERIFY(button->isHidden());
}

QTEST_MAIN(TstTicketHead)

#include "tst_ticket_head.moc"
