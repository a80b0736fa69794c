#include "core/access/organization_rules.h"

#include "core/access/chosen.h"
#include "core/access/form_checks.h"
#include "core/access/tree_rules.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

#include "record/business_calendar.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql departments{"organization.departments", R"sql(
    SELECT id, parent_id, name FROM department
     WHERE organization_id = :organization_id AND deleted_at IS NULL
)sql"};
constexpr Sql locations{"organization.locations", R"sql(
    SELECT id, parent_id, name FROM location
     WHERE organization_id = :organization_id AND deleted_at IS NULL
)sql"};
constexpr Sql categories{"organization.categories", R"sql(
    SELECT id, parent_id, name FROM category
     WHERE organization_id = :organization_id AND module = :module AND deleted_at IS NULL
)sql"};
constexpr Sql sameDepartmentCode{"organization.sameDepartmentCode", R"sql(
    SELECT count(*) FROM department
     WHERE organization_id = :organization_id AND code = :text AND id <> :id
       AND deleted_at IS NULL
)sql"};
constexpr Sql sameTeamName{"teams.sameName", R"sql(
    SELECT count(*) FROM team
     WHERE organization_id = :organization_id AND name = :text AND id <> :id
       AND deleted_at IS NULL
)sql"};
constexpr Sql sameSkillName{"skills.sameName", R"sql(
    SELECT count(*) FROM skill
     WHERE organization_id = :organization_id AND name = :text AND id <> :id
       AND deleted_at IS NULL
)sql"};
constexpr Sql sameTemplateName{"templates.sameName", R"sql(
    SELECT count(*) FROM ticket_template
     WHERE organization_id = :organization_id AND kind = :kind AND name = :text AND id <> :id
       AND deleted_at IS NULL
)sql"};

constexpr Sql measuredBy{"organization.measuredBy", R"sql(
    SELECT count(*) FROM organization
     WHERE id = :organization_id AND default_calendar_id = :calendar_id
)sql"};

template <typename R>
TreeNode nodeOf(const R& row)
{
    return {row.id.value(),
        row.parentId ? std::optional(row.parentId->value()) : std::optional<QUuid>(), row.name};
}

/// A code of capital letters, as of a currency or a country.
bool isCode(const QString& text, int length)
{
    return text.size() == length && std::all_of(text.begin(), text.end(), [](QChar sign) {
        return sign >= u'A' && sign <= u'Z';
    });
}

/// Has the form of the name of a host, without a protocol or a user.
bool isDomain(const QString& text)
{
    static const QRegularExpression domain(u"\\A[^@\\s/:.]+(\\.[^@\\s/:.]+)*\\z"_s);
    return domain.match(text).hasMatch();
}

/// The texts as they are kept.
void tidyOrganization(record::Organization& wanted)
{
    for (auto* text : {&wanted.description, &wanted.domain, &wanted.email, &wanted.phone,
             &wanted.address, &wanted.city, &wanted.country})
        tidy(*text);
    if (wanted.country)
        wanted.country = wanted.country->toUpper();
    for (auto* address : {&wanted.domain, &wanted.email}) {
        if (*address)
            *address = (*address)->toLower();
    }
    wanted.timeZone = wanted.timeZone.trimmed();
    wanted.locale = wanted.locale.trimmed();
    wanted.currency = wanted.currency.trimmed().toUpper();
}

/// No way of escalation may lead back to the team.
Result<> checkEscalation(UnitOfWork& unit, const record::Team& team)
{
    constexpr int longestWay = 100;
    auto next = team.escalationTeamId;
    for (int step = 0; next && step < longestWay; ++step) {
        if (*next == team.id)
            return Error{Error::Kind::Conflict, u"escalation_team_id"_s, {}, u"TREE_CYCLE"_s};
        auto above = unit.find<record::Team>(*next);
        if (!above)
            return above.error();
        next = *above ? (*above)->escalationTeamId : std::nullopt;
    }
    return {};
}

