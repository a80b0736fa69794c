#include "core/service_levels/child_clocks.h"
#include "core/service_levels/deadline_preview.h"
#include "core/tickets/priority_matrix_service.h"
#include "core/tickets/setting_service.h"
#include "tests/core/access/rights_acts.h"

namespace homeport::test {

namespace {

record::TicketTemplate storedTemplate(PeopleStory& story)
{
    auto form = named<record::TicketTemplate>();
    form.values = u"{}"_s;
    const auto made = story.session().templates.create(story.mira(), form);
    Story::must(made);
    return story.row<record::TicketTemplate>(*made);
}

record::TextModule storedText(PeopleStory& story)
{
    auto form = named<record::TextModule>();
    form.body = u"Hello"_s;
    const auto made = story.session().textModules.create(story.mira(), form);
    Story::must(made);
    return story.row<record::TextModule>(*made);
}

CalendarSheet someCalendar(PeopleStory& story)
{
    const auto all = story.session().calendars.list(story.mira());
    Story::must(all);
    return all->first();
}

PolicySheet somePolicy(PeopleStory& story)
{
    const auto all = story.session().policies.list(story.mira());
    Story::must(all);
    return all->first();
}

} // namespace

std::vector<DeskAct> settingsActs()
{
    return {
        {"read the templates", "incident.admin", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(IncidentTemplateService::all(story.replica().database(), actor));
            }},
        {"create a template", "incident.admin", "",
            [](PeopleStory& story, const Actor& actor) {
                auto form = named<record::TicketTemplate>();
                form.values = u"{}"_s;
                return plain(story.session().templates.create(actor, form));
            }},
        {"edit a template", "incident.admin", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto seen = storedTemplate(story);
                auto wanted = seen;
                wanted.name = named<record::TicketTemplate>().name;
                return story.session().templates.edit(actor, seen, wanted);
            }},
        {"delete a template", "incident.admin", "",
            [](PeopleStory& story, const Actor& actor) {
                return story.session().templates.remove(actor, storedTemplate(story).id);
            }},
        {"be offered templates", "incident.create", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(IncidentTemplateService::offered(
                    story.replica().database(), actor, story.desk->clock.now()));
            }},
        {"create a text for all", "incident.admin", "",
            [](PeopleStory& story, const Actor& actor) {
                auto form = named<record::TextModule>();
                form.body = u"Hello"_s;
                return plain(story.session().textModules.create(actor, form));
            }},
        {"edit a text for all", "incident.admin", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto seen = storedText(story);
                auto wanted = seen;
                wanted.body = u"Good day"_s;
                return story.session().textModules.edit(actor, seen, wanted);
            }},
        {"delete a text for all", "incident.admin", "",
            [](PeopleStory& story, const Actor& actor) {
                return story.session().textModules.remove(actor, storedText(story).id);
            }},
        {"edit a calendar", "sla.update", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto seen = someCalendar(story);
                return story.session().calendars.edit(actor, seen.id, seen.form, seen.form);
            }},
        {"switch a calendar", "sla.update", "",
            [](PeopleStory& story, const Actor& actor) {
                return story.session().calendars.setActive(actor, someCalendar(story).id, true);
            }},
        {"edit a policy", "sla.update", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto seen = somePolicy(story).form;
                return plain(story.session().policies.edit(actor, seen.policy.id, seen, seen));
            }},
        {"switch a policy", "sla.update", "",
            [](PeopleStory& story, const Actor& actor) {
                return story.session().policies.setActive(
                    actor, somePolicy(story).form.policy.id, true);
            }},
        {"stop the clocks of parts", "incident.admin", "",
            [](PeopleStory& story, const Actor& actor) {
                return pauseChildClocks(story.replica(), actor, true);
            }},
        {"edit a setting of incidents", "incident.admin", "",
            [](PeopleStory& story, const Actor& actor) {
                return SettingService(story.replica())
                    .set(actor, u"incident.auto_close_minutes"_s, 1440);
            }},
        {"edit a setting of tickets", "incident.admin", "",
            [](PeopleStory& story, const Actor& actor) {
                return SettingService(story.replica())
                    .set(actor, u"priority.method"_s, u"matrix"_s);
            }},
        {"read the priority matrix", "incident.admin", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(PriorityMatrixService(story.replica()).sheet(actor));
            }},
        {"edit the priority matrix", "incident.admin", "",
            [](PeopleStory& story, const Actor& actor) {
                PriorityMatrixService service(story.replica());
                const auto seen = service.sheet(story.mira());
                Story::must(seen);
                auto wanted = *seen;
                const PriorityPlace place{PrioritySheet::Kind::Any, 1, 1};
                wanted.set(place, seen->at(place) == 1 ? 2 : 1);
                return service.edit(actor, *seen, wanted);
            }},
        {"edit a setting of service levels", "sla.admin", "",
            [](PeopleStory& story, const Actor& actor) {
                return SettingService(story.replica()).set(actor, u"portal.show_sla"_s, false);
            }},
        {"edit a setting of passwords", "organization.admin", "",
            [](PeopleStory& story, const Actor& actor) {
                return SettingService(story.replica()).set(actor, u"password.history"_s, 10);
            }},
        {"edit a setting of sessions", "organization.admin", "",
            [](PeopleStory& story, const Actor& actor) {
                return SettingService(story.replica())
                    .set(actor, u"session.idle_lock_minutes"_s, 15);
            }},
        {"preview a calendar", "sla.read", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto seen = someCalendar(story);
                return plain(story.replica().read([&](Database& database) {
                    return previewCalendar(database, actor, story.session().serviceLevels, seen.id,
                        seen.form, story.desk->clock.now());
                }));
            }},
        {"preview a policy", "sla.read", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto seen = somePolicy(story).form;
                return plain(story.replica().read([&](Database& database) {
                    return previewPolicy(database, actor, story.session().serviceLevels,
                        seen.policy.id, seen, story.desk->clock.now());
                }));
            }},
        {"read calendars", "sla.read", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(story.session().calendars.list(actor));
            }},
        {"create a calendar", "sla.create", "",
            [](PeopleStory& story, const Actor& actor) {
                CalendarForm form;
                form.name = named<record::Team>().name;
                form.timeZone = u"UTC"_s;
                return plain(story.session().calendars.create(actor, form));
            }},
        {"read policies", "sla.read", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(story.session().policies.list(actor));
            }},
        {"create a policy", "sla.create", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(story.session().policies.create(actor, {}));
            }},
    };
}

} // namespace homeport::test
