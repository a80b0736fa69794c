#pragma once

#include "core/tickets/filter_vocabulary.h"

#include <optional>

namespace homeport {

/// What is being typed at the cursor of a filter: the name of a field, or one of its values.
struct FilterPlace
{
    qsizetype at = 0; ///< where it begins
    qsizetype length = 0; ///< also of what stands behind the cursor
    const FilterField* field = nullptr; ///< whose value; null: it is a name
    QString begun; ///< up to the cursor, without a quotation mark
};

/// Nothing where a value of a field that does not exist is typed, or quoted words to be found.
std::optional<FilterPlace> filterPlaceAt(
    const QString& text, qsizetype cursor, const FilterVocabulary& vocabulary);

} // namespace homeport
