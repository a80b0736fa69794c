#pragma once

#include "core/db/database.h"
#include "core/db/row.h"
#include "core/journal/command.h"
#include "core/journal/entry.h"

#include <map>

namespace homeport {

class Disk;
class Replica;

/// What one command reads and changes. Nothing is written before the command's function returns
/// without an error; then the differences become one journal entry and one fold.
class UnitOfWork
{
public:
    UnitOfWork(Replica& replica, Database& database, const Author& author, const Command& command,
        QUuid organization, Timestamp now);

    /// The row as it is now, earlier puts of this unit included. NotFound where there is none or it
    /// is deleted.
    template <typename R>
    Result<R> get(typename R::IdType id)
    {
        auto row = load(R::table(), id.value());
        if (!row)
            return row.error();
        if (!*row || (*row)->head.deletedAt)
            return Error{Error::Kind::NotFound, QString::fromLatin1(R::table().name), {},
                QStringLiteral("NOT_FOUND")};
        return R::fromRow(**row);
    }
    /// The same, deleted rows included; nothing where there is none.
    template <typename R>
    Result<std::optional<R>> find(typename R::IdType id)
    {
        auto row = load(R::table(), id.value());
        if (!row)
            return row.error();
        return *row ? std::optional<R>(R::fromRow(**row)) : std::optional<R>();
    }
    template <typename R>
    Result<> put(const R& record)
    {
        return stage(record.toRow(), false);
    }
    /// A new row. Gives it an id where it has none.
    template <typename R>
    Result<> create(R& record)
    {
        if (record.id.isNull())
            record.id = typename R::IdType(newId());
        return stage(record.toRow(), true);
    }
    /// Soft: sets deleted_at.
    template <typename R>
    Result<> remove(typename R::IdType id)
    {
        return setDeleted(R::table(), id.value(), true);
    }
    template <typename R>
    Result<> restore(typename R::IdType id)
    {
        return setDeleted(R::table(), id.value(), false);
    }
    /// Refuses with Conflict (VERSION_CONFLICT) if one of these cells was written since `seen` was
    /// read. Fields are positions (record::X::Field).
    template <typename R>
    Result<> relyOn(const R& seen, std::initializer_list<int> fields)
    {
        return checkUnmoved(R::table(), seen.id.value(), seen.head, fields);
    }
    /// For a rule about a row that this unit leaves as it is: until it is committed nobody else
    /// writes to that one. Where somebody has meanwhile, the command runs again and sees it.
    template <typename R>
    Result<> hold(typename R::IdType id)
    {
        return m_database.hold(R::table(), id.value());
    }

    /// When the act happened: the clock's now, or the command's happenedAt.
    Timestamp now() const { return m_now; }
    QUuid newId();
    OrganizationId organization() const { return OrganizationId(m_organization); }
    const Author& author() const { return m_author; }
    const Command& command() const { return m_command; }
    Command& command() { return m_command; }
    Database& database() { return m_database; }
    Disk& disk();

    // For the replica and for undo, which handle rows of any table.
    Result<std::optional<Row>> load(const TableMeta& table, const QUuid& id);
    Result<> stage(Row row, bool isNew);
    Result<> setDeleted(const TableMeta& table, const QUuid& id, bool deleted);
    /// The differences, in the order the rows were first touched. Validates lengths and text.
    Result<std::vector<CellEdit>> edits() const;
    const std::optional<Row>* original(quint16 table, const QUuid& id) const;
    /// The row that stood where this unit makes a member anew; nothing elsewhere.
    const std::optional<Row>* overwritten(quint16 table, const QUuid& id) const;

private:
    struct Touched
    {
        std::optional<Row> before;
        std::optional<Row> after;
        std::optional<Row> overwritten;
        bool isNew = false;
        bool isOrdered = false; ///< is in m_order
    };
    using Key = std::pair<quint16, QUuid>;

    Result<Touched*> touchedFor(const Row& row, bool isNew);
    void putInOrder(const Key& key, Touched& touched);
    Result<> checkUnmoved(const TableMeta& table, const QUuid& id, const RowHead& seen,
        std::initializer_list<int> fields);

    Replica& m_replica;
    Database& m_database;
    Author m_author;
    Command m_command;
    QUuid m_organization;
    Timestamp m_now;
    std::map<Key, Touched> m_rows;
    std::vector<Key> m_order;
};

} // namespace homeport
