#include "tests/support/session_oracle.h"

#include <map>

// The header declares the extension only to those who ask; whether the library has it is asked at
// run time.
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport::test {

namespace {

constexpr Sql lastEntry{"oracle.last", "SELECT coalesce(max(no), 0) FROM jr_tx"};
constexpr Sql entriesSince{"oracle.entries", "SELECT body FROM jr_tx WHERE no > :no ORDER BY no"};

/// Table, row, column.
using Cell = std::tuple<quint16, QUuid, QByteArray>;
struct Change
{
    Value before;
    Value after;
    bool isNew = false; ///< of a row that was inserted: there is no before
    bool oldIsHash = false;
};
using Changes = std::map<Cell, Change>;

sqlite3* handleOf(Replica& replica)
{
    return static_cast<sqlite3*>(replica.database().handle());
}

Value valueOf(sqlite3_value* value, FieldType type)
{
    if (!value || sqlite3_value_type(value) == SQLITE_NULL)
        return {};
    const auto bytes = [&] {
        const auto* data = static_cast<const char*>(sqlite3_value_blob(value));
        return QByteArray(data, sqlite3_value_bytes(value));
    };
    switch (type) {
    case FieldType::Uuid: return QUuid::fromRfc4122(bytes());
    case FieldType::Integer:
    case FieldType::Moment: return qint64(sqlite3_value_int64(value));
    case FieldType::Boolean: return sqlite3_value_int64(value) != 0;
    case FieldType::Blob: return bytes();
    default: return QString::fromUtf8(bytes());
    }
}

/// Name and type of the columns that the journal speaks of, by their place in the table.
struct Columns
{
    const TableMeta* table = nullptr;
    int key = -1;
    std::vector<std::pair<QByteArray, std::optional<FieldType>>> at;
};

Columns columnsOf(Database& database, const TableMeta& table)
{
    Columns out;
    out.table = &table;
    const QByteArray text = QByteArray("PRAGMA table_info(\"") + table.name + "\")";
    auto cursor = database.query({"oracle.columns", text.constData()});
    while (cursor && (*cursor)->next()) {
        const auto name = (*cursor)->text(1).toUtf8();
        std::optional<FieldType> type;
        if (name == table.key)
            out.key = int(out.at.size());
        if (name == "deleted_at")
            type = FieldType::Moment;
        const int position = table.positionOf(QLatin1StringView(name));
        if (position >= 0 && table.fields[size_t(position)].isJournaled())
            type = table.fields[size_t(position)].type;
        out.at.emplace_back(name, type);
    }
    return out;
}

/// The id of a row that a change names by its primary key alone.
QUuid idOf(Database& database, const TableMeta& table, sqlite3_value* row)
{
    const QByteArray text =
        QByteArray("SELECT \"") + table.key + "\" FROM \"" + table.name + "\" WHERE \"row\" = :row";
    auto cursor =
        one(database, {"oracle.id", text.constData()}, {{"row", qint64(sqlite3_value_int64(row))}});
    return cursor ? (*cursor)->uuid(0) : QUuid();
}

/// What the database says has changed.
Changes changesOf(Database& database, sqlite3_session* session, QStringList& findings)
{
    Changes out;
    int size = 0;
    void* bytes = nullptr;
    if (sqlite3session_changeset(session, &size, &bytes) != SQLITE_OK) {
        findings << u"the session gives no changeset"_s;
        return out;
    }
    std::map<QByteArray, Columns> known;
    sqlite3_changeset_iter* iterator = nullptr;
    sqlite3changeset_start(&iterator, size, bytes);
    while (iterator && sqlite3changeset_next(iterator) == SQLITE_ROW) {
        const char* name = nullptr;
        int count = 0;
        int operation = 0;
        sqlite3changeset_op(iterator, &name, &count, &operation, nullptr);
        const auto* table = tableByName(QString::fromUtf8(name));
        if (!table || !table->isSynced())
            continue;
        auto columns = known.find(name);
        if (columns == known.end())
            columns = known.emplace(name, columnsOf(database, *table)).first;
        const auto& [meta, key, at] = columns->second;
        if (operation == SQLITE_DELETE) {
            findings << u"%1: a row was removed"_s.arg(QLatin1StringView(name));
            continue;
        }
        const bool isNew = operation == SQLITE_INSERT;
        const auto side = [&](bool after, int column) {
            sqlite3_value* value = nullptr;
            if (after)
                sqlite3changeset_new(iterator, column, &value);
            else
                sqlite3changeset_old(iterator, column, &value);
            return value;
        };
        auto* keyValue = side(isNew, key);
        const auto id = keyValue ? valueOf(keyValue, FieldType::Uuid).uuid()
                                 : idOf(database, *table, side(false, 0));
        for (int i = 0; i < count && i < int(at.size()); ++i) {
            const auto& [column, type] = at[size_t(i)];
            auto* after = side(true, i);
            if (!type || !after)
                continue;
            out[{table->id, id, column}] = {
                isNew ? Value() : valueOf(side(false, i), *type), valueOf(after, *type), isNew};
        }
    }
    sqlite3changeset_finalize(iterator);
    sqlite3_free(bytes);
    return out;
}

/// What the entries say has changed, the later ones upon the earlier ones.
Changes changesOf(const std::vector<Entry>& entries)
{
    Changes out;
    for (const auto& entry : entries) {
        for (const auto& edit : entry.edits) {
            const auto& table = *tableById(edit.table);
            if (edit.isCreation()) {
                for (const auto& field : table.fields) {
                    if (field.isJournaled())
                        out[{table.id, edit.row, field.name}] = {
                            {}, defaultValue(field), true, false};
                }
                out[{table.id, edit.row, "deleted_at"}] = {{}, {}, true, false};
                continue;
            }
            const int position = table.position(edit.field);
            const QByteArray name =
                position < 0 ? "deleted_at" : table.fields[size_t(position)].name;
            const auto [cell, isFirst] = out.try_emplace({table.id, edit.row, name},
                Change{edit.oldValue, edit.value, false, edit.oldIsHash});
            cell->second.after = edit.value;
        }
    }
    return out;
}

QString shown(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Null: return u"nothing"_s;
    case Value::Kind::Text: return u'"' + value.text() + u'"';
    case Value::Kind::Blob: return QString::fromLatin1(value.blob().toHex());
    case Value::Kind::Uuid: return value.uuid().toString(QUuid::WithoutBraces);
    default: return QString::number(value.integer());
    }
}

} // namespace

