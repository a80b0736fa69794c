#include "core/journal/job_lease.h"

#include "core/base/logging.h"

using namespace std::chrono_literals;

namespace homeport {

namespace {

constexpr auto clocksDiffer = 60s;

constexpr Sql takeFree{"journal.takeLease", R"sql(
    INSERT INTO job_lease (id, organization_id, created_at, updated_at, job_key, acquired_at,
                           expires_at)
    VALUES (:id, :organization_id, :now, :now, :job, :now, :until)
    ON CONFLICT (job_key) DO UPDATE
       SET id = excluded.id, updated_at = excluded.updated_at,
           acquired_at = excluded.acquired_at, expires_at = excluded.expires_at
     WHERE job_lease.expires_at <= excluded.acquired_at OR job_lease.expires_at > :beyond
)sql"};
constexpr Sql holdOwn{"journal.holdLease", R"sql(
    UPDATE job_lease SET updated_at = :now, expires_at = :until WHERE job_key = :job AND id = :id
)sql"};
// Free from the beginning of time, whatever the clock of the next one says.
constexpr Sql giveBack{"journal.giveLeaseBack",
    "UPDATE job_lease SET expires_at = 0 WHERE job_key = :job AND id = :id"};
constexpr Sql forgetOwn{
    "journal.forgetLease", "DELETE FROM job_lease WHERE job_key = :job AND id = :id"};
constexpr Sql leaveFree{"journal.leaveLease", R"sql(
    INSERT INTO job_lease (id, organization_id, created_at, updated_at, job_key, acquired_at,
                           expires_at)
    VALUES (:id, :organization_id, :now, :now, :job, :now, 0)
    ON CONFLICT (job_key) DO UPDATE
       SET id = excluded.id, updated_at = excluded.updated_at, expires_at = 0
)sql"};
constexpr Sql endOfLease{
    "journal.leaseEnd", "SELECT expires_at FROM job_lease WHERE job_key = :job"};
constexpr Sql serverTime{
    "journal.serverTime", "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)"};

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

Result<> leftTo(Database& database, const QUuid& id, const QUuid& organization, Timestamp now,
    const QString& job)
{
    const auto left = database.exec(
        leaveFree, {{"id", id}, {"organization_id", organization}, {"now", now}, {"job", job}});
    return left ? Result<>() : left.error();
}

} // namespace

JobLease::~JobLease()
{
    if (m_id.isNull())
        return;
    auto given = changes(
        m_replica.database(), m_isOver ? forgetOwn : giveBack, {{"job", m_job}, {"id", m_id}});
    if (!given)
        qCDebug(lcJournal, "a lease was not given back: %s", qPrintable(given.error().code));
}

Result<bool> JobLease::hold()
{
    const auto now = m_replica.now();
    // The clock may have been set back since.
    if (!m_id.isNull() && now >= m_heldAt && now - m_heldAt < m_lasts / 4)
        return true;
    auto held = m_id.isNull() ? take() : prolong();
    // Two that take it at once get in each other's way, and one of them has it.
    if (!held && m_replica.database().isRetryable(held.error()))
        held = false;
    if (held && *held)
        m_heldAt = now;
    else if (held)
        m_id = {};
    return held;
}

Result<bool> JobLease::holdAnew()
{
    const bool wasHeld = !m_id.isNull();
    m_heldAt = Timestamp{};
    auto held = hold();
    // Whoever had it since may have left it.
    return wasHeld && held && !*held ? hold() : held;
}

Result<> JobLease::leave(UnitOfWork& unit, const QString& job)
{
    return leftTo(unit.database(), unit.newId(), unit.organization().value(), unit.now(), job);
}

Result<> JobLease::leave(Replica& replica, const QString& job)
{
    const auto now = replica.now();
    return leftTo(replica.database(), newUuid(now, *replica.world().random), replica.organization(),
        now, job);
}

Result<LeaseState> JobLease::state()
{
    auto row = m_replica.database().query(endOfLease, {{"job", m_job}});
    if (!row)
        return row.error();
    if (!(*row)->next()) {
        const auto read = (*row)->status();
        return read ? Result<LeaseState>(LeaseState::NeverTaken) : read.error();
    }
    const auto end = (*row)->read<Timestamp>(0);
    row->reset();
    const auto now = time();
    if (!now)
        return now.error();
    const bool isHeld = end > *now && end <= *now + m_lasts + clocksDiffer;
    return isHeld ? LeaseState::Held : LeaseState::Free;
}

Result<bool> JobLease::take()
{
    const auto now = time();
    if (!now)
        return now.error();
    m_id = newUuid(*now, *m_replica.world().random);
    return changes(m_replica.database(), takeFree,
        {{"id", m_id}, {"organization_id", m_replica.organization()}, {"now", *now}, {"job", m_job},
            {"until", *now + m_lasts}, {"beyond", *now + m_lasts + clocksDiffer}});
}

Result<bool> JobLease::prolong()
{
    const auto now = time();
    if (!now)
        return now.error();
    return changes(m_replica.database(), holdOwn,
        {{"now", *now}, {"until", *now + m_lasts}, {"job", m_job}, {"id", m_id}});
}

/// By which all that open this database agree.
Result<Timestamp> JobLease::time()
{
    auto& database = m_replica.database();
    if (database.dialect() == Dialect::Sqlite)
        return m_replica.now();
    const auto now = number(database, serverTime);
    return now ? Result<Timestamp>(fromMsecs(*now)) : now.error();
}

} // namespace homeport
