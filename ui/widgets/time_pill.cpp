#include "ui/widgets/time_pill.h"

#include "ui/theme/paint.h"
#include "ui/widgets/visibility.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace homeport {

namespace {

constexpr int sideSpace = 6;
constexpr int markSize = 9;
constexpr int markSpace = 4;

QFont pillFont()
{
    return Theme::font(Theme::captionSize, QFont::Medium);
}

void paintPause(QPainter& painter, const QRectF& box, const QColor& color)
{
    for (const qreal left : {1.5, 5.0})
        painter.fillRect(QRectF(box.left() + left, box.top() + 0.5, 2, box.height() - 1), color);
}

void paintMoon(QPainter& painter, const QRectF& box, const QColor& color)
{
    QPainterPath disc, shadow;
    disc.addEllipse(box);
    shadow.addEllipse(box.translated(box.width() * 0.38, -box.height() * 0.16));
    painter.fillPath(disc.subtracted(shadow), color);
}

void paintWarning(QPainter& painter, const QRectF& box, const QColor& color)
{
    QPainterPath triangle;
    triangle.moveTo(box.center().x(), box.top());
    triangle.lineTo(box.bottomRight());
    triangle.lineTo(box.bottomLeft());
    triangle.closeSubpath();
    painter.fillPath(triangle, color);
}

void paintMark(QPainter& painter, const QRectF& box, TimeFace::Mark mark, const QColor& color)
{
    switch (mark) {
    case TimeFace::Mark::None: break;
    case TimeFace::Mark::Paused: paintPause(painter, box, color); break;
    case TimeFace::Mark::Asleep: paintMoon(painter, box, color); break;
    case TimeFace::Mark::Warning: paintWarning(painter, box, color); break;
    }
}

} // namespace

TimePill::TimePill(QWidget* parent) : QWidget(parent)
{
    setFixedSize(fixedWidth, fixedHeight);
}

void TimePill::setFace(const TimeFace& face, const QString& told)
{
    m_face = face;
    setToolTip(told);
    setAccessibleName(told);
    setShown(this, !face.text.isEmpty());
    update();
}

void TimePill::paint(QPainter& painter, const QRect& cell, const TimeFace& face)
{
    if (face.text.isEmpty())
        return;
    const auto& theme = Theme::current();
    const auto direction =
        painter.layoutDirection() == Qt::RightToLeft ? Qt::RightToLeft : Qt::LeftToRight;
    const QSize size(qMin(int(fixedWidth), cell.width()), fixedHeight);
    const QRect box =
        QStyle::alignedRect(direction, Qt::AlignLeading | Qt::AlignVCenter, size, cell);
    const bool isSolid = face.ground == TimeFace::Ground::Solid;
    const auto ink = isSolid ? theme.panel : theme.ink(face.tone);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    switch (face.ground) {
    case TimeFace::Ground::None: break;
    case TimeFace::Ground::Tint:
        paintBox(painter, box, Theme::smallRadius, theme.tint(face.tone));
        break;
    case TimeFace::Ground::Edged:
        paintBox(painter, box, Theme::smallRadius, theme.tint(face.tone), theme.ink(face.tone));
        break;
    case TimeFace::Ground::Solid:
        paintBox(painter, box, Theme::smallRadius, theme.ink(face.tone));
        break;
    case TimeFace::Ground::Hatched: {
        QPainterPath clip;
        clip.addRoundedRect(box, Theme::smallRadius, Theme::smallRadius);
        painter.fillPath(clip, theme.tint(face.tone));
        painter.setClipPath(clip, Qt::IntersectClip);
        paintHatch(painter, box, theme.strongLine);
        painter.setClipping(false);
        break;
    }
    }

    QRect inner = box.adjusted(sideSpace, 0, -sideSpace, 0);
    if (face.mark != TimeFace::Mark::None) {
        const QRectF mark = QStyle::alignedRect(
            direction, Qt::AlignLeading | Qt::AlignVCenter, {markSize, markSize}, inner);
        paintMark(painter, mark, face.mark, ink);
        inner = QStyle::visualRect(direction, inner, inner.adjusted(markSize + markSpace, 0, 0, 0));
    }
    painter.setFont(pillFont());
    painter.setPen(ink);
    painter.drawText(inner.adjusted(-1, 0, 1, 0), Qt::AlignCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(face.text, Qt::ElideRight, inner.width() + 2));
    painter.restore();
}

void TimePill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    paint(painter, rect(), m_face);
}

} // namespace homeport
