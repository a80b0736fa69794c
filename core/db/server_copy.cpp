#include "core/db/server_copy.h"

#include "core/base/logging.h"

#include <QDateTime>
#include <QStringList>

#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// Where a copy is made; it gets its name once it is checked.
constexpr auto unchecked = "desk_copy_unchecked";

/// Ours are told from others by what is written on them.
constexpr Sql standingCopies{"copy.standing", R"sql(
    SELECT nspname FROM pg_namespace
     WHERE nspname ~ '^desk_before_v[0-9]+$'
       AND obj_description(oid, 'pg_namespace') LIKE 'Homeport: %'
)sql"};
constexpr Sql deskTables{"copy.tables", R"sql(
    SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(c.relname)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('homeport', 'sec') AND c.relkind = 'r'
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
    if (cause.kind == Error::Kind::Corrupt)
        return cause; // names the table
    return {cause.kind, name, cause.detail, cause.code};
}

/// Did an upgrade to the same version make it that was interrupted, and has nobody written since?
/// The journal would have grown.
Result<bool> isOfThisUpgrade(Database& database, const QByteArray& copy, int from)
{
    const QByteArray text = "SELECT count(*) FROM " + copy
        + ".desk WHERE schema_version < :version AND (SELECT count(*) FROM " + copy
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

Result<> copyTables(Database& database, const std::vector<Copied>& tables, const QString& comment)
{
    const QByteArray schema(unchecked);
    // Rows that are kept from whoever upgrades are refused then, else they would be left out.
    QByteArray script = "SET LOCAL row_security = off; CREATE SCHEMA " + schema
        + "; COMMENT ON SCHEMA " + schema + " IS '" + comment.toUtf8() + "';";
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

Result<> checkTables(Database& database, const std::vector<Copied>& tables)
{
    for (const auto& [original, copy] : tables) {
        auto held = contentOf(database, original);
        if (!held)
            return held.error();
        auto copied = contentOf(database, copy);
        if (!copied)
            return copied.error();
        if (*copied == *held)
            continue;
        const auto detail = copied->rows == held->rows
            ? u"other rows"_s
            : u"%1 of %2 rows"_s.arg(copied->rows).arg(held->rows);
        return Error{Error::Kind::Corrupt, QString::fromUtf8(original), detail, u"COPY_DIFFERS"_s};
    }
    return {};
}

/// The checked copy takes the place of those before it.
Result<> replaceOlder(Database& database, const QStringList& older, const QByteArray& name)
{
    QByteArray script;
    for (const auto& schema : older)
        script += "DROP SCHEMA " + schema.toUtf8() + " CASCADE;";
    return database.script(script + "ALTER SCHEMA " + unchecked + " RENAME TO " + name);
}

Result<> makeCopy(
    Database& database, const QStringList& older, const QByteArray& name, const QString& comment)
{
    auto tables = tablesToCopy(database);
    if (!tables)
        return tables.error();
    if (auto copied = copyTables(database, *tables, comment); !copied)
        return copied;
    if (auto kept = keepFromOthers(database); !kept)
        return kept;
    if (auto whole = checkTables(database, *tables); !whole)
        return whole;
    return replaceOlder(database, older, name);
}

} // namespace

Result<QString> copyServerDesk(Database& database, int from, int to, Timestamp now)
{
    const auto name = u"desk_before_v%1"_s.arg(to);
    auto found = database.query(standingCopies);
    if (!found)
        return found.error();
    QStringList older;
    while ((*found)->next())
        older << (*found)->text(0);
    if (auto read = (*found)->status(); !read)
        return read.error();
    if (older.contains(name)) {
        auto isOwn = isOfThisUpgrade(database, name.toLatin1(), from);
        if (!isOwn)
            return refusal(isOwn.error(), name);
        if (*isOwn)
            return name;
    }
    const auto at =
        QDateTime::fromMSecsSinceEpoch(toMsecs(now), Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss"_s);
    const auto comment =
        u"Homeport: the desk as of %1 UTC in schema %2, before it was brought to %3"_s.arg(at)
            .arg(from)
            .arg(to);
    if (auto made = makeCopy(database, older, name.toLatin1(), comment); !made)
        return refusal(made.error(), name);
    qCInfo(lcDb, "the desk as it was in schema %d stands in %s", from, qPrintable(name));
    return name;
}

} // namespace homeport
