#include "core/exchange/import_directory.h"

#include "core/journal/cell_check.h"

#include "record/category.h"
#include "record/location.h"
#include "record/organization.h"
#include "record/team.h"
#include "record/team_member.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// Each way has an index of its own; asked for with OR, all people would be gone through.
constexpr Sql personByName{"import.person", R"sql(
    SELECT id, min(fit) AS fit
      FROM (SELECT id, 0 AS fit FROM user_account
             WHERE organization_id = :organization_id AND username = :login AND deleted_at IS NULL
            UNION ALL
            SELECT id, 1 AS fit FROM user_account
             WHERE organization_id = :organization_id AND email = :login AND deleted_at IS NULL
            UNION ALL
            SELECT id, 2 AS fit FROM user_account
             WHERE organization_id = :organization_id AND display_name = :name AND deleted_at IS NULL) AS found
     GROUP BY id
     ORDER BY fit, id LIMIT 2)sql"};
constexpr Sql teamByName{"import.team",
    "SELECT id FROM team WHERE organization_id = :organization_id AND name = :name AND deleted_at "
    "IS NULL"};
constexpr Sql locationByName{"import.location",
    "SELECT id FROM location WHERE organization_id = :organization_id AND name = :name AND "
    "deleted_at IS NULL"};
constexpr Sql categoryByName{"import.category", R"sql(
    SELECT id FROM category WHERE organization_id = :organization_id AND module = 'incident' AND name = :name
       AND parent_id IS NULL AND deleted_at IS NULL)sql"};
constexpr Sql categoryBelow{"import.subcategory", R"sql(
    SELECT id FROM category WHERE organization_id = :organization_id AND module = 'incident' AND name = :name
       AND parent_id = :parent AND deleted_at IS NULL)sql"};
constexpr Sql memberOf{"import.member",
    "SELECT id FROM team_member WHERE team_id = :team AND user_id = :user AND deleted_at IS NULL"};

Result<> fits(const TableMeta& table, QLatin1StringView field, const QString& text)
{
    const auto& meta = table.fields[size_t(table.positionOf(field))];
    if (checkedText(table, meta, text))
        return {};
    return Error{Error::Kind::Invalid, QLatin1StringView(table.name),
        u"longer than %1 characters"_s.arg(meta.maxLength), u"VALUE_INVALID"_s};
}

} // namespace

Bindings ImportDirectory::named(const QString& name) const
{
    return {{"organization_id", m_replica.organization()}, {"name", name}};
}

void ImportDirectory::add(Replica::Work work)
{
    m_steps.push_back(
        {{m_actor.person, {}}, {.code = u"import"_s, .run = m_outcome.run}, std::move(work)});
}

std::vector<Replica::Step> ImportDirectory::takeSteps()
{
    return std::exchange(m_steps, {});
}

template <typename R, typename Key>
Result<typename R::IdType> ImportDirectory::wanted(QHash<Key, typename R::IdType>& known,
    const Key& key, const QString& shown, const Sql& sql, const Bindings& bindings, qint64& count,
    const std::function<void(R&)>& fill)
{
    if (const auto found = known.constFind(key); found != known.constEnd())
        return *found;
    auto cursor = m_replica.database().query(sql, bindings);
    if (!cursor)
        return cursor.error();
    if ((*cursor)->next()) {
        const typename R::IdType id((*cursor)->uuid(0));
        known.insert(key, id);
        return id;
    }
    if (auto read = (*cursor)->status(); !read)
        return read.error();
    cursor->reset();
    return missing(known, key, shown, count, fill);
}

template <typename R, typename Key>
Result<typename R::IdType> ImportDirectory::missing(QHash<Key, typename R::IdType>& known,
    const Key& key, const QString& shown, qint64& count, const std::function<void(R&)>& fill)
{
    if (!m_createsMissing) {
        return Error{
            Error::Kind::NotFound, QLatin1StringView(R::table().name), shown, u"LOOKUP_FAILED"_s};
    }
    R made;
    made.id = typename R::IdType(newId());
    fill(made);
    ++count;
    known.insert(key, made.id);
    add([made](UnitOfWork& unit) mutable { return unit.create(made); });
    return made.id;
}

