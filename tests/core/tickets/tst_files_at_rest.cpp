#include "core/db/file_store.h"
#include "core/exchange/backup.h"
#include "core/exchange/verify.h"
#include "core/tickets/attachment_rows.h"
#include "tests/core/tickets/attached_files.h"
#include "tests/support/damaged_file.h"
#include "tests/support/file_content.h"
#include "tests/support/older_file.h"

#include <QDirIterator>
#include <QFileInfo>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray canary = "canary-in-the-mine";

/// More than two pieces full of a word that stands nowhere else.
QByteArray planted()
{
    QByteArray content;
    for (int line = 0; content.size() < 700'000; ++line)
        content += canary + ' ' + QByteArray::number(line) + '\n';
    return content;
}

/// Names of the files below the folder that hold the word; `beginning`: of their paths.
QStringList singing(const QString& folder, const QString& beginning = {})
{
    QStringList found;
    QDirIterator files(
        folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto path = files.next();
        if (path.startsWith(beginning) && test::contentOf(path).contains(canary))
            found << QFileInfo(path).fileName();
    }
    return found;
}

} // namespace

/// What lies on the disk of files that were attached: SEC-08, SEC-62.
class TstFilesAtRest : public QObject, test::OnAttachments
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void nothingOfTheirContentLiesOpen();
    void whatWaitsInADraftIsSentLater();
    void filesOfOlderProgramsAreReadAsTheyLie();
    void aLostBodyComesBackEncrypted();
    void aDamagedBodyIsReplaced();
    void eachDamagedBodyOfOneContentIsReplaced();
    void whatLiesElsewhereIsLeftAsItIs();
    void aRowThatLiesIsSetRight();
    void aBodyThatIsWholeStays();
    void aLostKeyIsTold();
    void theBodyOfAnotherFileIsNotHandedOut();

private:
    Replica& replica() { return *session().replica; }
    QStringList findings()
    {
        const auto found = verifyDesk(replica());
        return found ? found->findings : QStringList{found.error().detail};
    }
    QByteArray saved(AttachmentId id)
    {
        const auto path = m_folder->filePath(u"saved"_s);
        test::Story::must(files().save(m_story->mira(), id, path, true));
        return test::contentOf(path);
    }
    record::StoredFile fileOf(AttachmentId id)
    {
        const auto file = replica().read(
            [&](Database& database) { return findAttachment(database, m_story->mira(), id); });
        test::Story::must(file);
        return file->file;
    }
    qint64 count(const char* rows)
    {
        const auto text = QByteArray("SELECT count(*) FROM ") + rows;
        return *number(replica().database(), {"test.count", text.constData()});
    }
    /// Where the word lies in what the desk, its person and its acts keep.
    QStringList told(const QString& scratch)
    {
        auto found = singing(ownPlaces().profile) + singing(scratch);
        const auto& address = m_story->desk->address;
        if (!address.isPostgresql())
            return found + singing(QFileInfo(address.text).path(), address.text);
        if (count("file_part WHERE position(CAST('canary-in-the-mine' AS bytea) in content) > 0")
            > 0)
            found << u"file_part"_s;
        if (count("jr_tx WHERE position(CAST('canary-in-the-mine' AS bytea) in body) > 0") > 0)
            found << u"jr_tx"_s;
        return found;
    }
};

/// Also in the log, in a backup, in a desk restored from it, and while it waits to be sent.
void TstFilesAtRest::nothingOfTheirContentLiesOpen()
{
    const QTemporaryDir scratch;
    replica().world().places =
        Places(ownPlaces().profile, scratch.path(), replica().world().disk());
    const auto content = planted();
    const auto file = staged(u"song.txt"_s, content);
    QCOMPARE(told(scratch.path()), QStringList());

    const auto made = files().attach(m_story->mira(), m_id, {file}, AttachmentVisibility::Public);
    QVERIFY2(made, qPrintable(test::told(made)));
    QCOMPARE(told(scratch.path()), QStringList());
    QCOMPARE(findings(), QStringList());
    QVERIFY(backUpDesk(replica(), m_folder->filePath(u"backup"_s)));
    QVERIFY(restoreDesk(
        m_folder->filePath(u"backup"_s), {m_folder->filePath(u"restored"_s)}, replica().world()));

    QCOMPARE(told(scratch.path()), QStringList());
    QCOMPARE(singing(m_folder->path()), QStringList{u"song.txt"_s}); // where it came from
    QVERIFY(saved(made->first()) == content);
    QVERIFY(singing(m_folder->path()).contains(u"saved"_s)); // who looks like this would find it
}

