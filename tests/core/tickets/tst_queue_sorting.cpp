// Orders that no index holds: each page is that of the database, and each ticket stands on one.
#include "core/db/letter_order.h"
#include "core/tickets/queue_sorting.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;

namespace {

using Order = QueueView::Order;
using Which = QueueView::Which;

constexpr int tickets = 20;
constexpr int slice = 7;
constexpr int pageSize = 4;

QList<TicketId> idsOf(const QList<QueueRow>& rows)
{
    QList<TicketId> ids;
    for (const auto& row : rows)
        ids += row.id;
    return ids;
}

/// What a line shows in the column it is sorted by, as it compares; nothing where it has none.
std::optional<QByteArray> shownIn(const QueueRow& row, Order order)
{
    const auto named = [](const QString& name) {
        return name.isEmpty() ? std::nullopt : std::optional(inLetterOrder(name.toUtf8()));
    };
    switch (order) {
    case Order::Title: return named(row.title);
    case Order::Status: return QByteArray(1, char(int(row.status)));
    case Order::Requester: return named(row.requester);
    case Order::Assignee: return named(row.assignee);
    case Order::Team: return named(row.team);
    default: return named(row.details ? row.details->category : QString());
    }
}

} // namespace

class TstQueueSorting : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup() { end(); }
    void whatIsShownIsInOrder_data() { addOrders(); }
    void whatIsShownIsInOrder();
    void turnedRoundOnlyWhatHasNoneStaysLast_data() { addOrders(); }
    void turnedRoundOnlyWhatHasNoneStaysLast();
    void eachPageIsThatOfTheDatabase_data() { addOrders(); }
    void eachPageIsThatOfTheDatabase();
    void openTicketsComeInOneSlice();
    void onlyWhatMayBeReadIsSorted();
    void whatTheViewHasLostIsMissing();
    void onlyTheseOrdersAreSortedApart();

private:
    static void addOrders();
    static QueueView fetched();
    Database& database() { return m_story->desk->session->replica->database(); }
    PersonId personCalled(const QString& name);
    QList<QueueRow> page(const QueueView& view, qint64 offset = 0, int limit = 1000)
    {
        auto rows = TicketQueries::page(database(), mira(), view, offset, limit);
        Story::must(rows);
        Story::must(addDetails(database(), *rows));
        return *rows;
    }

    SeededRandom m_random{7};
    PersonId m_bea;
};

void TstQueueSorting::addOrders()
{
    QTest::addColumn<int>("order");
    QTest::addColumn<bool>("descending");
    for (int order = int(Order::Title); order <= int(Order::Category); ++order) {
        for (const bool descending : {false, true})
            QTest::addRow("order %d, %s", order, descending ? "descending" : "ascending")
                << order << descending;
    }
}

QueueView TstQueueSorting::fetched()
{
    QFETCH(const int, order);
    QFETCH(const bool, descending);
    return {Which::All, Order(order), descending, {}};
}

PersonId TstQueueSorting::personCalled(const QString& name)
{
    record::UserAccount person;
    person.id = PersonId(QUuid::createUuid());
    person.username = u"p"_s + person.id.toString().left(8);
    person.displayName = name;
    Story::must(m_story->add(person));
    return person.id;
}

/// Few names, titles and states among many tickets: most are equal to some others.
void TstQueueSorting::init()
{
    begin();
    m_random = SeededRandom(7);
    m_bea = personCalled(u"bea"_s);
    const PersonId people[] = {m_bea, personCalled(u"Ärmel"_s), personCalled(u"Zoe"_s),
        personCalled(u"Álvaro"_s), personCalled(u"Bea"_s)};
    const TeamId teams[] = {
        m_story->teamOf(u"Netze"_s, {}), m_story->teamOf(u"äußere Dienste"_s, {})};
    const QString titles[] = {u"Öl im Drucker"_s, u"oil"_s, u"VPN"_s, u"vpn drops"_s, u"Übel"_s};
    for (int i = 0; i < tickets; ++i) {
        const auto id = in(TicketStatus::New);
        m_story->alter<record::Ticket>(id, [&](record::Ticket& ticket) {
            ticket.title = titles[m_random.below(std::size(titles))];
            ticket.requesterId = people[m_random.below(std::size(people))];
            if (m_random.below(3) > 0)
                ticket.assignedUserId = people[m_random.below(std::size(people))];
            if (m_random.below(3) > 0)
                ticket.assignedTeamId = teams[m_random.below(std::size(teams))];
            if (m_random.below(3) == 0)
                ticket.categoryId.reset();
        });
        if (i % 5 == 0)
            in(i % 2 == 0 ? TicketStatus::Cancelled : TicketStatus::InProgress);
    }
}

