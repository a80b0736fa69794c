#pragma once

#include <QString>

#include <span>

namespace homeport {

class Actions;
struct TicketServiceLevels;

/// What a person can decide about the service levels of a ticket.
enum class ClockAct { Void, Acknowledge, Recalculate };

std::span<const ClockAct> clockActs();
/// The id of the act's QAction: "clock.void".
QString actionId(ClockAct act);
/// There is something to do it to, and whoever read these levels may.
bool isPossible(ClockAct act, const TicketServiceLevels& levels);
/// Adds them switched off: they need a ticket in front.
void addClockActs(Actions& actions);

} // namespace homeport
