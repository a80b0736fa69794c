#include "core/tickets/name_book.h"

#include <QDateTime>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QString NameBook::of(quint16 tableId, const QUuid& id)
{
    const auto key = std::pair(tableId, id);
    if (const auto known = m_names.find(key); known != m_names.end())
        return known->second;
    const auto* table = tableById(tableId);
    QString name;
    for (const auto* column : {"display_name", "name", "number", "title", "key"}) {
        if (!table || table->positionOf(QLatin1StringView(column)) < 0)
            continue;
        // Table and column come from the registry, never from data.
        const QByteArray text = QByteArray("SELECT ") + column + " FROM \"" + table->name
            + "\" WHERE " + table->key + " = :id";
        if (auto row = one(m_database, {"history.name", text.constData()}, {{"id", id}}))
            name = (*row)->text(0);
        break;
    }
    m_names.emplace(key, name);
    return name;
}

QString NameBook::shown(const FieldMeta& field, const Value& value)
{
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

} // namespace homeport
