#pragma once

#include "core/service_levels/ticket_service_levels.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace homeport {

class HintButton;

/// The service levels of a ticket at its side: one bar per target with ticks at the thresholds,
/// hatched pauses and grey off-hours. A click, or Enter on a target, asks for its ledger; its menu
/// for what can be decided about it.
class ClockCard final : public QWidget
{
    Q_OBJECT

public:
    explicit ClockCard(QWidget* parent = nullptr);

    /// Nothing is shown of a ticket without clocks, unless no policy matches it.
    void setLevels(const TicketServiceLevels& levels);
    /// Whether there is anything to decide.
    void setMenuOffered(bool isOffered);
    /// False where there is no such target any more.
    bool focusTarget(int clock);

    /// Those that are shown of all clocks: the last round of each, no cancelled ones.
    static QList<ClockReading> shownOf(const TicketServiceLevels& levels);

signals:
    /// Index among shownOf().
    void ledgerRequested(int clock);
    /// What can be decided, at this place of the screen.
    void menuRequested(const QPoint& at);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QWidget* targetFor(const ClockReading& clock, Timestamp now, int index);

    QVBoxLayout* m_targets;
    QLabel* m_finding; ///< no policy matches
    HintButton* m_menu;
};

} // namespace homeport
