#include "ui/tickets/bulk_acts.h"

#include "core/access/access_service.h"
#include "core/incidents/incident_rules.h"
#include "core/tickets/deletion.h"
#include "core/tickets/saved_views.h"
#include "ui/models/queue_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/shell/draft.h"
#include "ui/shell/draft_store.h"
#include "ui/shell/undo_stack.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/bulk_bar.h"
#include "ui/tickets/bulk_forms.h"
#include "ui/tickets/deletion_form.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/refusal_list.h"
#include "ui/tickets/thing_acts.h"
#include "ui/tickets/ticket_forms.h"
#include "ui/words/bulk_words.h"
#include "ui/words/words.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

BulkActs::BulkActs(
    Backend& backend, DraftStore& drafts, const Actions& actions, UndoStack& undo, QueuePage* page)
    : QObject(page)
    , m_backend(backend)
    , m_drafts(drafts)
    , m_actions(actions)
    , m_undo(undo)
    , m_page(page)
    , m_bar(new BulkBar(actions))
    , m_forms(new TicketForms(backend, page))
    , m_runner(backend)
{
    page->setFoot(m_bar);
    connect(page->model(), &QueueModel::marksChanged, this, &BulkActs::followMarks);
    connect(page->model(), &QueueModel::refreshed, this, [this] {
        if (m_state == State::Choosing)
            followMarks();
    });
    connect(m_bar, &BulkBar::actRequested, this, &BulkActs::act);
    connect(m_bar, &BulkBar::fieldsRequested, this, &BulkActs::editFields);
    connect(m_bar, &BulkBar::tagsRequested, this, &BulkActs::tag);
    connect(m_bar, &BulkBar::clearRequested, this, [this] {
        m_page->model()->setMarks({});
        m_page->focusList();
    });
    connect(m_bar, &BulkBar::confirmed, this, &BulkActs::carryOut);
    connect(m_bar, &BulkBar::leaveRequested, this, &BulkActs::leave);
    connect(m_bar, &BulkBar::cancelRequested, this, [this] {
        if (m_runner.isRunning())
            m_runner.cancel();
        else
            m_undo.stop();
    });
    connect(m_bar, &BulkBar::undoRequested, m_actions.find(u"undo"_s), &QAction::trigger);
    connect(m_bar, &BulkBar::refusalsRequested, this, &BulkActs::showRefusals);
    connect(m_forms, &TicketForms::begun, this, &BulkActs::keepDraft);
    connect(m_forms, &TicketForms::ready, this,
        [this](const QString& deed, const IncidentJob& job, const CommandId&, ActForm* form) {
            take(form);
            preview(deed, m_confirm, bulkOf(job), chosen());
        });
    connect(
        &m_runner, &BulkRunner::progressed, this, [this](int done, int total, qint64 secondsLeft) {
            const auto what =
                m_state == State::Previewing ? tr("Looking at %1").arg(m_subject) : m_deed;
            m_bar->work(what, done, total, secondsLeft, true);
        });
    connect(&m_runner, &BulkRunner::ended, this, [this](const BulkEnd& end) {
        if (m_state == State::Previewing)
            propose(end);
        else
            finish(end);
    });
    connect(&m_runner, &BulkRunner::failed, this,
        [this](const Error& error, const BulkEnd& end) { finish(end, Words::of(error)); });
    connect(&undo, &UndoStack::progressed, this, &BulkActs::followUndo);
    connect(&undo, &UndoStack::moved, this, [this] {
        // What was told is over once it was taken back, or something else was done.
        const auto* next = m_undo.nextUndo();
        if (m_state == State::Told && (!next || next->run != m_run))
            leave();
    });
}

bool BulkActs::isOffered() const
{
    const auto* model = m_page->model();
    return m_state == State::Choosing && model->marks().count(model->total()) > 0;
}

bool BulkActs::offers(TicketAct act) const
{
    switch (act) {
    case TicketAct::Note: return isForIncidents() && mayDo(act); // whatever their state
    case TicketAct::Reply:
    case TicketAct::Confirm:
    case TicketAct::FollowUp: // each is for one requester
    case TicketAct::RaiseProblem:
    case TicketAct::RaiseChange:
    case TicketAct::ConvertToRequest: return false; // each has words of its own
    case TicketAct::Delete: return mayDelete();
    case TicketAct::Resume:
        if (offers(TicketAct::StartWork)) // which has the same key
            return false;
        break;
    default: break;
    }
    if (!mayDo(act))
        return false;
    const auto statuses = m_page->model()->markedStatuses();
    return std::any_of(statuses.begin(), statuses.end(), [act](TicketStatus status) {
        return isPossible(act, {TicketKind::Incident, status});
    });
}

