#pragma once

#include <QFile>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <malloc.h>
#include <memory>
#include <unistd.h>

namespace homeport::test {

/// False in a build with sanitizers: they hold back what is freed.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool memoryTells = false;
#else
inline constexpr bool memoryTells = true;
#endif

/// How much more memory of the machine this process takes, while this lives, than when it began;
/// looked at every millisecond.
class MemoryWatch
{
public:
    MemoryWatch()
    {
        ::malloc_trim(0); // what earlier work left behind would hide what comes
        m_first = resident();
        m_most = m_first;
        m_looking.reset(QThread::create([this] {
            while (!m_isOver) {
                m_most = std::max(m_most.load(), resident());
                QThread::msleep(1);
            }
        }));
        m_looking->start();
    }
    ~MemoryWatch()
    {
        m_isOver = true;
        m_looking->wait();
    }
    Q_DISABLE_COPY_MOVE(MemoryWatch)

    qint64 mebibytes() const { return (m_most - m_first) / (1 << 20); }

private:
    static qint64 resident()
    {
        QFile file(QStringLiteral("/proc/self/statm"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the system does not tell how much memory is taken");
        return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
    }

    qint64 m_first = 0;
    std::atomic<qint64> m_most = 0;
    std::atomic<bool> m_isOver = false;
    std::unique_ptr<QThread> m_looking;
};

} // namespace homeport::test
