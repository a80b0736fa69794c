#pragma once

#include <QStyledItemDelegate>

namespace homeport {

/// Paints headings and places of the navigation column.
class NavDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role { KeyRole = Qt::UserRole, CountRole, ChosenRole };

    static constexpr int sideSpace = 10;
    static constexpr int textSpace = 8;

    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;

private:
    void paintHeading(QPainter& painter, const QRect& rect, const QString& text) const;
};

} // namespace homeport
