#include "core/journal/job_lease.h"

#include "core/base/logging.h"

using namespace std::chrono_literals;

namespace homeport {

namespace {

constexpr auto lasts = 20s;
constexpr auto heldEvery = 5s;

constexpr Sql takeFree{"journal.takeLease", R"sql(
    INSERT INTO job_lease (id, organization_id, created_at, updated_at, job_key, acquired_at,
                           expires_at)
    VALUES (:id, :organization_id, :now, :now, :job, :now, :until)
    ON CONFLICT (job_key) DO UPDATE
       SET id = excluded.id, updated_at = excluded.updated_at,
           acquired_at = excluded.acquired_at, expires_at = excluded.expires_at
     WHERE job_lease.expires_at <= excluded.acquired_at
)sql"};
constexpr Sql holdOwn{"journal.holdLease", R"sql(
    UPDATE job_lease SET updated_at = :now, expires_at = :until WHERE job_key = :job AND id = :id
)sql"};

/// Whether it changed a row, in a transaction of its own.
Result<bool> changes(Database& database, const Sql& sql, const Bindings& bindings)
{
    if (auto begun = database.begin(); !begun)
        return begun.error();
    auto rows = database.exec(sql, bindings);
    auto done = rows ? database.commit() : Result<>(rows.error());
    if (!done) {
        database.rollback();
        return done.error();
    }
    return *rows > 0;
}

} // namespace

JobLease::~JobLease()
{
    if (m_id.isNull())
        return;
    if (auto given = setEnd(m_replica.now()); !given)
        qCDebug(lcJournal, "a lease was not given back: %s", qPrintable(given.error().code));
}

Result<bool> JobLease::hold()
{
    const auto now = m_replica.now();
    if (m_id.isNull())
        return take(now);
    if (now - m_heldAt < heldEvery)
        return true;
    auto held = setEnd(now + lasts);
    if (held && *held)
        m_heldAt = now;
    else if (held)
        m_id = {};
    return held;
}

Result<bool> JobLease::take(Timestamp now)
{
    const auto id = newUuid(now, *m_replica.world().random);
    auto& database = m_replica.database();
    auto taken = changes(database, takeFree,
        {{"id", id}, {"organization_id", m_replica.organization()}, {"now", now}, {"job", m_job},
            {"until", now + lasts}});
    // Two that take it at once get in each other's way, and one of them has it.
    if (!taken && database.isRetryable(taken.error()))
        return false;
    if (taken && *taken) {
        m_id = id;
        m_heldAt = now;
    }
    return taken;
}

Result<bool> JobLease::setEnd(Timestamp at)
{
    return changes(m_replica.database(), holdOwn,
        {{"now", m_replica.now()}, {"until", at}, {"job", m_job}, {"id", m_id}});
}

} // namespace homeport
