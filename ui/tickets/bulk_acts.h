#pragma once

#include "core/incidents/incident_bulk.h"
#include "ui/shell/bulk_runner.h"
#include "ui/tickets/ticket_acts.h"

#include <QObject>

#include <memory>

namespace homeport {

class ActForm;
class Actions;
class Backend;
class BulkBar;
class Draft;
class DraftStore;
class QueuePage;
class TicketForms;
class UndoStack;

/// What is done to all marked tickets of a list at once: asked for, previewed, carried out in
/// parts, told, and taken back as one.
class BulkActs final : public QObject
{
    Q_OBJECT

public:
    /// The bar stands under the list.
    BulkActs(Backend& backend, DraftStore& drafts, const Actions& actions, UndoStack& undo,
        QueuePage* page);

    /// Some are marked and nothing is under way.
    bool isOffered() const;
    /// May be tried for some of them.
    bool offers(TicketAct act) const;
    void act(TicketAct act);
    /// Fields of all of them; not in a list of another kind than incidents.
    bool offersFields() const
    {
        return isOffered() && isForIncidents() && isHeld(QStringLiteral("incident.update"));
    }
    void editFields();
    /// Tags of all of them, of whichever kind.
    void tag();
    /// Tickets are being changed, and nobody has stopped it.
    bool isWriting() const { return m_runner.isWriting(); }
    /// Ends it after the batch at hand.
    void stop() { m_runner.cancel(); }

private:
    void followMarks();
    void askDeletion();
    void askNote();
    void keepDraft(ActForm* form);
    void take(ActForm* form);
    /// What is marked now.
    BulkSelection chosen() const;
    void preview(const QString& deed, const QString& confirm, const BulkAct& act,
        const BulkSelection& selection);
    void offerActs();
    void propose(const BulkEnd& end);
    void carryOut();
    void finish(const BulkEnd& end, const QString& trouble = {});
    void leave();
    void followUndo(const QString& what, int done, int total, qint64 secondsLeft);
    void showRefusals();
    QString marked() const;
    /// The person may do it to some incidents.
    bool mayDo(TicketAct act) const;
    bool isHeld(const QString& permission) const;
    /// Some of what may be marked.
    bool mayDelete() const;
    /// What is done to many is done to incidents so far, except tagging and deleting them.
    bool isForIncidents() const;
    record::Ticket subject() const;

    Backend& m_backend;
    DraftStore& m_drafts;
    const Actions& m_actions;
    UndoStack& m_undo;
    QueuePage* m_page;
    BulkBar* m_bar;
    TicketForms* m_forms;
    BulkRunner m_runner;
    QString m_deed; ///< "put 34 tickets on hold"
    QString m_confirm; ///< "On hold"
    QString m_subject; ///< "34 tickets"
    QString m_asked; ///< which form, as its drafts are kept: "ticket.hold"
    std::shared_ptr<Draft> m_draft; ///< of what is proposed or done; null: it had no form
    BulkAct m_act;
    BulkOutcome m_outcome; ///< of what was proposed or done last
    QList<BulkTask> m_tasks;
    RunId m_run; ///< done last
    enum class State { Choosing, Previewing, Proposed, Working, Told } m_state = State::Choosing;
};

} // namespace homeport
