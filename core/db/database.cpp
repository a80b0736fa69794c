#include "core/db/database.h"

#include "core/db/postgres_database.h"
#include "core/db/registry.h"
#include "core/db/row_statements.h"
#include "core/db/sqlite_database.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// The oldest version that lacks nothing: what came since came to the other database alone.
int oldestWhole(Dialect dialect)
{
    int oldest = 1;
    for (const auto& [since, sql] : addedStatements(dialect))
        oldest = std::max(oldest, since);
    return oldest;
}

} // namespace

bool Address::isPostgresql() const
{
    return text.startsWith(u"postgresql://"_s) || text.startsWith(u"postgres://"_s);
}

QString Address::shown() const
{
    if (!isPostgresql())
        return text;
    // What is known to be harmless is shown, since libpq takes secrets under several names.
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        return u"postgresql://…"_s;
    QUrlQuery shown;
    const QUrlQuery given(url);
    for (const auto* key : {"host", "port", "dbname", "user", "sslmode"}) {
        const auto name = QString::fromLatin1(key);
        if (given.hasQueryItem(name))
            shown.addQueryItem(name, given.queryItemValue(name));
    }
    auto plain = url.adjusted(QUrl::RemovePassword | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (!shown.isEmpty())
        plain.setQuery(shown);
    return plain.toString();
}

Result<std::unique_ptr<Database>> Database::open(
    const Address& address, Access access, Schema schema)
{
    return address.isPostgresql() ? PostgresDatabase::open(address, access, schema)
                                  : SqliteDatabase::open(address, access, schema);
}

Result<std::unique_ptr<Database>> Database::startCreating(const Address& address)
{
    return address.isPostgresql() ? PostgresDatabase::startCreating(address)
                                  : SqliteDatabase::startCreating(address);
}

Result<std::unique_ptr<Database>> Database::create(const Address& address)
{
    auto started = startCreating(address);
    if (!started)
        return started;
    auto finished = (*started)->finishCreating();
    return finished ? std::move(started) : finished.error();
}

void Database::removeEmptyLog(const Address& address)
{
    if (!address.isPostgresql() && !address.isMemory())
        SqliteDatabase::removeEmptyLog(address.text);
}

Result<> Database::storeRow(const Row& row, const Row* before)
{
    const auto statement = before ? updateOf(row, *before) : insertOf(row);
    auto done = exec({row.table->name, statement.text.constData()}, statement.bindings);
    return done ? Result<>() : done.error();
}

Result<> Database::append(const char* table, const Bindings& row)
{
    auto done = exec({table, appendText(table, row).constData()}, row);
    return done ? Result<>() : done.error();
}

Result<> Database::execLater(const char* table, const Sql& sql, const Bindings& bindings)
{
    auto done = exec(sql, bindings);
    if (done)
        return {};
    auto error = done.error();
    error.subject = QString::fromLatin1(table);
    return error;
}

Result<> checkedVersion(const Database& database, qint64 version, Schema schema)
{
    const auto where = database.address().shown();
    const bool isRead = database.access() == Access::ReadOnly;
    const int oldest = isRead ? oldestWhole(database.dialect()) : schemaVersion;
    if (schema != Schema::Any && version > schemaVersion) {
        return Error{
            Error::Kind::Invalid, where, u"needs schema %1"_s.arg(version), u"SCHEMA_TOO_NEW"_s};
    }
    if (schema == Schema::Current && version < oldest) {
        return Error{Error::Kind::Invalid, where,
            u"has schema %1 of %2"_s.arg(version).arg(schemaVersion), u"SCHEMA_TOO_OLD"_s};
    }
    return {};
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
