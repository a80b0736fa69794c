#include "core/tickets/priority_terms.h"

#include "core/tickets/priority_book.h"
#include "core/tickets/ticket_rating.h"

namespace homeport {

Result<PriorityTerms> priorityTermsAt(
    Database& database, OrganizationId organization, const PriorityMoment& moment)
{
    PriorityBook book;
    if (auto looked = book.look(database, organization); !looked)
        return looked.error();
    return book.at(moment);
}

int matrixPriority(
    const std::vector<record::PriorityMatrix>& matrix, TicketKind kind, int impact, int urgency)
{
    const record::PriorityMatrix* found = nullptr;
    for (const auto& cell : matrix) {
        if (cell.head.deletedAt || cell.impact != impact || cell.urgency != urgency)
            continue;
        if (keyOf(cell.ticketKind) == keyOf(kind))
            return cell.priority;
        if (cell.ticketKind == PriorityMatrixTicketKind::Any && !found)
            found = &cell;
    }
    return found ? found->priority : builtInPriority(impact, urgency);
}

} // namespace homeport
