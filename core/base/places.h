#pragma once

#include <QString>

namespace homeport {

/// Folders for what is no part of a desk. Core chooses none: whoever runs it names them.
struct Places
{
    Places(const QString& forProfile, const QString& forScratch)
        : profile(forProfile), scratch(forScratch)
    {}

    QString profile; ///< remembers which devices this person is, from one start to the next
    QString scratch; ///< for files that go with the act that needs them
};

} // namespace homeport
