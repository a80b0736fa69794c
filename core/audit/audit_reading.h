#pragma once

#include "core/audit/audit_trail.h"
#include "core/tickets/name_book.h"

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
        bool isReadable = false;
        bool showsNotes = false;
    };

    Result<QList<QUuid>> roots(qint64 arrival);
    Result<KnownTicket> ticket(const QUuid& id);
    Result<bool> isNote(const Entry& entry, const QUuid& comment);
    Result<> nameRecord(const Entry& entry, AuditLine& line);
    Result<> addEdits(const Entry& entry, bool showsNotes, AuditLine& line);

    Database& m_database;
    const Actor& m_actor;
    NameBook m_names;
    std::map<QUuid, KnownTicket> m_tickets;
};

} // namespace homeport
