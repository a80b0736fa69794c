#include "core/db/server_rights.h"

namespace homeport {

namespace {

constexpr Sql deskTables{"rights.tables", R"sql(
    SELECT quote_ident(n.nspname), quote_ident(n.nspname) || '.' || quote_ident(c.relname)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('homeport', 'sec') AND c.relkind = 'r'
     ORDER BY 2
)sql"};
constexpr Sql givenOfAll{"rights.givenOfAll", R"sql(
    SELECT quote_ident(n.nspname), a.privilege_type,
           CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           CROSS JOIN LATERAL aclexplode(c.relacl) AS a
     WHERE n.nspname IN ('homeport', 'sec') AND c.relkind = 'r' AND a.grantee <> c.relowner
     GROUP BY n.oid, n.nspname, a.privilege_type, a.grantee
    HAVING count(DISTINCT c.oid) = (SELECT count(*) FROM pg_class every
                                     WHERE every.relnamespace = n.oid AND every.relkind = 'r')
     ORDER BY 1, 2, 3
)sql"};

struct Table
{
    QByteArray schema;
    QByteArray name; ///< with the schema
};

Result<QList<Table>> tablesIn(Database& database)
{
    auto found = database.query(deskTables);
    if (!found)
        return found.error();
    QList<Table> tables;
    while ((*found)->next())
        tables.append({(*found)->text(0).toUtf8(), (*found)->text(1).toUtf8()});
    if (auto read = (*found)->status(); !read)
        return read.error();
    return tables;
}

} // namespace

Result<TableRights> TableRights::of(Database& database)
{
    TableRights rights;
    if (database.dialect() == Dialect::Sqlite)
        return rights;
    const auto tables = tablesIn(database);
    if (!tables)
        return tables.error();
    for (const auto& table : *tables)
        rights.m_tables.insert(table.name);
    auto given = database.query(givenOfAll);
    if (!given)
        return given.error();
    while ((*given)->next()) {
        rights.m_rights.append(
            {(*given)->text(0).toUtf8(), (*given)->text(1).toUtf8(), (*given)->text(2).toUtf8()});
    }
    if (auto read = (*given)->status(); !read)
        return read.error();
    return rights;
}

Result<> TableRights::extend(Database& database) const
{
    if (m_rights.isEmpty())
        return {};
    const auto tables = tablesIn(database);
    if (!tables)
        return tables.error();
    QByteArray script;
    for (const auto& table : *tables) {
        if (m_tables.contains(table.name))
            continue;
        for (const auto& [schema, privilege, grantee] : m_rights) {
            if (schema == table.schema)
                script += "GRANT " + privilege + " ON " + table.name + " TO " + grantee + ';';
        }
    }
    return script.isEmpty() ? Result<>() : database.script(script);
}

} // namespace homeport
