#pragma once

#include <QByteArray>

namespace homeport {

// What lies in the files that the pictures of an import need.

/// A table of incidents, some rows of which are refused.
QByteArray tableExample();
/// The edits of three incidents as another program logs them.
QByteArray eventLogExample();
/// The same of more incidents than are written at once; their numbers begin with `first`.
QByteArray longEventLog(int first);

} // namespace homeport
