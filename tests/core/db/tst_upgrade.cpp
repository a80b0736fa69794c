// Every stored schema is brought forward and then equals a fresh one; programs of other versions
// leave it alone.
#include "tests/core/db/schema_shapes.h"

#include <QFileInfo>
#include <QTest>

using namespace homeport;
using namespace homeport::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Until the server has ended what was connected before.
constexpr int patience = 30'000;

constexpr Sql openFiles{"test.openFiles",
    "SELECT count(*) FROM stored_file WHERE NOT is_encrypted AND body_key IS NULL"};

} // namespace

class TstUpgrade : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void cleanup() { test::dropFreshAddresses(); }
    void anOlderDeskBecomesAsAFreshOne();
    void everyReleasedSchemaBecomesTodays();
    void filesOfOlderDesksStayAsTheyLie();
    void toVersion4PrioritiesSayWhereTheyComeFrom_data();
    void toVersion4PrioritiesSayWhereTheyComeFrom();
    void theCopyIsTheDeskAsItWas();
    void aNewerDeskIsRefusedByItsVersion();
    void anOlderDeskIsNotOpenedUnseen();
    void anOlderDeskIsReadWhereItLacksNothing();
    void aProgramOfAnOlderVersionStopsWriting();
    void aServerIsUpgradedByOneAlone();
};

void TstUpgrade::anOlderDeskBecomesAsAFreshOne()
{
    const auto address = oldLibrary();
    const auto fresh =
        madeFrom(contentOf(QStringLiteral(HOMEPORT_LIBRARY "/schema") + suffix()), 3);

    const auto outcome = upgradeDatabase(disk, address, libraryUpgrade(), noon);

    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
    QCOMPARE(outcome->from, 1);
    QCOMPARE(outcome->to, 3);
    QCOMPARE(versionOf(address), 3);
    auto database = opened(address);
    QCOMPARE(shapeOf(*database), shapeOf(*opened(fresh)));
    QCOMPARE(*number(*database, {"t", "SELECT count(*) FROM book WHERE state = 'here'"}), 50);
    QCOMPARE(*number(*database, {"t", "SELECT sum(pages) FROM book"}), 1275);
    QVERIFY(!database->exec({"t", "UPDATE book SET pages = 1"})); // guarded as before
}

/// A red test says that the schema of desks that exist was changed in place: give what is new
/// `since` = the version after the newest of them (schema/README.md).
void TstUpgrade::everyReleasedSchemaBecomesTodays()
{
    const auto today = shapeOfToday();
    const auto released = releasedVersions();
    QVERIFY(!released.isEmpty());

    for (const int version : released) {
        const auto address = storedDesk(version);
        const auto dialect = isSqlite() ? Dialect::Sqlite : Dialect::Postgresql;

        const auto outcome = upgradeDatabase(disk, address, shippedUpgrade(dialect), noon);

        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
        QCOMPARE(outcome->to, schemaVersion);
        QCOMPARE(shapeOf(*opened(address)), today);
    }
}

/// Nothing says of their bodies that they were encrypted, nor with what.
void TstUpgrade::filesOfOlderDesksStayAsTheyLie()
{
    const auto dialect = isSqlite() ? Dialect::Sqlite : Dialect::Postgresql;
    for (const int version : releasedVersions()) {
        const auto address = storedDesk(version);
        auto older = opened(address);
        QVERIFY(older->begin());
        QVERIFY(older->openGuard());
        const auto added = older->exec({"test.file", R"sql(
            INSERT INTO stored_file (id, organization_id, root_id, created_at, updated_at,
                                     field_clock, sha256, size_bytes, mime_type, storage_key)
            VALUES (:id, :id, :id, 1, 1, :clock, :sha256, 5, 'text/plain', :key))sql"},
            {{"id", QUuid::createUuid()}, {"clock", QByteArray("c")}, {"sha256", QString(64, u'a')},
                {"key", QString(32, u'b')}});
        QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
        QVERIFY(older->commit());
        older.reset();

        QTRY_VERIFY_WITH_TIMEOUT(
            upgradeDatabase(disk, address, shippedUpgrade(dialect), noon), patience);

        QCOMPARE(*number(*opened(address), openFiles), 1);
    }
}

