#include "core/access/form_checks.h"

#include "core/base/text.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Result<> written(const Result<EntryRef>& entry)
{
    return entry ? Result<>() : fieldError(entry.error());
}

Error duplicate(const QString& field)
{
    return {Error::Kind::Conflict, field, {}, u"DUPLICATE"_s};
}

Error denied(const QString& code, const QString& subject)
{
    return {Error::Kind::Denied, subject, {}, code};
}

bool isEmailAddress(const QString& text)
{
    static const QRegularExpression address(u"\\A[^@\\s]+@[^@\\s]+\\z"_s);
    return address.match(text).hasMatch();
}

void tidy(std::optional<QString>& text)
{
    if (text)
        text = text->trimmed();
    if (text && isBlank(*text))
        text.reset();
}

Result<> tidyName(QString& name)
{
    name = name.trimmed();
    return isBlank(name) ? fieldRequired(u"name"_s) : Result<>();
}

Result<> requireFree(
    UnitOfWork& unit, const Sql& sql, const QString& text, const QUuid& id, const QString& field)
{
    const auto taken = number(unit.database(), sql,
        {{"organization_id", unit.organization()}, {"text", text}, {"id", id}});
    if (!taken)
        return taken.error();
    return *taken > 0 ? duplicate(field) : Result<>();
}

} // namespace homeport
