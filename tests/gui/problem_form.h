#pragma once

#include "core/problems/problem_service.h"

namespace homeport::test {

/// A problem as somebody enters it: "Printers burn".
inline NewProblem problemForm()
{
    NewProblem form;
    form.title = QStringLiteral("Printers burn");
    form.description = QStringLiteral("Three by now.");
    form.detection = ProblemDetection::Trend;
    return form;
}

} // namespace homeport::test
