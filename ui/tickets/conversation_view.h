#pragma once

#include "core/tickets/attachments.h"
#include "core/tickets/ticket_queries.h"
#include "ui/tickets/activity.h"

#include <QPointer>
#include <QScrollArea>

#include <optional>
#include <variant>

class QMenu;
class QPushButton;
class QVBoxLayout;

namespace homeport {

class MessageLine;

/// What people wrote about a ticket, oldest first, plain or formatted, internal notes on a tinted
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
    /// A line stands above the first of what others than the reader did after that moment; nothing:
    /// there is none, as they never looked before.
    void setSeen(const std::optional<Timestamp>& until, PersonId reader);
    /// Goes to the newest line, and stays with what comes behind it.
    void showEnd();
    /// Shows earlier lines as well where one of them holds the words, and unfolds quotes that do.
    void reveal(const QString& words);
    /// On to the next message, or back; it stands out then and is what acts are meant for.
    void choose(bool isForward);
    /// The message that is chosen, else the last one that the requester may read; nothing: there is
    /// none.
    std::optional<ConversationItem> answered() const;
    /// To the clipboard, of the message that is chosen, else of the last one.
    void copyMessage();
    /// What can be done with that message.
    void openMenu();
    /// There is a place to write in, where a quote can go.
    void setQuotable(bool isQuotable) { m_isQuotable = isQuotable; }
    /// The file whose chip has the focus; null: none.
    AttachmentId focusedFile() const;

signals:
    void fileOpenRequested(homeport::AttachmentId id);
    void fileSaveRequested(homeport::AttachmentId id);
    void fileRemoveRequested(homeport::AttachmentId id);
    void ticketRequested(const QString& number);
    void quoteRequested();
    /// By who wrote it.
    void correctionRequested(const homeport::ConversationItem& message);

private:
    /// Below it stands what is new.
    struct NewsMark
    {
        Timestamp seen{};
        friend bool operator==(const NewsMark&, const NewsMark&) = default;
    };

    /// One line of the story: a message or an event, with its files.
    struct Line
    {
        Timestamp at{};
        std::variant<ConversationItem, ActivityEvent, NewsMark> what;
        QList<AttachedFile> files;
        QWidget* widget = nullptr; ///< null until it is shown

        PersonId who() const;
        bool isSame(const Line& other) const { return what == other.what && files == other.files; }
    };

    QList<Line> lines() const;
    void markNews(QList<Line>& lines) const;
    static bool holds(const Line& line, const QString& words);
    void showEarlier();
    /// Which of the lines is the first to be shown.
    qsizetype firstOf(const QList<Line>& all) const;
    /// Lines that stand there already keep their widgets, and with them what is marked in them.
    void showLines();
    void removeLine(qsizetype at);
    QWidget* widgetFor(const Line& line);
    static QWidget* makeNewsMark();
    MessageLine* messageFor(const ConversationItem& item, const QList<AttachedFile>& files);
    QList<MessageLine*> messageLines() const;
    /// Null: none.
    void setChosen(MessageLine* line);
    /// The message acts are meant for; null where there is none.
    MessageLine* current() const;
    void showMenu(MessageLine* line, const QPoint& at);
    void addLinks(QMenu& menu, MessageLine* line);
    /// So that what is asked about places has its answer now.
    void layOut();
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
    std::optional<Timestamp> m_seen;
    PersonId m_reader;
    qsizetype m_most;
    QPointer<MessageLine> m_chosen;
    bool m_isQuotable = false;
    bool m_isAtEnd = true; ///< the reader
};

/// Every choice of what to show, in the order people see.
QList<ConversationView::Shows> conversationShows();
/// "Replies"
QString nameOf(ConversationView::Shows shows);

/// A label for words of people: never read as markup, wraps, can be copied.
QWidget* plainLabel(const QString& text, const QString& styleClass = {});

} // namespace homeport
