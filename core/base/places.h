#pragma once

#include <QString>

namespace homeport {

class Disk;

/// Folders for what is no part of a desk, and the disk that leads to these and all other files.
/// Core chooses none: whoever runs it names them.
struct Places
{
    Places(const QString& forProfile, const QString& forScratch, Disk& through)
        : profile(forProfile), scratch(forScratch), disk(&through)
    {}

    QString profile; ///< remembers which devices this person is, from one start to the next
    QString scratch; ///< for files that go with the act that needs them
    Disk* disk; ///< outlives all that are told of these places
};

} // namespace homeport
