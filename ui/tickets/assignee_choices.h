#pragma once

#include "core/access/directory.h"

namespace homeport {

class ChoiceBox;

/// Offers in `person` those of `all` who may work for the team that is chosen in `team`, or without
/// one while none is (G-02). Follows the team; who is chosen stays chosen where they are in it.
void offerAssignees(ChoiceBox* team, ChoiceBox* person, const QList<Assignee>& all);

} // namespace homeport
