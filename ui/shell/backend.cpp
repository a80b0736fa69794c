#include "ui/shell/backend.h"

#include <QElapsedTimer>

namespace homeport {

namespace {

constexpr int pollInterval = 250;

/// What one look at the database found.
struct Look
{
    QSet<QUuid> roots;
    qint64 milliseconds = 0;
};

} // namespace

Backend::Backend(const Address& address, QObject* parent)
    : QObject(parent), m_address(address), m_writer(opener(address, Access::ReadWrite))
{
    if (!address.isMemory())
        m_reader = std::make_unique<Worker<Desk>>(opener(address, Access::ReadOnly));
    connect(&m_timer, &QTimer::timeout, this, &Backend::poll);
    m_timer.start(pollInterval);
}

Backend::~Backend()
{
    m_timer.stop();
}

void Backend::poll()
{
    if (m_isPolling)
        return;
    m_isPolling = true;
    const auto look = ask([](Session& session) -> Result<Look> {
        QElapsedTimer watch;
        watch.start();
        auto touch = session.replica->poll();
        if (!touch)
            return touch.error();
        return Look{touch->roots, watch.elapsed()};
    });
    deliver(look, this, [this](const Result<Look>& found) {
        m_isPolling = false;
        if (!found) {
            // Said once, not four times a second.
            if (!std::exchange(m_hasFailed, true))
                emit failed(found.error());
            return;
        }
        m_hasFailed = false;
        emit measured(found->milliseconds);
        if (!found->roots.isEmpty())
            emit changed(found->roots);
    });
}

Worker<Backend::Desk>::Open Backend::opener(const Address& address, Access access)
{
    return [address, access] {
        auto desk = std::make_unique<Desk>();
        if (auto opened = openDesk(address, access, systemWorld()))
            desk->session = std::move(*opened);
        else
            desk->error = opened.error();
        return desk;
    };
}

} // namespace homeport
