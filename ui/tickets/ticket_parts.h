#pragma once

#include "ui/theme/theme.h"
#include "ui/tickets/thing_acts.h"
#include "ui/tickets/ticket_forms.h"
#include "ui/tickets/ticket_things.h"

namespace homeport {

class Actions;
class Composer;
class ConversationView;
class RelatedView;
class TaskForms;
class TasksView;
class ThingForms;
class ThingsPanel;
class TicketFiles;
class TimeForms;

/// What a ticket carries besides its fields, on its page: files, links, tags, services, followers,
/// time, tasks. Decides what each act means; the page lays out and performs.
class TicketParts final : public QObject
{
    Q_OBJECT

public:
    TicketParts(Backend& backend, Actions& actions, Composer& composer,
        ConversationView& conversation, TicketId ticket, QWidget* page);

    QWidget* panel() const;
    QWidget* tasks() const;
    QWidget* related() const;
    /// "Tasks 2": of those that are still open.
    QString tasksTitle() const;
    QString relatedTitle() const;

    /// A past moment shows what there is now, and lets nothing be changed.
    void show(const record::Ticket& ticket, const TicketThings& things, bool isPast);
    const TicketThings& things() const { return m_things; }
    void act(ThingAct act);

signals:
    /// As TicketForms::begun.
    void begun(homeport::ActForm* form, const QString& what);
    /// As TicketForms::ready.
    void ready(const QString& deed, const homeport::TicketJob& job,
        const homeport::CommandId& command, homeport::ActForm* form);
    void said(homeport::Tone tone, const QString& sentence);
    void openRequested(homeport::TicketId id);
    void tasksRequested();
    void relatedRequested();

private:
    void connectPanel();
    void connectViews();
    /// At once, as a command of its own.
    void perform(const QString& deed, const TicketJob& job);
    void follow();
    void removeFile(AttachmentId id);
    std::optional<AttachedFile> file(AttachmentId id) const;
    /// The one whose chip has the focus, else the newest.
    std::optional<AttachedFile> currentFile() const;

    Backend& m_backend;
    Composer& m_composer;
    ConversationView& m_conversation;
    TicketFiles* m_files;
    ThingForms* m_forms;
    TaskForms* m_taskForms;
    TimeForms* m_timeForms;
    ThingsPanel* m_panel;
    TasksView* m_tasks;
    RelatedView* m_related;
    record::Ticket m_ticket;
    TicketThings m_things;
};

} // namespace homeport
