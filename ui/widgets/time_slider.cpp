#include "ui/widgets/time_slider.h"

#include "ui/theme/theme.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace homeport {

namespace {

constexpr int margin = 8;
constexpr int lineHeight = 6;
constexpr int tickWidth = 4;
constexpr int tickHeight = 12;
constexpr int handleWidth = 14;
constexpr int handleHeight = 16;
constexpr int wantedHeight = 24;
constexpr int nearNow = 4; ///< pixels at the end that mean now

} // namespace

TimeSlider::TimeSlider(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Moment in the past"));
}

void TimeSlider::setMoments(const QList<Timestamp>& moments)
{
    m_moments = moments;
    update();
}

void TimeSlider::setMoment(std::optional<Timestamp> moment)
{
    m_moment = moment;
    update();
}

QSize TimeSlider::sizeHint() const
{
    return {400, wantedHeight};
}

QSize TimeSlider::minimumSizeHint() const
{
    return {160, wantedHeight};
}

void TimeSlider::keyPressEvent(QKeyEvent* event)
{
    const auto isFine = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto here = m_moment ? toMsecs(*m_moment) : now();
    switch (event->key()) {
    case Qt::Key_Left: return isFine ? moveTo(here - 1000) : step(-1);
    case Qt::Key_Right: return isFine ? moveTo(here + 1000) : step(1);
    case Qt::Key_Home: return moveTo(first());
    case Qt::Key_End:
    case Qt::Key_Escape:
        if (m_moment || event->key() == Qt::Key_End)
            return moveTo(now());
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void TimeSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        moveToMouse(event->pos().x());
}

void TimeSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        moveToMouse(event->pos().x());
}

void TimeSlider::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const auto middle = height() / 2.0;
    const auto bar = [&](double x, double y, double width, double height, const QColor& color) {
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(x, y, width, height), 3, 3);
    };
    bar(margin, middle - lineHeight / 2.0, width() - 2 * margin, lineHeight, theme.line);
    for (const auto& moment : m_moments) {
        bar(xOf(toMsecs(moment)) - tickWidth / 2.0, middle - tickHeight / 2.0, tickWidth,
            tickHeight, theme.accent);
    }
    const auto at = xOf(m_moment ? toMsecs(*m_moment) : now());
    const QRectF handle(
        at - handleWidth / 2.0, middle - handleHeight / 2.0, handleWidth, handleHeight);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(handle.adjusted(-3, -3, 3, 3), 6, 6);
    }
    painter.setPen(QPen(theme.panel, 2));
    painter.setBrush(theme.accent);
    painter.drawRoundedRect(handle, 5, 5);
}

bool TimeSlider::event(QEvent* event)
{
    // Its keys are keys elsewhere too; Esc leaves the past before it leaves the page.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && m_moment) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

qint64 TimeSlider::first() const
{
    return m_moments.isEmpty() ? now() : toMsecs(m_moments.first());
}

qint64 TimeSlider::now() const
{
    const auto clock = QDateTime::currentMSecsSinceEpoch();
    return m_moments.isEmpty() ? clock : qMax(clock, toMsecs(m_moments.last()) + 1);
}

int TimeSlider::xOf(qint64 moment) const
{
    const auto span = qMax<qint64>(1, now() - first());
    const auto room = width() - 2 * margin;
    return margin + int(double(room) * double(moment - first()) / double(span));
}

/// At the end of the line it is now again.
void TimeSlider::moveTo(qint64 moment)
{
    const auto isNow = moment >= now();
    m_moment = isNow ? std::nullopt : std::optional(fromMsecs(qMax(first(), moment)));
    update();
    emit moved(m_moment);
}

void TimeSlider::moveToMouse(int x)
{
    if (x >= width() - margin - nearNow)
        return moveTo(now());
    const auto room = qMax(1, width() - 2 * margin);
    const auto share = std::clamp(double(x - margin) / room, 0.0, 1.0);
    const auto moment = first() + qint64(share * double(now() - first()));
    // What lies under the pointer is meant, not the second beside it.
    for (const auto& tick : m_moments) {
        if (qAbs(xOf(toMsecs(tick)) - x) <= tickWidth)
            return moveTo(toMsecs(tick));
    }
    moveTo(moment);
}

void TimeSlider::step(int direction)
{
    const auto here = m_moment ? toMsecs(*m_moment) : now();
    if (direction < 0) {
        for (auto tick = m_moments.crbegin(); tick != m_moments.crend(); ++tick) {
            if (toMsecs(*tick) < here)
                return moveTo(toMsecs(*tick));
        }
        return moveTo(first());
    }
    for (const auto& tick : m_moments) {
        if (toMsecs(tick) > here)
            return moveTo(toMsecs(tick));
    }
    moveTo(now());
}

} // namespace homeport
