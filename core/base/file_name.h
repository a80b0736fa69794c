#pragma once

#include <QString>

namespace homeport {

/// A name that is only a name, for every system people use (SEC-61): the last component for both
/// separators, without controls, direction marks and what else is not seen, without characters that
/// mean something to a file system, no reserved device name, no dot or space at the end, at most
/// 200 bytes with its ending kept, never empty.
QString safeFileName(const QString& name);

/// The ending in lower case, without its dot: "pdf" of "Invoice.PDF"; empty where there is none.
QString fileEnding(const QString& name);

} // namespace homeport
