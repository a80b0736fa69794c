#pragma once

#include "core/db/database.h"
#include "core/db/row.h"

#include <map>

namespace homeport {

/// The rows of one transaction: those that were read, so that they need not be asked for again, and
/// those the database has not been told of yet. Holds no connection.
class RowBuffer
{
public:
    struct Held
    {
        std::optional<Row> row; ///< as this transaction sees it; nothing: it is known to be missing
        std::optional<Row> stored; ///< as the database has it
        size_t order = 0; ///< of those held back, the place among them; counts from 1
    };
    struct Appended
    {
        const char* table;
        Bindings row;
    };
    struct Later ///< the names of its bindings must outlive it
    {
        const char* table;
        QByteArray text;
        Bindings bindings;
    };

    bool knows(const TableMeta& table, const QUuid& id) const { return find(table.id, id); }
    std::optional<Row> row(const TableMeta& table, const QUuid& id) const;
    /// The row as the database has it.
    void remember(const Row& row);
    /// There is no such row yet, and nobody else can make it.
    void expectNew(const TableMeta& table, const QUuid& id);

    /// Would the row refer to one that comes after it when both are written? Then what is held back
    /// goes first.
    bool wouldReferAhead(const Row& row) const;
    void hold(const Row& row, const Row* before);
    void hold(const char* table, const Bindings& row) { m_appended.push_back({table, row}); }
    void hold(Later statement) { m_later.push_back(std::move(statement)); }

    bool isEmpty() const { return size() == 0; }
    size_t size() const { return m_waiting.size() + m_appended.size() + m_later.size(); }
    /// The tables for which something is held back.
    QList<QByteArray> tables() const;
    bool holdsLater(QByteArrayView table) const;
    /// Is the row held back and new to the database? Then nothing there refers to it.
    bool isUnwritten(const TableMeta& table, const QUuid& id) const;
    /// The rows of a table that are held back and belong to `root`, or did until another creation
    /// gave them another; itself left out.
    std::vector<const Row*> waitingOf(const TableMeta& table, const QUuid& root) const;
    /// Does the row, as it is to be written, refer to one that is not written yet?
    bool refersToNew(const Held& held) const;
    /// In the order in which they were first held back: each refers only to earlier ones.
    const std::vector<Held*>& waiting() const { return m_waiting; }
    const std::vector<Appended>& appended() const { return m_appended; }
    const std::vector<Later>& later() const { return m_later; }
    /// The tables of the new rows among them, those first that others refer to; nothing where they
    /// refer to one another in a ring.
    std::optional<std::vector<const TableMeta*>> newByReference() const;

    /// What was held back is written.
    void settle();
    /// Forgets rows of a table that were read; something else changed it.
    void forget(QByteArrayView table);
    void clear();

private:
    using Key = std::pair<quint16, QUuid>;
    const Held* find(quint16 table, const QUuid& id) const;

    std::map<Key, Held> m_rows; ///< nodes stay where they are
    std::vector<Held*> m_waiting;
    std::map<Key, std::vector<const Held*>> m_waitingOf; ///< by table and root
    std::vector<Appended> m_appended;
    std::vector<Later> m_later;
};

} // namespace homeport
