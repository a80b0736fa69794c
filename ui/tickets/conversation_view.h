#pragma once

#include "core/tickets/attachments.h"
#include "core/tickets/ticket_queries.h"
#include "ui/tickets/activity.h"

#include <QScrollArea>

class QPushButton;
class QVBoxLayout;

namespace homeport {

/// What people wrote about a ticket, oldest first, as plain text, internal notes on a tinted
/// ground; between them in one line each what happened meanwhile. Of a long story the newest part
/// is shown, the rest on request.
class ConversationView final : public QScrollArea
{
    Q_OBJECT

public:
    enum class Shows { All, Replies, Notes, Events };

    explicit ConversationView(QWidget* parent = nullptr);

    /// Files stand under the message or the event that brought them.
    void setItems(const QList<ConversationItem>& messages, const QList<ActivityEvent>& events = {},
        const QList<AttachedFile>& files = {});
    void setShows(Shows shows);
    /// The file whose chip has the focus; null: none.
    AttachmentId focusedFile() const;

signals:
    void fileOpenRequested(homeport::AttachmentId id);
    void fileSaveRequested(homeport::AttachmentId id);
    void fileRemoveRequested(homeport::AttachmentId id);

private:
    /// One line of the story: a message, or an event where that is null.
    struct Line
    {
        Timestamp at{};
        const ConversationItem* message = nullptr;
        const ActivityEvent* event = nullptr;
    };

    QList<Line> lines() const;
    void rebuild(bool isAtEnd);
    QWidget* bubbleFor(const ConversationItem& item);
    QWidget* lineFor(const ActivityEvent& event);
    /// Null where there are none.
    QWidget* chipsFor(const QList<AttachedFile>& files);

    QVBoxLayout* m_list;
    QPushButton* m_earlier;
    QList<ConversationItem> m_messages;
    QList<ActivityEvent> m_events;
    QList<AttachedFile> m_files;
    Shows m_shows = Shows::All;
    int m_most;
};

/// Every choice of what to show, in the order people see.
QList<ConversationView::Shows> conversationShows();
/// "Replies"
QString nameOf(ConversationView::Shows shows);

/// A label for words of people: never read as markup, wraps, can be copied.
QWidget* plainLabel(const QString& text, const QString& styleClass = {});

} // namespace homeport
