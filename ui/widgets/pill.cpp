#include "ui/widgets/pill.h"

#include "ui/theme/paint.h"
#include "ui/widgets/visibility.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace homeport {

namespace {

constexpr int lineHeight = 19;
constexpr int sideSpace = 7;
constexpr int markSize = 8;
constexpr int markSpace = 5;

QFont pillFont()
{
    return Theme::font(Theme::captionSize, QFont::Medium);
}

int markWidth(PillMark mark)
{
    return mark == PillMark::None ? 0 : markSize + markSpace;
}

} // namespace

Pill::Pill(const QString& text, Tone tone, QWidget* parent)
    : Pill(text, tone, PillMark::None, parent)
{}

Pill::Pill(const QString& text, Tone tone, PillMark mark, QWidget* parent)
    : QLabel(parent), m_tone(tone), m_mark(mark)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setText(text);
}

void Pill::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Pill::setMark(PillMark mark)
{
    m_mark = mark;
    updateGeometry();
    update();
}

void Pill::set(const QString& text, Tone tone, PillMark mark)
{
    setText(text);
    setTone(tone);
    setMark(mark);
    setShown(this, !text.isEmpty());
}

QSize Pill::sizeHint() const
{
    return sizeHint(text(), m_mark);
}

QSize Pill::minimumSizeHint() const
{
    return {2 * sideSpace + markWidth(m_mark), lineHeight};
}

QSize Pill::sizeHint(const QString& text, PillMark mark)
{
    const int words = QFontMetrics(pillFont()).horizontalAdvance(text);
    return {words + 2 * sideSpace + markWidth(mark), lineHeight};
}

PillMark Pill::markOf(Tone tone)
{
    switch (tone) {
    case Tone::Critical: return PillMark::Critical;
    case Tone::High: return PillMark::High;
    case Tone::Medium: return PillMark::Medium;
    case Tone::Low: return PillMark::Low;
    default: return PillMark::None;
    }
}

void Pill::paintMark(QPainter& painter, const QRectF& box, PillMark mark, const QColor& color)
{
    const QPointF c = box.center();
    QPainterPath path;
    switch (mark) {
    case PillMark::None: return;
    case PillMark::Critical: // two chevrons up
        for (const qreal down : {-1.0, 3.0}) {
            path.moveTo(c + QPointF(-3.5, down));
            path.lineTo(c + QPointF(0, down - 3));
            path.lineTo(c + QPointF(3.5, down));
        }
        break;
    case PillMark::High: // one chevron up
        path.moveTo(c + QPointF(-3.5, 1.5));
        path.lineTo(c + QPointF(0, -1.5));
        path.lineTo(c + QPointF(3.5, 1.5));
        break;
    case PillMark::Medium: // two level lines
        for (const qreal down : {-1.5, 1.5}) {
            path.moveTo(c + QPointF(-3.5, down));
            path.lineTo(c + QPointF(3.5, down));
        }
        break;
    case PillMark::Low: // one chevron down
        path.moveTo(c + QPointF(-3.5, -1.5));
        path.lineTo(c + QPointF(0, 1.5));
        path.lineTo(c + QPointF(3.5, -1.5));
        break;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(path, QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.restore();
}

void Pill::paint(
    QPainter& painter, const QRect& cell, const QString& text, Tone tone, PillMark mark)
{
    if (text.isEmpty())
        return;
    const Theme& theme = Theme::current();
    const auto direction =
        painter.layoutDirection() == Qt::RightToLeft ? Qt::RightToLeft : Qt::LeftToRight;
    QSize size = sizeHint(text, mark);
    size.setWidth(qMin(size.width(), cell.width()));
    const QRect box =
        QStyle::alignedRect(direction, Qt::AlignLeading | Qt::AlignVCenter, size, cell);

    painter.save();
    paintBox(painter, box, Theme::smallRadius, theme.tint(tone));
    const QRect inner = box.adjusted(sideSpace, 0, -sideSpace, 0);
    const QRect markBox = QStyle::alignedRect(
        direction, Qt::AlignLeading | Qt::AlignVCenter, {markSize, markSize}, inner);
    paintMark(painter, markBox, mark, theme.ink(tone));

    const QRect words =
        QStyle::visualRect(direction, inner, inner.adjusted(markWidth(mark), 0, 0, 0));
    painter.setFont(pillFont());
    painter.setPen(theme.ink(tone));
    const bool fits = cell.width() >= sizeHint(text, mark).width();
    painter.drawText(words.adjusted(-1, 0, 1, 0), Qt::AlignCenter | Qt::TextSingleLine,
        fits ? text : painter.fontMetrics().elidedText(text, Qt::ElideRight, words.width()));
    painter.restore();
}

void Pill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    paint(painter, rect(), text(), m_tone, m_mark);
}

} // namespace homeport
