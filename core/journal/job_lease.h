#pragma once

#include "core/journal/replica.h"

namespace homeport {

/// What those find of a lease that only look. One that was never taken in this database may be held
/// in another replica's.
enum class LeaseState { NeverTaken, Free, Held };

/// Lets one process per database do a background job at a time (EX-5). It is given back as the
/// object goes, and runs out by itself where its process died. Time is the server's; a file has
/// that of its computer. A clock that was wrong shuts nobody out: an end further off than a lease
/// lasts does not count.
class JobLease
{
public:
    /// `lasts`: how long after the last hold() it runs out; longer than one part of the job takes.
    JobLease(Replica& replica, const QString& job, std::chrono::seconds lasts = usual)
        : m_replica(replica), m_job(job), m_lasts(lasts)
    {}
    ~JobLease();
    Q_DISABLE_COPY_MOVE(JobLease)

    /// Takes it, or goes on holding it; to be asked before each part of the job. False where
    /// another process holds it.
    Result<bool> hold();
    /// The same, asked of the database however fresh the last answer is.
    Result<bool> holdAnew();
    /// Whether anybody holds it now, this object included.
    Result<LeaseState> state();
    /// The job is over for good: as this object goes, its lease is as if it had never been taken.
    void forget() { m_isOver = true; }

    /// Leaves the job to whoever is there next: once the unit commits, its lease is there and free.
    /// Whoever holds it until then does so no longer, and so does not forget what came meanwhile.
    static Result<> leave(UnitOfWork& unit, const QString& job);
    /// The same within the transaction that is open there.
    static Result<> leave(Replica& replica, const QString& job);

private:
    static constexpr std::chrono::seconds usual{20};

    Result<bool> take();
    Result<bool> prolong();
    Result<Timestamp> time();

    Replica& m_replica;
    QString m_job;
    std::chrono::seconds m_lasts;
    QUuid m_id; ///< of the row while it is ours
    Timestamp m_heldAt{}; ///< by the clock of this computer
    bool m_isOver = false;
};

} // namespace homeport
