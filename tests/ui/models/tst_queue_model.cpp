#include "app/own_places.h"
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

QTEST_MAIN(TstQueueModel)
#include "tst_queue_model.moc"
