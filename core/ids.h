#pragma once

// One tagged id per entity; generated, because the registry is where entities are declared.
#include "record/ids.h"

namespace homeport {

using DeviceId = Id<struct DeviceTag>;
using CommandId = Id<struct CommandTag>;
using RunId = Id<struct RunTag>;

} // namespace homeport
