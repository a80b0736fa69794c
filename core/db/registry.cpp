#include "core/db/registry.h"

#include <array>

namespace homeport {

Value defaultValue(const FieldMeta& field)
{
    if (!field.defaultText && field.isNullable)
        return {};
    const auto text = QString::fromUtf8(field.defaultText);
    switch (field.type) {
    case FieldType::Uuid: return Value(QUuid());
    case FieldType::Text: return Value(field.defaultText ? text : QString(QLatin1StringView("")));
    case FieldType::Key:
        return Value(field.defaultText ? text : QString::fromLatin1(field.keys[0]));
    case FieldType::Integer:
    case FieldType::Moment: return Value(text.toLongLong());
    case FieldType::Boolean: return Value(text == QLatin1StringView("1"));
    case FieldType::Date: return Value(field.defaultText ? text : QStringLiteral("1970-01-01"));
    case FieldType::Json: return Value(field.defaultText ? text : QStringLiteral("null"));
    case FieldType::Blob: return Value(QByteArray(""));
    }
    Q_UNREACHABLE();
}

const std::vector<Value>& defaultValues(const TableMeta& table)
{
    // Made whole at the first call: the writer's and the reader's thread share them.
    static const auto all = [] {
        std::vector<std::vector<Value>> made;
        for (const auto& one : tables()) {
            if (made.size() <= one.id)
                made.resize(size_t(one.id) + 1);
            for (const auto& field : one.fields)
                made[one.id].push_back(defaultValue(field));
        }
        return made;
    }();
    return all[table.id];
}

const TableMeta* tableById(quint16 id)
{
    static const auto byId = [] {
        std::array<const TableMeta*, 256> index{};
        for (const auto& table : tables())
            index[table.id] = &table;
        return index;
    }();
    return id < byId.size() ? byId[id] : nullptr;
}

const TableMeta* tableByName(QStringView name)
{
    for (const auto& table : tables()) {
        if (name == QLatin1StringView(table.name))
            return &table;
    }
    return nullptr;
}

} // namespace homeport
