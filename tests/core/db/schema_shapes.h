#pragma once

#include "core/db/registry.h"
#include "tests/core/db/old_library.h"

#include <QDir>

// What a database looks like, to be compared with another of the same version.
namespace homeport::test {

inline constexpr Sql sqliteShape{"test.shape", R"sql(
    SELECT m.name || ' ' || lower(c.name) || ' ' || c.type || ' ' || c."notnull" || ' '
           || coalesce(c.dflt_value, '-') || ' ' || c.pk
      FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
    UNION ALL
    SELECT m.name || ' refers ' || f."from" || ' ' || f."table" || ' ' || f."to"
      FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
    UNION ALL
    SELECT type || ' ' || tbl_name || ' ' || coalesce(sql, name) FROM sqlite_master
     WHERE type <> 'table' AND name NOT LIKE 'sqlite_auto%' ORDER BY 1)sql"};
inline constexpr Sql postgresShape{"test.shape", R"sql(
    SELECT format('%s.%s %s %s %s %s', table_schema, table_name, column_name, data_type,
                  is_nullable, coalesce(column_default, '-'))
      FROM information_schema.columns WHERE table_schema IN ('homeport', 'sec')
    UNION ALL
    SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) || ' '
           || CASE WHEN contype = 'f' THEN conname ELSE '' END FROM pg_constraint
     WHERE connamespace IN ('homeport'::regnamespace, 'sec'::regnamespace)
    UNION ALL
    SELECT indexdef FROM pg_indexes WHERE schemaname IN ('homeport', 'sec')
    UNION ALL
    SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1)sql"};

inline constexpr Sql fileVersion{"test.fileVersion", "PRAGMA user_version"};
inline constexpr Sql deskVersion{"test.deskVersion", "SELECT schema_version FROM desk"};

inline QStringList shapeOf(Database& database)
{
    QStringList shape;
    auto rows = database.query(isSqlite() ? sqliteShape : postgresShape);
    if (!rows)
        qFatal("%s", qPrintable(rows.error().detail));
    while ((*rows)->next())
        shape << (*rows)->text(0);
    return shape;
}

/// What a desk of today looks like.
inline QStringList shapeOfToday()
{
    const auto fresh =
        madeFrom(contentOf(QStringLiteral(HOMEPORT_GENERATED "/schema") + suffix()), schemaVersion);
    return shapeOf(*opened(fresh));
}

/// Of the schemas that were released, each of which lives on as data.
inline QList<int> releasedVersions()
{
    const QDir folder(QStringLiteral(HOMEPORT_TESTS_DIR "/data/schema"));
    const auto stored = folder.entryList({u'*' + suffix()});
    QList<int> versions;
    for (const auto& name : stored)
        versions += name.section(u'.', 0, 0).toInt();
    return versions;
}

inline qint64 versionOf(const Address& address)
{
    auto database = opened(address);
    const auto inDesk = number(*database, deskVersion);
    if (isSqlite() && *number(*database, fileVersion) != *inDesk)
        return -1;
    return *inDesk;
}

} // namespace homeport::test
