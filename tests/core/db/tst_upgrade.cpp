// Every stored schema is brought forward and then equals a fresh one; whoever is interrupted leaves
// a whole version behind (REL-19).
#include "core/db/registry.h"
#include "tests/core/db/old_library.h"
#include "tests/support/failing_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace homeport;
using namespace homeport::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Until the server has ended what was connected before.
constexpr int patience = 30'000;

constexpr Sql fileVersion{"test.fileVersion", "PRAGMA user_version"};
constexpr Sql openFiles{"test.openFiles",
    "SELECT count(*) FROM stored_file WHERE NOT is_encrypted AND body_key IS NULL"};
constexpr Sql deskVersion{"test.deskVersion", "SELECT schema_version FROM desk"};

constexpr Sql sqliteShape{"test.shape", R"sql(
    SELECT m.name || ' ' || lower(c.name) || ' ' || c.type || ' ' || c."notnull" || ' '
           || coalesce(c.dflt_value, '-') || ' ' || c.pk
      FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
    UNION ALL
    SELECT m.name || ' refers ' || f."from" || ' ' || f."table" || ' ' || f."to"
      FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
    UNION ALL
    SELECT type || ' ' || tbl_name || ' ' || coalesce(sql, name) FROM sqlite_master
     WHERE type <> 'table' AND name NOT LIKE 'sqlite_auto%' ORDER BY 1)sql"};
constexpr Sql postgresShape{"test.shape", R"sql(
    SELECT format('%s.%s %s %s %s %s', table_schema, table_name, column_name, data_type,
                  is_nullable, coalesce(column_default, '-'))
      FROM information_schema.columns WHERE table_schema IN ('homeport', 'sec')
    UNION ALL
    SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) || ' '
           || CASE WHEN contype = 'f' THEN conname ELSE '' END FROM pg_constraint
     WHERE connamespace IN ('homeport'::regnamespace, 'sec'::regnamespace)
    UNION ALL
    SELECT indexdef FROM pg_indexes WHERE schemaname IN ('homeport', 'sec')
    UNION ALL
    SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1)sql"};

QStringList shapeOf(Database& database)
{
    QStringList shape;
    auto rows = database.query(isSqlite() ? sqliteShape : postgresShape);
    if (!rows)
        qFatal("%s", qPrintable(rows.error().detail));
    while ((*rows)->next())
        shape << (*rows)->text(0);
    return shape;
}

/// What a desk of today looks like.
QStringList shapeOfToday()
{
    const auto fresh =
        madeFrom(contentOf(QStringLiteral(HOMEPORT_GENERATED "/schema") + suffix()), schemaVersion);
    return shapeOf(*opened(fresh));
}

/// Of the schemas that were released, each of which lives on as data.
QList<int> releasedVersions()
{
    const QDir folder(QStringLiteral(HOMEPORT_TESTS_DIR "/data/schema"));
    const auto stored = folder.entryList({u'*' + suffix()});
    QList<int> versions;
    for (const auto& name : stored)
        versions += name.section(u'.', 0, 0).toInt();
    return versions;
}

qint64 versionOf(const Address& address)
{
    auto database = opened(address);
    const auto inDesk = number(*database, deskVersion);
    if (isSqlite() && *number(*database, fileVersion) != *inDesk)
        return -1;
    return *inDesk;
}

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
    void aCopyThatCannotBeWrittenStopsTheUpgrade_data();
    void aCopyThatCannotBeWrittenStopsTheUpgrade();
    void aFailingStatementLeavesAWholeVersion_data();
    void aFailingStatementLeavesAWholeVersion();
    void whoeverIsKilledLeavesAWholeVersion();
    void aNewerDeskIsRefusedByItsVersion();
    void anOlderDeskIsNotOpenedUnseen();
    void anOlderDeskIsReadWhereItLacksNothing();
    void aProgramOfAnOlderVersionStopsWriting();
    void aServerIsUpgradedByOneAlone();
    void aStepThatLeavesALooseReferenceIsRefused();
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

void TstUpgrade::aCopyThatCannotBeWrittenStopsTheUpgrade_data()
{
    QTest::addColumn<FailingFiles::Fault>("fault");
    QTest::addColumn<QString>("code");
    QTest::newRow("full") << FailingFiles::Fault::Full << u"STORAGE_FULL"_s;
    QTest::newRow("broken") << FailingFiles::Fault::Broken << u"FILE_UNREADABLE"_s;
}

