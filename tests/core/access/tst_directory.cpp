#include "core/access/directory.h"
#include "core/tickets/mentions.h"
#include "tests/support/test_database.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

#include "record/priority_matrix.h"
#include "record/team.h"
#include "record/team_member.h"
#include "record/user_role.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstDirectory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void init();
    void cleanup();
    void thoseWhoReadOnlyThemselvesListOnlyThemselves();
    void whoLeadsATeamListsItsMembers();
    void peopleAreFoundByPartsOfTheirNames();
    void g02_onlyThoseWhoMayWorkAreOfferedAsAssignees();
    void theMatrixHasEveryCell();
    void aCellForIncidentsReplacesTheCellForAll();

private:
    PersonId addPerson(const QString& login);
    std::unique_ptr<test::TestDesk> m_desk;
};

void TstDirectory::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_desk = test::freshDesk();
}

void TstDirectory::cleanup()
{
    m_desk.reset();
    test::dropFreshAddresses();
}

PersonId TstDirectory::addPerson(const QString& login)
{
    record::UserAccount person;
    const auto written = m_desk->session->replica->write(
        m_desk->admin.author(), {.code = u"user.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            person.id = PersonId(unit.newId());
            person.username = login;
            person.displayName = login;
            return unit.create(person);
        });
    return written ? person.id : PersonId();
}

// access.md section 3.22: user.read "own" is the person alone.
void TstDirectory::thoseWhoReadOnlyThemselvesListOnlyThemselves()
{
    const auto caller = addPerson(u"caller"_s);
    QVERIFY(!caller.isNull());
    Actor user = m_desk->admin;
    user.person = caller;
    user.grants = {{u"user.read"_s, Scope::Own}};
    auto& database = m_desk->session->replica->database();

    const auto seenByAdmin = people(database, m_desk->admin);
    const auto seenByUser = people(database, user);
    user.grants.clear();
    const auto seenByNobody = people(database, user);

    QVERIFY(seenByAdmin && seenByUser && seenByNobody);
    QCOMPARE(seenByAdmin->size(), 2);
    QCOMPARE(seenByUser->size(), 1);
    QCOMPARE(seenByUser->first().id, caller.value());
    QCOMPARE(seenByNobody->size(), 1);
}

// access.md section 4, "user": team is the members of teams led.
void TstDirectory::whoLeadsATeamListsItsMembers()
{
    const auto lead = addPerson(u"lead"_s);
    const auto member = addPerson(u"member"_s);
    QVERIFY(!addPerson(u"other"_s).isNull());
    const auto written = m_desk->session->replica->write(
        m_desk->admin.author(), {.code = u"team.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            record::Team team;
            team.name = u"network"_s;
            team.leadId = lead;
            if (auto made = unit.create(team); !made)
                return made;
            record::TeamMember joined;
            joined.teamId = team.id;
            joined.userId = member;
            joined.joinedAt = unit.now();
            return unit.create(joined);
        });
    QVERIFY(written);
    Actor actor = m_desk->admin;
    actor.person = lead;
    actor.grants = {{u"user.read"_s, Scope::Team}};
    auto& database = m_desk->session->replica->database();

    const auto seen = people(database, actor);

    QVERIFY(seen);
    QStringList names;
    for (const auto& each : *seen)
        names += each.name;
    QCOMPARE(names, (QStringList{u"lead"_s, u"member"_s}));
    QVERIFY(findPeople(database, actor, u"other"_s, 5)->isEmpty());
    QCOMPARE(findPeople(database, m_desk->admin, u"other"_s, 5)->size(), 1);
    const auto offered = mentionable(database, actor);
    QVERIFY(offered);
    QStringList logins;
    for (const auto& each : *offered)
        logins += each.login;
    QCOMPARE(logins, (QStringList{u"lead"_s, u"member"_s}));
}

void TstDirectory::peopleAreFoundByPartsOfTheirNames()
{
    QVERIFY(!addPerson(u"anders"_s).isNull());
    QVERIFY(!addPerson(u"sanders"_s).isNull());
    auto& database = m_desk->session->replica->database();
    const auto found = [&](const QString& text, int limit = 5) {
        const auto answer = findPeople(database, m_desk->admin, text, limit);
        return answer ? answer->size() : -1;
    };

    QCOMPARE(found(u"ander"_s), 2);
    QCOMPARE(found(u"ANDER"_s), 2);
    QCOMPARE(found(u"ander"_s, 1), 1);
    QCOMPARE(found(u"Kovač"_s), 1);
    QCOMPARE(found(u"%"_s), 0);
    QCOMPARE(found(u" "_s), 0);
}

