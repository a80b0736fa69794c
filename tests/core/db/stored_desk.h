#pragma once

#include "core/exchange/verify.h"
#include "tests/support/incident_story.h"
#include "tests/support/told_error.h"

#include <sqlite3.h>

namespace homeport::test {

/// Another program at the file, which knows nothing of ours.
class Stranger
{
public:
    explicit Stranger(const QString& path, const char* statement)
    {
        if (sqlite3_open(path.toUtf8().constData(), &m_db) != SQLITE_OK
            || sqlite3_exec(m_db, statement, nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_db));
    }
    ~Stranger() { sqlite3_close(m_db); }
    Stranger(const Stranger&) = delete;
    Stranger& operator=(const Stranger&) = delete;

private:
    sqlite3* m_db = nullptr;
};

/// What tests of a desk's file begin with: a story on a real file for each function.
class OnStoredDesk
{
protected:
    /// No server has such a file.
    static void addFileRow()
    {
        QTest::addColumn<QString>("dialect");
        QTest::newRow("sqlite") << u"sqlite"_s;
    }
    void begin() { m_story = std::make_unique<Story>(); }
    void end() { m_story.reset(); }

    Session& session() { return *m_story->desk->session; }
    Replica& replica() { return *session().replica; }
    QString path() const { return m_story->desk->address.text; }
    bool isWhole()
    {
        const auto found = verifyDesk(replica());
        if (!found)
            qWarning("%s", qPrintable(told(found.error())));
        else if (!found->findings.isEmpty())
            qWarning("%s", qPrintable(found->findings.join(u"; "_s)));
        return found && found->findings.isEmpty();
    }
    qint64 count(const Sql& sql, const Bindings& bindings = {})
    {
        auto found = number(replica().database(), sql, bindings);
        if (!found)
            qFatal("%s", qPrintable(told(found.error())));
        return *found;
    }
    /// The desk's file closed, its log folded into it, alone.
    QString closedFile()
    {
        const auto file = path();
        m_story->desk->session.reset();
        Stranger folding(file, "PRAGMA wal_checkpoint(TRUNCATE)");
        return file;
    }
    /// Opens the desk and checks it: what is wrong with it, or why it does not open.
    static Result<QStringList> look(const QString& path)
    {
        FakeClock clock;
        SeededRandom random(3);
        auto session = openDesk({path}, Access::ReadWrite, {&clock, &random, ownPlaces()});
        if (!session)
            return session.error();
        auto found = verifyDesk(*(*session)->replica);
        if (!found)
            return found.error();
        return found->findings;
    }

    std::unique_ptr<Story> m_story;
};

} // namespace homeport::test
