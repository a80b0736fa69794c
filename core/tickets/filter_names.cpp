#include "core/tickets/filter_names.h"

#include "core/tickets/folded_name.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql allDepartments{"filter.departments", R"sql(
    SELECT id, name FROM department
     WHERE organization_id = :organization_id AND deleted_at IS NULL ORDER BY name, id)sql"};
constexpr Sql allTags{"filter.tags", R"sql(
    SELECT id, name FROM tag
     WHERE organization_id = :organization_id AND deleted_at IS NULL ORDER BY name, id)sql"};

/// What stands behind the last arrow of "Network › Remote access".
QString lastPart(const QString& name)
{
    return name.mid(name.lastIndexOf(u'›') + 1).trimmed();
}

bool isSame(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

Result<QList<Choice>> listed(Database& database, const Sql& sql, OrganizationId organization)
{
    auto rows = database.query(sql, {{"organization_id", organization}});
    if (!rows)
        return rows.error();
    QList<Choice> found;
    while ((*rows)->next())
        found.append({(*rows)->uuid(0), (*rows)->text(1)});
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

/// Those of incidents by their names alone, the others behind their kind: "problem › Security".
Result<QList<Choice>> categoriesOfAll(Database& database, OrganizationId organization)
{
    auto found = categories(database, organization);
    for (const auto module :
        {CategoryModule::ServiceRequest, CategoryModule::Problem, CategoryModule::Change}) {
        auto others = categories(database, organization, module);
        if (!found || !others)
            return found ? others : found;
        for (const auto& other : std::as_const(*others))
            found->append({other.id, keyOf(module) + u" › "_s + other.name});
    }
    return found;
}

} // namespace

FilterLookUp FilterNames::lookUp()
{
    return [this](const char* table, const QString& name) {
        const auto& all = choices(table);
        const auto folded = foldedName(name);
        const std::function<bool(const QString&)> tiers[] = {
            [&](const QString& called) { return isSame(called, name); },
            [&](const QString& called) { return isSame(lastPart(called), name); },
            [&](const QString& called) { return foldedName(called) == folded; },
            [&](const QString& called) { return foldedName(lastPart(called)) == folded; },
            [&](const QString& called) {
                return !folded.isEmpty() && beginsWords(folded, foldedName(called));
            }};
        QList<Choice> found;
        for (const auto& fits : tiers) {
            if (!found.isEmpty())
                break;
            for (const auto& choice : all) {
                if (fits(choice.name))
                    found.append(choice);
            }
        }
        return found;
    };
}

QList<Choice> FilterNames::beginningWith(const char* table, const QString& begun, int most)
{
    const auto folded = foldedName(begun);
    QList<Choice> found;
    for (const auto& choice : choices(table)) {
        if (found.size() < most && beginsWords(folded, foldedName(choice.name)))
            found.append(choice);
    }
    return found;
}

FilterNaming FilterNames::naming()
{
    return [this](const char* table, const QUuid& id) {
        QString name;
        const auto& all = choices(table);
        for (const auto& choice : all) {
            if (choice.id == id)
                name = choice.name;
        }
        const auto find = lookUp();
        for (const auto& candidate : {lastPart(name), name}) {
            const auto found = find(table, candidate);
            if (found.size() == 1 && found.first().id == id)
                return candidate;
        }
        return QString();
    };
}

const QList<Choice>& FilterNames::choices(const char* table)
{
    const auto key = QString::fromLatin1(table);
    const auto known = m_choices.constFind(key);
    if (known != m_choices.cend())
        return *known;
    auto found = read(QLatin1StringView(table));
    if (!found)
        m_status = found.error();
    return *m_choices.insert(key, found ? *found : QList<Choice>());
}

Result<QList<Choice>> FilterNames::read(QLatin1StringView table)
{
    const auto organization = m_actor.organization;
    if (table == "user_account"_L1)
        return people(m_database, m_actor);
    if (table == "team"_L1)
        return teams(m_database, organization);
    if (table == "category"_L1)
        return categoriesOfAll(m_database, organization);
    if (table == "location"_L1)
        return locations(m_database, organization);
    if (table == "service"_L1)
        return services(m_database, organization);
    return listed(m_database, table == "department"_L1 ? allDepartments : allTags, organization);
}

} // namespace homeport
