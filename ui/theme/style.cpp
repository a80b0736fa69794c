#include "ui/theme/style.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int indicatorSize = 16;

void paintStroke(QPainter& painter, const QPolygonF& points, const QColor& color, qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(points);
    painter.restore();
}

void paintChevron(QPainter& painter, const QRectF& box, qreal degrees, const QColor& color)
{
    painter.save();
    painter.translate(box.center());
    painter.rotate(degrees);
    paintStroke(painter, {QPointF(-3.5, -1.75), QPointF(0, 1.75), QPointF(3.5, -1.75)}, color, 1.5);
    painter.restore();
}

void paintSortArrow(QPainter& painter, const QRectF& box, bool isUp, const QColor& color)
{
    const qreal tip = isUp ? -3 : 3;
    QPainterPath path;
    path.moveTo(-4, -tip);
    path.lineTo(4, -tip);
    path.lineTo(0, tip);
    path.closeSubpath();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center());
    painter.fillPath(path, color);
    painter.restore();
}

void paintCross(QPainter& painter, const QRectF& box, const QColor& color)
{
    const QPointF c = box.center();
    paintStroke(painter, {c + QPointF(-3, -3), c + QPointF(3, 3)}, color, 1.4);
    paintStroke(painter, {c + QPointF(-3, 3), c + QPointF(3, -3)}, color, 1.4);
}

QRectF squareIn(const QRect& rect)
{
    QRectF square(0, 0, indicatorSize, indicatorSize);
    square.moveCenter(QRectF(rect).center());
    return square.toRect();
}

void paintTick(QPainter& painter, const QStyleOption& option, bool isRound)
{
    const Theme& theme = Theme::current();
    const QRectF box = squareIn(option.rect);
    const qreal radius = isRound ? indicatorSize / 2.0 : 4;
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isPartly = option.state.testFlag(QStyle::State_NoChange);
    const bool isOn = option.state.testFlag(QStyle::State_On) || isPartly;
    const bool isHot = option.state.testFlag(QStyle::State_MouseOver) && isEnabled;

    if (!isOn) {
        paintBox(painter, box, radius, theme.panel, isHot ? theme.accent : theme.muted);
        return;
    }
    const QColor ground = isEnabled ? theme.accent : theme.strongLine;
    const QColor mark = isEnabled ? theme.accentText : theme.panel;
    const QPointF c = box.center();
    paintBox(painter, box, radius, ground);
    if (isRound)
        paintBox(painter, QRectF(c - QPointF(3, 3), QSizeF(6, 6)), 3, mark);
    else if (isPartly)
        paintStroke(painter, {c - QPointF(3.5, 0), c + QPointF(3.5, 0)}, mark, 2);
    else
        paintStroke(painter,
            {c + QPointF(-3.8, 0.2), c + QPointF(-1.2, 2.8), c + QPointF(3.8, -2.8)}, mark, 1.8);
}

} // namespace

Style::Style() : QProxyStyle(u"fusion"_s) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
    const QWidget* widget) const
{
    const Theme& theme = Theme::current();
    const bool isEnabled = option->state.testFlag(State_Enabled);
    const QColor ink = isEnabled ? theme.secondary : theme.disabledText;

    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: return paintTick(*painter, *option, false);
    case PE_IndicatorRadioButton: return paintTick(*painter, *option, true);
    case PE_IndicatorArrowDown: return paintChevron(*painter, option->rect, 0, ink);
    case PE_IndicatorArrowLeft: return paintChevron(*painter, option->rect, 90, ink);
    case PE_IndicatorArrowUp: return paintChevron(*painter, option->rect, 180, ink);
    case PE_IndicatorArrowRight: return paintChevron(*painter, option->rect, 270, ink);
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children))
            paintChevron(*painter, option->rect,
                option->state.testFlag(State_Open)         ? 0
                    : option->direction == Qt::RightToLeft ? 90
                                                           : 270,
                ink);
        return;
    case PE_IndicatorHeaderArrow:
        // Qt calls ascending "down"; ours points the way the values grow.
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
            header && header->sortIndicator != QStyleOptionHeader::None)
            paintSortArrow(*painter, option->rect,
                header->sortIndicator == QStyleOptionHeader::SortDown, theme.muted);
        return;
    case PE_IndicatorTabClose:
        if (option->state.testFlag(State_MouseOver))
            paintBox(*painter, option->rect, Theme::smallRadius, theme.hover);
        return paintCross(*painter, option->rect, ink);
    case PE_FrameFocusRect:
        return paintFocusRing(*painter, option->rect, Theme::smallRadius, theme.accent);
    default: return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight: return indicatorSize;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return Theme::smallSpace;
    case PM_HeaderMarkSize: return 8;
    case PM_ScrollBarExtent: return 10;
    case PM_SplitterWidth: return 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QRect Style::subElementRect(
    SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (element != SE_HeaderArrow || !header)
        return QProxyStyle::subElementRect(element, option, widget);

    // The arrow follows the word instead of standing at the far end of a wide column.
    constexpr int side = 8;
    constexpr int width = 12;
    const QFontMetrics metrics(Theme::font(Theme::captionSize)); // the style sheet's heading size
    const int words = metrics.horizontalAdvance(header->text);
    const int left = qMin(side + words + 2, header->rect.width() - width);
    const QRect arrow(header->rect.left() + left, header->rect.top(), width, header->rect.height());
    return visualRect(header->direction, header->rect, arrow);
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
    QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_ComboBox_Popup: // a list below the field, not a menu over it
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_FormLayoutLabelAlignment: return Qt::AlignLeft | Qt::AlignVCenter;
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace homeport
