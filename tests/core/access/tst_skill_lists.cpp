// What lists tell of skills and absences: access.md 3.24; data-model.md user_skill, absence.
#include "core/access/people_lists.h"
#include "tests/support/people_story.h"

using namespace homeport;
using namespace homeport::test;
using namespace std::chrono_literals;

class TstSkillLists : public QObject, OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDialectRows(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void skillsAreListedUntilTheyRunOut();
    void absencesAreListedUntilTheyAreOver();

private:
    TeamService& service() { return m_story->session().teams; }
    const Actor& mira() { return m_story->mira(); }
    record::Absence absenceFrom(Timestamp start)
    {
        record::Absence row;
        row.userId = mira().person;
        row.startsAt = start;
        row.endsAt = start + 24h;
        return row;
    }
};

/// data-model.md user_skill: what has run out counts as absent.
void TstSkillLists::skillsAreListedUntilTheyRunOut()
{
    for (const auto* name : {"Ropes", "Cranes"}) {
        record::Skill form;
        form.name = QString::fromLatin1(name);
        record::UserSkill held;
        held.userId = mira().person;
        held.skillId = *service().createSkill(mira(), form);
        if (form.name == u"Ropes"_s)
            held.validUntil = u"2020-12-31"_s;
        QVERIFY(service().setSkill(mira(), held));
    }
    const auto jonas = m_story->personWith(u"end_user"_s, u"Jonas"_s);
    auto& database = m_story->replica().database();

    const auto seen = skillsOf(database, jonas, mira().person);
    QVERIFY(seen);
    QCOMPARE(seen->size(), 2);
    QCOMPARE(seen->first().skill, u"Cranes"_s);
    const auto card = personCard(database, mira(), mira().person, m_story->replica().now());
    QVERIFY(card);
    QCOMPARE(card->skills.size(), 1);
    QCOMPARE(card->skills.first(), seen->first());

    auto nobody = jonas;
    nobody.grants.clear();
    QCOMPARE(refusal(skillsOf(database, nobody, mira().person)), u"FORBIDDEN team.read"_s);
    QVERIFY(skillsOf(database, nobody, nobody.person));
}

void TstSkillLists::absencesAreListedUntilTheyAreOver()
{
    const auto jonas = m_story->personWith(u"agent"_s, u"Jonas"_s);
    const auto now = m_story->desk->clock.now();
    auto later = absenceFrom(now + 48h);
    later.delegateId = jonas.person;
    QVERIFY(service().createAbsence(mira(), later));
    QVERIFY(service().createAbsence(mira(), absenceFrom(now)));
    auto& database = m_story->replica().database();

    const auto all = absencesOf(database, jonas, mira().person, now);
    QVERIFY(all);
    QCOMPARE(all->size(), 2);
    QVERIFY(all->first().delegate.isEmpty());
    QCOMPARE(all->last().delegate, u"Jonas"_s);
    QCOMPARE(absencesOf(database, jonas, mira().person, now + 24h)->size(), 1);
    auto nobody = jonas;
    nobody.grants.clear();
    QCOMPARE(refusal(absencesOf(database, nobody, mira().person, now)), u"FORBIDDEN team.read"_s);
    QVERIFY(absencesOf(database, nobody, nobody.person, now));
}

QTEST_GUILESS_MAIN(TstSkillLists)
#include "tst_skill_lists.moc"
