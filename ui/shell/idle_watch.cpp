#include "ui/shell/idle_watch.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <utility>

namespace homeport {

using namespace std::chrono_literals;

namespace {

constexpr auto lookInterval = 500ms;
constexpr auto activeRest = 1min;

/// What a person did. Moves of the pointer also come from windows that move below it.
bool isInput(const QEvent& event)
{
    switch (event.type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
    case QEvent::InputMethod: return true;
    case QEvent::MouseMove: return event.spontaneous();
    default: return false;
    }
}

} // namespace

IdleWatch::IdleWatch(const Clock& clock, QObject* parent) : QObject(parent), m_clock(clock)
{
    m_timer.setInterval(lookInterval);
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::tick);
}

void IdleWatch::start(std::chrono::milliseconds limit)
{
    m_limit = limit;
    m_idle = {};
    m_sinceActive = {};
    m_last = m_clock.now();
    m_isAtWork = false;
    QCoreApplication::instance()->installEventFilter(this);
    m_timer.start();
}

void IdleWatch::stop()
{
    m_timer.stop();
    QCoreApplication::instance()->removeEventFilter(this);
}

bool IdleWatch::eventFilter(QObject* watched, QEvent* event)
{
    if (isInput(*event)) {
        // After a long sleep the window locks first; what woke it is not for the hidden page.
        if (!look())
            return true;
        m_idle = {};
        m_isAtWork = true;
    }
    return QObject::eventFilter(watched, event);
}

bool IdleWatch::look()
{
    const auto now = m_clock.now();
    const auto step = std::max(now - std::exchange(m_last, now), std::chrono::milliseconds(0));
    m_idle += step;
    m_sinceActive += step;
    if (m_idle < m_limit)
        return true;
    stop();
    emit expired();
    return false;
}

void IdleWatch::tick()
{
    if (look() && m_isAtWork && m_sinceActive >= activeRest) {
        m_sinceActive = {};
        m_isAtWork = false;
        emit active();
    }
}

} // namespace homeport
