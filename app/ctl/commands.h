#pragma once

#include <QStringList>

namespace homeport {

/// Runs one command of homeportctl: 0 done, 1 refused or failed, 2 wrong use (interfaces.md section
/// 9).
int runCommand(const QStringList& arguments);

} // namespace homeport
