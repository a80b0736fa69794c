#pragma once

#include <QIODevice>

#include <algorithm>
#include <cstring>
#include <limits>

namespace homeport::test {

/// A device that cannot say how much it holds, such as a pipe, and that gives no more than so much
/// at once.
class Pipe final : public QIODevice
{
public:
    explicit Pipe(qint64 size, qint64 atOnce = std::numeric_limits<qint64>::max())
        : m_left(size), m_atOnce(atOnce)
    {
        open(QIODevice::ReadOnly);
    }
    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_left == 0 && QIODevice::atEnd(); }

protected:
    qint64 readData(char* data, qint64 most) override
    {
        const auto size = std::min({m_left, most, m_atOnce});
        std::memset(data, 'x', size_t(size));
        m_left -= size;
        return size;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    qint64 m_left;
    qint64 m_atOnce;
};

} // namespace homeport::test
