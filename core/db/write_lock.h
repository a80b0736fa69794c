#pragma once

#include "core/base/result.h"

namespace homeport {

/// The lock file beside a desk's file. Whoever writes or folds the log into the file holds it, so
/// that one connection does so at a time, in whichever program: SQLite's own locks let a writer and
/// a checkpoint overlap, which versions before 3.51.3 do not always survive (REL-04). The system
/// releases it when its holder dies. One per connection, on that connection's thread.
class WriteLock
{
public:
    explicit WriteLock(const QString& database);
    ~WriteLock();
    Q_DISABLE_COPY_MOVE(WriteLock)

    /// Waits up to `msecs` for others; who waits comes before whoever holds it and wants it again,
    /// unless it does not take what is free for a second.
    /// Taken twice, it has to be released twice. Errors: Unavailable, LOCKED; FILE_UNREADABLE or
    /// STORAGE_FULL where the lock file cannot be made.
    Result<> take(int msecs);
    void release();
    bool isHeld() const { return m_depth > 0; }
    /// There was no lock file before.
    bool wasMadeHere() const { return m_wasMadeHere; }
    /// Removes the lock file, for the last one at the desk; only while held. Others that wait for
    /// it notice and make a new one.
    void removeFile();

private:
    Result<> open();
    bool isOurs() const;
    bool standNext();
    void stepAside();

    QByteArray m_path;
    QByteArray m_database;
    int m_file = -1;
    int m_depth = 0;
    bool m_wasMadeHere = false;
};

} // namespace homeport
