#include "ui/tickets/ticket_story.h"

#include "core/incidents/incident_guards.h"
#include "core/tickets/ticket_foresight.h"
#include "core/tickets/ticket_past.h"
#include "core/tickets/ticket_sight.h"
#include "ui/words/words.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

Result<TicketStory> storyIn(Database& database, Session& session, const Actor& actor, TicketId id,
    TicketDepth depth = TicketDepth::Story)
{
    if (auto done = foreseeTicket(database, actor, id, depth); !done)
        return done.error();
    auto incident = session.incidents.find(actor, id);
    if (!incident)
        return incident.error();
    TicketStory story{std::move(*incident), {}, {}};
    auto sight = TicketSight::of(database, actor, story.incident.ticket);
    if (!sight)
        return sight.error();
    sight->withhold(story.incident.ticket, story.incident.incident);
    auto names = TicketQueries::names(database, story.incident.ticket);
    if (!names)
        return names.error();
    story.names = *names;
    auto conversation = TicketQueries::conversation(database, actor, id);
    if (!conversation)
        return conversation.error();
    story.conversation = *conversation;
    const auto reopenable =
        isReopenable(database, actor, story.incident.ticket, session.replica->now());
    if (!reopenable)
        return reopenable.error();
    story.isReopenable = *reopenable;
    return story;
}

} // namespace

Result<TicketStory> storyOf(Session& session, const Actor& actor, TicketId id)
{
    return session.replica->read(
        [&](Database& database) { return storyIn(database, session, actor, id); });
}

Result<TicketWhole> wholeOf(Session& session, const Actor& actor, TicketId id)
{
    return session.replica->read([&](Database& database) -> Result<TicketWhole> {
        auto story = storyIn(database, session, actor, id, TicketDepth::History);
        if (!story)
            return story.error();
        auto history = historyOf(*session.replica, actor, id.value());
        if (!history)
            return history.error();
        return TicketWhole{std::move(*story), std::move(*history)};
    });
}

Result<TicketStory> pastStoryOf(Session& session, const Actor& actor, TicketId id, Timestamp at)
{
    return session.replica->read([&](Database& database) -> Result<TicketStory> {
        auto past = ticketAt(database, session.replica->rules(), actor, id, at);
        if (!past)
            return past.error();
        auto names = TicketQueries::names(database, past->ticket);
        if (!names)
            return names.error();
        const auto* incident = std::get_if<record::Incident>(&past->extension);
        if (!incident)
            return Error{Error::Kind::NotFound, u"ticket"_s, id.toString(), u"NOT_FOUND"_s};
        return TicketStory{{past->ticket, *incident}, *names, past->conversation};
    });
}

QHash<QString, QString> placeholdersOf(const TicketStory& story, const Actor& actor)
{
    const auto& ticket = story.incident.ticket;
    const auto& names = story.names;
    return {{u"ticket.number"_s, ticket.number}, {u"ticket.title"_s, ticket.title},
        {u"ticket.status"_s, Words::of(ticket.status)},
        {u"ticket.priority"_s, Words::priority(ticket.priority)},
        {u"requester.name"_s, names.requester}, {u"assignee.name"_s, names.assignee},
        {u"team.name"_s, names.team}, {u"service.name"_s, names.service},
        {u"category.path"_s, names.categoryPath}, {u"actor.name"_s, actor.displayName}};
}

QList<ConversationItem> conversationOf(const TicketStory& story)
{
    const auto& ticket = story.incident.ticket;
    auto conversation = story.conversation;
    if (!ticket.description.isEmpty()) {
        conversation.prepend({TicketCommentId(ticket.id.value()), story.names.requester, false, {},
            ticket.description, ticket.head.createdAt});
    }
    return conversation;
}

} // namespace homeport
