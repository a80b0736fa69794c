#pragma once

#include "core/incidents/incident_act.h"

namespace homeport {

/// What the form of a new incident and an edit say alike, beside what every ticket has. Absent:
/// stays as it is; a null or blank one inside: none any more.
struct IncidentDetails
{
    std::optional<int> affectedUserCount;
    std::optional<std::optional<TicketCriticality>> criticality;
    std::optional<bool> isSecurity;
    std::optional<bool> personalDataInvolved;
    std::optional<std::optional<Timestamp>> dueAt;
    std::optional<QString> contactEmail;
    std::optional<QString> contactPhone;
    std::optional<std::optional<Timestamp>> detectedAt;
    std::optional<std::optional<Timestamp>> outageStartedAt;
    std::optional<std::optional<Timestamp>> outageEndedAt;
    std::optional<QString> rootCauseNote;
    std::optional<bool> workaroundUsed;
};

IncidentDetails detailsOf(const NewIncident& form);
IncidentDetails detailsOf(const IncidentEdit& edit);
/// A part of the digest of what was asked for.
QByteArray askedFor(const IncidentDetails& details);

/// Whether only those may say so who work on incidents: incident.update.
bool isForSupport(const IncidentDetails& details);
/// Whether anything is said that requesters may not say of an incident of their own.
bool isBeyondRequester(const IncidentDetails& details);
/// Refuses where one of the cells was written since the caller's screen was read (G-14).
Result<> relyOnDetails(IncidentAct& act, const IncidentDetails& details, const Origin& origin);
/// Checks them and writes them into both rows. VALIDATION_ERROR: RANGE of what lies in the future,
/// of an outage that ends before it begins, of a count below zero; FORMAT of an address; TOO_LONG.
/// FIELD_REQUIRED of an outage's beginning where it has an end.
Result<> takeDetails(UnitOfWork& unit, const IncidentDetails& details, record::Ticket& ticket,
    record::Incident& incident);

/// Who is to see the incident from now on; access.md section 1, step 6. What becomes a security
/// incident is restricted, whatever else is wanted, as a new one is.
Result<> takeConfidentiality(IncidentAct& act, const std::optional<TicketConfidentiality>& wanted,
    const std::optional<bool>& isSecurity);
/// Whoever would no longer see the ticket, and has a hand in that, follows it from now on.
Result<> stayInSight(UnitOfWork& unit, const Actor& actor, const record::Ticket& ticket);

} // namespace homeport
