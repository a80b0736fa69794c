#pragma once

#include "core/base/deliver.h"
#include "core/ids.h"

#include <QWidget>

#include <optional>

#include "record/ticket.h"

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace homeport {

class Backend;

/// A ticket as it is picked among others.
struct PickedTicket
{
    TicketId id;
    QString number;
    QString title;
    TicketStatus status = TicketStatus::New;

    friend bool operator==(const PickedTicket&, const PickedTicket&) = default;
};

/// Finds another ticket than the one it is for, by its number or by words of it. While nothing is
/// typed it offers open ones that are likely the same. Down and Up mark one, which stays marked as
/// long as it is offered; Enter takes what is marked. The room of the list is kept, so that nothing
/// moves.
class TicketPicker final : public QWidget
{
    Q_OBJECT

public:
    TicketPicker(Backend& backend, const record::Ticket& ticket, QWidget* parent = nullptr);

    /// Only tickets of the same kind from now on.
    void keepToKind();
    /// As it is written: trimmed, a number in capitals.
    QString typed() const;
    /// The ticket that is meant; nothing as long as none of that number is known.
    std::optional<PickedTicket> picked() const;
    /// What is typed has the form of a number, whether there is such a ticket or not.
    bool isNumber() const;

signals:
    /// The title of the ticket that is marked, or whose number is typed; empty: none.
    void pointedAt(const QString& title);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask();
    void show(const QList<PickedTicket>& tickets);
    void mark(int step);
    void take(const QListWidgetItem* item);
    void point();

    Backend& m_backend;
    record::Ticket m_ticket;
    bool m_isOfKind = false;
    QLineEdit* m_line;
    QListWidget* m_list;
    QList<PickedTicket> m_offered;
    std::optional<PickedTicket> m_taken;
    Latest m_latest;
};

} // namespace homeport
