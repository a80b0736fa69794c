#pragma once

#include "core/tickets/ticket_queries.h"

namespace homeport {

/// What a view is sorted by: its group, its order, and what tells equals apart. The table is called
/// t in its texts.
class QueueOrder
{
public:
    QueueOrder(Dialect dialect, const QueueView& view);

    /// Behind the tables: what groups, and what is sorted by, are named in.
    QByteArray join() const { return m_join; }
    /// Of a SELECT; at() reads them back.
    QByteArray columns() const;
    QByteArray order() const;
    /// " AND …": at or behind the row with this key; nothing where the key is of another order.
    QByteArray behind(const QueueKey& key, Bindings& bindings) const;
    QueueKey at(const Cursor& row, int first) const;
    /// What such a row is sorted by as bytes in whose order the rows stand, whatever the direction;
    /// without what tells equals apart. Of an order without an index: its numbers are small.
    void addBytes(const Cursor& row, int first, QByteArray& bytes) const;
    /// The column that no two rows share.
    const char* tie() const { return m_tie; }
    /// Its value in a row.
    Value tieAt(const Cursor& row, int column) const;
    /// Of columns(), which end with it.
    int tieColumn() const { return int(m_columns.size()) - 1; }
    bool isDescending() const { return m_isDescending; }

private:
    void addColumns(Dialect dialect, QueueView::Order order);

    enum class Kind { Integer, Text, Uuid };
    struct Column
    {
        QByteArray text;
        Kind kind = Kind::Integer;
        bool isFixed = false; ///< ascending in both directions
    };

    std::vector<Column> m_columns;
    QByteArray m_join;
    const char* m_tie;
    bool m_isDescending;
};

} // namespace homeport
