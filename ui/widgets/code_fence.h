#pragma once

#include <QString>

namespace homeport {

/// Follows the lines of a text and knows where code stands between two rows of ```. Code that
/// nobody closed goes on to the end. (Rows of ~~~ are drawn between parts of a text.)
class CodeFence
{
public:
    enum class Line { Outside, Opening, Code, Closing };

    /// What the next line is.
    Line read(QStringView line);
    bool isOpen() const { return m_length > 0; }

private:
    qsizetype m_length = 0; ///< of the row that opened it; 0: none did
};

} // namespace homeport
