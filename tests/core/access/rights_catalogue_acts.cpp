#include "tests/core/access/rights_acts.h"

namespace homeport::test {

namespace {

record::Service draft(PeopleStory& story)
{
    auto service = named<record::Service>();
    service.code = service.name.left(32);
    service.categoryId = stored<record::ServiceCategory>(story).id;
    return service;
}

record::Service storedService(PeopleStory& story, ServiceLifecycle lifecycle)
{
    auto service = draft(story);
    service.lifecycle = lifecycle;
    const auto made = story.session().catalogue.create(story.mira(), service);
    Story::must(made);
    return story.row<record::Service>(*made);
}

std::vector<DeskAct> supplierActs()
{
    return {
        {"read suppliers", "contract.read", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(allSuppliers(story.replica().database(), actor));
            }},
        {"create a supplier", "contract.create", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(story.session().suppliers.create(actor, named<record::Supplier>()));
            }},
        {"edit a supplier", "contract.update", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto seen = stored<record::Supplier>(story);
                auto wanted = seen;
                wanted.isActive = false;
                return story.session().suppliers.edit(actor, seen, wanted);
            }},
        {"delete a supplier", "contract.delete", "",
            [](PeopleStory& story, const Actor& actor) {
                return story.session().suppliers.remove(actor, stored<record::Supplier>(story).id);
            }},
    };
}

std::vector<DeskAct> sectionActs()
{
    return {
        {"read the sections of the catalogue", "catalog.read", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(allServiceCategories(story.replica().database(), actor));
            }},
        {"create a section of the catalogue", "catalog.create", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(
                    story.session().catalogue.create(actor, named<record::ServiceCategory>()));
            }},
        {"edit a section of the catalogue", "catalog.update", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto seen = stored<record::ServiceCategory>(story);
                auto wanted = seen;
                wanted.isActive = false;
                return story.session().catalogue.edit(actor, seen, wanted);
            }},
        {"delete a section of the catalogue", "catalog.delete", "",
            [](PeopleStory& story, const Actor& actor) {
                return story.session().catalogue.remove(
                    actor, stored<record::ServiceCategory>(story).id);
            }},
    };
}

std::vector<DeskAct> serviceActs()
{
    return {
        {"read services", "catalog.read", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(allServices(story.replica().database(), actor));
            }},
        {"create a service", "catalog.create", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(story.session().catalogue.create(actor, draft(story)));
            }},
        {"edit a service", "catalog.update", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto seen = storedService(story, ServiceLifecycle::Published);
                auto wanted = seen;
                wanted.isRequestable = true;
                return story.session().catalogue.edit(actor, seen, wanted);
            }},
        {"delete a service", "catalog.delete", "",
            [](PeopleStory& story, const Actor& actor) {
                return story.session().catalogue.remove(
                    actor, storedService(story, ServiceLifecycle::Draft).id);
            }},
        {"publish a service", "catalog.approve", "",
            [](PeopleStory& story, const Actor& actor) {
                return story.session().catalogue.publish(
                    actor, storedService(story, ServiceLifecycle::Draft).id);
            }},
        {"retire a service", "catalog.approve", "",
            [](PeopleStory& story, const Actor& actor) {
                return story.session().catalogue.retire(
                    actor, storedService(story, ServiceLifecycle::Published).id);
            }},
    };
}

} // namespace

std::vector<DeskAct> catalogueActs()
{
    auto acts = supplierActs();
    for (const auto& more : {sectionActs(), serviceActs()})
        acts.insert(acts.end(), more.begin(), more.end());
    return acts;
}

} // namespace homeport::test
