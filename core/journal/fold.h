#pragma once

#include "core/base/clock.h"
#include "core/db/database.h"
#include "core/db/row.h"
#include "core/journal/entry.h"
#include "core/journal/field_clock.h"

#include <QSet>

#include <functional>
#include <map>
#include <set>
#include <span>

namespace homeport {

/// The streams this replica holds and their local numbers. Loaded anew after a rollback.
class StreamBook
{
public:
    struct Stream
    {
        qint32 no = 0;
        QUuid device;
        QUuid space; ///< of its first entry, and mostly of all
        qint64 head = 0;
        QByteArray hash;
        quint64 lastStamp = 0;
        Context context; ///< complete: all that the author had applied at `head`
    };

    Result<> load(Database& database);
    /// What load() asks.
    static Question question();
    /// The stream of a device; made where it is new.
    Result<Stream*> open(Database& database, const QUuid& space, const QUuid& device);
    Result<> save(Database& database, const Stream& stream);
    const Stream* byNo(qint32 no) const;
    const Stream* byDevice(const QUuid& device) const;
    const std::map<qint32, Stream>& all() const { return m_streams; }
    QUuid deviceOf(qint32 no) const;
    /// The one total order: stamp, then device, then number.
    bool isLater(const Version& a, const Version& b) const;

private:
    std::map<qint32, Stream> m_streams;
};

class StoredRows;

/// A row as a transaction has left it.
struct StoredRow
{
    Row row;
    std::optional<Row> before; ///< nothing: it is new
};

/// What the fold must know of the domain; handed in where the desk is opened.
struct FoldRules
{
    /// May `command` act on an aggregate in `status`? The workflow's table, by command code.
    std::function<bool(const QString& command, const QString& status)> isLegal;
    /// Table whose `status` field holds the state that commands move.
    quint16 statusTable = 0;
    /// Recomputes derived fields of a row after the fold; `before` is null for a new row. Asked
    /// twice for one entry it answers the same.
    std::function<Result<>(Database&, const FoldRules&, const Entry&, Row& row, const Row* before)>
        derive;
    /// Tables whose row of the edit's root has derived fields that follow from what is edited. They
    /// are derived once all else is stored.
    std::function<std::span<const quint16>(const CellEdit&)> followers;
    /// The newest stamp, none beyond `most`, of what an own entry follows besides the cells that it
    /// overwrites; 0: nothing. Its own stamp comes after that, whatever the clock says.
    std::function<Result<quint64>(Database&, const Entry&, quint64 most)> follows;
    /// The roots of rows that `derive` has stored besides those it was asked for, since this was
    /// last asked or a transaction began.
    std::function<QSet<QUuid>()> storedBesides;
    /// A transaction that folds or refreshes has begun: what an earlier one has read may be old.
    std::function<void()> began;
    /// Told in the same transaction of the rows of the tables in `watched` that were stored,
    /// whoever wrote the entries; of a row that was changed several times it may see only the first
    /// before and the last after. For what is kept beside the rows, such as the search index.
    std::function<Result<>(Database&, std::span<const StoredRow>)> stored;
    std::vector<quint16> watched;
    /// Recomputes the local fields of rows of one table as they are known at `now`, whoever wrote
    /// them; may keep local rows beside them. Outside of folds; see Replica::refresh.
    std::function<Result<>(Database&, std::span<Row> rows, Timestamp now)> refresh;
    /// Reads what `refresh` needs besides the rows and keeps it, where nobody waits for it.
    std::function<Result<>(Database&)> lookAhead;
    /// The permission a command needs, and so its undoing; empty: it cannot be undone. Each domain
    /// names those of its own commands.
    std::function<QString(const QString& command)> permissionOf;
    /// Switches one defence off; for the tests that prove each is needed. 0: none.
    int plantedDefect = 0;
};

/// What an entry has come to.
struct Folded
{
    QList<QUuid> roots; ///< the aggregates that it is part of the story of
    QSet<QUuid> besides; ///< others whose rows follow from it
};

/// Applies one entry to the rows (architecture.md section 3). The own entry is the easy case: it
/// has seen everything. Runs inside the caller's transaction, guard open.
class Fold
{
public:
    /// With `later`, FoldRules::stored is left to whoever owns it.
    Fold(Database& database, StreamBook& streams, const FoldRules& rules,
        StoredRows* later = nullptr);

