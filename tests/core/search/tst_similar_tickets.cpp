#include "core/search/similar_tickets.h"
#include "tests/core/search/search_story.h"

#include <QTest>

#include "record/department.h"
#include "record/ticket.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What a new incident is likely a duplicate of (I-01, engines.md 13.2); the same on both
/// databases.
class TstSimilarTickets : public QObject, test::OnSearch
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void wordsThatTell_data();
    void wordsThatTell();
    void halfOfAllWordsAreShared_data();
    void halfOfAllWordsAreShared();
    void i01_openOnesOfTheSameCategoryOrServiceAreSuggested();
    void i01_theDescriptionCountsWhereItSharesMore();
    void i01_onlyOpenIncidentsOfTheLastSevenDays();
    void i01_theFiveBestComeFirst();
    void oneThatIsThereIsNotLikenedToItself();
    void i01_whatMayNotBeReadIsNotSuggested();
    void accentsAndCaseDoNotMatter();
    void ofABusyWeekTheNewestAreCompared();
    void anyTextIsAQuestion_data();
    void anyTextIsAQuestion();

private:
    BegunTicket begun(const QString& title, const QString& description = {})
    {
        BegunTicket form;
        form.title = title;
        form.description = description;
        form.category = m_story->category();
        return form;
    }
    QList<SimilarTicket> similar(const BegunTicket& form, const Actor& actor)
    {
        auto& replica = *m_story->desk->session->replica;
        auto found = replica.read([&](Database& database) {
            return openDuplicates(database, actor, form, m_story->desk->clock.now());
        });
        test::Story::must(found);
        return *found;
    }
    /// Numbers without their zeros, as suggested.
    QString suggested(const BegunTicket& form, const Actor& actor)
    {
        QStringList numbers;
        const auto found = similar(form, actor);
        for (const auto& each : found)
            numbers += QString::number(each.ticket.number.section(u'-', -1).toInt());
        return numbers.join(u' ');
    }
    QString suggested(const BegunTicket& form) { return suggested(form, mira()); }
};

void TstSimilarTickets::wordsThatTell_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("description");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const QString& title, const QString& words,
                         const QString& description = {}) {
        QTest::newRow(name) << title << description << words;
    };
    row("the example of 13.1", u"Outlook slow and mail delivery delayed"_s,
        u"outlook slow mail delivery delayed"_s);
    row("short ones", u"PC is at 10 min"_s, u"min"_s);
    row("each once", u"Mail, mail; MAIL"_s, u"mail"_s);
    row("signs part words", u"srv-01/backup_log"_s, u"srv backup log"_s);
    row("accents", u"Straße zum Café Łódź"_s, u"strasse cafe lodz"_s);
    row("both texts", u"Mail"_s, u"mail server slow"_s, u"The mail server is slow"_s);
    row("pairs", u"東京都"_s, u"東京 京都"_s);
    row("one alone", u"東"_s, QString());
    row("nothing", u" ?! "_s, QString());
}

void TstSimilarTickets::wordsThatTell()
{
    QFETCH(const QString, title);
    QFETCH(const QString, description);
    QFETCH(const QString, words);

    QCOMPARE(tellingWords(title, description).join(u' '), words);
}

void TstSimilarTickets::halfOfAllWordsAreShared_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<int>("shared");
    QTest::addColumn<int>("all");
    QTest::addColumn<bool>("isLikely");
    const auto row = [](const QString& first, const QString& second, int shared, int all,
                         bool isLikely) {
        QTest::addRow("%s / %s", qPrintable(first), qPrintable(second))
            << first << second << shared << all << isLikely;
    };
    row(u"mail slow"_s, u"slow mail"_s, 2, 2, true);
    row(u"mail slow"_s, u"mail down"_s, 1, 3, false);
    row(u"mail"_s, u"mail down"_s, 1, 2, true); // half is enough
    row(u"mail slow again today"_s, u"mail slow"_s, 2, 3, true);
    row(u"vpn drops every ten"_s, u"vpn drops every minutes oslo"_s, 3, 6, true);
    row(u"vpn drops every ten"_s, u"vpn drops hourly minutes oslo"_s, 2, 7, false);
    row(u"mail"_s, u"door"_s, 0, 2, false);
    row(QString(), QString(), 0, 0, false);
    row(u"mail"_s, QString(), 0, 1, false);
}

