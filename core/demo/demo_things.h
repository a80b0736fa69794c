#pragma once

#include "core/desk/desk.h"

namespace homeport {

/// Gives a made-up desk templates and text modules, and its most urgent open incidents what used
/// ones carry: tags, links, files, tasks, time, people who follow. Acts as `actor`, through the
/// services.
Result<> addDemoThings(Session& session, const Actor& actor);

} // namespace homeport
