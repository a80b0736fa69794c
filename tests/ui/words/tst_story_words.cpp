#include "core/tickets/ticket_queries.h"
#include "tests/support/example_desk.h"
#include "ui/words/key_words.h"
#include "ui/words/story_words.h"

#include <QRegularExpression>
#include <QTest>

#include <utility>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstStoryWords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void everyKeyOfATicketHasWords();
    void noLineOfTheDemoDeskHoldsAStoredKey();
    void anActSaysWhatWhoFromAndTo();
    void whatWasTakenBackIsNamed();
    void anEditOfOneFieldNamesIt();
    void aFollowUpIsToldOnTheOneItFollows();
    void whatIsNoIncidentIsOpened_data();
    void whatIsNoIncidentIsOpened();
};

void TstStoryWords::everyKeyOfATicketHasWords()
{
    for (const auto& table : tables()) {
        const auto name = QString::fromLatin1(table.name);
        const bool isPart = name == "incident"_L1 || name == "service_request"_L1
            || name == "problem"_L1 || name == "change"_L1;
        if (!name.startsWith("ticket"_L1) && !isPart)
            continue;
        if (name == "ticket_template"_L1) // no part of a ticket's story
            continue;
        for (const auto& field : table.fields) {
            for (const auto* key : field.keys) {
                const auto words =
                    KeyWords::of(name, QString::fromLatin1(field.name), QString::fromLatin1(key));
                QVERIFY2(!words.isEmpty() && !words.contains(u'_'),
                    qPrintable(name + u'.' + QLatin1StringView(field.name) + u' '
                        + QLatin1StringView(key)));
            }
        }
    }
}

/// Everything but what people wrote: titles, descriptions and comments may hold anything.
static QStringList saidOf(const HistoryItem& item)
{
    QStringList said{StoryWords::who(item), StoryWords::did(item)};
    for (const auto& line : StoryWords::lines(item))
        said << line.label << line.before << line.after;
    return said;
}

void TstStoryWords::noLineOfTheDemoDeskHoldsAStoredKey()
{
    auto session = test::exampleDesk(150);
    const auto mira = test::administratorOf(*session);
    auto& replica = *session->replica;
    const auto page =
        TicketQueries::page(replica.database(), mira, {.which = QueueView::Which::All}, 0, 200);
    QVERIFY(page);
    QCOMPARE(page->size(), 150);

    static const QRegularExpression key(u"[a-z]_[a-z]|\\d{4}-\\d\\d-\\d\\dT|\\{[0-9a-f]{8}-"_s);
    QSet<QString> deeds;
    for (const auto& row : *page) {
        const auto story = historyOf(replica, mira, row.id.value());
        QVERIFY(story && !story->isEmpty());
        for (const auto& item : *story) {
            deeds << StoryWords::did(item);
            for (const auto& words : saidOf(item))
                QVERIFY2(!words.contains(key), qPrintable(row.number + u": "_s + words));
            QVERIFY2(StoryWords::did(item) != u"changed the ticket"_s, qPrintable(item.command));
        }
    }
    QVERIFY(deeds.size() > 5); // the desk has seen more than reports
    session.reset();
    test::dropFreshAddresses();
}

static HistoryEdit edit(const QString& field, const Value& before, const Value& after)
{
    const auto& table = record::Ticket::table();
    const auto at = table.positionOf(QLatin1StringView(field.toLatin1()));
    HistoryEdit edit;
    edit.table = u"ticket"_s;
    edit.field = field;
    edit.label = QString::fromUtf8(table.fields[size_t(at)].label);
    edit.type = table.fields[size_t(at)].type;
    edit.oldValue = before;
    edit.value = after;
    return edit;
}

