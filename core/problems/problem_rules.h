#pragma once

#include "core/tickets/transitions.h"

namespace homeport {

/// The lines of processes.md section 5.
Transitions problemTransitions();
/// The fold's table of legal commands: may `command` act on a problem in `status`?
bool isLegalProblemCommand(const QString& command, const QString& status);
/// The permission that the command of a problem needs; empty: it is none.
QString problemPermission(const QString& command);

} // namespace homeport
