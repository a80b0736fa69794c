#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QTimer>

namespace homeport {

/// Tells how long nobody touched keyboard or mouse in any window of the program. Time that the
/// machine slept counts; a clock that was set back takes nothing away.
class IdleWatch final : public QObject
{
    Q_OBJECT

public:
    /// The clock must outlive the watch.
    explicit IdleWatch(const Clock& clock, QObject* parent = nullptr);

    /// Watches from now on; expired() once this long without input.
    void start(std::chrono::milliseconds limit);
    /// Of the time that has passed already as well; also where nothing is watched.
    void setLimit(std::chrono::milliseconds limit) { m_limit = limit; }
    void stop();

signals:
    void expired();
    /// Somebody is at work; at most once a minute.
    void active();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void tick();
    /// Adds what has passed since the last look; false where that was too long.
    bool look();

    const Clock& m_clock;
    QTimer m_timer;
    std::chrono::milliseconds m_limit{};
    std::chrono::milliseconds m_idle{};
    std::chrono::milliseconds m_sinceActive{};
    Timestamp m_last{};
    bool m_isAtWork = false;
};

} // namespace homeport
