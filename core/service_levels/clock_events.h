#pragma once

#include "core/service_levels/clock_story.h"
#include "core/service_levels/parent_book.h"
#include "core/service_levels/service_level_book.h"
#include "core/service_levels/ticket_clocks.h"

namespace homeport {

/// What happened to a ticket, ready for its clocks, and which promises held at the end.
struct ClockEvents
{
    std::vector<ServiceLevelEvent> events;
    Timestamp lastAt = Timestamp::min();
    /// In force after the last event, by agreement type; null: none.
    const Agreement* agreements[3] = {};
};

/// When the requester was answered (G-09) and, where updates are promised, each public word of
/// support; ascending.
using ReplyTimes = std::vector<Timestamp>;

/// Turns the acts on a ticket into events. Each act is judged by the edition it was made under;
/// policies are selected when the ticket is created and when what they ask for is edited
/// (engines.md 3.5), and an edited policy or calendar holds from its edit on (SL-9); what came
/// before a recalculation is judged by the edition that held then. Depends on the acts, those on
/// its parents where these are asked for (PC-2), the editions and the trees alone. The events point
/// into the book.
Result<ClockEvents> clockEvents(Database& database, const ServiceLevelBook& book,
    const ClockStory& story, const ReplyTimes& replies, const ParentTurns& parents);

} // namespace homeport
