#pragma once

#include "core/journal/fold.h"

#include <QSet>

namespace homeport {

/// Rows of which aggregates changed, and up to which entry; also of those that an entry is no part
/// of the story of, such as tickets that an edit of terms rates anew.
struct Touch
{
    qint64 arrival = 0;
    QSet<QUuid> roots;
};

/// What became of entries that others wrote.
struct Received
{
    int folded = 0; ///< are part of the state now, also those that had waited here
    int known = 0; ///< were here already, byte for byte
    int waiting = 0; ///< of those handed in: wait in jr_pending for a cause or a newer program
    int refused = 0; ///< lie in jr_quarantine; the streams they belong to stand still
};

/// Takes over entries of other replicas, in any order, repeated or not (synchronisation.md 5.3,
/// 8.3). Runs inside the caller's transaction, guard open, streams loaded.
class Intake
{
public:
    /// `mayRace`: a row that stands already may be one that somebody else has just made; running
    /// again folds the entry into it.
    Intake(Database& database, StreamBook& streams, const FoldRules& rules, const QUuid& space,
        bool mayRace);

    /// One bad entry stops its own stream, not the others. Errors: only those that running again or
    /// repairing the database may cure; then nothing of it may be committed.
    Result<Received> take(const QList<QByteArray>& entries);
    const Touch& touch() const { return m_touch; }

private:
    struct Waiting
    {
        Entry entry;
        QByteArray bytes;
        bool wasPending = false;
        bool isDone = false;
    };
    enum class Fate { Folded, Known, Refused, Waits };

    Result<std::vector<Waiting>> collect(const QList<QByteArray>& entries);
    Result<Fate> decide(const Waiting& item);
    Result<Fate> compare(const Waiting& item, const StreamBook::Stream& stream);
    Result<Fate> foldApart(const Waiting& item);
    Result<> fold(const Waiting& item);
    Result<> refuse(const Entry& entry, const QByteArray& bytes, const QString& reason);

    Database& m_database;
    StreamBook& m_streams;
    const FoldRules& m_rules;
    QUuid m_space;
    bool m_mayRace;
    Touch m_touch;
    int m_undecodable = 0;
    QMap<QUuid, qint64> m_forks; ///< by device: the first number that has two contents
};

/// Writes an entry that was folded into the journal itself. `body` is as it is stored, and `stream`
/// ends with the entry already.
Result<> insertTx(Database& database, const Entry& entry, const StreamBook::Stream& stream,
    const QByteArray& body, const Folded& folded, Touch& touch, const QByteArray& asked = {});

/// Spares the own entry the looking for rows that it makes with ids drawn for them.
void expectNewRows(Database& database, const Entry& entry);

} // namespace homeport
