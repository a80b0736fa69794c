#pragma once

#include "core/db/database.h"
#include "core/journal/replica.h"

namespace homeport {

/// What this person's profile knows of a database.
struct MetDevice
{
    DeviceIdentity identity;
    QString witness; ///< path of the file that remembers its stream's end; empty: nobody needs to
    bool isRenewed = false; ///< the database was set back since
};

/// The device of the world's profile in this database. One is made at the first meeting; a file
/// copied to another place is met as another database, so that two copies never share a stream. A
/// database that lacks what the device remembers having written was set back, by a restored copy
/// or a snapshot: it is met by a new device, and ticket numbers that were given meanwhile are
/// passed over (SY-11, synchronisation.md 8.3). What the profile remembers of devices and cannot be
/// understood is kept beside it, as devices.json.unreadable-1 and so on, and all are met anew. In
/// memory a fresh one each time.
Result<MetDevice> meetDevice(Database& database, const World& world);

} // namespace homeport
