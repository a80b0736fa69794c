#include "core/tickets/filter_sql.h"

#include "core/tickets/filter_fields.h"
#include "core/tickets/open_index.h"
#include "core/tickets/ticket_sight.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

QByteArray joined(const QByteArrayList& parts, const char* word, const char* whenEmpty)
{
    if (parts.isEmpty())
        return whenEmpty;
    return parts.size() == 1 ? parts.first() : '(' + parts.join(word) + ')';
}

const char* compareSign(FilterOp op)
{
    switch (op) {
    case FilterOp::Lt: return " < ";
    case FilterOp::Lte: return " <= ";
    case FilterOp::Gt: return " > ";
    case FilterOp::Gte: return " >= ";
    default: return " = ";
    }
}

/// What a field is asked of: mostly its column of the ticket.
QByteArray columnOf(const FilterField& field)
{
    const QLatin1StringView name(field.name);
    if (name == "is_major"_L1)
        return "(id IN (SELECT incident.ticket_id FROM incident WHERE incident.is_major))";
    // What is de-escalated keeps the moment as it keeps the level (ES-4), and is escalated no more.
    if (name == "escalated_at"_L1)
        return "(CASE WHEN escalation_state = 'escalated' THEN escalated_at END)";
    return field.column;
}

/// The tickets that are linked so, up to what they are linked with.
QByteArray linkedBy(const FilterField& field)
{
    const QLatin1StringView name(field.name);
    if (name == "watchers"_L1)
        return "SELECT ticket_watcher.ticket_id FROM ticket_watcher"
               " WHERE ticket_watcher.deleted_at IS NULL AND ticket_watcher.user_id";
    if (name == "mentions"_L1)
        return "SELECT ticket_comment.ticket_id FROM comment_mention JOIN ticket_comment"
               " ON ticket_comment.id = comment_mention.comment_id"
               " WHERE comment_mention.deleted_at IS NULL AND ticket_comment.deleted_at IS NULL"
               " AND comment_mention.user_id";
    if (name == "affected_services"_L1)
        return "SELECT ticket_service.ticket_id FROM ticket_service"
               " WHERE ticket_service.deleted_at IS NULL AND ticket_service.service_id";
    return "SELECT ticket_tag.ticket_id FROM ticket_tag"
           " WHERE ticket_tag.deleted_at IS NULL AND ticket_tag.tag_id";
}

bool isInternal(const FilterField& field)
{
    const auto& table = record::Ticket::table();
    return isInternalField(table, table.positionOf(QLatin1StringView(field.column)));
}

} // namespace

QByteArray FilterSql::condition(const FilterNode& node)
{
    if (node.kind == FilterNode::Kind::Leaf)
        return leaf(node);
    if (node.kind == FilterNode::Kind::Not) // three values become two before they are turned
        return "NOT COALESCE(" + condition(node.nodes.front()) + ", FALSE)";
    QByteArrayList parts;
    // What an index holds comes first: of rows for which that decides nothing else is read.
    for (const bool isHeld : {true, false}) {
        for (const auto& each : node.nodes) {
            if (isInOpenIndexes(each) == isHeld)
                parts += condition(each);
        }
    }
    return node.kind == FilterNode::Kind::All ? joined(parts, " AND ", "TRUE")
                                              : joined(parts, " OR ", "FALSE");
}

QByteArray FilterSql::leaf(const FilterNode& leaf)
{
    const auto& field = *filterField(leaf.field);
    if (field.type == FilterType::Words)
        return m_filter.textCondition(
            leaf.value.toString().trimmed(), "words_" + QByteArray::number(m_bound++));
    if (field.type == FilterType::Links)
        return links(leaf);
    const auto condition = ofColumn(field, leaf);
    if (!isInternal(field))
        return condition;
    const auto shown = m_filter.covered(m_actor, u"ticket.read_internal"_s);
    return shown == "TRUE" ? condition : '(' + condition + " AND " + shown + ')';
}

QByteArray FilterSql::ofColumn(const FilterField& field, const FilterNode& leaf)
{
    const auto column = columnOf(field);
    switch (leaf.op) {
    case FilterOp::IsNull: return column + " IS NULL";
    case FilterOp::NotNull: return column + " IS NOT NULL";
    case FilterOp::Contains:
    case FilterOp::StartsWith:
    case FilterOp::EndsWith: return like(field, leaf);
    case FilterOp::Under: return below(field, leaf.value);
    case FilterOp::In: return among(field, leaf.value);
    case FilterOp::NotIn: return '(' + column + " IS NULL OR NOT " + among(field, leaf.value) + ')';
    case FilterOp::Ne: {
        auto other = leaf;
        other.op = FilterOp::Eq;
        return '(' + column + " IS NULL OR NOT " + comparison(field, other) + ')';
    }
    default: return comparison(field, leaf);
    }
}

