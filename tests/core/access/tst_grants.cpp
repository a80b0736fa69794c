// What a grant reaches on a desk: access.md section 1, steps 3 to 6, and section 4. The same steps
// for one ticket, without a desk, are in tst_access_service.
#include "core/access/role_service.h"
#include "core/incidents/incident_guards.h"
#include "core/search/ticket_search.h"
#include "core/tickets/involvement.h"
#include "core/tickets/ticket_queries.h"
#include "tests/support/people_story.h"

#include <QRegularExpression>

#include "record/department.h"
#include "record/ticket_task.h"

using namespace homeport;
using namespace homeport::test;

namespace {

/// What Bo has to do with a ticket. Each has a ticket of its own, whose title says it.
const QStringList relations{u"requester"_s, u"creator"_s, u"assignee"_s, u"team"_s, u"task"_s,
    u"department"_s, u"follower"_s, u"none"_s};

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class TstGrants : public QObject, OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDialectRows(); } // every test below, once per database
    void init();
    void cleanup() { end(); }
    void theWidestScopeCounts();
    void aRoleThatIsSwitchedOffGrantsNothing();
    void aGrantReachesWhoHoldsTheRole();
    void aScopeHoldsItsTickets_data();
    void aScopeHoldsItsTickets();
    void aTasksTeamReachesItsTicket();
    void aRestrictedTicketIsForThoseInIt_data();
    void aRestrictedTicketIsForThoseInIt();
    void whoLeadsOrBelongsReachesAllBelow();
    void aTicketKeepsTheDepartmentItCameFrom();

private:
    RoleService& roles() { return m_story->session().roles; }
    const Actor& mira() { return m_story->mira(); }
    DepartmentId department(const QString& name, const std::optional<DepartmentId>& above = {});
    void move(PersonId person, DepartmentId to);
    void addTickets();
    void addTask(TicketId ticket, TeamId team);
    QStringList listed(const Actor& actor);
    QStringList found(const Actor& actor);
    QStringList opened(const Actor& actor);

    Actor m_bo;
    DepartmentId m_harbour; ///< Bo's
    DepartmentId m_cranes; ///< a part of it
    TicketTaskId m_task; ///< of Bo's team
    QHash<QString, TicketId> m_tickets; ///< by relation
};

void TstGrants::init()
{
    begin();
    const auto bo = m_story->personWith(u"end_user"_s, u"Bo"_s).person;
    m_harbour = department(u"Harbour"_s);
    m_cranes = department(u"Cranes"_s, m_harbour);
    move(bo, m_harbour);
    m_bo = m_story->actorOf(bo);
    m_tickets.clear();
}

DepartmentId TstGrants::department(const QString& name, const std::optional<DepartmentId>& above)
{
    record::Department row;
    row.id = DepartmentId(QUuid::createUuid());
    row.name = name;
    row.parentId = above;
    Story::must(m_story->add(row));
    return row.id;
}

void TstGrants::move(PersonId person, DepartmentId to)
{
    m_story->alter<record::UserAccount>(
        person, [&](record::UserAccount& row) { row.departmentId = to; });
}

/// Where Bo has no part in it, a ticket is Mira's.
void TstGrants::addTickets()
{
    const auto team = m_story->teamOf(u"Printers"_s, {m_bo.person});
    m_bo = m_story->actorOf(m_bo.person);
    auto asBo = mira();
    asBo.person = m_bo.person;
    for (const auto& relation : relations) {
        auto form = m_story->form();
        form.title = u"Zeppelin "_s + relation;
        if (relation == "requester"_L1)
            form.requester = m_bo.person;
        const auto made =
            m_story->incidents().create(relation == "creator"_L1 ? asBo : mira(), form);
        Story::must(made);
        const auto id = made->ticket.id;
        m_tickets.insert(relation, id);
        if (relation == "assignee"_L1)
            m_story->alter<record::Ticket>(
                id, [&](record::Ticket& row) { row.assignedUserId = m_bo.person; });
        else if (relation == "team"_L1)
            m_story->alter<record::Ticket>(
                id, [&](record::Ticket& row) { row.assignedTeamId = team; });
        else if (relation == "task"_L1)
            addTask(id, team);
        else if (relation == "department"_L1)
            m_story->alter<record::Ticket>(
                id, [&](record::Ticket& row) { row.departmentId = m_cranes; });
        else if (relation == "follower"_L1)
            Story::must(m_story->session().watchers.add(mira(), id, m_bo.person));
    }
}

void TstGrants::addTask(TicketId ticket, TeamId team)
{
    record::TicketTask task;
    task.id = TicketTaskId(QUuid::createUuid());
    task.ticketId = ticket;
    task.title = u"Look at the cable"_s;
    task.assignedTeamId = team;
    Story::must(m_story->add(task));
    m_task = task.id;
}

