#include "ui/tickets/ticket_forms.h"

#include "core/access/directory.h"
#include "core/base/deliver.h"
#include "core/incidents/incident_guards.h"
#include "core/incidents/incident_rules.h"
#include "ui/shell/backend.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/assignee_choices.h"
#include "ui/tickets/choice_box.h"
#include "ui/tickets/moment_field.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QDateTime>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

template <typename E>
QComboBox* keyBox(const QString& name)
{
    auto* box = new PickBox;
    box->setObjectName(name);
    for (size_t i = 0; i < std::size(EnumKeys<E>::keys); ++i)
        box->addItem(Words::of(E(i)), int(i));
    return box;
}

template <typename Field>
Field* named(const QString& name)
{
    auto* field = new Field;
    field->setObjectName(name);
    return field;
}

/// What the assignment form offers.
struct Assignees
{
    QList<Choice> teams;
    QList<Assignee> people;
};

TicketHoldReason reasonIn(const QComboBox* box)
{
    return TicketHoldReason(box->currentData().toInt());
}

} // namespace

TicketForms::TicketForms(Backend& backend, QWidget* page)
    : QObject(page), m_backend(backend), m_page(page)
{}

void TicketForms::act(TicketAct act, const record::Ticket& ticket)
{
    const auto number = ticket.number;
    const auto now = [&](const QString& deed, const IncidentJob& job) {
        emit ready(deed, job, commandOf(act, ticket), nullptr, ticket);
    };
    switch (act) {
    case TicketAct::Acknowledge:
        return now(tr("acknowledged %1").arg(number),
            [](auto& s, const auto& actor, auto id, const auto& origin) {
                return s.acknowledge(actor, id, origin);
            });
    case TicketAct::Take:
        return now(
            tr("took %1").arg(number), [](auto& s, const auto& actor, auto id, const auto& origin) {
                return s.take(actor, id, origin);
            });
    case TicketAct::StartWork:
        return now(tr("started %1").arg(number),
            [](auto& s, const auto& actor, auto id, const auto& origin) {
                return s.startWork(actor, id, origin);
            });
    case TicketAct::Resume:
        return now(tr("resumed %1").arg(number),
            [](auto& s, const auto& actor, auto id, const auto& origin) {
                return s.resume(actor, id, origin);
            });
    case TicketAct::Confirm:
        return now(tr("confirmed %1").arg(number),
            [](auto& s, const auto& actor, auto id, const auto& origin) {
                return s.confirm(actor, id, origin);
            });
    case TicketAct::ClearOverride:
        return now(tr("let the priority of %1 be calculated").arg(number),
            [](auto& s, const auto& actor, auto id, const auto& origin) {
                return s.clearOverride(actor, id, origin);
            });
    case TicketAct::OverridePriority: return askPriority(ticket);
    case TicketAct::Escalate: return askEscalation(ticket, false);
    case TicketAct::DeEscalate: return askEscalation(ticket, true);
    case TicketAct::Assign: return assign(ticket, ticket.assignedTeamId);
    case TicketAct::Hold: return askHold(ticket);
    case TicketAct::Resolve: return askResolve(ticket);
    case TicketAct::Close: return askClose(ticket);
    case TicketAct::Reopen: return askReopen(ticket);
    case TicketAct::Cancel: return askCancel(ticket);
    case TicketAct::Reply:
    case TicketAct::Note: break; // written in the composer
    case TicketAct::Delete: break; // of whatever kind
    case TicketAct::FollowUp:
    case TicketAct::RaiseProblem:
    case TicketAct::RaiseChange:
    case TicketAct::ConvertToRequest: break; // a form of the window's
    }
}

void TicketForms::assign(const record::Ticket& ticket, const std::optional<TeamId>& wanted)
{
    auto* form = makeForm(u"assign"_s, tr("Assign %1").arg(ticket.number), tr("Assign"));
    auto* team = new ChoiceBox(tr("No team"));
    auto* person = new ChoiceBox(tr("Nobody in particular"));
    auto* comment = named<QLineEdit>(u"comment"_s);
    team->setObjectName(u"team"_s);
    person->setObjectName(u"person"_s);
    form->addRow(tr("&Team"), team);
    form->addRow(tr("&Person"), person);
    form->addRow(tr("&Why"), comment)->setHint(tr("Needed when it goes to another team."));

    const auto lists = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read([&](Database& database) -> Result<Assignees> {
            auto foundTeams = teams(database, actor.organization);
            if (!foundTeams)
                return foundTeams.error();
            auto foundPeople = assignees(database, actor, session.replica->now());
            if (!foundPeople)
                return foundPeople.error();
            return Assignees{*foundTeams, *foundPeople};
        });
    });
    deliver(lists, form, [form, team, person, ticket, wanted](const Result<Assignees>& found) {
        if (!found)
            return form->fail(Words::of(found.error()));
        form->offer([&] {
            team->setChoices(found->teams);
            if (wanted && team->isBlank()) // else somebody was quicker
                team->choose(wanted->value());
            offerAssignees(team, person, found->people);
            if (ticket.assignedUserId && wanted == ticket.assignedTeamId && person->isBlank())
                person->choose(ticket.assignedUserId->value());
        });
    });
    connect(form, &ActForm::submitted, this, [this, form, team, person, comment, ticket] {
        Assignment to;
        if (const auto chosen = team->chosen())
            to.team = TeamId(*chosen);
        if (const auto chosen = person->chosen())
            to.user = PersonId(*chosen);
        to.comment = comment->text().trimmed();
        if (!to.team && !to.user)
            return form->fail(tr("Choose a team or a person from the lists."));
        emit ready(
            tr("assigned %1").arg(ticket.number),
            [to](auto& s, const auto& actor, auto id, const auto& origin) {
                return s.assign(actor, id, to, origin);
            },
            form->command(), form, ticket);
    });
    const auto asksWhy = ticket.assignedTeamId && wanted != ticket.assignedTeamId;
    form->open(asksWhy ? static_cast<QWidget*>(comment) : team);
}

