#pragma once

#include "core/desk/desk.h"

namespace homeport {

/// Gives a team, a category and a calendar the same names on a copy of the desk that was taken
/// along and on the desk itself, and takes in what was written on the copy: each name is there
/// twice then. The copy lies beside the desk's file. `actor` may give the names.
Result<> giveNamesApart(Session& session, const Actor& actor);

} // namespace homeport