bool BulkActs::isHeld(const QString& permission) const
{
    const auto& actor = m_backend.actor();
    return actor.scopeOf(permission) != Scope::None || actor.teamGrants.contains(permission);
}

bool BulkActs::mayDo(TicketAct act) const
{
    return isHeld(incidentPermission(commandCode(act)));
}

bool BulkActs::mayDelete() const
{
    const auto isDeletable = [this](TicketKind kind) {
        return isHeld(AccessService::permissionFor(kind, u"delete"_s));
    };
    if (const auto kind = onlyKindOf(m_page->model()->view()))
        return isDeletable(*kind);
    constexpr TicketKind kinds[] = {
        TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change};
    return std::any_of(std::begin(kinds), std::end(kinds), isDeletable);
}

bool BulkActs::isForIncidents() const
{
    return onlyKindOf(m_page->model()->view()).value_or(TicketKind::Incident)
        == TicketKind::Incident;
}

QString BulkActs::marked() const
{
    const auto* model = m_page->model();
    return BulkWords::tickets(model->marks().count(model->total()));
}

void BulkActs::followMarks()
{
    const auto* model = m_page->model();
    if (m_runner.isRunning() || m_state == State::Proposed)
        return;
    if (model->marks().count(model->total()) > 0) {
        m_state = State::Choosing;
        offerActs();
    } else if (m_state == State::Choosing) {
        m_bar->slideOut();
    }
}

void BulkActs::offerActs()
{
    QList<TicketAct> acts;
    for (const auto act : ticketActs()) {
        const bool isAllowed =
            act == TicketAct::Delete ? mayDelete() : isForIncidents() && mayDo(act);
        if (isAllowed)
            acts += act;
    }
    m_bar->offer(marked(), acts, offersFields());
}

/// All of them as the forms know one ticket: what they are called, and nothing chosen yet.
record::Ticket BulkActs::subject() const
{
    record::Ticket many;
    many.number = m_subject;
    return many;
}

void BulkActs::act(TicketAct act)
{
    if (isOffered() && act == TicketAct::Delete)
        return askDeletion();
    if (!isOffered() || !isForIncidents())
        return;
    m_subject = marked();
    m_confirm = m_actions.find(actionId(act))->text();
    m_asked = actionId(act);
    if (act == TicketAct::Note)
        askNote();
    else
        m_forms->act(act, subject());
}

void BulkActs::askDeletion()
{
    m_subject = marked();
    const bool areMany = m_page->model()->marks().count(m_page->model()->total()) > 1;
    m_asked = actionId(TicketAct::Delete);
    const auto look = [this](ActForm* form, const QString& reason) {
        take(form);
        preview(tr("deleted %1", "34 tickets").arg(m_subject), tr("Delete"), bulkDeletion(reason),
            partsFirst(chosen()));
    };
    auto* form = DeletionForm::make(m_subject, areMany, m_page, look);
    keepDraft(form);
    form->open();
}

void BulkActs::askNote()
{
    const auto look = [this](ActForm* form, const QString& text) {
        take(form);
        const auto say = [text](IncidentService& incidents, const Actor& actor, TicketId id,
                             const Origin&) -> Result<> {
            const auto said = incidents.comment(actor, id, text, TicketCommentVisibility::Internal);
            return said ? Result<>() : said.error();
        };
        preview(tr("added a note to %1", "34 tickets").arg(m_subject), m_confirm, bulkOf(say),
            chosen());
    };
    auto* form = BulkForms::note(m_subject, m_page, look);
    keepDraft(form);
    form->open();
}

void BulkActs::tag()
{
    if (!isOffered())
        return;
    m_subject = marked();
    m_asked = actionId(ThingAct::Tag);
    const auto look = [this](ActForm* form, const TagEdit& tags) {
        take(form);
        preview(tr("tagged %1", "34 tickets").arg(m_subject), tr("Tag", "verb"), bulkTags(tags),
            chosen());
    };
    auto* form = BulkForms::tags(m_backend, m_subject, m_page, look);
    keepDraft(form);
    form->open();
}

void BulkActs::editFields()
{
    if (!offersFields())
        return;
    m_subject = marked();
    m_confirm = tr("Change");
    m_asked = u"fields"_s;
    m_forms->editMany(m_subject);
}

