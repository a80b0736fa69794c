#pragma once

#include "core/base/clock.h"
#include "core/journal/fold.h"

#include <span>

#include "record/ticket.h"
#include "record/ticket_comment.h"

namespace homeport {

/// What of a ticket follows from the acts on it. Every act counts for itself, whatever came before
/// it, so replicas agree in whichever order acts arrive.
struct StoryFacts
{
    int assignments = 0; ///< acts that set the team or the person
    std::optional<Timestamp> firstAssignedAt; ///< first time a person was set
    std::optional<Timestamp> assignedAt; ///< last assignment
    std::optional<Timestamp> acknowledgedAt; ///< G-10

    /// Counts one act on the ticket. What the requester says in public acknowledges nothing, nor
    /// does what other end users say.
    void add(const Entry& entry, const QUuid& ticket, const QUuid& requester);
    /// "Changes of team or user after the first".
    int reassignments() const { return assignments > 1 ? assignments - 1 : 0; }
};

/// Of the acts that stand, as the fold's replay has it; what was taken back does not count. An act
/// that was overtaken moved nothing, yet someone did it: it counts.
StoryFacts factsOf(const std::vector<Entry>& entries, const FoldRules& rules, const QUuid& ticket,
    const QUuid& requester);
/// As the ticket's row holds them.
StoryFacts factsIn(const Row& ticket);
void putFacts(const StoryFacts& facts, Row& ticket);

/// A live public comment.
struct Said
{
    PersonId author;
    TicketCommentKind kind = TicketCommentKind::Comment;
    Timestamp at{};
    TicketCommentId id = {};
};

struct FirstResponse
{
    std::optional<Timestamp> at;
    std::optional<PersonId> by;
    std::optional<TicketCommentId> comment = {}; ///< none where the resolution came first
};

/// G-09: the earliest of a public comment by someone other than the requester, and the resolution.
FirstResponse firstResponse(std::span<const Said> said, const Row& ticket);
/// Public replies by support before the resolution (analytics.md K-03).
int publicContacts(
    std::span<const Said> said, PersonId requester, const std::optional<Timestamp>& resolvedAt);

} // namespace homeport
