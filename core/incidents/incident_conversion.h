#pragma once

#include "core/incidents/incident_service.h"

namespace homeport {

// What the forms begin with that take up an incident (I-16, I-17). Of a restricted one they repeat
// neither title nor description, since what comes of it is not restricted.

NewServiceRequest requestFrom(const Incident& incident);
NewProblem problemFrom(const Incident& incident);
NewChange changeFrom(const Incident& incident);

} // namespace homeport
