#pragma once

#include "core/exchange/import_undo.h"

#include <QElapsedTimer>
#include <QObject>

#include <atomic>
#include <memory>
#include <optional>

namespace homeport {

class Backend;

/// Takes one import after another back on the desk's thread for long work, part by part, so that
/// what is due comes in between.
class ImportUndoRunner final : public QObject
{
    Q_OBJECT

public:
    explicit ImportUndoRunner(Backend& backend, QObject* parent = nullptr);
    ~ImportUndoRunner() override;

    /// Not while another one is under way.
    void start(RunId run);
    /// Ends after the part under way; what is left stays to be taken back.
    void cancel();
    bool isRunning() const { return m_shared != nullptr; }
    /// The one under way, or the last.
    RunId run() const { return m_run; }
    /// One is under way, and nobody has stopped it.
    bool isWriting() const { return m_shared && !m_shared->isCancelled; }

signals:
    /// Seconds left are below zero while nobody knows.
    void progressed(qint64 done, qint64 total, qint64 secondsLeft);
    void ended(const homeport::ImportUndo& undone, bool wasCancelled);
    /// `undone`: what the parts before took back.
    void failed(const homeport::Error& error, const homeport::ImportUndo& undone);

private:
    /// Touched by one thread at a time, but for the flag.
    struct Shared
    {
        ImportUndoing undoing;
        std::atomic_bool isCancelled = false;
    };
    struct Progress
    {
        qint64 done = 0;
        qint64 total = 0;
        ImportUndo undone;
        bool isOver = false;
        bool wasCancelled = false;
        std::optional<Error> error; ///< ended by it
    };

    static Progress stepped(Replica& replica, Shared& shared);
    void step();
    void follow(const Result<Progress>& progress);

    Backend& m_backend;
    RunId m_run;
    std::shared_ptr<Shared> m_shared; ///< null: nothing is under way
    QElapsedTimer m_watch;
};

} // namespace homeport