Result<PersonId> ImportDirectory::person(const QString& name, UserAccountUserType type)
{
    const auto shown = name.simplified();
    const auto login = shown.toLower();
    if (const auto known = m_people.constFind(login); known != m_people.constEnd())
        return *known;
    // In lower case some letters are two.
    for (const auto& [field, text] :
        {std::pair("username"_L1, login), std::pair("display_name"_L1, shown)}) {
        if (auto fine = fits(record::UserAccount::table(), field, text); !fine)
            return fine.error();
    }
    auto bindings = named(shown);
    bindings.push_back({"login", login});
    auto found = m_replica.database().query(personByName, bindings);
    if (!found)
        return found.error();
    if ((*found)->next()) {
        const PersonId id((*found)->uuid(0));
        const bool isByDisplayName = (*found)->integer(1) == 2;
        if (isByDisplayName && (*found)->next())
            return Error{Error::Kind::Conflict, u"user_account"_s, shown, u"LOOKUP_AMBIGUOUS"_s};
        m_people.insert(login, id);
        return id;
    }
    if (auto read = (*found)->status(); !read)
        return read.error();
    found->reset();
    return missing<record::UserAccount>(
        m_people, login, shown, m_outcome.people, [&](record::UserAccount& person) {
            person.username = login;
            person.displayName = shown;
            person.userType = type;
        });
}

Result<TeamId> ImportDirectory::team(const QString& name)
{
    if (auto fine = fits(record::Team::table(), "name"_L1, name); !fine)
        return fine.error();
    return wanted<record::Team>(m_teams, name, name, teamByName, named(name), m_outcome.teams,
        [&](record::Team& team) { team.name = name; });
}

Result<LocationId> ImportDirectory::location(const QString& name)
{
    if (auto fine = fits(record::Location::table(), "name"_L1, name); !fine)
        return fine.error();
    return wanted<record::Location>(m_locations, name, name, locationByName, named(name),
        m_outcome.locations, [&](record::Location& location) { location.name = name; });
}

Result<CategoryId> ImportDirectory::category(const QStringList& path)
{
    std::optional<CategoryId> parent;
    for (const auto& name : path) {
        if (auto fine = fits(record::Category::table(), "name"_L1, name); !fine)
            return fine.error();
        auto bindings = named(name);
        if (parent)
            bindings.push_back({"parent", *parent});
        auto found = wanted<record::Category>(m_categories,
            std::pair(parent ? parent->value() : QUuid(), name), name,
            parent ? categoryBelow : categoryByName, bindings, m_outcome.categories,
            [&](record::Category& category) {
                category.name = name;
                category.parentId = parent;
            });
        if (!found)
            return found.error();
        parent = *found;
    }
    if (!parent)
        return Error{Error::Kind::Invalid, u"category"_s, {}, u"VALUE_INVALID"_s};
    return *parent;
}

Result<> ImportDirectory::member(TeamId team, PersonId user, Timestamp since)
{
    const std::pair key(team.value(), user.value());
    if (m_members.contains(key))
        return {};
    m_members.insert(key);
    auto cursor = m_replica.database().query(memberOf, {{"team", team}, {"user", user}});
    if (!cursor)
        return cursor.error();
    if ((*cursor)->next())
        return {};
    record::TeamMember made;
    made.id = TeamMemberId(derivedUuid(team.value(), user.value().toRfc4122()));
    made.teamId = team;
    made.userId = user;
    made.joinedAt = since;
    add([made](UnitOfWork& unit) mutable -> Result<> {
        // An import that was taken back left the row of this id deleted.
        auto standing = unit.find<record::TeamMember>(made.id);
        if (!standing)
            return standing.error();
        return *standing ? unit.restore<record::TeamMember>(made.id) : unit.create(made);
    });
    return {};
}

Result<> ImportDirectory::assign(record::Ticket& ticket, const std::optional<QString>& name,
    const std::optional<PersonId>& assignee, Timestamp at)
{
    if (name) {
        auto found = team(*name);
        if (!found)
            return found.error();
        ticket.assignedTeamId = *found;
    }
    if (assignee) {
        ticket.assignedUserId = *assignee;
        if (name) {
            if (auto done = member(*ticket.assignedTeamId, *assignee, at); !done)
                return done;
        }
    }
    return {};
}

Result<QByteArray> importZone(Replica& replica, const QByteArray& asked)
{
    if (!asked.isEmpty())
        return asked;
    auto organization =
        loadRow(replica.database(), record::Organization::table(), replica.organization());
    if (!organization)
        return organization.error();
    if (!*organization)
        return QByteArray("UTC");
    return record::Organization::fromRow(**organization).timeZone.toUtf8();
}

} // namespace homeport
