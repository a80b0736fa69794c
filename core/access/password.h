#pragma once

#include "core/base/result.h"

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

/// Cost of Argon2id; tests lower it through the environment of the call, never through a file.
struct HashCost
{
    unsigned long long passes = 3;
    size_t memory = 64 * 1024 * 1024;
};
Result<QString> hashedPassword(const QString& password, HashCost cost = {});
/// False also where the stored text is no Argon2id string or asks for more than 256 MiB or less
/// than t = 2, m = 46 MiB.
bool passwordMatches(const QString& stored, const QString& password);
/// True where the stored text asks for fewer passes or less memory than `cost`.
bool hashIsBelow(const QString& stored, HashCost cost = {});

/// How often this process computed Argon2id so far: refusals must not differ in work (SEC-18).
quint64 hashRuns();

/// Makes ":/seed" readable; a resource in a static library is not registered by itself.
void initSeed();

} // namespace homeport
