#pragma once

#include "core/journal/replica.h"

namespace homeport {

/// The entries of an archive on their way into an empty desk: folded many at a time, in the order
/// in which they come. Errors are those of Replica::receive.
class ArchiveFolding
{
public:
    explicit ArchiveFolding(Replica& desk);

    Result<> add(const QByteArray& entry);
    /// Folds what still waits.
    Result<> fold();

private:
    Result<> count();

    Replica& m_desk;
    QList<QByteArray> m_waiting;
    qint64 m_bytes = 0; ///< of those that wait
    int m_folds = 0;
    int m_nextCount = 1;
};

} // namespace homeport
