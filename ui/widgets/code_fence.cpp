#include "ui/widgets/code_fence.h"

namespace homeport {

namespace {

constexpr QChar sign(u'`');
constexpr qsizetype shortestRow = 3;
constexpr qsizetype mostBefore = 3; // spaces; further in it is no row of its own

} // namespace

CodeFence::Line CodeFence::read(QStringView line)
{
    const auto outside = isOpen() ? Line::Code : Line::Outside;
    qsizetype start = 0;
    while (start < line.size() && line[start] == u' ')
        ++start;
    auto end = start;
    while (end < line.size() && line[end] == sign)
        ++end;
    const auto length = end - start;
    if (length == 0 || start > mostBefore)
        return outside;
    const auto rest = line.mid(end);
    if (isOpen()) {
        if (length < m_length || !rest.trimmed().isEmpty())
            return Line::Code;
        m_length = 0;
        return Line::Closing;
    }
    // With more of them behind it, it is code within a line.
    if (length < shortestRow || rest.contains(sign))
        return Line::Outside;
    m_length = length;
    return Line::Opening;
}

} // namespace homeport
