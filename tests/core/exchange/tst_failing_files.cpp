// The file system fails, at each step of each act that reads or writes files of its own: one clear
// error, nothing half there, and the desk goes on working (REL-09, REL-20).
#include "core/audit/audit_trail.h"
#include "core/exchange/backup.h"
#include "core/exchange/import_rejects.h"
#include "core/exchange/ticket_export.h"
#include "core/exchange/verify.h"
#include "tests/support/failing_files.h"
#include "tests/support/incident_story.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::FailingFiles;

namespace {

using Fault = FailingFiles::Fault;

QString words(const Error& error)
{
    return u"%1 %2: %3"_s.arg(error.code, error.subject, error.detail);
}

/// Its error, where it has one.
template <typename T>
Result<> plain(const Result<T>& result)
{
    return result ? Result<>() : Result<>(result.error());
}

QString codeFor(Fault fault)
{
    return fault == Fault::Full ? u"STORAGE_FULL"_s : u"FILE_UNREADABLE"_s;
}

QStringList filesIn(const QString& folder)
{
    QStringList found;
    QDirIterator files(
        folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext())
        found << files.next();
    found.sort();
    return found;
}

/// The first calls, the last ones, and some between.
QList<int> someOf(int calls)
{
    constexpr int many = 8;
    QList<int> chosen;
    for (int call = 1; call <= calls; ++call) {
        const bool isAtAnEnd = call <= many || call > calls - many;
        if (isAtAnEnd || call % (calls / many) == 0)
            chosen << call;
    }
    return chosen;
}

} // namespace

class TstFailingFiles;

namespace {

/// Into a folder that is there and empty.
using Act = Result<> (TstFailingFiles::*)(const QString& folder);

struct NamedAct
{
    const char* name;
    Act run;
};

} // namespace

class TstFailingFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void whateverFailsLeavesNothing_data();
    void whateverFailsLeavesNothing();
    void aDiskThatFillsUpLeavesNothing_data();
    void aDiskThatFillsUpLeavesNothing();
    void aFolderThatIsRefusedIsTold_data();
    void aFolderThatIsRefusedIsTold();

private:
    static const QList<NamedAct>& acts();

    Result<> attach(const QString& folder);
    Result<> openAttached(const QString& folder);
    Result<> saveAttached(const QString& folder);
    Result<> backUp(const QString& folder);
    Result<> restore(const QString& folder);
    Result<> saveRefused(const QString& folder);
    Result<> exportTable(const QString& folder);
    Result<> exportJson(const QString& folder);
    Result<> exportActs(const QString& folder);
    Result<> meetDesk(const QString& folder);

    void judge(const Result<>& result, const QString& folder, Fault fault, const QString& where);
    void goesOn();
    Session& session() { return *m_story->desk->session; }
    Replica& replica() { return *session().replica; }
    World world(const QString& profile)
    {
        return {&m_story->desk->clock, &m_story->desk->random,
            Places(profile, m_scratch->path(), m_files)};
    }
    QString source(const QString& name) { return m_sources->filePath(name); }
    QString written(const QString& name, const QByteArray& bytes);
    /// What the desk keeps beside its file; on a server nothing.
    QStringList bodies() { return filesIn(m_story->desk->address.text + u".files"_s); }

    FailingFiles m_files; // outlives what is opened through it
    std::unique_ptr<QTemporaryDir> m_sources;
    std::unique_ptr<QTemporaryDir> m_scratch;
    std::unique_ptr<test::Story> m_story;
    TicketId m_id;
    AttachmentId m_attached;
    QByteArray m_state; ///< of the desk, before the act
    QStringList m_bodies; ///< likewise
};

const QList<NamedAct>& TstFailingFiles::acts()
{
    static const QList<NamedAct> all{{"a file attached", &TstFailingFiles::attach},
        {"an attachment opened", &TstFailingFiles::openAttached},
        {"an attachment saved", &TstFailingFiles::saveAttached},
        {"a backup", &TstFailingFiles::backUp}, {"a backup restored", &TstFailingFiles::restore},
        {"refused rows saved", &TstFailingFiles::saveRefused},
        {"a table exported", &TstFailingFiles::exportTable},
        {"JSON exported", &TstFailingFiles::exportJson},
        {"the trail exported", &TstFailingFiles::exportActs},
        {"a desk met for the first time", &TstFailingFiles::meetDesk}};
    return all;
}

