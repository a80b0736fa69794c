#pragma once

#include "core/journal/entry.h"

#include "record/sla_policy.h"
#include "record/sla_ruling.h"
#include "record/sla_target.h"

namespace homeport {

/// What makes a clock the one it is among those of its ticket.
struct ClockKey
{
    SlaPolicyAgreementType type = SlaPolicyAgreementType::Sla;
    SlaTargetMetric metric = SlaTargetMetric::Resolution;
    int cycle = 1;

    friend bool operator==(const ClockKey&, const ClockKey&) = default;
};

/// What a person decided about the clocks of a ticket: SL-3 and SL-9.
struct ClockRuling
{
    SlaRulingAct act = SlaRulingAct::Acknowledged;
    std::optional<ClockKey> clock; ///< nothing: all of them
    PersonId by; ///< null: nobody in particular
    Timestamp at{};
    QString reason;
    std::optional<SlaRulingCause> cause;
    QString causeNote;

    friend bool operator==(const ClockRuling&, const ClockRuling&) = default;
};

/// The one that an entry made on the ticket; nothing where it made none.
std::optional<ClockRuling> rulingIn(const Entry& entry, const QUuid& ticket);

} // namespace homeport
