#pragma once

#include "core/base/deliver.h"
#include "core/tickets/setting_service.h"
#include "ui/settings/settings_part.h"

class QCheckBox;
class QFrame;

namespace homeport {

class MessageStrip;
class SettingCard;

/// What holds for all incidents.
class IncidentsPart final : public SettingsPart
{
    Q_OBJECT

public:
    explicit IncidentsPart(const SettingsContext& context);

    void refresh() override;
    void focusFirst() override;

private:
    SettingCard* endingCard();
    SettingCard* priorityCard();
    QFrame* partsCard();
    void fill(const QList<SettingSheet>& sheets);
    void store(const QString& key, const QJsonValue& value, const QString& deed);
    void pause(bool isPaused);
    void finish(const Result<EntryRef>& entry, const QString& deed);

    Backend& m_backend;
    Latest m_latest;
    QList<SettingCard*> m_cards;
    QCheckBox* m_pauses;
    MessageStrip* m_message;
};

} // namespace homeport
