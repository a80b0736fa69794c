#include "tests/support/private_server.h"

#include "tests/support/test_database.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QThread>

#include <algorithm>
#include <csignal>
#include <functional>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport::test {

namespace {

constexpr const char* noRoom = R"sql(
    CREATE FUNCTION public.no_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
    END $$)sql";
constexpr const char* waiting =
    "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
constexpr const char* roomAgain = "DROP FUNCTION public.no_room() CASCADE";

QString programFolder()
{
    QDir versions(u"/usr/lib/postgresql"_s);
    auto names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::sort(names.begin(), names.end(),
        [](const QString& a, const QString& b) { return a.toInt() > b.toInt(); });
    for (const auto& name : std::as_const(names)) {
        const auto folder = versions.filePath(name + u"/bin"_s);
        if (QFile::exists(folder + u"/initdb"_s))
            return folder;
    }
    return QFileInfo(QStandardPaths::findExecutable(u"initdb"_s)).path();
}

struct Owner
{
    uid_t user = 0; ///< 0: whoever runs the test
    gid_t group = 0;
};

/// PostgreSQL refuses to run as root.
Owner serverOwner()
{
    if (::geteuid() != 0)
        return {};
    for (const auto* name : {"postgres", "nobody"}) {
        if (const auto* found = ::getpwnam(name))
            return {found->pw_uid, found->pw_gid};
    }
    return {};
}

/// For the child, before its program: it becomes the owner, and ends with the test.
std::function<void()> becoming(Owner owner)
{
    return [owner] {
        if (owner.user != 0
            && (::setgroups(0, nullptr) != 0 || ::setgid(owner.group) != 0
                || ::setuid(owner.user) != 0))
            ::_exit(126);
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    };
}

} // namespace

PrivateServer::PrivateServer()
{
    m_programs = programFolder();
    if (!QFile::exists(m_programs + u"/initdb"_s)) {
        m_whyNot = u"no PostgreSQL server programs (initdb) here"_s;
        return;
    }
    const auto owner = serverOwner();
    if (owner.user != 0
        && ::chown(QFile::encodeName(m_folder.path()).constData(), owner.user, owner.group) != 0)
        m_whyNot = u"the server's folder cannot be given away"_s;
    m_process.setWorkingDirectory(u"/"_s);
    m_process.setChildProcessModifier(becoming(owner));
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    QProcess make;
    make.setWorkingDirectory(u"/"_s);
    make.setChildProcessModifier(becoming(owner));
    make.start(m_programs + u"/initdb"_s,
        {u"--pgdata"_s, m_folder.filePath(u"data"_s), u"--username"_s, u"homeport_test"_s,
            u"--auth"_s, u"trust"_s, u"--encoding"_s, u"UTF8"_s, u"--no-locale"_s, u"--no-sync"_s});
    if (!make.waitForFinished(120'000) || make.exitCode() != 0)
        m_fault = "initdb failed: " + make.readAllStandardError();
}

PrivateServer::~PrivateServer()
{
    killAtOnce();
}

bool PrivateServer::start()
{
    if (!m_fault.isEmpty()) {
        qWarning("%s", m_fault.constData());
        return false;
    }
    m_process.setStandardOutputFile(m_folder.filePath(u"log"_s), QIODevice::Append);
    m_process.start(m_programs + u"/postgres"_s,
        {u"-D"_s, m_folder.filePath(u"data"_s), u"-k"_s, m_folder.path(), u"-c"_s,
            u"listen_addresses="_s,
            // The machine itself does not fail here, so nothing needs to reach the disk.
            u"-c"_s, u"fsync=off"_s});
    const auto uri = address().text.toUtf8();
    for (int i = 0; i < 6000; ++i) {
        if (::PQping(uri.constData()) == PQPING_OK)
            return true;
        if (m_process.waitForFinished(20))
            return false;
    }
    return false;
}

bool PrivateServer::startWithDesk()
{
    if (!start())
        return false;
    setUpAt(address());
    return true;
}

bool PrivateServer::holdCommits() const
{
    ask("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
    ask("SELECT pg_reload_conf()");
    // The server's processes hear of it one after the other: commits that change nothing tell when.
    PGconn* probe = PQconnectdb(address().text.toUtf8().constData());
    bool isHeld = false;
    for (int i = 0; i < 3000 && !isHeld && PQstatus(probe) == CONNECTION_OK; ++i) {
        if (PQsendQuery(probe, "SELECT pg_logical_emit_message(true, 'probe', '')") == 0)
            break;
        while (!isHeld && PQconsumeInput(probe) != 0 && PQisBusy(probe) != 0)
            isHeld = ask(waiting) == "1";
        if (isHeld)
            break;
        while (auto* result = PQgetResult(probe))
            PQclear(result);
        QThread::msleep(10);
    }
    ask("SELECT pg_terminate_backend(" + QByteArray::number(PQbackendPID(probe)) + ')');
    PQfinish(probe);
    for (int i = 0; i < 3000 && ask(waiting) != "0"; ++i)
        QThread::msleep(10);
    return isHeld && ask(waiting) == "0";
}

void PrivateServer::endHold() const
{
    ask("ALTER SYSTEM RESET synchronous_standby_names");
}

void PrivateServer::killAtOnce()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_process.processId()), SIGQUIT);
    m_process.waitForFinished(60'000);
}

Address PrivateServer::address() const
{
    return {u"postgresql://homeport_test@/postgres?host="_s + m_folder.path()};
}

QByteArray PrivateServer::ask(const QByteArray& statement) const
{
    PGconn* connection = PQconnectdb(address().text.toUtf8().constData());
    PGresult* result = PQexec(connection, statement.constData());
    const QByteArray answer =
        PQntuples(result) > 0 ? QByteArray(PQgetvalue(result, 0, 0)) : QByteArray();
    PQclear(result);
    PQfinish(connection);
    return answer;
}

void PrivateServer::fillUp(const QByteArray& table, Fails when) const
{
    const auto on = " ON homeport." + table;
    const QByteArray trigger = when == Fails::AtOnce
        ? "CREATE TRIGGER no_room BEFORE INSERT" + on
        : "CREATE CONSTRAINT TRIGGER no_room AFTER INSERT" + on + " DEFERRABLE INITIALLY DEFERRED";
    ask(noRoom);
    ask(trigger + " FOR EACH ROW EXECUTE FUNCTION public.no_room()");
}

void PrivateServer::makeRoom() const
{
    ask(roomAgain);
}

} // namespace homeport::test
