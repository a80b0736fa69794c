#pragma once

#include "core/access/actor.h"
#include "ui/settings/settings_part.h"

#include <QCoreApplication>
#include <QStringList>

#include <functional>

namespace homeport {

/// One entry of the list of settings. A new page of the settings is one more line in
/// settings_parts.cpp.
struct SettingsEntry
{
    QString key; ///< "users"; never shown
    QString title;
    QString section; ///< the heading it stands under
    /// Any of these permissions opens it; none: it is open to everyone.
    QStringList permissions;
    std::function<SettingsPart*(const SettingsContext&)> make;
    Scope least = Scope::Own; ///< of the permission, so that there is something to do

    bool isOpenTo(const Actor& actor) const;
};

/// What the settings consist of.
class SettingsParts
{
    Q_DECLARE_TR_FUNCTIONS(homeport::SettingsParts)

public:
    /// In the order of the list; those of one section follow one another.
    static QList<SettingsEntry> all();
};

} // namespace homeport
