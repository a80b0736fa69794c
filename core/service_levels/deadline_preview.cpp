#include "core/service_levels/deadline_preview.h"

#include "core/access/access_service.h"
#include "core/service_levels/ticket_service_levels.h"
#include "core/tickets/ticket_filter.h"

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// An open ticket, as far as a preview cares.
struct OpenTicket
{
    TicketId id;
    QString number;
    QString title;
    int priority = 4;
};

/// What an edit makes of a clock: the new deadline, or none where the edited version has no such
/// target.
struct Moved
{
    std::optional<Timestamp> due;
};
/// Nothing where the edit is not about that clock.
using Edit =
    std::function<std::optional<Moved>(const OpenTicket& ticket, const ClockReading& clock)>;

Result<std::vector<OpenTicket>> nextDue(Database& database, const Actor& actor, int most)
{
    auto filter = TicketFilter::readable(actor);
    filter.add(" AND is_open");
    const QByteArray text = "SELECT id, number, title, priority FROM ticket WHERE " + filter.where()
        + " ORDER BY next_due_at NULLS LAST, id LIMIT :most";
    auto bindings = filter.bindings();
    bindings.push_back({"most", most});
    auto cursor = database.query({"preview.nextDue", text.constData()}, bindings);
    if (!cursor)
        return cursor.error();
    std::vector<OpenTicket> tickets;
    while ((*cursor)->next()) {
        const auto& row = **cursor;
        tickets.push_back({row.read<TicketId>(0), row.text(1), row.text(2), row.read<int>(3)});
    }
    if (auto read = (*cursor)->status(); !read)
        return read.error();
    return tickets;
}

Result<qint64> openTickets(Database& database, const Actor& actor)
{
    auto filter = TicketFilter::readable(actor);
    filter.add(" AND is_open");
    const QByteArray text = "SELECT count(*) FROM ticket WHERE " + filter.where();
    return number(database, {"preview.open", text.constData()}, filter.bindings());
}

/// Adds the ticket where the edit is about one of its clocks: a line for the one that is due first.
void consider(DeadlinePreview& preview, const OpenTicket& ticket, const TicketServiceLevels& levels,
    const Edit& edit, int most)
{
    bool isTouched = false;
    std::optional<DeadlinePreview::Line> first;
    for (const auto& clock : levels.clocks) {
        if (!clock.isLive())
            continue;
        const auto after = edit(ticket, clock);
        if (!after)
            continue;
        isTouched = true;
        const bool isRunning = clock.dueAt && !clock.breachedAt;
        if (isRunning && (!first || *clock.dueAt < first->before))
            first = DeadlinePreview::Line{
                ticket.id, ticket.number, ticket.title, clock.metric, *clock.dueAt, after->due};
    }
    preview.touched += isTouched ? 1 : 0;
    if (first && preview.lines.size() < most)
        preview.lines.append(*first);
}

Result<DeadlinePreview> previewOf(Database& database, const Actor& actor, ServiceLevelBook& book,
    const Edit& edit, Timestamp now, const PreviewBounds& bounds)
{
    DeadlinePreview preview;
    auto open = openTickets(database, actor);
    if (!open)
        return open.error();
    preview.open = *open;
    auto tickets = nextDue(database, actor, bounds.tickets);
    if (!tickets)
        return tickets.error();
    for (const auto& ticket : *tickets) {
        auto levels = ticketServiceLevels(database, actor, book, ticket.id, now);
        if (!levels)
            return levels.error();
        consider(preview, ticket, *levels, edit, bounds.lines);
    }
    preview.looked = int(tickets->size());
    std::stable_sort(preview.lines.begin(), preview.lines.end(),
        [](const auto& a, const auto& b) { return a.before < b.before; });
    return preview;
}

