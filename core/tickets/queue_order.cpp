#include "core/tickets/queue_order.h"

#include "core/db/letter_order.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr const char* keyNames[] = {"key_0", "key_1", "key_2", "key_3"};

/// The states in the order of the process, not of their names.
QByteArray statusRank()
{
    QByteArray text = "CASE t.status";
    for (size_t i = 0; i < std::size(EnumKeys<TicketStatus>::keys); ++i)
        text += QByteArray(" WHEN '") + EnumKeys<TicketStatus>::keys[i] + "' THEN "
            + QByteArray::number(int(i));
    return '(' + text + " END)";
}

QByteArray groupText(QueueView::Group group)
{
    switch (group) {
    case QueueView::Group::Status: return statusRank();
    case QueueView::Group::Priority: return "t.priority";
    case QueueView::Group::Team:
    case QueueView::Group::Assignee: return "COALESCE(named.group_name, '')";
    case QueueView::Group::None: break;
    }
    return {};
}

/// Its columns have names of their own, for conditions name those of the ticket without a table.
QByteArray groupJoin(QueueView::Group group)
{
    switch (group) {
    case QueueView::Group::Team:
        return " LEFT JOIN (SELECT id AS group_id, name AS group_name FROM team) named"
               " ON named.group_id = t.assigned_team_id";
    case QueueView::Group::Assignee:
        return " LEFT JOIN (SELECT id AS group_id, display_name AS group_name FROM user_account)"
               " named ON named.group_id = t.assigned_user_id";
    default: return {};
    }
}

/// What a title is sorted by: what stands behind the hundredth letter decides nothing, so that
/// sorting a long list takes little memory.
constexpr auto sortedTitle = "substr(t.title, 1, 100)";
constexpr auto hasNoName = "CASE WHEN sorting.sort_name IS NULL THEN 1 ELSE 0 END";

/// The names that tickets are sorted by; its columns are named as those of groups are.
QByteArray sortJoin(Dialect dialect, QueueView::Order order)
{
    const auto named = [&](const QByteArray& table, const QByteArray& name, const QByteArray& key) {
        return " LEFT JOIN (SELECT id AS sort_id, " + letterOrderOf(dialect, name)
            + " AS sort_name FROM " + table + ") sorting ON sorting.sort_id = t." + key;
    };
    switch (order) {
    case QueueView::Order::Requester: return named("user_account", "display_name", "requester_id");
    case QueueView::Order::Assignee:
        return named("user_account", "display_name", "assigned_user_id");
    case QueueView::Order::Team: return named("team", "name", "assigned_team_id");
    case QueueView::Order::Category: return named("category", "name", "category_id");
    default: return {};
    }
}

} // namespace

QueueOrder::QueueOrder(Dialect dialect, const QueueView& view)
    // The local row number stands at the end of every index of SQLite; PostgreSQL has none.
    : m_join(groupJoin(view.group) + sortJoin(dialect, view.order))
    , m_tie(dialect == Dialect::Sqlite ? "row" : "id")
    , m_isDescending(view.descending)
{
    if (view.group != QueueView::Group::None) {
        const bool isName =
            view.group == QueueView::Group::Team || view.group == QueueView::Group::Assignee;
        m_columns.push_back({groupText(view.group), isName ? Kind::Text : Kind::Integer, true});
    }
    addColumns(dialect, view.order);
    m_columns.push_back(
        {QByteArray("t.") + m_tie, dialect == Dialect::Sqlite ? Kind::Integer : Kind::Uuid});
}

