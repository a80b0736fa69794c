#pragma once

#include "core/journal/entry.h"

#include <QStringList>

#include <map>
#include <optional>
#include <tuple>
#include <vector>

struct sqlite3;
struct sqlite3_session;

namespace homeport::test {

/// Table, row, column.
using Cell = std::tuple<quint16, QUuid, QByteArray>;

struct CellChange
{
    Value before;
    Value after;
    bool isNew = false; ///< of a row that was inserted: there is no before
    bool oldIsHash = false;
};

using CellChanges = std::map<Cell, CellChange>;

/// What a recording holds: cells that differ from how they were when it began, and the entries that
/// came to the journal meanwhile, in the order of their arrival.
struct RecordedChanges
{
    std::vector<Entry> entries;
    CellChanges cells; ///< those that the journal speaks of, of synced tables
    QStringList faults; ///< what no entry could account for
};

/// Has SQLite's session extension write down, from now on, what a connection changes in the synced
/// tables and which entries it adds to the journal. Of a desk of another schema nothing is written
/// down: this program's registry does not describe it. To be used on the connection's thread, and
/// to end before the connection does. Several may record one connection.
class CellRecording
{
public:
    explicit CellRecording(sqlite3* database);
    ~CellRecording();
    Q_DISABLE_COPY_MOVE(CellRecording)

    /// Whether this SQLite was built with the extension.
    static bool isPossible();

    /// The cells as they are now, also in the midst of a transaction.
    RecordedChanges changes() const;

private:
    static int isRecorded(void* recording, const char* table);

    sqlite3* m_database;
    sqlite3_session* m_session = nullptr;
    std::optional<bool> m_isOfOurSchema; ///< asked at the first change
};

/// One line per cell where the rows are not what the entries say, old and new, no more and no
/// fewer, and one per fault; empty while rows and journal agree. Of entries of this database alone:
/// what others wrote is merged.
QStringList differences(RecordedChanges recorded);

} // namespace homeport::test
