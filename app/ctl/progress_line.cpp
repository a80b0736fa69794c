#include "app/ctl/progress_line.h"

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr qint64 millisecondsBetween = 200;

} // namespace

ProgressLine::ProgressLine(const QString& what)
    : m_what(what), m_terminal(stderr), m_isTerminal(isatty(STDERR_FILENO) == 1)
{}

ProgressLine::~ProgressLine()
{
    if (m_sinceShown.isValid()) {
        m_terminal << "\r\x1b[K"; // to the beginning of the line, and nothing behind it
        m_terminal.flush();
    }
}

void ProgressLine::show(qint64 done, qint64 total)
{
    const bool isRecent = m_sinceShown.isValid() && m_sinceShown.elapsed() < millisecondsBetween;
    if (!m_isTerminal || isRecent || total <= 0)
        return;
    m_sinceShown.start();
    m_terminal << '\r' << m_what << ' ' << qMin(done, total) * 100 / total << " %";
    m_terminal.flush();
}

} // namespace homeport
