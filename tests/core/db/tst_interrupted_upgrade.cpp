// An upgrade that fails or is cut off leaves a whole version behind (REL-19).
#include "tests/core/db/schema_shapes.h"
#include "tests/support/failing_files.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSet>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace homeport;
using namespace homeport::test;
using namespace Qt::Literals::StringLiterals;

class TstInterruptedUpgrade : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void cleanup() { test::dropFreshAddresses(); }
    void aCopyThatCannotBeWrittenStopsTheUpgrade_data();
    void aCopyThatCannotBeWrittenStopsTheUpgrade();
    void aFailingStatementLeavesAWholeVersion_data();
    void aFailingStatementLeavesAWholeVersion();
    void whoeverIsKilledLeavesAWholeVersion();
    void aStepThatLeavesALooseReferenceIsRefused();
};

void TstInterruptedUpgrade::aCopyThatCannotBeWrittenStopsTheUpgrade_data()
{
    QTest::addColumn<FailingFiles::Fault>("fault");
    QTest::addColumn<QString>("code");
    QTest::newRow("full") << FailingFiles::Fault::Full << u"STORAGE_FULL"_s;
    QTest::newRow("broken") << FailingFiles::Fault::Broken << u"FILE_UNREADABLE"_s;
}

void TstInterruptedUpgrade::aCopyThatCannotBeWrittenStopsTheUpgrade()
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

void TstInterruptedUpgrade::aFailingStatementLeavesAWholeVersion_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("isFirst");
    for (const int version : {2, 3}) {
        for (const bool isFirst : {true, false})
            QTest::addRow("%s of version %d", isFirst ? "first" : "last", version)
                << version << isFirst;
    }
}

void TstInterruptedUpgrade::aFailingStatementLeavesAWholeVersion()
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

void TstInterruptedUpgrade::whoeverIsKilledLeavesAWholeVersion()
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

/// References are not checked while a step runs, so they are before its commit.
void TstInterruptedUpgrade::aStepThatLeavesALooseReferenceIsRefused()
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

QTEST_GUILESS_MAIN(TstInterruptedUpgrade)
#include "tst_interrupted_upgrade.moc"
