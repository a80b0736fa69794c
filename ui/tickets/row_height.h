#pragma once

namespace homeport {

/// How high the lines of ticket lists are on this device.
enum class RowHeight { Comfortable, Compact };

int pixelsOf(RowHeight height);
/// Comfortable where none was chosen.
RowHeight keptRowHeight();
void keep(RowHeight height);

} // namespace homeport
