#pragma once

#include "core/base/result.h"

#include <QJsonValue>
#include <QList>
#include <QStringList>

namespace homeport {

enum class SettingType { Number, Flag, Choice };

/// A setting of the organization that some rule reads and somebody may edit (processes.md section
/// 15, access.md 6.1). A number is counted in what the key ends on, such as minutes or hours.
struct EditableSetting
{
    QString key;
    SettingType type = SettingType::Number;
    QString permission; ///< for the whole organization
    QJsonValue standard = {}; ///< what holds where nobody set one
    qint64 least = 0; ///< of a number
    qint64 most = 0;
    QStringList choices = {}; ///< the keys that a choice may be
    bool movesClocks = false; ///< open tickets are recalculated after it

    /// Invalid, VALIDATION_ERROR of the key: FORMAT where the value is of another type, RANGE where
    /// a number is too small or too large, NOT_IN_LIST where a choice is none of those there are.
    Result<> check(const QJsonValue& value) const;
};

/// All of them. What nobody reads yet is not among them, though a desk is set up with it.
const QList<EditableSetting>& editableSettings();
/// Null: there is none of that key.
const EditableSetting* editableSetting(const QString& key);

} // namespace homeport
