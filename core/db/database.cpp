#include "core/db/database.h"

#include "core/db/postgres_database.h"
#include "core/db/sqlite_database.h"

#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

bool Address::isPostgresql() const
{
    return text.startsWith(u"postgresql://"_s) || text.startsWith(u"postgres://"_s);
}

QString Address::shown() const
{
    if (!isPostgresql())
        return text;
    return QUrl(text).toString(QUrl::RemovePassword);
}

Result<std::unique_ptr<Database>> Database::open(const Address& address, Access access)
{
    return address.isPostgresql() ? PostgresDatabase::open(address, access)
                                  : SqliteDatabase::open(address, access);
}

Result<std::unique_ptr<Database>> Database::create(const Address& address)
{
    return address.isPostgresql() ? PostgresDatabase::create(address)
                                  : SqliteDatabase::create(address);
}

Result<std::unique_ptr<Cursor>> one(Database& database, const Sql& sql, const Bindings& bindings)
{
    auto cursor = database.query(sql, bindings);
    if (!cursor)
        return cursor;
    if (!(*cursor)->next()) {
        if (auto status = (*cursor)->status(); !status)
            return status.error();
        return Error{Error::Kind::NotFound, QString::fromLatin1(sql.name), {}, u"NOT_FOUND"_s};
    }
    return cursor;
}

Result<qint64> number(Database& database, const Sql& sql, const Bindings& bindings)
{
    auto cursor = database.query(sql, bindings);
    if (!cursor)
        return cursor.error();
    if ((*cursor)->next())
        return (*cursor)->integer(0);
    if (auto status = (*cursor)->status(); !status)
        return status.error();
    return qint64(0);
}

} // namespace homeport
