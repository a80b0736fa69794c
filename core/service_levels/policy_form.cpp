#include "core/service_levels/policy_form.h"

#include "core/base/field_error.h"
#include "core/base/text.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using Field = record::SlaPolicy::Field;

bool isLive(const RowHead& head)
{
    return !head.deletedAt;
}

bool isDate(const QString& text)
{
    return QDate::fromString(text, Qt::ISODate).toString(Qt::ISODate) == text && !text.isEmpty();
}

bool isWithin(const std::optional<int>& value, int lowest, int highest)
{
    return !value || (*value >= lowest && *value <= highest);
}

/// A version that was replaced on the day it began holds on no day.
bool holdsEver(const record::SlaPolicy& policy)
{
    return !policy.effectiveUntil || *policy.effectiveUntil >= policy.effectiveFrom;
}

bool holdsWith(const record::SlaPolicy& a, const record::SlaPolicy& b)
{
    const auto endsBefore = [](const record::SlaPolicy& one, const record::SlaPolicy& other) {
        return one.effectiveUntil && *one.effectiveUntil < other.effectiveFrom;
    };
    return holdsEver(a) && holdsEver(b) && !endsBefore(a, b) && !endsBefore(b, a);
}

/// What the cells say, without those that only tell which version it is.
std::vector<Value> promiseOf(const record::SlaPolicy& policy)
{
    auto cells = policy.toRow().cells;
    for (const auto at :
        {Field::EffectiveFrom, Field::EffectiveUntil, Field::ReplacesId, Field::IsActive})
        cells[size_t(at)] = Value();
    return cells;
}

std::vector<Value> promiseOf(const record::SlaTarget& target)
{
    auto cells = target.toRow().cells;
    cells[size_t(record::SlaTarget::Field::PolicyId)] = Value();
    return cells;
}

Result<> checkTarget(const record::SlaTarget& target)
{
    if (target.priority < 1 || target.priority > 4)
        return invalidField(u"priority"_s, u"RANGE"_s);
    if (target.targetMinutes < 1 || target.targetMinutes > longestTarget)
        return invalidField(u"target_minutes"_s, u"RANGE"_s);
    if (target.atRiskPct < 1 || target.atRiskPct >= target.criticalPct)
        return invalidField(u"at_risk_pct"_s, u"RANGE"_s);
    if (target.criticalPct >= 100)
        return invalidField(u"critical_pct"_s, u"RANGE"_s);
    return {};
}

Result<> checkTargets(const std::vector<record::SlaTarget>& targets)
{
    if (targets.empty())
        return fieldRequired(u"targets"_s);
    std::set<std::pair<int, SlaTargetMetric>> seen;
    for (const auto& target : targets) {
        if (auto fine = checkTarget(target); !fine)
            return fine;
        if (!seen.insert({target.priority, target.metric}).second)
            return invalidField(u"metric"_s, u"DUPLICATE"_s);
    }
    return {};
}

/// A calendar one may choose, and which opens.
Result<> checkCalendar(BusinessCalendarId id, const CalendarRows& rows, Timestamp now)
{
    const bool isUsable = std::any_of(rows.calendars.begin(), rows.calendars.end(),
        [&](const auto& row) { return row.id == id && isLive(row.head) && row.isActive; });
    if (!isUsable)
        return invalidField(u"calendar_id"_s, u"REFERENCE"_s);
    auto definition = calendarDefinition(id, rows);
    if (!definition)
        return definition.error();
    auto calendar = Calendar::make(std::move(*definition));
    return calendar ? calendar->requireOpenAfter(now) : calendar.error();
}

} // namespace

Policy Policy::ordered() const
{
    auto form = *this;
    form.policy.name = policy.name.trimmed();
    if (policy.description && isBlank(*policy.description))
        form.policy.description.reset();
    std::stable_sort(form.targets.begin(), form.targets.end(), [](const auto& a, const auto& b) {
        return std::pair(a.priority, a.metric) < std::pair(b.priority, b.metric);
    });
    return form;
}

bool isSamePromise(const Policy& a, const Policy& b)
{
    const auto one = a.ordered();
    const auto other = b.ordered();
    return promiseOf(one.policy) == promiseOf(other.policy)
        && std::equal(one.targets.begin(), one.targets.end(), other.targets.begin(),
            other.targets.end(),
            [](const auto& x, const auto& y) { return promiseOf(x) == promiseOf(y); });
}

Result<std::vector<TicketHoldReason>> pauseReasonsFrom(const QString& json)
{
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    const Error unreadable{Error::Kind::Invalid, u"pause_reasons"_s, json, u"FORMAT"_s};
    if (!document.isArray())
        return unreadable;
    std::vector<TicketHoldReason> reasons;
    const auto list = document.array();
    for (const auto& value : list) {
        const auto reason = fromKey<TicketHoldReason>(value.toString());
        if (!reason)
            return unreadable;
        reasons.push_back(*reason);
    }
    return reasons;
}

