#include "core/tickets/queue_details.h"

#include "core/db/id_list.h"
#include "core/tickets/ticket_queries.h"

#include <QHash>

namespace homeport {

Result<> addDetails(Database& database, QList<QueueRow>& rows)
{
    if (rows.isEmpty())
        return {};
    QList<TicketId> ids;
    for (const auto& row : std::as_const(rows))
        ids += row.id;
    const IdList listed(ids);
    const QByteArray text =
        "SELECT t.id, category.name, service.name, location.name, t.impact, t.urgency,"
        " t.resolved_at, t.hold_until, t.channel FROM ticket t"
        " LEFT JOIN category ON category.id = t.category_id"
        " LEFT JOIN service ON service.id = t.service_id"
        " LEFT JOIN location ON location.id = t.location_id WHERE t.id IN "
        + listed.text();
    auto found = database.query({"tickets.details", text.constData()}, listed.bindings());
    if (!found)
        return found.error();
    QHash<TicketId, QueueDetails> details;
    while ((*found)->next()) {
        const auto& row = **found;
        details.insert(row.read<TicketId>(0),
            {row.text(1), row.text(2), row.text(3), row.read<int>(4), row.read<int>(5),
                row.readOptional<Timestamp>(6), row.readOptional<Timestamp>(7),
                row.read<TicketChannel>(8)});
    }
    if (auto read = (*found)->status(); !read)
        return read.error();
    for (auto& row : rows) {
        if (const auto known = details.constFind(row.id); known != details.cend())
            row.details = *known;
    }
    return {};
}

} // namespace homeport
