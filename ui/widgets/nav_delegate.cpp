#include "ui/widgets/nav_delegate.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace homeport {

namespace {

constexpr int rowHeight = 33;
constexpr int rowGap = 2;
constexpr int placeRadius = 6;

} // namespace

QSize NavDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {Theme::navWidth - 2 * sideSpace, rowHeight};
}

void NavDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::current();
    const QString text = index.data(Qt::DisplayRole).toString();
    painter->save();
    if (index.data(KeyRole).isNull()) {
        paintHeading(*painter, option.rect, text);
        painter->restore();
        return;
    }

    const bool isChosen = index.data(ChosenRole).toBool();
    const QRect box = option.rect.adjusted(sideSpace, 0, -sideSpace, -rowGap);
    if (isChosen)
        paintBox(*painter, box, placeRadius, theme.navSelected);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        paintBox(*painter, box, placeRadius, theme.navHover);
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(*painter, box, placeRadius - 1, theme.navText);

    QRect words = box.adjusted(textSpace, 0, -textSpace, 0);
    const QString count = index.data(CountRole).toString();
    if (!count.isEmpty()) {
        painter->setFont(Theme::font(Theme::captionSize));
        painter->setPen(isChosen ? theme.navText : theme.navMuted);
        painter->drawText(QStyle::visualRect(option.direction, box, words),
            int(QStyle::visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter)),
            count);
        words.setRight(
            words.right() - painter->fontMetrics().horizontalAdvance(count) - Theme::smallSpace);
    }
    painter->setFont(Theme::font());
    painter->setPen(isChosen ? theme.navSelectedText : theme.navText);
    painter->drawText(QStyle::visualRect(option.direction, box, words),
        int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)),
        painter->fontMetrics().elidedText(text, Qt::ElideRight, words.width()));
    painter->restore();
}

void NavDelegate::paintHeading(QPainter& painter, const QRect& rect, const QString& text) const
{
    QFont font = Theme::font(Theme::captionSize);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    font.setCapitalization(QFont::AllUppercase);
    painter.setFont(font);
    painter.setPen(Theme::current().navMuted);
    const int side = sideSpace + textSpace;
    painter.drawText(rect.adjusted(side, 4, -side, 0), Qt::AlignVCenter, text);
}

} // namespace homeport
