#include "core/desk/desk.h"
#include "tests/support/test_database.h"

#include <QTest>

#include <limits>

#include "record/category.h"
#include "record/organization.h"
#include "record/sla_policy.h"
#include "record/tag.h"
#include "record/ticket_tag.h"
#include "record/time_entry.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What a desk does with entries that others wrote, good and bad ones.
class TstIntake : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_desk = test::freshDesk(); }
    void cleanup();
    void aBadEntryStopsItsOwnStreamAlone_data();
    void aBadEntryStopsItsOwnStreamAlone();
    void manyGoodEntriesAreTakenAsOne();
    void aBadEntryAmongManyIsFoundAndTheRestTaken();
    void bytesThatAreNoEntryAreKeptAside();
    void whatARefusedEntrySaidCountsForNoOther();
    void aStreamWithAForkStandsStill();
    void whatIsKnownIsNotFoldedAgain();
    void twoDevicesMayUseOneCommandId();
    void aMembershipIsMadeAnewOverAFasterClock();
    void whatIsSetAtCreationStays();
    void aRowMadeTwiceBelongsWhereTheLaterMakesIt();
    void whatAnotherTakesInAtOnceIsNotRefused();
    void nobodyFollowsAStampToTheEndOfTime();
    void twoMovesAtOnceMakeNoCycle();
    void afterReceivingTheGuardIsShut();

private:
    Replica& replica() { return *m_desk->session->replica; }
    Entry entryOf(const QUuid& device, qint64 number, const QString& tag)
    {
        Entry entry;
        entry.space = replica().organization();
        entry.device = device;
        entry.number = number;
        entry.stamp = (quint64(toMsecs(m_desk->clock.now())) << 16) + quint64(number);
        entry.happenedAt = toMsecs(m_desk->clock.now());
        entry.command = u"test"_s;
        entry.commandId = QUuid::createUuid();
        entry.secret = QByteArray(16, 's');
        const auto row = QUuid::createUuid();
        entry.edits = {{record::Tag::tableId, row, 0, {}, {}, false},
            {record::Tag::tableId, row, nameField(), tag, {}, false}};
        return entry;
    }
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
    TicketId incident()
    {
        const auto made = m_desk->session->incidents.create(m_desk->admin,
            {.title = u"Printer on fire"_s,
                .description = u"It smokes"_s,
                .requester = m_desk->admin.person,
                .impact = 2,
                .urgency = 2});
        if (!made)
            qFatal("no incident was made");
        return made->ticket.id;
    }
    static quint16 nameField() { return record::Tag::table().fields[record::Tag::Field::Name].id; }
    qint64 count(const char* text)
    {
        auto answer = number(replica().database(), {"test.count", text});
        return answer ? *answer : -1;
    }
    QStringList tags()
    {
        QStringList names;
        auto rows = replica().database().query({"test.tags", "SELECT name FROM tag ORDER BY name"});
        while (rows && (*rows)->next())
            names << (*rows)->text(0);
        return names;
    }

    std::unique_ptr<test::TestDesk> m_desk;
};

void TstIntake::cleanup()
{
    m_desk.reset();
    test::dropFreshAddresses();
}

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

