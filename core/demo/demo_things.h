#pragma once

#include "core/desk/desk.h"

namespace homeport {

/// Gives the most urgent open incidents of a made-up desk what used ones carry: tags, links, files,
/// tasks, time, people who follow. Acts as `actor`, through the services.
Result<> addDemoThings(Session& session, const Actor& actor);

} // namespace homeport
