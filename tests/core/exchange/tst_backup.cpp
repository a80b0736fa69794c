#include "core/db/file_store.h"
#include "core/demo/demo_desk.h"
#include "core/exchange/backup.h"
#include "core/exchange/verify.h"
#include "tests/support/damaged_file.h"
#include "tests/support/file_content.h"
#include "tests/support/older_file.h"
#include "tests/support/test_database.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstBackup : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void aBackupIsRestoredToEitherDatabase_data();
    void aBackupIsRestoredToEitherDatabase();
    void aJournalOfManyTransactionsIsRestored();
    void aDeskGoesToAServerAndBackToAFile();
    void filesComeAlong_data();
    void filesComeAlong();
    void bodiesComeAlongAsTheyLie_data();
    void bodiesComeAlongAsTheyLie();
    void aMissingFileKeepsNobodyFromBackingUp();
    void whatIsNotWholeIsToldOf();
    void peopleSignInAndWorkOnAfterRestoring();
    void everyFlippedBitIsFound();
    void aBackupThatIsCutOffIsFound();
    void anExistingBackupIsNeverTouched();
    void restoringNeverWritesOverADesk();
    void aFailedBackupLeavesNothingBehind();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    QString path(const QString& name) { return m_folder->filePath(name); }
    AttachmentId attach(TicketId id, const QByteArray& bytes);
    /// Of the attached file that has so many bytes.
    record::StoredFile fileOf(qint64 size);

    std::unique_ptr<test::Story> m_story;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstBackup::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_story = std::make_unique<test::Story>();
    for (const auto status :
        {TicketStatus::New, TicketStatus::OnHold, TicketStatus::Closed, TicketStatus::Cancelled})
        QVERIFY(m_story->incidentIn(status));
    const auto raising = m_story->incidentIn(TicketStatus::InProgress);
    QVERIFY(raising);
    for (const auto* command : {"raise_problem", "raise_change", "convert_to_request"})
        QVERIFY(m_story->run(QString::fromLatin1(command), *raising));
}

void TstBackup::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

AttachmentId TstBackup::attach(TicketId id, const QByteArray& bytes)
{
    auto& files = m_story->desk->session->attachments;
    QBuffer source;
    source.setData(bytes);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("a buffer does not open");
    const auto staged = files.stage(m_story->mira(), id, u"a.txt"_s, source);
    test::Story::must(staged);
    const auto made = files.attach(m_story->mira(), id, {*staged}, AttachmentVisibility::Public);
    test::Story::must(made);
    return made->first();
}

record::StoredFile TstBackup::fileOf(qint64 size)
{
    const auto id = one(replica().database(),
        {"test.file", "SELECT id FROM stored_file WHERE size_bytes = :size"}, {{"size", size}});
    test::Story::must(id);
    const auto row = loadRow(replica().database(), record::StoredFile::table(), (*id)->uuid(0));
    test::Story::must(row);
    return record::StoredFile::fromRow(**row);
}

void TstBackup::aBackupIsRestoredToEitherDatabase_data()
{
    QTest::addColumn<bool>("toFile");
    QTest::newRow("to a file") << true;
    QTest::newRow("to where tests of this row live") << false;
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

void TstBackup::filesComeAlong_data()
{
    aBackupIsRestoredToEitherDatabase_data();
}

/// SEC-08, REL-20: what was attached is in the backup, and is checked after restoring it.
void TstBackup::filesComeAlong()
{
    QFETCH(bool, toFile);
    const auto id = m_story->incidentIn(TicketStatus::New);
    QByteArray large;
    for (int i = 0; i < 100'000; ++i)
        large += QByteArray::number(i);
    QList<AttachmentId> attached;
    for (const auto& bytes : {large, QByteArray()})
        attached << attach(*id, bytes);
    const Address target = toFile ? Address{path(u"restored"_s)} : test::freshAddress();

    QVERIFY(backUpDesk(replica(), path(u"backup"_s)));
    QVERIFY(restoreDesk(path(u"backup"_s), target, m_story->desk->world()));
    QVERIFY(!QFile::exists(path(u"backup.writing-lock"_s)));
    m_story->desk->session.reset(); // the desk itself is gone

    auto other = openDesk(target, Access::ReadWrite, m_story->desk->world());
    QVERIFY(other);
    const auto checked = verifyDesk(*(*other)->replica);
    QVERIFY(checked);
    QCOMPARE(checked->findings, QStringList());
    const auto copy = path(u"copy"_s);
    QVERIFY((*other)->attachments.save(m_story->mira(), attached.first(), copy, false));
    QFile file(copy);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), large);
    QVERIFY((*other)->attachments.save(m_story->mira(), attached.last(), copy, true));
    QCOMPARE(QFileInfo(copy).size(), 0);
    // A backup of what was restored holds them as well.
    QVERIFY(backUpDesk(*(*other)->replica, path(u"second"_s)));
    QVERIFY(restoreDesk(path(u"second"_s), {path(u"again"_s)}, m_story->desk->world()));
    auto again = openDesk({path(u"again"_s)}, Access::ReadWrite, m_story->desk->world());
    QVERIFY(again);
    QCOMPARE(verifyDesk(*(*again)->replica)->findings, QStringList());
}

void TstBackup::bodiesComeAlongAsTheyLie_data()
{
    aBackupIsRestoredToEitherDatabase_data();
}