/// |Q1 ∩ Q2| / |Q1 ∪ Q2| ≥ 0.5
void TstSimilarTickets::halfOfAllWordsAreShared()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    QFETCH(const int, shared);
    QFETCH(const int, all);
    QFETCH(const bool, isLikely);
    const auto one = tellingWords(first);
    const auto other = tellingWords(second);

    const auto overlap = overlapOf(one, other);

    QCOMPARE(int(overlap.shared.size()), shared);
    QCOMPARE(int(overlap.all), all);
    QCOMPARE(overlap.isLikely(), isLikely);
    QCOMPARE(overlapOf(other, one).isLikely(), isLikely);
}

void TstSimilarTickets::i01_openOnesOfTheSameCategoryOrServiceAreSuggested()
{
    record::Department sales;
    sales.id = DepartmentId(QUuid::createUuid());
    sales.name = u"Sales"_s;
    test::Story::must(m_story->add(sales));
    const auto service = m_story->requestable();
    const auto first = report(u"Printer on the third floor jams"_s);
    m_story->alter<record::Ticket>(
        first, [&](record::Ticket& ticket) { ticket.departmentId = sales.id; });
    const auto second = report(u"Printer jams, third floor"_s);
    m_story->alter<record::Ticket>(second, [&](record::Ticket& ticket) {
        ticket.categoryId.reset();
        ticket.serviceId = service;
    });
    const auto third = report(u"Third floor: printer jams"_s);
    m_story->alter<record::Ticket>(
        third, [](record::Ticket& ticket) { ticket.categoryId.reset(); });
    report(u"Door on the third floor"_s);
    auto form = begun(u"third floor printer jams"_s);

    QCOMPARE(suggested(form), u"1"_s);
    const auto found = similar(form, mira()).value(0);
    QVERIFY(found.ticket.id == first);
    QVERIFY(found.isOfSameCategory && !found.isOfSameService);
    QCOMPARE(found.department, u"Sales"_s);
    QCOMPARE(found.overlap.shared, (QStringList{u"third"_s, u"floor"_s, u"printer"_s, u"jams"_s}));
    form.service = service;
    QCOMPARE(suggested(form), u"2 1"_s);
    QVERIFY(similar(form, mira()).value(0).isOfSameService);
    QVERIFY(similar(form, mira()).value(0).department.isEmpty());
    form.category.reset();
    QCOMPARE(suggested(form), u"2"_s);
    form.service.reset(); // words alone do not make a duplicate
    QCOMPARE(suggested(form), QString());
    QCOMPARE(suggested(begun(u"elevator"_s)), QString());
}

void TstSimilarTickets::i01_theDescriptionCountsWhereItSharesMore()
{
    report(u"Trouble"_s, u"Outlook keeps messages in the outbox"_s);
    const auto text = u"Outlook keeps messages in the outbox"_s;

    QCOMPARE(suggested(begun(u"Help needed"_s)), QString());
    QCOMPARE(suggested(begun(u"Help needed"_s, text)), u"1"_s);
    // What was likely by its title stays so while the description is being written.
    QCOMPARE(suggested(begun(u"Trouble"_s)), u"1"_s);
    QCOMPARE(suggested(begun(u"Trouble"_s, u"It all began when the lift stopped"_s)), u"1"_s);
}

void TstSimilarTickets::i01_onlyOpenIncidentsOfTheLastSevenDays()
{
    const auto older = report(u"Printer jams"_s);
    const auto closed = report(u"Printer jams"_s);
    const auto other = report(u"Printer jams"_s);
    QVERIFY(m_story->run(u"start_work"_s, closed));
    QVERIFY(m_story->run(u"resolve"_s, closed));
    QVERIFY(m_story->run(u"cancel"_s, other));
    const auto problem = m_story->ticketOf(TicketKind::Problem);
    m_story->alter<record::Ticket>(problem, [&](record::Ticket& ticket) {
        ticket.title = u"Printer jams"_s;
        ticket.categoryId = m_story->category();
    });
    QCOMPARE(suggested(begun(u"Printer jams"_s)), u"1"_s);
    const auto age = m_story->desk->clock.now() - ticket(older).head.createdAt;
    m_story->desk->clock.advance(std::chrono::hours(7 * 24) - age);

    QCOMPARE(suggested(begun(u"Printer jams"_s)), u"1"_s); // to the millisecond

    m_story->desk->clock.advance(std::chrono::milliseconds(1));
    QCOMPARE(suggested(begun(u"Printer jams"_s)), QString());
}

void TstSimilarTickets::i01_theFiveBestComeFirst()
{
    report(u"printer jams loudly"_s);
    report(u"printer jams"_s);
    report(u"printer jams"_s);
    report(u"printer jams often"_s);
    report(u"printer"_s);
    report(u"printer jams badly today"_s);

    QCOMPARE(suggested(begun(u"Printer jams"_s)), u"3 2 4 1 6"_s);
}

