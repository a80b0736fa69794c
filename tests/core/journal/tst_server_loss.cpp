// The server dies in the middle of commands and comes back: what was acknowledged is there, what is
// in doubt is asked for and not repeated, and everybody goes on (REL-12, REL-13).
// HOMEPORT_SERVER_KILLS sets the number of deaths in the stream; 8 when left out.
#include "app/own_places.h"
#include "core/desk/desk.h"
#include "core/exchange/verify.h"
#include "tests/support/private_server.h"
#include "tests/support/told_error.h"

#include <QTest>
#include <QThread>

#include <atomic>

#include "record/tag.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::told;

namespace {

constexpr Sql tagNames{"test.tags", "SELECT name FROM tag"};
constexpr Sql entriesOf{"test.entriesOf", "SELECT count(*) FROM jr_tx WHERE command_id = :id"};

/// Makes one tag, under one command id however often it is asked.
struct Wish
{
    Command command{.code = u"test.tag"_s, .id = CommandId(QUuid::createUuid())};
    QString name;
    TagId tag = {};
    int runs = 0;

    Result<EntryRef> tell(Replica& replica)
    {
        return replica.write({}, command, [this](UnitOfWork& unit) {
            ++runs;
            record::Tag made;
            made.name = name;
            auto done = unit.create(made);
            tag = made.id;
            return done;
        });
    }
};

} // namespace

class TstServerLoss : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void anIdleReplicaGoesOnAfterARestart();
    void aCommitInDoubtIsAskedForNotRepeated();
    void aBatchInDoubtIsNotRepeatedWhereItsLastStepChangedNothing();
    void aCommandCutOffBeforeItsCommitIsDoneOnce();
    void aStreamOfCommandsOutlivesItsServer();

private:
    std::unique_ptr<Session> open()
    {
        auto session = openDesk(m_server->address(), Access::ReadWrite, systemWorld(ownPlaces()));
        if (!session)
            qFatal("%s", qPrintable(told(session.error())));
        return std::move(*session);
    }
    /// Asks until the server is back, as a person would press the button again.
    static Result<EntryRef> insist(Wish& wish, Replica& replica)
    {
        Result<EntryRef> outcome = wish.tell(replica);
        for (int i = 0; !outcome && i < 3000; ++i) {
            if (outcome.error().kind != Error::Kind::Unavailable)
                return outcome;
            QThread::msleep(10);
            outcome = wish.tell(replica);
        }
        return outcome;
    }

    std::unique_ptr<test::PrivateServer> m_server;
};

void TstServerLoss::initTestCase()
{
    m_server = std::make_unique<test::PrivateServer>();
    if (!m_server->whyNot().isEmpty())
        QSKIP(qPrintable(m_server->whyNot()));
    QVERIFY(m_server->startWithDesk());
}

void TstServerLoss::cleanup()
{
    const auto session = open();
    const auto found = verifyDesk(*session->replica);
    QVERIFY2(found, found ? "" : qPrintable(told(found.error())));
    QCOMPARE(found->findings, QStringList());
}

void TstServerLoss::anIdleReplicaGoesOnAfterARestart()
{
    const auto session = open();
    Wish before{.name = u"before"_s};
    QVERIFY(before.tell(*session->replica));
    m_server->killAtOnce();
    QVERIFY(m_server->start());

    Wish after{.name = u"after"_s};
    const auto written = after.tell(*session->replica);
    QVERIFY2(written, written ? "" : qPrintable(told(written.error())));

    m_server->killAtOnce();
    QVERIFY(m_server->start());
    const auto read = session->replica->read([](Database& database) {
        return number(database, {"test.count", "SELECT count(*) FROM tag"});
    });
    QVERIFY2(read, read ? "" : qPrintable(told(read.error())));
}

void TstServerLoss::aCommitInDoubtIsAskedForNotRepeated()
{
    QVERIFY(m_server->holdCommits()); // they reach the disk, and nobody is told
    Wish wish{.name = u"in doubt"_s};
    Result<EntryRef> first = Error{};
    Result<EntryRef> second = Error{};
    std::unique_ptr<QThread> writing(QThread::create([&] {
        const auto session = open();
        first = wish.tell(*session->replica);
        second = first ? first : insist(wish, *session->replica);
    }));
    writing->start();
    QTRY_COMPARE_WITH_TIMEOUT(
        m_server->ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"),
        QByteArray("1"), 20000);

    m_server->endHold();
    m_server->killAtOnce();
    QVERIFY(m_server->start());

    QVERIFY(writing->wait(60000));
    QVERIFY2(first || first.error().code == "COMMIT_UNKNOWN"_L1,
        first ? "" : qPrintable(told(first.error())));
    QVERIFY2(second, second ? "" : qPrintable(told(second.error())));
    QCOMPARE(wish.runs, 1);
    const auto session = open();
    QCOMPARE(*number(session->replica->database(), entriesOf, {{"id", wish.command.id}}), 1);
}

/// Such a step has no entry by which the batch could be found.
void TstServerLoss::aBatchInDoubtIsNotRepeatedWhereItsLastStepChangedNothing()
{
    const auto session = open();
    int runs = 0;
    const Replica::Work makeTag = [&](UnitOfWork& unit) {
        ++runs;
        record::Tag made;
        made.name = u"of a batch"_s;
        return unit.create(made);
    };
    const Replica::Work doNothing = [](UnitOfWork&) { return Result<>(); };
    const std::vector<Replica::Step> steps{
        {{}, {.code = u"test.tag"_s}, makeTag}, {{}, {.code = u"test.nothing"_s}, doNothing}};
    QVERIFY(m_server->holdCommits());
    Result<> done;
    std::unique_ptr<QThread> writing(
        QThread::create([&] { done = session->replica->writeAll(steps); }));
    writing->start();
    QTRY_COMPARE_WITH_TIMEOUT(
        m_server->ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"),
        QByteArray("1"), 20000);

    // It is on the disk, and its connection ends before anybody is told.
    m_server->endHold();
    m_server->ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                  " WHERE wait_event = 'SyncRep'");
    m_server->ask("SELECT pg_reload_conf()");

    QVERIFY(writing->wait(60000));
    QVERIFY2(done, done ? "" : qPrintable(told(done.error())));
    QCOMPARE(runs, 1);
}

