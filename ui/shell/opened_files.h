#pragma once

#include <QString>

namespace homeport {

/// Where copies of attachments lie that were opened to be looked at: a folder for this person
/// alone, removed at the end of the program, and at the next start where the program was killed
/// (SEC-61).
class OpenedFiles
{
public:
    /// Made at the first call; empty where it cannot be made.
    static QString folder();
};

} // namespace homeport
