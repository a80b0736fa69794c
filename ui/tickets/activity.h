#pragma once

#include "core/tickets/history.h"

#include <QSet>

namespace homeport {

/// What happened to a ticket between two messages, in one line.
struct ActivityEvent
{
    EntryRef entry; ///< the last act of those it tells of
    Timestamp at{};
    QString text;
    QSet<AttachmentId> files = {}; ///< that it brought
    PersonId actor = {}; ///< null: the system
    friend bool operator==(const ActivityEvent&, const ActivityEvent&) = default;
};

/// The acts of a history that are no messages, oldest first and up to `until` where that is given.
/// Edits that one person makes in a row fold into one line (screens.md section 3).
QList<ActivityEvent> eventsOf(
    const QList<HistoryItem>& history, const std::optional<Timestamp>& until = {});

} // namespace homeport
