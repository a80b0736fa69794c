#pragma once

#include "core/db/schema.h"

#include <QByteArray>

namespace homeport {

// The order of names and titles, the same on every database: by letters alone, without case, and
// without the accents of Latin ones (U+00C0 to U+017F). What a server has its locale for is left
// aside, since each may have another one and a file has none.

/// A text in UTF-8 as it stands in that order: compared byte by byte.
QByteArray inLetterOrder(QByteArrayView text);
/// The same as an expression over the texts that another one answers. On a file the database calls
/// the function above.
QByteArray letterOrderOf(Dialect dialect, const QByteArray& text);

} // namespace homeport
