#pragma once

#include "core/tickets/ticket_queries.h"
#include "ui/tickets/message_text.h"

#include <QUrl>
#include <QWidget>

class QFrame;
class QVBoxLayout;

namespace homeport {

class LinkText;

/// One message of a conversation: who said it when, and what. Quotes are folded, addresses and
/// numbers of tickets can be opened.
class MessageLine final : public QWidget
{
    Q_OBJECT

public:
    /// Takes the files over; null: there are none.
    MessageLine(const ConversationItem& item, QWidget* files, QWidget* parent = nullptr);

    const ConversationItem& item() const { return m_item; }
    /// What the acts on messages are meant for stands out.
    void setChosen(bool isChosen);
    /// Unfolds the quotes that hold the words.
    void reveal(const QString& words);
    /// What of it is marked; empty: nothing.
    QString marked() const;

signals:
    /// At that place of the screen.
    void menuRequested(const QPoint& at);
    void addressRequested(const QUrl& address);
    void ticketRequested(const QString& number);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeBody();
    /// Links work in it.
    LinkText* labelFor(const QString& text);
    void addQuote(QVBoxLayout* body, const QString& text);
    QWidget* makeRest(QWidget* beginning);

    ConversationItem m_item;
    QFrame* m_bubble;
};

} // namespace homeport
