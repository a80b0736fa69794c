#include "core/journal/stored_rows.h"

#include <algorithm>

namespace homeport {

void StoredRows::note(const Row& row, const Row* before)
{
    const auto [place, isNew] = m_places.try_emplace({row.table->id, row.id}, m_rows.size());
    if (isNew)
        m_rows.push_back({row, before ? std::optional(*before) : std::nullopt});
    else
        m_rows[place->second].row = row;
}

Result<> StoredRows::tell(Database& database, const FoldRules& rules)
{
    if (m_rows.empty())
        return {};
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const StoredRow& a, const StoredRow& b) {
        return a.row.head.rootId < b.row.head.rootId;
    });
    if (auto done = rules.stored(database, m_rows); !done)
        return done;
    m_rows.clear();
    m_places.clear();
    return {};
}

} // namespace homeport
