#pragma once

#include "core/desk/desk.h"

namespace homeport {

/// What stands against the answers of the assistant: Invalid, with the field as subject.
Result<> checkedSetup(const DeskSetup& setup);
/// Fills an empty desk (data-model.md section 7) in one transaction and sets the password.
Result<> seedDesk(Session& session, const DeskSetup& setup);

} // namespace homeport
