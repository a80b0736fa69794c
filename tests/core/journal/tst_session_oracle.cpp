#include "core/demo/demo_desk.h"
#include "tests/support/plain_setup.h"
#include "tests/support/second_replica.h"
#include "tests/support/watched_desks.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#include "record/tag.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

/// As careless code could: a cell is set and no entry says so.
Result<> setBesideTheJournal(Replica& replica)
{
    auto& database = replica.database();
    if (auto begun = database.begin(); !begun)
        return begun;
    if (auto guard = database.openGuard(); !guard)
        return guard;
    auto past = database.exec({"test.past", "UPDATE organization SET name = 'x'"});
    if (!past)
        return past.error();
    return database.commit();
}

Result<> setByAnotherConnection(const Address& address)
{
    const test::FakeClock clock;
    SeededRandom random(5);
    auto session = openDesk(address, Access::ReadWrite, {&clock, &random, ownPlaces()});
    return session ? setBesideTheJournal(*(*session)->replica) : session.error();
}

/// On a desk of its own, and nobody takes what is found.
bool leavesAFinding()
{
    const QTemporaryDir folder;
    const Address address{folder.filePath(u"desk.homeport"_s)};
    test::setUpAt(address);
    return bool(setByAnotherConnection(address));
}

} // namespace

/// What another process runs: a test that would pass.
class TstCareless : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { test::dropFreshAddresses(); }
    void leavesAFinding() { QVERIFY(::leavesAFinding()); }
};

/// What the database itself says has changed is what the journal says; and whatever holds one
/// against the other sees when it is not.
class TstSessionOracle : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup();
    void aStoryOfIncidentsIsToldWhole();
    void anImportInOneTransactionIsToldWhole();
    void aDemonstrationIsToldWhole();
    void aRowSetBehindTheJournalIsSeen();
    void aCellThatTheRowDoesNotTakeIsSeen();
    void aRowThatIsNotMadeIsSeen();
    void aCellThatNoEntrySetsIsSeen();
    void anotherConnectionOnItsThreadIsWatched();
    void aRefusedCommandIsNoChange();
    void theMakingOfADeskIsToldWhole();
    void whatOthersWroteIsMerged();
    void whatIsMeantIsPassedOver();
    void whatNobodyTakesFails_data();
    void whatNobodyTakesFails();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    int commits() const { return test::judgedCommits() - m_before; }

    std::unique_ptr<test::Story> m_story;
    int m_before = 0;
};

void TstSessionOracle::initTestCase_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("sqlite") << u"sqlite"_s;
}

void TstSessionOracle::init()
{
    if (!test::areDesksWatched())
        QSKIP("this SQLite is built without the session extension, or times are judged");
    m_story = std::make_unique<test::Story>();
    m_before = test::judgedCommits();
}

void TstSessionOracle::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

void TstSessionOracle::aStoryOfIncidentsIsToldWhole()
{
    const auto id = m_story->incidentIn(TicketStatus::Resolved);
    QVERIFY(id);
    QVERIFY(m_story->run(u"reopen"_s, *id));
    QVERIFY(m_story->incidents().edit(
        m_story->mira(), *id, {.title = QString(200, u'x'), .description = QString(900, u'y')}));
    QVERIFY(m_story->incidents().edit(m_story->mira(), *id, {.title = u"short"_s}));

    QVERIFY(commits() >= 6);
    QCOMPARE(test::takenFindings(), QStringList());
}

void TstSessionOracle::anImportInOneTransactionIsToldWhole()
{
    TagId tag;
    const auto make = [&](UnitOfWork& unit) {
        record::Tag made;
        made.name = u"vpn"_s;
        auto done = unit.create(made);
        tag = made.id;
        return done;
    };
    const auto rename = [&](UnitOfWork& unit) -> Result<> {
        auto held = unit.get<record::Tag>(tag);
        if (!held)
            return held.error();
        held->name = u"network"_s;
        return unit.put(*held);
    };
    const auto remove = [&](UnitOfWork& unit) { return unit.remove<record::Tag>(tag); };

    QVERIFY(replica().writeAll({{{}, {.code = u"a"_s}, make}, {{}, {.code = u"b"_s}, rename},
        {{}, {.code = u"c"_s}, remove}}));

    QCOMPARE(commits(), 1);
    QCOMPARE(test::takenFindings(), QStringList());
}

void TstSessionOracle::aDemonstrationIsToldWhole()
{
    DemoPlan plan;
    plan.tickets = 50;
    plan.until = test::FakeClock().now();

    const auto outcome = makeDemoDesk(test::freshAddress(), test::plainSetup(), plan, ownPlaces());

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(outcome->tickets, 50);
    QVERIFY(commits() >= 3); // the desk, the people and places, and then their incidents
    QCOMPARE(test::takenFindings(), QStringList());
}

void TstSessionOracle::aRowSetBehindTheJournalIsSeen()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);

    // A unit that goes past its own door, as careless code could.
    QVERIFY(replica().write({}, {.code = u"test"_s}, [&](UnitOfWork& unit) -> Result<> {
        if (auto guard = unit.database().openGuard(); !guard)
            return guard;
        auto past = unit.database().exec(
            {"test.past", "UPDATE ticket SET title = 'x' WHERE id = :id"}, {{"id", *id}});
        if (!past)
            return past.error();
        record::Tag tag;
        tag.name = u"vpn"_s;
        return unit.create(tag);
    }));

    const auto findings = test::takenFindings();
    QCOMPARE(findings.size(), 1);
    QVERIFY2(findings.first().contains(u"ticket.title"_s)
            && findings.first().contains(u"behind the journal"_s),
        qPrintable(findings.first()));
}