/// What opens it stands with the draft as long as no row names it.
void TstFilesAtRest::whatWaitsInADraftIsSentLater()
{
    const auto draft = staged(u"draft.txt"_s, "not sent yet");
    QVERIFY(draft.bodyKey);
    QCOMPARE(count("stored_file"), 0);

    const auto made = files().attach(m_story->mira(), m_id, {draft}, AttachmentVisibility::Public);

    QVERIFY2(made, qPrintable(test::told(made)));
    const auto file = fileOf(made->first());
    QVERIFY(file.isEncrypted);
    QCOMPARE(file.bodyKey, draft.bodyKey);
    QCOMPARE(saved(made->first()), QByteArray("not sent yet"));
}

void TstFilesAtRest::filesOfOlderProgramsAreReadAsTheyLie()
{
    const auto id = test::olderFile(*m_story, m_id, "tunnel closed\n");
    QCOMPARE(saved(id), QByteArray("tunnel closed\n"));
    QVERIFY(!fileOf(id).isEncrypted);

    const auto again = attached(); // the same content

    QCOMPARE(fileOf(again).id, fileOf(id).id);
    QCOMPARE(saved(again), QByteArray("tunnel closed\n"));
    QCOMPARE(findings(), QStringList());
    const auto draft = test::olderBody(*m_story, "another"); // that was not sent yet
    const auto made = files().attach(m_story->mira(), m_id, {draft}, AttachmentVisibility::Public);
    QVERIFY2(made, qPrintable(test::told(made)));
    QVERIFY(!fileOf(made->first()).isEncrypted);
    QCOMPARE(saved(made->first()), QByteArray("another"));
    QCOMPARE(findings(), QStringList());
}

void TstFilesAtRest::aLostBodyComesBackEncrypted()
{
    const auto id = test::olderFile(*m_story, m_id, "tunnel closed\n");
    FileStore store(m_story->desk->world().disk(), replica().database(), replica().organization());
    QVERIFY(store.remove(fileOf(id).storageKey.value_or(QString())));
    QCOMPARE(test::codeOf(files().open(m_story->mira(), id, m_folder->path())), u"FILE_ABSENT"_s);

    attached(); // the same content

    const auto file = fileOf(id);
    QVERIFY(file.isEncrypted);
    QVERIFY(file.bodyKey && file.bodyKey->size() == 32);
    QCOMPARE(saved(id), QByteArray("tunnel closed\n"));
    QCOMPARE(findings(), QStringList());
}

/// REL-09: what was attached of it before is whole again, and nobody else has to know.
void TstFilesAtRest::aDamagedBodyIsReplaced()
{
    const auto id = attached();
    const auto before = fileOf(id);
    test::damageBody(m_story->desk->address, before.storageKey.value_or(QString()));
    QCOMPARE(test::codeOf(files().open(m_story->mira(), id, m_folder->path())), u"FILE_DAMAGED"_s);

    const auto again = attached(); // the same content

    QCOMPARE(fileOf(again).id, before.id);
    QVERIFY(fileOf(id).storageKey != before.storageKey);
    QVERIFY(fileOf(id).bodyKey != before.bodyKey);
    QCOMPARE(findings(), QStringList());
    QCOMPARE(saved(id), QByteArray("tunnel closed\n"));
    QCOMPARE(saved(again), QByteArray("tunnel closed\n"));
}

