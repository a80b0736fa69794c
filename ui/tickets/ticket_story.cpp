#include "ui/tickets/ticket_story.h"

namespace homeport {

Result<TicketStory> storyOf(Session& session, const Actor& actor, TicketId id)
{
    auto incident = session.incidents.find(actor, id);
    if (!incident)
        return incident.error();
    return session.replica->read([&](Database& database) -> Result<TicketStory> {
        TicketStory story{*incident, {}, {}};
        auto names = TicketQueries::names(database, story.incident.ticket);
        if (!names)
            return names.error();
        story.names = *names;
        auto conversation = TicketQueries::conversation(database, actor, id);
        if (!conversation)
            return conversation.error();
        story.conversation = *conversation;
        return story;
    });
}

} // namespace homeport
