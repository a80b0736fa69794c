#include "core/service_levels/ticket_conditions.h"

namespace homeport {

using Type = SlaPolicyAgreementType;

std::optional<PauseCause> TicketConditions::pauseOf(Type type, const Agreement& agreement) const
{
    if (type == Type::Uc)
        return std::nullopt;
    if (hold && agreement.pausesFor(*hold))
        return PauseCause(*hold);
    if (isApprovalPending && agreement.pauseOnApproval)
        return PauseCause();
    if (isParentOpen)
        return PauseCause::openParent();
    return std::nullopt;
}

bool TicketConditions::isDue(const Agreement& agreement) const
{
    switch (agreement.type) {
    case Type::Sla: return started.contains(agreement.startOn);
    case Type::Ola: return team.has_value();
    case Type::Uc: return hold == TicketHoldReason::AwaitingSupplier;
    }
    return false;
}

void TicketConditions::close()
{
    isOpen = false;
    isApprovalPending = false;
    hold.reset();
    supplier.reset();
}

} // namespace homeport
