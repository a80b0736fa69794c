#pragma once

#include "core/base/deliver.h"
#include "core/service_levels/ticket_service_levels.h"

#include <QStackedWidget>
#include <QTimer>

class QScrollArea;

namespace homeport {

class Backend;
class ClockCard;
class LedgerView;

/// The column beside a ticket: its service levels over its properties, or the ledger of a clock.
/// Takes the width its words need in their language, within bounds. Keeps the clocks going while it
/// can be seen.
class TicketSide final : public QStackedWidget
{
    Q_OBJECT

public:
    TicketSide(
        Backend& backend, TicketId id, const QList<QWidget*>& parts, QWidget* parent = nullptr);

    /// Reads the clocks again, as of now or of the moment.
    void refresh();
    /// The clocks as they stood then; nothing: now.
    void setMoment(std::optional<Timestamp> moment);
    /// The ledger of that clock, the most urgent one where none is named; back where it is open.
    /// Nothing happens where the ticket has no clocks, or they are not for this person to see.
    void toggleLedger(int clock = -1);
    bool isLedgerOpen() const { return currentIndex() == 1; }
    /// As they were read last.
    const TicketServiceLevels& levels() const { return m_levels; }
    /// Whether there is anything to decide about them.
    void setMenuOffered(bool isOffered);

signals:
    /// The keyboard has to go somewhere else.
    void ledgerClosed();
    void levelsRead();
    /// What can be decided about the service levels, at this place of the screen.
    void menuRequested(const QPoint& at);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
    void show(const TicketServiceLevels& levels);
    void openLedger(int clock);
    void closeLedger();
    int foremost() const;

    Backend& m_backend;
    TicketId m_id;
    Latest m_latest;
    QTimer m_timer;
    std::optional<Timestamp> m_moment;
    TicketServiceLevels m_levels;
    QList<ClockReading> m_shown;
    QScrollArea* m_scroll;
    ClockCard* m_card;
    LedgerView* m_ledger;
    int m_openedFrom = -1; ///< the target on the card that asked for the ledger
    bool m_isLedgerAwaited = false;
};

} // namespace homeport
