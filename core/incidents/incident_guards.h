#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/unit_of_work.h"

#include "record/category.h"
#include "record/ticket.h"

namespace homeport {

Error fieldRequired(const QString& field);
Error invalidField(const QString& field);
/// `code` is the guard's own: OPEN_TASKS, BLOCKED …
Error guardFailed(const QString& code, const QString& subject = {});

/// Impact or urgency: 1 high to 3 low, or not said.
bool isLevel(const std::optional<int>& level);
/// The requester as the ticket keeps them: contact and place at the time of the report.
Result<> takeRequester(UnitOfWork& unit, const Actor& actor, record::Ticket& ticket);
/// A category a person may choose for incidents (G-04). Invalid, CATEGORY_INVALID.
Result<record::Category> selectableCategory(UnitOfWork& unit, const Actor& actor, CategoryId id);

} // namespace homeport
