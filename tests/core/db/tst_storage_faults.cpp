// A desk on a real file whose storage fails: full, broken, not to be written, held by another
// program (REL-05, REL-06).
#include "core/exchange/import_job.h"
#include "tests/core/db/stored_desk.h"
#include "tests/support/failing_disk.h"

#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <unistd.h>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::FailingDisk;
using test::Stranger;
using test::told;

namespace {

constexpr Sql ticketsOfTitle{"test.tickets", "SELECT count(*) FROM ticket WHERE title = :title"};
constexpr Sql commentsOfBody{
    "test.comments", "SELECT count(*) FROM ticket_comment WHERE body = :body"};
constexpr Sql entryCount{"test.entries", "SELECT count(*) FROM jr_tx"};

/// Root passes every permission; while this lives the process is nobody.
class AsNobody
{
public:
    AsNobody()
    {
        if (::geteuid() == 0)
            m_is = ::setresuid(65534, 65534, 0) == 0;
    }
    ~AsNobody()
    {
        if (m_is && ::setresuid(0, 0, 0) != 0)
            qFatal("still nobody");
    }
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;

private:
    bool m_is = false;
};

} // namespace

class TstStorageFaults : public QObject, test::OnStoredDesk
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addFileRow(); }
    void init() { begin(); }
    void cleanup();
    void everyFailedWriteLosesNothing_data();
    void everyFailedWriteLosesNothing();
    void everyFailedWriteWhileOpeningLosesNothing();
    void anImportThatFailsKeepsWhatItSays();
    void aFileThatCannotBeWrittenSaysSo();
    void aFolderThatCannotBeWrittenSaysSo();
    void anotherProgramHoldsTheFile_data();
    void anotherProgramHoldsTheFile();

private:
    bool reopen();

    FailingDisk m_disk;
};

void TstStorageFaults::cleanup()
{
    m_disk.heal();
    end();
}

bool TstStorageFaults::reopen()
{
    auto& desk = *m_story->desk;
    desk.session.reset();
    auto session = openDesk(desk.address, Access::ReadWrite, desk.world());
    if (!session) {
        qWarning("%s", qPrintable(told(session.error())));
        return false;
    }
    desk.session = std::move(*session);
    return true;
}

void TstStorageFaults::everyFailedWriteLosesNothing_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("stays");
    for (const auto* act : {"create", "comment", "checkpoint"}) {
        const auto row = [&](const char* name, FailingDisk::Fault fault, bool stays) {
            QTest::addRow("%s, %s", act, name) << QString::fromLatin1(act) << int(fault) << stays;
        };
        row("full once", FailingDisk::Fault::Full, false);
        row("full from then on", FailingDisk::Fault::Full, true);
        row("an error once", FailingDisk::Fault::Broken, false);
        row("broken from then on", FailingDisk::Fault::Broken, true);
        row("torn once", FailingDisk::Fault::Torn, false);
    }
}

