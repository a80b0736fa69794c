#include "core/access/form_checks.h"

#include "core/base/text.h"

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

Result<QList<QUuid>> idsOf(Database& database, const Sql& sql, const Bindings& bindings)
{
    auto rows = database.query(sql, bindings);
    if (!rows)
        return rows.error();
    QList<QUuid> found;
    while ((*rows)->next())
        found.append((*rows)->uuid(0));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return found;
}

Result<std::optional<QUuid>> firstIdOf(Database& database, const Sql& sql, const Bindings& bindings)
{
    const auto found = idsOf(database, sql, bindings);
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<QUuid>() : std::optional(found->first());
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
