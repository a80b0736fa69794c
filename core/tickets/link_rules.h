#pragma once

#include "core/base/result.h"
#include "core/journal/unit_of_work.h"

#include <span>

#include "record/ticket.h"
#include "record/ticket_link.h"

namespace homeport {

/// One line of processes.md section 7.
struct LinkRule
{
    TicketLinkLinkType type;
    std::span<const TicketKind> from; ///< empty: any
    std::span<const TicketKind> to;
    bool isSameKind = false;
    bool isAcyclic = false;
    bool isByHand = true; ///< people make it; the others come with an act of their own
};

const LinkRule& linkRule(TicketLinkLinkType type);
/// The types that may lead from a ticket of one kind to one of another by hand, in the order of the
/// table.
QList<TicketLinkLinkType> linkTypesBetween(TicketKind from, TicketKind to);

/// Makes the link in the unit; a symmetric one is stored once, with the smaller id as source. What
/// stands already stays as it is. First and last incident of a problem reach as far as what it
/// causes, unless it is closed or cancelled (G-11). Conflict: LINK_REFUSED with the type as subject
/// (kinds, cardinality, itself), LINK_CYCLE.
Result<> addLink(UnitOfWork& unit, const record::Ticket& from, TicketLinkLinkType type,
    const record::Ticket& to, const QString& note = {});

/// PC-1: the one may be a part of the other, which is of its kind, no part itself, and not below
/// it. Conflict, LINK_REFUSED of "parent_id".
Result<> checkParent(Database& database, const record::Ticket& child, const record::Ticket& parent);

} // namespace homeport
