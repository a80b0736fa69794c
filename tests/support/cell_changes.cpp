#include "tests/support/cell_changes.h"

#include "core/db/registry.h"
#include "core/journal/stored_entry.h"

#include <string_view>
#include <unordered_set>

// The header declares the extension only to those who ask; whether the library has it is asked at
// run time.
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport::test {

namespace {

constexpr const char* journal = "jr_tx";
constexpr const char* entryAtNo = "SELECT " STORED_ENTRY " FROM jr_tx t WHERE t.no = ?";

/// Of a connection past our Database, which is not at hand here.
class PlainQuery final : public Cursor
{
public:
    PlainQuery(sqlite3* database, const QByteArray& text)
    {
        sqlite3_prepare_v2(database, text.constData(), -1, &m_statement, nullptr);
    }
    ~PlainQuery() override { sqlite3_finalize(m_statement); }
    Q_DISABLE_COPY_MOVE(PlainQuery)

    void bind(qint64 value) { sqlite3_bind_int64(m_statement, 1, value); }
    void bind(const QUuid& value)
    {
        const auto bytes = value.toRfc4122();
        sqlite3_bind_blob(m_statement, 1, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
    }
    bool next() override { return m_statement && sqlite3_step(m_statement) == SQLITE_ROW; }
    Result<> status() const override { return {}; }
    bool isNull(int column) const override
    {
        return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
    }
    qint64 integer(int column) const override { return sqlite3_column_int64(m_statement, column); }
    bool boolean(int column) const override { return integer(column) != 0; }
    QString text(int column) const override { return QString::fromUtf8(blob(column)); }
    QUuid uuid(int column) const override { return QUuid::fromRfc4122(blob(column)); }
    QByteArray blob(int column) const override
    {
        const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
        return {data, sqlite3_column_bytes(m_statement, column)};
    }

private:
    sqlite3_stmt* m_statement = nullptr;
};

QByteArray bytesOf(sqlite3_value* value)
{
    const auto* data = static_cast<const char*>(sqlite3_value_blob(value));
    return {data, sqlite3_value_bytes(value)};
}

Value valueOf(sqlite3_value* value, FieldType type)
{
    if (!value || sqlite3_value_type(value) == SQLITE_NULL)
        return {};
    switch (type) {
    case FieldType::Uuid: return QUuid::fromRfc4122(bytesOf(value));
    case FieldType::Integer:
    case FieldType::Moment: return qint64(sqlite3_value_int64(value));
    case FieldType::Boolean: return sqlite3_value_int64(value) != 0;
    case FieldType::Blob: return bytesOf(value);
    default: return QString::fromUtf8(bytesOf(value));
    }
}

/// Name and type of the columns that the journal speaks of, by their place in the table.
struct Columns
{
    int key = -1;
    std::vector<std::pair<QByteArray, std::optional<FieldType>>> at;
};

std::vector<QByteArray> namesOf(sqlite3* database, const char* table)
{
    std::vector<QByteArray> names;
    PlainQuery query(database, QByteArray("PRAGMA table_info(\"") + table + "\")");
    while (query.next())
        names.push_back(query.blob(1));
    return names;
}

Columns columnsOf(sqlite3* database, const TableMeta& table)
{
    Columns out;
    for (const auto& name : namesOf(database, table.name)) {
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
QUuid idOf(sqlite3* database, const TableMeta& table, sqlite3_value* row)
{
    PlainQuery query(database,
        QByteArray("SELECT \"") + table.key + "\" FROM \"" + table.name + "\" WHERE \"row\" = ?");
    query.bind(sqlite3_value_int64(row));
    return query.next() ? query.uuid(0) : QUuid();
}

/// Reads what a session has gathered, change by change.
class Reader
{
public:
    Reader(sqlite3* database, sqlite3_changeset_iter* iterator)
        : m_database(database), m_iterator(iterator)
    {}

    RecordedChanges read()
    {
        while (sqlite3changeset_next(m_iterator) == SQLITE_ROW)
            readOne();
        for (auto& [no, entry] : m_entries) {
            findWhatWasNotMade(entry);
            m_out.entries.push_back(std::move(entry));
        }
        return std::move(m_out);
    }

private:
    sqlite3_value* side(bool isAfter, int column) const
    {
        sqlite3_value* value = nullptr;
        if (isAfter)
            sqlite3changeset_new(m_iterator, column, &value);
        else
            sqlite3changeset_old(m_iterator, column, &value);
        return value;
    }

    void readOne()
    {
        const char* name = nullptr;
        int count = 0;
        int operation = 0;
        sqlite3changeset_op(m_iterator, &name, &count, &operation, nullptr);
        if (qstrcmp(name, journal) == 0) {
            if (operation == SQLITE_INSERT)
                readEntry(count);
            return;
        }
        const auto* table = tableByName(QString::fromUtf8(name));
        if (!table || !table->isSynced())
            return;
        if (operation == SQLITE_DELETE)
            m_out.faults << u"%1: a row was removed"_s.arg(QLatin1StringView(name));
        else
            readRow(*table, count, operation == SQLITE_INSERT);
    }

    void readEntry(int count)
    {
        if (m_ofJournal.empty())
            m_ofJournal = namesOf(m_database, journal);
        qint64 no = 0;
        for (int i = 0; i < count && i < int(m_ofJournal.size()); ++i) {
            if (m_ofJournal[size_t(i)] == "no")
                no = sqlite3_value_int64(side(true, i));
        }
        PlainQuery query(m_database, entryAtNo);
        query.bind(no);
        auto entry = query.next() ? storedEntry(query) : Entry::decoded({});
        if (entry)
            m_entries.emplace(no, std::move(*entry));
        else
            m_out.faults << u"entry %1 cannot be read"_s.arg(no);
    }

    void readRow(const TableMeta& table, int count, bool isNew)
    {
        auto known = m_columns.find(table.id);
        if (known == m_columns.end())
            known = m_columns.emplace(table.id, columnsOf(m_database, table)).first;
        const auto& [key, at] = known->second;
        auto* keyValue = side(isNew, key);
        const auto id = keyValue ? valueOf(keyValue, FieldType::Uuid).uuid()
                                 : idOf(m_database, table, side(false, 0));
        for (int i = 0; i < count && i < int(at.size()); ++i) {
            const auto& [column, type] = at[size_t(i)];
            auto* after = side(true, i);
            if (!type || !after)
                continue;
            const auto before = isNew ? Value() : valueOf(side(false, i), *type);
            m_out.cells[{table.id, id, column}] = {before, valueOf(after, *type), isNew, false};
        }
    }

    /// Who makes a membership anew may change no cell of the row that stands, but there is one.
    void findWhatWasNotMade(const Entry& entry)
    {
        for (const auto& edit : entry.edits) {
            const auto& table = *tableById(edit.table);
            if (!edit.isCreation() || !table.isSynced())
                continue;
            const auto cell = m_out.cells.lower_bound(Cell{table.id, edit.row, QByteArray()});
            if (cell != m_out.cells.end() && std::get<0>(cell->first) == table.id
                && std::get<1>(cell->first) == edit.row)
                continue;
            PlainQuery query(m_database,
                QByteArray("SELECT 1 FROM \"") + table.name + "\" WHERE \"" + table.key + "\" = ?");
            query.bind(edit.row);
            if (!query.next())
                m_out.faults << u"%1: the journal makes a row that is not there"_s.arg(
                    QLatin1StringView(table.name));
        }
    }

    sqlite3* m_database;
    sqlite3_changeset_iter* m_iterator;
    std::map<quint16, Columns> m_columns;
    std::vector<QByteArray> m_ofJournal;
    std::map<qint64, Entry> m_entries; ///< by their arrival
    RecordedChanges m_out;
};

/// A name that outlives the program: copied for each of a million cells it would fill memory.
QByteArray lasting(const char* name)
{
    return QByteArray::fromRawData(name, qsizetype(qstrlen(name)));
}

/// What the entries say has changed, the later ones upon the earlier ones.
CellChanges changesOf(const std::vector<Entry>& entries)
{
    CellChanges out;
    for (const auto& entry : entries) {
        for (const auto& edit : entry.edits) {
            const auto& table = *tableById(edit.table);
            if (edit.isCreation()) {
                for (const auto& field : table.fields) {
                    if (field.isJournaled())
                        out[{table.id, edit.row, lasting(field.name)}] = {
                            {}, defaultValue(field), true, false};
                }
                out[{table.id, edit.row, "deleted_at"}] = {{}, {}, true, false};
                continue;
            }
            const int position = table.position(edit.field);
            const auto* name = position < 0 ? "deleted_at" : table.fields[size_t(position)].name;
            const auto [cell, isFirst] = out.try_emplace({table.id, edit.row, lasting(name)},
                CellChange{edit.oldValue, edit.value, false, edit.oldIsHash});
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

bool CellRecording::isPossible()
{
    return sqlite3_compileoption_used("ENABLE_SESSION") != 0;
}

CellRecording::CellRecording(sqlite3* database) : m_database(database)
{
    if (sqlite3session_create(database, "main", &m_session) != SQLITE_OK)
        qFatal("no session");
    sqlite3session_attach(m_session, nullptr);
    sqlite3session_table_filter(m_session, &isRecorded, this);
}

CellRecording::~CellRecording()
{
    sqlite3session_delete(m_session);
}

/// Asked by SQLite at the first change of a table, and at each one of a table that it leaves out.
int CellRecording::isRecorded(void* recording, const char* table)
{
    static const auto names = [] {
        std::unordered_set<std::string_view> all{journal};
        for (const auto& one : tables()) {
            if (one.isSynced())
                all.insert(one.name);
        }
        return all;
    }();
    if (!names.contains(table))
        return 0;
    auto& self = *static_cast<CellRecording*>(recording);
    if (!self.m_isOfOurSchema) {
        PlainQuery version(self.m_database, "PRAGMA main.user_version");
        self.m_isOfOurSchema = version.next() && version.integer(0) == schemaVersion;
    }
    return *self.m_isOfOurSchema ? 1 : 0;
}

RecordedChanges CellRecording::changes() const
{
    if (sqlite3session_isempty(m_session) != 0)
        return {};
    int size = 0;
    void* bytes = nullptr;
    if (const int code = sqlite3session_changeset(m_session, &size, &bytes); code != SQLITE_OK) {
        RecordedChanges none;
        none.faults << u"the session gives no changeset: %1"_s.arg(
            QString::fromUtf8(sqlite3_errstr(code)));
        return none;
    }
    sqlite3_changeset_iter* iterator = nullptr;
    sqlite3changeset_start(&iterator, size, bytes);
    auto changes = iterator ? Reader(m_database, iterator).read() : RecordedChanges();
    sqlite3changeset_finalize(iterator);
    sqlite3_free(bytes);
    return changes;
}

QStringList differences(RecordedChanges recorded)
{
    const auto command =
        recorded.entries.empty() ? u"without an entry"_s : recorded.entries.back().command;
    QStringList findings;
    for (const auto& fault : recorded.faults)
        findings << command + u": "_s + fault;
    const auto find = [&](const Cell& cell, const QString& what) {
        findings << u"%1: %2.%3 of %4: %5"_s.arg(command,
            QLatin1StringView(tableById(std::get<0>(cell))->name),
            QString::fromUtf8(std::get<2>(cell)), std::get<1>(cell).toString(QUuid::WithoutBraces),
            what);
    };
    auto& stored = recorded.cells;
    for (const auto& [cell, said] : changesOf(recorded.entries)) {
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
                u"the journal sets %1, the row holds %2"_s.arg(shown(said.after), shown(is.after)));
        const auto before = said.oldIsHash ? Value(sha256(encodedValue(is.before))) : is.before;
        if (!is.isNew && !said.isNew && before != said.before)
            find(cell,
                u"the journal replaces %1, the row held %2"_s.arg(
                    shown(said.before), shown(is.before)));
        stored.erase(found);
    }
    for (const auto& [cell, is] : stored)
        find(cell, u"set to %1 behind the journal's back"_s.arg(shown(is.after)));
    return findings;
}

} // namespace homeport::test
