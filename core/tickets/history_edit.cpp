#include "core/tickets/history_edit.h"

#include "core/tickets/name_book.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

HistoryEdit toldEdit(const TableMeta& table, const FieldMeta& field, const CellEdit& edit,
    const QString& before, const QString& after)
{
    HistoryEdit told;
    told.table = QString::fromLatin1(table.name);
    told.field = QString::fromLatin1(field.name);
    told.label = QString::fromUtf8(field.label);
    told.before = edit.oldIsHash ? u"…"_s : before;
    told.after = after;
    told.type = field.type;
    told.row = edit.row;
    told.oldValue = NameBook::told(field, edit.oldValue);
    told.value = NameBook::told(field, edit.value);
    return told;
}

} // namespace homeport
