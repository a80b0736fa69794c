#include "core/access/credential_area.h"
#include "core/access/directory.h"
#include "core/access/password_hash.h"
#include "core/search/similar_tickets.h"
#include "core/tickets/mentions.h"
#include "core/tickets/saved_views.h"
#include "tests/core/access/password_texts.h"
#include "tests/core/access/rights_acts.h"

#include <algorithm>

#include "record/saved_view.h"

namespace homeport::test {

namespace {

SavedViews views(PeopleStory& story)
{
    return SavedViews(story.replica());
}

ViewSetup setup()
{
    return {named<record::Team>().name, treeOf(QueueView::Which::Mine)};
}

SavedViewId viewOf(PeopleStory& story, PersonId owner, const std::optional<TeamId>& team = {})
{
    auto view = named<record::SavedView>();
    view.id = SavedViewId(QUuid::createUuid());
    view.ownerId = owner;
    view.teamId = team;
    view.filter = u"{}"_s;
    view.columns = view.sort = u"[]"_s;
    Story::must(story.add(view));
    return view.id;
}

/// Of Mira, which the actor sees since it is their team's too.
SavedViewId sharedWith(PeopleStory& story, const Actor& actor)
{
    return viewOf(story, story.mira().person, *actor.teams.cbegin());
}

QString loginOf(PeopleStory& story, PersonId person)
{
    return story.row<record::UserAccount>(person).username;
}

/// What is not on a list is as if it was asked for in vain.
template <typename Row, typename Is>
Result<> isAmong(const Result<QList<Row>>& found, const Is& is)
{
    if (!found)
        return found.error();
    if (std::any_of(found->cbegin(), found->cend(), is))
        return {};
    return Error{Error::Kind::NotFound, u"list"_s, {}, u"NOT_FOUND"_s};
}

Result<> find(PeopleStory& story, const Actor& actor, PersonId person)
{
    const auto found = findPeople(story.replica().database(), actor, loginOf(story, person), 10);
    return isAmong(found, [&](const Choice& each) { return each.id == person.value(); });
}

/// Whether it may, which a password too short tells as well: the hash of a good one takes its time
/// and is tested elsewhere.
Result<> changePassword(PeopleStory& story, const Actor& actor)
{
    static const auto hash = hashedPassword(good);
    Story::must(hash);
    const Command event{.code = u"auth.password_changed"_s, .isEvent = true};
    Story::must(withEvent(story.replica(), actor.author(), event,
        [&] { return storeHash(story.replica(), actor.person, *hash, {}, false); }));
    const auto changed =
        story.session().signIn.changePassword(actor, good, u"short"_s, {}, u"desktop"_s);
    const bool isAllowed = changed || changed.error().code == "PASSWORD_POLICY"_L1;
    return isAllowed ? Result<>() : changed;
}

} // namespace

std::vector<DeskAct> ownActs()
{
    using enum Right;
    return {
        {"save a view", "", "",
            [](PeopleStory& story, const Actor& actor) {
                return plain(views(story).create(actor, setup()));
            },
            Everybodys},
        {"save a view for the own team", "", "",
            [](PeopleStory& story, const Actor& actor) {
                auto shared = setup();
                shared.team = *actor.teams.cbegin();
                return plain(views(story).create(actor, shared));
            },
            Everybodys},
        {"save a view for another team", "", "",
            [](PeopleStory& story, const Actor& actor) {
                auto shared = setup();
                shared.team = stored<record::Team>(story).id;
                return plain(views(story).create(actor, shared));
            },
            Nobodys},
        {"change an own view", "", "",
            [](PeopleStory& story, const Actor& actor) {
                return views(story).edit(actor, viewOf(story, actor.person), setup());
            },
            Everybodys},
        {"change the view of another", "", "",
            [](PeopleStory& story, const Actor& actor) {
                return views(story).edit(actor, sharedWith(story, actor), setup());
            },
            Nobodys},
        {"share an own view with another team", "", "",
            [](PeopleStory& story, const Actor& actor) {
                auto shared = setup();
                shared.team = stored<record::Team>(story).id;
                return views(story).edit(actor, viewOf(story, actor.person), shared);
            },
            Nobodys},
        {"delete an own view", "", "",
            [](PeopleStory& story, const Actor& actor) {
                return views(story).remove(actor, viewOf(story, actor.person));
            },
            Everybodys},
        {"delete the view of another", "", "",
            [](PeopleStory& story, const Actor& actor) {
                return views(story).remove(actor, sharedWith(story, actor));
            },
            Nobodys},
        {"arrange own views", "", "",
            [](PeopleStory& story, const Actor& actor) {
                return views(story).arrange(actor, {viewOf(story, actor.person)});
            },
            Everybodys},
        {"arrange the views of another", "", "",
            [](PeopleStory& story, const Actor& actor) {
                return views(story).arrange(actor, {sharedWith(story, actor)});
            },
            Nobodys},
        {"see a view of the own team", "", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto shared = sharedWith(story, actor);
                return isAmong(SavedViews::visible(story.replica().database(), actor),
                    [&](const StoredView& each) { return each.id == shared; });
            },
            Everybodys},
        {"change the own password", "", "",
            [](PeopleStory& story, const Actor& actor) { return changePassword(story, actor); },
            Everybodys},
        {"find oneself", "", "",
            [](PeopleStory& story, const Actor& actor) { return find(story, actor, actor.person); },
            Everybodys},
        {"find somebody", "user.read", "",
            [](PeopleStory& story, const Actor& actor) {
                return find(story, actor, somebody(story));
            }},
        {"choose somebody as assignee", "user.read", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto agent = story.personWith(u"agent"_s, named<record::Team>().name).person;
                return isAmong(
                    assignees(story.replica().database(), actor, story.desk->clock.now()),
                    [&](const Assignee& each) { return each.person.id == agent.value(); });
            }},
        {"be told whom to mention", "user.read", "",
            [](PeopleStory& story, const Actor& actor) {
                const auto login = loginOf(story, somebody(story));
                return isAmong(mentionable(story.replica().database(), actor),
                    [&](const Mentionable& each) { return each.login == login; });
            }},
    };
}

std::vector<TicketAct> likenessActs()
{
    return {
        {"be told of a likely duplicate", "incident.read", TicketStatus::New, false,
            [](PeopleStory& story, const Actor& actor, TicketId id) {
                BegunTicket begun;
                begun.title = u"Zeppelin "_s + named<record::Team>().name;
                begun.category = story.category();
                story.alter<record::Ticket>(
                    id, [&](record::Ticket& row) { row.title = begun.title; });
                const auto found = openDuplicates(
                    story.replica().database(), actor, begun, story.desk->clock.now());
                return isAmong(
                    found, [&](const SimilarTicket& each) { return each.ticket.id == id; });
            }},
    };
}

} // namespace homeport::test
