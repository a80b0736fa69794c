#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"
#include "core/tickets/ticket_queries.h"

#include <QElapsedTimer>

#include <functional>

namespace homeport {

/// One ticket of a bulk act; for taking one back also the entry that is undone.
struct BulkTask
{
    TicketId ticket;
    EntryRef undoes = {};
    /// Told to the act while it is previewed: those before it that would be deleted.
    const QSet<TicketId>* foreseen = nullptr;
    friend bool operator==(const BulkTask&, const BulkTask&) = default;
};

/// What is done to each ticket: by the rules of a single act, right of the act included. Names the
/// command in the unit and puts its rows there.
using BulkAct = std::function<Result<>(Replica&, UnitOfWork&, const Actor&, const BulkTask&)>;
/// What a bulk act is about, found within one snapshot.
using BulkSelection = std::function<Result<QList<BulkTask>>(Database&, const Actor&)>;

/// These tickets, in this order, each once.
BulkSelection theseTickets(const QList<TicketId>& ids);
/// All that a view shows, in its order, without some of them.
BulkSelection allOf(const QueueView& view, const QSet<TicketId>& except = {});
/// The entries of one bulk act that the journal holds, the newest first. NotFound, NOT_FOUND.
BulkSelection entriesOfRun(RunId run);

/// Why one ticket of many stays as it is.
struct BulkRefusal
{
    TicketId ticket;
    QString number; ///< empty where the ticket is not the actor's to see
    Error error;
    friend bool operator==(const BulkRefusal&, const BulkRefusal&) = default;
};

/// What became of a bulk act, or would become of it.
struct BulkOutcome
{
    int total = 0; ///< tickets it is about
    int changed = 0;
    int moved = 0; ///< of the changed ones: those whose state is another one then
    int removed = 0; ///< of the changed ones: those that are deleted then
    int unchanged = 0; ///< there was nothing to do
    QList<BulkRefusal> refused;

    int seen() const { return changed + unchanged + int(refused.size()); }
    friend bool operator==(const BulkOutcome&, const BulkOutcome&) = default;
};

/// One act on many tickets, ticket by ticket by the rules of the single act (G-12): what is refused
/// stays and is told, the rest is done. Each ticket becomes one entry of the same run, some of them
/// in one transaction, so ending between two steps leaves whole tickets. A transaction is short,
/// whatever the tickets cost: nobody who writes waits for more than one of them. A preview runs the
/// same rules and writes nothing; it judges each ticket as it stands, without what the act does to
/// the others, but for those it would delete. Belongs to one thread at a time.
class BulkRun
{
public:
    enum class Mode { Preview, Write };
    static constexpr int largestBatch = 100;
    /// A batch ends once it has taken so long.
    static constexpr std::chrono::milliseconds batchTime{30};

    /// Each ticket needs ticket.bulk beside the right of the act, unless it takes back what was
    /// done. `batch`: so many at a time, however long they take.
    BulkRun(Mode mode, BulkSelection selection, BulkAct act, const std::optional<int>& batch = {});

    /// The next part: at first what it is about, then one batch. False once nothing is left.
    /// Errors: NotFound of a run that is not there; Unavailable and what else concerns no single
    /// ticket. What earlier steps wrote stands, and the step may be asked again.
    Result<bool> step(Replica& replica, const Actor& actor);

    const BulkOutcome& outcome() const { return m_outcome; }
    /// Of all the entries it wrote; null for a preview and before the first batch.
    RunId run() const { return m_run; }
    /// What it is about, known after the first step. Writing what was previewed begins here.
    const QList<BulkTask>& tasks() const { return m_tasks; }

private:
    /// What one ticket came to.
    struct Fate
    {
        QString number;
        bool isChanged = false;
        bool isMoved = false;
        bool isRemoved = false;
        bool isLeft = false; ///< the time of the batch was over before
        std::optional<Error> refusal;
    };

    Result<> find(Replica& replica, const Actor& actor);
    Result<> preview(Replica& replica, const Actor& actor, std::vector<Fate>& fates);
    Result<> write(Replica& replica, const Actor& actor, std::vector<Fate>& fates);
    Result<> writeEach(Replica& replica, const Actor& actor, std::vector<Fate>& fates);
    Result<> writeOne(Replica& replica, const Actor& actor, const BulkTask& task, Fate& fate) const;
    Replica::Step stepFor(
        Replica& replica, const Actor& actor, const BulkTask& task, Fate& fate) const;
    bool isTimeOver(const QElapsedTimer& watch) const;
    Result<Fate> tried(
        Replica& replica, Database& database, const Actor& actor, const BulkTask& task) const;
    Command commandOf(const BulkTask& task) const;
    void count(const BulkTask& task, const Fate& fate);

    Mode m_mode;
    BulkSelection m_selection;
    BulkAct m_act;
    std::optional<int> m_batch;
    RunId m_run;
    QList<BulkTask> m_tasks;
    QSet<TicketId> m_foreseen; ///< what a preview would have deleted so far
    bool m_isFound = false;
    BulkOutcome m_outcome;
};

/// Takes back what one bulk act did, ticket by ticket by the rules of undo(): what others built on
/// stays and is told with VERSION_CONFLICT, what was taken back before is nothing to do. A run as
/// any other, so it can be taken back in turn.
BulkRun undoOf(RunId run, BulkRun::Mode mode = BulkRun::Mode::Write);

} // namespace homeport
