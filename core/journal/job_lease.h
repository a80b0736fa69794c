#pragma once

#include "core/journal/replica.h"

namespace homeport {

/// Lets one process per database do a background job at a time (EX-5). It is given back as the
/// object goes, and runs out by itself where its process died. Time is the server's; a file has
/// that of its computer. A clock that was wrong shuts nobody out: an end further off than a lease
/// lasts does not count.
class JobLease
{
public:
    JobLease(Replica& replica, const QString& job) : m_replica(replica), m_job(job) {}
    ~JobLease();
    Q_DISABLE_COPY_MOVE(JobLease)

    /// Takes it, or goes on holding it; to be asked before each part of the job. False where
    /// another process holds it.
    Result<bool> hold();

private:
    Result<bool> take();
    Result<bool> prolong();
    Result<Timestamp> time();

    Replica& m_replica;
    QString m_job;
    QUuid m_id; ///< of the row while it is ours
    Timestamp m_heldAt{}; ///< by the clock of this computer
};

} // namespace homeport