void TstUpgrade::aCopyThatCannotBeWrittenStopsTheUpgrade()
{
    if (!isSqlite())
        QSKIP("a server's copy is no file");
    QFETCH(FailingFiles::Fault, fault);
    QFETCH(QString, code);
    const auto address = oldLibrary();
    const QFileInfo file(address.text);
    FailingFiles files;
    int failures = 0;

    for (bool isDone = false; !isDone;) {
        files.heal();
        files.failFrom(failures + 1, fault);
        const auto outcome = upgradeDatabase(files, address, libraryUpgrade(), noon);
        isDone = !files.hasFailed();
        QCOMPARE(bool(outcome), isDone);
        const auto copies = file.dir().entryList({file.completeBaseName() + u".schema-*"_s});
        QCOMPARE(copies.size(), isDone ? 1 : 0);
        QCOMPARE(versionOf(address), isDone ? 3 : 1);
        if (isDone)
            continue;
        ++failures;
        QCOMPARE(outcome.error().kind, Error::Kind::Unavailable);
        QCOMPARE(outcome.error().code, code);
    }

    QVERIFY(failures > 2);
}

void TstUpgrade::aFailingStatementLeavesAWholeVersion_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("isFirst");
    for (const int version : {2, 3}) {
        for (const bool isFirst : {true, false})
            QTest::addRow("%s of version %d", isFirst ? "first" : "last", version)
                << version << isFirst;
    }
}

void TstUpgrade::aFailingStatementLeavesAWholeVersion()
{
    QFETCH(int, version);
    QFETCH(bool, isFirst);
    const auto address = oldLibrary();
    auto broken = libraryUpgrade();
    broken.steps.insert(broken.steps.begin() + (version - 2) + (isFirst ? 0 : 1),
        {version, "SELECT no_such_column FROM book"});

    const auto refused = upgradeDatabase(disk, address, broken, noon);

    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"UPGRADE_FAILED"_s);
    QCOMPARE(refused.error().subject, u"schema %1"_s.arg(version));
    QCOMPARE(versionOf(address), version - 1);
    SchemaUpgrade part = libraryUpgrade();
    part.newest = version - 1;
    const auto whole = oldLibrary();
    QVERIFY(upgradeDatabase(disk, whole, part, noon));
    QCOMPARE(shapeOf(*opened(address)), shapeOf(*opened(whole)));
    QVERIFY(
        upgradeDatabase(disk, address, libraryUpgrade(), noon)); // begins again where it stopped
    QCOMPARE(versionOf(address), 3);
}

void TstUpgrade::whoeverIsKilledLeavesAWholeVersion()
{
    if (!isSqlite())
        QSKIP("a server rolls back by itself");
    const auto pristine = oldLibrary();
    QHash<qint64, QStringList> shapes;
    for (const int newest : {1, 2, 3}) {
        const auto address = oldLibrary();
        auto part = libraryUpgrade();
        part.newest = newest;
        QVERIFY(upgradeDatabase(disk, address, part, noon));
        shapes[newest] = shapeOf(*opened(address));
    }
    QSet<qint64> seen;

    for (int cycle = 0; cycle < 60; ++cycle) {
        const auto address = test::freshAddress();
        QVERIFY(QFile::copy(pristine.text, address.text));
        const auto child = fork();
        if (child == 0) {
            auto ignored = upgradeDatabase(disk, address, libraryUpgrade(), noon);
            _exit(ignored ? 0 : 1);
        }
        usleep(useconds_t(cycle * 700));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);

        const auto version = versionOf(address);
        seen << version;
        QVERIFY2(shapes.contains(version), qPrintable(QString::number(version)));
        QCOMPARE(shapeOf(*opened(address)), shapes[version]);
        const auto again = upgradeDatabase(disk, address, libraryUpgrade(), noon);
        QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
        QCOMPARE(shapeOf(*opened(address)), shapes[3]);
    }
    QVERIFY(seen.contains(1)); // else nobody was killed in time
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

/// References are not checked while a step runs, so they are before its commit.
void TstUpgrade::aStepThatLeavesALooseReferenceIsRefused()
{
    if (!isSqlite())
        QSKIP("a server checks each statement");
    const auto address = oldLibrary();
    auto loose = libraryUpgrade();
    loose.steps.insert(loose.steps.begin() + 1,
        {2,
            "CREATE TABLE lent (book_id BLOB REFERENCES book (id));"
            "INSERT INTO lent (book_id) VALUES (x'01')"});

    const auto refused = upgradeDatabase(disk, address, loose, noon);

    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"UPGRADE_FAILED"_s);
    QCOMPARE(refused.error().detail, u"references of lent"_s);
    QCOMPARE(versionOf(address), 1);
}

QTEST_GUILESS_MAIN(TstUpgrade)
#include "tst_upgrade.moc"
