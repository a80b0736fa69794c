#pragma once

#include "core/tickets/attachments.h"

#include <QJsonArray>

namespace homeport {

/// Files of a message that is not sent yet, as its draft keeps them.
QJsonArray toJson(const QList<StagedFile>& files);
/// What is no such file is left out.
QList<StagedFile> stagedFiles(const QJsonArray& array);

} // namespace homeport
