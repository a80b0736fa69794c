#include "core/search/search_index.h"

#include "core/search/search_document.h"

#include <span>

#include "record/ticket.h"
#include "record/ticket_comment.h"
#include "record/user_account.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

/// Raised when documents are made in another way, and so old ones cannot be taken back any more.
constexpr int documentsVersion = 2;
/// Another Unicode folds and divides letters in another way.
const int currentVersion = documentsVersion * 1000 + int(QChar::currentUnicodeVersion());

constexpr Sql storedVersion{"search.version", "SELECT coalesce(max(version), 0) FROM search_state"};
constexpr Sql noVersion{"search.noVersion", "DELETE FROM search_state"};
constexpr Sql changes{"search.changes", "SELECT total_changes()"};
// Pages of about 4 KB that one call moves; measured.md 5.8.
constexpr Sql merges[] = {
    {"search.mergeTexts", "INSERT INTO search_text (search_text, rank) VALUES ('merge', 200)"},
    {"search.mergeTitles", "INSERT INTO search_title (search_title, rank) VALUES ('merge', 200)"},
    {"search.mergeNames", "INSERT INTO search_person (search_person, rank) VALUES ('merge', 200)"},
};
/// Where no ticket has a word although there are some. Their numbers are words at least.
constexpr Sql isEmptyFile{"search.isEmptyFile", R"sql(
    SELECT CASE WHEN EXISTS (SELECT 1 FROM ticket WHERE deleted_at IS NULL)
                 AND NOT EXISTS (SELECT 1 FROM search_word) THEN 1 ELSE 0 END)sql"};
constexpr Sql isEmptyServer{"search.isEmptyServer", R"sql(
    SELECT CASE WHEN EXISTS (SELECT 1 FROM ticket WHERE deleted_at IS NULL)
                 AND NOT EXISTS (SELECT 1 FROM search_document WHERE ticket_id IS NOT NULL)
           THEN 1 ELSE 0 END)sql"};
constexpr Sql documentsLacking{"search.documentsLacking", R"sql(
    SELECT (SELECT count(*) FROM ticket WHERE deleted_at IS NULL)
         + (SELECT count(*) FROM ticket_comment WHERE deleted_at IS NULL)
         + (SELECT count(*) FROM user_account WHERE deleted_at IS NULL)
         - (SELECT count(*) FROM search_document))sql"};
/// Commits only add a segment; joining them is merge()'s.
constexpr Sql leaveApart[] = {
    {"search.textsApart", "INSERT INTO search_text (search_text, rank) VALUES ('automerge', 0)"},
    {"search.textsAtMost",
        "INSERT INTO search_text (search_text, rank) VALUES ('crisismerge', 400)"},
    {"search.titlesApart", "INSERT INTO search_title (search_title, rank) VALUES ('automerge', 0)"},
    {"search.titlesAtMost",
        "INSERT INTO search_title (search_title, rank) VALUES ('crisismerge', 400)"},
};
/// Else a server would read a new index as if next to nothing stood in it, until it looks by
/// itself.
constexpr Sql lookOver{"search.lookOver", "ANALYZE search_document"};
/// And what came last would stand beside it in a list that each question reads from one end to the
/// other. Whoever does not own the index leaves that to the server.
constexpr Sql sortIn{"search.sortIn", R"sql(
    SELECT gin_clean_pending_list(i.indexrelid)
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
     WHERE i.indrelid = CAST('search_document' AS regclass) AND m.amname = 'gin'
       AND pg_has_role(c.relowner, 'USAGE'))sql"};
constexpr Sql rebuilt[] = {lookOver, sortIn};
constexpr Sql keepVersion{
    "search.keepVersion", "INSERT INTO search_state (one, version) VALUES (1, :version)"};

bool differs(const Row& row, const Row& before, std::initializer_list<int> fields)
{
    return row.head.deletedAt.has_value() != before.head.deletedAt.has_value()
        || std::any_of(fields.begin(), fields.end(),
            [&](int field) { return row.cells[size_t(field)] != before.cells[size_t(field)]; });
}

bool textDiffers(const Row& row, const Row& before)
{
    switch (row.table->id) {
    case record::Ticket::tableId: {
        using Field = record::Ticket::Field;
        return differs(row, before,
            {Field::Number, Field::Title, Field::Description, Field::RequesterId,
                Field::AssignedUserId});
    }
    case record::TicketComment::tableId: {
        using Field = record::TicketComment::Field;
        return differs(row, before, {Field::Body, Field::Visibility});
    }
    default: return differs(row, before, {record::UserAccount::Field::DisplayName});
    }
}

QByteArray rowsText(const TableMeta& table, const QByteArray& rest)
{
    return "SELECT " + rowColumns(table) + " FROM " + table.name + ' ' + rest;
}

Result<> addAll(Database& database, DocumentWriter& writer, const TableMeta& table,
    const QByteArray& rest, const Bindings& bindings,
    const std::function<Result<>(const Row&)>& then = {})
{
    const auto text = rowsText(table, rest);
    auto rows = database.stream({"search.rows", text.constData()}, bindings);
    if (!rows)
        return rows.error();
    while ((*rows)->next()) {
        const auto row = rowAt(**rows, table);
        if (row.head.deletedAt) {
            if (!then)
                continue;
        } else if (auto done = writer.add(row); !done) {
            return done;
        }
        if (!then)
            continue;
        if (auto done = then(row); !done)
            return done;
    }
    return (*rows)->status();
}

