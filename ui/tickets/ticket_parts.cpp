#include "ui/tickets/ticket_parts.h"

#include "core/incidents/incident_rules.h"
#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/shell/new_command.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/composer.h"
#include "ui/tickets/conversation_view.h"
#include "ui/tickets/related_view.h"
#include "ui/tickets/task_forms.h"
#include "ui/tickets/tasks_view.h"
#include "ui/tickets/thing_forms.h"
#include "ui/tickets/things_panel.h"
#include "ui/tickets/ticket_files.h"
#include "ui/tickets/time_forms.h"
#include "ui/widgets/key_hint.h"
#include "ui/words/words.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

TicketParts::TicketParts(Backend& backend, Actions& actions, Composer& composer,
    ConversationView& conversation, TicketId ticket, QWidget* page)
    : QObject(page)
    , m_backend(backend)
    , m_composer(composer)
    , m_conversation(conversation)
    , m_files(new TicketFiles(backend, composer, ticket, page))
    , m_forms(new ThingForms(backend, page))
    , m_taskForms(new TaskForms(backend, page))
    , m_timeForms(new TimeForms(backend, page))
    , m_panel(new ThingsPanel(actions, backend.actor().person))
    , m_tasks(new TasksView)
    , m_related(new RelatedView)
{
    m_tasks->setAccessibleName(tr("Tasks"));
    m_related->setAccessibleName(tr("Related"));
    KeyHint::follow(actions.find(actionId(ThingAct::AddTask)), m_tasks,
        [this](const QString& keys) { m_tasks->setAddKeys(keys); });
    KeyHint::follow(actions.find(actionId(ThingAct::Link)), m_related,
        [this](const QString& keys) { m_related->setLinkKeys(keys); });
    connect(m_forms, &ThingForms::begun, this, &TicketParts::begun);
    connect(m_forms, &ThingForms::ready, this, &TicketParts::ready);
    connect(m_taskForms, &TaskForms::begun, this, &TicketParts::begun);
    connect(m_timeForms, &TimeForms::begun, this, &TicketParts::begun);
    connect(m_taskForms, &TaskForms::ready, this, &TicketParts::ready);
    connect(m_timeForms, &TimeForms::ready, this, &TicketParts::ready);
    connect(m_files, &TicketFiles::said, this, &TicketParts::said);
    connect(&conversation, &ConversationView::fileOpenRequested, m_files, &TicketFiles::open);
    connect(&conversation, &ConversationView::fileSaveRequested, this, [this](AttachmentId id) {
        if (const auto found = file(id))
            m_files->save(*found);
    });
    connect(&conversation, &ConversationView::fileRemoveRequested, this, &TicketParts::removeFile);
    connectPanel();
    connectViews();
}

void TicketParts::connectPanel()
{
    connect(m_panel, &ThingsPanel::openRequested, this, &TicketParts::openRequested);
    connect(m_panel, &ThingsPanel::removeFollowerRequested, this, [this](PersonId person) {
        perform(tr("took a follower off %1").arg(m_ticket.number),
            [actor = m_backend.actor(), id = m_ticket.id, person](
                Session& s, const Origin& origin) {
                return s.watchers.remove(actor, id, person, origin.command);
            });
    });
    connect(m_panel, &ThingsPanel::removeTagRequested, this, [this](TagId tag) {
        perform(tr("took a tag off %1").arg(m_ticket.number),
            [actor = m_backend.actor(), id = m_ticket.id, tag](Session& s, const Origin& origin) {
                return s.tags.remove(actor, id, tag, origin.command);
            });
    });
    connect(m_panel, &ThingsPanel::removeServiceRequested, this, [this](ServiceId service) {
        perform(tr("took a service off %1").arg(m_ticket.number),
            [actor = m_backend.actor(), id = m_ticket.id, service](
                Session& s, const Origin& origin) {
                return s.affectedServices.remove(actor, id, service, origin.command);
            });
    });
    connect(m_panel, &ThingsPanel::removeTimeRequested, this, [this](TimeEntryId entry) {
        perform(tr("removed time booked on %1").arg(m_ticket.number),
            [actor = m_backend.actor(), entry](Session& s, const Origin& origin) {
                return s.times.remove(actor, entry, origin.command);
            });
    });
    connect(m_panel, &ThingsPanel::correctTimeRequested, this,
        [this](const BookedTime& entry) { m_timeForms->correct(m_ticket, m_things.tasks, entry); });
}

void TicketParts::connectViews()
{
    connect(m_related, &RelatedView::openRequested, this, &TicketParts::openRequested);
    connect(m_related, &RelatedView::unlinkRequested, this, [this](const LinkedTicket& link) {
        perform(tr("removed a link of %1").arg(m_ticket.number),
            [actor = m_backend.actor(), id = link.link](Session& s, const Origin& origin) {
                return s.links.unlink(actor, id, origin.command);
            });
    });
    connect(m_related, &RelatedView::leaveParentRequested, this, [this] {
        perform(tr("took %1 out of another ticket").arg(m_ticket.number),
            [actor = m_backend.actor(), id = m_ticket.id](Session& s, const Origin& origin) {
                return s.links.setParent(actor, id, std::nullopt, origin.command);
            });
    });
    connect(m_tasks, &TasksView::eventRequested, this,
        [this](const record::TicketTask& task, TaskEvent event) {
            m_taskForms->move(m_ticket, task, event);
        });
    connect(m_tasks, &TasksView::editRequested, this,
        [this](const TaskOnTicket& task) { m_taskForms->edit(m_ticket, task); });
    connect(m_tasks, &TasksView::removeRequested, this, [this](const record::TicketTask& task) {
        perform(tr("removed a task of %1").arg(m_ticket.number),
            [actor = m_backend.actor(), id = task.id](Session& s, const Origin& origin) {
                return s.tasks.remove(actor, id, origin.command);
            });
    });
}

