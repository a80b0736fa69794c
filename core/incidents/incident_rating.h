#pragma once

#include "core/access/directory.h"
#include "core/tickets/priority_assessment.h"

#include <QHash>

#include "record/ticket.h"

namespace homeport {

/// What the priority of an incident follows from that is being written (engines.md 2), so that a
/// form can say it before it is sent.
struct IncidentRating
{
    /// What a form says of it; absent: that is not known yet.
    struct Said
    {
        std::optional<int> impact; ///< 1 high to 3 low
        std::optional<int> urgency;
        std::optional<CategoryId> category;
        std::optional<ServiceId> service;
    };
    enum class Source { Matrix, Score, Category };
    struct Priority
    {
        int level = 4; ///< 1 to 4
        Source source = Source::Matrix;

        friend bool operator==(const Priority&, const Priority&) = default;
    };

    static Result<IncidentRating> read(Database& database, OrganizationId organization);

    /// As creation will rate it: by impact and urgency, else what the category has for such cases.
    /// Nothing where creation refuses it (I-01).
    std::optional<Priority> rate(const Said& said) const;
    std::optional<TicketCriticality> criticalityOf(const std::optional<ServiceId>& service) const;

    QList<MatrixCell> matrix; ///< where it has no cell, the built-in one counts
    PriorityMethod method = PriorityMethod::Matrix;
    QHash<QUuid, int> categories; ///< those that have a priority of their own
    QHash<QUuid, TicketCriticality> services;
};

} // namespace homeport
