#include "core/tickets/open_index.h"

#include "core/db/dialect.h"

#include <algorithm>
#include <span>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr auto byUpdate = "ticket_open_updated";
constexpr auto byAssignee = "ticket_open_user";

constexpr QLatin1StringView heldFields[] = {
    "is_open"_L1, "status"_L1, "priority"_L1, "kind"_L1, "assigned_user"_L1, "assigned_team"_L1};

/// By these few tickets are found, through an index or a table of their own.
constexpr QLatin1StringView findingFields[] = {
    "number"_L1, "requester"_L1, "hold_until"_L1, "tags"_L1};

bool isAmong(std::span<const QLatin1StringView> fields, const QString& field)
{
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

/// Whether all that passes the filter passes a leaf that is so.
template <typename IsSo>
bool demands(const FilterNode& node, const IsSo& isSo)
{
    if (node.kind == FilterNode::Kind::Leaf)
        return isSo(node);
    return node.kind == FilterNode::Kind::All
        && std::any_of(node.nodes.begin(), node.nodes.end(),
            [&](const FilterNode& each) { return demands(each, isSo); });
}

bool showsOpenOnly(const QueueView& view)
{
    switch (view.which) {
    case QueueView::Which::Resolved:
    case QueueView::Which::All: return isOfOpenOnly(view.filter);
    default: return true;
    }
}

bool isOfOneAssignee(const QueueView& view)
{
    return view.which == QueueView::Which::Mine || demands(view.filter, [](const FilterNode& leaf) {
        return leaf.field == "assigned_user"_L1 && leaf.op == FilterOp::Eq;
    });
}

bool isFoundOtherwise(const QueueView& view)
{
    return !view.run.isNull() || !view.person.isNull()
        || demands(
            view.filter, [](const FilterNode& leaf) { return isAmong(findingFields, leaf.field); });
}

const char* indexInOrder(const Actor& actor, const QueueView& view)
{
    const bool isGrouped = view.group != QueueView::Group::None;
    switch (view.order) {
    case QueueView::Order::Updated:
        if (view.which == QueueView::Which::Unassigned && !isGrouped)
            return byAssignee;
        if (view.which == QueueView::Which::MyTeams && actor.teams.size() == 1 && !isGrouped)
            return "ticket_open_team";
        return byUpdate;
    case QueueView::Order::Created: return "ticket_open_created";
    case QueueView::Order::Priority: return "ticket_open_priority";
    case QueueView::Order::Due: return "ticket_open_due";
    case QueueView::Order::Rank: return "ticket_open_rank";
    case QueueView::Order::Number: break;
    default: return byUpdate; // in no order: it holds the most of what is sorted by
    }
    return nullptr;
}

} // namespace

bool isInOpenIndexes(const FilterNode& node)
{
    if (node.kind == FilterNode::Kind::Leaf)
        return isAmong(heldFields, node.field);
    return std::all_of(node.nodes.begin(), node.nodes.end(), isInOpenIndexes);
}

QByteArray indexForList(Dialect dialect, const Actor& actor, const QueueView& view)
{
    if (!showsOpenOnly(view) || isFoundOtherwise(view))
        return {};
    const auto* index = isOfOneAssignee(view) ? byAssignee : indexInOrder(actor, view);
    return index ? byIndex(dialect, index) : QByteArray();
}

bool mayListAll(const QueueView& view)
{
    return view.which == QueueView::Which::All && !showsOpenOnly(view) && !isFoundOtherwise(view);
}

QByteArray indexForCount(Dialect dialect, const QueueView& view)
{
    if (!showsOpenOnly(view) || isFoundOtherwise(view))
        return {};
    return byIndex(dialect, isOfOneAssignee(view) ? byAssignee : byUpdate);
}

QByteArray indexOfOpen(Dialect dialect)
{
    return byIndex(dialect, byUpdate);
}

} // namespace homeport
