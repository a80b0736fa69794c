#pragma once

#include "core/db/database.h"
#include "core/journal/entry.h"

/// What an entry is read from, of jr_tx AS t: one text for the statements of all who read entries.
#define STORED_ENTRY                                                                               \
    "t.body, t.seq, t.stamp, t.happened_at, t.actor, t.command, t.command_id, t.run_id,"           \
    " (SELECT device FROM jr_stream WHERE jr_stream.no = t.stream),"                               \
    " (SELECT space FROM jr_stream WHERE jr_stream.no = t.stream)"

namespace homeport {

/// What jr_tx keeps as the body of an entry: without what the row's other columns and the stream
/// say already, and without what its edits say twice. About two fifths of the canonical bytes go.
QByteArray storedBody(const Entry& entry, const QUuid& spaceOfStream);
/// The same of an entry that came as `bytes`. Bytes that another program wrote in a way of its own
/// stay as they are, so that they are given on as they came.
QByteArray storedBody(const Entry& entry, const QByteArray& bytes, const QUuid& spaceOfStream);

/// Reads what storedBody() wrote, and canonical bytes, which older programs stored; `column` is the
/// first of STORED_ENTRY. Corrupt where the row is damaged.
Result<Entry> storedEntry(const Cursor& row, int column = 0);
/// The canonical bytes of the row's entry, as they were written or received.
Result<QByteArray> storedBytes(const Cursor& row, int column = 0);

} // namespace homeport
