#include "core/exchange/schema_check.h"

#include "core/db/registry.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql sqliteObjects{"verify.sqliteObjects", "SELECT type, name FROM sqlite_master"};
constexpr Sql postgresObjects{"verify.postgresObjects", R"sql(
    SELECT 'table', tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false))
    UNION ALL SELECT 'index', indexname FROM pg_indexes WHERE schemaname = ANY (current_schemas(false))
    UNION ALL SELECT 'trigger', t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE NOT t.tgisinternal AND n.nspname = ANY (current_schemas(false)))sql"};
constexpr Sql sqliteColumns{"verify.sqliteColumns", R"sql(
    SELECT p.name FROM pragma_table_info(:table) p)sql"};
constexpr Sql postgresColumns{"verify.postgresColumns", R"sql(
    SELECT column_name FROM information_schema.columns
     WHERE table_schema = ANY (current_schemas(false)) AND table_name = :table)sql"};

/// "table ticket", "index ticket_number", … of the statements that make a desk.
QSet<QString> declared(Dialect dialect)
{
    static const QRegularExpression made(
        u"CREATE\\s+(?:UNLOGGED\\s+|UNIQUE\\s+|CONSTRAINT\\s+)*(TABLE|INDEX|TRIGGER)\\s+"
        "(?:IF NOT EXISTS\\s+)?\"?(?:\\w+\"?\\.\"?)?(\\w+)\"?"_s);
    QSet<QString> objects;
    for (const auto* statement : createStatements(dialect)) {
        auto found = made.globalMatch(QString::fromUtf8(statement));
        while (found.hasNext()) {
            const auto match = found.next();
            objects.insert(match.captured(1).toLower() + u' ' + match.captured(2));
        }
    }
    return objects;
}

} // namespace

Result<QStringList> schemaFindings(Database& database)
{
    const bool isSqlite = database.dialect() == Dialect::Sqlite;
    QSet<QString> present;
    auto objects = database.query(isSqlite ? sqliteObjects : postgresObjects);
    if (!objects)
        return objects.error();
    while ((*objects)->next())
        present.insert((*objects)->text(0) + u' ' + (*objects)->text(1));
    if (auto status = (*objects)->status(); !status)
        return status.error();
    objects->reset();

    QStringList findings;
    auto missing = declared(database.dialect()).subtract(present).values();
    missing.sort();
    for (const auto& object : std::as_const(missing))
        findings << u"schema: %1 is missing"_s.arg(object);
    for (const auto& table : tables()) {
        if (!present.contains(u"table "_s + QLatin1StringView(table.name)))
            continue;
        QSet<QString> columns;
        auto found = database.query(isSqlite ? sqliteColumns : postgresColumns,
            {{"table", QString::fromLatin1(table.name)}});
        if (!found)
            return found.error();
        while ((*found)->next())
            columns.insert((*found)->text(0));
        if (auto status = (*found)->status(); !status)
            return status.error();
        for (const auto& field : table.fields) {
            if (!columns.remove(QString::fromLatin1(field.name)))
                findings << u"schema: column %1.%2 is missing"_s.arg(
                    QLatin1StringView(table.name), QLatin1StringView(field.name));
        }
        static const QSet<QString> common{u"row"_s, u"id"_s, u"organization_id"_s, u"root_id"_s,
            u"created_at"_s, u"created_by"_s, u"updated_at"_s, u"updated_by"_s, u"deleted_at"_s,
            u"deleted_by"_s, u"row_version"_s, u"field_clock"_s};
        columns.subtract(common).remove(QString::fromLatin1(table.key));
        auto foreign = columns.values();
        foreign.sort();
        for (const auto& column : std::as_const(foreign))
            findings << u"schema: column %1.%2 is not declared"_s.arg(
                QLatin1StringView(table.name), column);
    }
    return findings;
}

} // namespace homeport
