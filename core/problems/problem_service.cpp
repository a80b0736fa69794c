#include "core/problems/problem_service.h"

#include "core/base/text.h"
#include "core/tickets/any_ticket.h"
#include "core/tickets/command_once.h"
#include "core/tickets/link_rules.h"
#include "core/tickets/ticket_act.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

Result<> checkForm(const Actor& actor, const NewProblem& form)
{
    if (auto fine = checkNew(actor, TicketKind::Problem, form); !fine)
        return fine;
    if (isBlank(form.description))
        return fieldRequired(u"description"_s);
    return form.detection ? Result<>() : fieldRequired(u"detection"_s);
}

/// The incidents the form names, each once; NOT_FOUND where one may not be read.
Result<std::vector<record::Ticket>> incidentsOf(
    UnitOfWork& unit, const Actor& actor, const NewProblem& form)
{
    std::vector<record::Ticket> found;
    for (const auto& id : form.incidents) {
        const bool isKnown = std::any_of(found.begin(), found.end(),
            [&](const record::Ticket& incident) { return incident.id == id; });
        if (isKnown)
            continue;
        auto act = TicketAct::begin(unit, actor, id);
        if (!act)
            return act.error();
        found.push_back(std::move(act->ticket));
    }
    return found;
}

} // namespace

QByteArray askedFor(const NewProblem& form)
{
    QString incidents;
    for (const auto& id : form.incidents)
        incidents += id.toString();
    return digestOf(askedFor(static_cast<const NewTicket&>(form)), form.detection, form.owner,
        form.symptoms, incidents);
}

Result<record::Ticket> ProblemService::make(
    UnitOfWork& unit, const Actor& actor, const NewProblem& form, const QUuid& device)
{
    if (auto fine = checkForm(actor, form); !fine)
        return fine.error();
    auto incidents = incidentsOf(unit, actor, form);
    if (!incidents)
        return incidents.error();
    record::Problem problem;
    problem.detection = *form.detection;
    if (form.owner) {
        auto owner = chosen<record::UserAccount>(unit, actor, *form.owner, u"owner_id"_s);
        if (!owner)
            return owner.error();
        problem.ownerId = form.owner;
    }
    if (!isBlank(form.symptoms))
        problem.symptoms = form.symptoms;
    auto ticket =
        createTicket(unit, actor, TicketKind::Problem, TicketStatus::Logged, form, device);
    if (!ticket)
        return ticket;
    problem.id = ticket->id;
    if (auto made = unit.create(problem); !made)
        return made.error();
    for (const auto& incident : *incidents) {
        auto linked = addLink(unit, incident, TicketLinkLinkType::CausedBy, *ticket);
        if (!linked)
            return linked.error();
    }
    return ticket;
}

Result<Problem> ProblemService::create(
    const Actor& actor, const NewProblem& form, CommandId command)
{
    const Command creation{.code = u"problem.create"_s, .id = command, .asked = askedFor(form)};
    const auto made = createOnce(m_replica, actor, creation,
        [&](UnitOfWork& unit) { return make(unit, actor, form, m_replica.identity().device); });
    return made ? find(actor, *made) : made.error();
}

Result<Problem> ProblemService::find(const Actor& actor, TicketId id)
{
    return m_replica.read([&](Database& database) {
        return asKind<Problem, record::Problem>(readTicket(database, actor, id));
    });
}

} // namespace homeport
