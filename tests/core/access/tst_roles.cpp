// Roles and who holds them: access.md sections 1, 2, 3.23 and 7; interfaces.md F-17, F-18.
#include "core/access/role_service.h"
#include "tests/support/people_story.h"

using namespace homeport;
using namespace homeport::test;
using namespace std::chrono_literals;

class TstRoles : public QObject, OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDialectRows(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void aCopyGrantsTheSameAndCanChange();
    void aCopyAsksForWhatItsOriginalAsks_data();
    void aCopyAsksForWhatItsOriginalAsks();
    void namesAreHeldOnce();
    void aShippedRoleOnlySwitches();
    void nobodyGrantsWhatTheyLack();
    void grantsAreJournalled();
    void anUnknownPermissionIsRefused();
    void aRoleThatIsHeldStays();
    void thereIsOneDefaultRole();
    void givingARoleGivesItsRights();
    void aRoleForOneTeamAndATime();
    void theAdministratorRoleNeedsAReason();
    void nobodyChangesTheirOwnRoles();
    void theLastAdministratorKeepsTheRole();
    void rolesAreNotForUndo();
    void onlyWhoMay_data();
    void onlyWhoMay();

private:
    RoleService& roles() { return m_story->session().roles; }
    const Actor& mira() { return m_story->mira(); }
    record::Role row(RoleId id) { return m_story->row<record::Role>(id); }
    QList<RoleGrant> grants(RoleId id) { return *grantsOf(m_story->replica().database(), id); }
    UserRoleId assignment(PersonId person, RoleId role)
    {
        auto found = one(m_story->replica().database(),
            {"test.assignment",
                "SELECT id FROM user_role WHERE user_id = :user AND role_id = :role AND "
                "deleted_at IS NULL"},
            {{"user", person}, {"role", role}});
        return found ? UserRoleId((*found)->uuid(0)) : UserRoleId();
    }
};

void TstRoles::aCopyGrantsTheSameAndCanChange()
{
    const auto agent = m_story->role(u"agent"_s);

    const auto copy = roles().copy(mira(), agent, u" Night agent "_s);

    QVERIFY2(copy, qPrintable(refusal(copy)));
    QCOMPARE(grants(*copy), grants(agent));
    QCOMPARE(grants(*copy).size(), 70);
    const auto seen = row(*copy);
    QCOMPARE(seen.name, u"Night agent"_s);
    QCOMPARE(seen.code, u"night_agent"_s);
    QVERIFY(!seen.isSystem && seen.isActive && !seen.isDefault);
    auto wanted = seen;
    wanted.name = u"Night desk"_s;
    wanted.requiresMfa = true;
    QVERIFY(roles().edit(mira(), seen, wanted));
    QCOMPARE(row(*copy).name, u"Night desk"_s);
    QCOMPARE(row(*copy).code, u"night_agent"_s);
}

void TstRoles::aCopyAsksForWhatItsOriginalAsks_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("asks");
    QTest::newRow("an agent") << u"agent"_s << false;
    QTest::newRow("an administrator") << u"administrator"_s << true;
}

/// access.md section 2: whoever may do everything needs a second factor, by whatever name.
void TstRoles::aCopyAsksForWhatItsOriginalAsks()
{
    QFETCH(const QString, code);
    QFETCH(const bool, asks);

    const auto copy = roles().copy(mira(), m_story->role(code), u"Another"_s);

    QVERIFY2(copy, qPrintable(refusal(copy)));
    QCOMPARE(row(*copy).requiresMfa, asks);
}

void TstRoles::namesAreHeldOnce()
{
    const auto agent = m_story->role(u"agent"_s);
    QCOMPARE(refusal(roles().copy(mira(), agent, u"Agent"_s)), u"DUPLICATE name"_s);
    QCOMPARE(refusal(roles().copy(mira(), agent, u" "_s)), u"FIELD_REQUIRED name"_s);
    const auto one = roles().copy(mira(), agent, u"Night/desk"_s);
    const auto two = roles().copy(mira(), agent, u"Night desk"_s);
    QVERIFY(one && two);
    QCOMPARE(row(*two).code, u"night_desk_2"_s);
}

