#pragma once

#include "core/access/actor.h"
#include "core/tickets/command_once.h"

#include "record/ticket.h"
#include "record/ticket_link.h"

namespace homeport {

/// A ticket as another one shows it. Of one that the reader may not read only that there is one is
/// said (access.md section 4), and whether it was deleted where they might else read it.
struct OtherTicket
{
    bool isReadable = false;
    TicketId id;
    QString number;
    QString title;
    TicketKind kind = TicketKind::Incident;
    TicketStatus status = TicketStatus::New;
    bool isDeleted = false;

    friend bool operator==(const OtherTicket&, const OtherTicket&) = default;
};

struct LinkedTicket
{
    TicketLinkId link;
    TicketLinkLinkType type = TicketLinkLinkType::RelatesTo;
    bool isOutgoing = true; ///< false: read with the reverse caption
    bool isPrimary = false;
    bool isForGood = false; ///< goes only with the act that made it, which stands
    QString note;
    OtherTicket other;

    friend bool operator==(const LinkedTicket&, const LinkedTicket&) = default;
};

/// Everything a ticket is connected with.
struct RelatedTickets
{
    /// Outgoing ones first, by type, then by age; none to what was deleted.
    QList<LinkedTicket> links;
    /// Also one that was deleted elsewhere while this became a part of it: it can be left.
    std::optional<OtherTicket> parent;
    QList<OtherTicket> children;
    /// PC-6, where there are children: those affected by the ticket itself, and besides everyone
    /// who reported one of its parts.
    int affectedUsers = 0;

    friend bool operator==(const RelatedTickets&, const RelatedTickets&) = default;
};

/// Links between tickets (processes.md section 7), and parents (section 8, PC-1). A link needs
/// ticket.link on one of its ends and reading of the other; it is part of the story of both.
/// Errors: LINK_REFUSED, LINK_CYCLE, FORBIDDEN, NOT_FOUND, TICKET_CLOSED.
class LinkService
{
public:
    explicit LinkService(Replica& replica) : m_replica(replica), m_door{replica} {}
    /// For one act as a part of the unit, which takes its name; nothing can be listed through it.
    LinkService(Replica& replica, UnitOfWork& unit) : m_replica(replica), m_door{replica, &unit} {}

    /// Closed tickets are linked, too (G-11). Duplicates are made by
    /// IncidentService::mergeDuplicate and conversions by theirs: LINK_REFUSED.
    Result<> link(const Actor& actor, TicketId from, TicketLinkLinkType type, TicketId to,
        const QString& note = {}, CommandId command = {});
    /// What makes a duplicate or a conversion goes only with the act that made it, as long as that
    /// one stands: LINK_REFUSED. Where two devices did so at once and the act that held was taken
    /// back, the other's link is left over, and can be removed.
    Result<> unlink(const Actor& actor, TicketLinkId id, CommandId command = {});
    Result<RelatedTickets> related(const Actor& actor, TicketId ticket);
    /// PC-1: of one kind, one level deep. Nothing: no parent any more. "<kind>.update".
    Result<> setParent(const Actor& actor, TicketId child, const std::optional<TicketId>& parent,
        CommandId command = {});
    /// The ticket with this number, in whatever case and with or without leading zeros, where the
    /// person may read it. NOT_FOUND.
    Result<OtherTicket> byNumber(const Actor& actor, const QString& number);

private:
    Replica& m_replica;
    CommandDoor m_door;
};

} // namespace homeport
