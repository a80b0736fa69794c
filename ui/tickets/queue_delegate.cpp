#include "ui/tickets/queue_delegate.h"

#include "ui/models/queue_model.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/time_pill.h"

#include <QPainter>

namespace homeport {

namespace {

constexpr int sideSpace = 8;

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
    painter->setPen(theme.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    const auto column = index.column();
    if (isLoaded && (column == QueueModel::Priority || column == QueueModel::Status)) {
        const auto tone = Tone(index.data(QueueModel::ToneRole).toInt());
        Pill::paint(*painter, cell, text, tone,
            column == QueueModel::Priority ? Pill::markOf(tone) : PillMark::None);
    } else if (isLoaded && column == QueueModel::Due) {
        TimePill::paint(*painter, cell, index.data(QueueModel::FaceRole).value<TimeFace>());
    } else if (isLoaded && column == QueueModel::Who) {
        QRect round(0, 0, Avatar::standardSize, Avatar::standardSize);
        round.moveCenter({cell.left() + Avatar::standardSize / 2, cell.center().y()});
        Avatar::paint(*painter, round, text);
    } else {
        const auto isTitle = column == QueueModel::Title;
        painter->setFont(
            Theme::font(Theme::bodySize, isTitle && isLoaded ? QFont::Medium : QFont::Normal));
        painter->setPen(!isLoaded ? theme.muted : isTitle ? theme.text : theme.secondary);
        painter->drawText(cell, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(text, Qt::ElideRight, cell.width()));
    }
    painter->restore();
}

} // namespace homeport
