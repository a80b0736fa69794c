#pragma once

#include <QString>

namespace homeport {

struct Theme;

/// The one style sheet of the program, written with the theme's colours.
QString styleSheet(const Theme& theme);

} // namespace homeport