/// access.md section 2: shipped roles can be copied, not changed; README Q-11: switched on and off.
void TstRoles::aShippedRoleOnlySwitches()
{
    const auto auditor = m_story->role(u"auditor"_s);
    const auto seen = row(auditor);
    auto wanted = seen;
    wanted.name = u"Inspector"_s;

    QCOMPARE(refusal(roles().edit(mira(), seen, wanted)), u"SYSTEM_ROLE auditor"_s);
    wanted = seen;
    wanted.description = u"Looks at everything"_s;
    QCOMPARE(refusal(roles().edit(mira(), seen, wanted)), u"SYSTEM_ROLE auditor"_s);
    wanted = seen;
    QVERIFY(seen.requiresMfa);
    wanted.requiresMfa = false;
    QCOMPARE(refusal(roles().edit(mira(), seen, wanted)), u"SYSTEM_ROLE auditor"_s);
    QCOMPARE(
        refusal(roles().setGrant(mira(), auditor, u"incident.create"_s, RolePermissionScope::Own)),
        u"SYSTEM_ROLE auditor"_s);
    QCOMPARE(refusal(roles().remove(mira(), auditor)), u"SYSTEM_ROLE auditor"_s);
    wanted = seen;
    QVERIFY(!seen.isActive);
    wanted.isActive = true;
    QVERIFY(roles().edit(mira(), seen, wanted));
    QVERIFY(row(auditor).isActive);
}

/// SD-3.
void TstRoles::nobodyGrantsWhatTheyLack()
{
    auto clerk = m_story->personWith(u"end_user"_s, u"Clerk"_s);
    for (const auto& code : {u"role.create"_s, u"role.update"_s, u"user.assign_role"_s})
        clerk.grants[code] = Scope::Organization;
    clerk.grants[u"incident.read"_s] = Scope::Team;
    const auto other = m_story->personWith(u"end_user"_s, u"Other"_s);
    const auto agent = m_story->role(u"agent"_s);
    const auto own = roles().copy(clerk, m_story->role(u"end_user"_s), u"Caller"_s);
    QVERIFY(own);

    QVERIFY(refusal(roles().copy(clerk, agent, u"More"_s)).startsWith(u"PRIVILEGE_ESCALATION"_s));
    QVERIFY(
        refusal(roles().give(clerk, other.person, agent)).startsWith(u"PRIVILEGE_ESCALATION"_s));
    QCOMPARE(
        refusal(roles().setGrant(clerk, *own, u"incident.read"_s, RolePermissionScope::Department)),
        u"PRIVILEGE_ESCALATION incident.read"_s);
    QCOMPARE(refusal(roles().setGrant(clerk, *own, u"incident.assign"_s, RolePermissionScope::Own)),
        u"PRIVILEGE_ESCALATION incident.assign"_s);
    QVERIFY(roles().setGrant(clerk, *own, u"incident.read"_s, RolePermissionScope::Team));
    QVERIFY(roles().give(clerk, other.person, *own));
    // Switching a role on gives it to whoever holds it.
    const auto seen = row(m_story->role(u"auditor"_s));
    auto wanted = seen;
    wanted.isActive = true;
    QVERIFY(refusal(roles().edit(clerk, seen, wanted)).startsWith(u"PRIVILEGE_ESCALATION"_s));
}

void TstRoles::grantsAreJournalled()
{
    const auto copy = *roles().copy(mira(), m_story->role(u"agent"_s), u"Night agent"_s);
    const auto export_ = u"incident.export"_s;

    QVERIFY(roles().setGrant(mira(), copy, export_, RolePermissionScope::Organization));
    QCOMPARE(m_story->told(), u"access.role_changed; scope: team → organization"_s);
    QVERIFY(roles().setGrant(mira(), copy, export_, {}));
    QVERIFY(!grants(copy).contains({export_, RolePermissionScope::Organization}));
    QCOMPARE(grants(copy).size(), 69);
    QVERIFY(roles().setGrant(mira(), copy, export_, RolePermissionScope::Own));
    QVERIFY(grants(copy).contains({export_, RolePermissionScope::Own}));
    QVERIFY(roles().setGrant(mira(), copy, u"audit.read"_s, RolePermissionScope::Organization));
    QCOMPARE(grants(copy).size(), 71);
}

void TstRoles::anUnknownPermissionIsRefused()
{
    auto actor = mira();
    actor.grants[u"incident.burn"_s] = Scope::Organization;
    const auto copy = *roles().copy(mira(), m_story->role(u"agent"_s), u"Night agent"_s);

    QCOMPARE(refusal(roles().setGrant(
                 actor, copy, u"incident.burn"_s, RolePermissionScope::Organization)),
        u"VALIDATION_ERROR permission_id REFERENCE"_s);
}

