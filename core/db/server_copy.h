#pragma once

#include "core/base/clock.h"
#include "core/db/database.h"

namespace homeport {

/// Copies a server's desk, table by table, into a schema of the same database before it is brought
/// from version `from` towards `to`, and checks that each table holds the same rows. All of it is
/// part of the caller's transaction, which sees what others committed before each statement, so
/// that the copy stands if and only if what it was made for is done; with it goes the copy before.
/// The one of an upgrade that was interrupted stays instead, under the new name, where it is whole
/// and nobody has written since, whichever program's it was. Nobody but who makes it may read it.
/// Answers the name of the schema. Errors: Denied with code COPY_DENIED, Unavailable with
/// COPY_NO_ROOM, Corrupt with COPY_DIFFERS, Conflict with DUPLICATE where a schema of that name is
/// somebody else's, with COPY_IN_USE where something was built upon the copy before (subject: its
/// name).
Result<QString> copyServerDesk(Database& database, int from, int to, Timestamp now);

} // namespace homeport
