#include "core/db/server_copy.h"

#include "core/base/logging.h"

#include <QByteArrayList>
#include <QDateTime>

#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// Where a copy is made; it gets its name once it is checked.
constexpr auto unchecked = "desk_copy_unchecked";
constexpr auto nameStart = "desk_before_v"_L1;

/// Ours are told from others by who made them and by what is written on them. They hold tables and
/// nothing else: a view would do what its maker wants, with the rights of whoever upgrades.
constexpr Sql standingCopies{"copy.standing", R"sql(
    SELECT n.nspname, obj_description(n.oid, 'pg_namespace') FROM pg_namespace n
     WHERE n.nspname ~ '^desk_before_v[0-9]+$' AND pg_get_userbyid(n.nspowner) = current_user
       AND obj_description(n.oid, 'pg_namespace') LIKE 'Homeport: %'
       AND NOT EXISTS (SELECT 1 FROM pg_class c
                        WHERE c.relnamespace = n.oid
                          AND (c.relkind NOT IN ('r', 'i') OR c.relowner <> n.nspowner))
     ORDER BY 1
)sql"};
constexpr Sql deskTables{"copy.tables", R"sql(
    SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(c.relname)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('homeport', 'sec') AND c.relkind = 'r'
     ORDER BY 1
)sql"};
constexpr Sql copiedTables{"copy.copied", R"sql(
    SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = :schema AND c.relkind = 'r'
     ORDER BY 1
)sql"};
constexpr Sql readers{"copy.readers", R"sql(
    SELECT DISTINCT CASE WHEN a.grantee = 0 THEN 'PUBLIC'
                         ELSE quote_ident(pg_get_userbyid(a.grantee)) END
      FROM (SELECT nspacl AS acl, nspowner AS owner FROM pg_namespace WHERE nspname = :schema
            UNION ALL
            SELECT c.relacl, c.relowner
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = :schema) AS made
           CROSS JOIN LATERAL aclexplode(made.acl) AS a
     WHERE a.grantee <> made.owner
)sql"};

/// A table of the desk and its copy, as SQL writes them.
struct Copied
{
    QByteArray original;
    QByteArray copy;
};

/// A copy that stands: its schema, and what is written on it.
struct Standing
{
    QString schema;
    QString comment;
};

/// What a table holds, in whatever order: its rows, and the sum of what each of them comes to.
struct Content
{
    qint64 rows = 0;
    QString sum = {};

    friend bool operator==(const Content&, const Content&) = default;
};

Error refusal(const Error& cause, const QString& name)
{
    if (cause.kind == Error::Kind::Denied && cause.code.isEmpty())
        return {cause.kind, name, cause.detail, u"COPY_DENIED"_s};
    if (cause.code == "STORAGE_FULL"_L1)
        return {cause.kind, name, cause.detail, u"COPY_NO_ROOM"_s};
    if (cause.kind == Error::Kind::Corrupt || cause.code == "COPY_IN_USE"_L1)
        return cause; // names the table, or the other copy
    return {cause.kind, name, cause.detail, cause.code};
}

/// Written on a copy at its end, so that one which lost something since is told from a whole one.
QString extent(qint64 tables, qint64 rows)
{
    return u", %1 tables with %2 rows"_s.arg(tables).arg(rows);
}

Result<std::vector<Standing>> copiesThatStand(Database& database)
{
    auto found = database.query(standingCopies);
    if (!found)
        return found.error();
    std::vector<Standing> copies;
    while ((*found)->next())
        copies.push_back({(*found)->text(0), (*found)->text(1)});
    if (auto read = (*found)->status(); !read)
        return read.error();
    return copies;
}

Result<QByteArrayList> tablesOf(Database& database, const QString& schema)
{
    auto found = database.query(copiedTables, {{"schema", schema}});
    if (!found)
        return found.error();
    QByteArrayList tables;
    while ((*found)->next())
        tables << (*found)->text(0).toUtf8();
    if (auto read = (*found)->status(); !read)
        return read.error();
    return tables;
}

Result<bool> isWhole(Database& database, const Standing& copy)
{
    const auto tables = tablesOf(database, copy.schema);
    if (!tables)
        return tables.error();
    qint64 rows = 0;
    for (const auto& table : *tables) {
        const QByteArray text = "SELECT count(*) FROM " + table;
        const auto held = number(database, {"copy.rows", text.constData()});
        if (!held)
            return held.error();
        rows += *held;
    }
    return copy.comment.endsWith(extent(tables->size(), rows));
}

/// Did an upgrade that was to lead further make it and was interrupted, and has nobody written
/// since? The journal would have grown.
Result<bool> isOfThisUpgrade(Database& database, const Standing& copy, int from)
{
    if (copy.schema.mid(nameStart.size()).toInt() <= from)
        return false;
    auto whole = isWhole(database, copy);
    if (!whole || !*whole)
        return whole;
    const auto schema = copy.schema.toLatin1();
    const QByteArray text = "SELECT count(*) FROM " + schema
        + ".desk WHERE schema_version < :version AND (SELECT count(*) FROM " + schema
        + ".jr_tx) = (SELECT count(*) FROM homeport.jr_tx)";
    auto found = number(database, {"copy.isOfThisUpgrade", text.constData()}, {{"version", from}});
    return found ? Result<bool>(*found > 0) : found.error();
}

Result<std::vector<Copied>> tablesToCopy(Database& database)
{
    auto found = database.query(deskTables);
    if (!found)
        return found.error();
    std::vector<Copied> tables;
    while ((*found)->next()) {
        const QByteArray name = (*found)->text(1).toUtf8();
        tables.push_back({(*found)->text(0).toUtf8(), QByteArray(unchecked) + '.' + name});
    }
    if (auto read = (*found)->status(); !read)
        return read.error();
    return tables;
}

