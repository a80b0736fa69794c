#pragma once

#include "core/journal/bytes.h"
#include "core/journal/entry.h"

namespace homeport {

/// The edits as a journal stores them: kinds of both values in one byte, rows and ids that were
/// named before by their place.
void putEdits(ByteWriter& out, const Entry& entry);
/// Reads them into `entry`, whose actor and space are known. False where the bytes are none.
bool takeEdits(ByteReader& in, Entry& entry);

} // namespace homeport