QStringList TstGrants::listed(const Actor& actor)
{
    auto& database = m_story->replica().database();
    const QueueView all{QueueView::Which::All};
    const auto page = TicketQueries::page(database, actor, all, 0, 100);
    const auto count = TicketQueries::count(database, actor, all);
    Story::must(page);
    Story::must(count);
    if (*count != page->size())
        return {u"counted otherwise"_s};
    QStringList titles;
    for (const auto& row : *page)
        titles += row.title.section(u' ', 1);
    return sorted(titles);
}

QStringList TstGrants::found(const Actor& actor)
{
    const auto answer = searchTickets(m_story->replica().database(), actor, u"zeppelin"_s, 100);
    Story::must(answer);
    QStringList titles;
    for (const auto& hit : answer->hits)
        titles += hit.ticket.title.section(u' ', 1);
    return sorted(titles);
}

QStringList TstGrants::opened(const Actor& actor)
{
    QStringList titles;
    for (const auto& relation : relations) {
        if (m_story->incidents().find(actor, m_tickets.value(relation)))
            titles += relation;
    }
    return sorted(titles);
}

/// Step 4. Each of the two roles reaches further than the other somewhere.
void TstGrants::theWidestScopeCounts()
{
    const auto jonas = m_story->personWith(u"agent"_s, u"Jonas"_s).person;
    m_story->give(jonas, u"problem_manager"_s);

    const auto actor = m_story->actorOf(jonas);

    QCOMPARE(actor.scopeOf(u"incident.update"_s), Scope::Organization); // T of a problem manager
    QCOMPARE(actor.scopeOf(u"problem.update"_s), Scope::Organization); // T of an agent
    QCOMPARE(actor.scopeOf(u"incident.delete"_s), Scope::None); // of neither
}

/// Step 3; G-02.
void TstGrants::aRoleThatIsSwitchedOffGrantsNothing()
{
    const auto jonas = m_story->personWith(u"agent"_s, u"Jonas"_s).person;
    const auto scope = [&] { return m_story->actorOf(jonas).scopeOf(u"incident.update"_s); };
    const auto switched = [&](bool isActive) {
        const auto seen = m_story->row<record::Role>(m_story->role(u"agent"_s));
        auto wanted = seen;
        wanted.isActive = isActive;
        return refusal(roles().edit(mira(), seen, wanted));
    };
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    QCOMPARE(scope(), Scope::Organization);

    QCOMPARE(switched(false), QString());

    QCOMPARE(scope(), Scope::None);
    QCOMPARE(refusal(m_story->incidents().assign(mira(), *id, {{}, jonas, {}})),
        u"ASSIGNEE_INELIGIBLE assigned_user_id"_s);
    QCOMPARE(switched(true), QString());
    QCOMPARE(scope(), Scope::Organization);
    QVERIFY(m_story->incidents().assign(mira(), *id, {{}, jonas, {}}));
}

/// Step 3.
void TstGrants::aGrantReachesWhoHoldsTheRole()
{
    const auto update = u"incident.update"_s;
    const auto copy = *roles().copy(mira(), m_story->role(u"agent"_s), u"Night agent"_s);
    const auto jonas = m_story->personWith(u"end_user"_s, u"Jonas"_s).person;
    QVERIFY(roles().give(mira(), jonas, copy));
    const auto scope = [&] { return m_story->actorOf(jonas).scopeOf(update); };
    QCOMPARE(scope(), Scope::Organization);

    QVERIFY(roles().setGrant(mira(), copy, update, RolePermissionScope::Team));
    QCOMPARE(scope(), Scope::Team);
    QVERIFY(roles().setGrant(mira(), copy, update, {}));
    QCOMPARE(scope(), Scope::None);
    QVERIFY(roles().setGrant(mira(), copy, update, RolePermissionScope::Own));
    QCOMPARE(scope(), Scope::Own);
}

void TstGrants::aScopeHoldsItsTickets_data()
{
    QTest::addColumn<Scope>("scope");
    QTest::addColumn<QStringList>("reached");
    const QStringList own{u"requester"_s, u"creator"_s, u"assignee"_s};
    QTest::newRow("none") << Scope::None << QStringList();
    QTest::newRow("own") << Scope::Own << own;
    QTest::newRow("team") << Scope::Team << own + QStringList{u"team"_s, u"task"_s};
    QTest::newRow("department") << Scope::Department
                                << own + QStringList{u"team"_s, u"task"_s, u"department"_s};
    QTest::newRow("organization") << Scope::Organization << relations;
}

/// Step 5, and the first line of section 4; in lists and searches as one by one.
void TstGrants::aScopeHoldsItsTickets()
{
    QFETCH(const Scope, scope);
    QFETCH(const QStringList, reached);
    addTickets();
    m_bo.grants = {{u"incident.read"_s, scope}};

    QCOMPARE(listed(m_bo), sorted(reached));
    QCOMPARE(found(m_bo), sorted(reached));
    QCOMPARE(opened(m_bo), sorted(reached));
}