/// G-07: which further field a reason needs shows as soon as it is chosen.
void TicketForms::askHold(const record::Ticket& ticket)
{
    auto* form = makeForm(u"hold"_s, tr("Put %1 on hold").arg(ticket.number), tr("Put on hold"));
    auto* reason = keyBox<TicketHoldReason>(u"reason"_s);
    auto* supplier = new ChoiceBox(tr("Choose a supplier"));
    supplier->setObjectName(u"supplier"_s);
    auto* until = named<MomentField>(u"until"_s);
    auto* comment = named<QLineEdit>(u"comment"_s);
    form->addRow(tr("&Waits for"), reason);
    auto* supplierRow = form->addRow(tr("&Supplier"), supplier);
    auto* untilRow = form->addRow(tr("&Until"), until);
    form->addRow(tr("&Comment"), comment);
    untilRow->setHint(tr("Then it resumes by itself."));

    const auto showNeeded = [reason, supplierRow, form] {
        const auto needsSupplier = reasonIn(reason) == TicketHoldReason::AwaitingSupplier;
        setShown(supplierRow, needsSupplier);
        form->adjustSize();
    };
    connect(reason, &QComboBox::currentIndexChanged, form, showNeeded);
    showNeeded();
    const auto names = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read(
            [&](Database& database) { return suppliers(database, actor.organization); });
    });
    deliver(names, form, [form, supplier, supplierRow](const Result<QList<Choice>>& found) {
        if (!found)
            return form->fail(Words::of(found.error()));
        supplier->setChoices(*found);
        if (found->isEmpty())
            supplierRow->setHint(tr("No supplier is known to this desk yet."));
    });
    connect(form, &ActForm::submitted, this,
        [this, form, reason, supplier, supplierRow, until, untilRow, comment, ticket] {
            Hold hold;
            hold.reason = reasonIn(reason);
            hold.until = until->moment();
            hold.comment = comment->text().trimmed();
            if (hold.reason == TicketHoldReason::AwaitingSupplier) {
                if (const auto chosen = supplier->chosen())
                    hold.supplier = SupplierId(*chosen);
            }
            const auto missing = missingHoldField(hold.reason, hold.until, hold.supplier);
            const auto isPast =
                hold.until && *hold.until <= fromMsecs(QDateTime::currentMSecsSinceEpoch());
            untilRow->setError(!until->isEmpty() && !hold.until
                    ? tr("Type a date, such as \"tomorrow 9:00\", or pick one.")
                    : isPast                     ? tr("That moment has passed.")
                    : missing == "hold_until"_L1 ? tr("This reason needs a moment to end.")
                                                 : QString());
            supplierRow->setError(missing == "hold_supplier_id"_L1
                    ? tr("Choose the supplier from the list.")
                    : QString());
            if (untilRow->hasError() || supplierRow->hasError()) {
                form->resume(untilRow->hasError() ? static_cast<QWidget*>(until) : supplier);
                return;
            }
            emit ready(
                tr("put %1 on hold").arg(ticket.number),
                [hold](auto& s, const auto& actor, auto id, const auto& origin) {
                    return s.hold(actor, id, hold, origin);
                },
                form->command(), form, ticket);
        });
    form->open(reason);
}

