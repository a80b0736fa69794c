#pragma once

#include "core/base/field_error.h"
#include "core/journal/replica.h"

namespace homeport {

/// What writing a form answers, with errors of cells told as errors of its fields.
Result<> written(const Result<EntryRef>& entry);
/// Conflict, DUPLICATE.
Error duplicate(const QString& field);
/// Denied, with a code of interfaces.md section 4.
Error denied(const QString& code, const QString& subject);
/// Has the form of an e-mail address: something, an @, something, without spaces.
bool isEmailAddress(const QString& text);
/// Trimmed; nothing where a reader would see nothing.
void tidy(std::optional<QString>& text);
/// Trims it. Invalid, FIELD_REQUIRED of "name".
Result<> tidyName(QString& name);
/// DUPLICATE of `field` where the statement, given `text` and leaving `id` out, counts any.
Result<> requireFree(
    UnitOfWork& unit, const Sql& sql, const QString& text, const QUuid& id, const QString& field);

} // namespace homeport
