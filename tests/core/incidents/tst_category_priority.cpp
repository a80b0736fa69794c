// The priority that a category says, where nobody told impact and urgency: I-01 and G-05.
#include "core/tickets/history.h"
#include "tests/support/second_replica.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::Story;

namespace {

const auto because = u"The board meets in an hour."_s;

} // namespace

class TstCategoryPriority : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void g05_ratingEndsWhatTheCategorySays_data();
    void g05_ratingEndsWhatTheCategorySays();
    void en26_anOverrideOutlivesLeavingTheCategorysPriority_data();
    void en26_anOverrideOutlivesLeavingTheCategorysPriority();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    /// Of a category that says how urgent its incidents are; impact and urgency were not told.
    TicketId byCategory(int priority);
    TicketId rated(int impact, int urgency);
};

TicketId TstCategoryPriority::byCategory(int priority)
{
    m_story->alter<record::Category>(*m_story->category(),
        [&](record::Category& category) { category.defaultPriority = priority; });
    auto form = m_story->form();
    form.impact.reset();
    form.urgency.reset();
    const auto made = incidents().create(mira(), form);
    Story::must(made);
    return made->ticket.id;
}

TicketId TstCategoryPriority::rated(int impact, int urgency)
{
    auto form = m_story->form();
    form.impact = impact;
    form.urgency = urgency;
    const auto made = incidents().create(mira(), form);
    Story::must(made);
    return made->ticket.id;
}

void TstCategoryPriority::g05_ratingEndsWhatTheCategorySays_data()
{
    QTest::addColumn<int>("impact"); // 0: not rated
    QTest::addColumn<int>("urgency");
    QTest::addColumn<int>("priority");
    QTest::newRow("both") << 2 << 1 << 2;
    QTest::newRow("one of them") << 2 << 0 << 3;
    QTest::newRow("as they stood") << 3 << 2 << 4;
}

void TstCategoryPriority::g05_ratingEndsWhatTheCategorySays()
{
    QFETCH(const int, impact);
    QFETCH(const int, urgency);
    QFETCH(const int, priority);
    const auto id = byCategory(1);
    const auto twin = rated(impact, urgency > 0 ? urgency : 2);
    QCOMPARE(ticket(id).priority, 1);
    const auto dueAtFirst = ticket(id).nextDueAt;
    QVERIFY(dueAtFirst != ticket(twin).nextDueAt);
    IncidentEdit rating{.impact = impact};
    if (urgency > 0)
        rating.urgency = urgency;

    QVERIFY(incidents().edit(mira(), id, rating));

    QCOMPARE(ticket(id).priority, priority);
    QCOMPARE(ticket(id).prioritySource, TicketPrioritySource::Matrix);
    QCOMPARE(ticket(id).nextDueAt, ticket(twin).nextDueAt);
    QCOMPARE(codeOf(incidents().clearOverride(mira(), id)), u"INVALID_TRANSITION"_s);
    QVERIFY(undo(replica(), mira(), replica().lastWritten()));
    QCOMPARE(ticket(id).priority, 1);
    QCOMPARE(ticket(id).prioritySource, TicketPrioritySource::CategoryDefault);
    QCOMPARE(ticket(id).nextDueAt, dueAtFirst);
}

/// Two devices: on one it is rated, on the other somebody sets the priority by hand.
void TstCategoryPriority::en26_anOverrideOutlivesLeavingTheCategorysPriority_data()
{
    QTest::addColumn<bool>("isRatedLast");
    QTest::addColumn<int>("given");
    QTest::newRow("rated last") << true << 1;
    QTest::newRow("overridden last") << false << 1;
    QTest::newRow("given what the category says") << true << 3;
}

void TstCategoryPriority::en26_anOverrideOutlivesLeavingTheCategorysPriority()
{
    QFETCH(const bool, isRatedLast);
    QFETCH(const int, given);
    const auto id = byCategory(3);
    const auto twin = rated(2, 2); // of the same priority, and not rated anew
    test::SecondReplica other(*m_story);
    const auto rate = [&] {
        m_story->desk->clock.advance(1min);
        Story::must(other.incidents().edit(mira(), id, {.impact = 3, .urgency = 3}));
    };
    if (!isRatedLast)
        rate();
    m_story->desk->clock.advance(1min);
    for (const auto& each : {id, twin})
        QVERIFY(incidents().overridePriority(mira(), each, {given, because}));
    if (isRatedLast)
        rate();

    other.exchange();

    QCOMPARE(ticket(id).urgency, 3);
    QCOMPARE(ticket(id).priority, given);
    QCOMPARE(ticket(id).prioritySource, TicketPrioritySource::Override);
    QCOMPARE(ticket(id).nextDueAt, ticket(twin).nextDueAt);
    QCOMPARE(other.ticket(id).priority, given);
    QCOMPARE(other.ticket(id).prioritySource, TicketPrioritySource::Override);
    QCOMPARE(other.ticket(id).nextDueAt, ticket(id).nextDueAt);
    QVERIFY(incidents().clearOverride(mira(), id));
    QCOMPARE(ticket(id).priority, 4);
}

QTEST_GUILESS_MAIN(TstCategoryPriority)

#include "tst_category_priority.moc"
