// User accounts: access.md 3.22, sections 4 and 7; data-model.md user_account; interfaces.md F-05,
// F-14, F-15.
#include "core/access/people_service.h"
#include "tests/support/people_story.h"

#include <QTemporaryDir>

#include <thread>

#include "record/department.h"
#include "record/location.h"
#include "record/organization.h"

using namespace homeport;
using namespace homeport::test;

class TstPeople : public QObject, OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDialectRows(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void anAccountIsMadeWithTheDefaultRole();
    void whatAnAccountNeeds_data();
    void whatAnAccountNeeds();
    void aUsernameAndAnAddressAreHeldOnce();
    void aFreedUsernameMayBeTaken();
    void theLimitOfTheOrganizationHolds();
    void anEditIsJournalledWithOldAndNew();
    void anEditOverAnotherEditIsAConflict();
    void onesOwnProfileIsOnesOwn_data();
    void onesOwnProfileIsOnesOwn();
    void managersNeverGoInCircles();
    void aTeamLeadReachesTheirTeam();
    void deactivatingEndsSessionsAndComesBack();
    void theLastAdministratorStays();
    void ofTwoAdministratorsAtOnceOneStays();
    void anEditIsTakenBack();
    void whatAnAdministratorDidIsNotTheirsToTakeBack();
    void whoHasLeftLeadsNoTeam();

private:
    PeopleService& people() { return m_story->session().people; }
    record::UserAccount form(const QString& login)
    {
        record::UserAccount person;
        person.username = login;
        person.displayName = u"Ada Lovelace"_s;
        person.locale.clear();
        person.timeZone.clear();
        return person;
    }
    record::UserAccount account(PersonId id) { return m_story->row<record::UserAccount>(id); }
    const Actor& mira() { return m_story->mira(); }
};

void TstPeople::anAccountIsMadeWithTheDefaultRole()
{
    auto wanted = form(u"  Ada.L "_s);
    wanted.email = u" Ada@Example.ORG "_s;
    wanted.phone = u"  "_s;

    const auto made = people().create(mira(), wanted);

    QVERIFY2(made, qPrintable(refusal(made)));
    const auto ada = account(*made);
    QCOMPARE(ada.username, u"ada.l"_s);
    QCOMPARE(ada.email, u"ada@example.org"_s);
    QVERIFY(!ada.phone);
    QCOMPARE(ada.timeZone, u"Europe/Oslo"_s);
    QCOMPARE(ada.locale, u"en"_s);
    QVERIFY(ada.isActive);
    const auto actor = m_story->actorOf(*made);
    QCOMPARE(actor.scopeOf(u"incident.create"_s), Scope::Own);
    QCOMPARE(actor.scopeOf(u"incident.update"_s), Scope::None);
}

void TstPeople::whatAnAccountNeeds_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("refused");
    QTest::newRow("no username") << u"username"_s << u" "_s << u"FIELD_REQUIRED username"_s;
    QTest::newRow("a gap in the username")
        << u"username"_s << u"ada l"_s << u"VALIDATION_ERROR username FORMAT"_s;
    QTest::newRow("a long username")
        << u"username"_s << QString(151, u'a') << u"VALIDATION_ERROR username TOO_LONG"_s;
    QTest::newRow("no name") << u"display_name"_s << u"\u200b"_s
                             << u"FIELD_REQUIRED display_name"_s;
    QTest::newRow("no address") << u"email"_s << u"ada.example.org"_s
                                << u"VALIDATION_ERROR email FORMAT"_s;
    QTest::newRow("no zone") << u"time_zone"_s << u"Mars/Olympus"_s
                             << u"VALIDATION_ERROR time_zone NOT_IN_LIST"_s;
    QTest::newRow("fine") << u"job_title"_s << u"Analyst"_s << QString();
}

void TstPeople::whatAnAccountNeeds()
{
    QFETCH(const QString, field);
    QFETCH(const QString, value);
    QFETCH(const QString, refused);
    auto row = form(u"ada"_s).toRow();
    row.cells[size_t(row.table->positionOf(QLatin1StringView(field.toLatin1())))] = value;

    const auto made = people().create(mira(), record::UserAccount::fromRow(row));

    QCOMPARE(refusal(made), refused);
}

void TstPeople::aUsernameAndAnAddressAreHeldOnce()
{
    auto wanted = form(u"ada"_s);
    wanted.email = u"ada@example.org"_s;
    QVERIFY(people().create(mira(), wanted));

    auto same = form(u"ADA"_s);
    QCOMPARE(refusal(people().create(mira(), same)), u"DUPLICATE username"_s);
    auto other = form(u"augusta"_s);
    other.email = u"ADA@example.org"_s;
    QCOMPARE(refusal(people().create(mira(), other)), u"DUPLICATE email"_s);
    other.email.reset();
    const auto augusta = people().create(mira(), other);
    QVERIFY(augusta);
    const auto seen = account(*augusta);
    auto renamed = seen;
    renamed.username = u"Ada"_s;
    QCOMPARE(refusal(people().edit(mira(), seen, renamed)), u"DUPLICATE username"_s);
}

