#pragma once

#include "core/service_levels/policy_form.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace homeport {

struct CalendarSheet;

/// The targets of a policy, one line a priority: how long until the response, the resolution and
/// the next update, by which calendar, and when the clock warns.
class TargetTable final : public QWidget
{
    Q_OBJECT

public:
    explicit TargetTable(QWidget* parent = nullptr);

    void set(const std::vector<record::SlaTarget>& targets, const QList<CalendarSheet>& calendars);
    /// Nothing while a target cannot be read; that field says so.
    std::optional<std::vector<record::SlaTarget>> targets() const;
    void focusFault();

signals:
    void edited();

private:
    static constexpr int priorities = 4;
    static constexpr int metrics = 3;
    struct Line
    {
        std::array<QLineEdit*, metrics> minutes;
        QComboBox* calendar;
        QSpinBox* atRisk;
        QSpinBox* critical;
    };

    void mark(QLineEdit* field);
    /// The target as it stood, or a new one.
    record::SlaTarget standing(int priority, SlaTargetMetric metric) const;

    std::array<Line, priorities> m_lines;
    std::vector<record::SlaTarget> m_standing;
    /// What each line showed at first: targets of one priority may differ in what is shown once.
    std::array<std::tuple<int, int, int>, priorities> m_shown;
};

} // namespace homeport
