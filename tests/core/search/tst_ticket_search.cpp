#include "core/tickets/history.h"
#include "core/tickets/ticket_queries.h"
#include "tests/core/search/search_story.h"

#include <QTest>

#include <algorithm>

#include "record/ticket.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What is found, where, and in which order; the same on both databases.
class TstTicketSearch : public QObject, test::OnSearch
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void wordsAreFoundWhereTheyStand();
    void aHitSaysWhereAndShowsIt();
    void numbersAreFoundShortAndLong();
    void theLastWordMayBeUnfinished();
    void accentsAndCaseDoNotMatter();
    void titlesAreFoundByPartsOfWords();
    void pairsOfIdeographsAreWords();
    void phrasesStandTogether();
    void peopleAreFoundByName();
    void everyWordMustBeFound();
    void theNewestComeFirst();
    void whatIsOldIsFoundBehindManyNewer();
    void editsDeletionsAndUndoAreFollowed();
    void hostileQuestionsAreAnswered_data();
    void hostileQuestionsAreAnswered();

private:
    static QString marked(const SearchHit& hit);
};

QString TstTicketSearch::marked(const SearchHit& hit)
{
    auto text = hit.snippet;
    for (auto it = hit.highlights.crbegin(); it != hit.highlights.crend(); ++it) {
        text.insert(it->end, u']');
        text.insert(it->begin, u'[');
    }
    return text;
}

void TstTicketSearch::wordsAreFoundWhereTheyStand()
{
    report(u"Printer jams"_s);
    report(u"Slow network"_s, u"The printer in the hall is slow too."_s);
    const auto third = report(u"Door"_s);
    say(third, u"It is next to the printer."_s);
    report(u"Window"_s);

    QCOMPARE(found(u"printer"_s), u"3 2 1"_s);
    QCOMPARE(found(u"hall"_s), u"2"_s);
    QCOMPARE(found(u"absent"_s), QString());
    QCOMPARE(found(QString()), QString());
}

void TstTicketSearch::aHitSaysWhereAndShowsIt()
{
    const auto id = report(u"Door"_s,
        u"A long story that begins far away from what matters, goes on for quite a while and then "
        "tells that the hinge\nis broken, before it goes on and on and on about other things that "
        "nobody ever asked for, and that nobody will ever ask for again, until the end."_s);
    say(id, u"The lock sticks."_s);
    say(id, u"A note on the rattle"_s, TicketCommentVisibility::Internal);

    auto hit = search(u"door"_s, m_story->mira()).hits.value(0);
    QCOMPARE(hit.place, SearchPlace::Title);
    QCOMPARE(hit.titleHighlights, (QList<TextRange>{{0, 4}}));
    hit = search(u"hinge broken"_s, m_story->mira()).hits.value(0);
    QCOMPARE(hit.place, SearchPlace::Description);
    QVERIFY(marked(hit).contains(u"the [hinge] is [broken], before"_s));
    QVERIFY(hit.snippet.startsWith(u'…') && hit.snippet.endsWith(u'…'));
    QVERIFY(hit.snippet.size() < 170);
    hit = search(u"sticks"_s, m_story->mira()).hits.value(0);
    QCOMPARE(hit.place, SearchPlace::Comment);
    QVERIFY(hit.comment);
    QCOMPARE(marked(hit), u"The lock [sticks]."_s);
    hit = search(u"rattle"_s, m_story->mira()).hits.value(0);
    QCOMPARE(hit.place, SearchPlace::InternalNote);
    hit = search(u"INC-000001"_s, m_story->mira()).hits.value(0);
    QCOMPARE(hit.place, SearchPlace::Number);
}

