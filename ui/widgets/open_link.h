#pragma once

#include <QString>

class QUrl;

namespace homeport {

/// Hands a copy of an attachment to the program that the system has for its kind. False where there
/// is none. Only for what lies in OpenedFiles' folder: types are checked as files come in.
bool openCopy(const QString& path);

/// Hands an address to the browser or the mail program, once the person has seen whose it is.
/// False, and nothing is opened, where addressOf() does not let it pass.
bool openAddress(const QUrl& address);

} // namespace homeport
