#pragma once

#include "core/tickets/filter_tree.h"
#include "core/tickets/ticket_filter.h"

namespace homeport {

struct FilterField;

/// What the special values of a filter stand for while one list is shown.
struct FilterMoment
{
    Timestamp now{};
    Timestamp today{}; ///< when the local day began
};

/// Makes a checked tree a condition over the table ticket. Its values are bound, its names come
/// from the table of fields; the rights of the actor stand in the filter it adds to.
class FilterSql
{
public:
    /// Where the tickets `areOpen` anyhow, is_open is not asked again: no index holds it.
    FilterSql(
        TicketFilter& filter, const Actor& actor, const FilterMoment& moment, bool areOpen = false)
        : m_filter(filter), m_actor(actor), m_moment(moment), m_areOpen(areOpen)
    {}

    /// Null fields as engines.md 1.4 has them: true for is_null, ne, not_in and has_none alone. Of
    /// internal fields nothing is true where the actor does not read them (SEC-52).
    QByteArray condition(const FilterNode& node);

private:
    QByteArray leaf(const FilterNode& leaf);
    QByteArray ofColumn(const FilterField& field, const FilterNode& leaf);
    QByteArray comparison(const FilterField& field, const FilterNode& leaf);
    QByteArray among(const FilterField& field, const QJsonValue& value);
    QByteArray links(const FilterNode& leaf);
    QByteArray linkedTo(const FilterField& field, const QByteArray& wanted);
    QByteArray below(const FilterField& field, const QJsonValue& value);
    QByteArray like(const FilterField& field, const FilterNode& leaf);
    QByteArray bound(const Value& value);
    Value valueOf(const FilterField& field, const QJsonValue& value) const;
    Timestamp momentOf(const QJsonValue& value) const;

    TicketFilter& m_filter;
    const Actor& m_actor;
    FilterMoment m_moment;
    bool m_areOpen;
    int m_bound = 0;
};

} // namespace homeport