QWidget* TicketParts::panel() const
{
    return m_panel;
}

QWidget* TicketParts::tasks() const
{
    return m_tasks;
}

QWidget* TicketParts::related() const
{
    return m_related;
}

QString TicketParts::tasksTitle() const
{
    const auto open = openTasks(m_things);
    return open == 0 ? tr("Tasks") : tr("Tasks %1", "how many").arg(Words::number(open));
}

QString TicketParts::relatedTitle() const
{
    const auto count = countOf(m_things.related);
    return count == 0 ? tr("Related") : tr("Related %1", "how many").arg(Words::number(count));
}

void TicketParts::show(const record::Ticket& ticket, const TicketThings& things, bool isPast)
{
    m_ticket = ticket;
    m_things = things;
    const bool isReadOnly = isPast || isReadOnlyIncident(ticket.status);
    m_panel->show(things, isReadOnly);
    m_panel->setEnabled(!isPast);
    m_tasks->show(things.tasks, isReadOnly);
    m_related->show(things.related, isPast); // closed tickets are linked all the same (G-11)
}

void TicketParts::act(ThingAct act)
{
    switch (act) {
    case ThingAct::Attach: return m_files->choose();
    case ThingAct::InsertText: return m_composer.insertModule();
    case ThingAct::Strong: return m_composer.surround(u"**"_s);
    case ThingAct::Emphasize: return m_composer.surround(u"*"_s);
    case ThingAct::OpenFile:
        if (const auto found = currentFile())
            m_files->open(found->id);
        return;
    case ThingAct::SaveFile:
        if (const auto found = currentFile())
            m_files->save(*found);
        return;
    case ThingAct::RemoveFile:
        if (const auto found = currentFile())
            removeFile(found->id);
        return;
    case ThingAct::Link: return m_forms->link(m_ticket);
    case ThingAct::MarkDuplicate: return m_forms->duplicate(m_ticket);
    case ThingAct::Tag: return m_forms->tag(m_ticket);
    case ThingAct::AddService: return m_forms->service(m_ticket);
    case ThingAct::Follow: return follow();
    case ThingAct::AddFollower: return m_forms->follower(m_ticket);
    case ThingAct::BookTime: return m_timeForms->book(m_ticket, m_things.tasks);
    case ThingAct::AddTask: return m_taskForms->add(m_ticket, m_things.tasks);
    case ThingAct::ShowTasks: emit tasksRequested(); return m_tasks->focusFirst();
    case ThingAct::ShowRelated: emit relatedRequested(); return m_related->focusFirst();
    case ThingAct::SaveTemplate: return m_forms->saveTemplate(m_ticket);
    case ThingAct::Find:
    case ThingAct::FindNext:
    case ThingAct::FindPrevious:
    case ThingAct::NextMessage:
    case ThingAct::PreviousMessage:
    case ThingAct::CopyMessage:
    case ThingAct::MessageMenu:
    case ThingAct::Quote:
    case ThingAct::SendAndHold:
    case ThingAct::SendAndResolve:
        return; // the page finds in what it shows, and knows its messages
    }
}

void TicketParts::perform(const QString& deed, const TicketJob& job)
{
    emit ready(deed, job, newCommand(), nullptr);
}

void TicketParts::follow()
{
    const auto person = m_backend.actor().person;
    const bool follows = std::any_of(m_things.watchers.begin(), m_things.watchers.end(),
        [&](const Watcher& watcher) { return watcher.person == person; });
    const auto deed = follows ? tr("no longer follow %1") : tr("follow %1");
    perform(deed.arg(m_ticket.number),
        [actor = m_backend.actor(), id = m_ticket.id, follows](Session& s, const Origin& origin) {
            return follows ? s.watchers.remove(actor, id, actor.person, origin.command)
                           : s.watchers.add(actor, id, actor.person, origin.command);
        });
}

void TicketParts::removeFile(AttachmentId id)
{
    const auto found = file(id);
    if (!found)
        return;
    perform(tr("removed %1", "a file").arg(found->name),
        [actor = m_backend.actor(), id](Session& s, const Origin& origin) {
            return s.attachments.detach(actor, id, origin.command);
        });
}

std::optional<AttachedFile> TicketParts::file(AttachmentId id) const
{
    const auto found = std::find_if(m_things.files.begin(), m_things.files.end(),
        [&](const AttachedFile& each) { return each.id == id; });
    return found == m_things.files.end() ? std::nullopt : std::optional(*found);
}

std::optional<AttachedFile> TicketParts::currentFile() const
{
    if (const auto chosen = m_conversation.focusedFile(); !chosen.isNull())
        return file(chosen);
    return m_things.files.isEmpty() ? std::nullopt : std::optional(m_things.files.last());
}

} // namespace homeport
