#pragma once

#include <QString>

#include <initializer_list>
#include <span>

#include "record/ticket.h"

namespace homeport {

/// A set of states.
class StatusSet
{
public:
    constexpr StatusSet(std::initializer_list<TicketStatus> states)
    {
        for (const auto status : states)
            m_bits |= 1u << unsigned(status);
    }
    constexpr bool contains(TicketStatus status) const { return m_bits & (1u << unsigned(status)); }

private:
    unsigned m_bits = 0;
};

/// Where a transition leads: to a fixed state, nowhere, or to one that depends on the ticket.
enum class TransitionTarget { Fixed, Unchanged, HoldReturn, Reopened, Decided };

/// One line of a kind's table in processes.md.
struct TicketTransition
{
    const char* rule; ///< "I-04"
    const char* command;
    StatusSet from;
    TransitionTarget target = TransitionTarget::Fixed;
    TicketStatus to = TicketStatus::New; ///< of a fixed target
};

/// A kind's table.
using Transitions = std::span<const TicketTransition>;

/// The line that `command` takes from `status`; nullptr: there is none.
const TicketTransition* transitionFrom(
    Transitions table, const QString& command, TicketStatus status);
/// Whether the fold lets `command` move a ticket of that table: by a line of it, or because the
/// command moves none, whatever its status.
bool isLegalBy(Transitions table, const QString& command, const QString& status);

/// What a command needs.
struct CommandRight
{
    const char* command;
    const char* permission;
};
/// The permission of a command; empty: it is none of these.
QString permissionIn(std::span<const CommandRight> rights, const QString& command);

} // namespace homeport
