#pragma once

#include "core/base/deliver.h"
#include "ui/settings/settings_part.h"

namespace homeport {

class MessageStrip;
class RecordCard;

/// The organization itself: its name, how it is reached, and what holds where nothing else is said
/// (interfaces.md F-19).
class ProfilePart final : public SettingsPart
{
    Q_OBJECT

public:
    explicit ProfilePart(const SettingsContext& context);

    void refresh() override;
    void focusFirst() override;

private:
    void addFields();
    void fetch();
    void save();

    SettingsContext m_context;
    Latest m_latest;
    MessageStrip* m_message;
    RecordCard* m_card;
};

} // namespace homeport
