#pragma once

#include "core/exchange/incident_log_row.h"

#include <vector>

namespace homeport {

/// What the rows of one number say together: put in their true order, with instants, states and
/// milestones settled where they contradict one another, and a remark for each of that. At least
/// one row.
LoggedIncident settled(const QString& number, std::vector<logrow::Row> rows);

} // namespace homeport
