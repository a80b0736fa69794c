#pragma once

#include "core/base/result.h"

#include <QString>

namespace homeport::test {

/// All there is to say of an error, for the one who reads why a test failed.
inline QString told(const Error& error)
{
    return QStringLiteral("%1 %2: %3").arg(error.code, error.subject, error.detail);
}

} // namespace homeport::test
