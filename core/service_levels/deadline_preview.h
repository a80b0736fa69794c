#pragma once

#include "core/access/actor.h"
#include "core/service_levels/calendar_form.h"
#include "core/service_levels/policy_form.h"

#include <QList>

namespace homeport {

class ServiceLevelBook;

/// What an edit of a calendar or policy would do to open tickets, without writing it.
struct DeadlinePreview
{
    struct Line
    {
        TicketId ticket;
        QString number;
        QString title;
        SlaTargetMetric metric = SlaTargetMetric::Resolution;
        Timestamp before{};
        std::optional<Timestamp> after; ///< nothing: the edited version has no such target
    };

    QList<Line> lines; ///< those that are due next, by their deadline now
    int touched = 0; ///< open tickets with a live clock that the edit is about
    int looked = 0; ///< open tickets that were looked at, the next due first
    qint64 open = 0; ///< open tickets in all
};

/// How much a preview looks at.
struct PreviewBounds
{
    int lines = 10;
    int tickets = 1000;
};

/// What saving the form would do to the clocks that are measured by this calendar, or by one that
/// inherits from it: they keep what they have counted by `now` and go on by the form (SL-9).
/// Needs sla.read; only tickets that the actor may read are shown and counted. Errors are those of
/// checkForm() and checkAmong().
Result<DeadlinePreview> previewCalendar(Database& database, const Actor& actor,
    ServiceLevelBook& book, BusinessCalendarId id, const CalendarForm& form, Timestamp now,
    PreviewBounds bounds = {});
/// What the form would promise the tickets that are measured by this policy, in whichever version,
/// if they moved to it at `now`. Running clocks keep their version until their ticket is sorted
/// anew, so this is what new tickets of the kind can expect and not what happens at once. Errors
/// are those of checkPolicy() and checkPolicyAmong().
Result<DeadlinePreview> previewPolicy(Database& database, const Actor& actor,
    ServiceLevelBook& book, SlaPolicyId id, const Policy& form, Timestamp now,
    PreviewBounds bounds = {});

} // namespace homeport
