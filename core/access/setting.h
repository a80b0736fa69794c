#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/ids.h"

namespace homeport {

/// The organization's value of a setting that is a number; `standard` where nobody set one.
Result<qint64> numberSetting(
    Database& database, OrganizationId organization, const QString& key, qint64 standard);
/// The organization's value of a setting that is a text; empty where nobody set one.
Result<QString> textSetting(Database& database, OrganizationId organization, const QString& key);
/// The organization's value of a setting that is on or off; `standard` where nobody set one.
Result<bool> flagSetting(
    Database& database, OrganizationId organization, const QString& key, bool standard = false);

} // namespace homeport