std::unique_ptr<SessionOracle> SessionOracle::watch(Replica& replica)
{
    if (replica.database().dialect() != Dialect::Sqlite
        || sqlite3_compileoption_used("ENABLE_SESSION") == 0)
        return {};
    std::unique_ptr<SessionOracle> oracle(new SessionOracle(replica));
    oracle->begin();
    replica.touched = [watching = oracle.get()](const Touch&) { watching->judge(); };
    return oracle;
}

SessionOracle::~SessionOracle()
{
    m_replica.touched = {};
    end();
}

void SessionOracle::end()
{
    if (m_session)
        sqlite3session_delete(static_cast<sqlite3_session*>(m_session));
    m_session = nullptr;
}

void SessionOracle::begin()
{
    end();
    sqlite3_session* session = nullptr;
    if (sqlite3session_create(handleOf(m_replica), "main", &session) != SQLITE_OK)
        qFatal("no session");
    for (const auto& table : tables()) {
        if (table.isSynced())
            sqlite3session_attach(session, table.name);
    }
    m_session = session;
    m_judged = number(m_replica.database(), lastEntry) ? *number(m_replica.database(), lastEntry)
                                                       : m_judged;
}

void SessionOracle::judge()
{
    auto& database = m_replica.database();
    std::vector<Entry> entries;
    bool isOwn = true;
    {
        auto cursor = database.query(entriesSince, {{"no", m_judged}});
        while (cursor && (*cursor)->next()) {
            auto entry = Entry::decoded((*cursor)->blob(0));
            isOwn = isOwn && entry && entry->device == m_replica.identity().device;
            if (entry)
                entries.push_back(*entry);
        }
    }
    if (isOwn && !entries.empty()) {
        ++m_commits;
        const auto& command = entries.back().command;
        auto stored = changesOf(database, static_cast<sqlite3_session*>(m_session), m_findings);
        const auto find = [&](const Cell& cell, const QString& what) {
            m_findings << u"%1: %2.%3 of %4: %5"_s.arg(command,
                QLatin1StringView(tableById(std::get<0>(cell))->name),
                QString::fromUtf8(std::get<2>(cell)),
                std::get<1>(cell).toString(QUuid::WithoutBraces), what);
        };
        for (const auto& [cell, said] : changesOf(entries)) {
            const auto found = stored.find(cell);
            if (found == stored.end()) {
                // A command names all cells that commands set, also those it leaves as they were;
                // and who makes a membership anew may find the one that was removed.
                if (!said.isNew && said.before != said.after)
                    find(cell, u"the journal sets %1, the row does not"_s.arg(shown(said.after)));
                continue;
            }
            const auto& is = found->second;
            if (is.after != said.after)
                find(cell,
                    u"the journal sets %1, the row holds %2"_s.arg(
                        shown(said.after), shown(is.after)));
            const auto before = said.oldIsHash ? Value(sha256(encodedValue(is.before))) : is.before;
            if (!is.isNew && !said.isNew && before != said.before)
                find(cell,
                    u"the journal replaces %1, the row held %2"_s.arg(
                        shown(said.before), shown(is.before)));
            stored.erase(found);
        }
        for (const auto& [cell, is] : stored)
            find(cell, u"set to %1 behind the journal's back"_s.arg(shown(is.after)));
    }
    begin();
}

} // namespace homeport::test
