#pragma once

#include "core/base/deliver.h"
#include "core/tickets/setting_service.h"
#include "ui/settings/settings_part.h"

#include <QList>

class QVBoxLayout;

namespace homeport {

class MessageStrip;
class SettingCard;

/// A page of settings on cards; each edit is an act of its own, which can be taken back. It follows
/// what others set while it can be seen.
class CardsPart : public SettingsPart
{
    Q_OBJECT

public:
    void refresh() override;
    void focusFirst() override;

protected:
    /// The parts are named after `name`: "securityPart", "securityMessage".
    CardsPart(const SettingsContext& context, const QString& name, const QString& title);

    /// Below what is there already.
    SettingCard* addCard(const QString& heading);
    void addBelow(QWidget* widget);
    virtual void fill(const QList<SettingSheet>& sheets);
    /// Says what was refused, or that there is something to take back, and reads again.
    void finish(const Result<EntryRef>& entry, const QString& deed);

    Backend& m_backend;

private:
    void store(const QString& key, const QJsonValue& value, const QString& deed);

    Latest m_latest;
    QVBoxLayout* m_column;
    QList<SettingCard*> m_cards;
    MessageStrip* m_message;
};

} // namespace homeport
