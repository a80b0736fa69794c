#include "core/exchange/verify.h"
#include "core/tickets/attachment_rows.h"
#include "tests/core/tickets/attached_files.h"
#include "tests/support/pipe.h"

#include <QDirIterator>
#include <QFileInfo>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

#include "record/stored_file.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What becomes of the content of files: F-33, SEC-60, SEC-61.
class TstAttachments : public QObject, test::OnAttachments
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void whatIsAttachedIsReadBack();
    void oneContentIsKeptOnce();
    void twoGigabytesAreRefusedBeforeAnythingIsCopied();
    void whatTurnsOutTooLargeLeavesNothing();
    void aFullDiskLeavesNothing();
    void onlyRegularFilesAreRead();
    void infectedFilesAreNeverHandedOut();
    void damageIsToldOf();
    void anOpenedCopyIsPrivate();
    void savingNeverOverwritesUnasked();
    void whatWasNeverSentIsSwept();

private:
    qint64 bodies();
};

/// Bodies that the desk holds, half-written ones included.
qint64 TstAttachments::bodies()
{
    if (m_story->desk->address.isPostgresql())
        return *number(session().replica->database(),
            {"test.bodies", "SELECT count(DISTINCT storage_key) FROM file_part"});
    QDirIterator found(m_story->desk->address.text + u".files"_s,
        QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    qint64 count = 0;
    for (; found.hasNext(); found.next())
        ++count;
    return count;
}

void TstAttachments::whatIsAttachedIsReadBack()
{
    QByteArray bytes = "\x89PNG\r\n\x1a\n"; // more than two pieces, and no round number
    for (int i = 0; i < 150'000; ++i)
        bytes += QByteArray::number(i);
    const auto file = staged(u"Screen shot.PNG"_s, bytes);

    const auto made = files().attach(m_story->mira(), m_id, {file}, AttachmentVisibility::Public);

    QVERIFY2(made, qPrintable(test::told(made)));
    const auto list = files().list(m_story->mira(), m_id);
    QVERIFY(list);
    QCOMPARE(list->size(), 1);
    const auto& shown = list->first();
    QCOMPARE(shown.name, u"Screen shot.PNG"_s);
    QCOMPARE(shown.mimeType, u"image/png"_s);
    QCOMPARE(shown.size, qint64(bytes.size()));
    QCOMPARE(shown.addedByName, u"Mira Kovač"_s);
    QVERIFY(!shown.isInternal);
    const auto target = m_folder->filePath(u"copy.png"_s);
    QVERIFY(files().save(m_story->mira(), shown.id, target, false));
    QFile copy(target);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), bytes);
    const auto checked = verifyDesk(*session().replica);
    QVERIFY(checked);
    QCOMPARE(checked->findings, QStringList());
}

void TstAttachments::oneContentIsKeptOnce()
{
    const auto other = m_story->incidentIn(TicketStatus::New);
    QVERIFY(other);
    QVERIFY(attached().value() != QUuid());

    const auto again = files().attach(m_story->mira(), *other,
        {staged(u"same.txt"_s), staged(u"twice.txt"_s)}, AttachmentVisibility::Public);

    QVERIFY2(again, qPrintable(test::told(again)));
    QCOMPARE(
        *number(session().replica->database(), {"test.files", "SELECT count(*) FROM stored_file"}),
        1);
    QCOMPARE(bodies(), 1); // what was staged twice is gone
    QCOMPARE(files().list(m_story->mira(), *other)->at(1).name, u"twice.txt"_s);
}

void TstAttachments::twoGigabytesAreRefusedBeforeAnythingIsCopied()
{
    const auto path = written(u"dump.zip"_s, "PK\x03\x04");
    QVERIFY(QFile::resize(path, qint64(2) << 30)); // takes no room on the disk

    const auto refused = files().stage(m_story->mira(), m_id, path);

    QCOMPARE(test::told(refused), u"FILE_TOO_LARGE 10485760"_s);
    QCOMPARE(bodies(), 0);
    set(u"attachment.max_bytes"_s, 4);
    QCOMPARE(test::told(files().stage(m_story->mira(), m_id, written(u"a.txt"_s, "12345"))),
        u"FILE_TOO_LARGE 4"_s);
    QVERIFY(files().stage(m_story->mira(), m_id, written(u"b.txt"_s, "1234")));
}

void TstAttachments::whatTurnsOutTooLargeLeavesNothing()
{
    test::Pipe pipe(standardFileLimit + 1);

    const auto refused = files().stage(m_story->mira(), m_id, u"endless.txt"_s, pipe);

    QCOMPARE(test::codeOf(refused), u"FILE_TOO_LARGE"_s);
    QCOMPARE(bodies(), 0);
}

void TstAttachments::aFullDiskLeavesNothing()
{
    if (m_story->desk->address.isPostgresql())
        QSKIP("the server's disk is not ours; its transaction leaves nothing");
    QByteArray bytes(2 << 20, 'x');
    const auto path = written(u"large.txt"_s, bytes);
    const auto before = session().replica->stateHash();
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit whole = {};
    getrlimit(RLIMIT_FSIZE, &whole);
    const rlimit little{1 << 20, whole.rlim_max};
    setrlimit(RLIMIT_FSIZE, &little);

    const auto refused = files().stage(m_story->mira(), m_id, path);

    setrlimit(RLIMIT_FSIZE, &whole);
    QCOMPARE(test::codeOf(refused), u"STORAGE_FULL"_s);
    QCOMPARE(bodies(), 0);
    QCOMPARE(*session().replica->stateHash(), *before);
    QVERIFY(files().stage(m_story->mira(), m_id, path)); // room again
}

