#include "core/tickets/text_modules.h"
#include "tests/support/incident_story.h"
#include "ui/tickets/ticket_story.h"

#include <QTest>

#include "record/setting.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstTicketStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void cleanup() { test::dropFreshAddresses(); }
    void everyPlaceholderSaysSomethingOfTheTicket_data();
    void everyPlaceholderSaysSomethingOfTheTicket();
    void whatIsClosedTellsWhetherItIsReopened_data();
    void whatIsClosedTellsWhetherItIsReopened();
};

/// engines.md 7.3
void TstTicketStory::everyPlaceholderSaysSomethingOfTheTicket_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("ticket.number") << u"INC-000042"_s;
    QTest::newRow("ticket.title") << u"Printer on fire"_s;
    QTest::newRow("ticket.status") << u"On hold"_s;
    QTest::newRow("ticket.priority") << u"P2 High"_s;
    QTest::newRow("requester.name") << u"Ada Obi"_s;
    QTest::newRow("assignee.name") << u"Bo Lindqvist"_s;
    QTest::newRow("team.name") << u"Blue"_s;
    QTest::newRow("service.name") << u"Printing"_s;
    QTest::newRow("category.path") << u"Hardware / Printers"_s;
    QTest::newRow("actor.name") << u"Mira"_s;
}

void TstTicketStory::everyPlaceholderSaysSomethingOfTheTicket()
{
    QFETCH(const QString, value);
    const auto name = QString::fromUtf8(QTest::currentDataTag());
    TicketStory story;
    auto& ticket = story.incident.ticket;
    ticket.number = u"INC-000042"_s;
    ticket.title = u"Printer on fire"_s;
    ticket.status = TicketStatus::OnHold;
    ticket.priority = 2;
    auto& names = story.names;
    names.requester = u"Ada Obi"_s;
    names.assignee = u"Bo Lindqvist"_s;
    names.team = u"Blue"_s;
    names.service = u"Printing"_s;
    names.category = u"Printers"_s;
    names.categoryPath = u"Hardware / Printers"_s;
    Actor actor;
    actor.displayName = u"Mira"_s;

    const auto values = placeholdersOf(story, actor);

    QCOMPARE(values.value(name), value);
    QCOMPARE(values.size(), qsizetype(placeholders().size()));
    QCOMPARE(filledIn(u"{{%1}}"_s.arg(name), values), value);
}

/// processes.md section 11; what the head of a ticket offers follows from it.
void TstTicketStory::whatIsClosedTellsWhetherItIsReopened_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("closed for good") << 0;
    QTest::newRow("closed just now") << 24;
}

void TstTicketStory::whatIsClosedTellsWhetherItIsReopened()
{
    QFETCH(const int, hours);
    test::Story desk;
    auto& session = *desk.desk->session;
    auto found = one(session.replica->database(),
        {"test.window", "SELECT id FROM setting WHERE key = 'ticket.reopen_window_hours'"});
    test::Story::must(found);
    const SettingId window((*found)->uuid(0));
    found->reset();
    desk.alter<record::Setting>(
        window, [&](record::Setting& setting) { setting.value = QString::number(hours); });
    const auto closed = desk.incidentIn(TicketStatus::Closed);
    test::Story::must(closed);

    const auto seen = storyOf(session, desk.mira(), *closed);

    test::Story::must(seen);
    QCOMPARE(seen->isReopenable, hours > 0);
}

QTEST_GUILESS_MAIN(TstTicketStory)

#include "tst_ticket_story.moc"
