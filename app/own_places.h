#pragma once

#include "core/journal/replica.h"

namespace homeport {

/// Where the desktop's conventions put the files of the person who runs this program.
Places ownPlaces();

} // namespace homeport
