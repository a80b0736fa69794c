#pragma once

#include "core/tickets/history.h"

#include <QScrollArea>

class QVBoxLayout;

namespace homeport {

/// What happened to a ticket, newest first, with a way back where nothing was built on it.
class HistoryView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit HistoryView(QWidget* parent = nullptr);

    void setItems(const QList<HistoryItem>& items);

signals:
    void undoRequested(const homeport::EntryRef& entry);

private:
    QWidget* lineFor(const HistoryItem& item, bool isLast);

    QVBoxLayout* m_list;
};

} // namespace homeport
