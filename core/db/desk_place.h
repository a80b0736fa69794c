#pragma once

#include "core/db/database.h"

namespace homeport {

/// May a desk that is worked on lie here? Not on a network's file system, whose locks and flushes
/// do not hold what SQLite needs, and not in a folder that a cloud service copies about while the
/// file changes (REL-08). `path` names the desk's file, which need not exist. Invalid,
/// UNSUITABLE_PLACE; the detail says what kind of place it is.
Result<> checkedPlace(const QString& path);

/// Where the desk's file itself lies, whatever links lead there; empty where there is none.
QString canonicalPath(const Address& address);

/// The kind of file system as the system names it: is it another machine's, or a program's?
bool isForeignFileSystem(const QByteArray& type);

/// What people call the desk at an address: the file's name without its ending, or the database and
/// its host.
QString nameOf(const Address& address);

} // namespace homeport
