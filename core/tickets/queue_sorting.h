#pragma once

#include "core/tickets/ticket_queries.h"

#include <span>
#include <tuple>
#include <vector>

namespace homeport {

class QueueOrder;

/// All rows of a view in an order that no index holds: only what tells them apart, sorted once, so
/// that any page and any jump costs what the rows shown there cost (measured.md 5.5). Is filled in
/// slices; sorts with the last one.
class QueueSorting
{
public:
    static constexpr int usualSlice = 20'000;

    explicit QueueSorting(int slice = usualSlice) : m_slice(slice) {}

    /// Whether the view's pages should be read from one; the others have indexes.
    static bool isFor(const QueueView& view) { return !hasIndex(view.order); }
    /// Whether one slice holds all of the view: it lists open tickets, or few.
    static bool isAtOnce(const QueueView& view);
    /// Complete at once, for views that are short.
    static Result<QueueSorting> whole(
        Database& database, const Actor& actor, const QueueView& view);

    /// Goes on by one slice. What is written meanwhile may be missing or stand where it stood: look
    /// again after a change.
    Result<> extend(Database& database, const Actor& actor, const QueueView& view);
    bool isComplete() const { return m_isComplete; }
    /// Rows found so far; all of them once complete.
    qint64 counted() const;
    /// Rows offset … offset + limit - 1, once complete, as they are now. Those that the view has
    /// lost since, or that the actor may not read any more, are missing.
    Result<QList<QueueRow>> page(Database& database, const Actor& actor, const QueueView& view,
        qint64 offset, int limit) const;

private:
    /// What tells a row from all others: its local number, or its id in two halves.
    struct Tie
    {
        quint64 high = 0;
        quint64 low = 0;
        bool operator<(const Tie& other) const
        {
            return std::tie(high, low) < std::tie(other.high, other.low);
        }
    };
    /// A row and what it is sorted by, which begins with `head`.
    struct Entry
    {
        quint64 head = 0;
        quint32 begin = 0;
        quint32 size = 0;
        Tie tie;
    };

    static Tie tieOf(const Value& value);
    static QUuid idOf(const Tie& tie);
    void add(const Cursor& row, const QueueOrder& keys);
    void sort(bool isDescending);
    Result<> readRows(Database& database, const Actor& actor, const QueueView& view,
        std::span<const Tie> wanted, QList<QueueRow>& rows) const;

    int m_slice;
    Value m_last; ///< the tie of the last row, where there are several slices
    QByteArray m_bytes; ///< what the entries are sorted by; empty once they are
    std::vector<Entry> m_entries;
    std::vector<Tie> m_ties; ///< sorted
    bool m_isComplete = false;
};

} // namespace homeport
