// A desk that is backed up stands again where it is restored, and what is damaged is found.
#include "core/demo/demo_desk.h"
#include "tests/core/exchange/backed_up_desk.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstBackup : public QObject, test::OnBackups
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void aBackupIsRestoredToEitherDatabase_data();
    void aBackupIsRestoredToEitherDatabase();
    void aJournalOfManyTransactionsIsRestored();
    void aDeskGoesToAServerAndBackToAFile();
    void peopleSignInAndWorkOnAfterRestoring();
    void everyFlippedBitIsFound();
    void aBackupThatIsCutOffIsFound();
    void anExistingBackupIsNeverTouched();
    void restoringNeverWritesOverADesk();
    void aFailedBackupLeavesNothingBehind();
};

void TstBackup::aBackupIsRestoredToEitherDatabase_data()
{
    addPlaces();
}

void TstBackup::aBackupIsRestoredToEitherDatabase()
{
    QFETCH(bool, toFile);
    const Address target = toFile ? Address{path(u"restored"_s)} : test::freshAddress();
    const auto backup = path(u"backup"_s);

    const auto saved = backUpDesk(replica(), backup);
    QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().detail));
    const auto restored = restoreDesk(backup, target, m_story->desk->world());
    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().detail));

    auto other = openDesk(target, Access::ReadWrite, m_story->desk->world());
    QVERIFY(other);
    QCOMPARE(*(*other)->replica->stateHash(), *replica().stateHash());
    QVERIFY((*other)->replica->identity().device != replica().identity().device);
    const auto found = verifyDesk(*(*other)->replica);
    QVERIFY(found);
    QCOMPARE(found->findings, QStringList());
}

/// More entries than are folded at once, by many people on tickets that go on from one transaction
/// to the next.
void TstBackup::aJournalOfManyTransactionsIsRestored()
{
    const auto address = test::freshAddress();
    DeskSetup setup;
    setup.organization = u"Nordhafen Logistics"_s;
    setup.adminLogin = u"mira"_s;
    setup.password = test::password;
    DemoPlan plan;
    plan.tickets = 1500;
    plan.until = m_story->desk->clock.now();
    QVERIFY(makeDemoDesk(address, setup, plan, ownPlaces()));
    const auto world = m_story->desk->world();
    auto desk = openDesk(address, Access::ReadWrite, world);
    QVERIFY(desk);
    auto& origin = *(*desk)->replica;
    const auto entries = number(origin.database(), {"test.entries", "SELECT count(*) FROM jr_tx"});
    QVERIFY2(*entries > 12'000, qPrintable(QString::number(*entries)));
    const auto target = test::freshAddress();

    QVERIFY(backUpDesk(origin, path(u"backup"_s)));
    const auto restored = restoreDesk(path(u"backup"_s), target, world);

    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().detail));
    auto other = openDesk(target, Access::ReadWrite, world);
    QVERIFY(other);
    QCOMPARE(*(*other)->replica->stateHash(), *origin.stateHash());
    const auto found = verifyDesk(*(*other)->replica);
    QVERIFY(found);
    QCOMPARE(found->findings, QStringList());
}

/// Of either database, with an attached file: as a person does who moves to a server, and back.
void TstBackup::aDeskGoesToAServerAndBackToAFile()
{
    const auto server = test::freshServerAddress();
    if (!server)
        QSKIP("HOMEPORT_TEST_PG names no server");
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    attach(*id, "It smokes.");
    const auto hash = replica().stateHash();
    QVERIFY(hash);
    QVERIFY(backUpDesk(replica(), path(u"first"_s)));

    const auto moved = restoreDesk(path(u"first"_s), *server, m_story->desk->world());

    QVERIFY2(moved, qPrintable(moved ? QString() : moved.error().detail));
    auto shared = openDesk(*server, Access::ReadWrite, m_story->desk->world());
    QVERIFY(shared);
    QCOMPARE(*(*shared)->replica->stateHash(), *hash);
    QCOMPARE(verifyDesk(*(*shared)->replica)->findings, QStringList());
    const auto saved = backUpDesk(*(*shared)->replica, path(u"second"_s));
    QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().detail));

    const Address file{path(u"own.homeport"_s)};
    const auto back = restoreDesk(path(u"second"_s), file, m_story->desk->world());

    QVERIFY2(back, qPrintable(back ? QString() : back.error().detail));
    auto own = openDesk(file, Access::ReadWrite, m_story->desk->world());
    QVERIFY(own);
    QCOMPARE(*(*own)->replica->stateHash(), *hash);
    QCOMPARE(verifyDesk(*(*own)->replica)->findings, QStringList());
}

