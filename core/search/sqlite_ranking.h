#pragma once

#include "core/search/sqlite_terms.h"

namespace homeport {

/// What counts beside the best place of each word.
struct RankedBy
{
    bool internal = false; ///< internal notes
    bool texts = false;
    bool rarity = false; ///< not where notes that may not be read bring rows: it would tell of them
};

/// The rows, which come in descending order, by how well they answer, the newest first among
/// equals. A word counts more in the number than in the title, there more than where it is only a
/// part or the beginning of one, more than in a name, and that more than in all texts together;
/// a rare one counts more than a frequent one. Notes never count to how frequent a word is. Of what
/// is too frequent only the newest documents are looked at.
Result<std::vector<qint64>> rankedRows(Database& database, const std::vector<TermMatch>& terms,
    const RankedBy& by, const std::vector<qint64>& rows);

} // namespace homeport
