#pragma once

#include "core/base/result.h"
#include "core/journal/replica.h"

#include <QStringList>

#include <optional>

#include "record/ticket.h"

namespace homeport {

/// The numbers of one kind that other devices hold blocks of: an imported ticket may not carry one
/// of them (NU-5).
class LeasedNumbers
{
public:
    /// All but those of `device`.
    static Result<LeasedNumbers> ofOthers(
        Database& database, const QUuid& organization, const QUuid& device, TicketKind kind);

    bool contains(const QString& number) const;

private:
    QString m_prefix;
    QList<std::pair<qint64, qint64>> m_ranges; ///< first and last
};

/// Makes room for numbers of our own format that came from elsewhere: neither the sequence nor this
/// device's blocks give them again (NU-5). Belongs to the unit's transaction, before the first
/// draw.
Result<> takeInNumbers(
    UnitOfWork& unit, const QUuid& device, TicketKind kind, const QStringList& numbers);
/// The same as the first step of an import's transaction; leaves no entry.
Replica::Step takingInNumbers(const QUuid& device, TicketKind kind, const QStringList& numbers);

/// For a desk that was set back, by a backup or a snapshot: passes over all numbers that may have
/// been given since. `lost`: the entries known to be missing. Others may have worked on it as well,
/// so it goes further, by what the desk gave in as long a time before. Gaps are allowed, giving a
/// number twice is not (NU-3). In a transaction of its own.
Result<> passOverNumbers(Database& database, qint64 lost, Timestamp now);

} // namespace homeport
