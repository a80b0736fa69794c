#pragma once

#include <QStyledItemDelegate>

namespace homeport {

/// Paints the lines of the palette: headings, tickets with a second line, and acts with their key.
class PaletteDelegate final : public QStyledItemDelegate
{
public:
    enum Role {
        KindRole = Qt::UserRole,
        IdRole,
        NumberRole,
        DetailRole,
        KeysRole,
        TitleMarksRole, ///< what of the title was found, as QList<TextRange>
        DetailMarksRole
    };
    enum Kind { Heading, TicketItem, PersonItem, ActionItem, NewItem };

    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
};

} // namespace homeport
