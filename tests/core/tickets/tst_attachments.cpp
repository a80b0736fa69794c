#include "core/exchange/verify.h"
#include "core/tickets/attachment_rows.h"
#include "core/tickets/history.h"
#include "tests/support/incident_story.h"

#include <QBuffer>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

#include "record/setting.h"
#include "record/stored_file.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A device that cannot say how much it holds, such as a pipe.
class Pipe final : public QIODevice
{
public:
    explicit Pipe(qint64 size) : m_left(size) { open(QIODevice::ReadOnly); }
    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_left == 0 && QIODevice::atEnd(); }

protected:
    qint64 readData(char* data, qint64 most) override
    {
        const auto size = qMin(m_left, most);
        memset(data, 'x', size_t(size));
        m_left -= size;
        return size;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    qint64 m_left;
};

} // namespace

/// F-33, SEC-60, SEC-61 and the rights of access.md on files of tickets.
class TstAttachments : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void whatIsAttachedIsReadBack();
    void oneContentIsKeptOnce();
    void twoGigabytesAreRefusedBeforeAnythingIsCopied();
    void whatTurnsOutTooLargeLeavesNothing();
    void aFullDiskLeavesNothing();
    void onlyRegularFilesAreRead();
    void internalFilesAreHidden();
    void rightsAreThoseOfComments();
    void aClosedTicketTakesInternalFilesOnly();
    void filesOfOthersNeedTheRightToDelete();
    void aCommentTakesItsFilesAlong();
    void attachingIsUndoneAndDoneAgain();
    void oneTicketHoldsOnlySoMuch();
    void infectedFilesAreNeverHandedOut();
    void damageIsToldOf();
    void anOpenedCopyIsPrivate();
    void savingNeverOverwritesUnasked();
    void whatWasNeverSentIsSwept();
    void tenMegabytesAreNoComment();
    void whatWasDetachedTakesNoRoom();

private:
    Session& session() { return *m_story->desk->session; }
    AttachmentService& files() { return session().attachments; }
    QString written(const QString& name, const QByteArray& bytes);
    StagedFile staged(
        const QString& name = u"vpn-client.log"_s, const QByteArray& bytes = "tunnel closed\n");
    AttachmentId attached(AttachmentVisibility visibility = AttachmentVisibility::Public);
    qint64 bodies();
    void set(const QString& key, qint64 value);

    std::unique_ptr<test::Story> m_story;
    std::unique_ptr<QTemporaryDir> m_folder;
    TicketId m_id;
};

void TstAttachments::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_story = std::make_unique<test::Story>();
    const auto id = m_story->incidentIn(TicketStatus::InProgress);
    QVERIFY(id);
    m_id = *id;
}

void TstAttachments::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

QString TstAttachments::written(const QString& name, const QByteArray& bytes)
{
    const auto path = m_folder->filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the file cannot be written");
    return path;
}

StagedFile TstAttachments::staged(const QString& name, const QByteArray& bytes)
{
    const auto file = files().stage(m_story->mira(), m_id, written(name, bytes));
    test::Story::must(file);
    return *file;
}

AttachmentId TstAttachments::attached(AttachmentVisibility visibility)
{
    const auto made = files().attach(m_story->mira(), m_id, {staged()}, visibility);
    test::Story::must(made);
    return made->first();
}

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