void TicketForms::askResolve(const record::Ticket& ticket)
{
    auto* form = makeForm(u"resolve"_s, tr("Resolve %1").arg(ticket.number), tr("Resolve"));
    auto* code = keyBox<IncidentResolutionCode>(u"code"_s);
    auto* notes = named<QPlainTextEdit>(u"notes"_s);
    auto* children = named<PickBox>(u"children"_s);
    form->addRow(tr("&How"), code);
    form->addRow(tr("&What was done"), notes)->setHint(tr("The requester reads this."));
    auto* childrenRow = form->addRow(tr("&Tickets that are part of it"), children);
    if (ticket.id.isNull()) // of many tickets none resolves its children along
        setShown(childrenRow, false);
    else
        offerChildren(ticket.id, form, childrenRow);
    connect(
        form, &ActForm::submitted, this, [this, form, code, notes, children, childrenRow, ticket] {
            Resolution resolution{IncidentResolutionCode(code->currentData().toInt()),
                notes->toPlainText().trimmed()};
            if (children->currentIndex() > 0)
                resolution.children = OpenChildren(children->currentData().toInt());
            const bool isUndecided = children->count() > 0 && !resolution.children;
            childrenRow->setError(isUndecided ? tr("Say what becomes of them.") : QString());
            if (isUndecided)
                return form->resume(children);
            emit ready(
                tr("resolved %1").arg(ticket.number),
                [resolution](auto& s, const auto& actor, auto id, const auto& origin) {
                    return s.resolve(actor, id, resolution, origin);
                },
                form->command(), form, ticket);
        });
    form->open(notes);
}

/// PC-3: the choice is asked for where there is something to choose.
void TicketForms::offerChildren(TicketId id, ActForm* form, FormRow* row)
{
    setShown(row, false);
    const auto open = m_backend.ask([actor = m_backend.actor(), id](Session& session) {
        return openChildren(*session.replica, actor, id);
    });
    deliver(open, form, [form, row](const Result<QList<TicketId>>& found) {
        if (!found || found->isEmpty())
            return; // a failure is told when it is resolved
        auto* box = qobject_cast<PickBox*>(row->field());
        form->offer([&] {
            box->addItem(tr("%n open, please choose", nullptr, int(found->size())));
            box->addItem(tr("Resolve them too, with these words"), int(OpenChildren::Resolve));
            box->addItem(tr("Leave them open"), int(OpenChildren::LeaveOpen));
        });
        setShown(row, true);
        form->adjustSize();
    });
}

void TicketForms::askCancel(const record::Ticket& ticket)
{
    auto* form =
        makeForm(u"cancel"_s, tr("Cancel %1").arg(ticket.number), tr("Cancel ticket"), true);
    auto* reason = keyBox<TicketCancelReason>(u"reason"_s);
    auto* comment = named<QLineEdit>(u"comment"_s);
    form->addRow(tr("&Reason"), reason);
    form->addRow(tr("&Comment"), comment)->setHint(tr("The requester reads this."));
    connect(form, &ActForm::submitted, this, [this, form, reason, comment, ticket] {
        emit ready(
            tr("cancelled %1").arg(ticket.number),
            [why = TicketCancelReason(reason->currentData().toInt()),
                text = comment->text().trimmed()](auto& s, const auto& actor, auto id,
                const auto& origin) { return s.cancel(actor, id, why, text, origin); },
            form->command(), form, ticket);
    });
    form->open(reason);
}

void TicketForms::askClose(const record::Ticket& ticket)
{
    auto* form = makeForm(u"close"_s, tr("Close %1").arg(ticket.number), tr("Close"));
    auto* reason = named<PickBox>(u"closeReason"_s);
    // That it was confirmed only the requester can say, and the wait only the clock.
    reason->addItem(tr("The requester did not answer"), int(TicketCloseReason::NoResponse));
    reason->addItem(tr("Administrative"), int(TicketCloseReason::Administrative));
    form->addRow(tr("&Reason"), reason);
    connect(form, &ActForm::submitted, this, [this, form, reason, ticket] {
        emit ready(
            tr("closed %1").arg(ticket.number),
            [why = TicketCloseReason(reason->currentData().toInt())](auto& s, const auto& actor,
                auto id, const auto& origin) { return s.close(actor, id, why, origin); },
            form->command(), form, ticket);
    });
    form->open(reason);
}

void TicketForms::askReopen(const record::Ticket& ticket)
{
    auto* form = makeForm(u"reopen"_s, tr("Reopen %1").arg(ticket.number), tr("Reopen"));
    auto* reason = named<QLineEdit>(u"reason"_s);
    form->addRow(tr("&What is still wrong"), reason);
    connect(form, &ActForm::submitted, this, [this, form, reason, ticket] {
        emit ready(
            tr("reopened %1").arg(ticket.number),
            [text = reason->text().trimmed()](auto& s, const auto& actor, auto id,
                const auto& origin) { return s.reopen(actor, id, text, origin); },
            form->command(), form, ticket);
    });
    form->open(reason);
}

CommandId TicketForms::commandOf(TicketAct act, const record::Ticket& ticket)
{
    return m_sent.of(
        u"%1 %2 %3"_s.arg(actionId(act), ticket.id.toString()).arg(ticket.head.version));
}

ActForm* TicketForms::makeForm(
    const QString& what, const QString& title, const QString& confirm, bool isDanger)
{
    auto* form = new ActForm(title, confirm,
        isDanger ? HintButton::Look::Danger : HintButton::Look::Primary, m_page->window());
    emit begun(form, what);
    return form;
}

} // namespace homeport
