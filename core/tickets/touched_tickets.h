#pragma once

#include "core/db/database.h"

#include <QSet>
#include <QUuid>

namespace homeport {

/// The tickets that an entry in the journal of this stamp or a later one has touched: those for
/// which an edit of terms with that stamp may come too late. Costs as much as was written since.
Result<QSet<QUuid>> ticketsSince(Database& database, quint64 stamp);

} // namespace homeport
