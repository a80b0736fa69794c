#include "ui/tickets/property_fields.h"

#include "core/tickets/history.h"
#include "core/tickets/ticket_sight.h"
#include "ui/words/key_words.h"
#include "ui/words/story_words.h"

#include <QComboBox>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using Field = record::Ticket::Field;
using PartField = record::Incident::Field;

struct PropertyEntry
{
    const char* name;
    int field;
    bool canBeEmpty;
    bool isOfIncident = false; ///< its own part holds the field
};

constexpr PropertyEntry entries[] = {
    {"title", Field::Title, false},
    {"requester", Field::RequesterId, false},
    {"assignee", Field::AssignedUserId, true},
    {"team", Field::AssignedTeamId, false},
    {"category", Field::CategoryId, false},
    {"impact", Field::Impact, false},
    {"urgency", Field::Urgency, false},
    {"service", Field::ServiceId, true},
    {"location", Field::LocationId, true},
    {"description", Field::Description, false},
    {"affected", Field::AffectedUserCount, false},
    {"due", Field::DueAt, true},
    {"contactEmail", Field::ContactEmail, true},
    {"contactPhone", Field::ContactPhone, true},
    {"criticality", Field::Criticality, true},
    {"confidentiality", Field::Confidentiality, false},
    {"security", PartField::IsSecurity, false, true},
    {"personalData", PartField::PersonalDataInvolved, false, true},
    {"detected", PartField::DetectedAt, true, true},
    {"outageStart", PartField::OutageStartedAt, true, true},
    {"outageEnd", PartField::OutageEndedAt, true, true},
    {"rootCause", PartField::RootCauseNote, true, true},
    {"workaround", PartField::WorkaroundUsed, false, true},
};

const TableMeta& tableOf(Property property)
{
    return entries[size_t(property)].isOfIncident ? record::Incident::table()
                                                  : record::Ticket::table();
}

const FieldMeta& fieldOf(Property property)
{
    return tableOf(property).fields[size_t(entries[size_t(property)].field)];
}

template <typename I>
std::optional<QUuid> valueOf(const std::optional<I>& id)
{
    return id ? std::optional(id->value()) : std::nullopt;
}

} // namespace

QString nameOf(Property property)
{
    return QString::fromLatin1(entries[size_t(property)].name);
}

QString labelOf(Property property)
{
    return KeyWords::label(
        QString::fromLatin1(tableOf(property).name), QString::fromLatin1(fieldOf(property).name));
}

bool isInternal(Property property)
{
    return isInternalField(tableOf(property), entries[size_t(property)].field);
}

bool canBeEmpty(Property property)
{
    return entries[size_t(property)].canBeEmpty;
}

std::optional<QUuid> idOf(Property property, const record::Ticket& ticket)
{
    switch (property) {
    case Property::Requester: return ticket.requesterId.value();
    case Property::Assignee: return valueOf(ticket.assignedUserId);
    case Property::Team: return valueOf(ticket.assignedTeamId);
    case Property::Category: return valueOf(ticket.categoryId);
    case Property::Service: return valueOf(ticket.serviceId);
    case Property::Location: return valueOf(ticket.locationId);
    default: return std::nullopt;
    }
}

QString nameIn(Property property, const TicketNames& names)
{
    switch (property) {
    case Property::Requester: return names.requester;
    case Property::Assignee: return names.assignee;
    case Property::Team: return names.team;
    case Property::Category: return names.category;
    case Property::Service: return names.service;
    case Property::Location: return names.location;
    default: return {};
    }
}

bool hasMoved(Property property, const record::Ticket& before, const record::Ticket& now)
{
    switch (property) {
    case Property::Title: return before.title != now.title;
    case Property::Impact: return before.impact != now.impact;
    case Property::Urgency: return before.urgency != now.urgency;
    default: return idOf(property, before) != idOf(property, now);
    }
}

QString textIn(const QWidget* field)
{
    const auto* part = field->focusProxy() ? field->focusProxy() : field;
    if (const auto* line = qobject_cast<const QLineEdit*>(part))
        return line->text().trimmed();
    const auto* box = qobject_cast<const QComboBox*>(field);
    return box ? box->currentText().trimmed() : QString();
}

Result<QList<Choice>> choicesFor(Property property, Database& database, const Actor& actor)
{
    switch (property) {
    case Property::Requester:
    case Property::Assignee: return people(database, actor);
    case Property::Team: return teams(database, actor.organization);
    case Property::Category: return categories(database, actor.organization);
    case Property::Service: return services(database, actor.organization);
    case Property::Location: return locations(database, actor.organization);
    default: return QList<Choice>();
    }
}

Result<MovedField> lastMoveOf(Session& session, const Actor& actor, TicketId id, Property property)
{
    const auto items = historyOf(*session.replica, actor, id.value());
    if (!items)
        return items.error();
    const auto table = QLatin1StringView(tableOf(property).name);
    const auto& meta = fieldOf(property);
    for (auto item = items->crbegin(); item != items->crend(); ++item) {
        for (const auto& edit : item->edits) {
            if (edit.table == table && edit.field == QLatin1StringView(meta.name)) {
                return MovedField{StoryWords::who(*item),
                    StoryWords::value(edit, edit.value, edit.after), item->at};
            }
        }
    }
    return Error{Error::Kind::NotFound, labelOf(property), {}, u"NOT_FOUND"_s};
}

} // namespace homeport
