#pragma once

#include "core/base/deliver.h"
#include "core/exchange/import_job.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>

namespace homeport {

class Backend;

/// Runs one import after another on the desk's threads, batch by batch, so that other work of the
/// window comes in between. A rehearsal reads and does not keep those waiting who write.
class ImportJobRunner final : public QObject
{
    Q_OBJECT

public:
    explicit ImportJobRunner(Backend& backend, QObject* parent = nullptr);
    ~ImportJobRunner() override;

    void start(const ImportRequest& request);
    /// Ends after the batch under way; what is written stays.
    void cancel();
    bool isRunning() const { return m_isRunning; }
    /// It is no rehearsal, and nobody has stopped it.
    bool isWriting() const { return m_isRunning && !m_isRehearsal && !m_shared->cancelled; }

signals:
    /// Share from 0 to 1; seconds left are below zero while nobody knows.
    void progressed(double share, qint64 secondsLeft);
    void ended(const homeport::ImportOutcome& outcome, bool isRehearsal, bool wasCancelled);
    /// `kept`: what the batches before wrote, and the rows refused by then.
    void failed(
        const homeport::Error& error, const homeport::ImportOutcome& kept, bool isRehearsal);

private:
    /// Lives on the desk's thread; the flag is all that this one touches.
    struct Shared
    {
        std::unique_ptr<ImportRun> run;
        std::atomic_bool cancelled = false;
    };
    struct Progress
    {
        qint64 done = 0;
        qint64 total = 0;
        ImportOutcome outcome;
        bool isOver = false;
        bool wasCancelled = false;
        std::optional<Error> error; ///< ended by it
    };

    static Result<Progress> stepped(Shared& shared);
    void follow(const Result<Progress>& progress);
    void step();
    template <typename Job>
    void post(Job job);

    Backend& m_backend;
    std::shared_ptr<Shared> m_shared;
    QElapsedTimer m_watch;
    bool m_isRunning = false;
    bool m_isRehearsal = false;
};

} // namespace homeport