Result<> checkPeople(
    UnitOfWork& unit, const Actor& actor, const record::Team& seen, const record::Team& wanted)
{
    if (auto lead =
            checkChoice<record::UserAccount>(unit, actor, seen.leadId, wanted.leadId, u"lead_id"_s);
        !lead)
        return lead;
    if (auto manager = checkChoice<record::UserAccount>(
            unit, actor, seen.managerId, wanted.managerId, u"manager_id"_s);
        !manager)
        return manager;
    return checkChoice<record::Department>(
        unit, actor, seen.departmentId, wanted.departmentId, u"department_id"_s);
}

} // namespace

Result<> checkRules(UnitOfWork& unit, const Actor& actor, const record::Organization& seen,
    record::Organization& wanted)
{
    if (auto named = tidyName(wanted.name); !named)
        return named;
    tidyOrganization(wanted);
    if (!QTimeZone::isTimeZoneIdAvailable(wanted.timeZone.toUtf8()))
        return invalidField(u"time_zone"_s, u"NOT_IN_LIST"_s);
    if (QLocale(wanted.locale).language() == QLocale::C)
        return invalidField(u"locale"_s, u"NOT_IN_LIST"_s);
    if (!isCode(wanted.currency, 3))
        return invalidField(u"currency"_s, u"FORMAT"_s);
    if (wanted.country && !isCode(*wanted.country, 2))
        return invalidField(u"country"_s, u"FORMAT"_s);
    if (wanted.domain && !isDomain(*wanted.domain))
        return invalidField(u"domain"_s, u"FORMAT"_s);
    if (wanted.email && !isEmailAddress(*wanted.email))
        return invalidField(u"email"_s, u"FORMAT"_s);
    if (wanted.defaultCalendarId && wanted.defaultCalendarId != seen.defaultCalendarId) {
        // Or somebody could switch it off meanwhile, see requireNotDefault().
        if (auto held = unit.hold<record::BusinessCalendar>(*wanted.defaultCalendarId); !held)
            return held;
    }
    return checkChoice<record::BusinessCalendar>(
        unit, actor, seen.defaultCalendarId, wanted.defaultCalendarId, u"default_calendar_id"_s);
}

Result<> checkRules(UnitOfWork& unit, const Actor& actor, const record::Department& seen,
    record::Department& wanted)
{
    if (auto named = tidyName(wanted.name); !named)
        return named;
    for (auto* text : {&wanted.code, &wanted.description, &wanted.costCenter})
        tidy(*text);
    if (wanted.code) {
        if (auto free =
                requireFree(unit, sameDepartmentCode, *wanted.code, wanted.id.value(), u"code"_s);
            !free)
            return free;
    }
    if (auto head =
            checkChoice<record::UserAccount>(unit, actor, seen.headId, wanted.headId, u"head_id"_s);
        !head)
        return head;
    return checkPlace(unit.database(), departments, {{"organization_id", unit.organization()}},
        nodeOf(wanted), departmentLevels);
}

Result<> checkRules(
    UnitOfWork& unit, const Actor&, const record::Location&, record::Location& wanted)
{
    if (auto named = tidyName(wanted.name); !named)
        return named;
    tidy(wanted.address);
    tidy(wanted.timeZone);
    if (wanted.timeZone && !QTimeZone::isTimeZoneIdAvailable(wanted.timeZone->toUtf8()))
        return invalidField(u"time_zone"_s, u"NOT_IN_LIST"_s);
    return checkPlace(unit.database(), locations, {{"organization_id", unit.organization()}},
        nodeOf(wanted), locationLevels);
}

