#include "tests/support/watched_desks.h"

#include "tests/support/cell_changes.h"
#include "tests/support/failing_disk.h"

#include <QFileInfo>
#include <QTest>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <sqlite3.h>
#include <utility>

using namespace Qt::Literals::StringLiterals;

/// What the link line of every test asks for, so that this file is taken out of the library.
extern "C" void homeport_watched_desks();
extern "C" void homeport_watched_desks() {}

namespace homeport::test {

namespace {

struct Found
{
    std::mutex mutex;
    QStringList lines;
    std::atomic<int> commits = 0;
};

/// Never destroyed: connections may close after everything else.
Found& found()
{
    static auto* const one = new Found;
    return *one;
}

thread_local int unwatched = 0;

/// Is this the statement, but for letters and what stands around it?
bool isStatement(const char* text, const char* statement)
{
    while (*text == ' ' || *text == '\n')
        ++text;
    const auto size = std::strlen(statement);
    if (qstrnicmp(text, statement, size) != 0)
        return false;
    text += size;
    while (*text == ' ' || *text == '\n' || *text == ';')
        ++text;
    return *text == '\0';
}

/// One connection that may write a desk's file. Told of each statement before it runs.
class WatchedConnection
{
public:
    explicit WatchedConnection(sqlite3* database) : m_database(database) {}

    void runs(const char* statement)
    {
        if (isStatement(statement, "BEGIN IMMEDIATE")) {
            m_recording.reset();
            if (unwatched == 0)
                m_recording.emplace(m_database);
            return;
        }
        if (!m_recording)
            return;
        // The transaction did not begin, or a failure has ended it.
        const bool isOver = sqlite3_get_autocommit(m_database) != 0;
        if (!isOver && isStatement(statement, "COMMIT"))
            judge();
        else if (!isOver && !isStatement(statement, "ROLLBACK")
            && !isStatement(statement, "SAVEPOINT entry")) // the intake: entries of others
            return;
        m_recording.reset();
    }

private:
    /// The commit itself comes next: what it will make durable is all there is to see by now.
    void judge() const
    {
        auto recorded = m_recording->changes();
        auto& all = found();
        all.commits += recorded.entries.empty() ? 0 : 1;
        const auto findings = differences(std::move(recorded));
        if (findings.isEmpty())
            return;
        const auto file = QFileInfo(QString::fromUtf8(sqlite3_db_filename(m_database, "main")));
        const std::lock_guard lock(all.mutex);
        for (const auto& finding : findings)
            all.lines << file.fileName() + u": "_s + finding;
    }

    sqlite3* m_database;
    std::optional<CellRecording> m_recording; ///< of the transaction that is open
};

int traced(unsigned what, void* context, void* subject, void* text)
{
    if (what == SQLITE_TRACE_STMT) {
        static_cast<WatchedConnection*>(context)->runs(static_cast<const char*>(text));
        return 0;
    }
    // It closes: nobody is told of anything after that.
    const std::unique_ptr<WatchedConnection> ended(static_cast<WatchedConnection*>(context));
    sqlite3_trace_v2(static_cast<sqlite3*>(subject), 0, nullptr, nullptr);
    return 0;
}

/// In memory, only to read from, or on a disk that lies.
bool isExempt(sqlite3* database)
{
    const char* file = sqlite3_db_filename(database, "main");
    if (!file || *file == '\0' || sqlite3_db_readonly(database, "main") != 0)
        return true;
    sqlite3_vfs* system = nullptr;
    sqlite3_file_control(database, "main", SQLITE_FCNTL_VFS_POINTER, &system);
    return system && qstrcmp(system->zName, FailingDisk::name) == 0;
}

/// SQLite calls it for each connection of the process, when that is open.
int opened(sqlite3* database, char**, const sqlite3_api_routines*)
{
    if (isExempt(database))
        return SQLITE_OK;
    auto watched = std::make_unique<WatchedConnection>(database);
    sqlite3_trace_v2(database, SQLITE_TRACE_STMT | SQLITE_TRACE_CLOSE, &traced, watched.release());
    return SQLITE_OK;
}

/// At the very end, behind what main() returns.
void tellAtEnd()
{
    const auto findings = takenFindings();
    if (findings.isEmpty())
        return;
    for (const auto& finding : findings)
        std::fprintf(stderr, "beside the journal: %s\n", qPrintable(finding));
    std::fflush(nullptr);
    std::_Exit(EXIT_FAILURE);
}

class Registration
{
public:
    Registration()
    {
        if (!areDesksWatched())
            return;
        found();
        sqlite3_auto_extension(reinterpret_cast<void (*)()>(&opened));
        std::atexit(&tellAtEnd);
    }
};

const Registration beforeMain;

} // namespace

bool areDesksWatched()
{
    return CellRecording::isPossible() && qEnvironmentVariableIntValue("HOMEPORT_JUDGE_TIMES") != 1;
}

int judgedCommits()
{
    return found().commits;
}

QStringList takenFindings()
{
    const std::lock_guard lock(found().mutex);
    return std::exchange(found().lines, {});
}

void failOnFindings()
{
    if (const auto findings = takenFindings(); !findings.isEmpty())
        QTest::qFail(qPrintable(findings.join(u'\n')), __FILE__, __LINE__);
}

Unwatched::Unwatched(const char*)
{
    ++unwatched;
}

Unwatched::~Unwatched()
{
    --unwatched;
}

} // namespace homeport::test
