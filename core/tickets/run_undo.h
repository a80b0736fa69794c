#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"
#include "core/tickets/history.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace homeport {

/// An import being taken back as undoRun() does it, part by part, so that others write in between
/// and whoever asks for the parts may end it. What is left then is for the next that takes it back.
class RunUndoing
{
public:
    RunUndoing(const Actor& actor, RunId run) : m_actor(actor), m_run(run) {}

    /// Goes on by one part, a transaction of its own; the first only reads. Answers whether there
    /// is more. Errors: those of undoRun(); asked again it goes on with the same part.
    Result<bool> step(Replica& replica);
    /// How many of the rows it is about were looked at; of tickets, without what belongs to them.
    qsizetype done() const { return m_ticketsSeen + m_othersSeen; }
    /// 0 before the first step.
    qsizetype total() const { return qsizetype(m_tickets.size() + m_others.size()); }
    const RunUndo& outcome() const { return m_outcome; }

private:
    struct Made
    {
        quint16 table = 0;
        QUuid row;
    };
    using Rows = std::vector<QUuid>;
    using Part = Result<> (RunUndoing::*)(UnitOfWork&, const Rows& part, RunUndo& outcome);

    Result<> collect(Database& database);
    void note(const Entry& entry, const Made& made);
    static QUuid ticketOf(const Entry& entry, const Made& made, const TableMeta& table);
    Result<> removePart(
        Replica& replica, const Rows& rows, qsizetype& seen, qsizetype atOnce, Part remove);
    Result<QSet<QUuid>> touched(Database& database, const Rows& roots);
    static Result<bool> isLive(UnitOfWork& unit, const Made& made);
    Result<> removeTickets(UnitOfWork& unit, const Rows& part, RunUndo& outcome);
    Result<> lookForUse(Database& database);
    Result<> removeOthers(UnitOfWork& unit, const Rows& part, RunUndo& outcome);

    Actor m_actor;
    RunId m_run;
    bool m_isRead = false;
    bool m_hasLooked = false; ///< for what the rest of the desk needs
    Rows m_tickets;
    qsizetype m_ticketsSeen = 0;
    QHash<QUuid, std::vector<Made>> m_parts; ///< by ticket
    Rows m_others;
    qsizetype m_othersSeen = 0;
    QHash<QUuid, quint16> m_kinds; ///< the tables of m_others
    QSet<QUuid> m_needed;
    qint64 m_lookedAt = 0; ///< the newest entry when m_needed was read
    RunUndo m_outcome;
};

} // namespace homeport