Result<> checkRules(
    UnitOfWork& unit, const Actor& actor, const record::Category& seen, record::Category& wanted)
{
    if (auto named = tidyName(wanted.name); !named)
        return named;
    tidy(wanted.code);
    tidy(wanted.description);
    if (wanted.defaultPriority && (*wanted.defaultPriority < 1 || *wanted.defaultPriority > 4))
        return invalidField(u"default_priority"_s, u"RANGE"_s);
    if (auto team = checkChoice<record::Team>(
            unit, actor, seen.defaultTeamId, wanted.defaultTeamId, u"default_team_id"_s);
        !team)
        return team;
    if (auto skill = checkChoice<record::Skill>(
            unit, actor, seen.requiredSkillId, wanted.requiredSkillId, u"required_skill_id"_s);
        !skill)
        return skill;
    return checkPlace(unit.database(), categories,
        {{"organization_id", unit.organization()}, {"module", wanted.module}}, nodeOf(wanted),
        categoryLevels);
}

Result<> checkRules(
    UnitOfWork& unit, const Actor& actor, const record::Team& seen, record::Team& wanted)
{
    if (auto named = tidyName(wanted.name); !named)
        return named;
    tidy(wanted.description);
    tidy(wanted.email);
    if (wanted.tier < 1 || wanted.tier > 4)
        return invalidField(u"tier"_s, u"RANGE"_s);
    if (wanted.defaultCapacity < 0)
        return invalidField(u"default_capacity"_s, u"RANGE"_s);
    if (auto free = requireFree(unit, sameTeamName, wanted.name, wanted.id.value(), u"name"_s);
        !free)
        return free;
    if (auto fine = checkPeople(unit, actor, seen, wanted); !fine)
        return fine;
    if (auto calendar = checkChoice<record::BusinessCalendar>(
            unit, actor, seen.calendarId, wanted.calendarId, u"calendar_id"_s);
        !calendar)
        return calendar;
    // Before the choice: a team cannot be its own next line.
    if (auto way = checkEscalation(unit, wanted); !way)
        return way;
    return checkChoice<record::Team>(
        unit, actor, seen.escalationTeamId, wanted.escalationTeamId, u"escalation_team_id"_s);
}

Result<> checkRules(UnitOfWork& unit, const Actor&, const record::Skill&, record::Skill& skill)
{
    if (auto named = tidyName(skill.name); !named)
        return named;
    tidy(skill.description);
    return requireFree(unit, sameSkillName, skill.name, skill.id.value(), u"name"_s);
}

Result<> checkRules(
    UnitOfWork& unit, const Actor& actor, const record::Absence& seen, record::Absence& absence)
{
    tidy(absence.note);
    if (absence.startsAt >= absence.endsAt)
        return invalidField(u"ends_at"_s, u"RANGE"_s);
    if (absence.userId != seen.userId) {
        auto person = chosen<record::UserAccount>(unit, actor, absence.userId, u"user_id"_s);
        if (!person)
            return person.error();
    }
    if (!absence.delegateId || absence.delegateId == seen.delegateId)
        return {};
    if (absence.delegateId == absence.userId)
        return invalidField(u"delegate_id"_s, u"REFERENCE"_s);
    auto delegate = chosen<record::UserAccount>(unit, actor, *absence.delegateId, u"delegate_id"_s);
    return delegate ? Result<>() : delegate.error();
}

Result<> checkRules(
    UnitOfWork& unit, const Actor&, const record::TicketTemplate&, record::TicketTemplate& wanted)
{
    if (auto named = tidyName(wanted.name); !named)
        return named;
    const auto taken = number(unit.database(), sameTemplateName,
        {{"organization_id", unit.organization()}, {"kind", wanted.kind}, {"text", wanted.name},
            {"id", wanted.id}});
    if (!taken)
        return taken.error();
    return *taken > 0 ? duplicate(u"name"_s) : Result<>();
}

Result<> requireNotDefault(UnitOfWork& unit, BusinessCalendarId calendar)
{
    if (auto held = unit.hold<record::Organization>(unit.organization()); !held)
        return held;
    const auto measured = number(unit.database(), measuredBy,
        {{"organization_id", unit.organization()}, {"calendar_id", calendar}});
    if (!measured)
        return measured.error();
    if (*measured > 0)
        return Error{Error::Kind::Conflict, u"organization"_s, {}, u"IN_USE"_s};
    return {};
}

} // namespace homeport
