#pragma once

#include <QStringList>

namespace homeport {

/// homeportctl due: what time alone brings about, by hand or from a timer of the system.
int dueCommand(const QStringList& words);

} // namespace homeport
