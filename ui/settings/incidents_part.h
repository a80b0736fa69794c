#pragma once

#include "core/base/deliver.h"
#include "ui/settings/settings_part.h"

class QCheckBox;

namespace homeport {

class MessageStrip;

/// What holds for all incidents.
class IncidentsPart final : public SettingsPart
{
    Q_OBJECT

public:
    explicit IncidentsPart(const SettingsContext& context);

    void refresh() override;
    void focusFirst() override;

private:
    void store(bool isPaused);

    Backend& m_backend;
    Latest m_latest;
    QCheckBox* m_pauses;
    MessageStrip* m_message;
};

} // namespace homeport
