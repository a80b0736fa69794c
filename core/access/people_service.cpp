#include "core/access/people_service.h"

#include "core/access/access_service.h"
#include "core/access/chosen.h"
#include "core/access/form_checks.h"
#include "core/access/member_id.h"
#include "core/access/organization_rules.h"
#include "core/access/people_reach.h"
#include "core/access/reason.h"
#include "core/access/role_book.h"
#include "core/access/row_edit.h"
#include "core/access/session_book.h"
#include "core/access/sign_in_service.h"
#include "core/base/text.h"

#include <QRegularExpression>
#include <QTimeZone>

#include "record/department.h"
#include "record/organization.h"
#include "record/role.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::UserAccount::Field;

constexpr Sql sameUsername{"people.sameUsername", R"sql(
    SELECT count(*) FROM user_account
     WHERE organization_id = :organization_id AND username = :text AND id <> :id
       AND deleted_at IS NULL
)sql"};

constexpr Sql sameEmail{"people.sameEmail", R"sql(
    SELECT count(*) FROM user_account
     WHERE organization_id = :organization_id AND email = :text AND id <> :id
       AND deleted_at IS NULL
)sql"};

constexpr Sql activeAccounts{"people.active", R"sql(
    SELECT count(*) FROM user_account
     WHERE organization_id = :organization_id AND is_active AND deleted_at IS NULL
)sql"};

constexpr Sql defaultRole{"people.defaultRole", R"sql(
    SELECT id FROM role
     WHERE organization_id = :organization_id AND is_default AND is_active AND deleted_at IS NULL
     ORDER BY id
)sql"};

constexpr std::initializer_list<int> ownFields{Field::DisplayName, Field::FirstName,
    Field::LastName, Field::Phone, Field::Mobile, Field::Locale, Field::TimeZone};
constexpr std::initializer_list<int> allFields{Field::Username, Field::Email, Field::DisplayName,
    Field::FirstName, Field::LastName, Field::Phone, Field::Mobile, Field::JobTitle,
    Field::UserType, Field::DepartmentId, Field::LocationId, Field::ManagerId, Field::Locale,
    Field::TimeZone};

/// Texts as they are kept: trimmed, and none instead of an empty one.
void tidyAccount(record::UserAccount& person)
{
    person.username = foldedLogin(person.username);
    person.displayName = person.displayName.trimmed();
    person.locale = person.locale.trimmed();
    person.timeZone = person.timeZone.trimmed();
    for (auto* text : {&person.email, &person.firstName, &person.lastName, &person.phone,
             &person.mobile, &person.jobTitle})
        tidy(*text);
    if (person.email)
        person.email = person.email->toLower();
}

Result<> checkForm(const record::UserAccount& person)
{
    static const QRegularExpression space(u"\\s"_s);
    if (isBlank(person.username))
        return fieldRequired(u"username"_s);
    if (person.username.contains(space))
        return invalidField(u"username"_s, u"FORMAT"_s);
    if (isBlank(person.displayName))
        return fieldRequired(u"display_name"_s);
    if (person.email && !isEmailAddress(*person.email))
        return invalidField(u"email"_s, u"FORMAT"_s);
    if (!QTimeZone::isTimeZoneIdAvailable(person.timeZone.toUtf8()))
        return invalidField(u"time_zone"_s, u"NOT_IN_LIST"_s);
    return {};
}

/// Whoever may change no account but their own may not change all of it.
Result<> requireOwnFields(
    const Actor& actor, const record::UserAccount& seen, const record::UserAccount& wanted)
{
    const auto update = u"user.update"_s;
    if (actor.scopeOf(update) > Scope::Own)
        return {};
    for (const int at : allFields) {
        const bool isOwn = std::find(ownFields.begin(), ownFields.end(), at) != ownFields.end();
        if (!isOwn && changes(seen, wanted, at))
            return Error{Error::Kind::Denied, update,
                QString::fromLatin1(seen.table().fields[size_t(at)].name), u"FORBIDDEN"_s};
    }
    return {};
}

/// No way up may lead back to the person.
Result<> checkManager(UnitOfWork& unit, const Actor& actor, const record::UserAccount& person)
{
    constexpr int longestLine = 100;
    auto next = person.managerId;
    for (int step = 0; next && step < longestLine; ++step) {
        if (*next == person.id)
            return Error{Error::Kind::Conflict, u"manager_id"_s, {}, u"TREE_CYCLE"_s};
        auto manager = unit.find<record::UserAccount>(*next);
        if (!manager)
            return manager.error();
        if (!*manager)
            break;
        next = (*manager)->managerId;
    }
    auto manager = chosen<record::UserAccount>(unit, actor, *person.managerId, u"manager_id"_s);
    return manager ? Result<>() : manager.error();
}

Result<> checkReferences(UnitOfWork& unit, const Actor& actor, const record::UserAccount& seen,
    const record::UserAccount& wanted)
{
    if (auto fine = checkChoice<record::Department>(
            unit, actor, seen.departmentId, wanted.departmentId, u"department_id"_s);
        !fine)
        return fine;
    if (auto fine = checkChoice<record::Location>(
            unit, actor, seen.locationId, wanted.locationId, u"location_id"_s);
        !fine)
        return fine;
    if (wanted.managerId && wanted.managerId != seen.managerId)
        return checkManager(unit, actor, wanted);
    return {};
}

Result<> checkNames(UnitOfWork& unit, const record::UserAccount& person)
{
    if (auto free =
            requireFree(unit, sameUsername, person.username, person.id.value(), u"username"_s);
        !free)
        return free;
    return person.email ? requireFree(unit, sameEmail, *person.email, person.id.value(), u"email"_s)
                        : Result<>();
}

