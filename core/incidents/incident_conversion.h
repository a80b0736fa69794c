#pragma once

#include "core/incidents/incident_service.h"

namespace homeport {

// What the forms begin with that take up an incident (I-16, I-17), without what can no longer be
// chosen. Of a restricted one they repeat neither title nor description, since what comes of it is
// not restricted.

/// The requester is the incident's, or else the actor; the service one that they may request.
Result<NewServiceRequest> requestFrom(
    Replica& replica, const Actor& actor, const Incident& incident);
Result<NewProblem> problemFrom(Replica& replica, const Actor& actor, const Incident& incident);
Result<NewChange> changeFrom(Replica& replica, const Actor& actor, const Incident& incident);

} // namespace homeport
