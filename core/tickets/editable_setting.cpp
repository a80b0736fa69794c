#include "core/tickets/editable_setting.h"

#include "core/access/password_policy.h"
#include "core/base/field_error.h"
#include "core/tickets/attachment_rows.h"
#include "core/tickets/priority_assessment.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr qint64 minutesOfYear = 365 * 24 * 60;
constexpr qint64 hoursOfYear = 365 * 24;
constexpr qint64 mebibyte = 1024 * 1024;

EditableSetting number(
    const QString& key, const QString& permission, qint64 standard, qint64 least, qint64 most)
{
    return {key, SettingType::Number, permission, standard, least, most};
}

EditableSetting flag(const QString& key, const QString& permission, bool standard)
{
    return {key, SettingType::Flag, permission, standard};
}

EditableSetting choice(const QString& key, const QString& permission, const QStringList& choices)
{
    return {key, SettingType::Choice, permission, choices.first(), 0, 0, choices};
}

QStringList priorityMethods()
{
    QStringList keys;
    for (const auto* key : EnumKeys<PriorityMethod>::keys)
        keys << QString::fromLatin1(key);
    return keys;
}

// What keeps strangers out is for those who administer the organization (access.md 3.25).
QList<EditableSetting> allSettings()
{
    const auto incidents = u"incident.admin"_s;
    const auto levels = u"sla.admin"_s;
    const auto organization = u"organization.admin"_s;
    const PasswordPolicy usual;
    auto childClock = choice(u"incident.child_clock"_s, incidents, {u"run"_s, u"pause"_s});
    childClock.movesClocks = true;
    return {
        number(u"ticket.reopen_window_hours"_s, incidents, 0, 0, hoursOfYear),
        number(u"incident.auto_close_minutes"_s, incidents, 1440, 0, minutesOfYear),
        flag(u"incident.major_close_requires_review"_s, incidents, true),
        childClock,
        choice(u"priority.method"_s, incidents, priorityMethods()),
        flag(u"portal.show_sla"_s, levels, false),
        number(
            u"password.min_length"_s, organization, usual.rules.minimum, usual.rules.minimum, 128),
        number(u"password.required_classes"_s, organization, usual.rules.classes, 0, 4),
        flag(u"password.blocklist"_s, organization, usual.rules.isListAsked),
        number(u"password.history"_s, organization, usual.history, 0, 24),
        number(u"password.max_age_days"_s, organization, usual.maxAgeDays, 0, 3650),
        number(
            u"attachment.max_bytes"_s, organization, standardFileLimit, mebibyte, 1024 * mebibyte),
        number(u"attachment.max_per_ticket"_s, organization, standardFileCount, 1, 1000),
        // None: as many bytes as follow from the limit of one file.
        number(u"attachment.max_ticket_bytes"_s, organization, 0, 0, 20 * 1024 * mebibyte),
        number(u"session.idle_lock_minutes"_s, organization, 15, 1, 30),
    };
}

/// Nothing where it is no whole number.
std::optional<qint64> wholeNumber(const QJsonValue& value)
{
    const auto number = value.toInteger(0);
    return value.isDouble() && value.toInteger(1) == number ? std::optional(number) : std::nullopt;
}

} // namespace

Result<> EditableSetting::check(const QJsonValue& value) const
{
    const auto wrong = invalidField(key, u"FORMAT"_s);
    switch (type) {
    case SettingType::Number: {
        const auto number = wholeNumber(value);
        if (!number)
            return wrong;
        const bool isWithin = *number >= least && *number <= most;
        return isWithin ? Result<>() : invalidField(key, u"RANGE"_s);
    }
    case SettingType::Flag: return value.isBool() ? Result<>() : wrong;
    case SettingType::Choice:
        if (!value.isString())
            return wrong;
        return choices.contains(value.toString()) ? Result<>()
                                                  : invalidField(key, u"NOT_IN_LIST"_s);
    }
    return wrong;
}

const QList<EditableSetting>& editableSettings()
{
    static const auto all = allSettings();
    return all;
}

const EditableSetting* editableSetting(const QString& key)
{
    const auto& all = editableSettings();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const EditableSetting& each) { return each.key == key; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace homeport
