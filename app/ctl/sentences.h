#pragma once

#include "core/base/result.h"

namespace homeport {

/// One clear sentence for an error: what happened and what was kept.
QString sentence(const Error& error);

} // namespace homeport
