#pragma once

#include "core/db/registry.h"
#include "core/journal/entry.h"

namespace homeport {

/// One field's change in a story, in words people know.
struct HistoryEdit
{
    QString table, field; ///< registry names
    QString label;
    QString before, after; ///< names instead of ids, keys as stored; empty: nothing
    FieldType type = FieldType::Text;
    QUuid row;
    Value oldValue, value; ///< as stored; the old one of a long text is only its hash
    bool isInitial = false; ///< set as the row was made
    bool isAside = false; ///< merely accompanies the act, such as the moment of it
};

/// A cell's edit as it is told; `before` and `after` are its values in words.
HistoryEdit toldEdit(const TableMeta& table, const FieldMeta& field, const CellEdit& edit,
    const QString& before, const QString& after);

} // namespace homeport
