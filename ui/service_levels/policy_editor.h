#pragma once

#include "core/base/deliver.h"
#include "core/journal/command.h"
#include "core/service_levels/policy_service.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace homeport {

class Backend;
class HintButton;
class MessageStrip;
class PolicyConditions;
class PolicyRunning;
class PreviewCard;
class TargetTable;
struct CalendarSheet;
struct PolicyChoices;

/// One agreement: its targets, the tickets it is for, how its clocks run, and what an edit would do
/// to the next deadlines. Saving another promise makes a new version.
class PolicyEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyEditor(Backend& backend, QWidget* parent = nullptr);

    /// A new policy where the id of its row is null.
    void open(const PolicySheet& sheet, const QList<CalendarSheet>& calendars,
        const PolicyChoices& choices);
    SlaPolicyId policy() const { return m_sheet.form.policy.id; }
    void focusFirst();
    bool isEdited() const;
    void save();
    void toggleActive();

signals:
    void saved(homeport::SlaPolicyId id, const QString& deed, const homeport::EntryRef& entry);

private:
    struct Outcome;

    QWidget* makeForm();
    QWidget* makeFoot();
    /// Nothing where something cannot be read.
    std::optional<Policy> read() const;
    void sayUnreadable();
    void note();
    void showState();
    void askPreview();
    void finish(const Result<Outcome>& done, const QString& deed);
    bool isNew() const { return policy().isNull(); }

    Backend& m_backend;
    PolicySheet m_sheet;
    CommandId m_command; ///< of the next saving, however often it is tried
    Latest m_latestPreview;
    QTimer m_typing;
    QLabel* m_title;
    QLabel* m_state;
    QWidget* m_body;
    QLineEdit* m_name;
    QComboBox* m_calendar;
    QLineEdit* m_from;
    QLineEdit* m_until;
    TargetTable* m_targets;
    PolicyConditions* m_conditions;
    QCheckBox* m_default;
    PolicyRunning* m_running;
    PreviewCard* m_preview;
    MessageStrip* m_message;
    HintButton* m_active;
    HintButton* m_save;
    bool m_isFilling = false;
};

} // namespace homeport
