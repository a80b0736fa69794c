#include "core/demo/demo_cast.h"

#include "core/demo/demo_words.h"

#include <QSet>

#include <algorithm>

#include "record/location.h"
#include "record/team_member.h"
#include "record/user_account.h"
#include "record/user_role.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport::demo {

namespace {

constexpr size_t peoplePerEntry = 200;

constexpr Sql seededTeams{"demo.teams",
    "SELECT id, name FROM team WHERE organization_id = :organization_id AND "
    "deleted_at IS NULL ORDER BY name, id"};
constexpr Sql seededCategories{"demo.categories", R"sql(
    SELECT id, name FROM category
     WHERE organization_id = :organization_id AND module = 'incident' AND deleted_at IS NULL
     ORDER BY name, id)sql"};
constexpr Sql presentMembers{"demo.members", R"sql(
    SELECT t.name, u.id, u.display_name
      FROM team_member m
      JOIN team t ON t.id = m.team_id
      JOIN user_account u ON u.id = m.user_id
     WHERE m.organization_id = :organization_id AND m.deleted_at IS NULL AND m.left_at IS NULL
       AND t.deleted_at IS NULL AND u.is_active AND u.deleted_at IS NULL
     ORDER BY t.name, u.id)sql"};
constexpr Sql agentRole{
    "demo.role", "SELECT id FROM role WHERE organization_id = :organization_id AND code = 'agent'"};

struct Named
{
    QUuid id;
    QString name;
};

Result<std::vector<Named>> named(Replica& replica, const Sql& sql)
{
    auto rows = replica.database().query(sql, {{"organization_id", replica.organization()}});
    if (!rows)
        return rows.error();
    std::vector<Named> out;
    while ((*rows)->next())
        out.push_back({(*rows)->uuid(0), (*rows)->text(1)});
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return out;
}

class Casting
{
public:
    Casting(Replica& replica, SeededRandom& random, Timestamp since)
        : m_replica(replica), m_random(random), m_since(since)
    {}

    Result<Cast> run(qint64 tickets);

private:
    Cast::Person person(UserAccountUserType type);
    void agent(Cast::Team& team, const QUuid& role);
    Result<> takeInMembers();
    Result<> store();

    template <typename R>
    void add(R record)
    {
        record.id = typename R::IdType(newUuid(m_since, m_random));
        m_makers.push_back([record](UnitOfWork& unit) mutable { return unit.create(record); });
    }

    Replica& m_replica;
    SeededRandom& m_random;
    Timestamp m_since;
    Cast m_cast;
    QSet<QString> m_logins;
    std::vector<Replica::Work> m_makers;
};

Cast::Person Casting::person(UserAccountUserType type)
{
    const auto first = QString::fromUtf8(firstNames()[m_random.below(firstNames().size())]);
    const auto last = QString::fromUtf8(lastNames()[m_random.below(lastNames().size())]);
    const auto stem = u"%1.%2"_s.arg(first, last).toLower().replace(u' ', u'-');
    auto login = stem;
    for (int n = 2; m_logins.contains(login); ++n)
        login = stem + QString::number(n);
    m_logins.insert(login);

    record::UserAccount account;
    account.id = PersonId(newUuid(m_since, m_random));
    account.username = login;
    account.displayName = first + u' ' + last;
    account.firstName = first;
    account.lastName = last;
    account.email = login + u"@example.org"_s;
    account.phone = u"+47 5550 %1"_s.arg(m_random.below(10000), 4, 10, QChar(u'0'));
    account.userType = type;
    const auto site = size_t(m_random.below(m_cast.sites.size()));
    account.locationId = m_cast.sites[site];
    m_makers.push_back([account](UnitOfWork& unit) mutable { return unit.create(account); });
    return {account.id, account.displayName, site};
}

void Casting::agent(Cast::Team& team, const QUuid& role)
{
    team.agents.push_back(person(UserAccountUserType::Agent));
    record::UserRole held;
    held.userId = team.agents.back().id;
    held.roleId = RoleId(role);
    held.validFrom = m_since;
    add(held);
    record::TeamMember member;
    member.teamId = team.id;
    member.userId = held.userId;
    member.joinedAt = m_since;
    add(member);
}

/// Who is in a team already, such as the first administrator, gets a share of the work.
Result<> Casting::takeInMembers()
{
    auto rows =
        m_replica.database().query(presentMembers, {{"organization_id", m_replica.organization()}});
    if (!rows)
        return rows.error();
    while ((*rows)->next()) {
        auto& team = m_cast.teams[(*rows)->text(0)];
        team.agents.push_back({(*rows)->read<PersonId>(1), (*rows)->text(2), 0});
    }
    return (*rows)->status();
}

Result<> Casting::store()
{
    std::vector<Replica::Step> steps;
    for (size_t first = 0; first < m_makers.size(); first += peoplePerEntry) {
        const auto last = std::min(first + peoplePerEntry, m_makers.size());
        const std::vector<Replica::Work> part(
            m_makers.begin() + qsizetype(first), m_makers.begin() + qsizetype(last));
        Command command{.code = u"person.create"_s};
        command.happenedAt = m_since;
        steps.push_back({{}, command, [part](UnitOfWork& unit) -> Result<> {
                             for (const auto& make : part) {
                                 if (auto done = make(unit); !done)
                                     return done;
                             }
                             return {};
                         }});
    }
    return m_replica.writeAll(steps);
}

Result<Cast> Casting::run(qint64 tickets)
{
    auto teams = named(m_replica, seededTeams);
    if (!teams)
        return teams.error();
    auto categories = named(m_replica, seededCategories);
    if (!categories)
        return categories.error();
    auto role =
        one(m_replica.database(), agentRole, {{"organization_id", m_replica.organization()}});
    if (!role)
        return role.error();
    const auto roleId = (*role)->uuid(0);
    role->reset();

    for (const auto* name : sites()) {
        record::Location location;
        location.id = LocationId(newUuid(m_since, m_random));
        location.name = QString::fromUtf8(name);
        m_cast.sites.push_back(location.id);
        m_makers.push_back([location](UnitOfWork& unit) mutable { return unit.create(location); });
    }
    const auto agentsPerTeam = std::clamp<qint64>(tickets / 2000, 3, 40);
    for (const auto& [id, name] : *teams) {
        auto& team = m_cast.teams[name];
        team.id = TeamId(id);
        for (qint64 i = 0; i < agentsPerTeam; ++i)
            agent(team, roleId);
    }
    if (auto joined = takeInMembers(); !joined)
        return joined.error();
    for (const auto& [id, name] : *categories)
        m_cast.categories.insert(name, CategoryId(id));
    const auto requesters = std::clamp<qint64>(tickets / 20, 12, 5000);
    for (qint64 i = 0; i < requesters; ++i)
        m_cast.requesters.push_back(person(UserAccountUserType::EndUser));
    if (auto done = store(); !done)
        return done.error();
    return m_cast;
}

} // namespace

Result<Cast> addCast(Replica& replica, SeededRandom& random, qint64 tickets, Timestamp since)
{
    return Casting(replica, random, since).run(tickets);
}

} // namespace homeport::demo
