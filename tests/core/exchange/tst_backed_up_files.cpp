// Attached files in a backup: as they lie, damaged and missing ones, too.
#include "core/db/file_store.h"
#include "tests/core/exchange/backed_up_desk.h"
#include "tests/support/damaged_file.h"
#include "tests/support/file_content.h"
#include "tests/support/older_file.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstBackedUpFiles : public QObject, test::OnBackups
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void filesComeAlong_data();
    void filesComeAlong();
    void bodiesComeAlongAsTheyLie_data();
    void bodiesComeAlongAsTheyLie();
    void aMissingFileKeepsNobodyFromBackingUp();
    void whatIsNotWholeIsToldOf();

private:
    /// Of the attached file that has so many bytes.
    record::StoredFile fileOf(qint64 size);
};

record::StoredFile TstBackedUpFiles::fileOf(qint64 size)
{
    const auto id = one(replica().database(),
        {"test.file", "SELECT id FROM stored_file WHERE size_bytes = :size"}, {{"size", size}});
    test::Story::must(id);
    const auto row = loadRow(replica().database(), record::StoredFile::table(), (*id)->uuid(0));
    test::Story::must(row);
    return record::StoredFile::fromRow(**row);
}

void TstBackedUpFiles::filesComeAlong_data()
{
    addPlaces();
}

/// SEC-08, REL-20: what was attached is in the backup, and is checked after restoring it.
void TstBackedUpFiles::filesComeAlong()
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

void TstBackedUpFiles::bodiesComeAlongAsTheyLie_data()
{
    addPlaces();
}

/// SEC-08: encrypted in the backup, too, with keys that come along in the rows. What an older
/// program attached stays open.
void TstBackedUpFiles::bodiesComeAlongAsTheyLie()
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

void TstBackedUpFiles::aMissingFileKeepsNobodyFromBackingUp()
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
void TstBackedUpFiles::whatIsNotWholeIsToldOf()
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

QTEST_GUILESS_MAIN(TstBackedUpFiles)
#include "tst_backed_up_files.moc"
