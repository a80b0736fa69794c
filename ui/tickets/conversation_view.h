#pragma once

#include "core/tickets/attachments.h"
#include "core/tickets/ticket_queries.h"
#include "ui/tickets/activity.h"

#include <QScrollArea>

#include <variant>

class QPushButton;
class QVBoxLayout;

namespace homeport {

/// What people wrote about a ticket, oldest first, as plain text, internal notes on a tinted
/// ground; between them in one line each what happened meanwhile. Of a long story the newest part
/// is shown, the rest on request. Whoever reads at its end stays there; elsewhere what is read
/// stays where it is, whatever comes in.
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
    /// Goes to the newest line, and stays with what comes behind it.
    void showEnd();
    /// Shows earlier lines as well where one of them holds the words.
    void reveal(const QString& words);
    /// The file whose chip has the focus; null: none.
    AttachmentId focusedFile() const;

signals:
    void fileOpenRequested(homeport::AttachmentId id);
    void fileSaveRequested(homeport::AttachmentId id);
    void fileRemoveRequested(homeport::AttachmentId id);

private:
    /// One line of the story: a message or an event, with its files.
    struct Line
    {
        Timestamp at{};
        std::variant<ConversationItem, ActivityEvent> what;
        QList<AttachedFile> files;
        QWidget* widget = nullptr; ///< null until it is shown

        bool isSame(const Line& other) const { return what == other.what && files == other.files; }
    };

    QList<Line> lines() const;
    static bool holds(const Line& line, const QString& words);
    void showEarlier();
    /// Which of the lines is the first to be shown.
    qsizetype firstOf(const QList<Line>& all) const;
    /// Lines that stand there already keep their widgets, and with them what is marked in them.
    void showLines();
    void removeLine(qsizetype at);
    QWidget* widgetFor(const Line& line);
    QWidget* bubbleFor(const ConversationItem& item, const QList<AttachedFile>& files);
    QWidget* lineFor(const ActivityEvent& event, const QList<AttachedFile>& files);
    /// Null where there are none.
    QWidget* chipsFor(const QList<AttachedFile>& files);

    QVBoxLayout* m_list;
    QPushButton* m_earlier;
    QList<ConversationItem> m_messages;
    QList<ActivityEvent> m_events;
    QList<AttachedFile> m_files;
    QList<Line> m_lines; ///< those that are shown
    Shows m_shows = Shows::All;
    qsizetype m_most;
    bool m_isAtEnd = true; ///< the reader
};

/// Every choice of what to show, in the order people see.
QList<ConversationView::Shows> conversationShows();
/// "Replies"
QString nameOf(ConversationView::Shows shows);

/// A label for words of people: never read as markup, wraps, can be copied.
QWidget* plainLabel(const QString& text, const QString& styleClass = {});

} // namespace homeport
