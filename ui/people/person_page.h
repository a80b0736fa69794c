#pragma once

#include "core/access/people_lists.h"
#include "core/base/deliver.h"
#include "core/tickets/ticket_queries.h"

#include <QWidget>

class QLabel;
class QTableView;
class QVBoxLayout;

namespace homeport {

class Avatar;
class Backend;
class EmptyState;
class FieldList;
class HintButton;
class LineModel;
class MessageStrip;

/// Tickets for or with a person, each the newest first.
struct PersonTickets
{
    QList<QueueRow> open;
    QList<QueueRow> closed; ///< all that is not open
};

/// Who somebody is: how to reach them, where they belong, and what they have open.
class PersonPage final : public QWidget
{
    Q_OBJECT

public:
    explicit PersonPage(Backend& backend, QWidget* parent = nullptr);
    ~PersonPage() override;

    void open(PersonId id);
    PersonId person() const { return m_id; }
    /// Empty until it is known.
    QString name() const;

signals:
    void loaded();
    void ticketRequested(homeport::TicketId id);
    void settingsRequested(homeport::PersonId id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fetch();
    void showCard(const PersonCard& card);
    void showTickets(const PersonTickets& tickets);
    void openCurrent();

    Backend& m_backend;
    PersonId m_id;
    Latest m_latestCard;
    Latest m_latestTickets;
    Avatar* m_avatar;
    QLabel* m_name;
    QLabel* m_title;
    QLabel* m_state;
    HintButton* m_settings;
    MessageStrip* m_message;
    QVBoxLayout* m_fields;
    QLabel* m_ticketHeading;
    LineModel* m_tickets;
    QTableView* m_table;
    EmptyState* m_none;
};

} // namespace homeport