void QueueOrder::addColumns(Dialect dialect, QueueView::Order order)
{
    switch (order) {
    case QueueView::Order::Updated: m_columns.push_back({"t.updated_at"}); break;
    case QueueView::Order::Created: m_columns.push_back({"t.created_at"}); break;
    case QueueView::Order::Priority:
        m_columns.push_back({"t.priority"});
        m_columns.push_back({"t.created_at"});
        break;
    case QueueView::Order::Due:
        // What is never due comes after all that is, in both databases; the index has it so.
        m_columns.push_back({"coalesce(t.next_due_at, 9223372036854775807)"});
        break;
    case QueueView::Order::Number: m_columns.push_back({"t.number", Kind::Text}); break;
    case QueueView::Order::Rank:
        m_columns.push_back({"t.queue_rank"});
        m_columns.push_back({"t.created_at"});
        break;
    case QueueView::Order::Title:
        m_columns.push_back({letterOrderOf(dialect, sortedTitle), Kind::Text});
        break;
    case QueueView::Order::Status: m_columns.push_back({statusRank()}); break;
    case QueueView::Order::Requester:
    case QueueView::Order::Assignee:
    case QueueView::Order::Team:
    case QueueView::Order::Category:
        m_columns.push_back({hasNoName, Kind::Integer, true});
        m_columns.push_back({"COALESCE(sorting.sort_name, '')", Kind::Text});
        break;
    }
}

QByteArray QueueOrder::columns() const
{
    QByteArrayList texts;
    for (const auto& column : m_columns)
        texts += column.text;
    return texts.join(", ");
}

/// Groups always stand in their own order, and what has no name is last.
QByteArray QueueOrder::order() const
{
    QByteArrayList texts;
    for (const auto& column : m_columns)
        texts += column.text + (m_isDescending && !column.isFixed ? " DESC" : "");
    return texts.join(", ");
}

QByteArray QueueOrder::behind(const QueueKey& key, Bindings& bindings) const
{
    if (key.values.size() != m_columns.size())
        return {};
    QByteArrayList fixed, fixedNames, texts, names;
    for (size_t i = 0; i < m_columns.size(); ++i) {
        bindings.push_back({keyNames[i], key.values[i]});
        const auto name = QByteArray(":") + keyNames[i];
        if (m_columns[i].isFixed) {
            fixed += m_columns[i].text;
            fixedNames += m_columns[i].kind == Kind::Text ? "CAST(" + name + " AS text)" : name;
        } else {
            texts += m_columns[i].text;
            names += name;
        }
    }
    // The first column by itself as well: it is what an index can start from.
    const QByteArray compare = m_isDescending ? " <= " : " >= ";
    const auto rest = texts.first() + compare + names.first() + " AND (" + texts.join(", ") + ')'
        + compare + '(' + names.join(", ") + ')';
    if (fixed.isEmpty())
        return " AND " + rest;
    const QByteArray here = '(' + fixed.join(", ") + ')';
    const QByteArray there = '(' + fixedNames.join(", ") + ')';
    return " AND " + here + " >= " + there + " AND (" + here + " > " + there + " OR (" + rest
        + "))";
}

QueueKey QueueOrder::at(const Cursor& row, int first) const
{
    QueueKey key;
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const int at = first + int(i);
        switch (m_columns[i].kind) {
        case Kind::Integer: key.values.emplace_back(row.integer(at)); break;
        case Kind::Text: key.values.emplace_back(row.text(at)); break;
        case Kind::Uuid: key.values.emplace_back(row.uuid(at)); break;
        }
    }
    return key;
}

Value QueueOrder::tieAt(const Cursor& row, int column) const
{
    return m_columns.back().kind == Kind::Uuid ? Value(row.uuid(column))
                                               : Value(row.integer(column));
}

void QueueOrder::addBytes(const Cursor& row, int first, QByteArray& bytes) const
{
    for (int i = 0; i < tieColumn(); ++i) {
        const auto& column = m_columns[size_t(i)];
        const auto begin = bytes.size();
        if (column.kind == Kind::Text)
            bytes += row.text(first + i).toUtf8() + '\0'; // so that none begins another
        else
            bytes += char(row.integer(first + i));
        if (!m_isDescending || column.isFixed)
            continue;
        for (auto at = begin; at < bytes.size(); ++at)
            bytes[at] = char(~bytes[at]);
    }
}

} // namespace homeport
