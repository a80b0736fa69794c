#pragma once

#include <QtGlobal>

#include <atomic>
#include <signal.h>

namespace homeport {

/// While it lives, Ctrl+C and the wish of the system that the program end (SIGINT, SIGTERM) raise a
/// flag, so that what is under way ends in an orderly way; the second time they end the program.
/// One at a time.
class Interruption
{
public:
    Interruption();
    ~Interruption();
    Q_DISABLE_COPY_MOVE(Interruption)

    const std::atomic_bool& flag() const;

private:
    struct sigaction m_interrupt = {};
    struct sigaction m_terminate = {};
};

} // namespace homeport
