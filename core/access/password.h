#pragma once

#include <QString>
#include <QStringList>

namespace homeport {

/// What a password must be.
struct PasswordRules
{
    int minimum = 15; ///< code points; that of a password which is the only factor (SEC-11)
    int classes = 0; ///< of small letters, capitals, digits and all else, how many it has to mix
    bool isListAsked = true; ///< whether it may be common, personal or made of repeats
};

/// What stands against a password (SEC-11): "too_short", "too_long", "classes", "common",
/// "personal", "repeats"; empty when nothing does. `personal` are words the person is known by:
/// login, name, mail, organization. Lengths count code points after NFC, up to 256.
QStringList passwordFaults(
    const QString& password, const QStringList& personal, const PasswordRules& rules = {});
/// 0 to 100, for the meter beside the field.
int passwordStrength(const QString& password, const QStringList& personal);

/// Makes ":/seed" readable; a resource in a static library is not registered by itself.
void initSeed();

} // namespace homeport
