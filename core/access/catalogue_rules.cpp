#include "core/access/catalogue_rules.h"

#include "core/access/chosen.h"
#include "core/access/form_checks.h"
#include "core/access/tree_rules.h"
#include "core/base/text.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include "record/business_calendar.h"
#include "record/sla_policy.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql sameSupplierName{"suppliers.sameName", R"sql(
    SELECT count(*) FROM supplier
     WHERE organization_id = :organization_id AND name = :text AND id <> :id
       AND deleted_at IS NULL
)sql"};
constexpr Sql sameServiceName{"services.sameName", R"sql(
    SELECT count(*) FROM service
     WHERE organization_id = :organization_id AND name = :text AND id <> :id
       AND deleted_at IS NULL
)sql"};
constexpr Sql sameServiceCode{"services.sameCode", R"sql(
    SELECT count(*) FROM service
     WHERE organization_id = :organization_id AND code = :text AND id <> :id
       AND deleted_at IS NULL
)sql"};
constexpr Sql openRequests{"services.openRequests", R"sql(
    SELECT count(*) FROM (
        SELECT 1 FROM ticket
         WHERE organization_id = :organization_id AND service_id = :service_id
           AND kind = 'service_request' AND is_open AND deleted_at IS NULL
         LIMIT 1) AS waiting
)sql"};
constexpr Sql serviceCategories{"services.categories", R"sql(
    SELECT id, parent_id, name FROM service_category
     WHERE organization_id = :organization_id AND deleted_at IS NULL
)sql"};

constexpr int wholePercent = 10000; // in hundredths

Result<> checkNumbers(const record::Service& service)
{
    if (service.fulfilmentMinutes < 1)
        return invalidField(u"fulfilment_minutes"_s, u"RANGE"_s);
    if (service.priceMinor && *service.priceMinor < 0)
        return invalidField(u"price_minor"_s, u"RANGE"_s);
    const auto percent = service.targetAvailabilityPct;
    if (percent && (*percent < 1 || *percent > wholePercent))
        return invalidField(u"target_availability_pct"_s, u"RANGE"_s);
    static const QRegularExpression isoCode(u"^[A-Z]{3}$"_s);
    if (service.currency && !isoCode.match(*service.currency).hasMatch())
        return invalidField(u"currency"_s, u"FORMAT"_s);
    if (service.priceMinor && !service.currency)
        return fieldRequired(u"currency"_s);
    return {};
}

Result<> checkPlaceInCatalogue(UnitOfWork& unit, const Actor& actor, const record::Service& seen,
    const record::Service& wanted)
{
    const auto field = u"category_id"_s;
    if (wanted.categoryId.isNull())
        return fieldRequired(field);
    if (wanted.categoryId == seen.categoryId)
        return {};
    auto category = chosen<record::ServiceCategory>(unit, actor, wanted.categoryId, field);
    return category ? Result<>() : category.error();
}

Result<> checkWhoLooksAfterIt(UnitOfWork& unit, const Actor& actor, const record::Service& seen,
    const record::Service& wanted)
{
    for (const auto& [before, after, field] :
        {std::tuple{seen.ownerId, wanted.ownerId, u"owner_id"_s},
            std::tuple{seen.managerId, wanted.managerId, u"manager_id"_s}}) {
        if (auto person = checkChoice<record::UserAccount>(unit, actor, before, after, field);
            !person)
            return person;
    }
    for (const auto& [before, after, field] :
        {std::tuple{seen.supportTeamId, wanted.supportTeamId, u"support_team_id"_s},
            std::tuple{seen.fulfilmentTeamId, wanted.fulfilmentTeamId, u"fulfilment_team_id"_s}}) {
        if (auto team = checkChoice<record::Team>(unit, actor, before, after, field); !team)
            return team;
    }
    return {};
}

/// What can be read as an audience, or none: see core/requests/requestable.h.
Result<> checkAudience(const std::optional<QString>& audience)
{
    if (!audience || QJsonDocument::fromJson(audience->toUtf8()).isObject())
        return {};
    return invalidField(u"audience"_s, u"FORMAT"_s);
}

} // namespace

Result<> checkRules(
    UnitOfWork& unit, const Actor&, const record::Supplier&, record::Supplier& wanted)
{
    if (auto named = tidyName(wanted.name); !named)
        return named;
    for (auto* text :
        {&wanted.code, &wanted.contactName, &wanted.email, &wanted.phone, &wanted.address})
        tidy(*text);
    return requireFree(unit, sameSupplierName, wanted.name, wanted.id.value(), u"name"_s);
}

Result<> checkRules(
    UnitOfWork& unit, const Actor&, const record::ServiceCategory&, record::ServiceCategory& wanted)
{
    if (auto named = tidyName(wanted.name); !named)
        return named;
    tidy(wanted.description);
    tidy(wanted.icon);
    const auto parent = wanted.parentId ? std::optional(wanted.parentId->value()) : std::nullopt;
    return checkPlace(unit.database(), serviceCategories,
        {{"organization_id", unit.organization()}}, {wanted.id.value(), parent, wanted.name},
        serviceCategoryLevels);
}

Result<> checkRules(
    UnitOfWork& unit, const Actor& actor, const record::Service& seen, record::Service& wanted)
{
    if (auto named = tidyName(wanted.name); !named)
        return named;
    wanted.code = wanted.code.trimmed();
    if (isBlank(wanted.code))
        return fieldRequired(u"code"_s);
    for (auto* text : {&wanted.shortDescription, &wanted.icon, &wanted.currency})
        tidy(*text);
    const auto id = wanted.id.value();
    if (auto free = requireFree(unit, sameServiceName, wanted.name, id, u"name"_s); !free)
        return free;
    if (auto free = requireFree(unit, sameServiceCode, wanted.code, id, u"code"_s); !free)
        return free;
    if (auto fine = checkNumbers(wanted); !fine)
        return fine;
    if (auto fine = checkAudience(wanted.audience); !fine)
        return fine;
    if (auto fine = checkPlaceInCatalogue(unit, actor, seen, wanted); !fine)
        return fine;
    if (auto fine = checkWhoLooksAfterIt(unit, actor, seen, wanted); !fine)
        return fine;
    if (auto policy = checkChoice<record::SlaPolicy>(
            unit, actor, seen.slaPolicyId, wanted.slaPolicyId, u"sla_policy_id"_s);
        !policy)
        return policy;
    return checkChoice<record::BusinessCalendar>(
        unit, actor, seen.calendarId, wanted.calendarId, u"calendar_id"_s);
}

Result<> requireNoOpenRequests(UnitOfWork& unit, ServiceId service)
{
    const auto waiting = number(unit.database(), openRequests,
        {{"organization_id", unit.organization()}, {"service_id", service}});
    if (!waiting)
        return waiting.error();
    if (*waiting > 0)
        return Error{Error::Kind::Conflict, u"service"_s, {}, u"OPEN_REQUESTS"_s};
    return {};
}

} // namespace homeport
