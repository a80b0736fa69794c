#pragma once

#include "core/audit/audit_trail.h"
#include "core/tickets/name_book.h"
#include "core/tickets/ticket_sight.h"

#include <QSet>

#include "record/ticket.h"

namespace homeport {

/// The table whose rows are the aggregates that rows of this one belong to: a comment's is ticket.
const TableMeta* aggregateOf(const TableMeta& table);

/// Turns entries of the journal into lines for one reader. Asks each row once; good for one
/// transaction.
class AuditReading
{
public:
    AuditReading(Database& database, const Actor& actor);

    Result<AuditLine> line(qint64 arrival, const Entry& entry);
    /// Whether the entry of that arrival changed one of these aggregates.
    Result<bool> touches(qint64 arrival, const QSet<QUuid>& roots);

private:
    struct KnownTicket
    {
        QString name;
        std::optional<TicketSight> sight; ///< none: there is no such ticket

        bool isReadable() const { return sight && sight->mayAudit(); }
    };

    struct Root
    {
        const TableMeta* table;
        QUuid id;
    };

    Result<QList<QUuid>> roots(qint64 arrival);
    Result<Root> rootOf(const TableMeta& table, const QUuid& row);
    Result<const KnownTicket*> ticket(const QUuid& id);
    Result<const KnownTicket*> ticketOf(const CellEdit& edit, const AuditLine& line);
    Result<bool> isInternal(const Entry& entry, const CellEdit& edit);
    Result<bool> isShown(const Entry& entry, const CellEdit& edit, AuditLine& line);
    Result<QString> shown(const FieldMeta& field, const Value& value);
    Result<> nameUndone(const Entry& entry, HistoryItem& item);
    Result<> nameRecord(const Entry& entry, AuditLine& line);
    Result<bool> hidesFile(const Entry& entry, AuditLine& line);
    Result<> addEdits(const Entry& entry, AuditLine& line);

    Database& m_database;
    const Actor& m_actor;
    NameBook m_names;
    std::map<QUuid, KnownTicket> m_tickets;
};

} // namespace homeport
