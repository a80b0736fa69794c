#include "app/own_places.h"
#include "core/db/letter_order.h"
#include "core/demo/demo_desk.h"
#include "tests/support/plain_setup.h"
#include "ui/models/queue_model.h"
#include "ui/shell/backend.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace homeport;

namespace {

constexpr int patience = 15'000;
// Just more than are counted at once.
constexpr int tickets = QueueModel::countedAtOnce + 150;

} // namespace

class TstQueueModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aLongViewIsCountedToItsEndInTheBackground();
    void theLastRowsAreReachedByAnAnchor();
    void aLongViewIsSortedInTheBackground();
    void openWorkIsSortedAtOnce();
    void timeThatPassesIsToldAnew();

private:
    QTemporaryDir m_folder;
    Address m_address;
    std::unique_ptr<Backend> m_backend;
};

void TstQueueModel::initTestCase()
{
    m_address = {m_folder.filePath(u"long.homeport"_s)};
    DemoPlan plan;
    plan.tickets = tickets;
    plan.until = test::FakeClock().now();
    QVERIFY(makeDemoDesk(m_address, test::plainSetup(), plan, ownPlaces()));
    auto session = openDesk(m_address, Access::ReadWrite, systemWorld(ownPlaces()));
    QVERIFY(session);
    m_backend = std::make_unique<Backend>(m_address, ownPlaces());
    m_backend->setActor(test::administratorOf(**session));
}

void TstQueueModel::aLongViewIsCountedToItsEndInTheBackground()
{
    QueueModel model(*m_backend);
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy refreshed(&model, &QueueModel::refreshed);

    model.setView({.which = QueueView::Which::All});
    QTRY_VERIFY_WITH_TIMEOUT(refreshed.size() >= 1, patience);
    const bool wasExact = model.isExact();
    const auto first = model.total();

    QTRY_VERIFY_WITH_TIMEOUT(model.isExact(), patience);
    QCOMPARE(model.total(), tickets);
    QCOMPARE(model.rowCount(), tickets);
    if (!wasExact) // the pass may have ended before we looked
        QCOMPARE(first, QueueModel::countedAtOnce);
}

void TstQueueModel::timeThatPassesIsToldAnew()
{
    QueueModel model(*m_backend);
    model.setView({.which = QueueView::Which::All});
    QTRY_VERIFY_WITH_TIMEOUT(model.isExact() && model.row(0), patience);
    QSet<int> told;
    connect(&model, &QueueModel::dataChanged, this,
        [&](const QModelIndex& first, const QModelIndex& last) {
            for (int column = first.column(); column <= last.column(); ++column)
                told.insert(column);
        });

    emit m_backend->timePassed();

    for (const auto column : {QueueModel::Due, QueueModel::Updated, QueueModel::Created})
        QVERIFY(told.contains(column));
}

void TstQueueModel::theLastRowsAreReachedByAnAnchor()
{
    QueueModel model(*m_backend);
    model.setView({.which = QueueView::Which::All});
    QTRY_VERIFY_WITH_TIMEOUT(model.isExact() && model.total() == tickets, patience);

    model.show(tickets - 10, tickets - 1);

    QTRY_VERIFY_WITH_TIMEOUT(model.row(tickets - 1) != nullptr, patience);
    QVERIFY(model.row(tickets - 1)->updatedAt <= model.row(tickets - 2)->updatedAt);
    model.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(model.row(tickets - 1) != nullptr, patience);
    QCOMPARE(model.rowCount(), tickets);
}

/// No index has its order.
void TstQueueModel::aLongViewIsSortedInTheBackground()
{
    QueueModel model(*m_backend);
    model.setView(
        {.which = QueueView::Which::All, .order = QueueView::Order::Title, .descending = false});
    QTRY_VERIFY_WITH_TIMEOUT(model.row(0) != nullptr, patience); // before all of it is sorted
    QTRY_VERIFY_WITH_TIMEOUT(model.isExact() && model.total() == tickets, patience);
    const auto titleOf = [&](int row) { return inLetterOrder(model.row(row)->title.toUtf8()); };

    QSet<TicketId> seen;
    for (const int first : {0, tickets / 2, tickets - 10}) {
        model.show(first, first + 9);
        QTRY_VERIFY_WITH_TIMEOUT(model.row(first) && model.row(first + 9), patience);
        for (int row = first; row < first + 10; ++row) {
            QVERIFY(row == first || titleOf(row - 1) <= titleOf(row));
            QVERIFY(!seen.contains(model.row(row)->id));
            seen.insert(model.row(row)->id);
        }
    }
    model.refresh(); // and once more, now from what was sorted
    QTRY_VERIFY_WITH_TIMEOUT(model.row(tickets - 1) != nullptr, patience);
    QCOMPARE(model.rowCount(), tickets);
}

void TstQueueModel::openWorkIsSortedAtOnce()
{
    QueueModel model(*m_backend);
    const QSignalSpy refreshed(&model, &QueueModel::refreshed);
    model.setView({.which = QueueView::Which::Open,
        .order = QueueView::Order::Requester,
        .descending = true});
    QTRY_VERIFY_WITH_TIMEOUT(refreshed.size() >= 1, patience);
    QVERIFY(model.isExact());
    const auto last = int(model.total()) - 1;
    QVERIFY(last > 0);

    model.show(last - 1, last);

    QTRY_VERIFY_WITH_TIMEOUT(model.row(last) && model.row(last - 1), patience);
    QVERIFY(inLetterOrder(model.row(last)->requester.toUtf8())
        <= inLetterOrder(model.row(last - 1)->requester.toUtf8()));
}

QTEST_MAIN(TstQueueModel)
#include "tst_queue_model.moc"
