#pragma once

#include "ui/tickets/ticket_things.h"

#include <QWidget>

class QVBoxLayout;

namespace homeport {

class Actions;

/// At the side of a ticket, under its fields: who follows it, its tags, what further services it
/// affects, related tickets, booked time. Each can be taken off where it stands; new ones come by
/// key.
class ThingsPanel final : public QWidget
{
    Q_OBJECT

public:
    /// What that person booked can be corrected here.
    ThingsPanel(Actions& actions, PersonId person, QWidget* parent = nullptr);

    void show(const TicketThings& things, bool isReadOnly);

signals:
    void openRequested(homeport::TicketId id);
    void removeFollowerRequested(homeport::PersonId person);
    void removeTagRequested(homeport::TagId tag);
    void removeServiceRequested(homeport::ServiceId service);
    void removeTimeRequested(homeport::TimeEntryId entry);
    void correctTimeRequested(const homeport::BookedTime& entry);

private:
    QWidget* addSection(const QString& title, const QString& actionId, const QString& name);
    void showFollowers(const QList<Watcher>& watchers, bool isReadOnly);
    void showTags(const QList<TagOnTicket>& tags);
    void showServices(const QList<AffectedService>& services, bool isReadOnly);
    void showRelated(const RelatedTickets& related);
    void showTimes(const QList<BookedTime>& times, bool isReadOnly);
    QWidget* lineOf(const BookedTime& entry, bool isReadOnly);

    Actions& m_actions;
    PersonId m_person;
    QVBoxLayout* m_layout;
    QWidget* m_followers;
    QWidget* m_tags;
    QWidget* m_services;
    QWidget* m_related;
    QWidget* m_times;
    std::optional<std::pair<TicketThings, bool>> m_shown;
};

} // namespace homeport