void TstTicketSearch::numbersAreFoundShortAndLong()
{
    for (int i = 0; i < 12; ++i)
        report(u"Ticket"_s);

    QCOMPARE(found(u"INC-000011"_s), u"11"_s);
    QCOMPARE(found(u"inc-11"_s), u"11"_s);
    QCOMPARE(found(u"000011"_s), u"11"_s);
    QCOMPARE(found(u"11 "_s), u"11"_s);
    QCOMPARE(found(u"INC-00000"_s), u"9 8 7 6 5 4 3 2 1"_s);
    const auto hit = search(u"inc-11"_s, m_story->mira()).hits.value(0);
    QCOMPARE(marked(hit), u"[INC-000011]"_s);
}

void TstTicketSearch::theLastWordMayBeUnfinished()
{
    report(u"Printer jams"_s);
    report(u"Other"_s, u"Replacement of the printer"_s);

    QCOMPARE(found(u"p"_s), u"1"_s);
    QCOMPARE(found(u"pr"_s), u"1"_s);
    QCOMPARE(found(u"pri"_s), u"2 1"_s);
    QCOMPARE(found(u"printe"_s), u"2 1"_s);
    QCOMPARE(found(u"the repla"_s), u"2"_s);
    QCOMPARE(found(u"repla the"_s), QString());
}

void TstTicketSearch::accentsAndCaseDoNotMatter()
{
    report(u"Café CRÈME"_s, u"Die Straße nach Łódź"_s);

    for (const auto* asked : {"cafe", "CAFÉ", "creme", "strasse", "STRASSE", "lodz", "Łódź"})
        QCOMPARE(found(QString::fromUtf8(asked)), u"1"_s);
}

void TstTicketSearch::titlesAreFoundByPartsOfWords()
{
    report(u"Netzwerkdrucker steht"_s, u"Etagenverteiler"_s);

    QCOMPARE(found(u"drucker"_s), u"1"_s);
    QCOMPARE(found(u"erkd steht"_s), u"1"_s);
    QCOMPARE(found(u"ruc"_s), u"1"_s);
    QCOMPARE(found(u"verteiler"_s), QString());
    QCOMPARE(found(u"\"drucker\""_s), QString());
}

void TstTicketSearch::pairsOfIdeographsAreWords()
{
    const auto id = report(u"東京都のプリンター"_s, u"電源が入らない"_s);
    say(id, u"네트워크 연결"_s);

    for (const auto* asked :
        {"東京", "京都", "東京都", "プリンター", "電源", "源が入", "電", "연결", "ネ"})
        QCOMPARE(found(QString::fromUtf8(asked)), qstrcmp(asked, "ネ") ? u"1"_s : QString());
    QCOMPARE(found(u"京東"_s), QString());
    QCOMPARE(found(u"東京 電源"_s), u"1"_s);
}

void TstTicketSearch::phrasesStandTogether()
{
    report(u"One"_s, u"no paper tray left"_s);
    report(u"Two"_s, u"tray without paper"_s);

    QCOMPARE(found(u"paper tray"_s), u"2 1"_s);
    QCOMPARE(found(u"\"paper tray\""_s), u"1"_s);
    QCOMPARE(found(u"„paper tray“"_s), u"1"_s);
    QCOMPARE(found(u"\"paper tra\""_s), QString());
    QCOMPARE(found(u"paper-tray"_s), u"1"_s);
    QCOMPARE(found(u"\"one no\""_s), QString()); // the title ends, the description begins
}

void TstTicketSearch::peopleAreFoundByName()
{
    const auto zoe = m_story->personWith(u"end_user"_s, u"Zoë Quill"_s);
    report(u"One"_s, u"Nothing."_s, zoe.person);
    const auto second = report(u"Two"_s);

    QCOMPARE(found(u"zoe"_s), u"1"_s);
    QCOMPARE(found(u"qui"_s), u"1"_s);
    QCOMPARE(found(u"two zoe"_s), QString());
    QCOMPARE(found(u"one zoe"_s), u"1"_s);
    QCOMPARE(search(u"quill"_s, m_story->mira()).hits.value(0).place, SearchPlace::Requester);
    m_story->alter<record::Ticket>(
        second, [&](record::Ticket& ticket) { ticket.assignedUserId = zoe.person; });
    QCOMPARE(found(u"zoe quill"_s), u"2 1"_s);
    m_story->alter<record::UserAccount>(
        zoe.person, [](record::UserAccount& person) { person.displayName = u"Zoë Marsh"_s; });
    QCOMPARE(found(u"marsh"_s), u"2 1"_s);
    QCOMPARE(found(u"quill"_s), QString());
}

