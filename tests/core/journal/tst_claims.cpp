#include "core/journal/claims.h"
#include "tests/support/second_replica.h"
#include "tests/support/watched_desks.h"

#include <QElapsedTimer>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

#include <memory>

#include "record/location.h"
#include "record/tag.h"
#include "record/team.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

namespace {

constexpr auto manyHalls = R"sql(
    BEGIN;
    SELECT set_config('homeport.unit', 'open', true);
    INSERT INTO homeport.location (id, organization_id, root_id, created_at, updated_at,
                                   field_clock, name)
    SELECT gen_random_uuid(), organization_id, root_id, created_at, updated_at, field_clock,
           'place ' || n
      FROM homeport.location, generate_series(1, 10000) AS n WHERE name = 'Oslo';
    INSERT INTO homeport.location (id, organization_id, root_id, created_at, updated_at,
                                   field_clock, name, parent_id)
    SELECT gen_random_uuid(), organization_id, root_id, created_at, updated_at, field_clock,
           'Hall', id
      FROM homeport.location, generate_series(1, 2) WHERE name LIKE 'place %';
    ANALYZE homeport.location;
    COMMIT)sql";

constexpr auto teamName = record::Team::Field::Name;

QUuid device(uint number)
{
    return QUuid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}

/// The position of the first claim; -1 where the table has none.
int claimOf(const TableMeta& table)
{
    for (size_t i = 0; i < table.fields.size(); ++i) {
        if (table.fields[i].merge == Merge::Claim)
            return int(i);
    }
    return -1;
}

} // namespace

/// Names that two desks gave apart: who has them, and who has come later (synchronisation.md 6.1,
/// 6.6). Rows are written past the services, which would refuse the second one.
class TstClaims : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void whoeverClaimedItFirstHasIt_data();
    void whoeverClaimedItFirstHasIt();
    void elsewhereItIsAnotherName_data();
    void elsewhereItIsAnotherName();
    void capitalLettersMakeAnotherName();
    void anotherOrganizationHasNamesOfItsOwn();
    void aRenameSettlesIt_data();
    void aRenameSettlesIt();
    void aDeletedHolderHandsItOver();
    void whoCameIntoThePlaceLaterIsTheDuplicate();
    void equalStampsAreDecidedByTheDevice_data();
    void equalStampsAreDecidedByTheDevice();
    void ofOneEntryOneRowHasIt();
    void aNameThatIsContestedInManyPlacesIsFoundSoon();

private:
    Replica& first() { return *m_story->desk->session->replica; }
    Replica& second() { return m_other->replica(); }

    void write(Replica& on, const Replica::Work& work)
    {
        m_story->desk->clock.advance(1min);
        Story::must(on.write(m_story->mira().author(), {.code = u"test.add"_s}, work));
    }
    /// A row that claims the key; what it must refer to is made with it.
    Row claiming(Replica& on, const TableMeta& table, const QString& key)
    {
        Row row;
        row.table = &table;
        row.id = QUuid::createUuid();
        for (const auto& field : table.fields) {
            auto cell = defaultValue(field);
            if (field.refTable != 0 && !field.isNullable)
                cell = add(on, claiming(on, *tableById(field.refTable), u"needed"_s), {});
            row.cells.push_back(cell);
        }
        if (const int at = claimOf(table); at >= 0)
            row.cells[size_t(at)] = key;
        return row;
    }
    /// `label`: what who() calls it.
    QUuid add(Replica& on, const Row& row, const QString& label)
    {
        write(on, [&](UnitOfWork& unit) { return unit.stage(row, true); });
        m_labels.insert(row.id, label);
        return row.id;
    }
    QUuid add(Replica& on, const TableMeta& table, const QString& key, const QString& label)
    {
        return add(on, claiming(on, table, key), label);
    }
    void set(Replica& on, const TableMeta& table, const QUuid& id, int at, const Value& value)
    {
        write(on, [&](UnitOfWork& unit) -> Result<> {
            auto row = unit.load(table, id);
            if (!row)
                return row.error();
            (*row)->cells[size_t(at)] = value;
            return unit.stage(**row, false);
        });
    }
    void setDeleted(Replica& on, const TableMeta& table, const QUuid& id, bool isDeleted)
    {
        write(on, [&](UnitOfWork& unit) { return unit.setDeleted(table, id, isDeleted); });
    }

    /// What both replicas say once each has what the other wrote: "holder: duplicate duplicate" for
    /// each key, with " / " between.
    QString who(const TableMeta& table)
    {
        m_other->exchange();
        const auto here = contestedKeys(first().database(), table);
        const auto there = contestedKeys(second().database(), table);
        Story::must(here);
        Story::must(there);
        if (*here != *there)
            return u"the replicas disagree"_s;
        QStringList keys;
        for (const auto& key : *here) {
            QStringList rows;
            for (const auto& row : key.duplicates)
                rows << m_labels.value(row);
            keys << m_labels.value(key.holder) + u": "_s + rows.join(u' ');
        }
        return keys.join(u" / "_s);
    }

    std::unique_ptr<Story> m_story;
    std::unique_ptr<test::SecondReplica> m_other;
    QHash<QUuid, QString> m_labels;
};

