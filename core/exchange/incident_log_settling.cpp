#include "core/exchange/incident_log_settling.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace homeport {

using namespace Qt::Literals::StringLiterals;
using namespace logrow;

namespace {

/// Orders by sys_mod_count. In the published log it ascends from row to row and instants with it;
/// in five of its first 890 incidents the first row carries the count of a later one, which says
/// nothing, while the rows stand in the order of states and counts of reassignment.
void order(std::vector<Row>& rows, QList<LogRemark>& remarks)
{
    QSet<int> counts;
    for (const auto& row : rows) {
        if (counts.contains(row.event.modification)) {
            remarks.append(
                {LogRemark::Kind::CountRepeated, row.event.line, columnNames[Modification]});
            if (rows.back().event.loggedAt < rows.front().event.loggedAt)
                std::reverse(rows.begin(), rows.end());
            return;
        }
        counts.insert(row.event.modification);
    }
    std::sort(rows.begin(), rows.end(),
        [](const Row& a, const Row& b) { return a.event.modification < b.event.modification; });
}

/// Which rows make the longest sequence of instants that never goes back; the others are in error.
std::vector<bool> inStep(const std::vector<Row>& rows)
{
    std::vector<size_t> ends; // of the best sequence of each length, the row with the least instant
    std::vector<std::optional<size_t>> before(rows.size());
    for (size_t row = 0; row < rows.size(); ++row) {
        const auto place = std::upper_bound(ends.begin(), ends.end(), rows[row].event.loggedAt,
            [&rows](Timestamp at, size_t end) { return at < rows[end].event.loggedAt; });
        if (place != ends.begin())
            before[row] = *std::prev(place);
        if (place == ends.end())
            ends.push_back(row);
        else
            *place = row;
    }
    std::vector<bool> kept(rows.size());
    for (std::optional<size_t> row = ends.back(); row; row = before[*row])
        kept[*row] = true;
    return kept;
}

/// Moves what contradicts the order to the event before, or the first that is kept behind.
void settleInstants(std::vector<Row>& rows, QList<LogRemark>& remarks)
{
    const auto kept = inStep(rows);
    const auto first = std::find(kept.begin(), kept.end(), true) - kept.begin();
    Timestamp at = rows[size_t(first)].event.loggedAt;
    for (size_t row = 0; row < rows.size(); ++row) {
        auto& event = rows[row].event;
        if (kept[row])
            at = event.loggedAt;
        else
            remarks.append({LogRemark::Kind::InstantMoved, event.line, columnNames[UpdatedAt]});
        event.at = at;
    }
}

void settleStates(std::vector<Row>& rows, QList<LogRemark>& remarks)
{
    MappedState state{u"new"_s, std::nullopt};
    for (auto& [event, texts, openedAt, resolvedAt, closedAt] : rows) {
        if (const auto mapped =
                mappedState(event.loggedState, event.team.has_value(), event.assignee.has_value()))
            state = *mapped;
        else
            remarks.append({LogRemark::Kind::StateKept, event.line, columnNames[State]});
        event.status = state.status;
        event.holdReason = state.holdReason;
    }
}

/// The event that came to this status last.
const LoggedEvent* lastArrival(const QList<LoggedEvent>& events, QLatin1StringView status)
{
    for (qsizetype at = events.size() - 1; at >= 0; --at) {
        if (events[at].status == status && (at == 0 || events[at - 1].status != status))
            return &events[at];
    }
    return nullptr;
}

void settleMilestones(LoggedIncident& incident)
{
    const auto& first = incident.events.first();
    incident.createdAt = std::min(incident.openedAt.value_or(first.at), first.at);
    if (!incident.openedAt)
        incident.remarks.append(
            {LogRemark::Kind::OpeningUnknown, first.line, columnNames[OpenedAt]});
    for (const auto& event : incident.events) {
        if (incident.openedAt && event.at < *incident.openedAt)
            incident.remarks.append(
                {LogRemark::Kind::BeforeOpening, event.line, columnNames[OpenedAt]});
    }

    const LoggedEvent* closing = lastArrival(incident.events, "closed"_L1);
    const LoggedEvent* resolution = lastArrival(incident.events, "resolved"_L1);
    if (!resolution)
        resolution = closing;
    if (resolution && !incident.resolvedAt) {
        incident.resolvedAt = resolution->at;
        incident.remarks.append(
            {LogRemark::Kind::ResolutionUnknown, resolution->line, columnNames[ResolvedAt]});
    }
    if (closing && !incident.closedAt) {
        incident.closedAt = closing->at;
        incident.remarks.append(
            {LogRemark::Kind::ClosingUnknown, closing->line, columnNames[ClosedAt]});
    } else if (closing && closing->at != *incident.closedAt) {
        incident.remarks.append(
            {LogRemark::Kind::ClosingDiffers, closing->line, columnNames[ClosedAt]});
    }
    if (resolution || incident.resolvedAt) {
        incident.resolutionCode = u"other"_s;
        incident.resolutionNotes = incident.closedCode;
    }
}

void noteDifferences(const std::vector<Row>& rows, QList<LogRemark>& remarks)
{
    const auto& last = rows.back();
    for (const auto column :
        {Caller, Opener, OpenedAt, ContactType, ClosedCode, ResolvedBy, ResolvedAt, ClosedAt}) {
        const auto differs = std::find_if(rows.begin(), rows.end(),
            [&](const Row& row) { return row.texts[column] != last.texts[column]; });
        if (differs != rows.end())
            remarks.append(
                {LogRemark::Kind::ValueDiffers, differs->event.line, columnNames[column]});
    }
}

void settleTitle(LoggedIncident& incident)
{
    for (auto event = incident.events.crbegin(); event != incident.events.crend(); ++event) {
        incident.title = titleOf(*event);
        if (incident.title.size() >= 3)
            return;
    }
    incident.title = incident.number;
    incident.remarks.append({LogRemark::Kind::TitleUnknown, incident.events.last().line, {}});
}

} // namespace

LoggedIncident settled(const QString& number, std::vector<Row> rows)
{
    LoggedIncident incident;
    incident.number = number;
    order(rows, incident.remarks);
    settleInstants(rows, incident.remarks);
    settleStates(rows, incident.remarks);
    noteDifferences(rows, incident.remarks);
    for (const auto& row : rows)
        incident.events.append(row.event);

    const auto& [last, texts, openedAt, resolvedAt, closedAt] = rows.back();
    incident.caller = texts[Caller];
    incident.opener = texts[Opener];
    incident.location = last.location;
    incident.category = last.category;
    incident.subcategory = last.subcategory;
    incident.symptom = last.symptom;
    incident.impact = last.impact;
    incident.urgency = last.urgency;
    incident.priority = last.priority;
    incident.contactType = texts[ContactType];
    incident.channel = mappedChannel(incident.contactType);
    incident.openedAt = openedAt;
    incident.resolvedAt = resolvedAt;
    incident.closedAt = closedAt;
    incident.resolvedBy = texts[ResolvedBy];
    incident.closedCode = texts[ClosedCode];
    incident.reassignmentCount = last.reassignmentCount;
    incident.reopenCount = last.reopenCount;
    incident.madeSla = last.madeSla;
    settleMilestones(incident);
    settleTitle(incident);
    return incident;
}

} // namespace homeport
