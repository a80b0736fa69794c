#pragma once

#include "ui/shell/main_window.h"

namespace homeport {

/// Makes a desk full of invented tickets in the file, which must not exist yet. Takes some seconds.
Result<Demonstration> makeDemonstration(const QString& file, const Places& places);

} // namespace homeport
