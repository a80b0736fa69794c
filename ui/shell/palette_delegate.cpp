#include "ui/shell/palette_delegate.h"

#include "core/search/folded_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_hint.h"

#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// One line, cut at the end where there is no room; what was found stands in bold.
void drawMarked(QPainter* painter, QRect box, const QString& text, const QList<TextRange>& marks)
{
    const auto plain = painter->font();
    auto bold = plain;
    bold.setBold(true);
    const bool isLeftToRight = !text.isRightToLeft();
    if (marks.isEmpty() || !isLeftToRight) {
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeading,
            painter->fontMetrics().elidedText(text, Qt::ElideRight, box.width()));
        return;
    }
    const auto draw = [&](qsizetype begin, qsizetype end, const QFont& font) {
        if (begin >= end || box.width() <= 0)
            return;
        painter->setFont(font);
        const auto part = text.mid(begin, end - begin);
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
            painter->fontMetrics().elidedText(part, Qt::ElideRight, box.width()));
        box.setLeft(box.left() + painter->fontMetrics().horizontalAdvance(part));
    };
    qsizetype at = 0;
    for (const auto& mark : marks) {
        draw(at, mark.begin, plain);
        draw(mark.begin, mark.end, bold);
        at = mark.end;
    }
    draw(at, text.size(), plain);
    painter->setFont(plain);
}

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const auto kind = index.data(KindRole).toInt();
    return {100, kind == Heading ? 30 : kind == TicketItem ? 48 : 32};
}

void PaletteDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& theme = Theme::current();
    const auto text = index.data(Qt::DisplayRole).toString();
    auto box = option.rect.adjusted(18, 0, -18, 0);
    painter->save();
    if (index.data(KindRole).toInt() == Heading) {
        auto font = Theme::font(Theme::captionSize);
        font.setCapitalization(QFont::AllUppercase);
        painter->setFont(font);
        painter->setPen(theme.muted);
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeading, text);
        painter->restore();
        return;
    }
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    painter->setFont(Theme::font());
    painter->setPen(theme.secondary);
    const auto number = index.data(NumberRole).toString();
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeading, number.isEmpty() ? u"›"_s : number);
    const auto keys = index.data(KeysRole).toString();
    if (!keys.isEmpty()) {
        QRect cap(QPoint(), KeyHint::sizeHint(keys));
        cap.moveCenter(box.center());
        cap.moveRight(box.right());
        KeyHint::paint(*painter, cap, keys);
        box.setRight(cap.left() - 8);
    }
    box.setLeft(box.left() + 96);
    const auto detail = index.data(DetailRole).toString();
    const auto titleMarks = index.data(TitleMarksRole).value<QList<TextRange>>();
    painter->setPen(theme.text);
    if (detail.isEmpty()) {
        drawMarked(painter, box, text, titleMarks);
    } else {
        drawMarked(painter, box.adjusted(0, 5, 0, -24), text, titleMarks);
        painter->setFont(Theme::font(Theme::smallSize));
        painter->setPen(theme.muted);
        drawMarked(painter, box.adjusted(0, 24, 0, -5), detail,
            index.data(DetailMarksRole).value<QList<TextRange>>());
    }
    painter->restore();
}

} // namespace homeport
