#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QTextStream>

namespace homeport {

/// How far a long act is, in one line of the terminal that is written over and is gone at the end.
/// Silent where standard error is no terminal.
class ProgressLine
{
public:
    explicit ProgressLine(const QString& what);
    ~ProgressLine();
    Q_DISABLE_COPY_MOVE(ProgressLine)

    void show(qint64 done, qint64 total);

private:
    QString m_what;
    QTextStream m_terminal;
    QElapsedTimer m_sinceShown;
    bool m_isTerminal;
};

} // namespace homeport
