#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/journal/entry.h"
#include "core/tickets/priority_assessment.h"

#include <tuple>
#include <vector>

#include "record/priority_matrix.h"

namespace homeport {

/// What the priority of a ticket is calculated by: the organization's matrix and method.
struct PriorityTerms
{
    std::vector<record::PriorityMatrix> matrix; ///< by id; deleted rows may be among them
    PriorityMethod method = PriorityMethod::Matrix;
};

/// The place of an entry in the one total order (synchronisation.md 5.1).
using PriorityMoment = std::tuple<quint64, QUuid, qint64>;
inline PriorityMoment priorityMomentOf(const Entry& entry)
{
    return {entry.stamp, entry.device, entry.number};
}

/// The terms as the journal knows them at that place: what was edited after it does not count.
Result<PriorityTerms> priorityTermsAt(
    Database& database, OrganizationId organization, const PriorityMoment& moment);
/// 1 to 4 (engines.md 2.2): the row of the ticket's own kind wins over the one for any, the first
/// among equals; the built-in matrix where there is none.
int matrixPriority(
    const std::vector<record::PriorityMatrix>& matrix, TicketKind kind, int impact, int urgency);

} // namespace homeport
