#include "core/incidents/auto_close.h"

#include "core/access/setting.h"
#include "core/journal/fold.h"
#include "core/service_levels/policy_subject.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int usualMinutes = 1440;

constexpr Sql resolvedAfter{"autoClose.resolved", R"sql(
    SELECT id, resolved_at FROM ticket
     WHERE organization_id = :organization_id AND status = 'resolved' AND kind = 'incident'
       AND deleted_at IS NULL AND resolved_at <= :latest
       AND (resolved_at, id) > (:after_at, :after_id)
     ORDER BY resolved_at, id
     LIMIT :most
)sql"};
constexpr Sql isKeptOpen{"autoClose.isKeptOpen", R"sql(
    SELECT (SELECT count(*) FROM incident WHERE ticket_id = :ticket_id AND is_major)
         + (SELECT count(*) FROM ticket
             WHERE organization_id = :organization_id AND parent_id = :ticket_id
               AND kind = 'incident' AND is_open AND deleted_at IS NULL)
)sql"};
// What is said with the resolution belongs to it.
constexpr Sql lastWords{"autoClose.lastWords", R"sql(
    SELECT max(CASE WHEN author_id = :requester_id THEN created_at END),
           max(CASE WHEN author_id <> :requester_id THEN created_at END)
      FROM ticket_comment
     WHERE ticket_id = :ticket_id AND visibility = 'public' AND deleted_at IS NULL
       AND kind IN ('comment', 'email_in') AND created_at > :resolved_at
)sql"};

/// The calendar that the ticket's promise to resolve is counted by.
Result<const Calendar*> calendarOf(
    Database& database, const ServiceLevelBook& book, const record::Ticket& ticket)
{
    if (book.isEmpty())
        return book.defaultCalendar();
    const auto& edition = book.newest();
    auto subject = policySubject(database, edition, ticket.toRow().cells, ticket.priority,
        book.dayOf(ticket.head.createdAt));
    if (!subject)
        return subject.error();
    const auto* agreement = edition.select(SlaPolicyAgreementType::Sla, *subject);
    if (!agreement)
        return book.defaultCalendar();
    const auto terms = agreement->terms.find(SlaTargetMetric::Resolution);
    return terms == agreement->terms.end() ? agreement->terms.begin()->second.calendar
                                           : terms->second.calendar;
}

} // namespace

Result<AutoClose> AutoClose::of(Database& database, const QUuid& organization)
{
    const auto minutes = numberSetting(
        database, OrganizationId(organization), u"incident.auto_close_minutes"_s, usualMinutes);
    if (!minutes)
        return minutes.error();
    AutoClose terms;
    terms.m_organization = organization;
    terms.m_minutes = int(*minutes);
    return terms;
}

Result<QList<AutoClose::Due>> AutoClose::dueAfter(
    Database& database, ServiceLevelBook& book, Timestamp now, Place& place, int most) const
{
    // No calendar works more than all the time.
    auto rows = database.query(resolvedAfter,
        {{"organization_id", m_organization}, {"latest", now - std::chrono::minutes(m_minutes)},
            {"after_at", place.resolvedAt}, {"after_id", place.id}, {"most", most}});
    if (!rows)
        return rows.error();
    QList<TicketId> resolved;
    while ((*rows)->next()) {
        resolved.append((*rows)->read<TicketId>(0));
        place.id = resolved.last();
        place.resolvedAt = (*rows)->read<Timestamp>(1);
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    rows->reset();
    place.isMore = resolved.size() == most;
    QList<Due> due;
    for (const auto& id : std::as_const(resolved)) {
        auto row = loadRow(database, record::Ticket::table(), id.value());
        if (!row)
            return row.error();
        if (!*row)
            continue;
        auto at = closesAt(database, book, record::Ticket::fromRow(**row));
        if (!at)
            return at.error();
        if (*at && **at <= now)
            due.append({id, **at});
    }
    std::stable_sort(
        due.begin(), due.end(), [](const Due& a, const Due& b) { return a.at < b.at; });
    return due;
}

Result<std::optional<Timestamp>> AutoClose::closesAt(
    Database& database, ServiceLevelBook& book, const record::Ticket& ticket) const
{
    const std::optional<Timestamp> never;
    if (!isOn() || ticket.status != TicketStatus::Resolved || !ticket.resolvedAt)
        return never;
    auto kept = number(
        database, isKeptOpen, {{"ticket_id", ticket.id}, {"organization_id", m_organization}});
    if (!kept)
        return kept.error();
    if (*kept > 0)
        return never;
    auto words = one(database, lastWords,
        {{"ticket_id", ticket.id}, {"requester_id", ticket.requesterId},
            {"resolved_at", *ticket.resolvedAt}});
    if (!words)
        return words.error();
    const auto asked = (*words)->readOptional<Timestamp>(0);
    const auto answered = (*words)->readOptional<Timestamp>(1);
    words->reset();
    if (asked && (!answered || *answered < *asked))
        return never;
    if (auto looked = book.look(database); !looked)
        return looked.error();
    auto calendar = calendarOf(database, book, ticket);
    if (!calendar)
        return calendar.error();
    if (!*calendar)
        return never;
    const auto from = asked ? *answered : *ticket.resolvedAt;
    return (*calendar)->due(from, std::chrono::minutes(m_minutes));
}

} // namespace homeport
