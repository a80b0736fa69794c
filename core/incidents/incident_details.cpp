#include "core/incidents/incident_details.h"

#include "core/access/form_checks.h"
#include "core/base/text.h"
#include "core/tickets/ticket_form.h"
#include "core/tickets/watchers.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::Ticket::Field;
using PartField = record::Incident::Field;

constexpr int mostAffectedUsers = 10'000'000;
constexpr qsizetype longestCause = 20'000;

/// What either form has under the same names.
template <typename Form>
IncidentDetails detailsIn(const Form& form)
{
    IncidentDetails details;
    details.affectedUserCount = form.affectedUserCount;
    details.isSecurity = form.isSecurity;
    details.personalDataInvolved = form.personalDataInvolved;
    details.contactEmail = form.contactEmail;
    details.contactPhone = form.contactPhone;
    details.rootCauseNote = form.rootCauseNote;
    details.workaroundUsed = form.workaroundUsed;
    return details;
}

template <typename T>
void take(const std::optional<T>& said, std::optional<std::optional<T>>& detail)
{
    if (said)
        detail = said;
}

template <typename T>
void put(const std::optional<T>& detail, T& cell)
{
    if (detail)
        cell = *detail;
}

void putText(std::optional<QString> detail, std::optional<QString>& cell)
{
    if (!detail)
        return;
    tidy(detail);
    cell = detail;
}

/// What has happened lies in the past.
Result<> checkPast(
    const std::optional<std::optional<Timestamp>>& said, Timestamp now, const QString& field)
{
    return said && *said && **said > now ? invalidField(field, u"RANGE"_s) : Result<>();
}

/// As it is to be: what is not said now was said before.
Result<> checkOutage(const record::Incident& incident)
{
    if (!incident.outageEndedAt)
        return {};
    if (!incident.outageStartedAt)
        return fieldRequired(u"outage_started_at"_s);
    return *incident.outageEndedAt < *incident.outageStartedAt
        ? invalidField(u"outage_ended_at"_s, u"RANGE"_s)
        : Result<>();
}

Result<> checkTexts(const IncidentDetails& details)
{
    const auto& email = details.contactEmail;
    if (email && !isBlank(*email) && !isEmailAddress(email->trimmed()))
        return invalidField(u"contact_email"_s, u"FORMAT"_s);
    if (details.rootCauseNote && details.rootCauseNote->trimmed().size() > longestCause)
        return invalidField(u"root_cause_note"_s, u"TOO_LONG"_s);
    return {};
}

Result<> check(const IncidentDetails& details, Timestamp now)
{
    const auto count = details.affectedUserCount.value_or(0);
    if (count < 0 || count > mostAffectedUsers)
        return invalidField(u"affected_user_count"_s, u"RANGE"_s);
    if (auto past = checkPast(details.detectedAt, now, u"detected_at"_s); !past)
        return past;
    if (auto past = checkPast(details.outageStartedAt, now, u"outage_started_at"_s); !past)
        return past;
    if (auto past = checkPast(details.outageEndedAt, now, u"outage_ended_at"_s); !past)
        return past;
    return checkTexts(details);
}

} // namespace

IncidentDetails detailsOf(const NewIncident& form)
{
    auto details = detailsIn(form);
    take(form.criticality, details.criticality);
    take(form.dueAt, details.dueAt);
    take(form.detectedAt, details.detectedAt);
    take(form.outageStartedAt, details.outageStartedAt);
    take(form.outageEndedAt, details.outageEndedAt);
    return details;
}

IncidentDetails detailsOf(const IncidentEdit& edit)
{
    auto details = detailsIn(edit);
    details.criticality = edit.criticality;
    details.dueAt = edit.dueAt;
    details.detectedAt = edit.detectedAt;
    details.outageStartedAt = edit.outageStartedAt;
    details.outageEndedAt = edit.outageEndedAt;
    return details;
}

QByteArray askedFor(const IncidentDetails& details)
{
    const auto& [users, criticality, isSecurity, hasPersonalData, due, email, phone, detected,
        started, ended, cause, workaround] = details;
    return digestOf(users, criticality.has_value(), criticality.value_or(std::nullopt), isSecurity,
        hasPersonalData, due.has_value(), due.value_or(std::nullopt), email, phone,
        detected.has_value(), detected.value_or(std::nullopt), started.has_value(),
        started.value_or(std::nullopt), ended.has_value(), ended.value_or(std::nullopt), cause,
        workaround);
}

