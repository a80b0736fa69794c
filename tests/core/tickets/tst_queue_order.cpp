#include "core/tickets/ticket_queries.h"
#include "tests/support/incident_story.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

/// What the order of a list may tell.
class TstQueueOrder : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void theOrderOfDueIsForWhoSeesIt_data();
    void theOrderOfDueIsForWhoSeesIt();
};

/// access.md section 5
void TstQueueOrder::theOrderOfDueIsForWhoSeesIt_data()
{
    QTest::addColumn<bool>("isRequester");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QString>("order");
    QTest::newRow("the desk") << false << false << u"bac"_s;
    QTest::newRow("the desk, the last first") << false << true << u"cab"_s;
    // Which tells no more than when something was done.
    QTest::newRow("the requester") << true << false << u"cba"_s;
    QTest::newRow("the requester, the last first") << true << true << u"cba"_s;
}

void TstQueueOrder::theOrderOfDueIsForWhoSeesIt()
{
    QFETCH(const bool, isRequester);
    QFETCH(const bool, descending);
    QFETCH(const QString, order);
    const auto rita = m_story->personWith(u"end_user"_s, u"Rita"_s);
    const auto rated = [&](int impact, int urgency) {
        m_story->desk->clock.advance(1min);
        const auto id = in(TicketStatus::New, rita.person);
        Story::must(incidents().edit(mira(), id, {.impact = impact, .urgency = urgency}));
        return id;
    };
    const auto a = rated(2, 2);
    const auto b = rated(1, 1);
    const auto c = rated(3, 3);
    const auto& actor = isRequester ? rita : mira();
    auto& database = m_story->desk->session->replica->database();
    const QueueView view{
        .order = QueueView::Order::Due, .descending = descending, .text = {}, .run = {}};

    QString listed;
    QueuePlace place;
    for (int i = 0; i < 3; ++i) { // from row to row, as an order of its own has to be walked
        const auto page = TicketQueries::page(database, actor, view, place, place.position, 1);
        Story::must(page);
        const auto id = page->first().id;
        listed += id == a ? u'a' : id == b ? u'b' : id == c ? u'c' : u'?';
        const auto next = TicketQueries::placeAfter(database, actor, view, place, 1);
        Story::must(next);
        if (*next)
            place = **next;
    }

    QCOMPARE(listed, order);
}

QTEST_GUILESS_MAIN(TstQueueOrder)

#include "tst_queue_order.moc"