void TstAttachments::set(const QString& key, qint64 value)
{
    record::Setting setting;
    setting.key = key;
    setting.value = QString::number(value);
    test::Story::must(m_story->add(setting));
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
    Pipe pipe(standardFileLimit + 1);

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

void TstAttachments::internalFilesAreHidden()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto id = m_story->incidentIn(TicketStatus::InProgress, ada.person);
    QVERIFY(id);
    const auto own = files().attach(
        m_story->mira(), *id, {staged(u"seen.txt"_s, "for Ada")}, AttachmentVisibility::Public);
    const auto secret = files().attach(m_story->mira(), *id,
        {staged(u"suspicion.txt"_s, "not for Ada")}, AttachmentVisibility::Internal);
    QVERIFY(own && secret);

    const auto list = files().list(ada, *id);

    QVERIFY(list);
    QCOMPARE(list->size(), 1);
    QCOMPARE(list->first().name, u"seen.txt"_s);
    QVERIFY(files().open(ada, own->first(), m_folder->path()));
    QCOMPARE(test::codeOf(files().open(ada, secret->first(), m_folder->path())), u"NOT_FOUND"_s);
    QCOMPARE(test::codeOf(files().detach(ada, secret->first())), u"NOT_FOUND"_s);
    const auto story = historyOf(*session().replica, ada, id->value());
    QVERIFY(story);
    QStringList told;
    for (const auto& item : *story) {
        told << item.command;
        for (const auto& edit : item.edits)
            QVERIFY(edit.after != u"suspicion.txt"_s);
    }
    QVERIFY(told.contains(u"incident.attach"_s));
    QVERIFY(!told.contains(u"incident.attach_internal"_s));
}

void TstAttachments::rightsAreThoseOfComments()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto bo = m_story->personWith(u"end_user"_s, u"Bo"_s);
    const auto auditor = m_story->personWith(u"auditor"_s, u"Cy"_s);
    const auto id = m_story->incidentIn(TicketStatus::InProgress, ada.person);
    QVERIFY(id);
    const auto path = written(u"mine.txt"_s, "mine");
    const auto attachAs = [&](const Actor& actor, AttachmentVisibility visibility) -> QString {
        const auto file = files().stage(actor, *id, path);
        return file ? test::codeOf(files().attach(actor, *id, {*file}, visibility))
                    : file.error().code;
    };

    QCOMPARE(attachAs(ada, AttachmentVisibility::Public), QString());
    QCOMPARE(attachAs(ada, AttachmentVisibility::Internal), u"FORBIDDEN"_s);
    QCOMPARE(attachAs(bo, AttachmentVisibility::Public), u"NOT_FOUND"_s);
    QCOMPARE(attachAs(auditor, AttachmentVisibility::Public), u"FORBIDDEN"_s);
    QCOMPARE(attachAs(m_story->mira(), AttachmentVisibility::Internal), QString());
}

/// G-11
void TstAttachments::aClosedTicketTakesInternalFilesOnly()
{
    const auto id = attached();
    QVERIFY(m_story->run(u"resolve"_s, m_id));
    QVERIFY(m_story->run(u"close"_s, m_id));

    const auto refused =
        files().attach(m_story->mira(), m_id, {staged()}, AttachmentVisibility::Public);
    const auto note =
        files().attach(m_story->mira(), m_id, {staged()}, AttachmentVisibility::Internal);

    QCOMPARE(test::codeOf(refused), u"TICKET_CLOSED"_s);
    QVERIFY2(note, qPrintable(test::told(note)));
    QVERIFY(undo(*session().replica, m_story->mira(), session().replica->lastWritten()));
    QCOMPARE(test::codeOf(files().detach(m_story->mira(), id)), u"TICKET_CLOSED"_s);
}

void TstAttachments::filesOfOthersNeedTheRightToDelete()
{
    const auto agent = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto id = attached();
    const auto entry = session().replica->lastWritten();

    QCOMPARE(test::told(files().detach(agent, id)), u"FORBIDDEN incident.delete"_s);
    QCOMPARE(test::codeOf(undo(*session().replica, agent, entry)), u"FORBIDDEN"_s);
    QVERIFY(files().detach(m_story->mira(), id));

    QVERIFY(files().list(agent, m_id)->isEmpty());
    QCOMPARE(test::codeOf(files().detach(m_story->mira(), id)), u"NOT_FOUND"_s);
}

