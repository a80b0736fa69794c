#include "ui/tickets/queue_delegate.h"

#include "ui/models/queue_model.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/time_pill.h"

#include <QPainter>

namespace homeport {

namespace {

constexpr int sideSpace = 8;
constexpr int edgeWidth = 3;
constexpr int markSide = 12;
constexpr int flagWidth = 8;

/// An edge at the left of the row, and a tick at the end of its first cell.
void paintMark(QPainter& painter, const QRect& row, const QRect& cell)
{
    const auto& theme = Theme::current();
    painter.fillRect(QRect(row.left(), row.top(), edgeWidth, row.height()), theme.accent);
    QRectF tick(0, 0, markSide, markSide);
    tick.moveCenter({cell.right() - markSide / 2.0, cell.center().y() + 0.5});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{{tick.left() + 1, tick.center().y()},
        {tick.center().x() - 1, tick.bottom() - 2}, {tick.right() - 1, tick.top() + 2}});
    painter.restore();
}

/// A flag at the end of the cell: the ticket is escalated.
void paintFlag(QPainter& painter, const QRect& cell, bool isRightToLeft)
{
    const auto& theme = Theme::current();
    const int left = isRightToLeft ? cell.left() : cell.right() - flagWidth;
    const QRectF box(left, cell.center().y() - 5, flagWidth, 10);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.ink(Tone::Critical), 1.4));
    painter.drawLine(box.topLeft(), box.bottomLeft());
    painter.setBrush(theme.ink(Tone::Critical));
    painter.drawPolygon(
        QPolygonF{{box.topLeft(), {box.right(), box.top() + 2.75}, {box.left(), box.top() + 5.5}}});
    painter.restore();
}

} // namespace

void QueueDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& theme = Theme::current();
    const auto isLoaded = index.data(QueueModel::LoadedRole).toBool();
    const auto text = index.data(Qt::DisplayRole).toString();
    const auto cell = option.rect.adjusted(sideSpace, 0, -sideSpace, -1);

    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    const auto isMarked = index.data(QueueModel::MarkedRole).toBool();
    if (isMarked && !(option.state & QStyle::State_Selected))
        painter->fillRect(option.rect, theme.accentTint);
    painter->setPen(theme.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    const auto column = index.column();
    if (isMarked && column == QueueModel::Number)
        paintMark(*painter, option.rect, cell);
    const bool isPill = column == QueueModel::Priority || column == QueueModel::Status
        || column == QueueModel::Kind;
    if (isLoaded && isPill) {
        const auto tone = Tone(index.data(QueueModel::ToneRole).toInt());
        const bool isEscalated = index.data(QueueModel::EscalatedRole).toBool();
        const bool isRightToLeft = option.direction == Qt::RightToLeft;
        const int room = isEscalated ? flagWidth + sideSpace / 2 : 0;
        const auto rest = cell.adjusted(isRightToLeft ? room : 0, 0, isRightToLeft ? 0 : -room, 0);
        Pill::paint(*painter, rest, text, tone,
            column == QueueModel::Priority ? Pill::markOf(tone) : PillMark::None);
        if (isEscalated)
            paintFlag(*painter, cell, isRightToLeft);
    } else if (isLoaded && column == QueueModel::Due) {
        TimePill::paint(*painter, cell, index.data(QueueModel::FaceRole).value<TimeFace>());
    } else if (isLoaded && column == QueueModel::Who) {
        QRect round(0, 0, Avatar::standardSize, Avatar::standardSize);
        round.moveCenter({cell.left() + Avatar::standardSize / 2, cell.center().y()});
        Avatar::paint(*painter, round, text);
    } else {
        const auto isTitle = column == QueueModel::Title || column == QueueModel::Group;
        const bool isUnread =
            column == QueueModel::Title && index.data(QueueModel::UnreadRole).toBool();
        const auto weight = isUnread ? QFont::Bold : isLoaded ? QFont::Medium : QFont::Normal;
        painter->setFont(Theme::font(Theme::bodySize, isTitle ? weight : QFont::Normal));
        painter->setPen(!isLoaded ? theme.muted : isTitle ? theme.text : theme.secondary);
        painter->drawText(cell, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(text, Qt::ElideRight, cell.width()));
    }
    painter->restore();
}

} // namespace homeport