void TstAttachments::onlyRegularFilesAreRead()
{
    const auto pipe = m_folder->filePath(u"pipe.txt"_s);
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);

    for (const auto& path : {m_folder->path(), pipe, u"/dev/zero"_s, u"/no/such/file.txt"_s})
        QCOMPARE(test::codeOf(files().stage(m_story->mira(), m_id, path)), u"FILE_UNREADABLE"_s);
}

void TstAttachments::infectedFilesAreNeverHandedOut()
{
    const auto id = attached();
    auto file = one(session().replica->database(),
        {"test.file", "SELECT file_id FROM attachment WHERE id = :id"}, {{"id", id}});
    const StoredFileId stored((*file)->uuid(0));
    file->reset();
    m_story->alter<record::StoredFile>(
        stored, [](record::StoredFile& row) { row.scanStatus = StoredFileScanStatus::Infected; });

    QCOMPARE(test::codeOf(files().open(m_story->mira(), id, m_folder->path())), u"FILE_INFECTED"_s);
    QCOMPARE(test::codeOf(files().save(m_story->mira(), id, m_folder->filePath(u"x"_s), true)),
        u"FILE_INFECTED"_s);
    QVERIFY(!QFile::exists(m_folder->filePath(u"x"_s)));
}

/// REL-09: missing and altered bodies are reported, and never handed out.
void TstAttachments::damageIsToldOf()
{
    const auto id = attached();
    const auto findings = [&] { return verifyDesk(*session().replica)->findings.join(u'\n'); };
    QDirIterator found(
        m_story->desk->address.text + u".files"_s, QDir::Files, QDirIterator::Subdirectories);
    const auto body = found.hasNext() ? found.next() : QString();
    const bool isServer = m_story->desk->address.isPostgresql();
    if (isServer) {
        test::onDatabase(
            m_story->desk->address, "UPDATE homeport.file_part SET content = '\\x6162'::bytea");
    } else {
        QFile file(body);
        QVERIFY(file.open(QIODevice::ReadWrite));
        char first = 0;
        QVERIFY(file.getChar(&first));
        QVERIFY(file.seek(0));
        QVERIFY(file.putChar(char(first ^ 1)));
    }

    const auto altered = files().open(m_story->mira(), id, m_folder->path());

    QCOMPARE(test::codeOf(altered), u"FILE_DAMAGED"_s);
    QVERIFY(findings().contains(u"is not what was attached"_s));
    if (isServer)
        test::onDatabase(m_story->desk->address, "DELETE FROM homeport.file_part");
    else
        QVERIFY(QFile::remove(body));
    QCOMPARE(test::codeOf(files().open(m_story->mira(), id, m_folder->path())), u"FILE_ABSENT"_s);
    QVERIFY(findings().contains(u"is missing"_s));
    // The same content once more brings it back.
    QVERIFY(attached().value() != id.value());
    QVERIFY(files().open(m_story->mira(), id, m_folder->path()));
}

/// SEC-61
void TstAttachments::anOpenedCopyIsPrivate()
{
    const auto id = attached();
    const auto before = umask(0);

    const auto path = files().open(m_story->mira(), id, m_folder->path());

    umask(before);
    QVERIFY2(path, qPrintable(test::told(path)));
    QVERIFY(path->startsWith(m_folder->path()));
    QVERIFY(path->endsWith(u"/vpn-client.log"_s));
    struct stat file = {};
    struct stat folder = {};
    QCOMPARE(stat(QFile::encodeName(*path).constData(), &file), 0);
    QCOMPARE(stat(QFile::encodeName(QFileInfo(*path).path()).constData(), &folder), 0);
    QCOMPARE(file.st_mode & 07777, 0400u);
    QCOMPARE(folder.st_mode & 07777, 0700u);
}

void TstAttachments::savingNeverOverwritesUnasked()
{
    const auto id = attached();
    const auto path = written(u"precious.txt"_s, "mine");

    QCOMPARE(test::codeOf(files().save(m_story->mira(), id, path, false)), u"FILE_EXISTS"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
    file.close();
    QVERIFY(files().save(m_story->mira(), id, path, true));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("tunnel closed\n"));
}

void TstAttachments::whatWasNeverSentIsSwept()
{
    attached();
    const auto unsent = staged(u"draft.txt"_s, "never sent");
    const auto taken = staged(u"taken.txt"_s, "taken back at once");
    QVERIFY(files().discard(taken));
    QCOMPARE(bodies(), 2);
    QCOMPARE(*files().sweep(), 0); // it may still be sent
    m_story->desk->clock.advance(std::chrono::hours(24 * 365 * 40)); // past the file's own time

    const auto swept = files().sweep();

    QVERIFY(swept);
    QCOMPARE(*swept, 1);
    QCOMPARE(bodies(), 1);
    QCOMPARE(
        test::codeOf(files().attach(m_story->mira(), m_id, {unsent}, AttachmentVisibility::Public)),
        u"FILE_ABSENT"_s);
}

QTEST_GUILESS_MAIN(TstAttachments)
#include "tst_attachments.moc"
