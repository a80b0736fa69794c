#pragma once

#include <QStringList>

namespace homeport {

// What goes in and out of a desk. Each takes the words of the command line and answers the exit
// status.
int importCommand(const QStringList& words);
int undoRunCommand(const QStringList& words);
int exportCommand(const QStringList& words);
int backupCommand(const QStringList& words);
int restoreCommand(const QStringList& words);
int verifyCommand(const QStringList& words);

} // namespace homeport
