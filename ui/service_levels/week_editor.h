#pragma once

#include "core/service_levels/calendar_form.h"

#include <QWidget>

#include <array>

class QLineEdit;

namespace homeport {

class SpanBar;

/// The hours of a week, one line a day, typed as "8-12, 13-17"; a bar beside each shows the day.
/// Up and Down move between the days, Ctrl+Down copies a day to the next one.
class WeekEditor final : public QWidget
{
    Q_OBJECT

public:
    using Week = std::array<std::vector<MinuteSpan>, 7>;

    explicit WeekEditor(QWidget* parent = nullptr);

    void setWeek(const Week& week);
    /// Nothing while a line cannot be read; that line says so.
    std::optional<Week> week() const;
    void focusFirst();
    /// The first line that cannot be read, else the first; after a refusal.
    void focusFault();

signals:
    void edited();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showDay(int day);
    void copyDown(int day);

    std::array<QLineEdit*, 7> m_lines;
    std::array<SpanBar*, 7> m_bars;
};

} // namespace homeport
