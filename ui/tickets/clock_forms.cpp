#include "ui/tickets/clock_forms.h"

#include "ui/service_levels/ledger.h"
#include "ui/shell/backend.h"
#include "ui/shell/new_command.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/pick_box.h"
#include "ui/widgets/form_row.h"
#include "ui/words/key_words.h"

#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int longestReason = 500;

QLineEdit* lineEdit(const QString& name)
{
    auto* field = new QLineEdit;
    field->setObjectName(name);
    field->setMaxLength(longestReason);
    return field;
}

/// Of a target, among those of its ticket, now and when a form is opened anew.
QString wordOf(const ClockKey& key)
{
    return u"%1-%2-%3"_s.arg(keyOf(key.type), keyOf(key.metric)).arg(key.cycle);
}

} // namespace

ClockForms::ClockForms(Backend& backend, QWidget* page)
    : QObject(page), m_backend(backend), m_page(page)
{}

void ClockForms::act(ClockAct act, const record::Ticket& ticket, const TicketServiceLevels& levels)
{
    if (act == ClockAct::Recalculate)
        return recalculate(ticket);
    auto missed = levels.clocks;
    missed.removeIf([act](const ClockReading& clock) {
        return !clock.breachedAt || (act == ClockAct::Void && clock.voided);
    });
    if (missed.isEmpty())
        return; // somebody was quicker
    if (act == ClockAct::Void)
        askVoid(ticket, missed);
    else
        askAcknowledge(ticket, missed);
}

/// SL-3: the reason stays beside the clock.
void ClockForms::askVoid(const record::Ticket& ticket, const QList<ClockReading>& missed)
{
    auto* form = new ActForm(tr("Void a breach of %1").arg(ticket.number), tr("Void breach"),
        HintButton::Look::Danger, m_page->window());
    emit begun(form, u"void"_s);
    auto* target = addTargets(form, missed);
    auto* reason = lineEdit(u"reason"_s);
    auto* row = form->addRow(tr("&Why"), reason);
    row->setNeeded();
    row->setHint(tr("In ten characters at least. The target stays missed, and does not count for "
                    "compliance."));
    connect(form, &ActForm::submitted, this, [this, form, target, reason, ticket, missed] {
        const auto& clock = missed[target->currentIndex()];
        emit ready(
            tr("voided a breach of %1").arg(ticket.number),
            [actor = m_backend.actor(), id = ticket.id, key = clock.key(),
                text = reason->text().trimmed()](Session& s, const Origin& origin) {
                return s.breaches.voidBreach(actor, id, key, text, origin.command);
            },
            form->command(), form);
    });
    form->open(reason);
}

void ClockForms::askAcknowledge(const record::Ticket& ticket, const QList<ClockReading>& missed)
{
    auto* form = new ActForm(tr("Acknowledge a breach of %1").arg(ticket.number), tr("Acknowledge"),
        HintButton::Look::Primary, m_page->window());
    emit begun(form, u"breach"_s);
    auto* target = addTargets(form, missed);
    auto* cause = new PickBox;
    cause->setObjectName(u"cause"_s);
    for (const auto* key : EnumKeys<SlaRulingCause>::keys) {
        const auto stored = QString::fromLatin1(key);
        cause->addItem(KeyWords::of(u"sla_ruling"_s, u"cause"_s, stored), stored);
    }
    cause->setCurrentIndex(cause->findData(keyOf(SlaRulingCause::Unknown)));
    auto* note = lineEdit(u"causeNote"_s);
    form->addRow(tr("&Cause"), cause);
    form->addRow(tr("Not&e"), note);
    connect(form, &ActForm::submitted, this, [this, form, target, cause, note, ticket, missed] {
        const auto& clock = missed[target->currentIndex()];
        const BreachCause given{fromKey<SlaRulingCause>(cause->currentData().toString())
                                    .value_or(SlaRulingCause::Unknown),
            note->text().trimmed()};
        emit ready(
            tr("acknowledged a breach of %1").arg(ticket.number),
            [actor = m_backend.actor(), id = ticket.id, key = clock.key(), given](
                Session& s, const Origin& origin) {
                return s.breaches.acknowledge(actor, id, key, given, origin.command);
            },
            form->command(), form);
    });
    form->open(cause);
}

void ClockForms::recalculate(const record::Ticket& ticket)
{
    emit ready(
        tr("recalculated the clocks of %1").arg(ticket.number),
        [actor = m_backend.actor(), id = ticket.id](Session& s, const Origin& origin) {
            return s.breaches.recalculate(actor, id, origin.command);
        },
        newCommand(), nullptr);
}

PickBox* ClockForms::addTargets(ActForm* form, const QList<ClockReading>& missed)
{
    auto* target = new PickBox;
    target->setObjectName(u"target"_s);
    for (int i = 0; i < missed.size(); ++i) {
        target->addItem(tr("%1, %2", "a target, how it stands")
                            .arg(Ledger::nameOf(missed[i]), Ledger::stateOf(missed[i])),
            wordOf(missed[i].key()));
    }
    form->addRow(tr("&Target"), target);
    return target;
}

} // namespace homeport
