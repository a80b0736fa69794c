#pragma once

#include "core/tickets/ticket_queries.h"

#include <QScrollArea>

class QVBoxLayout;

namespace homeport {

/// What people wrote about a ticket, oldest first, as plain text; internal notes on a tinted
/// ground.
class ConversationView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ConversationView(QWidget* parent = nullptr);

    void setItems(const QList<ConversationItem>& items);
    int count() const { return int(m_shown.size()); }

private:
    QWidget* bubbleFor(const ConversationItem& item);

    QVBoxLayout* m_list;
    QList<TicketCommentId> m_shown;
};

/// A label for words of people: never read as markup, wraps, can be copied.
QWidget* plainLabel(const QString& text, const QString& styleClass = {});

} // namespace homeport
