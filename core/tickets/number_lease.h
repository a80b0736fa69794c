#pragma once

#include "core/base/result.h"
#include "core/journal/unit_of_work.h"

#include "record/ticket.h"

namespace homeport {

/// Draws the next number of a kind from the block of this device, and a new block where it is used
/// up (engines.md section 14). In a database that has no sequence to take blocks from the number
/// carries a tag of the device, "INC-K4XW-017", and is final too. Belongs to the unit's
/// transaction: rolled back, the number is free.
Result<QString> drawTicketNumber(UnitOfWork& unit, const QUuid& device, TicketKind kind);

/// The numbers that the steps of one Replica::writeAll need, drawn together by the first of them.
/// Each step asks for its own place, so that a repeated transaction draws anew.
class NumberReserve
{
public:
    NumberReserve(const QUuid& device, TicketKind kind) : m_device(device), m_kind(kind) {}

    /// A place for one more, counted from 0. Only before the steps run.
    qsizetype add() { return m_places++; }
    /// The number of a place. Belongs to the unit's transaction, as drawTicketNumber().
    Result<QString> number(UnitOfWork& unit, qsizetype place);
    /// A transaction begins, and what one before it drew went with that one. To be said where
    /// nobody may ask for the first place, with which the drawing begins otherwise.
    void forget() { m_drawn.clear(); }

private:
    QUuid m_device;
    TicketKind m_kind;
    qsizetype m_places = 0;
    QStringList m_drawn;
};

/// "INC-000042"; values longer than the width are printed in full (NU-4).
QString formattedNumber(const QString& prefix, int padWidth, qint64 value);

} // namespace homeport
