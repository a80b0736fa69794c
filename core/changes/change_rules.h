#pragma once

#include "core/tickets/transitions.h"

namespace homeport {

/// The lines of processes.md section 6.
Transitions changeTransitions();
/// The fold's table of legal commands: may `command` act on a change in `status`?
bool isLegalChangeCommand(const QString& command, const QString& status);
/// The permission that the command of a change needs; empty: it is none.
QString changePermission(const QString& command);

} // namespace homeport
