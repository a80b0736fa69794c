#include "core/access/people_lists.h"
#include "core/access/skill_lists.h"
#include "tests/core/access/rights_acts.h"

namespace homeport::test {

namespace {

AbsenceId storedAbsence(PeopleStory& story)
{
    record::Absence absence;
    absence.userId = somebody(story);
    absence.startsAt = story.desk->clock.now();
    absence.endsAt = absence.startsAt + std::chrono::hours(1);
    const auto made = story.session().teams.createAbsence(story.mira(), absence);
    Story::must(made);
    return *made;
}

} // namespace

std::vector<DeskAct> teamActs()
{
    return {
        {"read teams", "team.read", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(allTeams(story.replica().database(), actor));
            }},
        {"create a team", "team.create", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(story.session().teams.create(actor, named<record::Team>()));
            }},
        {"edit a team", "team.update", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto seen = stored<record::Team>(story);
                auto wanted = seen;
                wanted.tier = 2;
                return story.session().teams.edit(actor, seen, wanted);
            }},
        {"delete a team", "team.delete", "",
            [](PeopleStory& story, const Actor& actor) {
                return story.session().teams.remove(actor, stored<record::Team>(story).id);
            }},
        {"take into a team", "team.assign", "",
            [](PeopleStory& story, const Actor& actor) {
                record::TeamMember member;
                member.teamId = stored<record::Team>(story).id;
                member.userId = somebody(story);
                return story.session().teams.setMember(actor, member);
            }},
        {"take out of a team", "team.assign", "",
            [](PeopleStory& story, const Actor& actor) {
                return story.session().teams.removeMember(
                    actor, stored<record::Team>(story).id, somebody(story));
            }},
        {"edit a skill", "team.update", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto seen = stored<record::Skill>(story);
                auto wanted = seen;
                wanted.name = named<record::Skill>().name;
                return story.session().teams.editSkill(actor, seen, wanted);
            }},
        {"delete a skill", "team.delete", "",
            [](PeopleStory& story, const Actor& actor) {
                return story.session().teams.removeSkill(actor, stored<record::Skill>(story).id);
            }},
        {"take a skill", "team.assign", "",
            [](PeopleStory& story, const Actor& actor) {
                return story.session().teams.takeSkill(
                    actor, somebody(story), stored<record::Skill>(story).id);
            }},
        {"edit an absence", "team.update", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto seen = story.row<record::Absence>(storedAbsence(story));
                auto wanted = seen;
                wanted.endsAt = seen.endsAt + std::chrono::hours(1);
                return story.session().teams.editAbsence(actor, seen, wanted);
            }},
        {"remove an absence", "team.update", "",
            [](PeopleStory& story, const Actor& actor) {
                return story.session().teams.removeAbsence(actor, storedAbsence(story));
            }},
        {"create a skill", "team.create", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(story.session().teams.createSkill(actor, named<record::Skill>()));
            }},
        {"give a skill", "team.assign", "",
            [](PeopleStory& story, const Actor& actor) {
                record::UserSkill held;
                held.userId = somebody(story);
                held.skillId = stored<record::Skill>(story).id;
                return story.session().teams.setSkill(actor, held);
            }},
        {"enter an absence", "team.update", "",
            [](PeopleStory& story, const Actor& actor) {
                record::Absence absence;
                absence.userId = somebody(story);
                absence.startsAt = story.desk->clock.now();
                absence.endsAt = absence.startsAt + std::chrono::hours(1);
                return plain(story.session().teams.createAbsence(actor, absence));
            }},
        {"read the skills of others", "team.read", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(skillsOf(story.replica().database(), actor, somebody(story)));
            }},
        {"read the absences of others", "team.read", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto now = story.desk->clock.now();
                return plain(absencesOf(story.replica().database(), actor, somebody(story), now));
            }},
        {"read the members of a team", "team.read", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(
                    membersOf(story.replica().database(), actor, stored<record::Team>(story).id));
            }},
        {"read the teams of others", "team.read", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(teamsOf(story.replica().database(), actor, somebody(story)));
            }},
        {"read skills", "team.read", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(allSkills(story.replica().database(), actor));
            }},
    };
}

} // namespace homeport::test
