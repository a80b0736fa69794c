// What homeportctl does with a desk that another version of Homeport made.
#include "core/db/registry.h"
#include "tests/app/ctl_folder.h"

#include <QFile>
#include <QTest>

using namespace homeport;
using namespace homeport::test;
using namespace Qt::Literals::StringLiterals;

class TstCtlVersions : public QObject, test::OnCtl
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void cleanup() { test::dropFreshAddresses(); }
    void anOlderDeskIsLeftAsItIsByWhatOnlyLooks();
    void anOlderFileThatLacksNothingIsReadAndLeftAsItIs();
    void anUpgradeTellsWhereAServersDeskIsKept();
};

void TstCtlVersions::anOlderDeskIsLeftAsItIsByWhatOnlyLooks()
{
    const auto address = standingDesk();
    constexpr Sql version{"test.version", "SELECT schema_version FROM desk"};
    {
        auto database = Database::open(address, Access::ReadWrite, Schema::Any);
        QVERIFY(database);
        QVERIFY((*database)->script(isSqlite()
                ? "PRAGMA user_version = 1; UPDATE desk SET schema_version = 1"
                : "UPDATE desk SET schema_version = 1"));
    }

    const QList<QStringList> looks{{u"verify"_s, u"--db"_s, address.text},
        {u"backup"_s, u"--db"_s, address.text, u"--out"_s, path(u"old.backup"_s)},
        signedIn(u"history"_s, address) + QStringList{u"INC1"_s},
        signedIn(u"search"_s, address) + QStringList{u"word"_s},
        signedIn(u"export"_s, address)
            + QStringList{u"--kind"_s, u"incident"_s, u"--format"_s, u"csv"_s, u"--out"_s,
                path(u"old.csv"_s)}};
    for (const auto& words : looks) {
        const auto said = ctl(words);
        QVERIFY2(said.status == 1, qPrintable(words.first()));
        QVERIFY2(said.error.contains("older Homeport"), said.error.constData());
        QVERIFY2(said.error.contains("homeportctl upgrade"), said.error.constData());
    }

    auto database = Database::open(address, Access::ReadOnly, Schema::Any);
    QVERIFY(database);
    const auto stands = number(**database, version);
    QVERIFY(stands);
    QCOMPARE(*stands, 1);
    QVERIFY(!QFile::exists(path(u"old.backup"_s)));
    QVERIFY(!QFile::exists(path(u"old.csv"_s)));
}

void TstCtlVersions::anOlderFileThatLacksNothingIsReadAndLeftAsItIs()
{
    if (!isSqlite())
        QSKIP("what came last came to servers");
    const auto address = standingDesk();
    const auto older = QByteArray::number(schemaVersion - 1);
    {
        auto database = Database::open(address, Access::ReadWrite, Schema::Any);
        QVERIFY(database);
        QVERIFY((*database)->script(
            "PRAGMA user_version = " + older + "; UPDATE desk SET schema_version = " + older));
    }
    if (!Database::open(address, Access::ReadOnly))
        QSKIP("what came last came to files, too");
    const auto copy = path(u"older.backup"_s);

    const auto verified = ctl({u"verify"_s, u"--db"_s, address.text});
    const auto copied = ctl({u"backup"_s, u"--db"_s, address.text, u"--out"_s, copy});
    const auto told = ctl(signedIn(u"history"_s, address) + QStringList{u"INC1"_s});

    QVERIFY2(verified.status == 0, (verified.out + verified.error).constData());
    QVERIFY2(copied.status == 0, copied.error.constData());
    // Signing in writes, so that needs the newest.
    QCOMPARE(told.status, 1);
    QVERIFY2(told.error.contains("homeportctl upgrade"), told.error.constData());
    const auto written = Database::open(address, Access::ReadWrite);
    QVERIFY(!written);
    QCOMPARE(written.error().code, u"SCHEMA_TOO_OLD"_s);
}

void TstCtlVersions::anUpgradeTellsWhereAServersDeskIsKept()
{
    if (isSqlite())
        QSKIP("a file's copy lies beside it, see tst_upgrade");
    const auto script =
        contentOf(QStringLiteral(HOMEPORT_TESTS_DIR "/data/schema/2.postgresql.sql"));
    QVERIFY(!script.isEmpty());
    const auto copy = "desk_before_v" + QByteArray::number(schemaVersion);
    const auto upgraded = [&](const QStringList& more) {
        const auto address = test::freshAddress();
        test::onDatabase(address,
            script
                + "INSERT INTO homeport.desk (one, replica_id, schema_version, created_at)"
                  " VALUES (1, gen_random_uuid(), 2, 1)");
        return ctl(QStringList{u"upgrade"_s, u"--db"_s, address.text} + more);
    };

    const auto told = upgraded({});
    QVERIFY2(told.status == 0, told.error.constData());
    QVERIFY2(told.out.contains("kept in the database's schema " + copy), told.out.constData());
    const auto asJson = upgraded({u"--json"_s});
    QVERIFY2(asJson.status == 0, asJson.error.constData());
    QCOMPARE(asJson.json()["copy"_L1].toString(), QString::fromLatin1(copy));
    QCOMPARE(asJson.json()["from"_L1].toInt(), 2);
}

QTEST_GUILESS_MAIN(TstCtlVersions)
#include "tst_ctl_versions.moc"
