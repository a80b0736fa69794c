#pragma once

namespace homeport {

/// Has libsodium choose the fastest code for this processor, once. False where it cannot be used.
/// Any thread may ask.
bool sodiumIsReady();

} // namespace homeport