/// access.md section 1: scopes, and restricted tickets beside them.
void TstSimilarTickets::oneThatIsThereIsNotLikenedToItself()
{
    const auto known = report(u"Printer jams"_s);
    report(u"Printer jams"_s);
    auto form = begun(u"Printer jams"_s);
    QCOMPARE(suggested(form), u"2 1"_s);

    form.itself = known;
    QCOMPARE(suggested(form), u"2"_s);
}

void TstSimilarTickets::i01_whatMayNotBeReadIsNotSuggested()
{
    const auto zoe = m_story->personWith(u"end_user"_s, u"Zoe"_s);
    report(u"Printer jams"_s, u"Nothing else."_s, zoe.person);
    const auto other = report(u"Printer jams"_s);
    auto agent = zoe;
    agent.grants.insert(u"incident.read"_s, Scope::Organization);
    const auto form = begun(u"Printer jams"_s);
    QCOMPARE(suggested(form, zoe), u"1"_s);
    QCOMPARE(suggested(form, agent), u"2 1"_s);

    m_story->alter<record::Ticket>(other,
        [](record::Ticket& ticket) { ticket.confidentiality = TicketConfidentiality::Restricted; });

    QCOMPARE(suggested(form, agent), u"1"_s);
    QCOMPARE(suggested(form), u"2 1"_s);
    QVERIFY(m_story->desk->session->watchers.add(mira(), other, zoe.person));
    QCOMPARE(suggested(form, agent), u"2 1"_s);
}

void TstSimilarTickets::accentsAndCaseDoNotMatter()
{
    report(u"CAFÉ Łódź: Drucker spült"_s);

    QCOMPARE(suggested(begun(u"cafe lodz drucker spult"_s)), u"1"_s);
    QCOMPARE(suggested(begun(u"Café ŁÓDŹ"_s)), u"1"_s);
}

/// The rule of measured.md 5.7: what would cost too much is ordered by recency and cut.
void TstSimilarTickets::ofABusyWeekTheNewestAreCompared()
{
    report(u"Violin"_s);
    copy(report(u"Printer"_s), 998, [](int i) { return u"Printer %1"_s.arg(i + 1); });

    QCOMPARE(suggested(begun(u"Violin"_s)), u"1"_s); // the thousandth
    copy(report(u"Printer"_s), 1, [](int) { return u"Printer"_s; });
    QCOMPARE(suggested(begun(u"Violin"_s)), QString());
}

void TstSimilarTickets::anyTextIsAQuestion_data()
{
    QTest::addColumn<QString>("text");
    for (const auto* text : {"\"", "\"\"", "''", "a\" OR \"b", "printer AND", "NOT printer",
             "title:printer", "NEAR(a b, 2)", "pri*", "(((((", "a & | ! <-> b", "%", "_", "\\",
             "'); DROP TABLE x", ":match :since :looked", "$1", "\x01\x02"})
        QTest::newRow(text) << QString::fromUtf8(text);
    QTest::newRow("NUL") << QString(u"prin"_s + QChar(0) + u"ter"_s);
    QTest::newRow("half a character") << QString(u"abc"_s + QChar(0xd800) + u"def"_s);
    QTest::newRow("10,000 characters") << QString(10'000, u'a');
    QTest::newRow("10,000 quotes") << QString(10'000, u'"');
    QTest::newRow("2,500 words") << u"word "_s.repeated(2'500);
    QTest::newRow("a long run") << u"東京"_s.repeated(5'000);
    QTest::newRow("marks alone") << u"\u0301\u0301"_s;
    QTest::newRow("pictures") << QString::fromUcs4(U"\U0001f525\U0001f5a8\U00020000", 3);
}

/// Wherever it stands, it is answered.
void TstSimilarTickets::anyTextIsAQuestion()
{
    QFETCH(const QString, text);
    auto& replica = *m_story->desk->session->replica;
    const auto ask = [&](const QString& title, const QString& description) {
        return replica.read([&](Database& database) {
            return openDuplicates(
                database, mira(), begun(title, description), m_story->desk->clock.now());
        });
    };
    report(u"Printer"_s);

    const auto byTitle = ask(text, {});
    const auto byText = ask(u"Printer"_s, text);

    QVERIFY2(byTitle, byTitle ? "" : qPrintable(byTitle.error().detail));
    QVERIFY2(byText, byText ? "" : qPrintable(byText.error().detail));
    QCOMPARE(byText->size(), 1);
}

QTEST_GUILESS_MAIN(TstSimilarTickets)

#include "tst_similar_tickets.moc"