/// By the act alone: after a crash nobody marks just the same tickets again, and the form says
/// for which ones it was begun.
void BulkActs::keepDraft(ActForm* form)
{
    form->keepIn(m_drafts.open(u"bulk-"_s + m_asked), m_subject);
}

/// What was entered stays a draft until it is done.
void BulkActs::take(ActForm* form)
{
    m_draft = form ? form->draft() : nullptr;
    if (form)
        form->finish();
}

BulkSelection BulkActs::chosen() const
{
    const auto& marks = m_page->model()->marks();
    return marks.isAll ? allOf(m_page->model()->view(), marks.ids)
                       : theseTickets(m_page->model()->markedIds());
}

void BulkActs::preview(
    const QString& deed, const QString& confirm, const BulkAct& act, const BulkSelection& selection)
{
    if (m_runner.isRunning())
        return;
    m_deed = deed;
    m_confirm = confirm;
    m_act = act;
    m_state = State::Previewing;
    m_bar->work(tr("Looking at %1").arg(m_subject), 0, 0, -1, true);
    m_runner.start(BulkRun(BulkRun::Mode::Preview, selection, act), BulkRun::Mode::Preview);
}

void BulkActs::propose(const BulkEnd& end)
{
    if (end.wasCancelled)
        return leave();
    m_state = State::Proposed;
    m_outcome = end.outcome;
    m_tasks = end.tasks;
    const auto confirm = m_outcome.changed == 0
        ? QString()
        : tr("%1: %2", "an act, and how many tickets it is for")
              .arg(m_confirm, BulkWords::tickets(m_outcome.changed));
    m_bar->propose(BulkWords::proposal(m_outcome), confirm, !m_outcome.refused.isEmpty());
}

void BulkActs::carryOut()
{
    if (m_state != State::Proposed || m_outcome.changed == 0)
        return;
    m_state = State::Working;
    // Exactly what was looked at, also where the list shows others by now.
    const auto selection = [tasks = m_tasks](Database&, const Actor&) -> Result<QList<BulkTask>> {
        return tasks;
    };
    m_bar->work(m_deed, 0, int(m_tasks.size()), -1, true);
    m_runner.start(BulkRun(BulkRun::Mode::Write, selection, m_act), BulkRun::Mode::Write);
}

void BulkActs::finish(const BulkEnd& end, const QString& trouble)
{
    const bool wasWorking = m_state == State::Working;
    m_state = State::Told;
    m_outcome = end.outcome;
    m_run = end.run;
    auto sentence = wasWorking ? BulkWords::result(m_outcome, end.wasCancelled) : QString();
    if (!trouble.isEmpty())
        sentence = (trouble + u' ' + sentence).trimmed();
    const bool isUndoable = wasWorking && m_outcome.changed > 0;
    const bool isDone = isUndoable && trouble.isEmpty() && !end.wasCancelled;
    if (const auto draft = std::exchange(m_draft, nullptr); draft && isDone)
        draft->forget();
    m_page->model()->setMarks({});
    m_bar->tell(sentence, isUndoable, !m_outcome.refused.isEmpty());
    m_page->focusList();
    if (isUndoable) {
        auto deed = m_deed;
        deed.replace(m_subject, BulkWords::tickets(m_outcome.changed));
        m_undo.remember({deed, {}, m_run});
    }
    m_backend.poll();
}

void BulkActs::leave()
{
    const bool wasProposed = m_state == State::Proposed;
    m_state = State::Choosing;
    m_run = {};
    m_draft.reset(); // is offered again
    if (!isOffered())
        m_bar->slideOut();
    else
        offerActs();
    if (wasProposed || m_bar->isAncestorOf(m_bar->window()->focusWidget()) || m_bar->isOut())
        m_page->focusList();
}

/// Long undos show here how far they are.
void BulkActs::followUndo(const QString& what, int done, int total, qint64 secondsLeft)
{
    if (m_runner.isRunning() || m_state == State::Proposed)
        return;
    const bool wasAtCancel = m_bar->isAncestorOf(m_bar->window()->focusWidget());
    m_state = State::Choosing;
    if (done >= total) {
        followMarks();
        if (wasAtCancel)
            m_page->focusList();
        return;
    }
    m_bar->work(tr("Taking back: %1").arg(what), done, total, secondsLeft, false);
}

void BulkActs::showRefusals()
{
    RefusalList::open(m_outcome, m_page->window());
}

} // namespace homeport
