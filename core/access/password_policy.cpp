#include "core/access/password_policy.h"

#include "core/access/setting.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr qint64 mostMinimum = 128;
constexpr qint64 mostClasses = 4;
constexpr qint64 mostHistory = 24;
constexpr qint64 mostDays = 3650;

} // namespace

Result<PasswordPolicy> passwordPolicy(Database& database, OrganizationId organization)
{
    PasswordPolicy policy;
    struct Limit
    {
        QString key;
        int* value;
        qint64 least;
        qint64 most;
    };
    auto& rules = policy.rules;
    const Limit limits[] = {{u"password.min_length"_s, &rules.minimum, rules.minimum, mostMinimum},
        {u"password.required_classes"_s, &rules.classes, 0, mostClasses},
        {u"password.history"_s, &policy.history, 0, mostHistory},
        {u"password.max_age_days"_s, &policy.maxAgeDays, 0, mostDays}};
    for (const auto& [key, value, least, most] : limits) {
        const auto found = numberSetting(database, organization, key, *value);
        if (!found)
            return found.error();
        *value = int(std::clamp(*found, least, most));
    }
    const auto isListed = flagSetting(database, organization, u"password.blocklist"_s, true);
    if (!isListed)
        return isListed.error();
    rules.isListAsked = *isListed;
    return policy;
}

} // namespace homeport
