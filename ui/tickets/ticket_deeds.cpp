#include "ui/tickets/ticket_deeds.h"

#include "core/tickets/history.h"
#include "ui/shell/backend.h"
#include "ui/shell/draft.h"
#include "ui/shell/draft_store.h"
#include "ui/shell/undo_stack.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/other_acts.h"
#include "ui/words/words.h"

#include <QPointer>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// The newest act on the ticket where someone else did it.
std::optional<HistoryItem> otherBefore(Session& session, const Actor& actor, TicketId id)
{
    const auto items = historyOf(*session.replica, actor, id.value());
    if (!items || items->isEmpty() || items->last().actorId == actor.person)
        return std::nullopt;
    return items->last();
}

} // namespace

/// What an act left behind, or why it was refused and what someone else did before.
struct TicketDeeds::Outcome
{
    EntryRef entry;
    std::optional<Error> refusal;
    std::optional<HistoryItem> before;
};

TicketDeeds::TicketDeeds(Backend& backend, DraftStore& drafts, TicketId ticket, QObject* parent)
    : QObject(parent), m_backend(backend), m_drafts(drafts), m_ticket(ticket)
{}

void TicketDeeds::keepDraft(ActForm* form, const QString& what)
{
    form->keepIn(m_drafts.open(u"act-%1-%2"_s.arg(what, m_ticket.toString())), {});
}

void TicketDeeds::perform(const record::Ticket& shown, const QString& deed, const TicketJob& job,
    const CommandId& command, ActForm* form)
{
    ++m_underWay;
    const auto outcome =
        m_backend.run([job, origin = Origin(shown, command), actor = m_backend.actor()](
                          Session& session) -> Result<Outcome> {
            const auto entry = entryOf(session, [&] { return job(session, origin); });
            if (entry)
                return Outcome{*entry, {}, {}};
            const auto isLate = entry.error().code == "VERSION_CONFLICT"_L1
                || entry.error().code == "INVALID_TRANSITION"_L1;
            return Outcome{{}, entry.error(),
                isLate ? otherBefore(session, actor, origin.seen->id) : std::nullopt};
        });
    // What is done is no draft any more, also where its page was closed meanwhile.
    deliver(outcome, &m_drafts,
        [self = QPointer(this), deed, form = QPointer(form),
            draft = form ? form->draft() : nullptr](const Result<Outcome>& result) {
            if (draft && result && !result->refusal)
                draft->forget();
            if (self)
                self->finish(result, deed, form);
        });
}

void TicketDeeds::finish(const Result<Outcome>& result, const QString& deed, ActForm* form)
{
    --m_underWay;
    if (result && !result->refusal) {
        if (form)
            form->finish();
        emit done(deed, result->entry);
        return;
    }
    const auto& error = result ? *result->refusal : result.error();
    auto sentence = Words::ofSent(error);
    if (result && result->before)
        sentence = OtherActs::told(*result->before) + u". "_s + sentence;
    if (form) {
        if (error.code == "IDEMPOTENCY_MISMATCH"_L1)
            form->startAnew();
        form->fail(sentence);
    } else {
        emit refused(sentence);
    }
}

void TicketDeeds::takeBack(const record::Ticket& shown, const EntryRef& entry)
{
    ++m_underWay;
    const auto undone = m_backend.run([actor = m_backend.actor(), entry](Session& session) {
        return entryOf(session, [&] { return undo(*session.replica, actor, entry); });
    });
    deliver(undone, this, [this, number = shown.number](const Result<EntryRef>& result) {
        --m_underWay;
        if (result)
            emit done(tr("took back an act on %1").arg(number), *result);
        else
            emit refused(Words::of(result.error()));
    });
}

} // namespace homeport
