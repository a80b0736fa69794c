#pragma once

#include "core/base/result.h"

namespace homeport {

/// Is there a person at a terminal who can be asked?
bool canAskForPassword();
/// Asks on the terminal, not on standard error, for a password that exists. What is typed is not
/// shown; the terminal is as before whatever comes, a signal included. Cancelled where the person
/// ends the input.
Result<QString> askedPassword();
/// Asks for a new password, twice, until both are the same.
Result<QString> askedNewPassword();

} // namespace homeport
