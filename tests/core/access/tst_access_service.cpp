#include "core/access/access_service.h"

#include <QRegularExpression>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

template <typename IdType>
IdType idOf(uint number)
{
    return IdType(QUuid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1));
}

const auto mira = idOf<PersonId>(1);
const auto someone = idOf<PersonId>(2);
const auto ours = idOf<OrganizationId>(10);
const auto theirs = idOf<OrganizationId>(11);
const auto myTeam = idOf<TeamId>(20);
const auto otherTeam = idOf<TeamId>(21);
const auto myDepartment = idOf<DepartmentId>(30);
const auto otherDepartment = idOf<DepartmentId>(31);

const auto readIncident = u"incident.read"_s;
const auto resolve = u"incident.resolve"_s;
const auto readRestricted = u"ticket.read_restricted"_s;

Actor actorWith(const QHash<QString, Scope>& grants)
{
    Actor actor;
    actor.person = mira;
    actor.organization = ours;
    actor.grants = grants;
    actor.teams = {myTeam};
    actor.departments = {myDepartment};
    return actor;
}

/// A ticket of this organization in which the actor has no part.
record::Ticket foreignTicket()
{
    record::Ticket ticket;
    ticket.id = idOf<TicketId>(40);
    ticket.head.organizationId = ours;
    ticket.head.createdBy = someone;
    ticket.requesterId = someone;
    ticket.assignedUserId = someone;
    ticket.assignedTeamId = otherTeam;
    ticket.departmentId = otherDepartment;
    return ticket;
}

record::Ticket ticketWhere(const QString& relation)
{
    auto ticket = foreignTicket();
    if (relation == "requester"_L1)
        ticket.requesterId = mira;
    else if (relation == "creator"_L1)
        ticket.head.createdBy = mira;
    else if (relation == "assignee"_L1)
        ticket.assignedUserId = mira;
    else if (relation == "team"_L1)
        ticket.assignedTeamId = myTeam;
    else if (relation == "department"_L1)
        ticket.departmentId = myDepartment;
    else if (relation == "empty"_L1)
        ticket.assignedUserId = std::nullopt, ticket.assignedTeamId = std::nullopt,
        ticket.departmentId = std::nullopt, ticket.head.createdBy = std::nullopt;
    else if (relation == "elsewhere"_L1)
        ticket.head.organizationId = theirs, ticket.requesterId = mira;
    return ticket;
}

QString answerTo(const Result<>& result)
{
    if (result)
        return u"yes"_s;
    const auto& error = result.error();
    if (error.kind == Error::Kind::NotFound)
        return error.code == "NOT_FOUND"_L1 ? u"not found"_s : u"?"_s;
    return error.kind == Error::Kind::Denied && error.code == "FORBIDDEN"_L1 ? u"forbidden"_s
                                                                             : u"?"_s;
}

} // namespace

class TstAccessService : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aScopeHoldsItsTickets_data();
    void aScopeHoldsItsTickets();
    void anActionIsForbiddenOrNotFound_data();
    void anActionIsForbiddenOrNotFound();
    void aRestrictedTicketIsForThoseInIt_data();
    void aRestrictedTicketIsForThoseInIt();
    void aGrantForOneTeamReachesThatTeamOnly();
    void aPermissionWithoutRecordNeedsAGrant();
    void aNullActorMayNothing();
    void permissionsAreNamedAfterTheKind();
};

void TstAccessService::aScopeHoldsItsTickets_data()
{
    QTest::addColumn<Scope>("scope");
    QTest::addColumn<QString>("relation");
    QTest::addColumn<bool>("may");

    const QStringList relations{u"requester"_s, u"creator"_s, u"assignee"_s, u"team"_s,
        u"department"_s, u"none"_s, u"empty"_s, u"elsewhere"_s};
    const std::pair<Scope, int> reach[] = {{Scope::None, 0}, {Scope::Own, 3}, {Scope::Team, 4},
        {Scope::Department, 5}, {Scope::Organization, 7}};
    for (const auto& [scope, count] : reach) {
        for (int i = 0; i < relations.size(); ++i) {
            const auto name = QString::number(int(scope)) + u", "_s + relations[i];
            QTest::newRow(qPrintable(name)) << scope << relations[i] << (i < count);
        }
    }
}

void TstAccessService::aScopeHoldsItsTickets()
{
    QFETCH(const Scope, scope);
    QFETCH(const QString, relation);
    QFETCH(const bool, may);
    const auto actor = actorWith({{readIncident, scope}});
    const auto ticket = ticketWhere(relation);

    const auto answer = AccessService::require(actor, readIncident, ticket);

    QCOMPARE(answerTo(answer), may ? u"yes"_s : u"not found"_s);
    QCOMPARE(AccessService::mayRead(actor, ticket), may);
}

void TstAccessService::anActionIsForbiddenOrNotFound_data()
{
    QTest::addColumn<Scope>("toRead");
    QTest::addColumn<Scope>("toResolve");
    QTest::addColumn<QString>("relation");
    QTest::addColumn<QString>("answer");

    QTest::newRow("reads all, resolves none")
        << Scope::Organization << Scope::None << u"requester"_s << u"forbidden"_s;
    QTest::newRow("reads all, resolves own")
        << Scope::Organization << Scope::Own << u"none"_s << u"forbidden"_s;
    QTest::newRow("reads all, resolves own, own")
        << Scope::Organization << Scope::Own << u"assignee"_s << u"yes"_s;
    QTest::newRow("reads department's, resolves team's")
        << Scope::Department << Scope::Team << u"department"_s << u"forbidden"_s;
    QTest::newRow("reads own, resolves own, other's")
        << Scope::Own << Scope::Own << u"team"_s << u"not found"_s;
    QTest::newRow("reads none, resolves none")
        << Scope::None << Scope::None << u"requester"_s << u"not found"_s;
    QTest::newRow("other organization")
        << Scope::Organization << Scope::Organization << u"elsewhere"_s << u"not found"_s;
}

