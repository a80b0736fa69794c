#pragma once

#include "core/base/system_disk.h"
#include "core/db/upgrade.h"
#include "tests/support/file_content.h"
#include "tests/support/test_database.h"

#include <QUuid>

#include <sqlite3.h>

// Desks as programs of older versions made them, and the small registry of tests/schema, whose
// third version the upgrade of the first must equal.
namespace homeport::test {

inline SystemDisk disk;
inline const Timestamp noon = fromMsecs(1'767'787'200'000); // 7 January 2026

inline QString suffix()
{
    return isSqlite() ? QStringLiteral(".sqlite.sql") : QStringLiteral(".postgresql.sql");
}

inline void alwaysOpen(sqlite3_context* context, int, sqlite3_value**)
{
    sqlite3_result_int(context, 1);
}

/// A database of the schema in `script`, as a program of that time made it.
inline Address madeFrom(const QByteArray& script, int version)
{
    const auto address = freshAddress();
    const QByteArray number = QByteArray::number(version);
    if (!isSqlite()) {
        // The prelude's schemas are made by the script; nothing else tells a desk.
        onDatabase(address, script);
        return address;
    }
    sqlite3* file = nullptr;
    sqlite3_open(address.text.toUtf8().constData(), &file);
    sqlite3_create_function_v2(file, "unit_open", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, nullptr,
        &alwaysOpen, nullptr, nullptr, nullptr);
    const QByteArray whole = "PRAGMA journal_mode = WAL; BEGIN;" + script
        + "PRAGMA application_id = 1215123572; PRAGMA user_version = " + number + "; COMMIT;";
    if (sqlite3_exec(file, whole.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(file));
    sqlite3_close(file);
    return address;
}

inline std::unique_ptr<Database> opened(const Address& address)
{
    auto database = Database::open(address, Access::ReadWrite, Schema::Any);
    if (!database)
        qFatal("%s", qPrintable(database.error().detail));
    return std::move(*database);
}

/// A desk of that version, from the script that tests/data/schema keeps of it.
inline Address storedDesk(int version)
{
    const auto path = QStringLiteral(HOMEPORT_TESTS_DIR "/data/schema/%1").arg(version) + suffix();
    const auto address = madeFrom(contentOf(path), version);
    auto marked = opened(address)->exec({"test.desk", R"sql(
        INSERT INTO desk (one, replica_id, schema_version, created_at)
        VALUES (1, :id, :version, 1))sql"},
        {{"id", QUuid::createUuid()}, {"version", version}});
    if (!marked)
        qFatal("%s", qPrintable(marked.error().detail));
    return address;
}

/// A library with two shelves' worth of rows, in version 1.
inline Address oldLibrary()
{
    const auto address =
        madeFrom(contentOf(QStringLiteral(HOMEPORT_TESTS_DIR "/schema/version_1") + suffix()), 1);
    auto database = opened(address);
    if (!database->begin() || !database->openGuard())
        qFatal("no unit");
    const Sql desk{"test.desk", "INSERT INTO desk (one, schema_version) VALUES (1, 1)"};
    const Sql entry{"test.entry", "INSERT INTO jr_tx (no, body) VALUES (:no, :body)"};
    const Sql book{"test.book", R"sql(
        INSERT INTO book (id, organization_id, root_id, created_at, updated_at, field_clock, title,
                          pages)
        VALUES (:id, :id, :id, 1, 1, :clock, :title, :pages))sql"};
    auto good = bool(database->exec(desk));
    for (int i = 1; i <= 50; ++i) {
        good = good && database->exec(entry, {{"no", i}, {"body", QByteArray(100, 'x')}})
            && database->exec(book,
                {{"id", QUuid::createUuid()}, {"clock", QByteArray("c")},
                    {"title", QStringLiteral("Book %1").arg(i)}, {"pages", i}});
    }
    if (!good || !database->commit())
        qFatal("the library cannot be filled");
    return address;
}

inline SchemaUpgrade libraryUpgrade()
{
    SchemaUpgrade upgrade{3, {}};
    for (const int version : {2, 3}) {
        const auto path = QStringLiteral(HOMEPORT_LIBRARY "/upgrade.%1").arg(version) + suffix();
        upgrade.steps.push_back({version, contentOf(path)});
    }
    return upgrade;
}

} // namespace homeport::test
