#include "tests/core/journal/foreign_entries.h"

#include <QTest>

#include "record/organization.h"
#include "record/sla_policy.h"
#include "record/time_entry.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What a desk does with entries that others wrote, good and bad ones.
class TstIntake : public QObject, test::OnForeignEntries
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void aBadEntryStopsItsOwnStreamAlone_data();
    void aBadEntryStopsItsOwnStreamAlone();
    void manyGoodEntriesAreTakenAsOne();
    void aBadEntryAmongManyIsFoundAndTheRestTaken();
    void bytesThatAreNoEntryAreKeptAside();
    void whatARefusedEntrySaidCountsForNoOther();
    void aStreamWithAForkStandsStill();
    void whatIsKnownIsNotFoldedAgain();
    void twoDevicesMayUseOneCommandId();
    void whatAnotherTakesInAtOnceIsNotRefused();
    void afterReceivingTheGuardIsShut();

private:
    /// Of every policy of the desk, which holds from the day it was set up on.
    Result<> beginPolicies(UnitOfWork& unit)
    {
        QList<SlaPolicyId> ids;
        auto rows = unit.database().query({"test.policies", "SELECT id FROM sla_policy"});
        while (rows && (*rows)->next())
            ids += SlaPolicyId((*rows)->uuid(0));
        rows->reset();
        for (const auto& id : std::as_const(ids)) {
            auto policy = unit.get<record::SlaPolicy>(id);
            policy->effectiveFrom = u"2026-01-05"_s;
            if (auto put = unit.put(*policy); !put)
                return put;
        }
        return {};
    }
    Entry ratingOf(TicketId ticket)
    {
        auto entry = entryOf(QUuid::createUuid(), 1, {});
        const auto& table = record::Ticket::table();
        const auto urgency = table.fields[record::Ticket::Field::Urgency].id;
        entry.edits = {{table.id, ticket.value(), urgency, 3, 1, false}};
        return entry;
    }
};

void TstIntake::aBadEntryStopsItsOwnStreamAlone_data()
{
    QTest::addColumn<QString>("flaw");
    QTest::newRow("NUL in a text") << u"nul"_s;
    QTest::newRow("a number for a text") << u"kind"_s;
    QTest::newRow("a text too long") << u"long"_s;
    QTest::newRow("another organization") << u"space"_s;
    QTest::newRow("a row that nobody made") << u"row"_s;
    QTest::newRow("a field that nobody knows") << u"field"_s;
}

void TstIntake::aBadEntryStopsItsOwnStreamAlone()
{
    QFETCH(QString, flaw);
    const auto bad = QUuid::createUuid();
    auto first = entryOf(bad, 1, u"bad"_s);
    if (flaw == "nul"_L1)
        first.edits[1].value = u"a\0b"_s;
    else if (flaw == "kind"_L1)
        first.edits[1].value = 7;
    else if (flaw == "long"_L1)
        first.edits[1].value = QString(61, u'x');
    else if (flaw == "space"_L1)
        first.space = QUuid::createUuid();
    else if (flaw == "row"_L1)
        first.edits.erase(first.edits.begin());
    else
        first.edits[1].field = 900;

    const auto received = replica().receive({first.encoded(), entryOf(bad, 2, u"after"_s).encoded(),
        entryOf(QUuid::createUuid(), 1, u"good"_s).encoded()});

    QVERIFY2(received, qPrintable(received ? QString() : received.error().detail));
    QCOMPARE(received->folded, 1);
    QCOMPARE(received->refused, 1);
    QCOMPARE(received->waiting, 1);
    QCOMPARE(tags(), QStringList{u"good"_s});
    QCOMPARE(count("SELECT count(*) FROM jr_quarantine"), 1);
}

/// PostgreSQL writes on each row in which transaction, or savepoint of one, it was made.
void TstIntake::manyGoodEntriesAreTakenAsOne()
{
    QList<QByteArray> sent;
    QStringList names;
    const QUuid devices[] = {QUuid::createUuid(), QUuid::createUuid()};
    for (int i = 0; i < 60; ++i) {
        names << u"tag %1"_s.arg(i, 2, 10, QLatin1Char('0'));
        sent << entryOf(devices[i % 2], 1 + i / 2, names.last()).encoded();
    }

    const auto received = replica().receive(sent);

    QVERIFY2(received, qPrintable(received ? QString() : received.error().detail));
    QCOMPARE(received->folded, 60);
    QCOMPARE(tags(), names);
    const auto heads = replica().heads();
    QVERIFY(heads);
    QCOMPARE(heads->value(devices[0]), 30);
    QCOMPARE(heads->value(devices[1]), 30);
    QFETCH_GLOBAL(QString, dialect);
    if (dialect != "sqlite"_L1)
        QCOMPARE(count("SELECT count(DISTINCT CAST(xmin AS text)) FROM tag"), 1);
}

