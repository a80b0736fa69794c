#include "core/access/people_lists.h"
#include "core/access/sign_in_log.h"
#include "core/audit/audit_trail.h"
#include "core/audit/journal_check.h"
#include "core/exchange/import_job.h"
#include "core/exchange/ticket_export.h"
#include "tests/core/access/rights_acts.h"

#include <QBuffer>

namespace homeport::test {

namespace {

/// Of a role that everybody may hold.
UserRoleId assignmentOf(PeopleStory& story, PersonId person)
{
    story.give(person, u"end_user"_s);
    auto row = one(story.replica().database(),
        {"test.assignment", "SELECT id FROM user_role WHERE user_id = :user_id"},
        {{"user_id", person}});
    Story::must(row);
    return UserRoleId((*row)->uuid(0));
}

std::function<Result<>(PeopleStory&, const Actor&)> exportOf(TicketKind kind)
{
    return [kind](PeopleStory& story, const Actor& actor) {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        ExportRequest request;
        request.kind = kind;
        return plain(writeTickets(story.replica(), actor, request, out));
    };
}

} // namespace

record::UserAccount freshPerson()
{
    record::UserAccount person;
    person.username = u"p"_s + QUuid::createUuid().toString(QUuid::Id128);
    person.displayName = u"Fresh"_s;
    return person;
}

PersonId somebody(PeopleStory& story)
{
    auto person = freshPerson();
    person.id = PersonId(QUuid::createUuid());
    Story::must(story.add(person));
    return person.id;
}

const std::vector<DeskAct>& deskActs()
{
    static const std::vector<DeskAct> acts = [] {
        std::vector<DeskAct> all{
            {"create a user", "user.create", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(story.session().people.create(actor, freshPerson()));
                }},
            {"edit a user", "user.update", "",
                [](PeopleStory& story, const Actor& actor) {
                    const auto seen = story.row<record::UserAccount>(somebody(story));
                    auto wanted = seen;
                    wanted.phone = u"1"_s;
                    return story.session().people.edit(actor, seen, wanted);
                }},
            {"read a user", "user.read", "",
                [](PeopleStory& story, const Actor& actor) {
                    const auto person = somebody(story);
                    return plain(personRecord(story.replica().database(), actor, person));
                }},
            {"deactivate a user", "user.delete", "",
                [](PeopleStory& story, const Actor& actor) {
                    return story.session().people.deactivate(actor, somebody(story));
                }},
            {"reactivate a user", "user.delete", "",
                [](PeopleStory& story, const Actor& actor) {
                    return story.session().people.reactivate(actor, somebody(story));
                }},
            {"reset a password", "user.reset_password", "",
                [](PeopleStory& story, const Actor& actor) {
                    // Whether it may, not the hash: that takes its time and is tested elsewhere.
                    const auto person = somebody(story);
                    story.alter<record::UserAccount>(
                        person, [](record::UserAccount& row) { row.isActive = false; });
                    return plain(story.session().signIn.resetPassword(actor, person));
                }},
            {"unlock", "user.unlock", "",
                [](PeopleStory& story, const Actor& actor) {
                    return story.session().signIn.unlock(actor, somebody(story));
                }},
            {"read sessions of others", "user.admin", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(story.session().sessions.sessionsOf(actor, somebody(story)));
                }},
            {"end sessions of others", "user.admin", "",
                [](PeopleStory& story, const Actor& actor) {
                    return story.session().sessions.revokeAll(actor, somebody(story));
                }},
            {"end one session of others", "user.admin", "",
                [](PeopleStory& story, const Actor& actor) {
                    auto& sessions = story.session().sessions;
                    const auto begun = sessions.begin(somebody(story), UserSessionClient::Desktop);
                    Story::must(begun);
                    return sessions.revoke(actor, *begun);
                }},
            {"give a role", "user.assign_role", "",
                [](PeopleStory& story, const Actor& actor) {
                    return story.session().roles.give(
                        actor, somebody(story), story.role(u"end_user"_s));
                }},
            {"take a role", "user.assign_role", "",
                [](PeopleStory& story, const Actor& actor) {
                    return story.session().roles.take(actor, assignmentOf(story, somebody(story)));
                }},
            {"read the sign-ins of others", "user.admin", "audit.read",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(signInLog(
                        story.replica().database(), actor, {.person = story.mira().person}, {}, 1));
                }},
            {"read roles", "role.read", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(allRoles(story.replica().database(), actor));
                }},
            {"copy a role", "role.create", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(story.session().roles.copy(
                        actor, story.role(u"end_user"_s), named<record::Role>().name));
                }},
            {"change a role", "role.update", "",
                [](PeopleStory& story, const Actor& actor) {
                    return story.session().roles.setGrant(
                        actor, story.role(u"end_user"_s), u"incident.read"_s, {});
                }},
            {"edit a role", "role.update", "",
                [](PeopleStory& story, const Actor& actor) {
                    const auto seen = story.row<record::Role>(story.role(u"end_user"_s));
                    return story.session().roles.edit(actor, seen, seen);
                }},
            {"delete a role", "role.delete", "",
                [](PeopleStory& story, const Actor& actor) {
                    return story.session().roles.remove(actor, story.role(u"end_user"_s));
                }},
            {"read the page of a person", "user.read", "",
                [](PeopleStory& story, const Actor& actor) {
                    const auto now = story.desk->clock.now();
                    return plain(
                        personCard(story.replica().database(), actor, somebody(story), now));
                }},
            {"read the roles of others", "role.read", "user.assign_role",
                [](PeopleStory& story, const Actor& actor) {
                    const auto now = story.desk->clock.now();
                    return plain(
                        rolesHeld(story.replica().database(), actor, somebody(story), now));
                }},
            {"read what a role grants", "role.read", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(permissionsOf(
                        story.replica().database(), actor, story.role(u"end_user"_s)));
                }},
            {"read locations", "organization.read", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(allLocations(story.replica().database(), actor));
                }},
            {"read categories", "organization.read", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(
                        allCategories(story.replica().database(), actor, CategoryModule::Incident));
                }},
            {"read departments", "organization.read", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(allDepartments(story.replica().database(), actor));
                }},
            {"read the organization", "organization.read", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(organizationRecord(story.replica().database(), actor));
                }},
            {"edit the organization", "organization.admin", "",
                [](PeopleStory& story, const Actor& actor) {
                    const auto seen = story.row<record::Organization>(actor.organization);
                    auto wanted = seen;
                    wanted.city = u"Bergen"_s;
                    return story.session().organization.edit(actor, seen, wanted);
                }},
            {"create a department", "organization.create", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(
                        story.session().organization.create(actor, named<record::Department>()));
                }},
            {"edit a department", "organization.update", "",
                [](PeopleStory& story, const Actor& actor) {
                    const auto seen = stored<record::Department>(story);
                    auto wanted = seen;
                    wanted.name = named<record::Department>().name;
                    return story.session().organization.edit(actor, seen, wanted);
                }},
            {"delete a department", "organization.delete", "",
                [](PeopleStory& story, const Actor& actor) {
                    return story.session().organization.remove(
                        actor, stored<record::Department>(story).id);
                }},
            {"take into a department", "organization.update", "",
                [](PeopleStory& story, const Actor& actor) {
                    return story.session().organization.setMember(
                        actor, stored<record::Department>(story).id, somebody(story), {});
                }},
            {"take out of a department", "organization.update", "",
                [](PeopleStory& story, const Actor& actor) {
                    return story.session().organization.removeMember(
                        actor, stored<record::Department>(story).id, somebody(story));
                }},
            {"create a location", "organization.create", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(
                        story.session().organization.create(actor, named<record::Location>()));
                }},
            {"delete a location", "organization.delete", "",
                [](PeopleStory& story, const Actor& actor) {
                    return story.session().organization.remove(
                        actor, stored<record::Location>(story).id);
                }},
            {"edit a category", "organization.update", "",
                [](PeopleStory& story, const Actor& actor) {
                    const auto seen = stored<record::Category>(story);
                    auto wanted = seen;
                    wanted.name = named<record::Category>().name;
                    return story.session().organization.edit(actor, seen, wanted);
                }},
            {"edit a location", "organization.update", "",
                [](PeopleStory& story, const Actor& actor) {
                    const auto seen = stored<record::Location>(story);
                    auto wanted = seen;
                    wanted.address = u"Pier 4"_s;
                    return story.session().organization.edit(actor, seen, wanted);
                }},
            {"create a category", "organization.create", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(
                        story.session().organization.create(actor, named<record::Category>()));
                }},
            {"delete a category", "organization.delete", "",
                [](PeopleStory& story, const Actor& actor) {
                    return story.session().organization.remove(
                        actor, stored<record::Category>(story).id);
                }},
            {"read the audit trail", "audit.read", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(auditPage(story.replica().database(), actor, {}, newestAct, 1));
                }},
            {"export the audit trail", "audit.export", "",
                [](PeopleStory& story, const Actor& actor) {
                    return noteAuditExport(story.replica(), actor);
                }},
            {"verify the journal", "audit.verify", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(checkJournal(story.replica(), actor));
                }},
            {"import", "integration.import", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(openImport(story.replica(), actor,
                        {.path = u"/there/is/none.csv"_s, .preset = u"auto"_s}));
                }},
            {"read imports", "integration.import", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(importJobs(story.replica(), actor, 1));
                }},
            {"take back an import", "integration.import", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(undoImport(story.replica(), actor, RunId(QUuid::createUuid())));
                }},
            {"report an incident", "incident.create", "",
                [](PeopleStory& story, const Actor& actor) {
                    auto form = story.form();
                    form.requester = actor.person;
                    return plain(story.incidents().create(actor, form));
                }},
            {"ask for a service", "service_request.create", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(story.session().requests.create(actor, story.requestForm()));
                }},
            {"log a problem", "problem.create", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(story.session().problems.create(actor, story.problemForm()));
                }},
            {"plan a change", "change.create", "",
                [](PeopleStory& story, const Actor& actor) {
                    return plain(story.session().changes.create(actor, story.changeForm()));
                }},
            {"export incidents", "incident.export", "",
                [](PeopleStory& story, const Actor& actor) {
                    QBuffer out;
                    out.open(QIODevice::WriteOnly);
                    return plain(writeTickets(story.replica(), actor, {}, out));
                }},
            {"export requests", "service_request.export", "", exportOf(TicketKind::ServiceRequest)},
            {"export problems", "problem.export", "", exportOf(TicketKind::Problem)},
            {"export changes", "change.export", "", exportOf(TicketKind::Change)},
        };
        for (const auto& further :
            {ownActs(), teamActs(), settingsActs(), catalogueActs(), exchangeActs()})
            all.insert(all.end(), further.begin(), further.end());
        return all;
    }();
    return acts;
}

} // namespace homeport::test