void TstStoryWords::anActSaysWhatWhoFromAndTo()
{
    HistoryItem item;
    item.actor = u"Ada Obi"_s;
    item.writtenBy = u"Mira Kovač"_s;
    item.command = u"incident.hold"_s;
    item.file = u"old desk.csv"_s;
    item.edits = {edit(u"status"_s, u"in_progress"_s, u"on_hold"_s),
        edit(u"hold_reason"_s, {}, u"awaiting_supplier"_s), edit(u"impact"_s, qint64(2), qint64(1)),
        edit(u"priority_override"_s, {}, qint64(1))};
    item.edits.append(edit(u"hold_return_status"_s, {}, u"in_progress"_s));
    item.edits.last().isAside = true;

    QCOMPARE(StoryWords::did(item), u"put the ticket on hold"_s);
    QStringList lines;
    for (const auto& line : StoryWords::lines(item))
        lines << line.label + u": "_s + line.before + u" → "_s + line.after;
    QCOMPARE(lines,
        (QStringList{u"Status: In progress → On hold"_s,
            u"Hold reason:  → Waiting for a supplier"_s, u"Impact: Medium → High"_s,
            u"Priority override:  → P1 Critical"_s}));
    QCOMPARE(StoryWords::notes(item),
        (QStringList{u"Entered by Mira Kovač"_s, u"Imported from old desk.csv"_s}));
}

void TstStoryWords::whatWasTakenBackIsNamed()
{
    HistoryItem item;
    item.command = u"undo"_s;
    item.undone = u"incident.resolve"_s;
    QCOMPARE(StoryWords::did(item), u"took back an act: resolved the ticket"_s);
    item.isDoneAgain = true;
    QCOMPARE(StoryWords::did(item), u"did again what had been taken back: resolved the ticket"_s);
    QCOMPARE(StoryWords::who(item), u"Homeport"_s);
}

void TstStoryWords::anEditOfOneFieldNamesIt()
{
    HistoryItem item;
    item.command = u"incident.edit"_s;
    item.edits = {edit(u"urgency"_s, qint64(2), qint64(1))};
    QCOMPARE(StoryWords::did(item), u"changed: Urgency"_s);
    item.edits.append(edit(u"impact"_s, qint64(2), qint64(1)));
    QCOMPARE(StoryWords::did(item), u"edited the ticket"_s);
}

void TstStoryWords::aFollowUpIsToldOnTheOneItFollows()
{
    HistoryItem item;
    item.command = u"incident.create"_s;
    item.isElsewhere = true;
    QCOMPARE(StoryWords::did(item), u"reported a follow-up"_s);
    item.undone = std::exchange(item.command, u"undo"_s);
    QCOMPARE(StoryWords::did(item), u"took back an act: reported a follow-up"_s);
}

void TstStoryWords::whatIsNoIncidentIsOpened_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("opened");
    QTest::addColumn<QString>("raised");
    QTest::newRow("I-16") << u"service_request"_s << u"incident.convert_to_request"_s
                          << u"opened the service request"_s
                          << u"turned it into a service request"_s;
    QTest::newRow("I-17, problem") << u"problem"_s << u"incident.raise_problem"_s
                                   << u"opened the problem"_s << u"raised a problem"_s;
    QTest::newRow("I-17, change") << u"change"_s << u"incident.raise_change"_s
                                  << u"opened the change"_s << u"raised a change"_s;
}

/// On its own story; on the incident's it was turned into one, or raised one.
void TstStoryWords::whatIsNoIncidentIsOpened()
{
    QFETCH(QString, kind);
    QFETCH(QString, command);
    QFETCH(QString, opened);
    QFETCH(QString, raised);
    HistoryItem item;
    item.command = command;
    QCOMPARE(StoryWords::did(item), raised);
    item.edits = {edit(u"number"_s, {}, u"XXX-000001"_s), edit(u"kind"_s, {}, kind)};
    item.edits.first().isInitial = true;
    QCOMPARE(StoryWords::did(item), opened);
    HistoryItem linked;
    linked.command = kind + u".create"_s;
    linked.isElsewhere = true;
    QCOMPARE(StoryWords::did(linked), opened);
}

QTEST_GUILESS_MAIN(TstStoryWords)

#include "tst_story_words.moc"