Result<> runAll(Database& database, std::span<const Sql> statements)
{
    for (const auto& statement : statements) {
        if (auto done = database.exec(statement); !done)
            return done.error();
    }
    return {};
}

Result<> buildAnew(Database& database)
{
    if (auto done = database.exec(noVersion); !done)
        return done.error();
    if (auto done = clearDocuments(database); !done)
        return done;
    if (database.dialect() == Dialect::Sqlite) {
        if (auto done = runAll(database, leaveApart); !done)
            return done;
    }
    DocumentWriter writer(database);
    if (auto done = addAll(database, writer, record::UserAccount::table(), {}, {}); !done)
        return done;
    const bool isSqlite = database.dialect() == Dialect::Sqlite;
    // Documents in the order of their numbers: FTS5 takes them several times as fast so.
    const auto comments = [&](const Row& ticket) {
        return addAll(database, writer, record::TicketComment::table(),
            "WHERE ticket_id = :ticket_id ORDER BY created_at, id", {{"ticket_id", ticket.id}});
    };
    auto done = isSqlite
        ? addAll(database, writer, record::Ticket::table(), "ORDER BY \"row\"", {}, comments)
        : addAll(database, writer, record::Ticket::table(), {}, {});
    if (done && !isSqlite)
        done = addAll(database, writer, record::TicketComment::table(), {}, {});
    if (done)
        done = writer.finish();
    if (done && !isSqlite)
        done = runAll(database, rebuilt);
    if (!done)
        return done;
    auto kept = database.exec(keepVersion, {{"version", currentVersion}});
    return kept ? Result<>() : kept.error();
}

} // namespace

QString personWord(const QUuid& person)
{
    return QString::fromLatin1(person.toRfc4122().toHex());
}

std::vector<quint16> SearchIndex::watched()
{
    return {record::Ticket::tableId, record::TicketComment::tableId, record::UserAccount::tableId};
}

Result<> SearchIndex::follow(Database& database, std::span<const StoredRow> rows)
{
    DocumentWriter writer(database);
    for (const auto& [row, before] : rows) {
        if (before && !textDiffers(row, *before))
            continue;
        if (before && !before->head.deletedAt) {
            if (auto done = writer.remove(*before); !done)
                return done;
        }
        if (row.head.deletedAt)
            continue;
        if (auto done = writer.add(row); !done)
            return done;
    }
    return writer.finish();
}

Result<> SearchIndex::rebuild(Database& database)
{
    if (auto begun = database.begin(); !begun)
        return begun;
    auto done = buildAnew(database);
    if (done)
        done = database.commit();
    if (!done)
        database.rollback();
    return done;
}

namespace {

Result<bool> mergeSome(Database& database)
{
    bool isMore = false;
    for (const auto& merging : merges) {
        const auto before = number(database, changes);
        if (!before)
            return before.error();
        if (auto done = database.exec(merging); !done)
            return done.error();
        const auto after = number(database, changes);
        if (!after)
            return after.error();
        isMore = isMore || *after - *before >= 2; // as FTS5 says whether it found work
    }
    return isMore;
}

} // namespace

Result<bool> SearchIndex::merge(Database& database)
{
    if (database.dialect() != Dialect::Sqlite)
        return false;
    if (auto begun = database.begin(); !begun)
        return begun.error();
    auto isMore = mergeSome(database);
    if (!isMore) {
        database.rollback();
        return isMore;
    }
    if (auto done = database.commit(); !done)
        return done.error();
    return isMore;
}

Result<bool> SearchIndex::isCurrent(Database& database)
{
    auto version = number(database, storedVersion);
    if (!version)
        return version.error();
    return *version == currentVersion;
}

namespace {

Result<bool> isEmptyBesideTickets(Database& database)
{
    const bool isFile = database.dialect() == Dialect::Sqlite;
    const auto found = number(database, isFile ? isEmptyFile : isEmptyServer);
    return found ? Result<bool>(*found != 0) : found.error();
}

} // namespace

Result<bool> SearchIndex::isWhole(Database& database)
{
    const auto current = isCurrent(database);
    if (!current || !*current)
        return current;
    if (database.dialect() == Dialect::Sqlite) {
        const auto isEmpty = isEmptyBesideTickets(database);
        if (!isEmpty)
            return isEmpty.error();
        return !*isEmpty;
    }
    const auto lacking = number(database, documentsLacking);
    if (!lacking)
        return lacking.error();
    return *lacking == 0;
}

Result<> SearchIndex::ensure(Database& database)
{
    const auto current = isCurrent(database);
    if (!current)
        return current.error();
    if (!*current)
        return rebuild(database);
    const auto isEmpty = isEmptyBesideTickets(database);
    if (!isEmpty)
        return isEmpty.error();
    return *isEmpty ? rebuild(database) : Result<>();
}

} // namespace homeport