void TstServerLoss::aCommandCutOffBeforeItsCommitIsDoneOnce()
{
    auto other = Database::open(m_server->address(), Access::ReadWrite);
    QVERIFY(other);
    QVERIFY((*other)->begin());
    QVERIFY((*other)->nextArrival()); // whoever commits waits for this one to end
    Wish wish{.name = u"cut off"_s};
    Result<EntryRef> first = Error{};
    Result<EntryRef> second = Error{};
    std::atomic<bool> isOpen = false;
    std::atomic<bool> mayWrite = false;
    std::unique_ptr<QThread> writing(QThread::create([&] {
        const auto session = open();
        isOpen = true;
        while (!mayWrite)
            QThread::msleep(1);
        first = wish.tell(*session->replica);
        second = insist(wish, *session->replica);
    }));
    writing->start();
    QTRY_VERIFY_WITH_TIMEOUT(isOpen, 60000);
    mayWrite = true; // whoever waits does so for five seconds
    QTRY_COMPARE_WITH_TIMEOUT(
        m_server->ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory'"),
        QByteArray("1"), 4000);

    m_server->killAtOnce();
    QVERIFY(m_server->start());

    QVERIFY(writing->wait(60000));
    QVERIFY(!first);
    QCOMPARE(first.error().kind, Error::Kind::Unavailable);
    QVERIFY2(second, second ? "" : qPrintable(told(second.error())));
    QCOMPARE(wish.runs, 2);
    const auto session = open();
    QCOMPARE(*number(session->replica->database(), entriesOf, {{"id", wish.command.id}}), 1);
}

void TstServerLoss::aStreamOfCommandsOutlivesItsServer()
{
    const int kills = qEnvironmentVariableIsSet("HOMEPORT_SERVER_KILLS")
        ? qEnvironmentVariableIntValue("HOMEPORT_SERVER_KILLS")
        : 8;
    std::vector<Wish> acknowledged;
    std::atomic<int> done = 0;
    std::atomic<bool> isOver = false;
    QStringList faults;
    int refusals = 0;
    std::unique_ptr<QThread> writing(QThread::create([&] {
        const auto session = open();
        for (int i = 0; !isOver; ++i) {
            Wish wish{.name = u"stream %1"_s.arg(i)};
            auto outcome = wish.tell(*session->replica);
            if (!outcome) {
                ++refusals;
                outcome = insist(wish, *session->replica);
            }
            if (!outcome) {
                faults << told(outcome.error());
                return;
            }
            acknowledged.push_back(wish);
            ++done;
        }
    }));
    QSet<QUuid> heard;
    QStringList twice;
    std::atomic<bool> isWatching = false; // hears only what is written from then on
    std::unique_ptr<QThread> watching(QThread::create([&] {
        const auto session = open();
        isWatching = true;
        qint64 last = 0;
        for (int quiet = 0; quiet < 2;) {
            // One more look after the writer has ended sees all of it.
            const bool isLate = isOver && writing->isFinished();
            auto touch = session->replica->poll();
            if (touch) {
                quiet += isLate ? 1 : 0;
                for (const auto& root : std::as_const(touch->roots)) {
                    if (heard.contains(root))
                        twice << root.toString();
                }
                heard += touch->roots;
                if (touch->arrival > 0 && touch->arrival <= last)
                    twice << u"arrival %1"_s.arg(touch->arrival);
                last = qMax(last, touch->arrival);
            }
            QThread::msleep(quiet > 0 ? 1100 : 5); // it looks by itself once a second
        }
    }));
    watching->start();
    QTRY_VERIFY_WITH_TIMEOUT(isWatching, 30000);
    writing->start();
    SeededRandom random(4);

    for (int i = 0; i < kills; ++i) {
        const int before = done;
        QTRY_VERIFY_WITH_TIMEOUT(done > before + 3 || writing->isFinished(), 30000);
        QTest::qSleep(int(random.below(30)));
        m_server->killAtOnce();
        QVERIFY(m_server->start());
    }
    const int before = done;
    QTRY_VERIFY_WITH_TIMEOUT(done > before + 3 || writing->isFinished(), 30000);
    isOver = true;
    QVERIFY(writing->wait(60000));
    QVERIFY(watching->wait(60000));

    QCOMPARE(faults, QStringList());
    QCOMPARE(twice, QStringList());
    const auto session = open();
    QStringList held;
    auto names = session->replica->database().query(tagNames);
    QVERIFY(names);
    while ((*names)->next())
        held << (*names)->text(0);
    names->reset();
    for (const auto& wish : acknowledged) {
        QVERIFY2(held.count(wish.name) == 1, qPrintable(wish.name));
        QCOMPARE(*number(session->replica->database(), entriesOf, {{"id", wish.command.id}}), 1);
        QVERIFY2(heard.contains(wish.tag.value()), qPrintable(wish.name));
    }
    qInfo("%d deaths, %d acknowledged, %d refused meanwhile", kills, int(acknowledged.size()),
        refusals);
}

QTEST_GUILESS_MAIN(TstServerLoss)
#include "tst_server_loss.moc"
