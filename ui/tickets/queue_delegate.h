#pragma once

#include <QStyledItemDelegate>

namespace homeport {

/// Paints the cells of a queue: priority, status, kind and time left as pills, people as their
/// avatar, a flag at the priority of what is escalated.
class QueueDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
};

} // namespace homeport
