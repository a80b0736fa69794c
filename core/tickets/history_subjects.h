#pragma once

#include "core/journal/entry.h"
#include "core/tickets/name_book.h"
#include "core/tickets/ticket_sight.h"

namespace homeport {

/// What an act was about where that is a thing of its own: a file, a link, a tag, a service, a
/// person who follows, time, a task, a missed target.
struct HistorySubject
{
    QString table; ///< registry name: ticket_link, attachment …
    QUuid row;
    QString name; ///< file name, tag, service, person, title; of a link the number it leads to
    QString from; ///< of a link the number it leads from; a number that may not be read is "…"
    QString key; ///< of a link its type, of a missed target its metric
    int minutes = 0; ///< of booked time

    friend bool operator==(const HistorySubject&, const HistorySubject&) = default;
};

/// Is this table's row a subject? Its cells are told by it, but for the state of a task.
bool isSubject(quint16 table);
/// Does the cell say what the subject does not?
bool isBesideSubject(const TableMeta& table, int position);

/// Reads subjects as they stand now, within one transaction.
class SubjectReading
{
public:
    SubjectReading(Database& database, NameBook& names, ReadableTickets& readable)
        : m_database(database), m_names(names), m_readable(readable)
    {}
    /// Nothing where the row is gone.
    Result<std::optional<HistorySubject>> subject(quint16 table, const QUuid& row);

private:
    Result<QString> numberOf(TicketId ticket);

    Database& m_database;
    NameBook& m_names;
    ReadableTickets& m_readable;
};

} // namespace homeport
