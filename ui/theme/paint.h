#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace homeport {

/// A rounded box with a one-pixel edge that stays crisp; an invalid colour leaves that part out.
void paintBox(QPainter& painter, const QRectF& box, qreal radius, const QColor& fill,
    const QColor& edge = QColor());

/// The mark of keyboard focus: an accent ring just inside the box.
void paintFocusRing(QPainter& painter, const QRectF& box, qreal radius, const QColor& color);

} // namespace homeport