void TstUpgrade::toVersion4PrioritiesSayWhereTheyComeFrom_data()
{
    QTest::addColumn<QByteArray>("method"); // as the setting has it; empty: none is set
    QTest::addColumn<QString>("before");
    QTest::addColumn<std::optional<int>>("forced");
    QTest::addColumn<bool>("hasReason");
    QTest::addColumn<int>("priority"); // of impact 1 and urgency 2, by the built-in matrix 2
    QTest::addColumn<QString>("after");
    const std::optional<int> none;
    const std::optional<int> given = 1;
    const QByteArray weighted = "\"weighted\"";
    const QByteArray higher = "\"higher_of_both\"";
    const auto row = [&](const char* name, const QByteArray& method, const QString& before,
                         const std::optional<int>& forced, bool hasReason, int priority,
                         const QString& after) {
        QTest::newRow(name) << method << before << forced << hasReason << priority << after;
    };
    row("matrix", {}, u"matrix"_s, none, false, 2, u"matrix"_s);
    row("rated elsewhere since", {}, u"weighted"_s, none, false, 2, u"matrix"_s);
    row("by a person", {}, u"override"_s, given, true, 1, u"override"_s);
    row("by a person, elsewhere", {}, u"matrix"_s, given, true, 1, u"override"_s);
    row("by the category", {}, u"category_default"_s, given, false, 1, u"category_default"_s);
    row("by the category, and rated since", {}, u"matrix"_s, given, false, 2, u"matrix"_s);
    row("no longer by a person", {}, u"override"_s, none, false, 2, u"matrix"_s);
    row("weighted", weighted, u"matrix"_s, none, false, 3, u"weighted"_s);
    row("weighted, by a person", weighted, u"override"_s, given, true, 1, u"override"_s);
    row("the score is higher", higher, u"matrix"_s, none, false, 1, u"weighted"_s);
    row("the matrix is as high", higher, u"weighted"_s, none, false, 2, u"matrix"_s);
}

/// What an act said stays as it was, as the basis.
void TstUpgrade::toVersion4PrioritiesSayWhereTheyComeFrom()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, before);
    QFETCH(const std::optional<int>, forced);
    QFETCH(const bool, hasReason);
    QFETCH(const int, priority);
    QFETCH(const QString, after);
    const auto address = storedDesk(3);
    const auto organization = QUuid::createUuid();
    const auto person = QUuid::createUuid();
    {
        auto database = opened(address);
        QVERIFY(database->begin() && database->openGuard());
        const Bindings head{{"organization", organization}, {"clock", QByteArray("c")}};
        auto ofPerson = head;
        ofPerson.push_back({"id", person});
        const auto known = database->exec({"test.person", R"sql(
            INSERT INTO user_account (id, organization_id, root_id, created_at, updated_at,
                                      field_clock)
            VALUES (:id, :organization, :id, 1, 1, :clock))sql"},
            ofPerson);
        QVERIFY2(known, qPrintable(known ? QString() : known.error().detail));
        if (!method.isEmpty()) {
            auto ofSetting = head;
            ofSetting.push_back({"id", QUuid::createUuid()});
            const QByteArray text = R"sql(
                INSERT INTO setting (id, organization_id, root_id, created_at, updated_at,
                                     field_clock, key, value)
                VALUES (:id, :organization, :id, 1, 1, :clock, 'priority.method', ')sql"
                + method + "')";
            QVERIFY(database->exec({"test.setting", text.constData()}, ofSetting));
        }
        auto ofTicket = head;
        ofTicket.push_back({"id", QUuid::createUuid()});
        ofTicket.push_back({"person", person});
        ofTicket.push_back({"priority", priority});
        ofTicket.push_back({"source", before});
        ofTicket.push_back({"forced", forced});
        ofTicket.push_back({"reason", hasReason ? Value(u"It burns"_s) : Value()});
        const auto made = database->exec({"test.ticket", R"sql(
            INSERT INTO ticket (id, organization_id, root_id, created_at, updated_at, field_clock,
                                status, requester_id, impact, urgency, priority, priority_source,
                                priority_override, priority_override_reason)
            VALUES (:id, :organization, :id, 1, 1, :clock, 'new', :person, 1, 2, :priority,
                    :source, :forced, :reason))sql"},
            ofTicket);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().detail));
        QVERIFY(database->commit());
    }

    const auto dialect = isSqlite() ? Dialect::Sqlite : Dialect::Postgresql;
    const auto outcome = upgradeDatabase(disk, address, shippedUpgrade(dialect), noon);

    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
    auto database = opened(address);
    auto row = one(*database,
        {"test.sources", "SELECT priority_source, priority_basis, priority FROM ticket"});
    QVERIFY(row);
    QCOMPARE((*row)->text(0), after);
    QCOMPARE((*row)->text(1), before);
    QCOMPARE((*row)->integer(2), priority);
}

