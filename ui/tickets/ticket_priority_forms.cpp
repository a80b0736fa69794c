#include "ui/shell/backend.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/pick_box.h"
#include "ui/tickets/ticket_forms.h"
#include "ui/widgets/form_row.h"
#include "ui/words/key_words.h"

#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

/// engines.md 2.6: the reason stays beside the priority.
void TicketForms::askPriority(const record::Ticket& ticket)
{
    auto* form = makeForm(
        u"priority"_s, tr("Set the priority of %1").arg(ticket.number), tr("Set priority"));
    auto* priority = new PickBox;
    priority->setObjectName(u"priority"_s);
    for (int level = 1; level <= 4; ++level)
        priority->addItem(KeyWords::priority(level), level);
    priority->setCurrentIndex(ticket.priority - 1);
    auto* reason = new QLineEdit;
    reason->setObjectName(u"reason"_s);
    form->addRow(tr("&Priority"), priority);
    form->addRow(tr("&Why"), reason)->setHint(tr("In ten characters at least."));
    connect(form, &ActForm::submitted, this, [this, form, priority, reason, ticket] {
        const PriorityOverride given{priority->currentData().toInt(), reason->text().trimmed()};
        emit ready(
            tr("set the priority of %1").arg(ticket.number),
            [given](auto& s, const auto& actor, auto id, const auto& origin) {
                return s.overridePriority(actor, id, given, origin);
            },
            form->command(), form, ticket);
    });
    form->open(priority);
}

void TicketForms::askEscalation(const record::Ticket& ticket, bool isEnd)
{
    auto* form = makeForm(isEnd ? u"deescalate"_s : u"escalate"_s,
        isEnd ? tr("End the escalation of %1").arg(ticket.number)
              : tr("Escalate %1").arg(ticket.number),
        isEnd ? tr("End escalation") : tr("Escalate"));
    auto* reason = new QLineEdit;
    reason->setObjectName(u"reason"_s);
    form->addRow(tr("&Why"), reason);
    connect(form, &ActForm::submitted, this, [this, form, reason, ticket, isEnd] {
        emit ready(
            isEnd ? tr("ended the escalation of %1").arg(ticket.number)
                  : tr("escalated %1").arg(ticket.number),
            [text = reason->text().trimmed(), isEnd](
                auto& s, const auto& actor, auto id, const auto& origin) {
                return isEnd ? s.deEscalate(actor, id, text, origin)
                             : s.escalate(actor, id, text, origin);
            },
            form->command(), form, ticket);
    });
    form->open(reason);
}

} // namespace homeport
