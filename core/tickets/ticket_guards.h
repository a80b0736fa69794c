#pragma once

#include "core/access/chosen.h"
#include "core/journal/replica.h"

namespace homeport {

/// `code` is the guard's own: OPEN_TASKS, BLOCKED …
Error guardFailed(const QString& code, const QString& subject = {});

} // namespace homeport
