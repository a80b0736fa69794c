#pragma once

#include "core/desk/desk.h"

namespace homeport {

/// Gives a made-up desk templates, text modules and services that can be requested, and its most
/// urgent open incidents what used ones carry: tags, links, files, tasks, time, people who follow.
/// A problem and changes are raised from some, and one becomes a request. Acts as `actor`, through
/// the services.
Result<> addDemoThings(Session& session, const Actor& actor);

} // namespace homeport
