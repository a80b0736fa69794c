#include "core/tickets/filter_fields.h"

#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using enum FilterType;

constexpr FilterField fields[] = {
    {"text", "text", Words, nullptr, nullptr, false},
    {"kind", "kind", Key, "kind", nullptr, false},
    {"number", "number", Text, "number", nullptr, false},
    {"title", "title", Text, "title", nullptr, false},
    {"description", "description", Text, "description", nullptr, false},
    {"status", "state", Key, "status", nullptr, false},
    {"is_open", "open", Flag, "is_open", nullptr, false},
    {"priority", "priority", Number, "priority", nullptr, false},
    {"impact", "impact", Number, "impact", nullptr, false},
    {"urgency", "urgency", Number, "urgency", nullptr, false},
    {"requester", "requester", Reference, "requester_id", "user_account", false},
    {"assigned_user", "assignee", Reference, "assigned_user_id", "user_account", true},
    {"assigned_team", "team", Reference, "assigned_team_id", "team", true},
    {"category", "category", Tree, "category_id", "category", true},
    {"location", "location", Tree, "location_id", "location", true},
    {"department", "department", Tree, "department_id", "department", true},
    {"service", "service", Reference, "service_id", "service", true},
    {"channel", "channel", Key, "channel", nullptr, false},
    {"hold_reason", "hold", Key, "hold_reason", nullptr, true},
    {"hold_until", "until", Moment, "hold_until", nullptr, true},
    {"created_at", "created", Moment, "created_at", nullptr, false},
    {"updated_at", "updated", Moment, "updated_at", nullptr, false},
    {"resolved_at", "resolved", Moment, "resolved_at", nullptr, true},
    {"closed_at", "closed", Moment, "closed_at", nullptr, true},
    {"next_due_at", "sla", Moment, "next_due_at", nullptr, true},
    {"breached_at", "breached", Moment, "breached_at", nullptr, true},
    {"is_clock_paused", "paused", Flag, "is_clock_paused", nullptr, false},
    {"lacks_policy", "unpromised", Flag, "lacks_policy", nullptr, false},
    {"reopen_count", "reopened", Number, "reopen_count", nullptr, false},
    {"affected_user_count", "affected", Number, "affected_user_count", nullptr, false},
    {"tags", "tag", Links, nullptr, "tag", false},
    {"created_by", "creator", Reference, "created_by", "user_account", true},
    {"due_at", "due", Moment, "due_at", nullptr, true},
    {"criticality", "criticality", Key, "criticality", nullptr, true},
    {"confidentiality", "confidentiality", Key, "confidentiality", nullptr, false},
    {"escalation_level", "escalation", Number, "escalation_level", nullptr, false},
    {"escalated_at", "escalated", Moment, "escalated_at", nullptr, true},
    {"is_major", "major", Flag, nullptr, nullptr, false},
    {"contact_email", "contact", Text, "contact_email", nullptr, true},
    {"contact_phone", "phone", Text, "contact_phone", nullptr, true},
    {"watchers", "following", Links, nullptr, "user_account", false},
    {"mentions", "mentioned", Links, nullptr, "user_account", false},
    {"affected_services", "affects", Links, nullptr, "service", false},
};

} // namespace

std::span<const FilterField> filterFields()
{
    return fields;
}

const FilterField* filterField(const QString& name)
{
    for (const auto& field : fields) {
        if (name == QLatin1StringView(field.name))
            return &field;
    }
    return nullptr;
}

const FilterField* filterFieldByWord(const QString& word)
{
    for (const auto& field : fields) {
        if (word.compare(QLatin1StringView(field.word), Qt::CaseInsensitive) == 0)
            return &field;
    }
    return filterField(word.toLower());
}

bool liesAhead(const FilterField& field)
{
    const QLatin1StringView name(field.name);
    return name == "next_due_at"_L1 || name == "hold_until"_L1 || name == "due_at"_L1;
}

bool isOperatorOf(FilterOp op, FilterType type)
{
    switch (op) {
    case FilterOp::Eq:
    case FilterOp::Ne:
    case FilterOp::In:
    case FilterOp::NotIn:
    case FilterOp::IsNull:
    case FilterOp::NotNull: return type != Words && type != Links;
    case FilterOp::Lt:
    case FilterOp::Lte:
    case FilterOp::Gt:
    case FilterOp::Gte:
    case FilterOp::Between: return type == Number || type == Moment;
    case FilterOp::Contains: return type == Text || type == Words;
    case FilterOp::StartsWith:
    case FilterOp::EndsWith: return type == Text;
    case FilterOp::Under: return type == Tree;
    case FilterOp::OlderThanMinutes:
    case FilterOp::NewerThanMinutes: return type == Moment;
    case FilterOp::HasAny:
    case FilterOp::HasAll:
    case FilterOp::HasNone: return type == Links;
    }
    return false;
}

QStringList keysOf(const FilterField& field)
{
    const auto& table = record::Ticket::table();
    const int at = table.positionOf(QLatin1StringView(field.column));
    QStringList keys;
    for (const auto* key : table.fields[size_t(at)].keys)
        keys += QString::fromLatin1(key);
    return keys;
}

} // namespace homeport
