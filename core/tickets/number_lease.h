#pragma once

#include "core/base/result.h"
#include "core/journal/unit_of_work.h"

#include "record/ticket.h"

namespace homeport {

/// Draws the next number of a kind from the block of this device, and a new block where it is used
/// up (engines.md section 14). Belongs to the unit's transaction: rolled back, the number is free.
Result<QString> drawTicketNumber(UnitOfWork& unit, const QUuid& device, TicketKind kind);

/// "INC-000042"; values longer than the width are printed in full (NU-4).
QString formattedNumber(const QString& prefix, int padWidth, qint64 value);

} // namespace homeport
