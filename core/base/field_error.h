#pragma once

#include "core/base/result.h"

namespace homeport {

/// Invalid, FIELD_REQUIRED.
Error fieldRequired(const QString& field);
/// Invalid, VALIDATION_ERROR; `detail` is one of interfaces.md section 4: RANGE, REFERENCE, FORMAT
/// …
Error invalidField(const QString& field, const QString& detail = {});
/// What the kernel says of a cell, such as TOO_LONG of "ticket.title", as an error of the field;
/// every other error as it is.
Error fieldError(const Error& error);

} // namespace homeport