void TstStorageFaults::everyFailedWriteLosesNothing()
{
    QFETCH(QString, act);
    QFETCH(int, fault);
    QFETCH(bool, stays);
    const auto ticket = m_story->incidentIn(TicketStatus::New);
    QVERIFY(ticket);
    const auto perform = [&](const QString& name) -> Result<> {
        if (act == "comment"_L1) {
            auto said = session().incidents.comment(
                m_story->mira(), *ticket, name, TicketCommentVisibility::Public);
            return said ? Result<>() : said.error();
        }
        auto form = m_story->form();
        form.title = name;
        auto made = session().incidents.create(m_story->mira(), form);
        if (made && act == "checkpoint"_L1)
            return replica().database().setBulk(false); // folds the log into the file
        return made ? Result<>() : made.error();
    };
    const auto held = [&](const QString& name) {
        return act == "comment"_L1 ? count(commentsOfBody, {{"body", name}})
                                   : count(ticketsOfTitle, {{"title", name}});
    };
    QStringList acknowledged;
    int failures = 0;

    for (int call = 1;; ++call) {
        const auto name = u"%1 fails at call %2"_s.arg(act).arg(call);
        const auto before = count(entryCount);
        m_disk.failAt(call, FailingDisk::Fault(fault), stays);
        const auto outcome = perform(name);
        const bool hasFailed = m_disk.hasFailed();
        m_disk.heal();
        if (!hasFailed) {
            QVERIFY2(outcome, outcome ? "" : qPrintable(told(outcome.error())));
            break; // the act needs no more calls than those tried
        }
        ++failures;
        if (outcome) {
            acknowledged << name;
        } else {
            QCOMPARE(outcome.error().kind, Error::Kind::Unavailable);
            QVERIFY2(outcome.error().code == "STORAGE_FULL"_L1
                    || outcome.error().code == "STORAGE_FAILED"_L1,
                qPrintable(told(outcome.error())));
            if (act != "checkpoint"_L1) {
                QVERIFY2(held(name) == 0, qPrintable(name));
                QCOMPARE(count(entryCount), before);
            }
        }
        // Every other time the program is started anew, and what the log holds is read again.
        if (call % 2 == 0)
            QVERIFY(reopen());
        // A commit whose flush failed may turn out to be there, but whole.
        QVERIFY(held(name) == 0 || held(name) == 1);
        QCOMPARE(count(entryCount) - before, held(name));
        const auto next = u"%1 after call %2"_s.arg(act).arg(call);
        if (auto done = perform(next); !done)
            QFAIL(qPrintable(u"after call %1: %2"_s.arg(call).arg(told(done.error()))));
        acknowledged << next;
        if (call % 12 == 0)
            QVERIFY2(isWhole(), qPrintable(name));
    }

    QVERIFY(failures > 5);
    QVERIFY(reopen());
    for (const auto& name : std::as_const(acknowledged))
        QVERIFY2(held(name) == 1, qPrintable(name));
    QVERIFY(isWhole());
    qInfo("%d calls failed", failures);
}

void TstStorageFaults::everyFailedWriteWhileOpeningLosesNothing()
{
    const auto ticket = m_story->incidentIn(TicketStatus::Resolved);
    QVERIFY(ticket);
    const auto entries = count(entryCount);
    int failures = 0;

    // Folding the log at the end is many calls of one kind.
    for (int call = 1;; call += call < 30 ? 1 : 11) {
        // Left behind as by a program that was killed: everything of the story is in the log.
        QTemporaryDir folder;
        const auto left = folder.filePath(u"desk.homeport"_s);
        QVERIFY(QFile::copy(path(), left));
        QVERIFY(QFile::copy(path() + u"-wal"_s, left + u"-wal"_s));
        m_disk.failAt(call, FailingDisk::Fault::Full, true);
        const auto opened = [&] {
            auto session = openDesk({left}, Access::ReadWrite, m_story->desk->world());
            return session ? Result<>() : session.error();
        }(); // and closed, which folds the log
        const bool hasFailed = m_disk.hasFailed();
        m_disk.heal();
        if (!hasFailed)
            break;
        ++failures;
        if (!opened)
            QCOMPARE(opened.error().kind, Error::Kind::Unavailable);

        const auto again = look(left);

        QVERIFY2(again, again ? "" : qPrintable(told(again.error())));
        QCOMPARE(*again, QStringList());
        auto database = Database::open({left}, Access::ReadOnly);
        QVERIFY(database);
        QCOMPARE(*number(**database, entryCount), entries);
    }

    QVERIFY(failures > 5);
    qInfo("%d calls failed", failures);
}

void TstStorageFaults::anImportThatFailsKeepsWhatItSays()
{
    const auto title = u"Row of many"_s;
    const QTemporaryDir folder;
    QFile table(folder.filePath(u"table.csv"_s));
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write("Title,Caller\n");
    for (int i = 0; i < 2500; ++i)
        table.write("Row of many,Caller " + QByteArray::number(i / 500) + '\n');
    table.close();
    ImportRequest request;
    request.path = table.fileName();
    qint64 kept = 0;
    {
        auto run = openImport(replica(), m_story->mira(), request);
        QVERIFY(run);
        const auto& outcome = (*run)->outcome();
        QVERIFY((*run)->step());
        kept = outcome.incidents;
        QVERIFY(kept > 0 && kept < 2500);
        const auto people = outcome.people;
        m_disk.failAt(1, FailingDisk::Fault::Full, true);

        const auto failed = (*run)->step();

        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, Error::Kind::Unavailable);
        QCOMPARE(outcome.incidents, kept);
        QCOMPARE(outcome.people, people);
    }
    m_disk.heal();
    QVERIFY(reopen());
    QCOMPARE(count(ticketsOfTitle, {{"title", title}}), kept);

    auto again = openImport(replica(), m_story->mira(), request);
    QVERIFY(again);
    const auto rest = finished(**again, request.options);
    QVERIFY2(rest, rest ? "" : qPrintable(told(rest.error())));
    QCOMPARE(rest->incidents, 2500 - kept);
    QCOMPARE(count(ticketsOfTitle, {{"title", title}}), 2500);
    QVERIFY(isWhole());
}

