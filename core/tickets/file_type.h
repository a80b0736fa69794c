#pragma once

#include "core/base/result.h"

#include <QString>

namespace homeport {

/// How much of a file acceptedType() wants to see.
constexpr qint64 fileTypeHead = 8192;

/// The MIME type of a file that may be attached (access.md section 8): its ending is one of the
/// list, its first bytes are what the ending says, and they are no program. Text may be anything
/// without NUL. Invalid, FILE_TYPE_REFUSED with the ending as subject.
Result<QString> acceptedType(const QString& name, const QByteArray& head);

} // namespace homeport
