#include "core/base/text.h"
#include "ui/models/calendar_shelf.h"
#include "ui/models/queue_model.h"
#include "ui/service_levels/clock_face.h"
#include "ui/widgets/plain_text.h"
#include "ui/words/words.h"

#include <QDateTime>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// What stands in the cells of the list; queue_model.cpp holds the rows.

namespace {

/// Rank is none of them: it goes by several at once.
constexpr std::pair<QueueView::Order, QueueModel::Column> sortedColumns[] = {
    {QueueView::Order::Updated, QueueModel::Updated},
    {QueueView::Order::Created, QueueModel::Created},
    {QueueView::Order::Priority, QueueModel::Priority},
    {QueueView::Order::Number, QueueModel::Number},
    {QueueView::Order::Due, QueueModel::Due},
    {QueueView::Order::Title, QueueModel::Title},
    {QueueView::Order::Status, QueueModel::Status},
    {QueueView::Order::Requester, QueueModel::Requester},
    {QueueView::Order::Assignee, QueueModel::Who},
    {QueueView::Order::Team, QueueModel::Team},
    {QueueView::Order::Category, QueueModel::Category},
};

QVariant textIn(const QString& text, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case QueueModel::SortRole: return withControlsShown(text);
    case Qt::ToolTipRole: return plainToolTip(text);
    default: return {};
    }
}

QVariant levelIn(int level, int role)
{
    return role == QueueModel::SortRole ? QVariant(level) : textIn(Words::level(level), role);
}

QVariant momentIn(Timestamp moment, int role)
{
    switch (role) {
    case Qt::DisplayRole: return Words::ago(moment);
    case Qt::ToolTipRole: return Words::exact(moment);
    case QueueModel::SortRole: return toMsecs(moment);
    default: return {};
    }
}

QVariant momentIn(const std::optional<Timestamp>& moment, int role)
{
    return moment ? momentIn(*moment, role) : QVariant();
}

QVariant detailIn(const QueueDetails& details, int column, int role)
{
    switch (column) {
    case QueueModel::Category: return textIn(details.category, role);
    case QueueModel::Service: return textIn(details.service, role);
    case QueueModel::Location: return textIn(details.location, role);
    case QueueModel::Impact: return levelIn(details.impact, role);
    case QueueModel::Urgency: return levelIn(details.urgency, role);
    case QueueModel::Resolved: return momentIn(details.resolvedAt, role);
    case QueueModel::HeldUntil:
        // Mostly to come; until which day counts, and when on it.
        if (role == Qt::DisplayRole)
            return details.holdUntil ? Words::exact(*details.holdUntil) : QString();
        return momentIn(details.holdUntil, role);
    case QueueModel::Channel:
        return textIn(Words::of(u"ticket"_s, u"channel"_s, keyOf(details.channel)), role);
    default: return {};
    }
}