QByteArray FilterSql::comparison(const FilterField& field, const FilterNode& leaf)
{
    const auto column = columnOf(field);
    const auto text = leaf.value.toString();
    if (m_areOpen && leaf.field == "is_open"_L1)
        return leaf.value.toBool() ? "TRUE" : "FALSE";
    // The flag stands literally, so that the partial indexes apply.
    if (field.type == FilterType::Flag)
        return leaf.value.toBool() ? '(' + column + ')' : "(NOT " + column + ')';
    const bool isOwnSet =
        text == QLatin1StringView(filterMyTeams) || text == QLatin1StringView(filterMyDepartment);
    if (isOwnSet)
        return among(field, leaf.value);
    switch (leaf.op) {
    case FilterOp::Between: {
        const auto ends = leaf.value.toArray();
        return '(' + column + " >= " + bound(valueOf(field, ends[0])) + " AND " + column
            + " <= " + bound(valueOf(field, ends[1])) + ')';
    }
    case FilterOp::OlderThanMinutes:
    case FilterOp::NewerThanMinutes: {
        const auto at = bound(m_moment.now - std::chrono::minutes(leaf.value.toInteger()));
        // Most tickets are older than a moment: the plus keeps the list from reading and sorting
        // all of them by an index over it instead of following its own order.
        return leaf.op == FilterOp::OlderThanMinutes ? "(+" + column + " <= " + at + ')'
                                                     : '(' + column + " > " + at + ')';
    }
    default: return '(' + column + compareSign(leaf.op) + bound(valueOf(field, leaf.value)) + ')';
    }
}

QByteArray FilterSql::among(const FilterField& field, const QJsonValue& value)
{
    const auto column = columnOf(field);
    const auto text = value.toString();
    if (text == QLatin1StringView(filterMyTeams))
        return '(' + m_filter.among(field.column, "own_team", m_actor.teams) + ')';
    if (text == QLatin1StringView(filterMyDepartment))
        return '(' + m_filter.among(field.column, "own_department", m_actor.departments) + ')';
    QByteArrayList parts;
    QByteArrayList own;
    const auto list = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const auto& each : list) {
        const auto name = each.toString();
        if (name == QLatin1StringView(filterMyTeams)
            || name == QLatin1StringView(filterMyDepartment))
            own += among(field, each);
        else
            parts += bound(valueOf(field, each));
    }
    if (!parts.isEmpty())
        own.prepend(column + " IN (" + parts.join(", ") + ')');
    return '(' + own.join(" OR ") + ')';
}

QByteArray FilterSql::links(const FilterNode& leaf)
{
    const auto& field = *filterField(leaf.field);
    const auto list = leaf.value.toArray();
    QByteArrayList wanted;
    for (const auto& each : list)
        wanted += bound(valueOf(field, each));
    if (leaf.op == FilterOp::HasAll) {
        QByteArrayList each;
        for (const auto& one : wanted)
            each += linkedTo(field, " = " + one);
        return joined(each, " AND ", "TRUE");
    }
    const auto any = linkedTo(field, " IN (" + wanted.join(", ") + ')');
    return leaf.op == FilterOp::HasNone ? "NOT " + any : any;
}

/// An internal note tells of a mention only those who read it.
QByteArray FilterSql::linkedTo(const FilterField& field, const QByteArray& wanted)
{
    const auto linked = "id IN (" + linkedBy(field) + wanted;
    if (QLatin1StringView(field.name) != "mentions"_L1)
        return linked + ')';
    const auto shown = m_filter.covered(m_actor, u"ticket.read_internal"_s);
    if (shown == "TRUE")
        return linked + ')';
    return '(' + linked + " AND ticket_comment.visibility = 'public') OR (" + linked + ") AND "
        + shown + "))";
}

/// The node or any descendant.
QByteArray FilterSql::below(const FilterField& field, const QJsonValue& value)
{
    const QByteArray table = field.table;
    const bool isOwn = value.toString() == QLatin1StringView(filterMyDepartment);
    if (isOwn) // which holds those below already
        return among(field, value);
    return QByteArray(field.column) + " IN (WITH RECURSIVE below(id) AS (SELECT id FROM " + table
        + " WHERE id = " + bound(valueOf(field, value)) + " UNION SELECT inner_node.id FROM "
        + table
        + " inner_node JOIN below ON inner_node.parent_id = below.id) SELECT id FROM below)";
}

QByteArray FilterSql::like(const FilterField& field, const FilterNode& leaf)
{
    auto pattern = TicketFilter::escaped(leaf.value.toString());
    if (leaf.op != FilterOp::StartsWith)
        pattern.prepend(u'%');
    if (leaf.op != FilterOp::EndsWith)
        pattern.append(u'%');
    return "(lower(" + QByteArray(field.column) + ") LIKE lower(CAST(" + bound(pattern)
        + " AS text)) ESCAPE '!')";
}

QByteArray FilterSql::bound(const Value& value)
{
    const auto name = "filter_" + QByteArray::number(m_bound++);
    m_filter.bind(name, value);
    return ':' + name;
}

Value FilterSql::valueOf(const FilterField& field, const QJsonValue& value) const
{
    switch (field.type) {
    case FilterType::Number: return value.toInteger();
    case FilterType::Flag: return value.toBool();
    case FilterType::Moment: return momentOf(value);
    case FilterType::Reference:
    case FilterType::Tree:
    case FilterType::Links:
        if (value.toString() == QLatin1StringView(filterMe))
            return m_actor.person;
        return QUuid::fromString(value.toString());
    default: return value.toString();
    }
}

Timestamp FilterSql::momentOf(const QJsonValue& value) const
{
    const auto text = value.toString();
    if (text == QLatin1StringView(filterNow))
        return m_moment.now;
    if (text == QLatin1StringView(filterToday))
        return m_moment.today;
    return fromMsecs(QDateTime::fromString(text, Qt::ISODateWithMs).toMSecsSinceEpoch());
}

} // namespace homeport
