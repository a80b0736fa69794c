#include "ui/tickets/ticket_deeds.h"

#include "core/tickets/history.h"
#include "ui/shell/backend.h"
#include "ui/shell/undo_stack.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/other_acts.h"
#include "ui/words/words.h"

#include <QPointer>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// What an act left behind, or why it was refused and what someone else did before.
struct Outcome
{
    EntryRef entry;
    std::optional<Error> refusal;
    std::optional<HistoryItem> before;
};

/// The newest act on the ticket where someone else did it.
std::optional<HistoryItem> otherBefore(Session& session, const Actor& actor, TicketId id)
{
    const auto items = historyOf(*session.replica, actor, id.value());
    if (!items || items->isEmpty() || items->last().actorId == actor.person)
        return std::nullopt;
    return items->last();
}

} // namespace

TicketDeeds::TicketDeeds(Backend& backend, QObject* parent) : QObject(parent), m_backend(backend) {}

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
    deliver(outcome, this, [this, deed, form = QPointer(form)](const Result<Outcome>& result) {
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
    });
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
