#pragma once

#include "core/base/deliver.h"
#include "core/service_levels/calendar_service.h"
#include "core/service_levels/policy_service.h"
#include "ui/service_levels/policy_conditions.h"
#include "ui/settings/settings_part.h"

class QListWidget;

namespace homeport {

class Backend;
class HintButton;
class MessageStrip;
class RecalculationStrip;
class PolicyEditor;

/// The agreements of the desk in their newest version, and the chosen one to edit beside them.
class PoliciesPage final : public SettingsPart
{
    Q_OBJECT

public:
    explicit PoliciesPage(const SettingsContext& context);

    void refresh() override;
    void focusFirst() override;
    void addNew();
    PolicyEditor* editor() const { return m_editor; }

private:
    struct Loaded
    {
        QList<PolicySheet> policies;
        QList<CalendarSheet> calendars;
        PolicyChoices choices;
    };

    void show(const Loaded& loaded);
    void openCurrent();

    Backend& m_backend;
    Latest m_latest;
    Loaded m_loaded;
    SlaPolicyId m_current;
    QListWidget* m_list;
    HintButton* m_new;
    PolicyEditor* m_editor;
    MessageStrip* m_message;
    RecalculationStrip* m_recalculation;
};

} // namespace homeport