void TstIntake::aMembershipIsMadeAnewOverAFasterClock()
{
    const auto ticket = incident();
    auto fast = entryOf(QUuid::createUuid(), 1, u"vpn"_s);
    fast.stamp += quint64(3'600'000) << 16;
    const auto tag = fast.edits[0].row;
    const auto id = QUuid::createUuid();
    const auto& table = record::TicketTag::table();
    using Field = record::TicketTag::Field;
    fast.edits.push_back({table.id, id, 0, {}, {}, false});
    fast.edits.push_back(
        {table.id, id, table.fields[Field::TicketId].id, ticket.value(), {}, false});
    fast.edits.push_back({table.id, id, table.fields[Field::TagId].id, tag, {}, false});
    auto removed = entryOf(fast.device, 2, {});
    removed.stamp = fast.stamp + 1;
    removed.edits = {{table.id, id, FieldClock::deletedAt, removed.happenedAt, {}, false}};
    const auto received = replica().receive({fast.encoded(), removed.encoded()});
    QVERIFY(received);
    QCOMPARE(received->folded, 2);

    const auto written = replica().write({}, {.code = u"test"_s}, [&](UnitOfWork& unit) {
        record::TicketTag member;
        member.id = TicketTagId(id);
        member.ticketId = ticket;
        member.tagId = TagId(tag);
        return unit.create(member);
    });

    QVERIFY(written);
    QCOMPARE(count("SELECT count(*) FROM ticket_tag WHERE deleted_at IS NULL"), 1);
}

/// synchronisation.md 6.1, `add`; so a kind never changes (G-01), nor a number once it was shown.
void TstIntake::whatIsSetAtCreationStays()
{
    using Field = record::Ticket::Field;
    const auto ticket = incident();
    const auto& table = record::Ticket::table();
    auto entry = entryOf(QUuid::createUuid(), 1, {});
    entry.stamp += quint64(3'600'000) << 16;
    const auto edit = [&](Field::Position field, const Value& value) {
        return CellEdit{table.id, ticket.value(), table.fields[field].id, value, {}, false};
    };
    entry.edits = {edit(Field::Kind, u"problem"_s), edit(Field::Number, u"INC-999999"_s),
        edit(Field::Title, u"Printer in flames"_s)};

    const auto received = replica().receive({entry.encoded()});

    QVERIFY(received);
    QCOMPARE(received->folded, 1);
    const char* asMade = "SELECT count(*) FROM ticket WHERE kind = 'incident'"
                         " AND number <> 'INC-999999' AND title = 'Printer in flames'";
    QCOMPARE(count(asMade), 1);
    // Nor does anybody here say so.
    const auto refused =
        replica().write({}, {.code = u"test"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto row = unit.get<record::Ticket>(ticket);
            if (!row)
                return row.error();
            row->kind = TicketKind::Problem;
            return unit.put(*row);
        });
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"FORMAT"_s);
    QCOMPARE(refused.error().subject, u"ticket.kind"_s);
}