void TstAttachments::aCommentTakesItsFilesAlong()
{
    const CommandId command(QUuid::createUuid());
    const QList<StagedFile> two{staged(u"a.txt"_s, "a"), staged(u"b.txt"_s, "b")};
    const auto send = [&] {
        return session().incidents.comment(m_story->mira(), m_id, u"See these."_s,
            TicketCommentVisibility::Internal, command, two);
    };

    const auto comment = send();
    QVERIFY2(comment, qPrintable(test::told(comment)));
    const auto again = send(); // a commit in doubt, asked for once more

    QVERIFY(again);
    QCOMPARE(*again, *comment);
    const auto list = files().list(m_story->mira(), m_id);
    QCOMPARE(list->size(), 2);
    QCOMPARE(list->at(0).comment, std::optional(*comment));
    QVERIFY(list->at(1).isInternal);
    QVERIFY(undo(*session().replica, m_story->mira(), session().replica->lastWritten()));
    QVERIFY(files().list(m_story->mira(), m_id)->isEmpty());
}

void TstAttachments::attachingIsUndoneAndDoneAgain()
{
    const auto id = attached();
    const auto entry = session().replica->lastWritten();

    QVERIFY(undo(*session().replica, m_story->mira(), entry));
    QVERIFY(files().list(m_story->mira(), m_id)->isEmpty());
    QVERIFY(undo(*session().replica, m_story->mira(), session().replica->lastWritten()));
    QCOMPARE(files().list(m_story->mira(), m_id)->size(), 1);
    QVERIFY(files().detach(m_story->mira(), id));
    QVERIFY(undo(*session().replica, m_story->mira(), session().replica->lastWritten()));

    QCOMPARE(files().list(m_story->mira(), m_id)->first().id, id);
    QVERIFY(files().open(m_story->mira(), id, m_folder->path()));
}

void TstAttachments::oneTicketHoldsOnlySoMuch()
{
    set(u"attachment.max_per_ticket"_s, 2);
    attached();
    const QList<StagedFile> two{staged(u"a.txt"_s, "a"), staged(u"b.txt"_s, "b")};

    const auto refused = files().attach(m_story->mira(), m_id, two, AttachmentVisibility::Public);

    QCOMPARE(test::told(refused), u"STORAGE_FULL ticket"_s);
    QCOMPARE(files().list(m_story->mira(), m_id)->size(), 1);
    QVERIFY(files().attach(m_story->mira(), m_id, {two.first()}, AttachmentVisibility::Public));
    set(u"attachment.max_ticket_bytes"_s, 20);
    const auto other = m_story->incidentIn(TicketStatus::New);
    QCOMPARE(test::told(files().attach(m_story->mira(), *other,
                 {staged(u"c.txt"_s, QByteArray(21, 'c'))}, AttachmentVisibility::Public)),
        u"STORAGE_FULL ticket"_s);
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
        QVERIFY(file.putChar('T'));
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

void TstAttachments::tenMegabytesAreNoComment()
{
    const QString text(10 * 1024 * 1024, u'a');

    const auto refused =
        session().incidents.comment(m_story->mira(), m_id, text, TicketCommentVisibility::Public);

    QCOMPARE(test::told(refused), u"VALIDATION_ERROR body"_s);
    QVERIFY(session().incidents.comment(
        m_story->mira(), m_id, text.left(mostCommentBytes), TicketCommentVisibility::Public));
}

void TstAttachments::whatWasDetachedTakesNoRoom()
{
    set(u"attachment.max_per_ticket"_s, 1);
    const auto id = attached();
    const auto other = staged(u"other.txt"_s, "another one\n");
    QCOMPARE(
        test::told(files().attach(m_story->mira(), m_id, {other}, AttachmentVisibility::Public)),
        u"STORAGE_FULL ticket"_s);

    QVERIFY(files().detach(m_story->mira(), id));

    QCOMPARE(
        test::told(files().attach(m_story->mira(), m_id, {other}, AttachmentVisibility::Public)),
        QString());
}

QTEST_GUILESS_MAIN(TstAttachments)
#include "tst_attachments.moc"
