#pragma once

#include "core/access/actor.h"
#include "core/incidents/template_content.h"
#include "core/journal/replica.h"

namespace homeport {

/// A template as the form of a new incident offers it.
struct OfferedTemplate
{
    TicketTemplateId id;
    QString name;
    TemplateContent content; ///< without what can no longer be chosen, which `leftOut` names

    friend bool operator==(const OfferedTemplate&, const OfferedTemplate&) = default;
};

/// Templates of incidents (data-model.md ticket_template); they are settings of the desk, so
/// keeping them needs incident.admin for all (access.md 3.2). Errors: FIELD_REQUIRED,
/// VALIDATION_ERROR and CATEGORY_INVALID of what it fills in; ASSIGNEE_INELIGIBLE; Conflict,
/// DUPLICATE of "name", IN_USE; FORBIDDEN, NOT_FOUND, VERSION_CONFLICT.
class IncidentTemplateService
{
public:
    explicit IncidentTemplateService(Replica& replica) : m_replica(replica) {}

    /// All that stand, by name, those that are switched off among them.
    static Result<QList<record::TicketTemplate>> all(Database& database, const Actor& actor);
    /// Those in use, by name, for whoever may report; without a team and a person for those who may
    /// not assign.
    static Result<QList<OfferedTemplate>> offered(
        Database& database, const Actor& actor, Timestamp now);

    Result<TicketTemplateId> create(const Actor& actor, record::TicketTemplate wanted);
    /// Over the differences between what the screen showed and what is wanted. What `seen` named
    /// already may be out of use by now.
    Result<> edit(
        const Actor& actor, const record::TicketTemplate& seen, record::TicketTemplate wanted);
    /// Where no ticket came of it; others are switched off.
    Result<> remove(const Actor& actor, TicketTemplateId id);
    /// What an incident says now, with its tasks as they were at the start.
    Result<TicketTemplateId> createFrom(
        const Actor& actor, TicketId incident, const QString& name, CommandId command = {});

private:
    Replica& m_replica;
};

/// The tasks of the template on a ticket that the unit makes; teams and people who are no longer
/// there are left out of them.
Result<> addTemplateTasks(
    UnitOfWork& unit, const Actor& actor, TicketTemplateId id, TicketId ticket);

} // namespace homeport
