#pragma once

#include "core/base/result.h"
#include "core/db/registry.h"
#include "core/journal/entry.h"

namespace homeport {

/// Invalid, with "table.field" as its subject.
Error invalidCell(const TableMeta& table, const FieldMeta& field, const QString& code);

/// The text as it is stored: NFC, without NUL and lone surrogates, within its length (SEC-53).
/// Errors: Invalid with FORMAT or TOO_LONG, subject "table.field".
Result<Value> checkedText(const TableMeta& table, const FieldMeta& field, const QString& text);

/// Whether an entry that somebody else wrote can be folded here at all: each cell known, of its
/// field's kind and within its bounds, numbers and stamps in range. `space` is the desk's
/// organization; null takes any. Errors: Invalid with FORMAT, TOO_LONG, REQUIRED, SCHEMA_TOO_NEW
/// or FOREIGN_SPACE.
Result<> checkEntry(const Entry& entry, const QUuid& space);

} // namespace homeport
