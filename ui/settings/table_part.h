#pragma once

#include "core/journal/claims.h"
#include "ui/settings/record_part.h"

#include <functional>

namespace homeport {

/// A part whose rows are those of one table, read as a whole; each row has a name.
template <typename R>
class TablePart : public RecordPart
{
protected:
    using ReadAll = std::function<Result<QList<R>>(Database&, const Actor&)>;

    TablePart(const SettingsContext& context, const Look& look, const Rights& rights, ReadAll read)
        : RecordPart(context, R::table(), look, rights), m_read(std::move(read))
    {}

    /// Hands all rows on; which of them are duplicates is known by then.
    template <typename Take>
    void readAll(Take take)
    {
        ask(
            [read = m_read](Database& database, const Actor& actor) -> Result<Found> {
                auto rows = read(database, actor);
                if (!rows)
                    return rows.error();
                auto duplicates = duplicatesIn(database, R::table());
                if (!duplicates)
                    return duplicates.error();
                return Found{*rows, *duplicates};
            },
            [this, take](const Found& found) {
                setDuplicates(found.duplicates);
                take(found.rows);
            });
    }
    void load(const QUuid& id) override
    {
        readAll([this, id](const QList<R>& rows) {
            for (const auto& row : rows) {
                if (row.id.value() == id)
                    showRow(row.toRow());
            }
        });
    }
    Row blank() const override { return R().toRow(); }
    QString nameOf(const Row& row) const override
    {
        return row.cells.empty() ? QString() : row.cells[R::Field::Name].text();
    }

private:
    struct Found
    {
        QList<R> rows;
        QSet<QUuid> duplicates;
    };

    ReadAll m_read;
};

/// The same where one service of the session stores and deletes them.
template <typename R, auto Service>
class ServedPart : public TablePart<R>
{
protected:
    using typename TablePart<R>::Saved;
    using TablePart<R>::TablePart;

    QFuture<Result<Saved>> store(const Row& seen, const Row& wanted) override
    {
        return this->template storeWith<R>(Service, seen, wanted);
    }
    QFuture<Result<Saved>> discardRow(const QUuid& id) override
    {
        return this->template discardWith<R>(Service, id);
    }
};

} // namespace homeport
