#pragma once

#include <QIcon>
#include <QStringView>

namespace homeport {

/// Which of the theme's colours an icon is drawn in.
enum class IconInk { Text, Secondary, Muted, Accent, OnAccent, Critical, Good, Nav };

/// The line icon of that name from resources/icons. It asks the theme whenever it is painted, so
/// icons kept in actions follow a switch of appearance.
QIcon icon(QStringView name, IconInk ink = IconInk::Secondary);

/// The product mark.
QIcon productMark();

} // namespace homeport