void TstBackup::peopleSignInAndWorkOnAfterRestoring()
{
    const Address target = test::freshAddress();
    QVERIFY(backUpDesk(replica(), path(u"backup"_s)));
    QVERIFY(restoreDesk(path(u"backup"_s), target, m_story->desk->world()));

    auto other = openDesk(target, Access::ReadWrite, m_story->desk->world());
    QVERIFY(other);
    const auto person = (*other)->signIn.signIn(u"mira"_s, test::password, u"desktop"_s);
    QVERIFY2(person, qPrintable(person ? QString() : person.error().code + person.error().detail));
    const auto actor = (*other)->access.actorFor(*person);
    QVERIFY(actor);
    const auto made = (*other)->incidents.create(*actor, m_story->form());
    QVERIFY2(made, qPrintable(made ? QString() : made.error().detail));
    // A number of the copied device's block is never drawn a second time.
    for (const auto status : {TicketStatus::New, TicketStatus::New}) {
        const auto original = m_story->incidentIn(status);
        QVERIFY(original);
        QVERIFY(m_story->ticket(*original).number != made->ticket.number);
    }
}

void TstBackup::everyFlippedBitIsFound()
{
    const auto backup = path(u"backup"_s);
    QVERIFY(backUpDesk(replica(), backup));
    QFile file(backup);
    QVERIFY(file.open(QIODevice::ReadWrite));
    SeededRandom random(7);
    for (int i = 0; i < 400; ++i) {
        // The last one is in the seal itself.
        const auto at = i == 399 ? file.size() - 1 : qint64(random.below(quint64(file.size())));
        const auto bit = char(1 << random.below(8));
        const auto flip = [&] {
            char byte = 0;
            file.seek(at);
            file.getChar(&byte);
            file.seek(at);
            file.putChar(char(byte ^ bit));
            file.flush();
        };
        flip();

        const auto restored = restoreDesk(backup, {path(u"restored"_s)}, m_story->desk->world());

        QVERIFY(!restored);
        QCOMPARE(restored.error().code, u"DAMAGED"_s);
        QVERIFY(!QFile::exists(path(u"restored"_s)));
        flip();
    }
    QVERIFY(restoreDesk(backup, {path(u"restored"_s)}, m_story->desk->world()));
}

void TstBackup::aBackupThatIsCutOffIsFound()
{
    const auto backup = path(u"backup"_s);
    QVERIFY(backUpDesk(replica(), backup));
    const auto whole = QFile(backup).size();
    for (const auto size : {whole - 1, whole - 32, whole - 48, whole / 2, qint64(10), qint64(0)}) {
        QVERIFY(QFile::resize(backup, size));
        const auto restored = restoreDesk(backup, {path(u"restored"_s)}, m_story->desk->world());
        QVERIFY(!restored);
        QCOMPARE(restored.error().code, u"DAMAGED"_s);
    }
}

void TstBackup::anExistingBackupIsNeverTouched()
{
    const auto backup = path(u"backup"_s);
    QFile file(backup);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("the last good copy");
    file.close();

    const auto saved = backUpDesk(replica(), backup);

    QVERIFY(!saved);
    QCOMPARE(saved.error().code, u"DUPLICATE"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("the last good copy"));
}

void TstBackup::restoringNeverWritesOverADesk()
{
    QVERIFY(backUpDesk(replica(), path(u"backup"_s)));
    const auto before = replica().stateHash();

    const auto restored =
        restoreDesk(path(u"backup"_s), m_story->desk->address, m_story->desk->world());

    QVERIFY(!restored);
    QCOMPARE(restored.error().kind, Error::Kind::Conflict);
    QCOMPARE(*replica().stateHash(), *before);
}

void TstBackup::aFailedBackupLeavesNothingBehind()
{
    const auto saved = backUpDesk(replica(), path(u"no such folder/backup"_s));

    QVERIFY(!saved);
    QCOMPARE(
        QDir(m_folder->path()).entryList(QDir::NoDotAndDotDot | QDir::AllEntries), QStringList());
}

QTEST_GUILESS_MAIN(TstBackup)
#include "tst_backup.moc"