Result<std::map<BusinessCalendarId, Calendar>> calendarsOf(
    const std::vector<BusinessCalendarId>& ids, const CalendarRows& rows)
{
    std::map<BusinessCalendarId, Calendar> calendars;
    for (const auto& id : ids) {
        auto definition = calendarDefinition(id, rows);
        if (!definition)
            return definition.error();
        auto calendar = Calendar::make(std::move(*definition));
        if (!calendar)
            return calendar.error();
        calendars.emplace(id, std::move(*calendar));
    }
    return calendars;
}

/// The deadline of a form's target for a clock that has counted so far and moves to it now.
std::optional<Timestamp> deadlineBy(const Policy& form,
    const std::map<BusinessCalendarId, Calendar>& calendars, int priority,
    const ClockReading& clock, Timestamp now)
{
    const auto target =
        std::find_if(form.targets.begin(), form.targets.end(), [&](const record::SlaTarget& row) {
            return row.priority == priority && row.metric == clock.metric;
        });
    if (target == form.targets.end())
        return std::nullopt;
    const auto calendar = calendars.find(target->calendarId.value_or(form.policy.calendarId));
    if (calendar == calendars.end())
        return std::nullopt;
    const bool isAnew = form.policy.retargetMode == SlaPolicyRetargetMode::Restart;
    const auto used = isAnew ? std::chrono::milliseconds() : clock.elapsed;
    return calendar->second.due(now, std::chrono::minutes(target->targetMinutes) - used);
}

} // namespace

Result<DeadlinePreview> previewCalendar(Database& database, const Actor& actor,
    ServiceLevelBook& book, BusinessCalendarId id, const CalendarForm& form, Timestamp now,
    PreviewBounds bounds)
{
    if (auto may = AccessService::require(actor, u"sla.read"_s); !may)
        return may.error();
    auto rows = readCalendars(database, actor.organization);
    if (!rows)
        return rows.error();
    const auto wanted = form.ordered();
    if (auto fine = checkForm(wanted); !fine)
        return fine.error();
    if (auto fine = checkAmong(wanted, id, *rows, now); !fine)
        return fine.error();
    const auto edited = rowsWith(std::move(*rows), id, wanted, now);
    auto calendars = calendarsOf(withDescendants(id, edited), edited);
    if (!calendars)
        return calendars.error();
    const auto edit = [&](const OpenTicket&, const ClockReading& clock) -> std::optional<Moved> {
        const auto calendar = calendars->find(clock.calendarId);
        if (calendar == calendars->end())
            return std::nullopt;
        return Moved{calendar->second.due(now, clock.remaining())};
    };
    return previewOf(database, actor, book, edit, now, bounds);
}

Result<DeadlinePreview> previewPolicy(Database& database, const Actor& actor,
    ServiceLevelBook& book, SlaPolicyId id, const Policy& form, Timestamp now, PreviewBounds bounds)
{
    if (auto may = AccessService::require(actor, u"sla.read"_s); !may)
        return may.error();
    auto policies = readPolicies(database, actor.organization);
    if (!policies)
        return policies.error();
    auto rows = readCalendars(database, actor.organization);
    if (!rows)
        return rows.error();
    const auto wanted = form.ordered();
    const auto versions = versionsOf(id, *policies);
    if (auto fine = checkPolicy(wanted); !fine)
        return fine.error();
    if (auto fine = checkPolicyAmong(wanted, versions, *policies, *rows, now); !fine)
        return fine.error();
    std::vector<BusinessCalendarId> ids{wanted.policy.calendarId};
    for (const auto& target : wanted.targets) {
        if (target.calendarId)
            ids.push_back(*target.calendarId);
    }
    auto calendars = calendarsOf(ids, *rows);
    if (!calendars)
        return calendars.error();
    const auto edit = [&](const OpenTicket& ticket,
                          const ClockReading& clock) -> std::optional<Moved> {
        if (std::find(versions.begin(), versions.end(), clock.policyId) == versions.end())
            return std::nullopt;
        return Moved{deadlineBy(wanted, *calendars, ticket.priority, clock, now)};
    };
    return previewOf(database, actor, book, edit, now, bounds);
}

} // namespace homeport
