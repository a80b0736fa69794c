#pragma once

#include "core/tickets/transitions.h"

namespace homeport {

/// The lines of processes.md section 4.
Transitions requestTransitions();
/// The fold's table of legal commands: may `command` act on a request in `status`?
bool isLegalRequestCommand(const QString& command, const QString& status);
/// The permission that the command of a request needs; empty: it is none.
QString requestPermission(const QString& command);

} // namespace homeport