void TstFailingFiles::init()
{
    m_sources = std::make_unique<QTemporaryDir>();
    m_scratch = std::make_unique<QTemporaryDir>();
    m_story = std::make_unique<test::Story>();
    const auto id = m_story->incidentIn(TicketStatus::OnHold);
    QVERIFY(id);
    m_id = *id;
    const auto path = written(u"large.txt"_s, QByteArray(600'000, 'x'));
    const auto staged = session().attachments.stage(m_story->mira(), m_id, path);
    QVERIFY(staged);
    const auto made = session().attachments.attach(
        m_story->mira(), m_id, {*staged}, AttachmentVisibility::Public);
    QVERIFY(made);
    m_attached = made->first();
    QVERIFY(backUpDesk(replica(), source(u"backup"_s)));
    replica().world().places = Places(m_sources->path(), m_scratch->path(), m_files);
}

void TstFailingFiles::cleanup()
{
    m_files.heal();
    m_story.reset();
    test::dropFreshAddresses();
}

QString TstFailingFiles::written(const QString& name, const QByteArray& bytes)
{
    const auto path = source(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the file cannot be written");
    return path;
}

/// The same content each time, which the desk keeps once.
Result<> TstFailingFiles::attach(const QString&)
{
    auto& files = session().attachments;
    auto staged = files.stage(m_story->mira(), m_id, source(u"large.txt"_s));
    if (!staged)
        return staged.error();
    auto made = files.attach(m_story->mira(), m_id, {*staged}, AttachmentVisibility::Public);
    if (!made) { // it stays staged, for another try
        auto gone = files.discard(*staged);
        return gone ? made.error() : gone;
    }
    return files.detach(m_story->mira(), made->first());
}

Result<> TstFailingFiles::openAttached(const QString& folder)
{
    return plain(session().attachments.open(m_story->mira(), m_attached, folder));
}

Result<> TstFailingFiles::saveAttached(const QString& folder)
{
    return session().attachments.save(m_story->mira(), m_attached, folder + u"/copy.txt"_s, false);
}

Result<> TstFailingFiles::backUp(const QString& folder)
{
    return plain(backUpDesk(replica(), folder + u"/backup"_s));
}

Result<> TstFailingFiles::restore(const QString& folder)
{
    return restoreDesk(source(u"backup"_s), {folder + u"/restored"_s}, world(m_sources->path()));
}

Result<> TstFailingFiles::saveRefused(const QString& folder)
{
    ImportOutcome outcome;
    for (qint64 line = 1; line <= 40; ++line)
        outcome.reject({line, {}, u"Title"_s, u"VALUE_INVALID"_s, u"too short"_s});
    return saveRejects(m_files, folder + u"/refused.csv"_s, outcome);
}

Result<> TstFailingFiles::exportTable(const QString& folder)
{
    return plain(
        exportTickets(replica(), m_story->mira(), {ExportFormat::Csv}, folder + u"/all.csv"_s));
}

Result<> TstFailingFiles::exportJson(const QString& folder)
{
    return plain(
        exportTickets(replica(), m_story->mira(), {ExportFormat::Json}, folder + u"/all.json"_s));
}

Result<> TstFailingFiles::exportActs(const QString& folder)
{
    // Those of one ticket, so that there are not more with each act.
    const AuditFilter filter{.text = m_story->ticket(m_id).number};
    return plain(exportAudit(replica(), m_story->mira(), filter, folder + u"/acts.csv"_s));
}

/// As by another person, whose profile is still to be made.
Result<> TstFailingFiles::meetDesk(const QString& folder)
{
    return plain(
        openDesk(m_story->desk->address, Access::ReadWrite, world(folder + u"/profile"_s)));
}

/// What failed says so in one way and leaves nothing; what did not has something to show.
void TstFailingFiles::judge(
    const Result<>& result, const QString& folder, Fault fault, const QString& where)
{
    const bool hasFailed = m_files.hasFailed();
    m_files.heal();
    const auto told = where + u": "_s + (result ? u"done"_s : words(result.error()));
    QVERIFY2(bool(result) != hasFailed, qPrintable(told));
    QVERIFY2(filesIn(m_scratch->path()).isEmpty(), qPrintable(told));
    QCOMPARE(bodies(), m_bodies);
    if (result)
        return;
    QVERIFY2(result.error().kind == Error::Kind::Unavailable, qPrintable(told));
    QVERIFY2(result.error().code == codeFor(fault), qPrintable(told));
    const auto left = filesIn(folder);
    QVERIFY2(left.isEmpty(), qPrintable(told + u" leaves "_s + left.join(u' ')));
    const auto state = replica().stateHash();
    QVERIFY2(state && *state == m_state, qPrintable(told));
}

void TstFailingFiles::goesOn()
{
    QVERIFY(m_story->incidentIn(TicketStatus::Closed));
    const auto found = verifyDesk(replica());
    QVERIFY(found);
    QCOMPARE(found->findings, QStringList());
}

void TstFailingFiles::whateverFailsLeavesNothing_data()
{
    QTest::addColumn<int>("act");
    QTest::addColumn<Fault>("fault");
    for (int i = 0; i < int(acts().size()); ++i) {
        QTest::addRow("%s, the disk full", acts()[i].name) << i << Fault::Full;
        QTest::addRow("%s, the disk broken", acts()[i].name) << i << Fault::Broken;
    }
}

void TstFailingFiles::whateverFailsLeavesNothing()
{
    QFETCH(int, act);
    QFETCH(Fault, fault);
    const auto run = acts()[act].run;
    const auto isAttaching = run == &TstFailingFiles::attach;
    if (isAttaching && fault == Fault::Full && !test::isSqlite())
        QSKIP("what is attached takes room on the server alone");
    m_bodies = bodies();
    m_files.heal();
    {
        const QTemporaryDir folder;
        const auto done = (this->*run)(folder.path());
        QVERIFY2(done, done ? "" : qPrintable(words(done.error())));
    }
    const int calls = m_files.calls();
    QVERIFY(calls > 1);
    int failures = 0;

    bool hasChanged = true;
    for (const int call : someOf(calls)) {
        if (hasChanged) { // else judge() has just found it to be the same
            const auto before = replica().stateHash();
            QVERIFY(before);
            m_state = *before;
        }
        const QTemporaryDir folder;
        m_files.heal();
        m_files.failFrom(call, fault);
        const auto result = (this->*run)(folder.path());
        failures += m_files.hasFailed() ? 1 : 0;
        hasChanged = bool(result);
        judge(result, folder.path(), fault, u"call %1 of %2"_s.arg(call).arg(calls));
        if (QTest::currentTestFailed())
            return;
    }

    QVERIFY(failures > 0);
    const QTemporaryDir folder;
    const auto again = (this->*run)(folder.path());
    QVERIFY2(again, again ? "" : qPrintable(words(again.error())));
    QVERIFY(isAttaching || !filesIn(folder.path()).isEmpty());
    goesOn();
}

void TstFailingFiles::aDiskThatFillsUpLeavesNothing_data()
{
    QTest::addColumn<int>("act");
    QTest::addColumn<int>("room"); // bytes
    for (int i = 0; i < int(acts().size()); ++i) {
        for (const int room : {0, 1, 60})
            QTest::addRow("%s, room for %d", acts()[i].name, room) << i << room;
    }
    for (const auto run : {&TstFailingFiles::attach, &TstFailingFiles::openAttached,
             &TstFailingFiles::saveAttached}) {
        for (int i = 0; i < int(acts().size()); ++i) {
            if (acts()[i].run == run)
                QTest::addRow("%s, room for half", acts()[i].name) << i << 300'000;
        }
    }
}

void TstFailingFiles::aDiskThatFillsUpLeavesNothing()
{
    QFETCH(int, act);
    QFETCH(int, room);
    const auto run = acts()[act].run;
    m_bodies = bodies();
    const auto before = replica().stateHash();
    QVERIFY(before);
    m_state = *before;
    const QTemporaryDir folder;

    m_files.leaveRoom(room);
    const auto result = (this->*run)(folder.path());

    // The server's own disk takes what is attached, and SQLite's what an archive is folded into.
    const bool isElsewhere =
        !test::isSqlite() && (run == &TstFailingFiles::attach || run == &TstFailingFiles::restore);
    if (isElsewhere || room == 0)
        QCOMPARE(m_files.hasFailed(), !isElsewhere);
    judge(result, folder.path(), Fault::Full, u"room for %1"_s.arg(room));
    if (!QTest::currentTestFailed())
        goesOn();
}

void TstFailingFiles::aFolderThatIsRefusedIsTold_data()
{
    QTest::addColumn<int>("act");
    for (int i = 0; i < int(acts().size()); ++i) {
        if (acts()[i].run != &TstFailingFiles::attach) // which writes nowhere else
            QTest::addRow("%s", acts()[i].name) << i;
    }
}

void TstFailingFiles::aFolderThatIsRefusedIsTold()
{
    QFETCH(int, act);
    m_bodies = bodies();
    const auto before = replica().stateHash();
    QVERIFY(before);
    m_state = *before;
    const QTemporaryDir folder;

    m_files.refuse(folder.path());
    const auto result = (this->*acts()[act].run)(folder.path());

    QVERIFY(!result);
    QVERIFY2(result.error().subject.startsWith(folder.path()), qPrintable(words(result.error())));
    judge(result, folder.path(), Fault::Broken, u"refused"_s);
    if (!QTest::currentTestFailed())
        goesOn();
}

QTEST_GUILESS_MAIN(TstFailingFiles)
#include "tst_failing_files.moc"
