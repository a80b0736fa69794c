#include "core/tickets/ticket_queries.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace homeport;

namespace {

constexpr int step = 7;
constexpr int pageSize = 5;

QList<TicketId> idsOf(const QList<QueueRow>& rows)
{
    QList<TicketId> ids;
    for (const auto& row : rows)
        ids << row.id;
    return ids;
}

} // namespace

class TstQueuePages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init();
    void cleanup();
    void everyPageFromAnAnchorIsThatOfAnOffset_data();
    void everyPageFromAnAnchorIsThatOfAnOffset();
    void groupsStandTogetherInTheirOwnOrder();
    void theAnchorsKnowTheExactCount();
    void walkingOnSeesEachTicketOnceWhileOthersCreate();
    void aCountStopsAtItsLimit();
    void detailsAreReadForTheLinesAtHand();

private:
    /// Incidents with random levels and states, many with the same moment.
    void addIncidents(int count);
    QList<QueueRow> page(const QueueView& view, const QueuePlace& from, qint64 offset, int limit);

    std::optional<test::Story> m_story;
    SeededRandom m_random{42};
};

void TstQueuePages::init()
{
    m_story.emplace();
    addIncidents(40);
}

void TstQueuePages::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

void TstQueuePages::addIncidents(int count)
{
    for (int i = 0; i < count; ++i) {
        auto form = m_story->form();
        form.title = u"Incident %1"_s.arg(m_random.below(1000));
        form.impact = int(1 + m_random.below(3));
        form.urgency = int(1 + m_random.below(3));
        const auto made = m_story->incidents().create(m_story->mira(), form);
        QVERIFY(made);
        const auto drawn = m_random.below(4);
        if (drawn == 0)
            QVERIFY(m_story->incidents().take(m_story->mira(), made->ticket.id));
        if (drawn == 1)
            QVERIFY(m_story->incidents().cancel(
                m_story->mira(), made->ticket.id, TicketCancelReason::Withdrawn, u"Never mind"_s));
        if (m_random.below(3) == 0) // the others share a millisecond: the tie is what orders them
            m_story->desk->clock.advance(std::chrono::milliseconds(1 + m_random.below(50)));
    }
}

QList<QueueRow> TstQueuePages::page(
    const QueueView& view, const QueuePlace& from, qint64 offset, int limit)
{
    auto rows = TicketQueries::page(
        m_story->desk->session->replica->database(), m_story->mira(), view, from, offset, limit);
    if (!rows)
        qWarning("%s %s", qPrintable(rows.error().subject), qPrintable(rows.error().detail));
    return rows ? *rows : QList<QueueRow>();
}

void TstQueuePages::everyPageFromAnAnchorIsThatOfAnOffset_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<int>("order");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<int>("group");
    for (const auto which : {QueueView::Which::Open, QueueView::Which::Mine,
             QueueView::Which::Unassigned, QueueView::Which::All}) {
        for (const int order : {0, 1, 2, 3, int(QueueView::Order::Rank)}) {
            for (const bool descending : {true, false})
                QTest::addRow("view %d, order %d, %s", int(which), order,
                    descending ? "descending" : "ascending")
                    << int(which) << order << descending << 0;
        }
    }
    for (int order = int(QueueView::Order::Title); order <= int(QueueView::Order::Category);
         ++order) {
        for (const bool descending : {true, false})
            QTest::addRow("all, order %d, %s", order, descending ? "descending" : "ascending")
                << int(QueueView::Which::All) << order << descending << 0;
    }
    for (int group = 1; group <= int(QueueView::Group::Assignee); ++group) {
        for (const bool descending : {true, false})
            QTest::addRow("grouped by %d, %s", group, descending ? "descending" : "ascending")
                << int(QueueView::Which::All) << int(QueueView::Order::Updated) << descending
                << group;
        QTest::addRow("grouped by %d, by assignee", group)
            << int(QueueView::Which::All) << int(QueueView::Order::Assignee) << true << group;
    }
}

void TstQueuePages::everyPageFromAnAnchorIsThatOfAnOffset()
{
    QFETCH(int, which);
    QFETCH(int, order);
    QFETCH(bool, descending);
    QFETCH(int, group);
    QueueView view{QueueView::Which(which), QueueView::Order(order), descending, {}};
    view.group = QueueView::Group(group);
    auto& database = m_story->desk->session->replica->database();
    const auto plain = page(view, {}, 0, 1000);
    QVERIFY(!plain.isEmpty());

    QueueAnchors anchors(step);
    while (!anchors.isComplete())
        QVERIFY(anchors.extend(database, m_story->mira(), view, 2));

    QCOMPARE(anchors.counted(), plain.size());
    for (qint64 offset = 0; offset <= plain.size(); offset += pageSize) {
        const auto place = anchors.before(offset);
        QVERIFY(offset - place.position < step || offset >= plain.size());
        QCOMPARE(page(view, place, offset, pageSize), plain.mid(offset, pageSize));
    }
}

