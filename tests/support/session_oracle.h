#pragma once

#include "core/journal/replica.h"
#include "tests/support/cell_changes.h"

#include <QStringList>

#include <memory>

namespace homeport::test {

/// Watches what SQLite really changes in the synced tables of a replica, by its session extension,
/// and compares each own commit with what the journal says of it: the cells of every entry, old and
/// new, no more and no fewer. It takes the replica's `touched`. Commits that also bring entries of
/// others are not judged: there the merge decides. For desks in memory: those in files are watched
/// without it (watched_desks.h).
class SessionOracle
{
public:
    /// Nothing where the replica is no SQLite desk, or SQLite was built without the extension.
    static std::unique_ptr<SessionOracle> watch(Replica& replica);
    ~SessionOracle();
    Q_DISABLE_COPY_MOVE(SessionOracle)

    /// One line per cell that differs; empty while rows and journal agree.
    const QStringList& findings() const { return m_findings; }

private:
    explicit SessionOracle(Replica& replica) : m_replica(replica) {}
    void begin();
    void judge();

    Replica& m_replica;
    std::optional<CellRecording> m_recording;
    QStringList m_findings;
};

} // namespace homeport::test
