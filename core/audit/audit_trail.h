#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/journal/replica.h"
#include "core/tickets/history.h"

#include <limits>

namespace homeport {

/// Groups of acts (access.md section 9).
enum class AuditKind { Any, SignIn, Refusal, Rights, Settings, Undo, Import, Export };

/// Which acts. What is left as it is excludes nothing.
struct AuditFilter
{
    std::optional<PersonId> person = {}; ///< did it, or it was done in their name
    QString record = {}; ///< registry name of the aggregates' table: "ticket", "team" …
    AuditKind kind = AuditKind::Any;
    std::optional<Timestamp> from = {}; ///< happened then or later
    std::optional<Timestamp> until = {}; ///< happened before
    QString text = {}; ///< a ticket's number, or part of a command, a reason or a value
    friend bool operator==(const AuditFilter&, const AuditFilter&) = default;
};

/// One entry of the journal, read for the whole desk.
struct AuditLine
{
    qint64 arrival = 0; ///< its place in the order of arrival at this desk
    HistoryItem item;
    QString writtenBy; ///< who wrote it for somebody else; empty: the actor
    const TableMeta* table = nullptr; ///< of the record it changed; null: it changed none
    QUuid record;
    QString name; ///< of that record: number and title, or a name
    int others = 0; ///< further records it changed
    bool isHidden = false; ///< the reader may not see the record, so neither name nor values
    bool isDamaged = false; ///< its bytes cannot be read; only when and what is known
};

/// Some lines, the newest first, and where the older ones go on: before this arrival. 0: no older.
struct AuditStretch
{
    QList<AuditLine> lines;
    qint64 next = 0;
};

/// Before every arrival: the newest.
constexpr qint64 newestAct = std::numeric_limits<qint64>::max();

/// At most `limit` acts that fit, from before an arrival on; fewer, with `next` set, once 20 000
/// entries were looked at, so that one question does not take long. Needs audit.read. Tickets the
/// actor may not read, and internal notes without ticket.read_internal, are told of, not shown.
Result<AuditStretch> auditPage(
    Database& database, const Actor& actor, const AuditFilter& filter, qint64 before, int limit);

/// Writes all acts that fit into a CSV file, the newest first, one line for each changed field;
/// answers how many acts. A file that stands there is replaced whole. Needs audit.export and a
/// fresh proof, see requireFreshProof(). Errors: FILE_UNREADABLE, STORAGE_FULL.
Result<qint64> exportAudit(
    Replica& replica, const Actor& actor, const AuditFilter& filter, const QString& path);

/// Journals that the trail was exported; before it is (AUD-01). Needs the same.
Result<> noteAuditExport(Replica& replica, const Actor& actor);

} // namespace homeport
