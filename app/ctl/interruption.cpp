#include "app/ctl/interruption.h"

namespace homeport {

namespace {

std::atomic_bool isWished = false;
// Else a signal handler must not touch it.
static_assert(std::atomic_bool::is_always_lock_free);

void note(int)
{
    isWished = true;
}

} // namespace

Interruption::Interruption()
{
    isWished = false;
    struct sigaction noting = {};
    noting.sa_handler = note;
    noting.sa_flags = int(SA_RESTART | SA_RESETHAND);
    sigaction(SIGINT, &noting, &m_interrupt);
    sigaction(SIGTERM, &noting, &m_terminate);
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