void TstUpgrade::theCopyIsTheDeskAsItWas()
{
    if (!isSqlite())
        QSKIP("a server keeps its copy as a schema, see tst_server_copy");
    const auto address = oldLibrary();
    const auto before = shapeOf(*opened(address));

    const auto outcome = upgradeDatabase(disk, address, libraryUpgrade(), noon);

    QVERIFY(outcome);
    const QFileInfo copy(outcome->copy);
    QCOMPARE(copy.path(), QFileInfo(address.text).path());
    QVERIFY(copy.fileName().endsWith(u".schema-1.20260107-120000.homeport"_s));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
        | QFileDevice::WriteOther;
    QVERIFY(!(copy.permissions() & others));
    QCOMPARE(versionOf({outcome->copy}), 1);
    QCOMPARE(shapeOf(*opened({outcome->copy})), before);
    QCOMPARE(upgradeDatabase(disk, address, libraryUpgrade(), noon)->copy, QString());
}

void TstUpgrade::aNewerDeskIsRefusedByItsVersion()
{
    const auto address = oldLibrary();
    QVERIFY(upgradeDatabase(disk, address, libraryUpgrade(), noon));
    auto older = libraryUpgrade();
    older.newest = 2;

    const auto upgraded = upgradeDatabase(disk, address, older, noon);

    QVERIFY(!upgraded);
    QCOMPARE(upgraded.error().code, u"SCHEMA_TOO_NEW"_s);
    QVERIFY(upgraded.error().detail.contains(u'3'));
    QCOMPARE(versionOf(address), 3);

    const auto next = QByteArray::number(schemaVersion + 1);
    QVERIFY(
        opened(address)->script((isSqlite() ? "PRAGMA user_version = " + next + ';' : QByteArray())
            + "UPDATE desk SET schema_version = " + next));
    const auto read = Database::open(address, Access::ReadOnly);

    QVERIFY(!read);
    QCOMPARE(read.error().code, u"SCHEMA_TOO_NEW"_s);
    QVERIFY(read.error().detail.contains(QString::fromLatin1(next)));
    QCOMPARE(versionOf(address), schemaVersion + 1);
}

void TstUpgrade::anOlderDeskIsNotOpenedUnseen()
{
    const auto address = oldLibrary();
    auto database = opened(address);
    QVERIFY(
        database->script(isSqlite() ? "PRAGMA user_version = 0; UPDATE desk SET schema_version = -1"
                                    : "UPDATE desk SET schema_version = -1"));

    const auto read = Database::open(address, Access::ReadOnly);

    QVERIFY(!read);
    QCOMPARE(read.error().code, u"SCHEMA_TOO_OLD"_s);
}

void TstUpgrade::anOlderDeskIsReadWhereItLacksNothing()
{
    const auto today = shapeOfToday();
    const auto released = releasedVersions();
    QVERIFY(!released.isEmpty());

    for (const int version : released) {
        const auto address = storedDesk(version);
        const bool isWhole = shapeOf(*opened(address)) == today;
        const auto read = Database::open(address, Access::ReadOnly);
        const auto written = Database::open(address, Access::ReadWrite);

        QCOMPARE(bool(read), isWhole);
        QCOMPARE(bool(written), version == schemaVersion);
        if (!read)
            QCOMPARE(read.error().code, u"SCHEMA_TOO_OLD"_s);
        if (!written)
            QCOMPARE(written.error().code, u"SCHEMA_TOO_OLD"_s);
    }
}

void TstUpgrade::aProgramOfAnOlderVersionStopsWriting()
{
    if (!isSqlite())
        QSKIP("a server's database is upgraded only while nobody else is connected");
    const auto address = test::freshAddress();
    QVERIFY(Database::create(address));
    auto older = Database::open(address, Access::ReadWrite);
    QVERIFY(older);
    QVERIFY((*older)->begin());
    (*older)->rollback();

    QVERIFY(upgradeDatabase(disk, address, {schemaVersion + 1, {}}, noon));

    const auto begun = (*older)->begin();
    QVERIFY(!begun);
    QCOMPARE(begun.error().code, u"SCHEMA_TOO_NEW"_s);
    QVERIFY(!(*older)->inTransaction());
}

void TstUpgrade::aServerIsUpgradedByOneAlone()
{
    if (isSqlite())
        QSKIP("a file has no list of who is there");
    const auto address = oldLibrary();
    auto other = opened(address);

    const auto refused = upgradeDatabase(disk, address, libraryUpgrade(), noon);

    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"OTHERS_CONNECTED"_s);
    QCOMPARE(refused.error().detail, u"1"_s);
    other.reset();
    QTRY_VERIFY_WITH_TIMEOUT(upgradeDatabase(disk, address, libraryUpgrade(), noon), patience);
    QCOMPARE(versionOf(address), 3);
}

QTEST_GUILESS_MAIN(TstUpgrade)
#include "tst_upgrade.moc"