QString pauseReasonsText(const std::vector<TicketHoldReason>& reasons)
{
    QJsonArray list;
    for (const auto reason : reasons)
        list.append(keyOf(reason));
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

Result<Policy> policyOf(SlaPolicyId id, const PolicyRows& rows)
{
    const auto found = std::find_if(rows.policies.begin(), rows.policies.end(),
        [&](const auto& row) { return row.id == id && isLive(row.head); });
    if (found == rows.policies.end())
        return Error{Error::Kind::NotFound, u"sla_policy"_s, id.toString(), u"NOT_FOUND"_s};
    Policy policy{*found, {}};
    std::copy_if(rows.targets.begin(), rows.targets.end(), std::back_inserter(policy.targets),
        [&](const auto& row) { return row.policyId == id && isLive(row.head); });
    return policy.ordered();
}

SlaPolicyId newestVersion(SlaPolicyId id, const PolicyRows& rows)
{
    std::set<SlaPolicyId> visited;
    while (visited.insert(id).second) {
        for (const auto& row : rows.policies) {
            if (isLive(row.head) && row.replacesId == id && !visited.contains(row.id))
                id = row.id; // rows come as they were made, so the later one stays
        }
    }
    return id;
}

int versionNumber(SlaPolicyId id, const PolicyRows& rows)
{
    std::set<SlaPolicyId> visited;
    std::optional<SlaPolicyId> at = id;
    while (at && visited.insert(*at).second) {
        const auto found = std::find_if(rows.policies.begin(), rows.policies.end(),
            [&](const auto& row) { return row.id == *at; });
        at = found == rows.policies.end() ? std::nullopt : found->replacesId;
    }
    return int(visited.size());
}

std::vector<SlaPolicyId> versionsOf(SlaPolicyId id, const PolicyRows& rows)
{
    std::vector<SlaPolicyId> family{id};
    const auto add = [&](SlaPolicyId other) {
        if (std::find(family.begin(), family.end(), other) == family.end())
            family.push_back(other);
    };
    for (size_t i = 0; i < family.size(); ++i) {
        for (const auto& row : rows.policies) {
            if (!isLive(row.head))
                continue;
            if (row.replacesId == family[i])
                add(row.id);
            if (row.id == family[i] && row.replacesId)
                add(*row.replacesId);
        }
    }
    std::erase_if(family, [&](SlaPolicyId member) {
        return std::none_of(rows.policies.begin(), rows.policies.end(),
            [&](const auto& row) { return row.id == member && isLive(row.head); });
    });
    return family;
}

Result<> checkPolicy(const Policy& form)
{
    const auto& policy = form.policy;
    if (isBlank(policy.name))
        return fieldRequired(u"name"_s);
    if (policy.agreementType == SlaPolicyAgreementType::Ola && !policy.teamId)
        return fieldRequired(u"team_id"_s);
    if (policy.agreementType == SlaPolicyAgreementType::Uc && !policy.supplierId)
        return fieldRequired(u"supplier_id"_s);
    if (!isWithin(policy.impact, 1, 3))
        return invalidField(u"impact"_s, u"RANGE"_s);
    if (!isWithin(policy.urgency, 1, 3))
        return invalidField(u"urgency"_s, u"RANGE"_s);
    if (!isWithin(policy.targetCompliancePct, 1, 10000))
        return invalidField(u"target_compliance_pct"_s, u"RANGE"_s);
    if (!pauseReasonsFrom(policy.pauseReasons))
        return invalidField(u"pause_reasons"_s, u"FORMAT"_s);
    if (!isDate(policy.effectiveFrom))
        return invalidField(u"effective_from"_s, u"FORMAT"_s);
    if (policy.effectiveUntil && !isDate(*policy.effectiveUntil))
        return invalidField(u"effective_until"_s, u"FORMAT"_s);
    if (!holdsEver(policy))
        return invalidField(u"effective_until"_s, u"RANGE"_s);
    return checkTargets(form.targets);
}

Result<> checkPolicyAmong(const Policy& form, const std::vector<SlaPolicyId>& own,
    const PolicyRows& policies, const CalendarRows& calendars, Timestamp now)
{
    for (const auto& other : policies.policies) {
        if (!isLive(other.head) || std::find(own.begin(), own.end(), other.id) != own.end())
            continue;
        const bool isNamesake = other.name == form.policy.name && holdsEver(other)
            && other.effectiveFrom == form.policy.effectiveFrom;
        if (isNamesake)
            return Error{Error::Kind::Conflict, u"name"_s, other.name, u"DUPLICATE"_s};
        const bool isSecondDefault = form.policy.isDefault && other.isDefault
            && form.policy.isActive && other.isActive
            && form.policy.agreementType == other.agreementType
            && form.policy.ticketKind == other.ticketKind && holdsWith(form.policy, other);
        if (isSecondDefault)
            return Error{Error::Kind::Conflict, u"is_default"_s, other.name, u"DUPLICATE"_s};
    }
    if (auto fine = checkCalendar(form.policy.calendarId, calendars, now); !fine)
        return fine;
    for (const auto& target : form.targets) {
        if (!target.calendarId)
            continue;
        if (auto fine = checkCalendar(*target.calendarId, calendars, now); !fine)
            return fine;
    }
    return {};
}

} // namespace homeport
