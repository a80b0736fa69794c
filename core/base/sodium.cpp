#include "core/base/sodium.h"

#include <sodium.h>

namespace homeport {

bool sodiumIsReady()
{
    static const bool ready = sodium_init() >= 0;
    return ready;
}

} // namespace homeport
