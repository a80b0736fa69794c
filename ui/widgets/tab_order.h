#pragma once

class QWidget;

namespace homeport {

/// Moves the focus on to the next part of `ground` that takes it with Tab, or back to the one
/// before, round and round. Parts come in the order in which layouts show them, whenever they were
/// made; Qt's own order would bring what is made late last. False where nothing takes the focus.
bool stepFocus(QWidget* ground, bool isForward);

} // namespace homeport
