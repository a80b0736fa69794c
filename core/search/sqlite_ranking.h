#pragma once

#include "core/search/sqlite_terms.h"

namespace homeport {

/// The rows, which come in descending order, by how well they answer, the newest first among
/// equals. A word counts more in the number than in the title, there more than where it is only a
/// part or the beginning of one, more than in a name, and that more than in all texts together;
/// a rare one counts more than a frequent one. Texts count with `comparesTexts` only, internal
/// notes with `withInternal`, and never to how frequent a word is. Of what is too frequent only the
/// newest documents are looked at.
Result<std::vector<qint64>> rankedRows(Database& database, const std::vector<TermMatch>& terms,
    bool withInternal, bool comparesTexts, const std::vector<qint64>& rows);

} // namespace homeport
