#pragma once

#include "core/db/database.h"
#include "core/db/registry.h"

#include <map>
#include <optional>

namespace homeport {

/// What journalled values are called: names of the rows that fields refer to, asked once each. Good
/// for one transaction.
class NameBook
{
public:
    explicit NameBook(Database& database) : m_database(database) {}

    /// Empty where the row is gone or has no name.
    QString of(quint16 tableId, const QUuid& id);
    QString shown(const FieldMeta& field, const Value& value);
    /// The value for whoever shows it: of a secret no more than that there is one.
    static Value told(const FieldMeta& field, const Value& value);
    /// Whether of() will have to ask for that name, and what.
    std::optional<Question> question(quint16 tableId, const QUuid& id) const;

private:
    Database& m_database;
    std::map<std::pair<quint16, QUuid>, QString> m_names;
};

} // namespace homeport