void TstRoles::aRoleThatIsHeldStays()
{
    const auto copy = *roles().copy(mira(), m_story->role(u"agent"_s), u"Night agent"_s);
    const auto jonas = m_story->personWith(u"end_user"_s, u"Jonas"_s);
    QVERIFY(roles().give(mira(), jonas.person, copy));

    QCOMPARE(refusal(roles().remove(mira(), copy)), u"IN_USE role"_s);

    QVERIFY(roles().take(mira(), assignment(jonas.person, copy)));
    QVERIFY(roles().remove(mira(), copy));
    QVERIFY(!m_story->stands<record::Role>(copy));
    QCOMPARE(grants(copy).size(), 0);
    QVERIFY(roles().copy(mira(), m_story->role(u"agent"_s), u"Night agent"_s));
}

void TstRoles::thereIsOneDefaultRole()
{
    const auto first = row(m_story->role(u"end_user"_s));
    auto none = first;
    none.isDefault = false;
    QCOMPARE(refusal(roles().edit(mira(), first, none)), u"VALIDATION_ERROR is_default REQUIRED"_s);
    auto off = first;
    off.isActive = false;
    QCOMPARE(refusal(roles().edit(mira(), first, off)), u"IN_USE role"_s);
    const auto copy = row(*roles().copy(mira(), first.id, u"Caller"_s));
    auto wanted = copy;
    wanted.isDefault = true;

    QVERIFY(roles().edit(mira(), copy, wanted));

    QVERIFY(row(copy.id).isDefault);
    QVERIFY(!row(first.id).isDefault);
    QCOMPARE(refusal(roles().remove(mira(), copy.id)), u"IN_USE role"_s);
}

void TstRoles::givingARoleGivesItsRights()
{
    const auto jonas = m_story->personWith(u"end_user"_s, u"Jonas"_s);
    const auto agent = m_story->role(u"agent"_s);

    QVERIFY(roles().give(mira(), jonas.person, agent));

    QCOMPARE(m_story->actorOf(jonas.person).scopeOf(u"incident.update"_s), Scope::Organization);
    const auto held = assignment(jonas.person, agent);
    QCOMPARE(m_story->row<record::UserRole>(held).grantedBy, mira().person);
    QVERIFY(roles().take(mira(), held));
    QCOMPARE(m_story->told().section(u';', 0, 0), u"access.role_revoked"_s);
    QCOMPARE(m_story->actorOf(jonas.person).scopeOf(u"incident.update"_s), Scope::None);
    QVERIFY(roles().give(mira(), jonas.person, agent)); // the same membership stands again
    QCOMPARE(assignment(jonas.person, agent), held);
    QCOMPARE(
        refusal(roles().take(mira(), UserRoleId(QUuid::createUuid()))), u"NOT_FOUND user_role"_s);
}

void TstRoles::aRoleForOneTeamAndATime()
{
    const auto jonas = m_story->personWith(u"end_user"_s, u"Jonas"_s);
    const auto agent = m_story->role(u"agent"_s);
    const auto team = m_story->teamOf(u"Ports"_s, {});
    const auto now = m_story->desk->clock.now();

    QCOMPARE(refusal(roles().give(mira(), jonas.person, agent, {.until = now - 1h})),
        u"VALIDATION_ERROR valid_until RANGE"_s);
    QCOMPARE(
        refusal(roles().give(mira(), jonas.person, agent, {.team = TeamId(QUuid::createUuid())})),
        u"VALIDATION_ERROR team_id REFERENCE"_s);
    QVERIFY(roles().give(
        mira(), jonas.person, agent, {.team = team, .from = now + 1h, .until = now + 2h}));
    QVERIFY(m_story->actorOf(jonas.person).teamGrants.isEmpty());
    m_story->desk->clock.advance(90min);
    const auto actor = m_story->actorOf(jonas.person);
    QCOMPARE(actor.teamGrants.value(u"incident.update"_s), QSet<TeamId>{team});
    QCOMPARE(actor.scopeOf(u"incident.update"_s), Scope::None);
    m_story->desk->clock.advance(1h);
    QVERIFY(m_story->actorOf(jonas.person).teamGrants.isEmpty());
    const auto auditor = m_story->role(u"auditor"_s); // not switched on
    QCOMPARE(refusal(roles().give(mira(), jonas.person, auditor)),
        u"VALIDATION_ERROR role_id REFERENCE"_s);
}

