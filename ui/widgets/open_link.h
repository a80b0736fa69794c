#pragma once

#include <QString>

namespace homeport {

/// Hands a copy of an attachment to the program that the system has for its kind. False where there
/// is none. Only for what lies in OpenedFiles' folder: types are checked as files come in.
bool openCopy(const QString& path);

} // namespace homeport