void TstPeople::aFreedUsernameMayBeTaken()
{
    const auto first = people().create(mira(), form(u"ada"_s));
    QVERIFY(first);
    const auto seen = account(*first);
    auto renamed = seen;
    renamed.username = u"ada.l"_s;

    QVERIFY(people().edit(mira(), seen, renamed));

    QVERIFY(people().create(mira(), form(u"ada"_s)));
}

void TstPeople::theLimitOfTheOrganizationHolds()
{
    m_story->alter<record::Organization>(
        mira().organization, [](record::Organization& row) { row.maxUsers = 2; });
    const auto second = people().create(mira(), form(u"ada"_s));
    QVERIFY(second);

    QCOMPARE(refusal(people().create(mira(), form(u"bo"_s))), u"USER_LIMIT user_account"_s);

    QVERIFY(people().deactivate(mira(), *second));
    QVERIFY(people().create(mira(), form(u"bo"_s)));
    QCOMPARE(refusal(people().reactivate(mira(), *second)), u"USER_LIMIT user_account"_s);
}

void TstPeople::anEditIsJournalledWithOldAndNew()
{
    const auto made = people().create(mira(), form(u"ada"_s));
    QVERIFY(made);
    const auto seen = account(*made);
    auto wanted = seen;
    wanted.displayName = u"Ada King"_s;
    wanted.jobTitle = u"Countess"_s;

    QVERIFY(people().edit(mira(), seen, wanted));

    QCOMPARE(m_story->told(),
        u"user.edit; display_name: Ada Lovelace → Ada King; job_title: – → Countess"_s);
    QCOMPARE(m_story->entryOf(m_story->replica().lastWritten()).actor, mira().person.value());
}

void TstPeople::anEditOverAnotherEditIsAConflict()
{
    const auto made = people().create(mira(), form(u"ada"_s));
    QVERIFY(made);
    const auto seen = account(*made);
    auto first = seen;
    first.phone = u"1"_s;
    QVERIFY(people().edit(mira(), seen, first));

    auto second = seen;
    second.phone = u"2"_s;
    QCOMPARE(refusal(people().edit(mira(), seen, second)), u"VERSION_CONFLICT phone"_s);
    auto elsewhere = seen;
    elsewhere.mobile = u"3"_s;
    QVERIFY(people().edit(mira(), seen, elsewhere));
    QCOMPARE(account(*made).phone, u"1"_s);
}

void TstPeople::onesOwnProfileIsOnesOwn_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("may");
    const QStringList own{u"display_name"_s, u"first_name"_s, u"last_name"_s, u"phone"_s,
        u"mobile"_s, u"locale"_s, u"time_zone"_s};
    for (const auto& field : own)
        QTest::newRow(qPrintable(field)) << field << true;
    for (const auto& field : {u"username"_s, u"email"_s, u"job_title"_s, u"user_type"_s})
        QTest::newRow(qPrintable(field)) << field << false;
}

void TstPeople::onesOwnProfileIsOnesOwn()
{
    QFETCH(const QString, field);
    QFETCH(const bool, may);
    const auto agent = m_story->personWith(u"agent"_s, u"Jonas"_s);
    const auto other = m_story->personWith(u"agent"_s, u"Petra"_s);
    const auto changed = [&](const record::UserAccount& seen) {
        auto row = seen.toRow();
        const auto value = field == "time_zone"_L1 ? u"Asia/Tokyo"_s
            : field == "user_type"_L1              ? u"administrator"_s
            : field == "email"_L1                  ? u"jonas@example.org"_s
                                                   : u"other"_s;
        row.cells[size_t(row.table->positionOf(QLatin1StringView(field.toLatin1())))] = value;
        return record::UserAccount::fromRow(row);
    };
    const auto own = account(agent.person);
    const auto others = account(other.person);

    QCOMPARE(refusal(people().edit(agent, own, changed(own))),
        may ? QString() : u"FORBIDDEN user.update"_s);
    QCOMPARE(refusal(people().edit(agent, others, changed(others))), u"FORBIDDEN user.update"_s);
}

