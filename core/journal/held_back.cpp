#include "core/journal/held_back.h"

#include "core/db/registry.h"
#include "core/journal/entry.h"

#include <algorithm>

namespace homeport {

namespace {

constexpr Sql pendingBytes{"journal.pendingBytes", "SELECT bytes FROM jr_pending"};

} // namespace

Result<HeldBack> heldBackBySchema(Database& database)
{
    auto rows = database.query(pendingBytes);
    if (!rows)
        return rows.error();
    HeldBack found;
    while ((*rows)->next()) {
        const auto entry = Entry::decoded((*rows)->blob(0));
        if (!entry || entry->schema <= schemaVersion)
            continue;
        ++found.entries;
        found.schema = std::max(found.schema, entry->schema);
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

} // namespace homeport
