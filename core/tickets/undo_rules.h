#pragma once

#include "core/access/actor.h"
#include "core/journal/fold.h"
#include "core/tickets/cell_holders.h"

#include "record/ticket.h"

namespace homeport {

/// Decides which entries of the journal a person may take back. Reads each row and each aggregate
/// once, so one object serves a whole story; it is good for one transaction.
class UndoRules
{
public:
    UndoRules(
        Database& database, const StreamBook& streams, const FoldRules& rules, const Actor& actor);

    /// Nothing where `actor` may take `entry` back. Denied, FORBIDDEN: the command has no undo, it
    /// touched what is no ticket, or the right is missing: that of the act (architecture.md section
    /// 7), and for a comment of someone else and a used ticket's creation "<kind>.delete".
    /// Conflict, VERSION_CONFLICT: someone has built on it. Conflict, TICKET_CLOSED: G-11.
    Result<> judge(const Entry& entry);
    /// The row as it is in the database; nothing where there is none.
    Result<const Row*> row(quint16 table, const QUuid& id);

private:
    struct Aggregate
    {
        record::Ticket ticket;
        bool isWatcher = false;
        std::vector<Entry> entries;
        CellHolders holders;
    };

    Result<Aggregate*> aggregate(const QUuid& root);
    Result<Entry> original(const Entry& entry);
    Result<> judgeRight(const Entry& entry, const Entry& original, const Aggregate& ticket);
    Result<> judgeCreation(const Entry& entry, const Aggregate& ticket);
    Result<> judgeReadOnly(const Entry& entry, const Aggregate& ticket);
    Result<> judgeCells(const Entry& entry);
    bool isOwn(const Entry& entry) const;
    bool isHeld(const Version& version, const Entry& by) const;
    Result<bool> isHeldAgain(
        const Row& row, const CellEdit& edit, const Version& version, const Entry& by);

    Database& m_database;
    const StreamBook& m_streams;
    const FoldRules& m_rules;
    const Actor& m_actor;
    std::map<std::pair<quint16, QUuid>, std::optional<Row>> m_rows;
    std::map<QUuid, Aggregate> m_aggregates;
};

/// One entry by its reference. NotFound where the journal does not hold it.
Result<Entry> entryAt(Database& database, const EntryRef& ref);
/// Follows the ticket as a watcher; matters for restricted ones.
Result<bool> watches(Database& database, PersonId person, const QUuid& ticket);

} // namespace homeport