void TstPeople::managersNeverGoInCircles()
{
    const auto top = people().create(mira(), form(u"top"_s));
    auto below = form(u"below"_s);
    below.managerId = *top;
    const auto second = people().create(mira(), below);
    QVERIFY(second);
    const auto seen = account(*top);
    auto wanted = seen;

    wanted.managerId = *second;
    QCOMPARE(refusal(people().edit(mira(), seen, wanted)), u"TREE_CYCLE manager_id"_s);
    wanted.managerId = *top;
    QCOMPARE(refusal(people().edit(mira(), seen, wanted)), u"TREE_CYCLE manager_id"_s);
    wanted.managerId = PersonId(QUuid::createUuid());
    QCOMPARE(
        refusal(people().edit(mira(), seen, wanted)), u"VALIDATION_ERROR manager_id REFERENCE"_s);
}

/// access.md section 4, "user": team reaches the members of teams led, department those of
/// departments led with all below.
void TstPeople::aTeamLeadReachesTheirTeam()
{
    auto lead = m_story->personWith(u"end_user"_s, u"Lead"_s);
    const auto member = m_story->personWith(u"end_user"_s, u"Member"_s);
    const auto outsider = m_story->personWith(u"end_user"_s, u"Outsider"_s);
    const auto team = m_story->teamOf(u"Ports"_s, {lead.person, member.person});
    record::Department above;
    above.id = DepartmentId(QUuid::createUuid());
    above.name = u"Harbour"_s;
    above.headId = lead.person;
    QVERIFY(m_story->add(above));
    record::Department below;
    below.id = DepartmentId(QUuid::createUuid());
    below.name = u"Cranes"_s;
    below.parentId = above.id;
    QVERIFY(m_story->add(below));
    m_story->alter<record::UserAccount>(
        outsider.person, [&](record::UserAccount& row) { row.departmentId = below.id; });
    const auto mayEdit = [&](const Actor& of) {
        const auto seen = account(of.person);
        auto wanted = seen;
        wanted.phone = seen.phone.value_or(QString()) + u'1';
        return refusal(people().edit(lead, seen, wanted));
    };
    lead.grants[u"user.update"_s] = Scope::Team;
    lead.grants[u"user.read"_s] = Scope::Team;

    QCOMPARE(mayEdit(member), u"NOT_FOUND user_account"_s); // belongs, but does not lead
    m_story->alter<record::Team>(team, [&](record::Team& row) { row.leadId = lead.person; });
    QCOMPARE(mayEdit(member), QString());
    QCOMPARE(mayEdit(outsider), u"NOT_FOUND user_account"_s);
    lead.grants[u"user.update"_s] = Scope::Department;
    QCOMPARE(mayEdit(outsider), QString());
    lead.grants.remove(u"user.update"_s);
    QCOMPARE(mayEdit(member), u"FORBIDDEN user.update"_s);
    lead.teamGrants[u"user.update"_s] = {team};
    QCOMPARE(mayEdit(member), QString());
}

void TstPeople::deactivatingEndsSessionsAndComesBack()
{
    const auto agent = m_story->personWith(u"agent"_s, u"Jonas"_s);
    auto& sessions = m_story->session().sessions;
    const auto session = sessions.begin(agent.person, UserSessionClient::Desktop);
    QVERIFY(session && *sessions.isLive(*session));
    // No replica would take an entry with such a reason, nor any that came after it.
    QCOMPARE(refusal(people().deactivate(mira(), agent.person, u"left"_s + QChar(u'\0'))),
        u"VALIDATION_ERROR reason FORMAT"_s);
    QVERIFY(account(agent.person).isActive && *sessions.isLive(*session));

    QVERIFY(people().deactivate(mira(), agent.person, u"left the company"_s));

    QVERIFY(!*sessions.isLive(*session));
    QVERIFY(!account(agent.person).isActive);
    QVERIFY(account(agent.person).deactivatedAt);
    QCOMPARE(m_story->entryOf(m_story->replica().lastWritten()).reason, u"left the company"_s);
    QVERIFY(!m_story->session().access.actorFor(agent.person));
    QCOMPARE(refusal(people().reactivate(agent, agent.person)), u"FORBIDDEN user.delete"_s);
    QVERIFY(people().reactivate(mira(), agent.person));
    QVERIFY(account(agent.person).isActive);
    QVERIFY(!account(agent.person).deactivatedAt);
}

void TstPeople::theLastAdministratorStays()
{
    QCOMPARE(
        refusal(people().deactivate(mira(), mira().person)), u"LAST_ADMINISTRATOR user_role"_s);

    const auto second = m_story->personWith(u"administrator"_s, u"Second"_s);
    QVERIFY(people().deactivate(second, mira().person));
    QCOMPARE(
        refusal(people().deactivate(second, second.person)), u"LAST_ADMINISTRATOR user_role"_s);
}

