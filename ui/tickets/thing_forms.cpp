#include "ui/tickets/thing_forms.h"

#include "core/access/directory.h"
#include "core/base/deliver.h"
#include "ui/shell/backend.h"
#include "ui/shell/new_command.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/choice_box.h"
#include "ui/tickets/form_fields.h"
#include "ui/tickets/link_choices.h"
#include "ui/tickets/moment_field.h"
#include "ui/widgets/form_row.h"
#include "ui/words/words.h"

#include <QCompleter>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

ThingForms::ThingForms(Backend& backend, QWidget* page)
    : QObject(page), m_backend(backend), m_page(page)
{}

void ThingForms::tag(const record::Ticket& ticket)
{
    auto* form = makeForm(u"tag"_s, tr("Tag %1").arg(ticket.number), tr("Add tag"));
    auto* name = named<QLineEdit>(u"tag"_s);
    name->setMaxLength(60);
    form->addRow(tr("&Tag"), name);
    const auto names = m_backend.ask(
        [actor = m_backend.actor()](Session& session) { return session.tags.names(actor); });
    deliver(names, form, [name](const Result<QStringList>& found) {
        if (!found)
            return; // it can be typed all the same
        auto* completer = new QCompleter(*found, name);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        name->setCompleter(completer);
    });
    connect(form, &ActForm::submitted, this, [this, form, name, ticket] {
        const auto typed = name->text();
        emit ready(
            tr("tagged %1").arg(ticket.number),
            [actor = m_backend.actor(), id = ticket.id, typed](Session& s, const Origin& origin) {
                return s.tags.add(actor, id, typed, origin.command);
            },
            form->command(), form);
    });
    form->open(name);
}

void ThingForms::service(const record::Ticket& ticket)
{
    auto* form =
        makeForm(u"service"_s, tr("Service that %1 affects").arg(ticket.number), tr("Add service"));
    auto* service = new ChoiceBox(tr("Choose a service"));
    service->setObjectName(u"service"_s);
    auto* degradation = keyBox(u"degradation"_s, u"ticket_service"_s, u"degradation"_s,
        TicketServiceDegradation::Degraded);
    form->addRow(tr("&Service"), service);
    form->addRow(tr("&How it is"), degradation);
    offerServices(form, service);
    connect(form, &ActForm::submitted, this, [this, form, service, degradation, ticket] {
        const auto chosen = service->chosen();
        if (!chosen) {
            form->fail(tr("Choose a service from the list."));
            return form->resume(service);
        }
        emit ready(
            tr("added a service to %1").arg(ticket.number),
            [actor = m_backend.actor(), id = ticket.id, which = ServiceId(*chosen),
                how = keyIn<TicketServiceDegradation>(degradation)](
                Session& s, const Origin& origin) {
                return s.affectedServices.add(actor, id, which, how, origin.command);
            },
            form->command(), form);
    });
    form->open(service);
}

void ThingForms::offerServices(ActForm* form, QWidget* field)
{
    const auto found = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read(
            [&](Database& database) { return services(database, actor.organization); });
    });
    deliver(found, form,
        [form, box = qobject_cast<ChoiceBox*>(field)](const Result<QList<Choice>>& names) {
            if (!names)
                return form->fail(Words::of(names.error()));
            box->setChoices(*names);
            if (auto* row = qobject_cast<FormRow*>(box->parentWidget()); row && names->isEmpty())
                row->setHint(tr("The catalogue has no services yet."));
        });
}

void ThingForms::follower(const record::Ticket& ticket)
{
    auto* form =
        makeForm(u"follower"_s, tr("Who follows %1").arg(ticket.number), tr("Let them follow"));
    auto* person = new ChoiceBox(tr("Choose a person"));
    person->setObjectName(u"person"_s);
    form->addRow(tr("&Person"), person);
    offerPeople(form, person);
    connect(form, &ActForm::submitted, this, [this, form, person, ticket] {
        const auto chosen = person->chosen();
        if (!chosen) {
            form->fail(tr("Choose a person from the list."));
            return form->resume(person);
        }
        emit ready(
            tr("let someone follow %1").arg(ticket.number),
            [actor = m_backend.actor(), id = ticket.id, who = PersonId(*chosen)](Session& s,
                const Origin& origin) { return s.watchers.add(actor, id, who, origin.command); },
            form->command(), form);
    });
    form->open(person);
}

void ThingForms::offerPeople(ActForm* form, QWidget* field)
{
    const auto found = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read([&](Database& database) { return people(database, actor); });
    });
    deliver(found, form,
        [form, box = qobject_cast<ChoiceBox*>(field)](const Result<QList<Choice>>& names) {
            if (!names)
                return form->fail(Words::of(names.error()));
            box->setChoices(*names);
        });
}

void ThingForms::saveTemplate(const record::Ticket& ticket)
{
    constexpr int longestName = 120;
    auto* form = makeForm(
        u"template"_s, tr("Save %1 as a template").arg(ticket.number), tr("Save template"));
    auto* name = named<QLineEdit>(u"templateName"_s);
    name->setMaxLength(longestName);
    name->setText(ticket.title.left(longestName));
    name->selectAll();
    form->addRow(tr("&Name"), name);
    connect(form, &ActForm::submitted, this, [this, form, name, ticket] {
        emit ready(
            tr("made a template of %1").arg(ticket.number),
            [actor = m_backend.actor(), id = ticket.id, typed = name->text()](
                Session& s, const Origin& origin) -> Result<> {
                auto made = s.templates.createFrom(actor, id, typed, origin.command);
                return made ? Result<>() : made.error();
            },
            form->command(), form);
    });
    form->open(name);
}

ActForm* ThingForms::makeForm(const QString& what, const QString& title, const QString& confirm)
{
    auto* form = new ActForm(title, confirm, HintButton::Look::Primary, m_page->window());
    emit begun(form, what);
    return form;
}

} // namespace homeport
