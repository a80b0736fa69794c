#pragma once

#include "core/service_levels/ticket_service_levels.h"

#include <QWidget>

class QVBoxLayout;

namespace homeport {

/// The service levels of a ticket at its side: one bar per target with ticks at the thresholds,
/// hatched pauses and grey off-hours. A click, or Enter on a target, asks for its ledger.
class ClockCard final : public QWidget
{
    Q_OBJECT

public:
    explicit ClockCard(QWidget* parent = nullptr);

    /// Nothing is shown of a ticket without clocks.
    void setLevels(const TicketServiceLevels& levels);
    /// False where there is no such target any more.
    bool focusTarget(int clock);

    /// Those that are shown of all clocks: the last round of each, no cancelled ones.
    static QList<ClockReading> shownOf(const TicketServiceLevels& levels);

signals:
    /// Index among shownOf().
    void ledgerRequested(int clock);

private:
    QWidget* targetFor(const ClockReading& clock, Timestamp now, int index);

    QVBoxLayout* m_targets;
};

} // namespace homeport