/// Each deactivates the other; on a server both ask at the same moment.
void TstPeople::ofTwoAdministratorsAtOnceOneStays()
{
    const auto second = m_story->personWith(u"administrator"_s, u"Second"_s);
    SeededRandom random(99);
    const QTemporaryDir profile; // the other's: programs of one person wait for each other anyway
    auto places = ownPlaces();
    places.profile = profile.path();
    auto other = openDesk(
        m_story->desk->address, Access::ReadWrite, {&m_story->desk->clock, &random, places});
    QVERIFY(other);
    for (int round = 0; round < 5; ++round) {
        Result<> one;
        Result<> two;
        std::thread thread([&] { two = (*other)->people.deactivate(second, mira().person); });
        one = people().deactivate(mira(), second.person);
        thread.join();

        QCOMPARE(int(bool(one)) + int(bool(two)), 1);
        const auto& refused = one ? two : one;
        QCOMPARE(refused.error().code, u"LAST_ADMINISTRATOR"_s);
        m_story->alter<record::UserAccount>(one ? second.person : mira().person,
            [](record::UserAccount& row) { row.isActive = true; });
    }
}

void TstPeople::anEditIsTakenBack()
{
    const auto made = people().create(mira(), form(u"ada"_s));
    const auto seen = account(*made);
    auto wanted = seen;
    wanted.username = u"countess"_s;
    wanted.phone = u"1"_s;
    QVERIFY(people().edit(mira(), seen, wanted));

    QVERIFY(m_story->undoLast(mira()));

    QCOMPARE(account(*made).username, u"ada"_s);
    QVERIFY(!account(*made).phone);
    QVERIFY(m_story->undoLast(mira())); // does it again
    QCOMPARE(account(*made).phone, u"1"_s);
    const auto redone = m_story->replica().lastWritten();
    QVERIFY(people().create(mira(), form(u"ada"_s))); // the name was given away meanwhile
    QCOMPARE(refusal(undo(m_story->replica(), mira(), redone)), u"DUPLICATE username"_s);
    const auto again = account(*made);
    auto moved = again;
    moved.phone = u"2"_s;
    QVERIFY(people().edit(mira(), again, moved));
    const auto last = m_story->replica().lastWritten();
    auto freed = account(*made);
    auto back = freed;
    back.phone = u"3"_s;
    QVERIFY(people().edit(mira(), freed, back));
    QCOMPARE(undo(m_story->replica(), mira(), last).error().code, u"VERSION_CONFLICT"_s);
}

void TstPeople::whatAnAdministratorDidIsNotTheirsToTakeBack()
{
    const auto agent = m_story->personWith(u"agent"_s, u"Jonas"_s);
    const auto seen = account(agent.person);
    auto wanted = seen;
    wanted.jobTitle = u"Former agent"_s;
    QVERIFY(people().edit(mira(), seen, wanted));

    QCOMPARE(refusal(m_story->undoLast(agent)), u"FORBIDDEN user.update"_s);

    const auto now = account(agent.person);
    auto own = now;
    own.phone = u"1"_s;
    QVERIFY(people().edit(agent, now, own));
    QVERIFY(m_story->undoLast(agent));
    QVERIFY(people().deactivate(mira(), agent.person));
    QCOMPARE(refusal(m_story->undoLast(mira())), u"FORBIDDEN user.deactivate"_s);
}

/// access.md section 4, "user": the lead of a team is named by it or is a member who leads.
void TstPeople::whoHasLeftLeadsNoTeam()
{
    auto lead = m_story->personWith(u"end_user"_s, u"Lead"_s);
    const auto member = m_story->personWith(u"end_user"_s, u"Member"_s);
    m_story->teamOf(u"Ports"_s, {lead.person, member.person});
    auto found = one(m_story->replica().database(),
        {"test.member", "SELECT id FROM team_member WHERE user_id = :user"},
        {{"user", lead.person}});
    QVERIFY(found);
    const TeamMemberId id((*found)->uuid(0));
    found->reset();
    for (const auto& permission : {u"user.read"_s, u"user.update"_s})
        lead.grants[permission] = Scope::Team;
    const auto edited = [&] {
        const auto seen = account(member.person);
        auto wanted = seen;
        wanted.phone = seen.phone.value_or(QString()) + u'1';
        return refusal(people().edit(lead, seen, wanted));
    };
    m_story->alter<record::TeamMember>(
        id, [](record::TeamMember& row) { row.role = TeamMemberRole::Lead; });
    QCOMPARE(edited(), QString());

    m_story->alter<record::TeamMember>(
        id, [&](record::TeamMember& row) { row.leftAt = m_story->desk->clock.now(); });

    QCOMPARE(edited(), u"NOT_FOUND user_account"_s);
}

QTEST_GUILESS_MAIN(TstPeople)
#include "tst_people.moc"