/// Section 4, "or a task's team": as long as the task is there, for that team, also by a grant for
/// the team alone.
void TstGrants::aTasksTeamReachesItsTicket()
{
    addTickets();
    const auto team = *m_bo.teams.begin();
    m_bo.grants = {};
    m_bo.teamGrants = {{u"incident.read"_s, {team}}, {u"incident.resolve"_s, {team}}};
    const QStringList both{u"task"_s, u"team"_s};
    QCOMPARE(listed(m_bo), both);
    QCOMPARE(found(m_bo), both);
    QCOMPARE(opened(m_bo), both);

    const auto id = m_tickets.value(u"task"_s);
    const auto resolved = m_story->incidents().resolve(m_bo, id, {.notes = u"New cable"_s});
    QCOMPARE(codeOf(resolved), u"OPEN_TASKS"_s); // and not that there is no such incident
    auto closed = m_story->incidents().find(mira(), id)->ticket;
    closed.status = TicketStatus::Closed;
    m_bo.teamGrants.insert(u"incident.reopen"_s, {team});
    const auto involved = involvementOf(m_story->replica().database(), m_bo, closed);
    Story::must(involved);
    QVERIFY(mayCommand(m_bo, closed, u"incident.reopen"_s, *involved)); // I-14, for a team
    QVERIFY(!mayCommand(m_bo, closed, u"incident.reopen"_s)); // without the task
    Story::must(m_story->replica().write(mira().author(), {.code = u"test.end"_s},
        [&](UnitOfWork& unit) { return unit.remove<record::TicketTask>(m_task); }));
    QCOMPARE(listed(m_bo), QStringList{u"team"_s});
    QCOMPARE(opened(m_bo), QStringList{u"team"_s});
}

void TstGrants::aRestrictedTicketIsForThoseInIt_data()
{
    QTest::addColumn<Scope>("toRead");
    QTest::addColumn<Scope>("toReadRestricted");
    QTest::addColumn<QStringList>("reached");
    QTest::newRow("reads own") << Scope::Own << Scope::None
                               << QStringList{u"requester"_s, u"assignee"_s};
    QTest::newRow("reads all") << Scope::Organization << Scope::None
                               << QStringList{
                                      u"requester"_s, u"assignee"_s, u"team"_s, u"follower"_s};
    QTest::newRow("reads all, with the permission")
        << Scope::Organization << Scope::Organization << relations;
}

/// Step 6: whoever made it or is of its department has no part in it.
void TstGrants::aRestrictedTicketIsForThoseInIt()
{
    QFETCH(const Scope, toRead);
    QFETCH(const Scope, toReadRestricted);
    QFETCH(const QStringList, reached);
    addTickets();
    for (const auto& id : std::as_const(m_tickets))
        m_story->alter<record::Ticket>(id,
            [](record::Ticket& row) { row.confidentiality = TicketConfidentiality::Restricted; });
    m_bo.grants = {{u"incident.read"_s, toRead}, {u"ticket.read_restricted"_s, toReadRestricted}};

    QCOMPARE(listed(m_bo), sorted(reached));
    QCOMPARE(found(m_bo), sorted(reached));
    QCOMPARE(opened(m_bo), sorted(reached));
}

/// Section 4: "in the subtree of a department the user belongs to or leads".
void TstGrants::whoLeadsOrBelongsReachesAllBelow()
{
    auto& organization = m_story->session().organization;
    const auto town = department(u"Town"_s);
    const auto docks = department(u"Docks"_s, town);
    const auto quay = department(u"Quay"_s, docks);
    const auto pier = department(u"Pier"_s, quay);
    m_story->alter<record::Department>(
        docks, [&](record::Department& row) { row.headId = m_bo.person; });
    const auto yard = department(u"Yard"_s);
    const auto depot = department(u"Depot"_s);
    for (const auto& id : {yard, depot})
        QVERIFY(organization.setMember(mira(), id, m_bo.person, DepartmentMemberRole::Member));
    QVERIFY(organization.removeMember(mira(), depot, m_bo.person));

    const auto reached = m_story->actorOf(m_bo.person).departments;

    QCOMPARE(reached, (QSet<DepartmentId>{m_harbour, m_cranes, docks, quay, pier, yard}));
}

/// Section 4: "requester's department snapshot".
void TstGrants::aTicketKeepsTheDepartmentItCameFrom()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s).person;
    move(ada, m_cranes);
    const auto id = m_story->incidentIn(TicketStatus::New, ada);
    QVERIFY(id);
    const auto kept = [&] { return m_story->ticket(*id).departmentId; };
    QCOMPARE(kept(), std::optional(m_cranes));

    move(ada, department(u"Docks"_s));

    QCOMPARE(kept(), std::optional(m_cranes));
    QVERIFY(m_story->incidents().edit(mira(), *id, {.requester = m_bo.person}));
    QCOMPARE(kept(), std::optional(m_harbour)); // another requester, another department
}

QTEST_GUILESS_MAIN(TstGrants)
#include "tst_grants.moc"
