#pragma once

#include "core/journal/bytes.h"
#include "core/journal/entry.h"

namespace homeport {

// What the canonical bytes of an entry and those that are stored have in common.

/// A value, but for its kind.
void putContent(ByteWriter& out, const Value& value);
/// False where the bytes are none, or there is no such kind.
bool takeContent(ByteReader& in, Value::Kind kind, Value& value);

/// Why the entry was written, and what its author had seen. Whether it has a reason, and undoes
/// another, is said elsewhere.
void putCauses(ByteWriter& out, const Entry& entry);
void takeCauses(ByteReader& in, Entry& entry, bool hasReason, bool isUndo);

} // namespace homeport
