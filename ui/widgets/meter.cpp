#include "ui/widgets/meter.h"

#include "ui/theme/paint.h"

#include <QPainter>

namespace homeport {

namespace {

constexpr int fullValue = 1000;

} // namespace

Meter::Meter(QWidget* parent) : QProgressBar(parent)
{
    setRange(0, fullValue);
    setTextVisible(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Meter::setShare(double share)
{
    setValue(qRound(qBound(0.0, share, 1.0) * fullValue));
}

void Meter::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Meter::paint(QPainter& painter, const QRect& rect, double share, Tone tone)
{
    const Theme& theme = Theme::current();
    QRectF bar(rect.left(), 0, rect.width(), thickness);
    const int above = (rect.height() - thickness) / 2;
    bar.moveTop(rect.top() + above);
    paintBox(painter, bar, thickness / 2.0, theme.line);

    const double used = qBound(0.0, share, 1.0) * bar.width();
    if (used <= 0)
        return;
    QRectF filled(bar.left(), bar.top(), used, thickness);
    if (painter.layoutDirection() == Qt::RightToLeft)
        filled.moveRight(bar.right());
    paintBox(painter, filled, thickness / 2.0, theme.ink(tone));
}

void Meter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    paint(painter, rect(), double(value()) / fullValue, m_tone);
}

} // namespace homeport
