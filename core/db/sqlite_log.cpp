// The lock file, and the log that is folded into the file.
#include "core/db/sqlite_database.h"

#include <QElapsedTimer>

#include <algorithm>
#include <sqlite3.h>

namespace homeport {

namespace {

/// Pages of the log that are folded at once: fewer where the disk takes long for them, since others
/// wait meanwhile.
constexpr int mostFolded = 1000;
constexpr int fewestFolded = 250;
constexpr int foldedInBulk = 20'000;
constexpr qint64 longFold = 20; ///< ms
constexpr qint64 shortFold = 5;
/// So many times as much may be written while others keep coming first.
constexpr int mostPutOff = 3;

} // namespace

Result<> SqliteDatabase::takeLock()
{
    return m_lock ? m_lock->take(m_patience) : Result<>();
}

/// Those who wait to write need not wait for the folding as well, unless the log has been put off
/// for long.
void SqliteDatabase::releaseLock()
{
    if (!m_lock)
        return;
    const bool isLong = !inTransaction() && m_logPages >= m_foldAt;
    const bool isUrgent = m_logPages >= m_foldAt + mostPutOff * m_logLimit;
    if (isLong && isUrgent)
        foldLongLog();
    m_lock->release();
    if (!isLong || isUrgent || m_lock->isHeld() || !m_lock->take(0))
        return;
    foldLongLog();
    m_lock->release();
}

/// Readers may keep the log from being folded whole; then it is tried again when as much was
/// written once more, since each try sorts all of it.
void SqliteDatabase::foldLongLog()
{
    int pages = 0;
    int folded = 0;
    QElapsedTimer watch;
    watch.start();
    // A failure costs nothing but a longer log: what is in it is durable.
    sqlite3_wal_checkpoint_v2(m_db, "main", SQLITE_CHECKPOINT_PASSIVE, &pages, &folded);
    const auto taken = watch.elapsed();
    if (m_logLimit <= mostFolded && taken > longFold)
        m_logLimit = std::max(m_logLimit / 2, fewestFolded);
    else if (m_logLimit < mostFolded && taken < shortFold)
        m_logLimit = std::min(m_logLimit * 2, mostFolded);
    m_foldAt = folded < pages ? pages + m_logLimit : m_logLimit;
    m_logPages = 0;
}

Result<> SqliteDatabase::setBulk(bool isBulk)
{
    m_logLimit = m_foldAt = isBulk ? foldedInBulk : mostFolded;
    if (isBulk)
        return plain("PRAGMA cache_size = -131072");
    if (auto done = plain("PRAGMA cache_size = -32768"); !done)
        return done;
    if (auto held = takeLock(); !held)
        return held;
    // As a PRAGMA it would answer in a row whether others were in the way.
    const int code =
        sqlite3_wal_checkpoint_v2(m_db, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    const auto folded = code == SQLITE_OK ? Result<>() : Result<>(lastError("checkpoint"));
    if (folded)
        m_logPages = 0;
    releaseLock();
    return folded;
}

} // namespace homeport