void TstClaims::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_story = std::make_unique<Story>();
    m_other = std::make_unique<test::SecondReplica>(*m_story);
    m_labels.clear();
}

void TstClaims::cleanup()
{
    m_other.reset();
    m_story.reset();
    test::dropFreshAddresses();
}

void TstClaims::whoeverClaimedItFirstHasIt_data()
{
    QTest::addColumn<QString>("table");
    for (const auto& table : tables()) {
        if (claimOf(table) >= 0)
            QTest::newRow(table.name) << QString::fromLatin1(table.name);
    }
}

void TstClaims::whoeverClaimedItFirstHasIt()
{
    QFETCH(QString, table);
    const auto& claimed = *tableByName(table);
    QCOMPARE(who(claimed), QString());

    add(second(), claimed, u"harbour"_s, u"early"_s);
    const auto late = add(first(), claimed, u"harbour"_s, u"late"_s);

    QCOMPARE(who(claimed), u"early: late"_s);
    const auto duplicates = duplicatesIn(first().database(), claimed);
    QVERIFY(duplicates);
    QVERIFY(*duplicates == QSet<QUuid>{late});
}

void TstClaims::elsewhereItIsAnotherName_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("one"); // of the values that the field can have
    QTest::addColumn<int>("other");
    for (const auto* tree : {"department", "location", "category", "service_category"}) {
        const auto row = [tree](const char* what, int one, int other) {
            QTest::addRow("%s, %s", tree, what)
                << QString::fromLatin1(tree) << u"parent_id"_s << one << other;
        };
        row("both at the top", 0, 0);
        row("both below one", 1, 1);
        row("below two", 1, 2);
        row("at the top and below", 0, 1);
    }
    QTest::newRow("category, of one module") << u"category"_s << u"module"_s << 1 << 1;
    QTest::newRow("category, of two modules") << u"category"_s << u"module"_s << 1 << 2;
}

void TstClaims::elsewhereItIsAnotherName()
{
    QFETCH(QString, table);
    QFETCH(QString, field);
    QFETCH(int, one);
    QFETCH(int, other);
    const auto& claimed = *tableByName(table);
    const int at = claimed.positionOf(QLatin1StringView(field.toLatin1()));
    const auto& place = claimed.fields[size_t(at)];
    QList<Value> places{
        Value(), add(first(), claimed, u"north"_s, {}), add(first(), claimed, u"south"_s, {})};
    if (place.type == FieldType::Key) {
        for (qsizetype i = 0; i < places.size(); ++i)
            places[i] = QString::fromLatin1(place.keys[size_t(i)]);
    }
    m_other->exchange();

    const auto addAt = [&](Replica& on, int where, const QString& label) {
        auto row = claiming(on, claimed, u"harbour"_s);
        row.cells[size_t(at)] = places[where];
        add(on, row, label);
    };
    addAt(first(), one, u"early"_s);
    addAt(second(), other, u"late"_s);

    QCOMPARE(who(claimed), one == other ? u"early: late"_s : QString());
}

/// As for the services, which compare names as they are stored.
void TstClaims::capitalLettersMakeAnotherName()
{
    add(first(), record::Team::table(), u"Harbour"_s, u"early"_s);
    add(second(), record::Team::table(), u"harbour"_s, u"late"_s);

    QCOMPARE(who(record::Team::table()), QString());
}

/// Several may share a database (README Q-1).
void TstClaims::anotherOrganizationHasNamesOfItsOwn()
{
    const auto& tags = record::Tag::table();
    const auto ours = add(first(), tags, u"harbour"_s, u"ours"_s);
    const test::Unwatched past("theirs is no entry of ours");
    auto& database = first().database();
    Story::must(database.begin());
    Story::must(database.openGuard());
    const auto row = loadRow(database, tags, ours);
    Story::must(row);
    auto theirs = **row;
    theirs.id = theirs.head.rootId = QUuid::createUuid();
    theirs.head.organizationId = OrganizationId(QUuid::createUuid());
    Story::must(database.storeRow(theirs, nullptr));
    Story::must(database.commit());

    const auto contested = contestedKeys(database, tags);

    Story::must(contested);
    QVERIFY(contested->isEmpty());
}

void TstClaims::aRenameSettlesIt_data()
{
    QTest::addColumn<bool>("isHolder");
    QTest::addColumn<QString>("afterReturn");
    QTest::newRow("of the duplicate") << false << u"early: late"_s;
    // Made earlier, but called so later.
    QTest::newRow("of the holder") << true << u"late: early"_s;
}

