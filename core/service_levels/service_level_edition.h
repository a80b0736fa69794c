#pragma once

#include "core/journal/entry.h"
#include "core/service_levels/agreement.h"
#include "core/service_levels/policy_selection.h"
#include "core/tickets/priority_assessment.h"

#include <functional>
#include <memory>
#include <tuple>

#include "record/priority_matrix.h"
#include "record/ticket.h"

namespace homeport {

/// The workflow's table: may `command` act on a ticket in `status`?
using LegalCommand = std::function<bool(const QString& command, const QString& status)>;

/// The place of an entry in the one total order.
using EntryOrder = std::tuple<quint64, QUuid, qint64>;

inline EntryOrder orderOf(const Entry& entry)
{
    return {entry.stamp, entry.device, entry.number};
}

/// Everything that decides about clocks, as it stood after one entry of the journal.
class ServiceLevelEdition
{
public:
    struct Rows
    {
        std::vector<record::SlaPolicy> policies;
        std::vector<record::SlaTarget> targets;
        std::vector<record::PriorityMatrix> matrix;
        PriorityMethod method = PriorityMethod::Matrix;
        bool pausesChildren = false; ///< setting incident.child_clock
    };
    using Calendars = std::map<BusinessCalendarId, const Calendar*>;

    /// An agreement that cannot be read, or whose calendar is missing, is left out: no clock, as
    /// where no policy matches.
    ServiceLevelEdition(EntryOrder order, Timestamp at, Rows rows, Calendars calendars);

    const EntryOrder& order() const { return m_order; }
    /// When it came into force.
    Timestamp at() const { return m_at; }

    /// The policy that wins for the subject (engines.md 3.5); null: none.
    const Agreement* select(SlaPolicyAgreementType type, const PolicySubject& subject) const;
    /// The same policy for another priority or as it stood earlier; null where it is not in force.
    const Agreement* agreement(SlaPolicyId policy, int priority) const;
    /// By the organization's method from the matrix, or the built-in one, and the score.
    int priority(TicketKind kind, int impact, int urgency,
        std::optional<TicketCriticality> criticality) const;

    const record::SlaPolicy* policy(SlaPolicyId id) const;
    /// Stamp of the last edit of the policy or of one of its targets.
    Timestamp versionOf(SlaPolicyId id) const;
    const Calendar* calendar(BusinessCalendarId id) const;
    bool hasPolicies(SlaPolicyAgreementType type) const { return m_hasPolicies[size_t(type)]; }
    bool hasUpdateTargets() const { return m_hasUpdateTargets; }
    /// The clocks of an incident stand still while its parent is open (PC-2).
    bool pausesChildren() const { return m_rows.pausesChildren; }
    /// Whether any policy asks for these, so that nobody reads trees in vain.
    struct Conditions
    {
        bool category = false;
        bool department = false;
        bool location = false;
        bool serviceCategory = false;
    };
    const Conditions& conditions() const { return m_conditions; }

private:
    int matrixPriority(TicketKind kind, int impact, int urgency) const;

    EntryOrder m_order;
    Timestamp m_at;
    Rows m_rows;
    Calendars m_calendars;
    std::map<std::pair<SlaPolicyId, int>, Agreement> m_agreements;
    bool m_hasPolicies[3] = {};
    bool m_hasUpdateTargets = false;
    Conditions m_conditions;
};

} // namespace homeport
