#include "ui/widgets/span_bar.h"

#include "ui/theme/paint.h"
#include "ui/widgets/plain_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace homeport {

namespace {

constexpr qreal thickness = 6;
constexpr int reach = 5; // pixels around a tick in which the pointer finds it

} // namespace

SpanBar::SpanBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(fixedHeight);
}

void SpanBar::set(const QList<Part>& parts, const QList<Tick>& ticks, Tone tone)
{
    m_parts = parts;
    m_ticks = ticks;
    m_tone = tone;
    update();
}

double SpanBar::xOf(double at) const
{
    const auto x = std::clamp(at, 0.0, 1.0) * (width() - 1);
    return layoutDirection() == Qt::RightToLeft ? width() - 1 - x : x;
}

bool SpanBar::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (const auto& tick : m_ticks) {
        if (std::abs(xOf(tick.at) - help->pos().x()) <= reach) {
            QToolTip::showText(help->globalPos(), plainToolTip(tick.told), this);
            return true;
        }
    }
    return QWidget::event(event);
}

void SpanBar::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track(0, (height() - thickness) / 2, width(), thickness);
    QPainterPath rounded;
    rounded.addRoundedRect(track, thickness / 2, thickness / 2);
    painter.fillPath(rounded, theme.line);
    painter.setClipPath(rounded);
    for (const auto& part : m_parts) {
        const auto [left, right] = std::minmax({xOf(part.from), xOf(part.until)});
        const QRectF box(left, track.top(), std::max(right - left, 1.0), thickness);
        switch (part.kind) {
        case Kind::Used: painter.fillRect(box, theme.ink(m_tone)); break;
        case Kind::Still:
            painter.fillRect(box, theme.panel);
            paintHatch(painter, box, theme.muted);
            break;
        case Kind::Closed: painter.fillRect(box, theme.strongLine); break;
        }
    }
    painter.setClipping(false);
    for (const auto& tick : m_ticks) {
        const auto tall = tick.isEnd ? qreal(height()) : thickness + 4;
        const QRectF line(xOf(tick.at) - 0.5, (height() - tall) / 2, tick.isEnd ? 2 : 1.5, tall);
        painter.fillRect(line, tick.isEnd ? theme.text : theme.secondary);
    }
}

} // namespace homeport
