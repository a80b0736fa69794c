#pragma once

#include "core/journal/replica.h"

namespace homeport {

/// Lets one process per database do a background job at a time (EX-5). It is given back as the
/// object goes, and runs out by itself where its process died. Clocks that differ may let two
/// begin at once; jobs are such that this costs time and no more (EX-4).
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
    Result<bool> take(Timestamp now);
    Result<bool> setEnd(Timestamp at);

    Replica& m_replica;
    QString m_job;
    QUuid m_id; ///< of the row while it is ours
    Timestamp m_heldAt{};
};

} // namespace homeport