// An end user, an agent, one who works for a single team, and one whose role has ended.
void TstDirectory::g02_onlyThoseWhoMayWorkAreOfferedAsAssignees()
{
    auto& replica = *m_desk->session->replica;
    const auto now = replica.now();
    QVERIFY(!addPerson(u"caller"_s).isNull());
    const auto agent = addPerson(u"agent"_s);
    const auto guest = addPerson(u"guest"_s);
    const auto former = addPerson(u"former"_s);
    TeamId network, printing;
    const auto written = replica.write(
        m_desk->admin.author(), {.code = u"team.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            RoleId role;
            auto cursor = unit.database().query(
                Sql{"test.agentRole", "SELECT id FROM role WHERE code = 'agent'"});
            if (!cursor)
                return cursor.error();
            if ((*cursor)->next())
                role = RoleId((*cursor)->uuid(0));
            cursor->reset();
            const auto addTeam = [&](const QString& code, TeamId& id) {
                record::Team team;
                team.id = id = TeamId(unit.newId());
                team.name = code;
                return unit.create(team);
            };
            if (auto made = addTeam(u"network"_s, network); !made)
                return made;
            if (auto made = addTeam(u"printing"_s, printing); !made)
                return made;
            const auto grant = [&](PersonId person, std::optional<TeamId> team, bool isOver) {
                record::UserRole held;
                held.id = UserRoleId(unit.newId());
                held.userId = person;
                held.roleId = role;
                held.teamId = team;
                held.validFrom = now - std::chrono::hours(2);
                if (isOver)
                    held.validUntil = now - std::chrono::hours(1);
                return unit.create(held);
            };
            for (const auto& made :
                {grant(agent, {}, false), grant(guest, network, false), grant(former, {}, true)}) {
                if (!made)
                    return made;
            }
            for (const auto& [person, team] :
                {std::pair(agent, network), std::pair(agent, printing), std::pair(guest, network),
                    std::pair(guest, printing)}) {
                record::TeamMember member;
                member.id = TeamMemberId(unit.newId());
                member.userId = person;
                member.teamId = team;
                member.joinedAt = now;
                if (auto made = unit.create(member); !made)
                    return made;
            }
            return {};
        });
    QVERIFY2(
        written, qPrintable(written ? QString() : written.error().code + written.error().detail));

    const auto found = assignees(replica.database(), m_desk->admin, now);

    QVERIFY(found);
    QMap<QString, QSet<QUuid>> teamsOf;
    for (const auto& each : *found)
        teamsOf.insert(each.person.name, QSet<QUuid>(each.teams.begin(), each.teams.end()));
    QVERIFY(!teamsOf.contains(u"caller"_s) && !teamsOf.contains(u"former"_s));
    QCOMPARE(teamsOf.value(u"agent"_s), (QSet<QUuid>{network.value(), printing.value()}));
    QCOMPARE(teamsOf.value(u"guest"_s), QSet<QUuid>{network.value()});
    const auto mayWork = [&](PersonId person, const std::optional<TeamId>& team) {
        const auto one = assignee(replica.database(), m_desk->admin.organization, person, now);
        return one && *one && (*one)->mayWorkFor(team);
    };
    QVERIFY(mayWork(agent, {}) && mayWork(agent, network) && mayWork(agent, printing));
    QVERIFY(!mayWork(guest, {}) && mayWork(guest, network) && !mayWork(guest, printing));
    QVERIFY(!mayWork(former, {}) && !mayWork(former, network));
}

void TstDirectory::theMatrixHasEveryCell()
{
    const auto cells =
        priorityCells(m_desk->session->replica->database(), m_desk->admin.organization);

    QVERIFY(cells);
    QCOMPARE(cells->size(), 9);
}

void TstDirectory::aCellForIncidentsReplacesTheCellForAll()
{
    const auto written = m_desk->session->replica->write(m_desk->admin.author(),
        {.code = u"priority_matrix.update"_s}, [&](UnitOfWork& unit) -> Result<> {
            record::PriorityMatrix cell;
            cell.id = PriorityMatrixId(unit.newId());
            cell.ticketKind = PriorityMatrixTicketKind::Incident;
            cell.impact = 3;
            cell.urgency = 3;
            cell.priority = 1;
            return unit.create(cell);
        });
    QVERIFY2(written, qPrintable(written ? QString() : written.error().detail));

    const auto cells =
        priorityCells(m_desk->session->replica->database(), m_desk->admin.organization);

    QVERIFY(cells);
    QCOMPARE(cells->size(), 9);
    const auto found = std::find_if(cells->begin(), cells->end(),
        [](const MatrixCell& cell) { return cell.impact == 3 && cell.urgency == 3; });
    QVERIFY(found != cells->end());
    QCOMPARE(found->priority, 1);
}

QTEST_GUILESS_MAIN(TstDirectory)
#include "tst_directory.moc"
