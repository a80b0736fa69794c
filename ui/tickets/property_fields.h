#pragma once

#include "core/access/directory.h"
#include "ui/tickets/ticket_story.h"

class QWidget;

namespace homeport {

/// What a person can change on a ticket where it stands.
enum class Property {
    Title,
    Requester,
    Assignee,
    Team,
    Category,
    Impact,
    Urgency,
    Service,
    Location,
    // What only incidents have, or only theirs can be changed; see detail_fields.h.
    Description,
    AffectedUsers,
    DueAt,
    ContactEmail,
    ContactPhone,
    Criticality,
    Confidentiality,
    Security,
    PersonalData,
    DetectedAt,
    OutageStart,
    OutageEnd,
    RootCause,
    Workaround
};

/// For object names and action ids: "urgency".
QString nameOf(Property property);
/// What the registry calls its field.
QString labelOf(Property property);
/// Internal, so that not everyone sees it.
bool isInternal(Property property);
/// May be without a value.
bool canBeEmpty(Property property);
/// What it refers to; nothing for texts and levels and where there is none.
std::optional<QUuid> idOf(Property property, const record::Ticket& ticket);
QString nameIn(Property property, const TicketNames& names);
bool hasMoved(Property property, const record::Ticket& before, const record::Ticket& now);
/// What a field shows, as text.
QString textIn(const QWidget* field);
Result<QList<Choice>> choicesFor(Property property, Database& database, const Actor& actor);

/// Who gave a field the value it has.
struct MovedField
{
    QString who;
    QString value; ///< in words
    Timestamp at{};
};
/// From the ticket's history. NotFound where nobody has set it.
Result<MovedField> lastMoveOf(Session& session, const Actor& actor, TicketId id, Property property);

} // namespace homeport