Result<> requireRoom(UnitOfWork& unit)
{
    auto organization = unit.get<record::Organization>(unit.organization());
    if (!organization)
        return organization.error();
    if (!organization->maxUsers)
        return {};
    const auto active =
        number(unit.database(), activeAccounts, {{"organization_id", unit.organization()}});
    if (!active)
        return active.error();
    if (*active >= *organization->maxUsers)
        return Error{Error::Kind::Unavailable, u"user_account"_s, {}, u"USER_LIMIT"_s};
    return {};
}

Result<> takeDefaults(UnitOfWork& unit, record::UserAccount& person)
{
    auto organization = unit.get<record::Organization>(unit.organization());
    if (!organization)
        return organization.error();
    if (person.locale.isEmpty())
        person.locale = organization->locale;
    if (person.timeZone.isEmpty())
        person.timeZone = organization->timeZone;
    return {};
}

Result<> giveDefaultRole(UnitOfWork& unit, const Actor& actor, PersonId person)
{
    auto row = unit.database().query(defaultRole, {{"organization_id", unit.organization()}});
    if (!row)
        return row.error();
    if (!(*row)->next())
        return (*row)->status();
    record::UserRole held;
    held.roleId = (*row)->read<RoleId>(0);
    row->reset();
    held.userId = person;
    held.grantedBy = actor.person;
    held.validFrom = unit.now();
    return join(unit, held, {}, {person.value(), held.roleId.value(), QUuid()});
}

} // namespace

Result<> checkRules(UnitOfWork& unit, const Actor& actor, const record::UserAccount& seen,
    record::UserAccount& wanted)
{
    tidyAccount(wanted);
    if (auto fine = checkForm(wanted); !fine)
        return fine;
    if (auto free = checkNames(unit, wanted); !free)
        return free;
    return checkReferences(unit, actor, seen, wanted);
}

Result<PersonId> PeopleService::create(const Actor& actor, record::UserAccount person)
{
    if (auto may = AccessService::requireAll(actor, u"user.create"_s); !may)
        return may.error();
    tidyAccount(person);
    const auto made = m_replica.write(
        actor.author(), {.code = u"user.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            // Only what the form asks for; where the account comes from is not its to say.
            record::UserAccount fresh;
            auto row = fresh.toRow();
            const auto asked = person.toRow();
            for (const int at : allFields)
                row.cells[size_t(at)] = asked.cells[size_t(at)];
            fresh = record::UserAccount::fromRow(row);
            fresh.id = person.id.isNull() ? PersonId(unit.newId()) : person.id;
            if (auto taken = takeDefaults(unit, fresh); !taken)
                return taken;
            if (auto room = requireRoom(unit); !room)
                return room;
            if (auto fine = checkRules(unit, actor, {}, fresh); !fine)
                return fine;
            person.id = fresh.id;
            if (auto done = unit.create(fresh); !done)
                return done;
            return giveDefaultRole(unit, actor, fresh.id);
        });
    return made ? Result<PersonId>(person.id) : fieldError(made.error());
}

Result<> PeopleService::edit(
    const Actor& actor, const record::UserAccount& seen, record::UserAccount wanted)
{
    tidyAccount(wanted);
    return written(m_replica.write(
        actor.author(), {.code = u"user.edit"_s}, [&](UnitOfWork& unit) -> Result<> {
            if (auto may = requirePerson(unit.database(), actor, u"user.update"_s, seen.id); !may)
                return may;
            if (auto own = requireOwnFields(actor, seen, wanted); !own)
                return own;
            auto row = edited(unit, seen, wanted, allFields);
            if (!row)
                return row.error();
            if (auto fine = checkRules(unit, actor, seen, *row); !fine)
                return fine;
            return unit.put(*row);
        }));
}

Result<> PeopleService::deactivate(const Actor& actor, PersonId id, const QString& reason)
{
    return written(
        m_replica.write(actor.author(), {.code = u"user.deactivate"_s, .reason = reason.trimmed()},
            [&](UnitOfWork& unit) -> Result<> {
                if (auto may = requirePerson(unit.database(), actor, u"user.delete"_s, id); !may)
                    return may;
                if (auto fine = checkReason(reason); !fine)
                    return fine;
                auto person = unit.get<record::UserAccount>(id);
                if (!person)
                    return person.error();
                if (!person->isActive)
                    return {};
                if (auto left = requireAdministratorLeft(
                        unit.database(), actor.organization, unit.now(), {.person = id});
                    !left)
                    return left;
                person->isActive = false;
                person->deactivatedAt = unit.now();
                if (auto ended = SessionBook::endOthers(
                        unit.database(), id, {}, UserSessionEndReason::Revoked, unit.now());
                    !ended)
                    return ended;
                return unit.put(*person);
            }));
}

Result<> PeopleService::reactivate(const Actor& actor, PersonId id)
{
    return written(m_replica.write(
        actor.author(), {.code = u"user.reactivate"_s}, [&](UnitOfWork& unit) -> Result<> {
            if (auto may = requirePerson(unit.database(), actor, u"user.delete"_s, id); !may)
                return may;
            auto person = unit.get<record::UserAccount>(id);
            if (!person)
                return person.error();
            if (person->isActive)
                return {};
            if (auto room = requireRoom(unit); !room)
                return room;
            person->isActive = true;
            person->deactivatedAt.reset();
            return unit.put(*person);
        }));
}

} // namespace homeport