void TstTicketSearch::everyWordMustBeFound()
{
    const auto first = report(u"Printer"_s, u"in the hall"_s);
    report(u"Printer"_s, u"in the cellar"_s);
    say(first, u"Toner is empty"_s);

    QCOMPARE(found(u"printer"_s), u"2 1"_s);
    QCOMPARE(found(u"printer hall toner"_s), u"1"_s);
    QCOMPARE(found(u"printer cellar toner"_s), QString());
}

void TstTicketSearch::theNewestComeFirst()
{
    for (int i = 0; i < 70; ++i)
        report(i % 2 ? u"Printer"_s : u"Scanner"_s);

    const auto answer = search(u"printer"_s, m_story->mira(), 20);

    QCOMPARE(answer.hits.size(), 20);
    QVERIFY(!answer.isComplete);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(answer.hits[i].ticket.number.section(u'-', -1).toInt(), 70 - 2 * i);
    QVERIFY(search(u"printer"_s, m_story->mira(), 35).isComplete);
    QCOMPARE(search(u"printer"_s, m_story->mira(), 35).hits.size(), 35);
}

/// However frequent or rare the words are, and whether or not they stand together.
void TstTicketSearch::whatIsOldIsFoundBehindManyNewer()
{
    const auto oldest = report(u"Xylophone beside the printer"_s);
    say(oldest, u"Qz sounds wrong, says the violin."_s);
    report(u"Zither beside the scanner, qz"_s);
    copy(oldest, 4400, [](int i) {
        return i % 2 == 0 ? u"Printer %1 jams"_s.arg(i + 1) : u"Scanner %1 jams"_s.arg(i + 1);
    });
    const auto numbersOf = [](const SearchAnswer& answer) {
        QStringList numbers;
        for (const auto& hit : answer.hits)
            numbers += hit.ticket.number.section(u'-', -1);
        return numbers;
    };

    QCOMPARE(found(u"xylophone"_s), u"1"_s);
    QCOMPARE(found(u"xylo"_s), u"1"_s);
    QCOMPARE(found(u"ylopho"_s), u"1"_s);
    QCOMPARE(found(u"violin"_s), u"1"_s);
    QCOMPARE(found(u"printer violin"_s), u"1"_s);
    QCOMPARE(found(u"violin printer"_s), u"1"_s);
    QCOMPARE(found(u"qz "_s), u"2 1"_s);
    QCOMPARE(found(u"zither scanner"_s), u"2"_s);
    const auto never = search(u"printer scanner"_s, m_story->mira());
    QVERIFY(never.hits.isEmpty() && never.isComplete);
    const auto three = search(u"printer jams"_s, m_story->mira(), 3);
    QVERIFY(!three.isComplete);
    QCOMPARE(numbersOf(three), (QStringList{u"004399"_s, u"004397"_s, u"004395"_s}));
    const auto all = search(u"printer"_s, m_story->mira(), 3000);
    QVERIFY(all.isComplete);
    QCOMPARE(all.hits.size(), 2201);
    QStringList expected;
    for (int i = 4399; i > 0; i -= 2)
        expected += QString::number(i).rightJustified(6, u'0');
    QCOMPARE(numbersOf(all).first(2200), expected);
    const auto best = search(u"jams"_s, m_story->mira(), 10, SearchOrder::Relevance);
    QVERIFY(!best.isComplete);
    QCOMPARE(best.hits.size(), 10);
    // One or two letters begin what is new; that there may be more is said.
    QCOMPARE(search(u"pr"_s, m_story->mira(), 20).hits.size(), 20);
    const auto begun = search(u"zi"_s, m_story->mira());
    QVERIFY(begun.hits.isEmpty() && !begun.isComplete);
}