/// What the database refuses only when it is told of all of them.
void TstIntake::aBadEntryAmongManyIsFoundAndTheRestTaken()
{
    const auto& times = record::TimeEntry::table();
    using Field = record::TimeEntry::Field;
    auto bad = entryOf(QUuid::createUuid(), 1, u"bad"_s);
    const auto incident = m_desk->session->incidents.create(m_desk->admin,
        {.title = u"Printer on fire"_s,
            .description = u"It smokes"_s,
            .requester = m_desk->admin.person,
            .impact = 2,
            .urgency = 2});
    QVERIFY(incident);
    const auto booked = QUuid::createUuid();
    const std::pair<int, Value> cells[] = {{Field::TicketId, incident->ticket.id},
        {Field::UserId, m_desk->admin.person}, {Field::StartedAt, m_desk->clock.now()},
        {Field::Minutes, 0}}; // which is refused
    bad.edits.push_back({times.id, booked, 0, {}, {}, false});
    for (const auto& [field, value] : cells)
        bad.edits.push_back({times.id, booked, times.fields[size_t(field)].id, value, {}, false});
    QList<QByteArray> sent;
    const auto device = QUuid::createUuid();
    for (int i = 1; i <= 40; ++i) {
        sent << entryOf(device, i, u"tag %1"_s.arg(i)).encoded();
        if (i == 20)
            sent << bad.encoded();
    }

    const auto received = replica().receive(sent);
    const auto again = replica().receive({entryOf(device, 41, u"tag 41"_s).encoded()});

    QVERIFY2(received, qPrintable(received ? QString() : received.error().detail));
    QCOMPARE(received->folded, 40);
    QCOMPARE(received->refused, 1);
    QVERIFY(again);
    QCOMPARE(again->folded, 1);
    QCOMPARE(tags().size(), 41);
    QVERIFY(!tags().contains(u"bad"_s));
    QCOMPARE(count("SELECT count(*) FROM time_entry"), 0);
    QCOMPARE(count("SELECT count(*) FROM jr_quarantine"), 1);
}

void TstIntake::bytesThatAreNoEntryAreKeptAside()
{
    const auto received =
        replica().receive({"rubbish", entryOf(QUuid::createUuid(), 1, u"good"_s).encoded()});

    QVERIFY(received);
    QCOMPARE(received->folded, 1);
    QCOMPARE(received->refused, 1);
    QCOMPARE(count("SELECT count(*) FROM jr_quarantine"), 1);
}

/// Within one transaction what the clocks follow is read once for many tickets.
void TstIntake::whatARefusedEntrySaidCountsForNoOther()
{
    const auto& admin = m_desk->admin;
    auto& incidents = m_desk->session->incidents;
    QVERIFY(replica().write(
        {}, {.code = u"test"_s}, [&](UnitOfWork& unit) { return beginPolicies(unit); }));
    QList<TicketId> ids;
    for (int i = 0; i < 2; ++i) {
        const auto made = incidents.create(admin,
            {.title = u"Printer on fire"_s,
                .description = u"It smokes"_s,
                .requester = admin.person,
                .impact = 2,
                .urgency = 1});
        QVERIFY(made);
        ids += made->ticket.id;
    }
    m_desk->clock.advance(std::chrono::minutes(1));
    auto bad = ratingOf(ids[0]);
    const auto& desk = record::Organization::table();
    const auto zone = desk.fields[record::Organization::Field::TimeZone].id;
    bad.edits.insert(bad.edits.begin(), // where it is Sunday
        {desk.id, replica().organization(), zone, u"Pacific/Midway"_s, u"Europe/Oslo"_s, false});
    const auto& times = record::TimeEntry::table();
    using Field = record::TimeEntry::Field;
    const auto booked = QUuid::createUuid();
    const std::pair<int, Value> cells[] = {{Field::TicketId, ids[0]}, {Field::UserId, admin.person},
        {Field::StartedAt, m_desk->clock.now()}, {Field::Minutes, 0}}; // which is refused
    bad.edits.push_back({times.id, booked, 0, {}, {}, false});
    for (const auto& [field, value] : cells)
        bad.edits.push_back({times.id, booked, times.fields[size_t(field)].id, value, {}, false});

    const auto received = replica().receive({bad.encoded(), ratingOf(ids[0]).encoded()});
    const auto alone = replica().receive({ratingOf(ids[1]).encoded()});

    QVERIFY(received && alone);
    QCOMPARE(received->refused, 1);
    QCOMPARE(received->folded, 1);
    const auto due = incidents.find(admin, ids[1])->ticket.nextDueAt;
    QVERIFY(due);
    QCOMPARE(incidents.find(admin, ids[0])->ticket.urgency, 3);
    QCOMPARE(incidents.find(admin, ids[0])->ticket.nextDueAt, due);
}