/// Two devices make a row of one id, at two tickets; also where it was sent to a third meanwhile.
void TstIntake::aRowMadeTwiceBelongsWhereTheLaterMakesIt()
{
    const auto early = incident();
    const auto late = incident();
    const auto third = incident();
    const auto& times = record::TimeEntry::table();
    using Field = record::TimeEntry::Field;
    const auto entryAt = [&](quint64 later) {
        auto entry = entryOf(QUuid::createUuid(), 1, {});
        entry.stamp += later;
        entry.edits.clear();
        return entry;
    };
    const auto bookedOn = [&](const QUuid& row, TicketId ticket, quint64 later) {
        auto entry = entryAt(later);
        entry.edits.push_back({times.id, row, 0, {}, {}, false});
        const std::pair<int, Value> cells[] = {{Field::TicketId, ticket},
            {Field::UserId, m_desk->admin.person}, {Field::StartedAt, m_desk->clock.now()},
            {Field::Minutes, 5}};
        for (const auto& [field, value] : cells)
            entry.edits.push_back(
                {times.id, row, times.fields[size_t(field)].id, value, {}, false});
        return entry.encoded();
    };
    const auto sentOn = [&](const QUuid& row, TicketId ticket, quint64 later) {
        auto entry = entryAt(later);
        const auto field = times.fields[size_t(Field::TicketId)].id;
        entry.edits.push_back({times.id, row, field, ticket, {}, false});
        return entry.encoded();
    };
    QList<QList<QByteArray>> sent;
    for (const bool isInOrder : {true, false}) {
        const auto row = QUuid::createUuid();
        const QList<QByteArray> both{bookedOn(row, early, 1), bookedOn(row, late, 2)};
        sent << QList<QByteArray>{both[isInOrder ? 0 : 1]}
             << QList<QByteArray>{both[isInOrder ? 1 : 0]};
        const auto sentAlong = QUuid::createUuid();
        const QList<QByteArray> made{bookedOn(sentAlong, early, 1), bookedOn(sentAlong, late, 2)};
        sent << QList<QByteArray>{made[isInOrder ? 0 : 1], sentOn(sentAlong, third, 3)}
             << QList<QByteArray>{made[isInOrder ? 1 : 0]};
    }

    for (const auto& entries : std::as_const(sent)) {
        const auto received = replica().receive(entries);
        QVERIFY2(received, qPrintable(received ? QString() : received.error().detail));
        QCOMPARE(received->folded, int(entries.size()));
    }

    const auto roots = number(replica().database(),
        {"test.roots", "SELECT count(*) FROM time_entry WHERE root_id = :root"}, {{"root", late}});
    QVERIFY(roots);
    QCOMPARE(*roots, 4);
    QCOMPARE(count("SELECT count(*) FROM time_entry WHERE ticket_id = root_id"), 2);
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

/// Whose entry came after it would have written the last one that others take in.
void TstIntake::nobodyFollowsAStampToTheEndOfTime()
{
    auto last = entryOf(QUuid::createUuid(), 1, u"last"_s);
    last.stamp = quint64(std::numeric_limits<qint64>::max());
    const TagId id(last.edits[0].row);
    QCOMPARE(replica().receive({last.encoded()})->folded, 1);
    const auto renamed =
        replica().write({}, {.code = u"test"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto tag = unit.get<record::Tag>(id);
            if (!tag)
                return tag.error();
            tag->name = u"first"_s;
            return unit.put(*tag);
        });
    const auto other = replica().write({}, {.code = u"test"_s}, [](UnitOfWork& unit) -> Result<> {
        record::Tag tag;
        tag.name = u"other"_s;
        return unit.create(tag);
    });

    QVERIFY(!renamed);
    QCOMPARE(renamed.error().code, u"FORMAT"_s);
    QVERIFY(other);
    QCOMPARE(tags(), (QStringList{u"last"_s, u"other"_s}));
    QCOMPARE(count("SELECT count(*) FROM jr_tx WHERE stamp < 0"), 0);
}

void TstIntake::twoMovesAtOnceMakeNoCycle()
{
    QFETCH_GLOBAL(QString, dialect);
    if (dialect == "sqlite"_L1)
        QSKIP("one file has one writer");
    CategoryId a;
    CategoryId b;
    QVERIFY(replica().write({}, {.code = u"test"_s}, [&](UnitOfWork& unit) -> Result<> {
        for (auto* id : {&a, &b}) {
            record::Category category;
            category.name = u"c"_s;
            if (auto done = unit.create(category); !done)
                return done;
            *id = category.id;
        }
        return {};
    }));
    auto database = Database::open(m_desk->address, Access::ReadWrite);
    QVERIFY(database);
    Replica other(std::move(*database), {QUuid::createUuid()}, m_desk->world(), deskRules());
    const auto under = [](CategoryId row, CategoryId parent) {
        return [=](UnitOfWork& unit) -> Result<> {
            auto category = unit.get<record::Category>(row);
            if (!category)
                return category.error();
            category->parentId = parent;
            return unit.put(*category);
        };
    };

    int runs = 0;
    const auto written =
        replica().write({}, {.code = u"test"_s}, [&](UnitOfWork& unit) -> Result<> {
            if (++runs == 1) {
                if (auto first = other.write({}, {.code = u"test"_s}, under(b, a)); !first)
                    return first.error();
            }
            return under(a, b)(unit);
        });

    QVERIFY(written);
    QCOMPARE(count("SELECT count(*) FROM category WHERE name = 'c' AND parent_id IS NULL"), 1);
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
