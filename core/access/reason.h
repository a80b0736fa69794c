#pragma once

#include "core/base/result.h"

#include <QString>

namespace homeport {

/// Characters of a reason that stands in the journal alone, where no column bounds it.
constexpr qsizetype longestReason = 500;

/// Invalid, VALIDATION_ERROR of "reason": TOO_LONG beyond longestReason without the space around
/// it, FORMAT where no replica would take the entry. An empty one is fine.
Result<> checkReason(const QString& reason);

} // namespace homeport