bool isForSupport(const IncidentDetails& details)
{
    return details.criticality || details.outageStartedAt || details.outageEndedAt
        || details.rootCauseNote || details.workaroundUsed;
}

bool isBeyondRequester(const IncidentDetails& details)
{
    return isForSupport(details) || details.affectedUserCount || details.isSecurity
        || details.personalDataInvolved || details.detectedAt;
}

Result<> relyOnDetails(IncidentAct& act, const IncidentDetails& details, const Origin& origin)
{
    const std::pair<bool, Field::Position> cells[] = {
        {details.affectedUserCount.has_value(), Field::AffectedUserCount},
        {details.criticality.has_value(), Field::Criticality},
        {details.dueAt.has_value(), Field::DueAt},
        {details.contactEmail.has_value(), Field::ContactEmail},
        {details.contactPhone.has_value(), Field::ContactPhone},
    };
    for (const auto& [isSaid, field] : cells) {
        if (!isSaid)
            continue;
        if (auto unmoved = act.relyOn(origin, {field}); !unmoved)
            return unmoved;
    }
    if (!origin.seenPart)
        return {};
    const std::pair<bool, PartField::Position> partCells[] = {
        {details.isSecurity.has_value(), PartField::IsSecurity},
        {details.personalDataInvolved.has_value(), PartField::PersonalDataInvolved},
        {details.detectedAt.has_value(), PartField::DetectedAt},
        {details.outageStartedAt.has_value(), PartField::OutageStartedAt},
        {details.outageEndedAt.has_value(), PartField::OutageEndedAt},
        {details.rootCauseNote.has_value(), PartField::RootCauseNote},
        {details.workaroundUsed.has_value(), PartField::WorkaroundUsed},
    };
    if (origin.seenPart->id != act.ticket.id)
        return invalidField(u"id"_s, u"REFERENCE"_s);
    for (const auto& [isSaid, field] : partCells) {
        if (!isSaid)
            continue;
        if (auto unmoved = act.unit().relyOn(*origin.seenPart, {field}); !unmoved)
            return unmoved;
    }
    return {};
}

Result<> takeDetails(UnitOfWork& unit, const IncidentDetails& details, record::Ticket& ticket,
    record::Incident& incident)
{
    if (auto fine = check(details, unit.now()); !fine)
        return fine;
    put(details.affectedUserCount, ticket.affectedUserCount);
    put(details.dueAt, ticket.dueAt);
    putText(details.contactEmail, ticket.contactEmail);
    putText(details.contactPhone, ticket.contactPhone);
    put(details.isSecurity, incident.isSecurity);
    put(details.personalDataInvolved, incident.personalDataInvolved);
    put(details.detectedAt, incident.detectedAt);
    put(details.outageStartedAt, incident.outageStartedAt);
    put(details.outageEndedAt, incident.outageEndedAt);
    putText(details.rootCauseNote, incident.rootCauseNote);
    put(details.workaroundUsed, incident.workaroundUsed);
    if (details.outageStartedAt || details.outageEndedAt) {
        if (auto fine = checkOutage(incident); !fine)
            return fine;
    }
    return details.criticality ? takeCriticality(unit, *details.criticality, ticket) : Result<>();
}

Result<> takeConfidentiality(IncidentAct& act, const std::optional<TicketConfidentiality>& wanted,
    const std::optional<bool>& isSecurity)
{
    using enum TicketConfidentiality;
    const bool becomesSecurity = isSecurity == true && !act.incident.isSecurity;
    const auto to = becomesSecurity ? Restricted : wanted.value_or(act.ticket.confidentiality);
    const bool isLifted = act.ticket.confidentiality == Restricted && to == Normal;
    if (isLifted) {
        if (auto may = act.require(u"ticket.read_restricted"_s); !may)
            return may;
    }
    act.ticket.confidentiality = to;
    return {};
}

Result<> stayInSight(UnitOfWork& unit, const Actor& actor, const record::Ticket& ticket)
{
    const bool isHidden = ticket.confidentiality == TicketConfidentiality::Restricted
        && !AccessService::mayRead(actor, ticket);
    return isHidden ? addWatcher(unit, ticket.id, actor.person, TicketWatcherReason::Manual)
                    : Result<>();
}

} // namespace homeport
