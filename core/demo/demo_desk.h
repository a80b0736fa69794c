#pragma once

#include "core/desk/desk.h"

#include <atomic>
#include <functional>

namespace homeport {

/// How large a made-up desk is to be. The same plan makes the same desk, but for the identity of
/// the device and the salt of the password.
struct DemoPlan
{
    qint64 tickets = 1000; ///< 1 to 10 million
    quint64 seed = 1;
    Timestamp until{}; ///< the moment the desk has come to
    int days = 0; ///< how far its past reaches; 0: as far as its size suggests, two years at most
    bool staysOpen = false; ///< nobody solves anything: a desk that is behind with all of it
    std::function<void(qint64 made)> progress = {}; ///< after each transaction
    const std::atomic_bool* cancelled = nullptr; ///< looked at between transactions
};

struct DemoOutcome
{
    qint64 tickets = 0;
    qint64 entries = 0; ///< of the journal
    bool isNew = false; ///< the desk was made, not found
};

/// Fills a desk with believable incidents, their conversations and their past, all through the
/// journal. Makes the desk with `setup` where none stands. Errors: Invalid for a plan out of range;
/// Conflict (NOT_EMPTY) where tickets are already, since examples among real work can hardly be
/// told apart; Cancelled, with what was written so far kept; those of opening and writing.
Result<DemoOutcome> makeDemoDesk(
    const Address& address, const DeskSetup& setup, const DemoPlan& plan, const Places& places);

} // namespace homeport
