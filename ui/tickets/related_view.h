#pragma once

#include "core/tickets/links.h"
#include "ui/widgets/line_list.h"

namespace homeport {

/// Everything a ticket has to do with: parent, children, links in both directions. Enter opens one.
class RelatedView final : public LineList
{
    Q_OBJECT

public:
    explicit RelatedView(QWidget* parent = nullptr);

    void show(const RelatedTickets& related, bool isReadOnly);
    /// Of the act that links a ticket; empty: it has none.
    void setLinkKeys(const QString& keys);

signals:
    void openRequested(homeport::TicketId id);
    void unlinkRequested(const homeport::LinkedTicket& link);
    void leaveParentRequested();

private:
    void addLine(const QString& caption, const OtherTicket& other, const QString& note,
        const std::function<void()>& remove);

    std::optional<std::pair<RelatedTickets, bool>> m_shown;
    QString m_linkKeys;
};

/// A ticket as a button: number and title; of one that may not be read that there is one.
QWidget* ticketButton(const OtherTicket& other, const std::function<void()>& open);
/// How many there are.
int countOf(const RelatedTickets& related);
/// "blocks", from the ticket that is looked at.
QString captionOf(const LinkedTicket& link);

} // namespace homeport
