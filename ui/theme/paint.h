#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace homeport {

/// A rounded box with a one-pixel edge that stays crisp; an invalid colour leaves that part out.
void paintBox(QPainter& painter, const QRectF& box, qreal radius, const QColor& fill,
    const QColor& edge = QColor());

/// Slanted lines over a box: time that stands still, where colour alone must not tell it.
void paintHatch(QPainter& painter, const QRectF& box, const QColor& color);

/// The mark of keyboard focus: an accent ring just inside the box.
void paintFocusRing(QPainter& painter, const QRectF& box, qreal radius, const QColor& color);

} // namespace homeport
