#pragma once

#include "ui/settings/cards_part.h"

class QCheckBox;
class QFrame;

namespace homeport {

/// What holds for all incidents.
class IncidentsPart final : public CardsPart
{
    Q_OBJECT

public:
    explicit IncidentsPart(const SettingsContext& context);

protected:
    void fill(const QList<SettingSheet>& sheets) override;

private:
    void addEnding();
    void addPriority();
    QFrame* partsCard();
    void pause(bool isPaused);

    QCheckBox* m_pauses;
};

} // namespace homeport
