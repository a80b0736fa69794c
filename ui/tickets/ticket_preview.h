#pragma once

#include "core/base/deliver.h"
#include "ui/tickets/ticket_story.h"

#include <QFrame>
#include <QTimer>

#include <optional>

class QLabel;

namespace homeport {

class Backend;
class ConversationView;
class EmptyState;
class FieldList;
class HintButton;
class MessageStrip;
class Pill;
class SeenTickets;
class TimePill;
struct TicketServiceLevels;

/// The chosen ticket of a list, beside it. Whoever has it before them for a second has seen it.
class TicketPreview final : public QFrame
{
    Q_OBJECT

public:
    TicketPreview(Backend& backend, SeenTickets& seen, QWidget* parent = nullptr);

    /// A null id empties the preview.
    void setTicket(TicketId id);
    TicketId ticket() const { return m_id; }
    /// Nothing until it is there.
    const std::optional<TicketStory>& story() const { return m_story; }

    /// Of the act that opens the ticket.
    void showKeys(const QString& keys);

    /// Until another one is chosen, looking at it changes nothing.
    void leaveUnread();

signals:
    void loaded();
    void openRequested(homeport::TicketId id);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void load();
    void look();
    struct Loaded;
    void show(const Loaded& loaded);
    void tellTimeAnew();
    void showTime(const TicketServiceLevels& levels);

    Backend& m_backend;
    Latest m_latest;
    TicketId m_id;
    std::optional<TicketStory> m_story;
    SeenTickets& m_seen;
    Timestamp m_shownUntil{};
    QTimer m_look;
    bool m_isLeftUnread = false;
    QWidget* m_body;
    EmptyState* m_empty;
    HintButton* m_open;
    QLabel* m_number;
    Pill* m_priority;
    Pill* m_status;
    TimePill* m_time;
    QLabel* m_title;
    FieldList* m_fields;
    MessageStrip* m_message;
    ConversationView* m_conversation;
};

} // namespace homeport