void TstSessionOracle::aCellThatNoEntrySetsIsSeen()
{
    QVERIFY(setBesideTheJournal(replica()));

    const auto findings = test::takenFindings();
    QCOMPARE(findings.size(), 1);
    QVERIFY2(findings.first().contains(u"without an entry: organization.name"_s),
        qPrintable(findings.first()));
    QCOMPARE(commits(), 0);
}

void TstSessionOracle::anotherConnectionOnItsThreadIsWatched()
{
    Result<> done;
    std::thread thread([&] { done = setByAnotherConnection(m_story->desk->address); });
    thread.join();
    QVERIFY(done);

    const auto findings = test::takenFindings();
    QCOMPARE(findings.size(), 1);
    QVERIFY2(findings.first().contains(u"organization.name"_s), qPrintable(findings.first()));
}

void TstSessionOracle::aCellThatTheRowDoesNotTakeIsSeen()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    // The fold's store is cut off from the row: the journal tells of a title nobody holds.
    QVERIFY(replica().database().script("CREATE TEMP TRIGGER keep BEFORE UPDATE OF title ON "
                                        "main.ticket BEGIN SELECT RAISE(IGNORE); END"));

    QVERIFY(m_story->incidents().edit(m_story->mira(), *id, {.title = u"Printer smokes"_s}));

    const auto findings = test::takenFindings();
    QCOMPARE(findings.size(), 1);
    QVERIFY2(findings.first().contains(u"the row does not"_s), qPrintable(findings.first()));
}

void TstSessionOracle::aRowThatIsNotMadeIsSeen()
{
    QVERIFY(replica().database().script("CREATE TEMP TRIGGER keep BEFORE INSERT ON main.tag "
                                        "BEGIN SELECT RAISE(IGNORE); END"));

    QVERIFY(replica().write({}, {.code = u"test"_s}, [](UnitOfWork& unit) {
        record::Tag tag;
        tag.name = u"vpn"_s;
        return unit.create(tag);
    }));

    const auto findings = test::takenFindings();
    QCOMPARE(findings.size(), 1);
    QVERIFY2(findings.first().contains(u"tag: the journal makes a row that is not there"_s),
        qPrintable(findings.first()));
}

void TstSessionOracle::aRefusedCommandIsNoChange()
{
    QVERIFY(!replica().write({}, {.code = u"test"_s}, [](UnitOfWork& unit) -> Result<> {
        record::Tag tag;
        tag.name = u"vpn"_s;
        if (auto done = unit.create(tag); !done)
            return done;
        return Error{Error::Kind::Denied, u"test"_s};
    }));
    QVERIFY(m_story->incidentIn(TicketStatus::New));

    QCOMPARE(test::takenFindings(), QStringList());
}

void TstSessionOracle::theMakingOfADeskIsToldWhole()
{
    test::setUpAt(test::freshAddress());

    QVERIFY(commits() >= 1);
    QCOMPARE(test::takenFindings(), QStringList());
}

/// The entry that comes later and is older sets nothing.
void TstSessionOracle::whatOthersWroteIsMerged()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    test::SecondReplica other(*m_story);
    QVERIFY(other.incidents().edit(m_story->mira(), *id, {.title = u"Printer smokes"_s}));
    m_story->desk->clock.advance(std::chrono::minutes(1));
    QVERIFY(m_story->incidents().edit(m_story->mira(), *id, {.title = u"Printer burns"_s}));

    other.exchange();

    QCOMPARE(m_story->ticket(*id).title, u"Printer burns"_s);
    QCOMPARE(other.ticket(*id).title, u"Printer burns"_s);
    QCOMPARE(test::takenFindings(), QStringList());
}

void TstSessionOracle::whatIsMeantIsPassedOver()
{
    {
        const test::Unwatched meant("a test of this very thing");
        QVERIFY(setBesideTheJournal(replica()));
    }
    QCOMPARE(test::takenFindings(), QStringList());

    // What comes then is judged again.
    QVERIFY(m_story->incidentIn(TicketStatus::New));
    QVERIFY(commits() >= 1);
    QCOMPARE(test::takenFindings(), QStringList());
}

void TstSessionOracle::whatNobodyTakesFails_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("the test") << u"--test"_s << QByteArray("FAIL!");
    QTest::newRow("the program at its end") << u"--end"_s << QByteArray("beside the journal: ");
}

void TstSessionOracle::whatNobodyTakesFails()
{
    QFETCH(const QString, how);
    QFETCH(const QByteArray, told);
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);

    program.start(QCoreApplication::applicationFilePath(), {how});

    QVERIFY(program.waitForFinished(60'000));
    const auto said = program.readAll();
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QVERIFY2(program.exitCode() == 1, said.constData());
    QVERIFY2(said.contains(told) && said.contains("organization.name"), said.constData());
}

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const auto mode = app.arguments().value(1);
    if (mode == "--end"_L1)
        return leavesAFinding() ? 0 : 3;
    if (mode == "--test"_L1) {
        TstCareless careless;
        return QTest::qExec(&careless);
    }
    TstSessionOracle test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_session_oracle.moc"
