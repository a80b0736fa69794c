#pragma once

#include "core/access/access_service.h"
#include "core/base/result.h"
#include "core/db/database.h"
#include "core/db/registry.h"
#include "core/tickets/any_ticket.h"

#include <QSet>

#include <map>

namespace homeport {

struct Entry;

/// What one person sees of a ticket that they may read (access.md section 5).
class TicketSight
{
public:
    TicketSight(const Actor& actor, const record::Ticket& ticket, const Involvement& involved);
    /// Reads what the person has to do with the ticket.
    static Result<TicketSight> of(
        Database& database, const Actor& actor, const record::Ticket& ticket);

    /// The ticket at all. Once deleted it is there only for who may delete it ("<kind>.delete").
    bool mayRead() const { return m_mayRead; }
    /// What was done to it, in the audit trail, where nothing goes by being deleted.
    bool mayAudit() const { return m_mayAudit; }
    /// Internal comments and attachments, and internal fields: ticket.read_internal.
    bool showsInternal() const { return m_showsInternal; }
    /// Rows of this table; of time entries the person's own are shown to everyone. What was ruled
    /// on clocks and what works around an incident is internal.
    bool shows(const TableMeta& table) const;
    /// The field at this position of the table.
    bool shows(const TableMeta& table, int position) const;
    /// Empties what the person does not see, of the ticket and of its kind's own part.
    void withhold(record::Ticket& ticket, TicketExtension& extension) const;
    void withhold(record::Ticket& ticket, record::Incident& incident) const;

private:
    bool m_mayAudit = false;
    bool m_mayRead = false;
    bool m_showsInternal = false;
    bool m_showsTime = false;
};

/// Whether the field at this position of a table is internal, so that what is asked of it needs
/// ticket.read_internal too.
bool isInternalField(const TableMeta& table, int position);

/// Rows of a story that were internal at any time: comments and attachments. What was internal once
/// is not told of, or its change would tell of it.
QSet<QUuid> internalRows(const std::vector<Entry>& entries);

/// Which other tickets one person may read, asked once each. Good for one transaction.
class ReadableTickets
{
public:
    ReadableTickets(Database& database, const Actor& actor) : m_database(database), m_actor(actor)
    {}
    Result<bool> contains(const QUuid& ticket);

private:
    Database& m_database;
    const Actor& m_actor;
    std::map<QUuid, bool> m_known;
};

} // namespace homeport
