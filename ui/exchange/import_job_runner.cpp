#include "ui/exchange/import_job_runner.h"

#include "ui/shell/backend.h"

namespace homeport {

ImportJobRunner::ImportJobRunner(Backend& backend, QObject* parent)
    : QObject(parent), m_backend(backend)
{}

ImportJobRunner::~ImportJobRunner()
{
    if (!m_isRunning)
        return;
    m_shared->cancelled = true;
    // An answer may lie here undelivered, and with it the only word to the run: it ends there.
    post([shared = std::move(m_shared)](Session&) { return stepped(*shared); });
}

template <typename Job>
void ImportJobRunner::post(Job job)
{
    const auto answer =
        m_isRehearsal ? m_backend.ask(std::move(job)) : m_backend.run(std::move(job));
    deliver(answer, this, [this](const Result<Progress>& progress) { follow(progress); });
}

void ImportJobRunner::start(const ImportRequest& request)
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    m_isRehearsal = request.options.isRehearsal;
    m_shared = std::make_shared<Shared>();
    m_watch.start();
    auto flagged = request;
    flagged.options.cancelled = &m_shared->cancelled;
    post([shared = m_shared, flagged, actor = m_backend.actor()](
             Session& session) -> Result<Progress> {
        auto run = openImport(*session.replica, actor, flagged);
        if (!run)
            return run.error();
        shared->run = std::move(*run);
        return stepped(*shared);
    });
}

void ImportJobRunner::cancel()
{
    if (m_shared)
        m_shared->cancelled = true;
}

Result<ImportJobRunner::Progress> ImportJobRunner::stepped(Shared& shared)
{
    Progress progress;
    progress.wasCancelled = shared.cancelled;
    Result<bool> more = false;
    if (!progress.wasCancelled)
        more = shared.run->step();
    if (!more)
        progress.error = more.error();
    progress.isOver = !more || !*more;
    if (shared.run) {
        progress.done = shared.run->done();
        progress.total = shared.run->total();
        if (progress.isOver)
            progress.outcome = shared.run->outcome();
    }
    // The run ends on the thread whose desk it works with.
    if (progress.isOver)
        shared.run.reset();
    return progress;
}

void ImportJobRunner::step()
{
    post([shared = m_shared](Session&) { return stepped(*shared); });
}

void ImportJobRunner::follow(const Result<Progress>& progress)
{
    if (!progress) {
        m_isRunning = false;
        emit failed(progress.error(), ImportOutcome(), m_isRehearsal);
        return;
    }
    if (progress->error) {
        m_isRunning = false;
        emit failed(*progress->error, progress->outcome, m_isRehearsal);
        return;
    }
    if (progress->isOver) {
        m_isRunning = false;
        emit ended(progress->outcome, m_isRehearsal, progress->wasCancelled);
        return;
    }
    const auto share = progress->total > 0 ? double(progress->done) / double(progress->total) : 0.0;
    const auto elapsed = double(m_watch.elapsed()) / 1000.0;
    emit progressed(share, share > 0.02 ? qint64(elapsed / share - elapsed) : -1);
    step();
}

} // namespace homeport