void TstStorageFaults::aFileThatCannotBeWrittenSaysSo()
{
    QVERIFY(m_story->incidentIn(TicketStatus::New));
    QTemporaryDir folder;
    const auto file = folder.filePath(u"desk.homeport"_s);
    QVERIFY(QFile::copy(closedFile(), file));
    QVERIFY(QFile::setPermissions(folder.path(),
        QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup
            | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
            | QFile::ExeOther));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
    AsNobody nobody;

    const auto refused = Database::open({file}, Access::ReadWrite);
    const auto read = Database::open({file}, Access::ReadOnly);

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Denied);
    QCOMPARE(refused.error().code, u"READ_ONLY"_s);
    QVERIFY2(read, read ? "" : qPrintable(told(read.error())));
    QVERIFY(*number(**read, entryCount) > 0);
}

void TstStorageFaults::aFolderThatCannotBeWrittenSaysSo()
{
    QVERIFY(m_story->incidentIn(TicketStatus::New));
    QTemporaryDir folder;
    const auto file = folder.filePath(u"desk.homeport"_s);
    QVERIFY(QFile::copy(closedFile(), file));
    QVERIFY(QFile::setPermissions(file,
        QFile::ReadOwner | QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther
            | QFile::WriteOther));
    QVERIFY(QFile::setPermissions(folder.path(),
        QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::ExeOther));
    {
        AsNobody nobody;

        // SQLite needs its log beside the file.
        const auto refused = Database::open({file}, Access::ReadWrite);

        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Denied);
        QCOMPARE(refused.error().code, u"READ_ONLY"_s);
    }
    // Nobody at all can write it, as on a medium: it may be looked at.
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
    {
        AsNobody nobody;
        const auto read = Database::open({file}, Access::ReadOnly);
        QVERIFY2(read, read ? "" : qPrintable(told(read.error())));
        QVERIFY(*number(**read, entryCount) > 0);
    }
    QVERIFY(QFile::setPermissions(
        folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TstStorageFaults::anotherProgramHoldsTheFile_data()
{
    QTest::addColumn<QByteArray>("hold");
    QTest::newRow("to write") << QByteArray("BEGIN EXCLUSIVE");
    QTest::newRow("for a moment") << QByteArray("BEGIN IMMEDIATE");
}

void TstStorageFaults::anotherProgramHoldsTheFile()
{
    QFETCH(QByteArray, hold);
    const auto before = replica().stateHash();
    const bool isMoment = hold.contains("IMMEDIATE");
    QSemaphore held;
    QSemaphore isOver;
    std::unique_ptr<QThread> holding(QThread::create([&, path = path()] {
        Stranger stranger(path, hold.constData());
        held.release();
        (void)isOver.tryAcquire(1, isMoment ? 1000 : 60'000); // the limit is 5 s
    }));
    holding->start();
    held.acquire();

    const auto outcome = session().incidents.create(m_story->mira(), m_story->form());

    isOver.release();
    if (isMoment) {
        QVERIFY2(outcome, outcome ? "" : qPrintable(told(outcome.error())));
    } else {
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Error::Kind::Unavailable);
        QCOMPARE(outcome.error().code, u"LOCKED"_s);
        QCOMPARE(*replica().stateHash(), *before);
    }
    QVERIFY(holding->wait(60000));
    QVERIFY(session().incidents.create(m_story->mira(), m_story->form()));
    QVERIFY(isWhole());
}

QTEST_GUILESS_MAIN(TstStorageFaults)
#include "tst_storage_faults.moc"