/// data-model.md user_role.reason.
void TstRoles::theAdministratorRoleNeedsAReason()
{
    const auto jonas = m_story->personWith(u"end_user"_s, u"Jonas"_s);
    const auto administrator = m_story->role(u"administrator"_s);

    QCOMPARE(
        refusal(roles().give(mira(), jonas.person, administrator)), u"FIELD_REQUIRED reason"_s);

    QVERIFY(roles().give(mira(), jonas.person, administrator, {.reason = u"Stands in"_s}));
    QCOMPARE(m_story->row<record::UserRole>(assignment(jonas.person, administrator)).reason,
        u"Stands in"_s);
}

/// SD-3.
void TstRoles::nobodyChangesTheirOwnRoles()
{
    const auto administrator = m_story->role(u"administrator"_s);
    m_story->personWith(u"administrator"_s, u"Second"_s);

    QCOMPARE(refusal(roles().give(mira(), mira().person, m_story->role(u"change_manager"_s))),
        u"PRIVILEGE_ESCALATION user_role"_s);
    QCOMPARE(refusal(roles().take(mira(), assignment(mira().person, administrator))),
        u"PRIVILEGE_ESCALATION user_role"_s);
}

/// SD-4: one who holds it for a time does not count as one who stays.
void TstRoles::theLastAdministratorKeepsTheRole()
{
    const auto administrator = m_story->role(u"administrator"_s);
    const auto jonas = m_story->personWith(u"end_user"_s, u"Jonas"_s);
    const auto now = m_story->desk->clock.now();
    QVERIFY(roles().give(
        mira(), jonas.person, administrator, {.until = now + 24h, .reason = u"Holiday"_s}));
    const auto second = m_story->actorOf(jonas.person);
    const auto last = assignment(mira().person, administrator);

    QCOMPARE(refusal(roles().take(second, last)), u"LAST_ADMINISTRATOR user_role"_s);
    const auto seen = row(administrator);
    auto off = seen;
    off.isActive = false;
    QCOMPARE(refusal(roles().edit(second, seen, off)), u"LAST_ADMINISTRATOR user_role"_s);

    QVERIFY(roles().give(mira(), jonas.person, administrator, {.reason = u"Stays"_s}));
    QVERIFY(roles().take(second, last));
}

void TstRoles::rolesAreNotForUndo()
{
    const auto jonas = m_story->personWith(u"end_user"_s, u"Jonas"_s);
    QVERIFY(roles().give(mira(), jonas.person, m_story->role(u"agent"_s)));

    QCOMPARE(refusal(m_story->undoLast(mira())), u"FORBIDDEN access.role_granted"_s);
}

void TstRoles::onlyWhoMay_data()
{
    QTest::addColumn<QString>("holder");
    QTest::newRow("an agent") << u"agent"_s;
    QTest::newRow("who runs the desk") << u"service_desk_manager"_s;
    QTest::newRow("who runs the department") << u"it_manager"_s;
    QTest::newRow("an auditor") << u"auditor"_s;
}

void TstRoles::onlyWhoMay()
{
    QFETCH(const QString, holder);
    const auto actor = m_story->personWith(holder, u"Jonas"_s);
    const auto copy = *roles().copy(mira(), m_story->role(u"end_user"_s), u"Caller"_s);
    const auto seen = row(copy);
    auto wanted = seen;
    wanted.name = u"Customer"_s;
    const auto administrator = m_story->role(u"administrator"_s);

    QCOMPARE(refusal(roles().copy(actor, copy, u"Other"_s)), u"FORBIDDEN role.create"_s);
    QCOMPARE(refusal(roles().edit(actor, seen, wanted)), u"FORBIDDEN role.update"_s);
    QCOMPARE(
        refusal(roles().setGrant(actor, copy, u"incident.read"_s, {})), u"FORBIDDEN role.update"_s);
    QCOMPARE(refusal(roles().remove(actor, copy)), u"FORBIDDEN role.delete"_s);
    QCOMPARE(refusal(roles().give(actor, mira().person, copy)), u"FORBIDDEN user.assign_role"_s);
    QCOMPARE(
        refusal(roles().give(actor, actor.person, administrator)), u"FORBIDDEN user.assign_role"_s);
    QCOMPARE(refusal(roles().take(actor, assignment(mira().person, administrator))),
        u"FORBIDDEN user.assign_role"_s);
}

QTEST_GUILESS_MAIN(TstRoles)
#include "tst_roles.moc"
