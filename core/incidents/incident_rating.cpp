#include "core/incidents/incident_rating.h"

#include "core/access/setting.h"
#include "core/tickets/ticket_rating.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql ratedCategories{"incidentRating.categories", R"sql(
    SELECT id, default_priority
      FROM category
     WHERE organization_id = :organization_id AND deleted_at IS NULL AND is_active
       AND module = 'incident' AND default_priority IS NOT NULL
)sql"};

constexpr Sql criticalServices{"incidentRating.services", R"sql(
    SELECT id, criticality
      FROM service
     WHERE organization_id = :organization_id AND deleted_at IS NULL AND lifecycle = 'published'
)sql"};

/// Calls `take` with each row.
template <typename Take>
Result<> each(Database& database, const Sql& sql, OrganizationId organization, Take take)
{
    auto rows = database.query(sql, {{"organization_id", organization}});
    if (!rows)
        return rows.error();
    while ((*rows)->next())
        take(**rows);
    return (*rows)->status();
}

} // namespace

Result<IncidentRating> IncidentRating::read(Database& database, OrganizationId organization)
{
    IncidentRating rating;
    auto cells = priorityCells(database, organization);
    if (!cells)
        return cells.error();
    rating.matrix = std::move(*cells);
    const auto method = textSetting(database, organization, u"priority.method"_s);
    if (!method)
        return method.error();
    rating.method = fromKey<PriorityMethod>(*method).value_or(PriorityMethod::Matrix);
    auto read = each(database, ratedCategories, organization,
        [&](const Cursor& row) { rating.categories.insert(row.uuid(0), int(row.integer(1))); });
    if (!read)
        return read.error();
    read = each(database, criticalServices, organization, [&](const Cursor& row) {
        if (const auto criticality = fromKey<TicketCriticality>(row.text(1)))
            rating.services.insert(row.uuid(0), *criticality);
    });
    return read ? Result<IncidentRating>(std::move(rating)) : read.error();
}

std::optional<IncidentRating::Priority> IncidentRating::rate(const Said& said) const
{
    if (!said.impact || !said.urgency) {
        const auto found =
            said.category ? categories.constFind(said.category->value()) : categories.constEnd();
        return found == categories.constEnd() ? std::nullopt
                                              : std::optional(Priority{*found, Source::Category});
    }
    const auto cell = std::find_if(matrix.cbegin(), matrix.cend(), [&](const MatrixCell& each) {
        return each.impact == *said.impact && each.urgency == *said.urgency;
    });
    const int ofMatrix =
        cell == matrix.cend() ? builtInPriority(*said.impact, *said.urgency) : cell->priority;
    const int score = priorityScore(*said.impact, *said.urgency, criticalityOf(said.service));
    return Priority{priorityBy(method, ofMatrix, score),
        isByScore(method, ofMatrix, score) ? Source::Score : Source::Matrix};
}

std::optional<TicketCriticality> IncidentRating::criticalityOf(
    const std::optional<ServiceId>& service) const
{
    const auto found = service ? services.constFind(service->value()) : services.constEnd();
    return found == services.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace homeport
