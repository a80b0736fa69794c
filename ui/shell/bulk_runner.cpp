#include "ui/shell/bulk_runner.h"

#include "core/base/deliver.h"
#include "ui/shell/backend.h"

namespace homeport {

BulkRunner::BulkRunner(Backend& backend, QObject* parent) : QObject(parent), m_backend(backend) {}

BulkRunner::~BulkRunner()
{
    cancel();
}

void BulkRunner::start(BulkRun run, BulkRun::Mode mode)
{
    Q_ASSERT(!isRunning());
    m_mode = mode;
    m_shared = std::make_shared<Shared>(std::move(run));
    m_watch.start();
    step();
}

void BulkRunner::cancel()
{
    if (m_shared)
        m_shared->isCancelled = true;
}

Result<BulkRunner::Progress> BulkRunner::stepped(
    Replica& replica, const Actor& actor, Shared& shared)
{
    Progress progress;
    Result<bool> more = false;
    progress.end.wasCancelled = shared.isCancelled;
    if (!progress.end.wasCancelled)
        more = shared.run.step(replica, actor);
    progress.done = shared.run.outcome().seen();
    progress.total = shared.run.outcome().total;
    progress.isOver = !more || !*more;
    if (!more)
        progress.error = more.error();
    if (progress.isOver) {
        progress.end.outcome = shared.run.outcome();
        progress.end.tasks = shared.run.tasks();
        progress.end.run = shared.run.run();
    }
    return progress;
}

void BulkRunner::step()
{
    auto job = [shared = m_shared, actor = m_backend.actor()](
                   Session& session) { return stepped(*session.replica, actor, *shared); };
    const auto answer = m_mode == BulkRun::Mode::Write ? m_backend.run(std::move(job))
                                                       : m_backend.study(std::move(job));
    deliver(answer, this, [this](const Result<Progress>& progress) { follow(progress); });
}

void BulkRunner::follow(const Result<Progress>& progress)
{
    if (!progress) { // the desk is not open
        m_shared.reset();
        emit failed(progress.error(), {});
        return;
    }
    if (progress->isOver) {
        m_shared.reset();
        if (progress->error)
            emit failed(*progress->error, progress->end);
        else
            emit ended(progress->end);
        return;
    }
    const auto share = progress->total > 0 ? double(progress->done) / progress->total : 0.0;
    const auto elapsed = double(m_watch.elapsed()) / 1000.0;
    emit progressed(
        progress->done, progress->total, share > 0.02 ? qint64(elapsed / share - elapsed) : -1);
    step();
}

} // namespace homeport
