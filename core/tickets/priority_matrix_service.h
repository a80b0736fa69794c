#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"
#include "core/tickets/priority_sheet.h"

namespace homeport {

/// The priority matrix as people administer it (engines.md 2.2): one for tickets of any kind, and
/// one of each kind, which wins. What is edited counts for what is rated after it: open tickets
/// keep the priority that they were given, and their promises (G-05).
class PriorityMatrixService
{
public:
    explicit PriorityMatrixService(Replica& replica) : m_replica(replica) {}

    /// As it stands, gaps included. Denied, FORBIDDEN: it needs incident.admin.
    Result<PrioritySheet> sheet(const Actor& actor);
    /// Sets the cells in which `wanted` differs from `seen`, all of them in one act; what others
    /// edited elsewhere in it meanwhile stays. Denied, FORBIDDEN: it needs incident.admin for all;
    /// Conflict, VERSION_CONFLICT: such a cell is no longer as seen; PrioritySheet::check() of the
    /// whole as it would stand.
    Result<> edit(const Actor& actor, const PrioritySheet& seen, const PrioritySheet& wanted,
        CommandId command = {});

private:
    Replica& m_replica;
};

/// Whether the matrix, as the unit leaves it, obeys PrioritySheet::check(): also after an undo.
Result<> checkPriorityMatrix(UnitOfWork& unit);
/// The permission of an edit, which taking it back needs as well; empty for other commands.
QString priorityMatrixPermission(const QString& command);

} // namespace homeport
