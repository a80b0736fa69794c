#pragma once

#include "core/base/places.h"
#include "core/base/random.h"
#include "core/journal/fold.h"
#include "core/journal/intake.h"
#include "core/journal/unit_of_work.h"

#include <QSet>

#include <chrono>
#include <functional>
#include <memory>

namespace homeport {

/// What the outside gives a replica; tests pass their own.
struct World
{
    const Clock* clock;
    RandomSource* random;
    Places places;

    Disk& disk() const { return *places.disk; }
};

/// Who this installation is in the journal (synchronisation.md section 3).
struct DeviceIdentity
{
    QUuid device;
};

/// One open desk on one thread: the only door to writing shared data.
class Replica
{
public:
    using Work = std::function<Result<>(UnitOfWork&)>;

    Replica(std::unique_ptr<Database> database, DeviceIdentity identity, const World& world,
        FoldRules rules);
    ~Replica();

    /// Runs `work` and commits what it put as one entry: all or nothing, journal and rows together.
    /// A command id that is already in the journal is answered as done, without running; Conflict,
    /// IDEMPOTENCY_MISMATCH where it asked for something else then (`Command::asked`). On
    /// PostgreSQL a serialization failure runs `work` again with the same command id. Errors: those
    /// of `work`; Conflict; Unavailable when the database cannot be reached, with nothing written,
    /// except with code COMMIT_UNKNOWN: then the same command id must be used to ask again.
    Result<EntryRef> write(const Author& author, const Command& command, const Work& work);

    struct Step
    {
        Author author;
        Command command;
        Work work;
    };
    /// Several commands in one transaction, one entry each: all or nothing. For imports, which pay
    /// for one flush instead of thousands. A step sees what the steps before it wrote.
    Result<> writeAll(const std::vector<Step>& steps);
    /// Reads within one snapshot; that of the caller where one is open already.
    template <typename Function>
    auto read(Function function) -> decltype(function(std::declval<Database&>()))
    {
        if (m_database->inTransaction())
            return function(*m_database);
        if (auto begun = m_database->beginRead(); !begun)
            return begun.error();
        auto answer = function(*m_database);
        m_database->rollback();
        return answer;
    }
    /// What one transaction of a refresh came to.
    struct Refreshed
    {
        qint64 changed = 0; ///< aggregates
        qsizetype seen = 0; ///< of the rows, from the first one on
        std::chrono::microseconds taken{}; ///< from its begin to its end
        std::chrono::microseconds committing{}; ///< of it: until it was durable
    };
    /// Recomputes the local fields of these rows as they are known at `now`, in one transaction and
    /// without an entry; rows that do not stand are passed over. Once it has taken longer than
    /// `most` it ends, with at least some of them.
    Result<Refreshed> refresh(const TableMeta& table, const QList<QUuid>& rows, Timestamp now,
        std::chrono::milliseconds most = std::chrono::milliseconds::max());
    /// Takes over entries of other replicas, in any order, repeated or not. Those whose causes are
    /// missing wait in jr_pending; those that cannot be folded go to jr_quarantine and stop only
    /// the stream they belong to. `besides` is done in the same transaction, once they are folded,
    /// and anew where it is run again; its errors are those of the whole. Errors: Conflict after
    /// many serialization failures; Unavailable.
    Result<Received> receive(
        const QList<QByteArray>& entries, const std::function<Result<>(Database&)>& besides = {});
    /// The entries of all streams after `seen`, encoded, oldest first, at most `limit`.
    Result<QList<QByteArray>> entriesAfter(const Context& seen, int limit);
    Result<Context> heads();

    /// Changes since the last call, also those of other processes and people. Cheap when none.
    Result<Touch> poll();
    /// Called after each own commit, on this thread.
    std::function<void(const Touch&)> touched;
    /// Called after each own commit, on this thread, with where the own stream ends now.
    std::function<void(qint64 number, const QByteArray& hash)> witnessed;

    Database& database() { return *m_database; }
    const DeviceIdentity& identity() const { return m_identity; }
    QUuid organization() const { return m_organization; }
    /// The desk's organization, from now on the space of new entries.
    Result<> setOrganization(const QUuid& organization);
    /// The newest entry this object wrote, or met when told a command again; null before the first.
    const EntryRef& lastWritten() const { return m_lastWritten; }
    Timestamp now() const { return m_world.clock->now(); }
    World& world() { return m_world; }
    const FoldRules& rules() const { return m_rules; }

    /// SHA-256 over every synced row, cell version, sibling and attention item (I-1).
    Result<QByteArray> stateHash();

private:
    static constexpr int attempts = 12;
    /// So often another may make a row first that follows from what it stands for.
    static constexpr int rowRaces = 3;

    struct Attempt;

    Result<> loadOrganization();
    Result<QByteArray> hashOfRows();
    Result<EntryRef> writeSteps(std::vector<Step> steps);
    Result<EntryRef> attempt(
        const std::vector<Step>& steps, const QSet<QUuid>& fresh, CommandId& last);
    Result<std::optional<EntryRef>> entryOf(const CommandId& command, const QByteArray& asked = {});
    Result<std::optional<EntryRef>> settle(const CommandId& command);
    bool waitsToRetry(const Error& error, int attempt);
    Result<> runSteps(const std::vector<Step>& steps, const QSet<QUuid>& fresh, Attempt& attempt);
    Result<> appendOwn(UnitOfWork& unit, Attempt& attempt);
    Context seenNow(const StreamBook::Stream& own, Entry& entry) const;
    Result<Refreshed> refreshOnce(const TableMeta& table, const QList<QUuid>& rows, Timestamp now,
        std::chrono::milliseconds most, QSet<QUuid>& roots);
    Result<> refreshTogether(
        const TableMeta& table, const QList<QUuid>& rows, Timestamp now, QSet<QUuid>& roots);
    Result<Received> receiveOnce(const QList<QByteArray>& entries,
        const std::function<Result<>(Database&)>& besides, bool mayRace);

    std::unique_ptr<Database> m_database;
    DeviceIdentity m_identity;
    World m_world;
    FoldRules m_rules;
    QUuid m_organization;
    EntryRef m_lastWritten;
    bool m_isDeskRead = false;
    std::unique_ptr<StreamBook> m_streams;
    qint64 m_seenArrival = 0;
};

} // namespace homeport
