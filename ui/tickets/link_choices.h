#pragma once

#include "core/desk/desk.h"

namespace homeport {

/// One way in which a ticket can have to do with another, as the form of a link offers it.
struct LinkChoice
{
    enum class How { Link, LinkBack, Duplicate, Child };

    How how = How::Link;
    TicketLinkLinkType type = TicketLinkLinkType::RelatesTo;
};

/// What a ticket of this kind can be, the most common first.
QList<LinkChoice> linkChoices(TicketKind kind);
/// "is blocked by"
QString nameOf(const LinkChoice& choice);
/// Makes it so: `id` is what the choice says of `other`.
Result<> makeLink(Session& session, const Actor& actor, const LinkChoice& choice, TicketId id,
    TicketId other, const QString& note, const Origin& origin);

} // namespace homeport
