#pragma once

#include "core/service_levels/policy_service.h"
#include "ui/service_levels/sheet_editor.h"

class QCheckBox;
class QComboBox;

namespace homeport {

class PolicyConditions;
class PolicyRunning;
class TargetTable;
struct CalendarSheet;
struct PolicyChoices;

/// One agreement: its targets, the tickets it is for, and how its clocks run. Saving another
/// promise makes a new version.
class PolicyEditor final : public SheetEditor
{
    Q_OBJECT

public:
    explicit PolicyEditor(Backend& backend);

    /// A new policy where the id of its row is null.
    void open(const PolicySheet& sheet, const QList<CalendarSheet>& calendars,
        const PolicyChoices& choices);

private:
    void save() override;
    void toggleActive() override;
    void setWritable(bool isWritable) override;
    void askPreview() override;

    QWidget* makeForm();
    /// Nothing where something cannot be read.
    std::optional<Policy> read() const;
    void sayUnreadable();
    SlaPolicyId policy() const { return m_sheet.form.policy.id; }
    bool isNew() const { return policy().isNull(); }

    PolicySheet m_sheet;
    QWidget* m_body;
    QComboBox* m_calendar;
    QLineEdit* m_from;
    QLineEdit* m_until;
    TargetTable* m_targets;
    PolicyConditions* m_conditions;
    QCheckBox* m_default;
    PolicyRunning* m_running;
};

} // namespace homeport
