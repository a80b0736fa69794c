#include "ui/shell/backend.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/link_choices.h"
#include "ui/tickets/pick_box.h"
#include "ui/tickets/thing_forms.h"
#include "ui/tickets/ticket_picker.h"
#include "ui/widgets/form_row.h"

#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// The forms in which a ticket has to do with another one.

namespace {

/// The ticket that was picked, else that of the number, which nobody may have looked up yet.
Result<TicketId> otherOf(Session& session, const Actor& actor,
    const std::optional<PickedTicket>& picked, const QString& number)
{
    if (picked)
        return picked->id;
    auto found = session.links.byNumber(actor, number);
    return found ? Result<TicketId>(found->id) : found.error();
}

} // namespace

void ThingForms::link(const record::Ticket& ticket)
{
    auto* form = makeForm(u"link"_s, tr("Link %1").arg(ticket.number), tr("Link"));
    auto* how = new PickBox;
    how->setObjectName(u"how"_s);
    const auto choices = linkChoices(ticket.kind);
    for (qsizetype i = 0; i < choices.size(); ++i)
        how->addItem(nameOf(choices[i]), int(i));
    auto* note = new QLineEdit;
    note->setObjectName(u"note"_s);
    note->setMaxLength(255);
    form->addRow(tr("&This ticket"), how);
    auto* other = addPicker(form, tr("The &other ticket"), ticket);
    form->addRow(tr("Not&e"), note);
    connect(form, &ActForm::submitted, this, [this, form, how, other, note, choices, ticket] {
        if (!isPicked(form, other))
            return;
        const auto number = other->typed();
        emit ready(
            tr("linked %1 and %2").arg(ticket.number, number),
            [actor = m_backend.actor(), id = ticket.id, picked = other->picked(), number,
                text = note->text().trimmed(), choice = choices.value(how->currentData().toInt())](
                Session& s, const Origin& origin) -> Result<> {
                auto found = otherOf(s, actor, picked, number);
                return found ? makeLink(s, actor, choice, id, *found, text, origin) : found.error();
            },
            form->command(), form);
    });
    form->open(other);
}

void ThingForms::duplicate(const record::Ticket& ticket)
{
    auto* form = makeForm(u"duplicate"_s, tr("Mark %1 as a duplicate").arg(ticket.number),
        tr("End it as a duplicate"));
    auto* other = addPicker(form, tr("It is the same &as"), ticket);
    other->keepToKind();
    connect(form, &ActForm::submitted, this, [this, form, other, ticket] {
        if (!isPicked(form, other))
            return;
        const auto number = other->typed();
        emit ready(
            tr("marked %1 as a duplicate of %2").arg(ticket.number, number),
            [actor = m_backend.actor(), id = ticket.id, picked = other->picked(), number](
                Session& s, const Origin& origin) -> Result<> {
                auto found = otherOf(s, actor, picked, number);
                return found ? s.incidents.mergeDuplicate(actor, id, *found, origin)
                             : found.error();
            },
            form->command(), form);
    });
    form->open(other);
}

/// Under it stands which ticket that is.
TicketPicker* ThingForms::addPicker(
    ActForm* form, const QString& label, const record::Ticket& ticket)
{
    auto* picker = new TicketPicker(m_backend, ticket);
    auto* row = form->addRow(label, picker);
    connect(picker, &TicketPicker::pointedAt, row, &FormRow::setHint);
    return picker;
}

bool ThingForms::isPicked(ActForm* form, TicketPicker* other)
{
    const bool isThere = other->picked() || other->isNumber();
    if (!isThere) {
        form->fail(other->typed().isEmpty()
                ? tr("Type the number of the other ticket, or words of it.")
                : tr("Choose one of the tickets in the list."));
        form->resume(other);
    }
    return isThere;
}

} // namespace homeport
