#include "app/ctl/interruption.h"

namespace homeport {

namespace {

std::atomic_bool isWished = false;
// Else a signal handler must not touch it.
static_assert(std::atomic_bool::is_always_lock_free);

void note(int signal)
{
    if (!isWished.exchange(true))
        return;
    ::signal(signal, SIG_DFL);
    ::raise(signal);
}

/// What the program was told to ignore, it goes on ignoring.
void listen(int signal, struct sigaction& before)
{
    struct sigaction noting = {};
    noting.sa_handler = note;
    noting.sa_flags = SA_RESTART;
    sigaction(signal, &noting, &before);
    if (before.sa_handler == SIG_IGN)
        sigaction(signal, &before, nullptr);
}

} // namespace

Interruption::Interruption()
{
    isWished = false;
    listen(SIGINT, m_interrupt);
    listen(SIGTERM, m_terminate);
}

Interruption::~Interruption()
{
    sigaction(SIGINT, &m_interrupt, nullptr);
    sigaction(SIGTERM, &m_terminate, nullptr);
}

const std::atomic_bool& Interruption::flag() const
{
    return isWished;
}

} // namespace homeport
