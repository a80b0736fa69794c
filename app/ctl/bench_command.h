#pragma once

#include <QStringList>

namespace homeport {

/// homeportctl bench: measures the speed of desks of several sizes.
int benchCommand(const QStringList& words);

} // namespace homeport