void TstQueueSorting::whatIsShownIsInOrder()
{
    const auto view = fetched();

    const auto rows = page(view);

    QVERIFY(rows.size() > tickets);
    for (qsizetype i = 1; i < rows.size(); ++i) {
        const auto before = shownIn(rows[i - 1], view.order);
        const auto here = shownIn(rows[i], view.order);
        if (!before)
            QVERIFY(!here);
        else if (here)
            QVERIFY(view.descending ? *before >= *here : *before <= *here);
    }
}

void TstQueueSorting::turnedRoundOnlyWhatHasNoneStaysLast()
{
    auto view = fetched();
    const auto rows = page(view);
    view.descending = !view.descending;
    const auto turned = page(view);

    const auto named = std::count_if(rows.begin(), rows.end(),
        [&](const QueueRow& row) { return shownIn(row, view.order).has_value(); });
    auto expected = idsOf(rows);
    std::reverse(expected.begin(), expected.begin() + named);
    std::reverse(expected.begin() + named, expected.end());
    QCOMPARE(idsOf(turned), expected);
}

void TstQueueSorting::eachPageIsThatOfTheDatabase()
{
    const auto view = fetched();
    const auto all = page(view);
    QueueSorting sorting(slice);
    int slices = 0;
    while (!sorting.isComplete()) {
        Story::must(sorting.extend(database(), mira(), view));
        ++slices;
    }

    QVERIFY(slices > 2);
    QCOMPARE(sorting.counted(), all.size());
    QList<TicketId> walked;
    for (qint64 offset = 0; offset < all.size(); offset += pageSize) {
        auto rows = sorting.page(database(), mira(), view, offset, pageSize);
        Story::must(rows);
        Story::must(addDetails(database(), *rows));
        QCOMPARE(*rows, all.mid(offset, pageSize));
        walked += idsOf(*rows);
    }
    QCOMPARE(walked, idsOf(all));
    const auto behind = sorting.page(database(), mira(), view, all.size(), pageSize);
    Story::must(behind);
    QVERIFY(behind->isEmpty());
}

void TstQueueSorting::openTicketsComeInOneSlice()
{
    QVERIFY(QueueSorting::isAtOnce({.which = Which::Open}));
    QVERIFY(QueueSorting::isAtOnce({.which = Which::Resolved}));
    QVERIFY(QueueSorting::isAtOnce({.which = Which::All, .person = m_bea}));
    QVERIFY(!QueueSorting::isAtOnce({.which = Which::All}));
    const QueueView view{Which::Open, Order::Requester, true, {}};
    const auto all = page(view);
    QueueSorting sorting(slice);
    Story::must(sorting.extend(database(), mira(), view));
    QVERIFY(sorting.isComplete());
    const auto rows = sorting.page(database(), mira(), view, 0, 1000);
    Story::must(rows);
    QCOMPARE(idsOf(*rows), idsOf(all));
}

void TstQueueSorting::onlyWhatMayBeReadIsSorted()
{
    const auto rita = m_story->personWith(u"end_user"_s, u"Rita"_s);
    const auto own = in(TicketStatus::New, rita.person);
    const QueueView view{Which::All, Order::Title, false, {}};

    const auto hers = QueueSorting::whole(database(), rita, view);
    Story::must(hers);
    QCOMPARE(hers->counted(), 1);
    const auto rows = hers->page(database(), rita, view, 0, 10);
    Story::must(rows);
    QCOMPARE(idsOf(*rows), QList<TicketId>{own});

    // Neither through a sorting that knows of more.
    const auto all = QueueSorting::whole(database(), mira(), view);
    Story::must(all);
    QVERIFY(all->counted() > tickets);
    const auto seen = all->page(database(), rita, view, 0, int(all->counted()));
    Story::must(seen);
    QCOMPARE(idsOf(*seen), QList<TicketId>{own});
}

void TstQueueSorting::whatTheViewHasLostIsMissing()
{
    const QueueView view{Which::Open, Order::Title, false, {}};
    const auto sorting = QueueSorting::whole(database(), mira(), view);
    Story::must(sorting);
    const auto added = in(TicketStatus::New);
    auto left = idsOf(page(view));
    left.removeOne(added);
    Story::must(
        incidents().cancel(mira(), left.first(), TicketCancelReason::Withdrawn, u"Never mind"_s));

    const auto rows = sorting->page(database(), mira(), view, 0, 1000);

    Story::must(rows);
    QCOMPARE(idsOf(*rows), left.mid(1));
}

void TstQueueSorting::onlyTheseOrdersAreSortedApart()
{
    for (int order = 0; order <= int(Order::Category); ++order) {
        const QueueView view{Which::All, Order(order), false, {}};
        QCOMPARE(QueueSorting::isFor(view), order >= int(Order::Title));
    }
}

QTEST_GUILESS_MAIN(TstQueueSorting)

#include "tst_queue_sorting.moc"
