#pragma once

#include "core/service_levels/ticket_service_levels.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTableWidget;
class QVBoxLayout;

namespace homeport {

class SpanBar;

/// Why a clock stands where it stands: every stretch of its life with the seconds it counted and
/// the reason, the sum, and what decided. Ctrl+C copies all of it.
class LedgerView final : public QWidget
{
    Q_OBJECT

public:
    explicit LedgerView(QWidget* parent = nullptr);

    /// `shown`: as ClockCard::shownOf() has them; what is chosen stays chosen.
    void setLevels(const QList<ClockReading>& shown, Timestamp now);
    /// Puts the keyboard on the lines of that clock.
    void show(int clock);

signals:
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showClock();
    void copy();

    QList<ClockReading> m_clocks;
    Timestamp m_now{};
    QComboBox* m_choice;
    QLabel* m_due;
    QLabel* m_state;
    QVBoxLayout* m_barPlace;
    SpanBar* m_bar = nullptr;
    QTableWidget* m_lines;
    QLabel* m_sum;
    QLabel* m_verdict;
    QLabel* m_sources;
};

} // namespace homeport
