#pragma once

#include "core/db/database.h"
#include "core/journal/replica.h"

namespace homeport {

/// The device of this person's profile in this database. One is made at the first meeting; a file
/// copied to another place is met as another database, so that two copies never share a stream
/// (synchronisation.md 8.3). In memory a fresh one each time.
Result<DeviceIdentity> deviceIdentityFor(Database& database, RandomSource& random);

} // namespace homeport