void TstTicketSearch::editsDeletionsAndUndoAreFollowed()
{
    const auto id = report(u"Printer"_s, u"paper"_s);
    say(id, u"toner"_s);
    auto& replica = *m_story->desk->session->replica;
    const auto said = replica.lastWritten();
    const auto& mira = m_story->mira();

    QVERIFY(undo(replica, mira, said));
    QCOMPARE(found(u"toner"_s), QString());
    QVERIFY(undo(replica, mira, replica.lastWritten()));
    QCOMPARE(found(u"toner"_s), u"1"_s);

    const auto words = TicketQueries::conversation(replica.database(), mira, id);
    QVERIFY(words && words->size() == 1);
    QVERIFY(m_story->desk->session->comments.correct(mira, words->first().id, u"ink"_s));
    QCOMPARE(found(u"toner"_s), QString());
    QCOMPARE(found(u"ink"_s), u"1"_s);
    QVERIFY(undo(replica, mira, replica.lastWritten()));
    QCOMPARE(found(u"toner"_s), u"1"_s);

    QVERIFY(m_story->incidents().edit(mira, id, {.title = u"Scanner"_s}));
    QCOMPARE(found(u"printer"_s), QString());
    QCOMPARE(found(u"rinte"_s), QString());
    QCOMPARE(found(u"scanner"_s), u"1"_s);
    QVERIFY(undo(replica, mira, replica.lastWritten()));
    QCOMPARE(found(u"printer"_s), u"1"_s);
    QCOMPARE(found(u"scanner"_s), QString());

    const auto remove = [&](bool isRemoved) {
        return replica.write(mira.author(), {.code = u"incident.edit"_s}, [&](UnitOfWork& unit) {
            return isRemoved ? unit.remove<record::Ticket>(id) : unit.restore<record::Ticket>(id);
        });
    };
    QVERIFY(remove(true));
    QCOMPARE(found(u"printer"_s), QString());
    QCOMPARE(found(u"toner"_s), QString());
    QVERIFY(remove(false));
    QCOMPARE(found(u"printer toner"_s), u"1"_s);
}

void TstTicketSearch::hostileQuestionsAreAnswered_data()
{
    QTest::addColumn<QString>("text");
    for (const auto* text : {"\"", "\"\"", "'", "''", "a\" OR \"b", "printer AND", "NOT printer",
             "title:printer", "{title}: x", "NEAR(a b, 2)", "pri*", "*", "^printer", "-printer",
             "a + b", "(((((", ")", "printer:*", "a & | ! <-> b", "%", "_", "\\",
             "'); DROP TABLE x", ":match", "$1", "\x01\x02"})
        QTest::newRow(text) << QString::fromUtf8(text);
    QTest::newRow("NUL") << QString(u"prin"_s + QChar(0) + u"ter"_s);
    QTest::newRow("half a character") << QString(u"a"_s + QChar(0xd800) + u"b"_s);
    QTest::newRow("10,000 characters") << QString(10'000, u'a');
    QTest::newRow("10,000 quotes") << QString(10'000, u'"');
    QTest::newRow("5,000 words") << u"a "_s.repeated(5'000);
    QTest::newRow("a long run") << u"東"_s.repeated(10'000);
    QTest::newRow("marks alone") << u"\u0301\u0301"_s;
    QTest::newRow("beyond 16 bits") << QString::fromUcs4(U"\U00020000\U0001f525", 2);
}

void TstTicketSearch::hostileQuestionsAreAnswered()
{
    QFETCH(QString, text);
    report(u"Printer"_s);

    for (const auto order : {SearchOrder::Newest, SearchOrder::Relevance}) {
        const auto answer = m_story->desk->session->replica->read([&](Database& database) {
            return searchTickets(database, m_story->mira(), text, 5, order);
        });
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    }
}

QTEST_GUILESS_MAIN(TstTicketSearch)

#include "tst_ticket_search.moc"
