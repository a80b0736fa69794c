#pragma once

#include "core/tickets/ticket_queries.h"

namespace homeport {

/// What a view is sorted by: its group, its order, and what tells equals apart. The table is called
/// t in its texts.
class QueueOrder
{
public:
    QueueOrder(Dialect dialect, const QueueView& view);

    /// Behind the tables: what groups are named in.
    QByteArray join() const { return m_join; }
    /// Of a SELECT; at() reads them back.
    QByteArray columns() const;
    QByteArray order() const;
    /// " AND …": at or behind the row with this key; nothing where the key is of another order.
    QByteArray behind(const QueueKey& key, Bindings& bindings) const;
    QueueKey at(const Cursor& row, int first) const;
    /// The column that no two rows share.
    const char* tie() const { return m_tie; }

private:
    enum class Kind { Integer, Text, Uuid };
    struct Column
    {
        QByteArray text;
        Kind kind = Kind::Integer;
        bool isGroup = false;
    };

    std::vector<Column> m_columns;
    QByteArray m_join;
    const char* m_tie;
    bool m_isDescending;
};

} // namespace homeport
