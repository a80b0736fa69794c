#include "core/demo/demo_desk.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include "record/tag.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What the database itself says has changed is what the journal says; and the oracle that holds
/// one against the other sees when it is not.
class TstSessionOracle : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void aStoryOfIncidentsIsToldWhole();
    void anImportInOneTransactionIsToldWhole();
    void aDemonstrationIsToldWhole();
    void aRowSetBehindTheJournalIsSeen();
    void aCellThatTheRowDoesNotTakeIsSeen();
    void aRefusedCommandIsNoChange();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    QStringList taken()
    {
        const auto findings = m_story->oracle->findings();
        m_story->oracle.reset();
        return findings;
    }

    std::unique_ptr<test::Story> m_story;
};

void TstSessionOracle::initTestCase_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("sqlite") << u"sqlite"_s;
}

void TstSessionOracle::init()
{
    m_story = std::make_unique<test::Story>();
    if (!m_story->oracle)
        QSKIP("this SQLite is built without the session extension");
}

void TstSessionOracle::aStoryOfIncidentsIsToldWhole()
{
    const auto id = m_story->incidentIn(TicketStatus::Resolved);
    QVERIFY(id);
    QVERIFY(m_story->run(u"reopen"_s, *id));
    QVERIFY(m_story->incidents().edit(
        m_story->mira(), *id, {.title = QString(200, u'x'), .description = QString(900, u'y')}));
    QVERIFY(m_story->incidents().edit(m_story->mira(), *id, {.title = u"short"_s}));

    QVERIFY(m_story->oracle->commits() >= 6);
    QCOMPARE(taken(), QStringList());
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

    QCOMPARE(m_story->oracle->commits(), 1);
    QCOMPARE(taken(), QStringList());
}

void TstSessionOracle::aDemonstrationIsToldWhole()
{
    DeskSetup setup;
    setup.organization = u"Nordhafen Logistics"_s;
    setup.adminLogin = u"mira"_s;
    setup.password = test::password;
    DemoPlan plan;
    plan.tickets = 50;
    plan.until = test::FakeClock().now();
    QStringList findings{u"nobody watched"_s};
    int commits = 0;
    plan.watch = [&](Replica& made) {
        return std::shared_ptr<void>(
            test::SessionOracle::watch(made).release(), [&](test::SessionOracle* oracle) {
                findings = oracle->findings();
                commits = oracle->commits();
                delete oracle;
            });
    };

    const auto outcome = makeDemoDesk(test::freshAddress(), setup, plan, ownPlaces());

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(outcome->tickets, 50);
    QCOMPARE(findings, QStringList());
    QVERIFY(commits >= 2); // the people and places, and then their incidents
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

    const auto findings = taken();
    QCOMPARE(findings.size(), 1);
    QVERIFY2(findings.first().contains(u"ticket.title"_s)
            && findings.first().contains(u"behind the journal"_s),
        qPrintable(findings.first()));
}

void TstSessionOracle::aCellThatTheRowDoesNotTakeIsSeen()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    // The fold's store is cut off from the row: the journal tells of a title nobody holds.
    QVERIFY(replica().database().script("CREATE TEMP TRIGGER keep BEFORE UPDATE OF title ON "
                                        "main.ticket BEGIN SELECT RAISE(IGNORE); END"));

    QVERIFY(m_story->incidents().edit(m_story->mira(), *id, {.title = u"Printer smokes"_s}));

    const auto findings = taken();
    QCOMPARE(findings.size(), 1);
    QVERIFY2(findings.first().contains(u"the row does not"_s), qPrintable(findings.first()));
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

    QCOMPARE(taken(), QStringList());
}

QTEST_GUILESS_MAIN(TstSessionOracle)
#include "tst_session_oracle.moc"
