#pragma once

#include "core/journal/fold.h"

namespace homeport {

/// The rows that one transaction has stored, kept so that what stands beside them follows once, as
/// it ends, however often each was changed.
class StoredRows
{
public:
    /// `before` is null for a new row.
    void note(const Row& row, const Row* before);
    /// Hands them to FoldRules::stored, those of one root after each other, and forgets them.
    Result<> tell(Database& database, const FoldRules& rules);

private:
    std::vector<StoredRow> m_rows; ///< in the order in which they were first stored
    std::map<std::pair<quint16, QUuid>, size_t> m_places;
};

} // namespace homeport
