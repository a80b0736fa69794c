#pragma once

#include "core/access/directory.h"

namespace homeport {

class ChoiceBox;

/// Offers in `person` those of `all` who are in the team that is chosen in `team`, and everybody
/// while none is (G-02). Follows the team; who is chosen stays chosen where they are in it.
void offerAssignees(ChoiceBox* team, ChoiceBox* person, const QList<Assignee>& all);

} // namespace homeport
