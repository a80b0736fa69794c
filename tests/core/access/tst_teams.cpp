// Teams, their members, what they can and when they are away: access.md 3.24; data-model.md team,
// team_member, skill, user_skill, absence.
#include "core/access/team_service.h"
#include "tests/support/people_story.h"

#include "record/setting.h"

using namespace homeport;
using namespace homeport::test;
using namespace std::chrono_literals;

class TstTeams : public QObject, OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDialectRows(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void aTeamIsMadeAndEdited();
    void whatATeamNeeds_data();
    void whatATeamNeeds();
    void escalationLeadsOn();
    void membersComeAndGo();
    void aMemberMustBeAtWork();
    void aTeamThatIsNeededStays();
    void aTeamTakesItsOwnAlong();
    void skillsHaveALevel();
    void aSkillThatIsRequiredStays();
    void anAbsenceEndsAfterItBegins();
    void aDelegateIsSomeoneElse();
    void actsAreTakenBack();
    void onlyWhoMay_data();
    void onlyWhoMay();

private:
    TeamService& service() { return m_story->session().teams; }
    const Actor& mira() { return m_story->mira(); }
    record::Team team(const QString& name)
    {
        record::Team row;
        row.name = name;
        const auto made = service().create(mira(), row);
        Story::must(made);
        return m_story->row<record::Team>(*made);
    }
    record::TeamMember member(TeamId team, PersonId person)
    {
        record::TeamMember row;
        row.teamId = team;
        row.userId = person;
        return row;
    }
    record::Absence absence(PersonId person)
    {
        record::Absence row;
        row.userId = person;
        row.startsAt = m_story->desk->clock.now();
        row.endsAt = row.startsAt + 24h;
        return row;
    }
};

void TstTeams::aTeamIsMadeAndEdited()
{
    const auto ports = team(u" Ports "_s);
    QCOMPARE(ports.name, u"Ports"_s);
    auto wanted = ports;
    wanted.leadId = mira().person;
    wanted.tier = 2;
    wanted.email = u" "_s;

    QVERIFY(service().edit(mira(), ports, wanted));

    const auto entry = m_story->entryOf(m_story->replica().lastWritten());
    QCOMPARE(entry.command, u"team.edit"_s);
    QCOMPARE(m_story->row<record::Team>(ports.id).leadId, mira().person);
    QCOMPARE(m_story->row<record::Team>(ports.id).tier, 2);
    QVERIFY(!m_story->row<record::Team>(ports.id).email);
    auto stale = ports;
    stale.tier = 3;
    QCOMPARE(refusal(service().edit(mira(), ports, stale)), u"VERSION_CONFLICT tier"_s);
}

void TstTeams::whatATeamNeeds_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("refused");
    QTest::newRow("no name") << u"name"_s << QVariant(u" "_s) << u"FIELD_REQUIRED name"_s;
    QTest::newRow("a name that another has")
        << u"name"_s << QVariant(u"Ports"_s) << u"DUPLICATE name"_s;
    QTest::newRow("tier 0") << u"tier"_s << QVariant(0) << u"VALIDATION_ERROR tier RANGE"_s;
    QTest::newRow("tier 4") << u"tier"_s << QVariant(4) << QString();
    QTest::newRow("tier 5") << u"tier"_s << QVariant(5) << u"VALIDATION_ERROR tier RANGE"_s;
    QTest::newRow("less than no capacity")
        << u"default_capacity"_s << QVariant(-1) << u"VALIDATION_ERROR default_capacity RANGE"_s;
    for (const auto& field : {u"lead_id"_s, u"manager_id"_s, u"department_id"_s, u"calendar_id"_s,
             u"escalation_team_id"_s})
        QTest::newRow(qPrintable(u"a stranger as "_s + field))
            << field << QVariant(QUuid(u"6f1cf3f0-6f0e-5c1e-9a57-0f4d2f6a7b11"_s))
            << u"VALIDATION_ERROR %1 REFERENCE"_s.arg(field);
}

void TstTeams::whatATeamNeeds()
{
    QFETCH(const QString, field);
    QFETCH(const QVariant, value);
    QFETCH(const QString, refused);
    team(u"Ports"_s);
    record::Team form;
    form.name = u"Cranes"_s;
    auto row = form.toRow();
    auto& cell = row.cells[size_t(row.table->positionOf(QLatin1StringView(field.toLatin1())))];
    if (value.typeId() == QMetaType::Int)
        cell = value.toInt();
    else if (value.typeId() == QMetaType::QUuid)
        cell = value.toUuid();
    else
        cell = value.toString();

    QCOMPARE(refusal(service().create(mira(), record::Team::fromRow(row))), refused);
}

void TstTeams::escalationLeadsOn()
{
    const auto first = team(u"First"_s);
    const auto second = team(u"Second"_s);
    auto wanted = first;
    wanted.escalationTeamId = second.id;
    QVERIFY(service().edit(mira(), first, wanted));
    auto back = second;
    back.escalationTeamId = first.id;
    QCOMPARE(refusal(service().edit(mira(), second, back)), u"TREE_CYCLE escalation_team_id"_s);
    back.escalationTeamId = second.id;
    QCOMPARE(refusal(service().edit(mira(), second, back)), u"TREE_CYCLE escalation_team_id"_s);
}

