#pragma once

#include "core/journal/command_replay.h"
#include "core/tickets/cell_holders.h"
#include "core/tickets/involvement.h"

#include "record/ticket.h"

namespace homeport {

/// Decides which entries of the journal a person may take back. Reads each row and each aggregate
/// once, so one object serves a whole story; it is good for one transaction.
class UndoRules
{
public:
    /// A ticket as it stands, and its entries in the one total order.
    struct Story
    {
        record::Ticket ticket;
        Involvement involved; ///< of the person
        std::vector<Entry> entries;
    };
    struct Act
    {
        const Entry* entry; ///< as long as the rules live
        bool stands = true; ///< after the entry it was asked for
    };

    UndoRules(
        Database& database, const StreamBook& streams, const FoldRules& rules, const Actor& actor);

    /// Nothing where `actor` may take `entry` back. Denied, FORBIDDEN: the command has no undo, it
    /// is not for undoing, or the right is missing: that of the act (architecture.md section
    /// 7), and for a comment of someone else and a used ticket's creation "<kind>.delete".
    /// Conflict, VERSION_CONFLICT: someone has built on it, or deleted the ticket since. Conflict,
    /// TICKET_CLOSED: G-11.
    /// Conflict, IN_USE of "parent_id": the ticket would be deleted, and others are part of it.
    /// Conflict, LINK_REFUSED of "parent_id": the ticket would be a part on a second level (PC-1).
    /// Conflict, SAID_ON_PART: one of partsOf() stands in the way; its number is the subject where
    /// the person may read it, else "ticket". What is no ticket: judgeOtherUndo() and
    /// mayUndoOrganization().
    Result<> judge(const Entry& entry);
    /// An entry on the part of a ticket, and that part.
    struct OnPart
    {
        const Entry* entry; ///< as long as the rules live
        const Story* part;
    };
    /// What is taken back along with `entry`: what was said on a parent stands on its parts too
    /// (PC-4). Where that was taken back, or done again, by itself, it is left as it is.
    Result<std::vector<OnPart>> partsOf(const Entry& entry);
    /// The ticket with this id, deleted or not; nothing where there is none.
    Result<const Story*> story(const QUuid& root);
    /// The act at the end of a chain of undos; the entry itself where it is no undo.
    Result<Act> actBehind(const Entry& entry);
    /// What story() asks of a ticket besides its row and entries, and who follows it.
    static Question commentsQuestion(const QUuid& root);
    /// What judge() will ask of rows that the entries name.
    std::vector<Question> rowQuestions(const std::vector<Entry>& entries) const;

private:
    using RowKey = std::pair<quint16, QUuid>;
    /// A row as the rules look at it.
    struct Standing
    {
        QUuid root;
        bool isDeleted = false;
        bool isInternal = false; ///< what end users do not see: a comment, a file, a mention
        FieldClock clock;
    };
    struct Aggregate
    {
        Story story;
        std::map<EntryPlace, const Entry*> byPlace; ///< filled at the first question
        bool hasUndos = false;
        std::optional<CellHolders> holders;
        std::map<QUuid, CommandReplay> commands; ///< by row
        std::map<QString, Result<>> rights; ///< by permission
    };

    Result<> judgeAlone(const Entry& entry);
    Error standsInTheWay(const OnPart& part, const Error& refusal) const;
    Result<Aggregate*> aggregate(const QUuid& root);
    Result<> readComments(const QUuid& root);
    Result<const Standing*> standing(quint16 table, const QUuid& id);
    Result<const Entry*> entryOf(const EntryRef& ref);
    const Result<>& right(Aggregate& aggregate, const QString& permission);
    Result<> judgeExistence(const Entry& entry, const Aggregate& aggregate) const;
    Result<> judgeRight(const Entry& entry, const Entry& original, Aggregate& aggregate);
    Result<> judgeCreation(const Entry& entry, Aggregate& aggregate);
    Result<> judgeReadOnly(const Entry& entry, Aggregate& aggregate);
    Result<> judgeDepth(const Entry& entry, const record::Ticket& ticket);
    Result<> judgeCells(const Entry& entry);
    bool isOwn(const Entry& entry) const;
    bool isHeld(const Version& version, const Entry& by) const;
    const CommandReplay& commandsOn(Aggregate& aggregate, const QUuid& row) const;
    Result<bool> isHeldAgain(
        const Standing& row, const CellEdit& edit, const Version& version, const Entry& by);

    Database& m_database;
    const StreamBook& m_streams;
    const FoldRules& m_rules;
    const Actor& m_actor;
    std::map<RowKey, std::optional<Standing>> m_rows;
    std::map<QUuid, Aggregate> m_aggregates;
    std::map<EntryPlace, Entry> m_others; ///< asked for, of no aggregate read
};

/// Rows that came along with an act and are not its own: the content of a file and the name of a
/// tag may serve others by now. Undoing the act leaves them.
bool isKeptByUndo(quint16 table);

} // namespace homeport
