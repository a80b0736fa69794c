#include "core/tickets/name_book.h"

#include <QDateTime>

#include "record/priority_matrix.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// Its place in the matrix, impact first, of a kind with its key: "2-1", "incident 2-1".
constexpr auto cellOfMatrix = R"sql(
    SELECT (CASE ticket_kind WHEN 'any' THEN '' ELSE ticket_kind || ' ' END)
           || impact || '-' || urgency
      FROM priority_matrix WHERE id = :id)sql";

/// Asks for the name of a row; without text where rows of the table have none. Table and column
/// come from the registry, never from data. Made whole at the first call: threads share them.
Sql nameIn(quint16 tableId)
{
    static const auto all = [] {
        std::map<quint16, QByteArray> texts{{record::PriorityMatrix::tableId, cellOfMatrix}};
        for (const auto& table : tables()) {
            for (const auto* column : {"display_name", "name", "number", "title", "key"}) {
                if (table.positionOf(QLatin1StringView(column)) < 0)
                    continue;
                texts[table.id] = QByteArray("SELECT ") + column + " FROM \"" + table.name
                    + "\" WHERE " + table.key + " = :id";
                break;
            }
        }
        return texts;
    }();
    const auto found = all.find(tableId);
    return {"history.name", found == all.end() ? nullptr : found->second.constData()};
}

} // namespace

QString NameBook::of(quint16 tableId, const QUuid& id)
{
    const auto key = std::pair(tableId, id);
    if (const auto known = m_names.find(key); known != m_names.end())
        return known->second;
    QString name;
    if (const auto asked = question(tableId, id)) {
        if (auto row = one(m_database, asked->sql, asked->bindings))
            name = (*row)->text(0);
    }
    m_names.emplace(key, name);
    return name;
}

std::optional<Question> NameBook::question(quint16 tableId, const QUuid& id) const
{
    const auto sql = nameIn(tableId);
    if (!sql.text || m_names.contains(std::pair(tableId, id)))
        return std::nullopt;
    return Question{sql, {{"id", id}}};
}

QString NameBook::shown(const FieldMeta& field, const Value& value)
{
    if (field.isSecret && !value.isNull())
        return u"…"_s;
    switch (value.kind()) {
    case Value::Kind::Null: return {};
    case Value::Kind::Boolean: return value.boolean() ? u"yes"_s : u"no"_s;
    case Value::Kind::Integer:
        return field.type == FieldType::Moment
            ? QDateTime::fromMSecsSinceEpoch(value.integer(), Qt::UTC).toString(Qt::ISODate)
            : QString::number(value.integer());
    case Value::Kind::Text: return value.text();
    case Value::Kind::Blob: return u"…"_s;
    case Value::Kind::Uuid:
        return field.refTable ? of(field.refTable, value.uuid()) : value.uuid().toString();
    }
    Q_UNREACHABLE();
}

Value NameBook::told(const FieldMeta& field, const Value& value)
{
    return field.isSecret && !value.isNull() ? Value(QByteArray("")) : value;
}

} // namespace homeport
