#pragma once

#include "core/db/database.h"

#include <memory>

namespace homeport::test {

/// An empty desk, in memory or on the server that HOMEPORT_TEST_PG names. `index` says which of
/// those that are kept: making the schema costs more than a whole run, so the database outlives
/// what is answered here, and is emptied for the next one. Unavailable without a server.
Result<std::unique_ptr<Database>> emptyDatabase(int index, bool isOnServer);

} // namespace homeport::test