void TstAccessService::anActionIsForbiddenOrNotFound()
{
    QFETCH(const Scope, toRead);
    QFETCH(const Scope, toResolve);
    QFETCH(const QString, relation);
    QFETCH(const QString, answer);
    const auto actor = actorWith({{readIncident, toRead}, {resolve, toResolve}});

    const auto result = AccessService::require(actor, resolve, ticketWhere(relation));

    QCOMPARE(answerTo(result), answer);
    if (answer == "forbidden"_L1)
        QCOMPARE(result.error().subject, resolve);
}

void TstAccessService::aRestrictedTicketIsForThoseInIt_data()
{
    QTest::addColumn<QString>("relation");
    QTest::addColumn<Scope>("restricted");
    QTest::addColumn<bool>("isWatcher");
    QTest::addColumn<bool>("may");

    QTest::newRow("requester") << u"requester"_s << Scope::None << false << true;
    QTest::newRow("assignee") << u"assignee"_s << Scope::None << false << true;
    QTest::newRow("team") << u"team"_s << Scope::None << false << true;
    QTest::newRow("watcher") << u"none"_s << Scope::None << true << true;
    QTest::newRow("creator only") << u"creator"_s << Scope::None << false << false;
    QTest::newRow("department only") << u"department"_s << Scope::None << false << false;
    QTest::newRow("nobody") << u"none"_s << Scope::None << false << false;
    QTest::newRow("unassigned") << u"empty"_s << Scope::None << false << false;
    QTest::newRow("with the permission") << u"none"_s << Scope::Organization << false << true;
    QTest::newRow("with it for the department") << u"none"_s << Scope::Department << false << false;
    QTest::newRow("watcher elsewhere") << u"elsewhere"_s << Scope::None << true << false;
}

void TstAccessService::aRestrictedTicketIsForThoseInIt()
{
    QFETCH(const QString, relation);
    QFETCH(const Scope, restricted);
    QFETCH(const bool, isWatcher);
    QFETCH(const bool, may);
    const auto actor = actorWith({{readIncident, Scope::Organization},
        {resolve, Scope::Organization}, {readRestricted, restricted}});
    auto ticket = ticketWhere(relation);
    ticket.confidentiality = TicketConfidentiality::Restricted;

    const auto answer = AccessService::require(actor, resolve, ticket, isWatcher);

    QCOMPARE(answerTo(answer), may ? u"yes"_s : u"not found"_s);
    QCOMPARE(AccessService::mayRead(actor, ticket, isWatcher), may);
}

void TstAccessService::aGrantForOneTeamReachesThatTeamOnly()
{
    auto actor = actorWith({{readIncident, Scope::Own}});
    actor.teamGrants[readIncident] = {otherTeam};
    auto ofThatTeam = foreignTicket();
    auto ofNoTeam = foreignTicket();
    ofNoTeam.assignedTeamId = std::nullopt;

    QVERIFY(AccessService::require(actor, readIncident, ofThatTeam));
    QVERIFY(AccessService::require(actor, readIncident, ticketWhere(u"requester"_s)));
    QCOMPARE(answerTo(AccessService::require(actor, readIncident, ticketWhere(u"team"_s))),
        u"not found"_s);
    QCOMPARE(answerTo(AccessService::require(actor, readIncident, ofNoTeam)), u"not found"_s);
    QCOMPARE(answerTo(AccessService::require(actor, resolve, ofThatTeam)), u"forbidden"_s);
}

void TstAccessService::aPermissionWithoutRecordNeedsAGrant()
{
    auto actor = actorWith({{u"incident.create"_s, Scope::Own}, {u"role.manage"_s, Scope::None}});
    actor.teamGrants[u"catalog.manage"_s] = {myTeam};

    QVERIFY(AccessService::require(actor, u"incident.create"_s));
    QCOMPARE(answerTo(AccessService::require(actor, u"role.manage"_s)), u"forbidden"_s);
    QCOMPARE(answerTo(AccessService::require(actor, u"catalog.manage"_s)), u"forbidden"_s);
    QCOMPARE(answerTo(AccessService::require(actor, u"no.such"_s)), u"forbidden"_s);
    QCOMPARE(AccessService::require(actor, u"no.such"_s).error().subject, u"no.such"_s);
}

void TstAccessService::aNullActorMayNothing()
{
    Actor nobody;
    nobody.grants = {{readIncident, Scope::Own}};
    const record::Ticket blank;

    QVERIFY(!AccessService::mayRead(nobody, blank));
    QCOMPARE(answerTo(AccessService::require(nobody, readIncident, blank)), u"not found"_s);
    QCOMPARE(answerTo(AccessService::require({}, resolve)), u"forbidden"_s);
}

void TstAccessService::permissionsAreNamedAfterTheKind()
{
    QCOMPARE(AccessService::permissionFor(TicketKind::Incident, u"read"_s), readIncident);
    QCOMPARE(AccessService::permissionFor(TicketKind::ServiceRequest, u"approve"_s),
        u"service_request.approve"_s);
}

QTEST_GUILESS_MAIN(TstAccessService)
#include "tst_access_service.moc"
