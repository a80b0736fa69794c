#include "ui/exchange/import_undo_runner.h"

#include "core/base/deliver.h"
#include "ui/shell/backend.h"

namespace homeport {

ImportUndoRunner::ImportUndoRunner(Backend& backend, QObject* parent)
    : QObject(parent), m_backend(backend)
{}

ImportUndoRunner::~ImportUndoRunner()
{
    cancel();
}

void ImportUndoRunner::start(RunId run)
{
    Q_ASSERT(!isRunning());
    m_run = run;
    m_shared = std::make_shared<Shared>(ImportUndoing(m_backend.actor(), run));
    m_watch.start();
    step();
}

void ImportUndoRunner::cancel()
{
    if (m_shared)
        m_shared->isCancelled = true;
}

ImportUndoRunner::Progress ImportUndoRunner::stepped(Replica& replica, Shared& shared)
{
    Progress progress;
    Result<bool> more = false;
    progress.wasCancelled = shared.isCancelled;
    if (!progress.wasCancelled)
        more = shared.undoing.step(replica);
    if (!more)
        progress.error = more.error();
    progress.isOver = !more || !*more;
    progress.done = shared.undoing.done();
    progress.total = shared.undoing.total();
    progress.undone = shared.undoing.outcome();
    return progress;
}

void ImportUndoRunner::step()
{
    const auto answer = m_backend.labour([shared = m_shared](Session& session) -> Result<Progress> {
        return stepped(*session.replica, *shared);
    });
    deliver(answer, this, [this](const Result<Progress>& progress) { follow(progress); });
}

void ImportUndoRunner::follow(const Result<Progress>& progress)
{
    if (!progress) { // the desk is not open
        m_shared.reset();
        emit failed(progress.error(), {});
        return;
    }
    if (progress->isOver) {
        m_shared.reset();
        if (progress->error)
            emit failed(*progress->error, progress->undone);
        else
            emit ended(progress->undone, progress->wasCancelled);
        return;
    }
    const auto share = progress->total > 0 ? double(progress->done) / double(progress->total) : 0.0;
    const auto elapsed = double(m_watch.elapsed()) / 1000.0;
    emit progressed(
        progress->done, progress->total, share > 0.02 ? qint64(elapsed / share - elapsed) : -1);
    step();
}

} // namespace homeport