    /// `seen` is all that the author had applied.
    Result<Folded> apply(const Entry& entry, const Version& version, const Context& seen);
    /// Rows the caller has read in this transaction, to save reading them again.
    void remember(const Row& row);

private:
    struct Working
    {
        std::optional<Row> before;
        Row row;
        FieldClock clock;
        bool isEdited = false; ///< the entry has an edit on it: counts in row_version
        bool isOrdered = false; ///< is in m_order
    };
    struct Move
    {
        QUuid row;
        Version version;
        Value parent;
    };
    using Key = std::pair<quint16, QUuid>;
    using Cells = std::vector<const CellEdit*>;
    using Commands = std::map<QUuid, Cells>; ///< by row

    Result<> applyTo(const Key& key, const Cells& cells, const Entry& entry, const Version& version,
        const Context& seen, Commands& commands);
    void putInOrder(const Key& key, Working& target);
    Result<Working*> working(const TableMeta& table, const QUuid& id);
    Result<> create(
        const Entry& entry, const Version& version, const TableMeta& table, const Cells& cells);
    Result<Working*> standing(const TableMeta& table, const QUuid& id);
    Working& blank(const TableMeta& table, const QUuid& id);
    void setAll(Working& target, const Version& version, const Cells& cells, bool isNew) const;
    Result<> mergeCell(const Entry& entry, const Version& version, const Context& seen,
        Working& target, const CellEdit& edit);
    Result<> updateSiblings(const Version& version, const Context& seen, Working& target,
        const FieldMeta& field, const CellEdit& edit);
    Result<> command(
        const Entry& entry, const Version& version, const QUuid& rowId, const Cells& cells);
    Result<> replayCommands(
        const Entry& arriving, const Version& version, const QUuid& rowId, Working& status);
    bool holdsAll(const Cells& cells, const EntryRef& entry) const;
    Result<> move(const Version& version, Working& target, const CellEdit& edit);
    Result<std::vector<Move>> movesOf(const TableMeta& table) const;
    Result<> replayMoves(
        const TableMeta& table, int position, const QUuid& arrivingRow, const Version& arriving);
    std::map<QUuid, Move> tree(const std::vector<Move>& moves, std::vector<Move>& ignored) const;
    Result<> attention(const QUuid& row, const Version& version, const char* kind);
    void noteFollowers(const Cells& cells, const QUuid& root);
    Result<> store(const Entry& entry, const Version& version);
    Result<> storeRow(const Entry& entry, const Version& version, Working& target);
    Result<> storeFollower(const Entry& entry, const Version& version, const Key& key);
    Result<> writeRow(const Working& target);

    static bool hasSeen(const Context& seen, const QUuid& ownDevice, qint64 ownNumber,
        const QUuid& device, qint64 number);
    static void setCell(Working& target, const CellEdit& edit, const Entry& entry);

    Database& m_database;
    StreamBook& m_streams;
    const FoldRules& m_rules;
    StoredRows* m_later;
    std::map<Key, Working> m_rows;
    std::vector<Key> m_order;
    std::vector<Key> m_followers; ///< stored last; in the order in which they follow
    std::set<Key> m_following; ///< the same
};

/// What loadRow() asks the database.
Question rowQuestion(const TableMeta& table, const QUuid& id);
/// Loads one row of any synced table; nothing where there is none.
Result<std::optional<Row>> loadRow(Database& database, const TableMeta& table, const QUuid& id);
/// Those that there are, in no order.
Result<std::vector<Row>> loadRows(
    Database& database, const TableMeta& table, const QList<QUuid>& ids);
/// Reads a row from a cursor whose columns are rowColumns(table).
Row rowAt(const Cursor& cursor, const TableMeta& table);
/// "id", head columns, then the fields, quoted, for a SELECT.
QByteArray rowColumns(const TableMeta& table);

} // namespace homeport
