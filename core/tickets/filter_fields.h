#pragma once

#include "core/tickets/filter_tree.h"

#include <QStringList>

#include <span>

namespace homeport {

/// What a field's values are, which decides over its operators.
enum class FilterType { Text, Words, Number, Flag, Key, Reference, Tree, Moment, Links };

/// A field that tickets can be filtered by.
struct FilterField
{
    const char* name; ///< in stored trees: "assigned_team"
    const char* word; ///< as it is typed: "team"
    FilterType type;
    const char* column; ///< of the table ticket; null: FilterSql knows where it stands
    const char* table; ///< what it refers to; null: nothing
    bool isNullable;
};

std::span<const FilterField> filterFields();
/// Null where there is none.
const FilterField* filterField(const QString& name);
/// By its word, or as it stands in stored trees.
const FilterField* filterFieldByWord(const QString& word);
/// Due moments lie ahead: less than two hours is less than two hours from now.
bool liesAhead(const FilterField& field);
bool isOperatorOf(FilterOp op, FilterType type);
/// The keys a Key field may have.
QStringList keysOf(const FilterField& field);

/// Stands for the actor's own in values.
inline constexpr auto filterMe = "@me";
inline constexpr auto filterMyTeams = "@my_teams";
inline constexpr auto filterMyDepartment = "@my_department";
inline constexpr auto filterNow = "@now";
inline constexpr auto filterToday = "@today";

} // namespace homeport
