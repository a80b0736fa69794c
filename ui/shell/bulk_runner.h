#pragma once

#include "core/tickets/bulk_run.h"

#include <QElapsedTimer>
#include <QObject>

#include <atomic>
#include <memory>

namespace homeport {

class Backend;

/// How a bulk act ended, also half way.
struct BulkEnd
{
    BulkOutcome outcome;
    QList<BulkTask> tasks; ///< all it is about
    RunId run; ///< null where nothing was to be written
    bool wasCancelled = false;
};

/// Runs one bulk act after another on the desk's threads, batch by batch, so that other work of the
/// window comes in between. A preview only reads and keeps nobody waiting who writes.
class BulkRunner final : public QObject
{
    Q_OBJECT

public:
    explicit BulkRunner(Backend& backend, QObject* parent = nullptr);
    ~BulkRunner() override;

    /// Not while another one is under way.
    void start(BulkRun run, BulkRun::Mode mode);
    /// Ends after the batch under way; what is written stays.
    void cancel();
    bool isRunning() const { return m_shared != nullptr; }
    /// It is no preview, and nobody has stopped it.
    bool isWriting() const
    {
        return m_shared && m_mode == BulkRun::Mode::Write && !m_shared->isCancelled;
    }

signals:
    /// Seconds left are below zero while nobody knows.
    void progressed(int done, int total, qint64 secondsLeft);
    void ended(const homeport::BulkEnd& end);
    /// What came before it stands.
    void failed(const homeport::Error& error, const homeport::BulkEnd& end);

private:
    /// Touched by one thread at a time, but for the flag.
    struct Shared
    {
        BulkRun run;
        std::atomic_bool isCancelled = false;
    };
    struct Progress
    {
        BulkEnd end; ///< without tasks before it is over
        int done = 0;
        int total = 0;
        bool isOver = false;
        std::optional<Error> error;
    };

    static Result<Progress> stepped(Replica& replica, const Actor& actor, Shared& shared);
    void step();
    void follow(const Result<Progress>& progress);

    Backend& m_backend;
    BulkRun::Mode m_mode = BulkRun::Mode::Preview;
    std::shared_ptr<Shared> m_shared;
    QElapsedTimer m_watch;
};

} // namespace homeport
