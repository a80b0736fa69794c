#pragma once

#include "core/db/registry.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include "record/ticket.h"

namespace homeport {

/// A column of a file of tickets.
struct ExportColumn
{
    enum class Shape { Text, Number, Moment, Flag, Path };

    QString name;
    QByteArray value; ///< as the question has it
    Shape shape = Shape::Text;
    bool isInternal = false; ///< empty for who does not read internal notes of the ticket
};

/// What a file of tickets of one kind holds: what all kinds have, and the kind's own. Names and
/// order are what a file promises.
struct ExportTable
{
    static const ExportTable& of(TicketKind kind);

    QList<ExportColumn> columns;
    /// Asks for the columns in their order behind `firstColumn` others: the ticket's id, and the
    /// two categories above its own. A list of ids is appended.
    QByteArray question;
    bool hasInternal = false;

    static constexpr int firstColumn = 3;
};

} // namespace homeport
