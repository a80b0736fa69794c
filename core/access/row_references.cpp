#include "core/access/row_references.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Result<QString> referrerOf(
    Database& database, const TableMeta& table, const QUuid& id, const QList<quint16>& owned)
{
    for (const auto& other : tables()) {
        if (!other.isSynced() || owned.contains(other.id))
            continue;
        for (const auto& field : other.fields) {
            if (field.refTable != table.id)
                continue;
            // Table and field come from the registry, never from data.
            const QByteArray text = QByteArray("SELECT count(*) FROM (SELECT 1 FROM \"")
                + other.name + "\" WHERE \"" + field.name
                + "\" = :id AND root_id <> :id AND deleted_at IS NULL LIMIT 1) AS referring";
            const auto found = number(database, {"references.to", text.constData()}, {{"id", id}});
            if (!found)
                return found.error();
            if (*found > 0)
                return QString::fromLatin1(other.name);
        }
    }
    return QString();
}

Result<> requireUnused(
    Database& database, const TableMeta& table, const QUuid& id, const QList<quint16>& owned)
{
    const auto referrer = referrerOf(database, table, id, owned);
    if (!referrer)
        return referrer.error();
    if (referrer->isEmpty())
        return {};
    return Error{Error::Kind::Conflict, QString::fromLatin1(table.name), *referrer, u"IN_USE"_s};
}

} // namespace homeport