void TstTeams::membersComeAndGo()
{
    const auto ports = team(u"Ports"_s);
    const auto jonas = m_story->personWith(u"agent"_s, u"Jonas"_s);
    const auto belongs = [&] { return m_story->actorOf(jonas.person).teams.contains(ports.id); };

    QVERIFY(service().setMember(mira(), member(ports.id, jonas.person)));
    QVERIFY(belongs());
    const auto joined = m_story->desk->clock.now();
    m_story->desk->clock.advance(1h);
    auto lead = member(ports.id, jonas.person);
    lead.role = TeamMemberRole::Lead;
    lead.capacity = 30;
    QVERIFY(service().setMember(mira(), lead));
    QCOMPARE(m_story->told(), u"team.member_set; role: member → lead; capacity: – → 30"_s);
    auto found = one(m_story->replica().database(),
        {"test.member", "SELECT id FROM team_member WHERE team_id = :team"}, {{"team", ports.id}});
    const TeamMemberId id((*found)->uuid(0));
    found->reset();
    QCOMPARE(m_story->row<record::TeamMember>(id).joinedAt, joined);
    QVERIFY(service().removeMember(mira(), ports.id, jonas.person));
    QVERIFY(!belongs());
    QVERIFY(m_story->row<record::TeamMember>(id).leftAt);
    QVERIFY(service().setMember(mira(), member(ports.id, jonas.person)));
    QVERIFY(belongs());
    QCOMPARE(m_story->row<record::TeamMember>(id).joinedAt, m_story->desk->clock.now());
    auto less = member(ports.id, jonas.person);
    less.capacity = -1;
    QCOMPARE(refusal(service().setMember(mira(), less)), u"VALIDATION_ERROR capacity RANGE"_s);
}

void TstTeams::aMemberMustBeAtWork()
{
    const auto ports = team(u"Ports"_s);
    const auto jonas = m_story->personWith(u"agent"_s, u"Jonas"_s);
    QVERIFY(m_story->session().people.deactivate(mira(), jonas.person));

    QCOMPARE(refusal(service().setMember(mira(), member(ports.id, jonas.person))),
        u"VALIDATION_ERROR user_id REFERENCE"_s);
    QCOMPARE(
        refusal(service().setMember(mira(), member(TeamId(QUuid::createUuid()), mira().person))),
        u"NOT_FOUND team"_s);
    QCOMPARE(refusal(service().removeMember(mira(), ports.id, jonas.person)),
        u"NOT_FOUND team_member"_s);
}

/// data-model.md 1.3: refused while tickets refer to it; deactivated instead.
void TstTeams::aTeamThatIsNeededStays()
{
    const auto ports = team(u"Ports"_s);
    auto form = m_story->form();
    form.team = ports.id;
    QVERIFY(m_story->incidents().create(mira(), form));

    QCOMPARE(refusal(service().remove(mira(), ports.id)), u"IN_USE team"_s);

    auto off = ports;
    off.isActive = false;
    QVERIFY(service().edit(mira(), ports, off));
}

void TstTeams::aTeamTakesItsOwnAlong()
{
    const auto ports = team(u"Ports"_s);
    const auto jonas = m_story->personWith(u"end_user"_s, u"Jonas"_s);
    QVERIFY(service().setMember(mira(), member(ports.id, jonas.person)));
    m_story->give(jonas.person, u"agent"_s, ports.id);
    QVERIFY(!m_story->actorOf(jonas.person).teamGrants.isEmpty());

    QVERIFY(service().remove(mira(), ports.id));

    QVERIFY(!m_story->stands<record::Team>(ports.id));
    QVERIFY(m_story->actorOf(jonas.person).teamGrants.isEmpty());
    QVERIFY(m_story->actorOf(jonas.person).teams.isEmpty());
    team(u"Ports"_s);
}

void TstTeams::skillsHaveALevel()
{
    record::Skill form;
    form.name = u"Cranes"_s;
    const auto skill = service().createSkill(mira(), form);
    QVERIFY(skill);
    QCOMPARE(refusal(service().createSkill(mira(), form)), u"DUPLICATE name"_s);
    record::UserSkill held;
    held.userId = mira().person;
    held.skillId = *skill;
    for (const int level : {0, 6}) {
        held.level = level;
        QCOMPARE(refusal(service().setSkill(mira(), held)), u"VALIDATION_ERROR level RANGE"_s);
    }
    held.level = 2;
    QVERIFY(service().setSkill(mira(), held));
    held.level = 5;
    held.validUntil = u"2027-01-31"_s;
    QVERIFY(service().setSkill(mira(), held));
    QCOMPARE(m_story->told(), u"skill.given; level: 2 → 5; valid_until: – → 2027-01-31"_s);
    QVERIFY(service().takeSkill(mira(), mira().person, *skill));
    QCOMPARE(
        refusal(service().takeSkill(mira(), mira().person, *skill)), u"NOT_FOUND user_skill"_s);
}

