#pragma once

#include "core/base/random.h"
#include "core/ids.h"

namespace homeport {

/// The id of one command of one form (architecture.md section 3). The form keeps it until the act
/// has succeeded: confirmed again after a commit in doubt, the act is asked for and not repeated.
inline CommandId newCommand()
{
    SystemRandom random;
    return CommandId(newUuid(SystemClock().now(), random));
}

} // namespace homeport
