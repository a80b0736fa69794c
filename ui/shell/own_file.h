#pragma once

#include "core/access/actor.h"

namespace homeport {

/// Desk and person without their names, for files of this device that belong to them: a listing of
/// the folder says nothing.
QString ownFileName(const Actor& actor);
/// As a whole or not at all, readable by its owner alone; makes the folder. Not on the window's
/// thread.
bool writeOwnFile(const QString& path, const QByteArray& text);

} // namespace homeport
