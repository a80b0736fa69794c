#pragma once

#include "core/base/places.h"

namespace homeport {

/// Where the desktop's conventions put the files of the person who runs this program, on the
/// system's disk.
Places ownPlaces();

} // namespace homeport
