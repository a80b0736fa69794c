#include "core/access/skill_lists.h"

#include "core/access/access_service.h"
#include "core/journal/fold.h"

#include <QDateTime>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql skillsHeld{"lists.skillsHeld", R"sql(
    SELECT user_skill.id, skill.name
      FROM user_skill
      JOIN skill ON skill.id = user_skill.skill_id
     WHERE user_skill.user_id = :person_id AND user_skill.organization_id = :organization_id
       AND user_skill.deleted_at IS NULL AND skill.deleted_at IS NULL
     ORDER BY skill.name, user_skill.id
)sql"};
constexpr Sql absences{"lists.absences", R"sql(
    SELECT absence.id, user_account.display_name
      FROM absence
      LEFT JOIN user_account ON user_account.id = absence.delegate_id
     WHERE absence.user_id = :person_id AND absence.organization_id = :organization_id
       AND absence.ends_at > :since AND absence.deleted_at IS NULL
     ORDER BY absence.starts_at, absence.id
)sql"};

Result<> requireSight(const Actor& actor, PersonId person)
{
    return person == actor.person ? Result<>() : AccessService::requireAll(actor, u"team.read"_s);
}

/// The rows that a statement names by their ids, each with the text beside its id.
template <typename R>
Result<QList<std::pair<R, QString>>> named(
    Database& database, const Sql& sql, const Bindings& bindings)
{
    auto rows = database.query(sql, bindings);
    if (!rows)
        return rows.error();
    QList<std::pair<R, QString>> found;
    while ((*rows)->next()) {
        R row;
        row.id = (*rows)->read<typename R::IdType>(0);
        found.append({row, (*rows)->text(1)});
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    rows->reset();
    for (auto& [record, name] : found) {
        auto row = loadRow(database, R::table(), record.id.value());
        if (!row)
            return row.error();
        if (*row)
            record = R::fromRow(**row);
    }
    return found;
}

} // namespace

Result<QList<HeldSkill>> skillsOf(Database& database, const Actor& actor, PersonId person)
{
    if (auto may = requireSight(actor, person); !may)
        return may.error();
    const auto rows = named<record::UserSkill>(
        database, skillsHeld, {{"person_id", person}, {"organization_id", actor.organization}});
    if (!rows)
        return rows.error();
    QList<HeldSkill> found;
    for (const auto& [held, skill] : *rows)
        found.append({held, skill});
    return found;
}

bool holdsAt(const record::UserSkill& skill, Timestamp at)
{
    const auto day = QDateTime::fromMSecsSinceEpoch(toMsecs(at), Qt::UTC).date();
    return !skill.validUntil || *skill.validUntil >= day.toString(Qt::ISODate);
}

Result<QList<AbsenceLine>> absencesOf(
    Database& database, const Actor& actor, PersonId person, Timestamp since)
{
    if (auto may = requireSight(actor, person); !may)
        return may.error();
    const auto rows = named<record::Absence>(database, absences,
        {{"person_id", person}, {"organization_id", actor.organization}, {"since", since}});
    if (!rows)
        return rows.error();
    QList<AbsenceLine> found;
    for (const auto& [absence, delegate] : *rows)
        found.append({absence, delegate});
    return found;
}

} // namespace homeport