void TstIntake::aStreamWithAForkStandsStill()
{
    const auto device = QUuid::createUuid();
    QVERIFY(replica().receive({entryOf(device, 1, u"one"_s).encoded()}));
    const auto hash = replica().stateHash();

    const auto received = replica().receive(
        {entryOf(device, 1, u"other one"_s).encoded(), entryOf(device, 2, u"two"_s).encoded()});
    const auto again = replica().receive({entryOf(device, 3, u"three"_s).encoded()});

    QVERIFY(received && again);
    QCOMPARE(received->refused, 1);
    QCOMPARE(received->waiting, 1);
    QCOMPARE(again->folded, 0);
    QCOMPARE(tags(), QStringList{u"one"_s});
    QCOMPARE(count("SELECT count(*) FROM jr_attention WHERE kind = 'fork'"), 1);
    QCOMPARE(*replica().stateHash(), *hash);
}

void TstIntake::whatIsKnownIsNotFoldedAgain()
{
    const auto bytes = entryOf(QUuid::createUuid(), 1, u"one"_s).encoded();
    QVERIFY(replica().receive({bytes}));

    const auto again = replica().receive({bytes, bytes});

    QVERIFY(again);
    QCOMPARE(again->folded, 0);
    QCOMPARE(again->known, 2);
}

void TstIntake::twoDevicesMayUseOneCommandId()
{
    auto one = entryOf(QUuid::createUuid(), 1, u"one"_s);
    auto two = entryOf(QUuid::createUuid(), 1, u"two"_s);
    two.commandId = one.commandId;

    const auto received = replica().receive({one.encoded(), two.encoded()});

    QVERIFY(received);
    QCOMPARE(received->folded, 2);
}

/// Two programs at one server have the same from elsewhere. The rows of the one stand in the way of
/// those of the other, as those of a bad entry would.
void TstIntake::whatAnotherTakesInAtOnceIsNotRefused()
{
    QFETCH_GLOBAL(QString, dialect);
    if (dialect == "sqlite"_L1)
        QSKIP("one file has one writer");
    const auto device = QUuid::createUuid();
    QVERIFY(replica().receive({entryOf(device, 1, u"one"_s).encoded()}));
    auto entry = entryOf(device, 2, u"two"_s);
    const auto more = entryOf(device, 2, u"zwei"_s);
    entry.edits.insert(entry.edits.end(), more.edits.begin(), more.edits.end());
    const auto bytes = entry.encoded();
    auto database = Database::open(m_desk->address, Access::ReadWrite);
    QVERIFY(database);
    int derived = 0;
    auto rules = deskRules();
    rules.derive = [&, derive = rules.derive](Database& at, const FoldRules& known,
                       const Entry& folded, Row& row, const Row* before) -> Result<> {
        if (++derived == 1) {
            if (auto first = replica().receive({bytes}); !first)
                return first.error();
        }
        if (auto sent = at.flush(); !sent)
            return sent;
        return derive(at, known, folded, row, before);
    };
    Replica other(std::move(*database), {QUuid::createUuid()}, m_desk->world(), std::move(rules));

    const auto received = other.receive({bytes});

    QVERIFY2(received, qPrintable(received ? QString() : received.error().detail));
    QCOMPARE(received->known, 1);
    QCOMPARE(received->refused, 0);
    QCOMPARE(count("SELECT count(*) FROM jr_quarantine"), 0);
    QCOMPARE(tags(), (QStringList{u"one"_s, u"two"_s, u"zwei"_s}));
}

void TstIntake::afterReceivingTheGuardIsShut()
{
    QVERIFY(replica().receive({entryOf(QUuid::createUuid(), 1, u"one"_s).encoded()}));

    const auto changed = replica().database().exec({"test.update", "UPDATE tag SET name = 'x'"});

    QVERIFY(!changed);
    QCOMPARE(changed.error().code, u"NO_UNIT"_s);
    QCOMPARE(tags(), QStringList{u"one"_s});
}

QTEST_GUILESS_MAIN(TstIntake)
#include "tst_intake.moc"
