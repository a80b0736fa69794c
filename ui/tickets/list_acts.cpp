#include "ui/tickets/list_acts.h"

#include "ui/shell/backend.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_deeds.h"
#include "ui/tickets/ticket_forms.h"
#include "ui/tickets/ticket_story.h"
#include "ui/words/words.h"

namespace homeport {

ListActs::ListActs(Backend& backend, DraftStore& drafts, QueuePage* page)
    : QObject(page)
    , m_backend(backend)
    , m_page(page)
    , m_forms(new TicketForms(backend, page))
    , m_deeds(new TicketDeeds(backend, drafts, {}, this))
{
    connect(m_forms, &TicketForms::begun, m_deeds, &TicketDeeds::keepDraft);
    connect(m_forms, &TicketForms::ready, this,
        [this](const QString& deed, const IncidentJob& job, const CommandId& command, ActForm* form,
            const record::Ticket& ticket) {
            const TicketJob here = [job, id = ticket.id, actor = m_backend.actor()](
                                       Session& session, const Origin& origin) {
                return job(session.incidents, actor, id, origin);
            };
            m_deeds->perform(ticket, deed, here, command, form);
        });
    connect(m_deeds, &TicketDeeds::done, this, &ListActs::acted);
    connect(m_deeds, &TicketDeeds::refused, this, &ListActs::refused);
}

void ListActs::act(TicketAct act)
{
    const auto id = m_page->current();
    if (id.isNull())
        return;
    if (const auto* shown = m_page->story())
        return begin(act, shown->ticket);
    // Keys are quicker than what is read beside the list; each still does what it was pressed for.
    const auto found = m_backend.ask(
        [actor = m_backend.actor(), id](Session& session) { return storyOf(session, actor, id); });
    const auto go = [this, act](const Result<TicketStory>& story) {
        if (story)
            begin(act, story->ticket);
        else
            emit refused(Words::of(story.error()));
    };
    if (asksFirst(act))
        deliver(found, this, m_latest(go));
    else
        deliver(found, this, go);
}

void ListActs::begin(TicketAct act, const record::Ticket& ticket)
{
    m_deeds->setTicket(ticket.id);
    m_forms->act(act, ticket);
}

} // namespace homeport