/// SEC-08: encrypted in the backup, too, with keys that come along in the rows. What an older
/// program attached stays open.
void TstBackup::bodiesComeAlongAsTheyLie()
{
    QFETCH(bool, toFile);
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    const auto large = QByteArray("canary-in-the-mine\n").repeated(40'000);
    const auto encrypted = attach(*id, large);
    const auto older = test::olderFile(*m_story, *id, "sparrow-on-the-roof\n");
    const auto lie = [&](Replica& desk) {
        QStringList bodies;
        auto rows = desk.database().query({"test.keys",
            "SELECT storage_key FROM stored_file WHERE storage_key IS NOT NULL ORDER BY id"});
        test::Story::must(rows);
        QStringList keys;
        while ((*rows)->next())
            keys << (*rows)->text(0);
        rows->reset();
        FileStore store(desk.world().disk(), desk.database(), desk.organization());
        for (const auto& key : std::as_const(keys)) {
            QCryptographicHash hash(QCryptographicHash::Sha256);
            const auto read = store.readStored(key, [&](const QByteArray& piece) {
                hash.addData(piece);
                return Result<>();
            });
            bodies << (read ? QString::fromLatin1(hash.result().toHex()) : read.error().code);
        }
        return bodies;
    };
    const auto before = lie(replica());
    QCOMPARE(before.size(), 2);
    const Address target = toFile ? Address{path(u"restored"_s)} : test::freshAddress();

    QVERIFY(backUpDesk(replica(), path(u"backup"_s)));
    QVERIFY(restoreDesk(path(u"backup"_s), target, m_story->desk->world()));

    const auto backup = test::contentOf(path(u"backup"_s));
    QVERIFY(!backup.contains("canary-in-the-mine"));
    QVERIFY(backup.contains("sparrow-on-the-roof"));
    auto other = openDesk(target, Access::ReadWrite, m_story->desk->world());
    QVERIFY(other);
    QCOMPARE(lie(*(*other)->replica), before);
    const auto copy = path(u"copy"_s);
    QVERIFY((*other)->attachments.save(m_story->mira(), encrypted, copy, true));
    QVERIFY(test::contentOf(copy) == large);
    QVERIFY((*other)->attachments.save(m_story->mira(), older, copy, true));
    QCOMPARE(test::contentOf(copy), QByteArray("sparrow-on-the-roof\n"));
    QCOMPARE(verifyDesk(*(*other)->replica)->findings, QStringList());
}

void TstBackup::aMissingFileKeepsNobodyFromBackingUp()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    attach(*id, "lost");
    attach(*id, "kept");
    auto lost = one(replica().database(),
        {"test.key", "SELECT storage_key FROM stored_file WHERE size_bytes = 4 ORDER BY id"});
    QVERIFY(lost);
    const auto key = (*lost)->text(0);
    lost->reset();
    FileStore store(m_story->desk->world().disk(), replica().database(), replica().organization());
    QVERIFY(store.remove(key));

    QVERIFY(backUpDesk(replica(), path(u"backup"_s)));

    QVERIFY(restoreDesk(path(u"backup"_s), {path(u"restored"_s)}, m_story->desk->world()));
    auto other = openDesk({path(u"restored"_s)}, Access::ReadWrite, m_story->desk->world());
    QVERIFY(other);
    const auto checked = verifyDesk(*(*other)->replica);
    QVERIFY(checked);
    QCOMPARE(checked->findings.size(), 1);
    QVERIFY(checked->findings.first().contains(u"is missing"_s));
}

/// REL-09: damaged bodies are in the backup as they lie, and whoever makes it learns of them.
void TstBackup::whatIsNotWholeIsToldOf()
{
    const auto first = m_story->incidentIn(TicketStatus::New);
    const auto second = m_story->incidentIn(TicketStatus::New);
    QVERIFY(first && second);
    attach(*first, "kept");
    attach(*first, "altered");
    attach(*second, "altered"); // kept once
    attach(*second, "missing!");
    QVERIFY(
        m_story->desk->session->attachments.detach(m_story->mira(), attach(*first, "missing!")));
    const auto untold = backUpDesk(replica(), path(u"before"_s));
    QVERIFY(untold);
    QVERIFY(untold->damaged.isEmpty());
    const auto altered = fileOf(7);
    const auto missing = fileOf(8);
    test::damageBody(m_story->desk->address, altered.storageKey.value_or(QString()));
    FileStore store(m_story->desk->world().disk(), replica().database(), replica().organization());
    QVERIFY(store.remove(missing.storageKey.value_or(QString())));

    const auto told = backUpDesk(replica(), path(u"backup"_s));

    QVERIFY2(told, qPrintable(told ? QString() : told.error().detail));
    QStringList both{m_story->ticket(*first).number, m_story->ticket(*second).number};
    both.sort();
    QList<DamagedFile> expected{{altered.id, false, both}, {missing.id, true, both}};
    if (told->damaged.value(0).file != altered.id)
        expected.swapItemsAt(0, 1);
    QVERIFY(told->damaged == expected);
    QVERIFY(restoreDesk(path(u"backup"_s), {path(u"restored"_s)}, m_story->desk->world()));
    auto other = openDesk({path(u"restored"_s)}, Access::ReadWrite, m_story->desk->world());
    QVERIFY(other);
    const auto checked = verifyDesk(*(*other)->replica);
    QVERIFY(checked);
    QCOMPARE(checked->findings.size(), 2);
    QCOMPARE(checked->findings.filter(u"is not what was attached"_s).size(), 1);
    QCOMPARE(checked->findings.filter(u"is missing"_s).size(), 1);
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
