#pragma once

#include "core/base/clock.h"
#include "core/db/database.h"

#include <vector>

namespace homeport {

class Disk;

/// What brings a database from one schema version to the next, up to `newest`. Steps of one version
/// run in their order; a version without any still counts.
struct SchemaUpgrade
{
    struct Step
    {
        int version;
        QByteArray script; ///< one or more statements
    };
    int newest = 1;
    std::vector<Step> steps;
};

/// The upgrade to the schema of this program: what follows from `since` in the registry, then the
/// hand-written steps of schema/upgrades.
SchemaUpgrade shippedUpgrade(Dialect dialect);

struct UpgradeOutcome
{
    int from = 0;
    int to = 0; ///< the same where nothing was to be done
    /// The checked copy of the desk as it was: the path of a file, or the schema of the server's
    /// database. Empty where none was made.
    QString copy;
};

/// Brings the database at `address` forward, each version in one transaction, so that whoever is
/// interrupted leaves a whole version behind and may begin again (REL-19). The desk is copied and
/// the copy checked first, a file's beside it, a server's within its database. Whoever was given
/// all tables of a server's desk is given those that come, too. Errors: those of Database::open,
/// copySqliteFile and copyServerDesk; Conflict with code OTHERS_CONNECTED while other programs work
/// in a PostgreSQL database (detail: how many); Unavailable with code LOCKED while another program
/// upgrades or writes; UPGRADE_FAILED where a step is refused, its version as subject.
Result<UpgradeOutcome> upgradeDatabase(
    Disk& disk, const Address& address, const SchemaUpgrade& upgrade, Timestamp now);

} // namespace homeport