void TstTeams::aSkillThatIsRequiredStays()
{
    record::Skill form;
    form.name = u"Cranes"_s;
    const auto skill = *service().createSkill(mira(), form);
    record::UserSkill held;
    held.userId = mira().person;
    held.skillId = skill;
    QVERIFY(service().setSkill(mira(), held));
    record::Category category;
    category.name = u"Cranes"_s;
    category.requiredSkillId = skill;
    const auto made = m_story->session().organization.create(mira(), category);
    QVERIFY(made);

    QCOMPARE(refusal(service().removeSkill(mira(), skill)), u"IN_USE skill"_s);

    QVERIFY(m_story->session().organization.remove(mira(), *made));
    QVERIFY(service().removeSkill(mira(), skill));
    QVERIFY(!m_story->stands<record::Skill>(skill));
}

void TstTeams::anAbsenceEndsAfterItBegins()
{
    auto form = absence(mira().person);
    form.endsAt = form.startsAt;
    QCOMPARE(refusal(service().createAbsence(mira(), form)), u"VALIDATION_ERROR ends_at RANGE"_s);
    form.endsAt = form.startsAt + 1h;
    const auto made = service().createAbsence(mira(), form);
    QVERIFY(made);
    const auto seen = m_story->row<record::Absence>(*made);
    auto wanted = seen;
    wanted.kind = AbsenceKind::Training;
    QVERIFY(service().editAbsence(mira(), seen, wanted));
    QCOMPARE(m_story->told(), u"absence.edit; kind: leave → training"_s);
    QVERIFY(service().removeAbsence(mira(), *made));
    QCOMPARE(refusal(service().removeAbsence(mira(), *made)), u"NOT_FOUND absence"_s);
}

void TstTeams::aDelegateIsSomeoneElse()
{
    const auto jonas = m_story->personWith(u"agent"_s, u"Jonas"_s);
    auto form = absence(mira().person);
    form.delegateId = mira().person;
    QCOMPARE(refusal(service().createAbsence(mira(), form)),
        u"VALIDATION_ERROR delegate_id REFERENCE"_s);
    form.delegateId = jonas.person;
    QVERIFY(service().createAbsence(mira(), form));
}

void TstTeams::actsAreTakenBack()
{
    const auto ports = team(u"Ports"_s);
    QVERIFY(m_story->undoLast(mira()));
    QVERIFY(!m_story->stands<record::Team>(ports.id));
    QVERIFY(m_story->undoLast(mira()));
    QVERIFY(m_story->stands<record::Team>(ports.id));
    const auto jonas = m_story->personWith(u"agent"_s, u"Jonas"_s);
    QVERIFY(service().setMember(mira(), member(ports.id, jonas.person)));
    QVERIFY(m_story->undoLast(mira()));
    QVERIFY(m_story->actorOf(jonas.person).teams.isEmpty());
    QVERIFY(service().remove(mira(), ports.id));
    QCOMPARE(refusal(m_story->undoLast(mira())), u"FORBIDDEN team.delete"_s); // grants went too
}

void TstTeams::onlyWhoMay_data()
{
    QTest::addColumn<QString>("holder");
    QTest::addColumn<bool>("mayCare");
    QTest::addColumn<bool>("mayRemove");
    QTest::newRow("an agent") << u"agent"_s << false << false;
    QTest::newRow("who runs the desk") << u"service_desk_manager"_s << true << false;
    QTest::newRow("who runs the department") << u"it_manager"_s << true << false;
    QTest::newRow("an administrator") << u"administrator"_s << true << true;
}

void TstTeams::onlyWhoMay()
{
    QFETCH(const QString, holder);
    QFETCH(const bool, mayCare);
    QFETCH(const bool, mayRemove);
    const auto actor = m_story->personWith(holder, u"Jonas"_s);
    const auto ports = team(u"Ports"_s);
    record::Team form;
    form.name = u"Cranes"_s;
    auto wanted = ports;
    wanted.tier = 2;
    const auto needed = [&](const QString& permission) {
        return mayCare ? QString() : u"FORBIDDEN "_s + permission;
    };

    QCOMPARE(refusal(service().create(actor, form)), needed(u"team.create"_s));
    QCOMPARE(refusal(service().edit(actor, ports, wanted)), needed(u"team.update"_s));
    QCOMPARE(refusal(service().setMember(actor, member(ports.id, actor.person))),
        needed(u"team.assign"_s));
    QCOMPARE(
        refusal(service().createAbsence(actor, absence(actor.person))), needed(u"team.update"_s));
    QCOMPARE(refusal(service().remove(actor, ports.id)),
        mayRemove ? QString() : u"FORBIDDEN team.delete"_s);
}

QTEST_GUILESS_MAIN(TstTeams)
#include "tst_teams.moc"