void TstClaims::aRenameSettlesIt()
{
    QFETCH(bool, isHolder);
    QFETCH(QString, afterReturn);
    const auto& teams = record::Team::table();
    const auto early = add(first(), teams, u"Harbour"_s, u"early"_s);
    const auto late = add(second(), teams, u"Harbour"_s, u"late"_s);
    QCOMPARE(who(teams), u"early: late"_s);
    const auto renamed = isHolder ? early : late;

    set(second(), teams, renamed, teamName, u"Quay"_s);
    QCOMPARE(who(teams), QString());
    set(first(), teams, renamed, teamName, u"Harbour"_s);

    QCOMPARE(who(teams), afterReturn);
}

void TstClaims::aDeletedHolderHandsItOver()
{
    const auto& teams = record::Team::table();
    const auto early = add(first(), teams, u"Harbour"_s, u"early"_s);
    add(second(), teams, u"Harbour"_s, u"late"_s);
    add(first(), teams, u"Harbour"_s, u"last"_s);
    QCOMPARE(who(teams), u"early: late last"_s);

    setDeleted(second(), teams, early, true);
    QCOMPARE(who(teams), u"late: last"_s);
    setDeleted(first(), teams, early, false);

    QCOMPARE(who(teams), u"late: last early"_s); // it does not get back what another has by now
}

void TstClaims::whoCameIntoThePlaceLaterIsTheDuplicate()
{
    const auto& locations = record::Location::table();
    const auto at = record::Location::Field::ParentId;
    const auto oslo = add(first(), locations, u"Oslo"_s, {});
    auto row = claiming(first(), locations, u"Hall"_s);
    const auto moved = add(first(), row, u"moved"_s);
    row = claiming(first(), locations, u"Hall"_s);
    row.cells[size_t(at)] = oslo;
    add(first(), row, u"there"_s);
    QCOMPARE(who(locations), QString());

    set(second(), locations, moved, at, oslo);

    QCOMPARE(who(locations), u"there: moved"_s);
}

void TstClaims::equalStampsAreDecidedByTheDevice_data()
{
    QTest::addColumn<bool>("isLowFirst");
    QTest::newRow("the lower one arrives first") << true;
    QTest::newRow("the higher one arrives first") << false;
}

void TstClaims::equalStampsAreDecidedByTheDevice()
{
    QFETCH(bool, isLowFirst);
    const auto& tags = record::Tag::table();
    const auto name = tags.fields[record::Tag::Field::Name].id;
    const auto claim = [&](uint number, const QString& label) {
        Entry entry;
        entry.space = first().organization();
        entry.device = device(number);
        entry.number = 1;
        entry.stamp = quint64(toMsecs(m_story->desk->clock.now())) << 16;
        entry.happenedAt = toMsecs(m_story->desk->clock.now());
        entry.command = u"test"_s;
        entry.commandId = QUuid::createUuid();
        entry.secret = QByteArray(16, 's');
        const auto row = QUuid::createUuid();
        m_labels.insert(row, label);
        entry.edits = {
            {tags.id, row, 0, {}, {}, false}, {tags.id, row, name, Value(u"harbour"_s), {}, false}};
        const auto received = first().receive({entry.encoded()});
        Story::must(received);
        QCOMPARE(received->folded, 1);
    };

    claim(isLowFirst ? 1 : 2, isLowFirst ? u"low"_s : u"high"_s);
    claim(isLowFirst ? 2 : 1, isLowFirst ? u"high"_s : u"low"_s);

    QCOMPARE(who(tags), u"low: high"_s);
}

void TstClaims::ofOneEntryOneRowHasIt()
{
    const auto& teams = record::Team::table();
    write(first(), [&](UnitOfWork& unit) -> Result<> {
        for (const uint number : {2, 1}) {
            record::Team team;
            team.id = TeamId(device(number));
            team.name = u"Harbour"_s;
            m_labels.insert(team.id.value(), QString::number(number));
            if (auto made = unit.create(team); !made)
                return made;
        }
        return {};
    });

    QCOMPARE(who(teams), u"1: 2"_s);
}

/// Comparing each place with all that are called so would take 200 million looks, and on a machine
/// that does nothing else twice the time that there is here.
void TstClaims::aNameThatIsContestedInManyPlacesIsFoundSoon()
{
    QFETCH_GLOBAL(QString, dialect);
    if (dialect == "sqlite"_L1)
        QSKIP("a file looks nulls up in an index, too");
    const auto& locations = record::Location::table();
    add(first(), locations, u"Oslo"_s, {});
    test::onDatabase(m_story->desk->address, manyHalls);
    QElapsedTimer timer;
    timer.start();

    const auto contested = contestedKeys(first().database(), locations);

    QVERIFY(contested);
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(contested->size(), 10'000);
    for (const auto& key : *contested)
        QCOMPARE(key.duplicates.size(), 1);
}

QTEST_GUILESS_MAIN(TstClaims)
#include "tst_claims.moc"
