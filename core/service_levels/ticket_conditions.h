#pragma once

#include "core/service_levels/agreement.h"

#include <optional>
#include <set>

namespace homeport {

/// What of a ticket decides, at one instant of its story, whether its clocks run (SL-11 to SL-13).
struct TicketConditions
{
    std::set<SlaPolicyStartOn> started;
    bool isOpen = false;
    bool isApprovalPending = false;
    bool isParentOpen = false; ///< whatever becomes of the ticket itself
    std::optional<TeamId> team;
    std::optional<TicketHoldReason> hold;
    std::optional<SupplierId> supplier;

    /// Why clocks of an agreement pause at present; nothing: they run.
    std::optional<PauseCause> pauseOf(
        SlaPolicyAgreementType type, const Agreement& agreement) const;
    /// Has happened what clocks of the agreement begin with?
    bool isDue(const Agreement& agreement) const;
    /// There is nothing left to do for it.
    void close();
};

} // namespace homeport