void TstQueuePages::groupsStandTogetherInTheirOwnOrder()
{
    QueueView view{QueueView::Which::All, QueueView::Order::Updated, true, {}};
    const auto seen = [&](QueueView::Group group, const auto& keyOfRow) {
        view.group = group;
        QList<decltype(keyOfRow(QueueRow()))> keys;
        const auto rows = page(view, {}, 0, 1000);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const auto key = keyOfRow(rows[i]);
            if (keys.isEmpty() || keys.last() != key)
                keys.append(key);
            else if (rows[i - 1].updatedAt < rows[i].updatedAt)
                qFatal("within a group the order holds");
        }
        return keys;
    };
    const auto isRising = [](const auto& keys) {
        return keys.size() > 1 && std::is_sorted(keys.begin(), keys.end())
            && std::adjacent_find(keys.begin(), keys.end()) == keys.end();
    };
    QVERIFY(isRising(
        seen(QueueView::Group::Status, [](const QueueRow& row) { return int(row.status); })));
    QVERIFY(isRising(
        seen(QueueView::Group::Priority, [](const QueueRow& row) { return row.priority; })));
    QVERIFY(isRising(
        seen(QueueView::Group::Assignee, [](const QueueRow& row) { return row.assignee; })));
}

void TstQueuePages::theAnchorsKnowTheExactCount()
{
    auto& database = m_story->desk->session->replica->database();
    for (const int size : {1, 5, 40, 100}) {
        QueueAnchors anchors(size);
        while (!anchors.isComplete())
            QVERIFY(anchors.extend(database, m_story->mira(), {}, 1));
        QCOMPARE(anchors.counted(), *TicketQueries::count(database, m_story->mira(), {}));
    }
    QueueAnchors none(step);
    const QueueView empty{.which = QueueView::Which::OnHold};
    QVERIFY(none.extend(database, m_story->mira(), empty, 1));
    QVERIFY(none.isComplete());
    QCOMPARE(none.counted(), 0);
}

void TstQueuePages::walkingOnSeesEachTicketOnceWhileOthersCreate()
{
    const QueueView view{.which = QueueView::Which::All};
    auto& database = m_story->desk->session->replica->database();
    const auto before = idsOf(page(view, {}, 0, 1000));
    QCOMPARE(before.size(), 40);

    QList<TicketId> seen;
    QueuePlace place;
    for (;;) {
        const auto rows = page(view, place, place.position, pageSize);
        seen += idsOf(rows);
        m_story->desk->clock.advance(std::chrono::milliseconds(1));
        addIncidents(3); // newest first: they come in front of every place
        auto next = TicketQueries::placeAfter(database, m_story->mira(), view, place, pageSize);
        QVERIFY(next);
        if (seen.isEmpty() || rows.size() < pageSize)
            break;
        // The first page is counted from the start, which has moved on.
        if (place.key.values.empty())
            next = TicketQueries::placeAfter(database, m_story->mira(), view, {}, pageSize + 3);
        QVERIFY(next);
        if (!*next)
            break;
        place = **next;
    }

    QCOMPARE(QSet<TicketId>(seen.begin(), seen.end()).size(), seen.size());
    QCOMPARE(seen, before);
}

void TstQueuePages::aCountStopsAtItsLimit()
{
    const QueueView all{.which = QueueView::Which::All};
    auto& database = m_story->desk->session->replica->database();

    QCOMPARE(*TicketQueries::countFrom(database, m_story->mira(), all, {}, 11), 11);
    QCOMPARE(*TicketQueries::countFrom(database, m_story->mira(), all, {}, 1000), 40);
}

void TstQueuePages::detailsAreReadForTheLinesAtHand()
{
    auto& database = m_story->desk->session->replica->database();
    const auto held = page({}, {}, 0, 1).value(0).id;
    const auto at = m_story->desk->clock.now();
    m_story->alter<record::Ticket>(held, [&](record::Ticket& ticket) {
        ticket.impact = 1;
        ticket.urgency = 3;
        ticket.categoryId = m_story->category();
        ticket.serviceId.reset();
        ticket.holdUntil = at;
        ticket.channel = TicketChannel::Phone;
    });
    QList<QueueRow> none;
    QVERIFY(addDetails(database, none));

    auto rows = page({}, {}, 0, pageSize);
    QCOMPARE(rows.size(), pageSize);
    QVERIFY(!rows.first().details);
    QVERIFY(addDetails(database, rows));
    for (const auto& row : std::as_const(rows))
        QVERIFY(row.details);
    const auto found = std::find_if(
        rows.cbegin(), rows.cend(), [&](const QueueRow& row) { return row.id == held; });
    QVERIFY(found != rows.cend());
    QVERIFY(!found->details->category.isEmpty());
    QVERIFY(found->details->service.isEmpty());
    QCOMPARE(found->details->impact, 1);
    QCOMPARE(found->details->urgency, 3);
    QCOMPARE(found->details->holdUntil, std::optional(at));
    QCOMPARE(found->details->channel, TicketChannel::Phone);
    QVERIFY(!found->details->resolvedAt);
}

QTEST_GUILESS_MAIN(TstQueuePages)
#include "tst_queue_pages.moc"
