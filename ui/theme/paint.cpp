#include "ui/theme/paint.h"

#include <QPainter>
#include <QPen>

namespace homeport {

void paintBox(
    QPainter& painter, const QRectF& box, qreal radius, const QColor& fill, const QColor& edge)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge.isValid() ? QPen(edge, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const QRectF inner = edge.isValid() ? box.adjusted(0.5, 0.5, -0.5, -0.5) : box;
    painter.drawRoundedRect(inner, radius, radius);
    painter.restore();
}

void paintHatch(QPainter& painter, const QRectF& box, const QColor& color)
{
    constexpr qreal step = 5;
    painter.save();
    painter.setClipRect(box, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.4));
    for (qreal x = box.left() - box.height(); x < box.right(); x += step)
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    painter.restore();
}

void paintFocusRing(QPainter& painter, const QRectF& box, qreal radius, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

} // namespace homeport