/// REL-09, where several replicas had stored one content before they met. A backup holds the body
/// once.
void TstFilesAtRest::eachDamagedBodyOfOneContentIsReplaced()
{
    const QList<AttachmentId> ids{
        attached(), test::olderFile(*m_story, m_id, "tunnel closed\n"), attached()};
    QVERIFY(fileOf(ids[0]).id != fileOf(ids[1]).id);
    for (const auto& id : {ids[0], ids[1]})
        test::damageBody(m_story->desk->address, fileOf(id).storageKey.value_or(QString()));

    attached(); // the same content

    for (const auto& id : ids)
        QCOMPARE(saved(id), QByteArray("tunnel closed\n"));
    QCOMPARE(fileOf(ids[0]).storageKey, fileOf(ids[1]).storageKey);
    QCOMPARE(findings(), QStringList());
    QVERIFY(backUpDesk(replica(), m_folder->filePath(u"backup"_s)));
    const auto restored = restoreDesk(
        m_folder->filePath(u"backup"_s), {m_folder->filePath(u"restored"_s)}, replica().world());
    QVERIFY2(restored, qPrintable(test::told(restored)));
}

/// A body that is only missing may lie where another replica stored it.
void TstFilesAtRest::whatLiesElsewhereIsLeftAsItIs()
{
    const auto here = attached();
    const auto there = fileOf(test::olderFile(*m_story, m_id, "tunnel closed\n"));
    FileStore store(m_story->desk->world().disk(), replica().database(), replica().organization());
    QVERIFY(store.remove(there.storageKey.value_or(QString())));

    const auto again = attached(); // the same content

    QCOMPARE(fileOf(again).id, fileOf(here).id);
    const auto row = loadRow(replica().database(), record::StoredFile::table(), there.id.value());
    QVERIFY(row && *row);
    QCOMPARE(record::StoredFile::fromRow(**row).storageKey, there.storageKey);
    QCOMPARE(saved(again), QByteArray("tunnel closed\n"));
}

/// Its size and its key are those of the body that it names from then on.
void TstFilesAtRest::aRowThatLiesIsSetRight()
{
    const auto id = attached();
    m_story->alter<record::StoredFile>(fileOf(id).id, [](record::StoredFile& row) {
        row.sizeBytes = 3;
        row.bodyKey = QByteArray(32, 'k');
    });
    QCOMPARE(test::codeOf(files().open(m_story->mira(), id, m_folder->path())), u"FILE_DAMAGED"_s);

    attached(); // the same content

    QCOMPARE(findings(), QStringList());
    QCOMPARE(fileOf(id).sizeBytes, qint64(14));
    QCOMPARE(saved(id), QByteArray("tunnel closed\n"));
}

void TstFilesAtRest::aBodyThatIsWholeStays()
{
    const auto before = fileOf(attached());

    const auto again = attached(); // the same content

    QVERIFY(fileOf(again) == before);
}

void TstFilesAtRest::aLostKeyIsTold()
{
    const auto id = attached();
    m_story->alter<record::StoredFile>(
        fileOf(id).id, [](record::StoredFile& row) { row.bodyKey.reset(); });

    const auto opened = files().open(m_story->mira(), id, m_folder->path());

    QCOMPARE(test::codeOf(opened), u"FILE_DAMAGED"_s);
    const auto found = findings();
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.filter(u"1 row breaks a rule: is_encrypted"_s).size(), 1);
    QCOMPARE(found.filter(u"is not what was attached"_s).size(), 1);
}

/// Whoever may write one row cannot have it hand out the body of another.
void TstFilesAtRest::theBodyOfAnotherFileIsNotHandedOut()
{
    const auto id = attached();
    const auto other = files().attach(m_story->mira(), m_id,
        {staged(u"other.txt"_s, "for few eyes")}, AttachmentVisibility::Internal);
    QVERIFY2(other, qPrintable(test::told(other)));
    const auto theirs = fileOf(other->first());
    m_story->alter<record::StoredFile>(fileOf(id).id, [&](record::StoredFile& row) {
        row.storageKey = theirs.storageKey;
        row.bodyKey = theirs.bodyKey;
        row.sizeBytes = theirs.sizeBytes;
    });
    const auto path = m_folder->filePath(u"saved"_s);

    const auto refused = files().save(m_story->mira(), id, path, true);

    QCOMPARE(test::codeOf(refused), u"FILE_DAMAGED"_s);
    QVERIFY(!QFile::exists(path));
}

QTEST_GUILESS_MAIN(TstFilesAtRest)
#include "tst_files_at_rest.moc"
