#pragma once

#include "tests/core/db/old_library.h"

#include <QMap>
#include <QStringList>

// What stands in a server's desk, and in the schemas beside it that are copies of one.
namespace homeport::test {

using Rows = QMap<QString, QStringList>; ///< by table, as text

inline Rows rowsIn(const Address& address, const QByteArray& schema)
{
    constexpr Sql tablesIn{
        "test.tables", "SELECT tablename FROM pg_tables WHERE schemaname = :schema"};
    auto database = opened(address);
    auto tables = database->query(tablesIn, {{"schema", QString::fromLatin1(schema)}});
    if (!tables)
        qFatal("%s", qPrintable(tables.error().detail));
    Rows all;
    while ((*tables)->next()) {
        const auto table = (*tables)->text(0);
        const QByteArray text = "SELECT CAST(each_row AS text) FROM " + schema + '.'
            + table.toUtf8() + " AS each_row ORDER BY 1";
        auto rows = database->query({"test.rows", text.constData()});
        if (!rows)
            qFatal("%s", qPrintable(rows.error().detail));
        auto& held = all[table];
        while ((*rows)->next())
            held << (*rows)->text(0);
    }
    return all;
}

/// The schemas that are copies, or look like one.
inline QStringList copiesIn(const Address& address)
{
    constexpr Sql schemas{"test.schemas", R"sql(
        SELECT nspname FROM pg_namespace WHERE nspname LIKE 'desk\_%' ORDER BY nspname)sql"};
    auto database = opened(address);
    auto names = database->query(schemas);
    if (!names)
        qFatal("%s", qPrintable(names.error().detail));
    QStringList all;
    while ((*names)->next())
        all << (*names)->text(0);
    return all;
}

inline qint64 valueOf(const Address& address, const Sql& sql)
{
    const auto value = number(*opened(address), sql);
    if (!value)
        qFatal("%s", qPrintable(value.error().detail));
    return *value;
}

inline qint64 versionOf(const Address& address)
{
    return valueOf(address, {"test.version", "SELECT schema_version FROM desk"});
}

/// The library's upgrade up to `newest`, whose last step fails where it `isBroken`.
inline SchemaUpgrade upgradeTo(int newest, bool isBroken = false)
{
    auto upgrade = libraryUpgrade();
    upgrade.newest = newest;
    if (isBroken)
        upgrade.steps.push_back({newest, "SELECT no_such_column FROM book"});
    return upgrade;
}

} // namespace homeport::test
