#include "core/service_levels/clock_story.h"

#include <algorithm>

namespace homeport {

namespace {

using Field = record::Ticket::Field;

bool isFollowed(int position)
{
    switch (position) {
    case Field::Kind:
    case Field::Status:
    case Field::RequesterId:
    case Field::DepartmentId:
    case Field::LocationId:
    case Field::CategoryId:
    case Field::ServiceId:
    case Field::AssignedTeamId:
    case Field::AssignedUserId:
    case Field::Impact:
    case Field::Urgency:
    case Field::PriorityBasis:
    case Field::PriorityOverride:
    case Field::PriorityOverrideReason:
    case Field::Criticality:
    case Field::HoldReason:
    case Field::HoldSupplierId:
    case Field::ParentId:
    case Field::ResolvedAt:
    case Field::CancelledAt: return true;
    default: return false;
    }
}

} // namespace

ClockStory ClockStory::of(
    const std::vector<Entry>& entries, const LegalCommand& isLegal, const QUuid& ticket)
{
    FoldRules replay;
    replay.statusTable = record::Ticket::tableId;
    replay.isLegal = isLegal;
    ClockStory story;
    const auto standing = standingEntries(entries, replay, ticket);
    for (const auto* entry : standing)
        story.add(*entry, ticket);
    for (const auto& left : cellsLeftByUndos(entries, standing, ticket))
        story.add(left);
    story.m_isPlain = standing.size() == entries.size();
    return story;
}

bool ClockStory::add(const Entry& entry, const QUuid& ticket)
{
    StoryAct act{orderOf(entry), fromMsecs(entry.happenedAt), entry.command, false, {},
        rulingIn(entry, ticket)};
    const auto& table = record::Ticket::table();
    act.isCreation = std::any_of(entry.edits.begin(), entry.edits.end(), [&](const CellEdit& edit) {
        return edit.isCreation() && edit.table == record::Ticket::tableId && edit.row == ticket;
    });
    for (const auto& edit : entry.edits) {
        if (edit.table != record::Ticket::tableId || edit.row != ticket)
            continue;
        const int position = table.position(edit.field);
        if (position < 0 || !isFollowed(position))
            continue;
        // The fold passes over other edits of what is set as the ticket is made.
        if (act.isCreation || table.fields[size_t(position)].merge != Merge::Add)
            act.cells.emplace_back(position, edit.value);
    }
    if (act.cells.empty() && !act.isCreation && !act.ruling)
        return false;
    const auto place = placeOf(act.order);
    if (place != m_acts.end() && place->order == act.order)
        return false;
    m_acts.insert(place, std::move(act));
    return true;
}

void ClockStory::add(const CellLeft& left)
{
    const int position = record::Ticket::table().position(left.edit->field);
    if (position < 0 || !isFollowed(position))
        return;
    const auto order = orderOf(*left.by);
    auto place = placeOf(order);
    if (place == m_acts.end() || place->order != order)
        place = m_acts.insert(place,
            StoryAct{order, fromMsecs(left.by->happenedAt), left.by->command, false, {}, {}});
    place->cells.emplace_back(position, left.edit->value);
}

std::vector<StoryAct>::iterator ClockStory::placeOf(const EntryOrder& order)
{
    return std::lower_bound(m_acts.begin(), m_acts.end(), order,
        [](const StoryAct& a, const EntryOrder& b) { return a.order < b; });
}

} // namespace homeport
