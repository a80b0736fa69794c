#pragma once

#include "core/access/actor.h"
#include "core/exchange/import_mapping.h"
#include "core/journal/replica.h"

namespace homeport {

/// "servicenow-log", "auto" and the saved ones.
Result<QStringList> importPresets(Replica& replica);
Result<ImportMapping> importPreset(Replica& replica, const QString& name);
/// The name that a preset would be kept under. Invalid: REQUIRED; PRESET_NAME for one that is
/// shipped or longer than 60 characters.
Result<QString> presetName(const QString& wanted);
/// Keeps the mapping under its name for everyone; one of that name is replaced. Needs
/// integration.import. Errors: those of presetName().
Result<> saveImportPreset(Replica& replica, const Actor& actor, const ImportMapping& mapping);

} // namespace homeport
