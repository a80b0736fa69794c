#pragma once

#include "core/base/deliver.h"
#include "core/service_levels/calendar_service.h"
#include "core/service_levels/policy_service.h"
#include "ui/service_levels/policy_conditions.h"
#include "ui/service_levels/side_list_part.h"

namespace homeport {

class PolicyEditor;

/// The agreements of the desk in their newest version, and the chosen one to edit beside them.
class PoliciesPage final : public SideListPart
{
    Q_OBJECT

public:
    explicit PoliciesPage(const SettingsContext& context);

    void refresh() override;
    void addNew() override;

private:
    struct Loaded
    {
        QList<PolicySheet> policies;
        QList<CalendarSheet> calendars;
        PolicyChoices choices;
        qint64 unpromised = 0; ///< open tickets that no policy matches
    };

    PoliciesPage(const SettingsContext& context, PolicyEditor* editor);
    void open(int line) override;
    void followFinding() override;
    void show(const Loaded& loaded);

    Latest m_latest;
    Loaded m_loaded;
    SlaPolicyId m_current;
    PolicyEditor* m_editor;
};

} // namespace homeport