Timestamp presentTime()
{
    return fromMsecs(QDateTime::currentMSecsSinceEpoch());
}

} // namespace

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    const auto* ticket = index.isValid() ? row(index.row()) : nullptr;
    if (role == LoadedRole)
        return ticket != nullptr;
    if (!ticket)
        return role == Qt::DisplayRole && index.column() == Title ? QVariant(tr("…")) : QVariant();
    if (role == IdRole)
        return ticket->id.value();
    const bool isMarked = m_marks.contains(ticket->id);
    if (role == MarkedRole)
        return isMarked;
    if (role == UnreadRole)
        return isUnread(ticket->id);

    switch (index.column()) {
    case Number:
        if (role == Qt::DisplayRole || role == SortRole)
            return ticket->number;
        if (role == Qt::ToolTipRole)
            return Words::of(ticket->kind);
        if (role == Qt::AccessibleTextRole && isMarked)
            return tr("%1, marked").arg(ticket->number);
        break;
    case Title:
        if (role == Qt::DisplayRole || role == SortRole)
            return withControlsShown(ticket->title);
        if (role == Qt::ToolTipRole)
            return plainToolTip(ticket->title);
        if (role == Qt::AccessibleTextRole && isUnread(ticket->id))
            return tr("%1, unread", "title of a ticket").arg(withControlsShown(ticket->title));
        break;
    case Priority:
        if (role == Qt::DisplayRole)
            return Words::priority(ticket->priority);
        if (role == SortRole)
            return ticket->priority;
        if (role == ToneRole)
            return int(Words::priorityTone(ticket->priority));
        if (role == EscalatedRole)
            return ticket->escalatedAt.has_value();
        if (ticket->escalatedAt && (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole))
            return tr("%1, escalated since %2", "priority, moment")
                .arg(Words::priority(ticket->priority), Words::exact(*ticket->escalatedAt));
        break;
    case Status:
        if (role == Qt::DisplayRole)
            return Words::of(ticket->status);
        if (role == SortRole)
            return int(ticket->status);
        if (role == ToneRole)
            return int(Words::tone(ticket->status));
        break;
    case Who:
        if (role == Qt::DisplayRole || role == SortRole)
            return withControlsShown(ticket->assignee);
        if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
            return ticket->assignee.isEmpty() ? tr("nobody yet") : plainToolTip(ticket->assignee);
        break;
    case Due: return clockIn(ticket->clock, role);
    case Requester:
        if (role == Qt::DisplayRole || role == SortRole)
            return withControlsShown(ticket->requester);
        break;
    case Updated: return momentIn(ticket->updatedAt, role);
    case Team:
        if (role == Qt::DisplayRole || role == SortRole)
            return withControlsShown(ticket->team);
        break;
    case Created: return momentIn(ticket->createdAt, role);
    case Group: return groupIn(index.row(), role);
    case Kind:
        if (role == Qt::DisplayRole)
            return Words::of(ticket->kind);
        if (role == SortRole)
            return int(ticket->kind);
        if (role == ToneRole)
            return int(Words::tone(ticket->kind));
        break;
    default: return ticket->details ? detailIn(*ticket->details, index.column(), role) : QVariant();
    }
    return {};
}

QString QueueModel::groupOf(const QueueRow& row) const
{
    switch (m_view.group) {
    case QueueView::Group::Status: return Words::of(row.status);
    case QueueView::Group::Priority: return Words::priority(row.priority);
    case QueueView::Group::Team: return row.team.isEmpty() ? tr("No team") : row.team;
    case QueueView::Group::Assignee: return row.assignee.isEmpty() ? tr("Nobody") : row.assignee;
    case QueueView::Group::None: break;
    }
    return {};
}

/// Said once, where the group begins.
QVariant QueueModel::groupIn(int at, int role) const
{
    const auto group = groupOf(*row(at));
    const auto* above = row(at - 1);
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return group;
    if (role == Qt::DisplayRole)
        return above && groupOf(*above) == group ? QString() : group;
    return {};
}

std::optional<QueueView::Order> QueueModel::orderOf(int column)
{
    for (const auto& [order, shown] : sortedColumns) {
        if (shown == column)
            return order;
    }
    return std::nullopt;
}

int QueueModel::columnOf(QueueView::Order order)
{
    for (const auto& [each, shown] : sortedColumns) {
        if (each == order)
            return shown;
    }
    return -1;
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section != Group && !orderOf(section))
        return plainToolTip(tr("Long lists cannot be sorted by this column; filter by it, or group "
                               "the list"));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number: return tr("Number");
    case Title: return tr("Title");
    case Priority: return tr("Priority");
    case Status: return tr("Status");
    case Who: return tr("Who");
    case Due: return tr("Time left");
    case Requester: return tr("Requester");
    case Updated: return tr("Updated");
    case Team: return tr("Team");
    case Created: return tr("Created");
    case Group: return tr("Group", "of tickets that belong together");
    case Kind: return tr("Kind", "of ticket");
    case Category: return tr("Category");
    case Service: return tr("Service");
    case Location: return tr("Location");
    case Impact: return tr("Impact");
    case Urgency: return tr("Urgency");
    case Resolved: return tr("Resolved", "when a ticket was");
    case HeldUntil: return tr("On hold until");
    case Channel: return tr("Channel", "by which a ticket came");
    default: return {};
    }
}

QVariant QueueModel::clockIn(const QueueClock& clock, int role) const
{
    const auto now = presentTime();
    switch (role) {
    case Qt::DisplayRole: return faceOf(clock, m_calendars->find(clock.calendar), now).text;
    case FaceRole:
        return QVariant::fromValue(faceOf(clock, m_calendars->find(clock.calendar), now));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: return toldOf(clock, now);
    case SortRole: return clock.dueAt ? QVariant(toMsecs(*clock.dueAt)) : QVariant();
    default: return {};
    }
}

} // namespace homeport
