#include "ui/tickets/act_form.h"
#include "ui/tickets/detail_fields.h"
#include "ui/tickets/ticket_forms.h"

#include <QPlainTextEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// The texts of a ticket that have more than a line; ticket_forms.cpp holds the acts.

void TicketForms::editText(
    Property property, const record::Ticket& ticket, const record::Incident& incident)
{
    constexpr int textHeight = 220;
    const auto title = tr("%1 of %2", "a field, a ticket").arg(labelOf(property), ticket.number);
    auto* form = makeForm(nameOf(property), title, tr("Save"));
    auto* text = new QPlainTextEdit;
    text->setObjectName(u"text."_s + nameOf(property));
    text->setPlainText(detailOf(property, ticket, incident).toString());
    form->addRow(labelOf(property), text);
    text->setMinimumHeight(textHeight);
    connect(form, &ActForm::submitted, this, [this, form, text, property, ticket, incident] {
        IncidentEdit edit;
        putDetail(property, text->toPlainText(), edit);
        emit ready(
            tr("changed %1 of %2", "a field, a ticket").arg(labelOf(property), ticket.number),
            [edit, ticket, incident](auto& s, const auto& actor, auto id, const auto& origin) {
                Origin opened(ticket, origin.command); // what others wrote since is not lost
                opened.seenPart = incident;
                return s.edit(actor, id, edit, opened);
            },
            form->command(), form, ticket);
    });
    form->open(text);
}

} // namespace homeport
