#include "ui/tickets/new_ticket_dialog.h"

#include "core/incidents/incident_conversion.h"
#include "core/incidents/incident_rules.h"
#include "ui/shell/backend.h"
#include "ui/tickets/new_ticket_form.h"
#include "ui/words/words.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

QString headingOf(TicketKind kind)
{
    switch (kind) {
    case TicketKind::ServiceRequest: return NewTicketDialog::tr("New request");
    case TicketKind::Problem: return NewTicketDialog::tr("New problem");
    case TicketKind::Change: return NewTicketDialog::tr("New change");
    case TicketKind::Incident: break; // has a form of its own
    }
    Q_UNREACHABLE();
}

} // namespace

NewTicketDialog::NewTicketDialog(
    Backend& backend, DraftStore& drafts, TicketKind kind, QWidget* window)
    : NewTicketCard(backend, drafts, new NewTicketForm(kind, backend.actor().person),
        headingOf(kind), kind == TicketKind::ServiceRequest ? tr("Convert") : tr("Create"), window)
    , m_kind(kind)
    , m_form(findChild<NewTicketForm*>())
{
    setObjectName(u"newTicket"_s);
    connect(m_form, &NewTicketForm::requesterMoved, this, &NewTicketDialog::fetchServices);
    keepUnder(draftKey(m_kind, {}));
    fetchLists();
}

void NewTicketDialog::open()
{
    m_offered = m_form->texts();
    NewTicketCard::open(true);
}

void NewTicketDialog::open(const Offer& offer)
{
    m_incident = offer.incident;
    const auto& ticket = offer.incident.ticket;
    keepUnder(draftKey(m_kind, ticket.id));
    setSource(source(), u"sourceNote"_s);
    begin([this, form = offer.form] {
        std::visit([this](const auto& offered) { m_form->begin(offered); }, form);
    });
    m_offered = m_form->texts();
    if (!isOpenIncident(ticket.status)) {
        say(Tone::Medium,
            tr("%1 is no longer open, so nothing can come of it any more. What was written here "
               "is kept.")
                .arg(ticket.number));
    }
    NewTicketCard::open(true);
}

Result<NewTicketDialog::Offer> NewTicketDialog::offerOf(
    Session& session, const Actor& actor, TicketId incident, TicketKind kind)
{
    const auto from = session.incidents.find(actor, incident);
    if (!from)
        return from.error();
    const auto offered = [&](const auto& form) -> Result<Offer> {
        return form ? Result<Offer>(Offer{*from, *form}) : form.error();
    };
    auto& replica = *session.replica;
    switch (kind) {
    case TicketKind::ServiceRequest: return offered(requestFrom(replica, actor, *from));
    case TicketKind::Problem: return offered(problemFrom(replica, actor, *from));
    case TicketKind::Change: return offered(changeFrom(replica, actor, *from));
    case TicketKind::Incident: break; // is followed up, see NewIncidentDialog
    }
    Q_UNREACHABLE();
}

QString NewTicketDialog::source() const
{
    const auto& number = m_incident->ticket.number;
    if (!isOpenIncident(m_incident->ticket.status))
        return tr("Begun from %1", "an incident that has ended").arg(number);
    return m_kind == TicketKind::ServiceRequest
        ? tr("Takes the place of %1, which is cancelled").arg(number)
        : tr("Raised from %1, which goes on").arg(number);
}

QString NewTicketDialog::draftKey(TicketKind kind, TicketId incident)
{
    return incident.isNull() ? u"new-"_s + keyOf(kind)
                             : u"%1-from-%2"_s.arg(keyOf(kind), incident.toString());
}

bool NewTicketDialog::isWritten() const
{
    return m_form->texts() != m_offered;
}

void NewTicketDialog::fetchLists()
{
    const auto lists = backend().ask([actor = backend().actor(), kind = m_kind](Session& session) {
        return session.replica->read(
            [&](Database& database) { return NewTicketForm::lists(database, actor, kind); });
    });
    deliver(lists, this, [this](const Result<NewTicketForm::Lists>& found) {
        if (found)
            m_form->setLists(*found);
        else
            say(Tone::Critical, Words::of(found.error()));
    });
}

void NewTicketDialog::fetchServices(PersonId requester)
{
    const auto services = backend().ask([actor = backend().actor(), requester](Session& session) {
        return session.requests.requestable(actor, requester);
    });
    deliver(services, this, m_latestServices([this](const Result<QList<Choice>>& found) {
        if (found)
            m_form->setRequestable(*found);
        else
            say(Tone::Critical, Words::of(found.error()));
    }));
}

void NewTicketDialog::confirm(bool)
{
    if (!isReady())
        return;
    send(creation(), [this](const Made& made) {
        finish();
        emit created(made.id, deed(made.number), made.entry);
    });
}

QString NewTicketDialog::deed(const QString& number) const
{
    if (!m_incident)
        return tr("created %1").arg(number);
    const auto& from = m_incident->ticket.number;
    return m_kind == TicketKind::ServiceRequest
        ? tr("converted %1 to %2", "an incident, a request").arg(from, number)
        : tr("raised %1 from %2", "a problem or change, an incident").arg(number, from);
}

NewTicketCard::Creation NewTicketDialog::creation() const
{
    const auto actor = backend().actor();
    const auto id = m_incident ? m_incident->ticket.id : TicketId();
    switch (m_kind) {
    case TicketKind::ServiceRequest:
        return [actor, form = m_form->request(), seen = m_incident->ticket](
                   Session& s, CommandId command) {
            return madeOf(
                s, s.incidents.convertToRequest(actor, seen.id, form, Origin(seen, command)));
        };
    case TicketKind::Problem:
        return [actor, form = m_form->problem(), id](Session& s, CommandId command) {
            return madeOf(s,
                id.isNull() ? s.problems.create(actor, form, command)
                            : s.incidents.raiseProblem(actor, id, form, command));
        };
    case TicketKind::Change:
        return [actor, form = m_form->change(), id](Session& s, CommandId command) {
            return madeOf(s,
                id.isNull() ? s.changes.create(actor, form, command)
                            : s.incidents.raiseChange(actor, id, form, command));
        };
    case TicketKind::Incident: break;
    }
    Q_UNREACHABLE();
}

} // namespace homeport