Result<> copyTables(Database& database, const std::vector<Copied>& tables)
{
    // Rows that are kept from whoever upgrades are refused then, else they would be left out.
    QByteArray script =
        "SET LOCAL row_security = off; CREATE SCHEMA " + QByteArray(unchecked) + ';';
    for (const auto& [original, copy] : tables)
        script += "CREATE TABLE " + copy + " AS TABLE " + original + ';';
    return database.script(script);
}

/// What default privileges give away with whatever is made: a copy holds secrets, too.
Result<> keepFromOthers(Database& database)
{
    auto found = database.query(readers, {{"schema", QString::fromLatin1(unchecked)}});
    if (!found)
        return found.error();
    const QByteArray schema(unchecked);
    QByteArray script;
    while ((*found)->next()) {
        const QByteArray from = " FROM " + (*found)->text(0).toUtf8() + " CASCADE;";
        script += "REVOKE ALL ON SCHEMA " + schema + from + "REVOKE ALL ON ALL TABLES IN SCHEMA "
            + schema + from;
    }
    if (auto read = (*found)->status(); !read)
        return read;
    return script.isEmpty() ? Result<>() : database.script(script);
}

Result<Content> contentOf(Database& database, const QByteArray& table)
{
    const QByteArray text =
        "SELECT count(*), CAST(sum(hashtextextended(CAST(each_row AS text), 0)) AS text) FROM "
        + table + " AS each_row";
    auto found = one(database, {"copy.content", text.constData()});
    if (!found)
        return found.error();
    return Content{(*found)->integer(0), (*found)->text(1)};
}

/// Answers how many rows there are in all.
Result<qint64> checkTables(Database& database, const std::vector<Copied>& tables)
{
    qint64 rows = 0;
    for (const auto& [original, copy] : tables) {
        auto held = contentOf(database, original);
        if (!held)
            return held.error();
        auto copied = contentOf(database, copy);
        if (!copied)
            return copied.error();
        rows += copied->rows;
        if (*copied == *held)
            continue;
        const auto detail = copied->rows == held->rows
            ? u"other rows"_s
            : u"%1 of %2 rows"_s.arg(copied->rows).arg(held->rows);
        return Error{Error::Kind::Corrupt, QString::fromUtf8(original), detail, u"COPY_DIFFERS"_s};
    }
    return rows;
}

Result<> makeCopy(Database& database, const QString& comment)
{
    auto tables = tablesToCopy(database);
    if (!tables)
        return tables.error();
    if (auto copied = copyTables(database, *tables); !copied)
        return copied;
    if (auto kept = keepFromOthers(database); !kept)
        return kept;
    auto rows = checkTables(database, *tables);
    if (!rows)
        return rows.error();
    const auto whole = comment + extent(qint64(tables->size()), *rows);
    return database.script(
        "COMMENT ON SCHEMA " + QByteArray(unchecked) + " IS '" + whole.toUtf8() + '\'');
}

/// With its tables, and with nothing that others built upon them: then it stays.
Result<> dropCopy(Database& database, const QString& schema)
{
    const auto tables = tablesOf(database, schema);
    if (!tables)
        return tables.error();
    QByteArray script;
    if (!tables->isEmpty())
        script = "DROP TABLE " + tables->join(", ") + " RESTRICT;";
    auto dropped = database.script(script + "DROP SCHEMA " + schema.toLatin1() + " RESTRICT");
    if (!dropped && dropped.error().code == "IN_USE"_L1)
        return Error{Error::Kind::Conflict, schema, dropped.error().detail, u"COPY_IN_USE"_s};
    return dropped;
}

/// One copy is kept: the others go, and it is called what an upgrade to this version calls it.
Result<> keepAlone(Database& database, const std::vector<Standing>& standing, const QString& kept,
    const QString& name)
{
    for (const auto& copy : standing) {
        if (copy.schema == kept)
            continue;
        if (auto dropped = dropCopy(database, copy.schema); !dropped)
            return dropped;
    }
    if (kept == name)
        return {};
    return database.script("ALTER SCHEMA " + kept.toLatin1() + " RENAME TO " + name.toLatin1());
}

} // namespace

Result<QString> copyServerDesk(Database& database, int from, int to, Timestamp now)
{
    const auto name = QString(nameStart) + QString::number(to);
    const auto standing = copiesThatStand(database);
    if (!standing)
        return standing.error();
    auto kept = QString::fromLatin1(unchecked);
    for (const auto& copy : *standing) {
        auto serves = isOfThisUpgrade(database, copy, from);
        if (!serves)
            return refusal(serves.error(), copy.schema);
        if (*serves)
            kept = copy.schema;
    }
    if (kept == QLatin1StringView(unchecked)) {
        const auto at = QDateTime::fromMSecsSinceEpoch(toMsecs(now), Qt::UTC)
                            .toString(u"yyyy-MM-dd HH:mm:ss"_s);
        const auto comment = u"Homeport: the desk as of %1 UTC in schema %2"_s.arg(at).arg(from);
        if (auto made = makeCopy(database, comment); !made)
            return refusal(made.error(), name);
    }
    if (auto alone = keepAlone(database, *standing, kept, name); !alone)
        return refusal(alone.error(), name);
    qCInfo(lcDb, "the desk as it was before schema %d stands in %s", to, qPrintable(name));
    return name;
}

} // namespace homeport
