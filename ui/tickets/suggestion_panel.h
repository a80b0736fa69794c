#pragma once

#include "core/search/similar_tickets.h"

#include <QWidget>

class QListWidget;
class QListWidgetItem;

namespace homeport {

/// Beside the form of a new ticket: what it may be already. The room is kept, so that nothing moves
/// while one writes; a heading stands there only over something. F6 leads there and back.
class SuggestionPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit SuggestionPanel(QWidget* parent = nullptr);

    /// What is chosen stays so where it is among them.
    void setTickets(const QList<SimilarTicket>& tickets);
    qsizetype count() const;
    /// To the first suggestion; false: there is none to be seen.
    bool takeKeys();
    bool hasKeys() const;

signals:
    void chosen(homeport::TicketId id);
    void counted();
    /// The keys were here, and there is nothing left for them.
    void emptied();
    /// The keys went elsewhere in the window.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(const QListWidgetItem* item);

    QWidget* m_tickets; ///< heading and list
    QListWidget* m_list;
};

} // namespace homeport
