#include "core/exchange/archive_folding.h"

#include <utility>

namespace homeport {

namespace {

/// Of one transaction. More would save a file little (measured.md 5.12); a server is told once of
/// what comes and goes within one.
constexpr int entriesPerFold = 4000;
constexpr int entriesPerServerFold = 12'000;
/// Nor more than this of them, however few: they are in memory, and so are the rows they make.
constexpr qint64 bytesPerFold = 32 << 20;

} // namespace

ArchiveFolding::ArchiveFolding(Replica& desk) : m_desk(desk) {}

Result<> ArchiveFolding::add(const QByteArray& entry)
{
    const bool isFile = m_desk.database().dialect() == Dialect::Sqlite;
    m_waiting.push_back(entry);
    m_bytes += entry.size();
    const bool isEnough = m_bytes >= bytesPerFold
        || m_waiting.size() >= (isFile ? entriesPerFold : entriesPerServerFold);
    return isEnough ? fold() : Result<>();
}

Result<> ArchiveFolding::fold()
{
    if (m_waiting.isEmpty())
        return {};
    m_bytes = 0;
    auto folded = m_desk.receive(std::exchange(m_waiting, {}));
    if (!folded)
        return folded.error();
    const bool isTimeToCount = ++m_folds >= m_nextCount;
    return isTimeToCount ? count() : Result<>();
}

/// A server plans by what it counted last, and its tables grow from nothing: each time they are
/// twice as large it counts anew.
Result<> ArchiveFolding::count()
{
    m_nextCount = m_folds * 2;
    auto& database = m_desk.database();
    if (database.dialect() == Dialect::Sqlite)
        return {};
    if (auto done = database.setBulk(false); !done)
        return done;
    return database.setBulk(true);
}

} // namespace homeport
