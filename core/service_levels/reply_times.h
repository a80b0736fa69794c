#pragma once

#include "core/service_levels/clock_events.h"

#include <QHash>

namespace homeport {

/// When the requester was answered, from the row and, where updates are promised, the comments.
Result<ReplyTimes> repliesOn(Database& database, const ServiceLevelBook& book, const Row& ticket);
/// From public words of others than the requester, in any order, and the first response.
ReplyTimes repliesOf(const Row& ticket, ReplyTimes words);
/// The public words on each of the tickets, as these are stored; none where no updates are
/// promised.
Result<QHash<QUuid, ReplyTimes>> wordsOn(
    Database& database, const ServiceLevelBook& book, const QList<QUuid>& tickets);

} // namespace homeport
