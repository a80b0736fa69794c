#include "ui/shell/recalculation.h"

#include "core/base/deliver.h"
#include "core/service_levels/recalculation.h"
#include "ui/shell/backend.h"

namespace homeport {

namespace {

constexpr int beat = 150; // milliseconds

} // namespace

Recalculation::Recalculation(Backend& backend) : m_backend(backend)
{
    m_beat.setInterval(beat);
    connect(&m_beat, &QTimer::timeout, this, &Recalculation::tell);
}

Recalculation::~Recalculation()
{
    if (m_shared)
        m_shared->isLeaving = true;
}

void Recalculation::start()
{
    if (isRunning()) {
        m_isStale = true;
        return;
    }
    work(Extent::All);
}

void Recalculation::work(Extent extent)
{
    m_isStale = false;
    m_shared = std::make_shared<Shared>();
    tell();
    m_beat.start();
    const auto done = m_backend.labour([shared = m_shared, extent](Session& session) {
        const auto progress = [&](const RecalculationPart& part) {
            shared->done = part.done;
            shared->all = part.all;
            return !shared->isLeaving;
        };
        return extent == Extent::All ? recalculateServiceLevels(*session.replica, progress)
                                     : finishRecalculation(*session.replica, progress);
    });
    deliver(done, this, [this](const Result<qint64>& changed) { finish(changed); });
}

void Recalculation::tell()
{
    emit progressed(m_shared->done, m_shared->all);
}

void Recalculation::finish(const Result<qint64>& changed)
{
    m_shared.reset();
    m_beat.stop();
    m_backend.poll();
    if (changed)
        emit ended();
    else
        emit failed(changed.error());
    // What was edited meanwhile is taken in, or known as unfinished.
    if (m_isStale)
        work(changed ? Extent::Unfinished : Extent::All);
}

} // namespace homeport
