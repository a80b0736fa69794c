#include "core/tickets/text_modules.h"

#include "core/access/access_service.h"
#include "core/access/chosen.h"
#include "core/access/form_checks.h"
#include "core/access/organization_rules.h"
#include "core/access/row_edit.h"
#include "core/access/standing_rows.h"
#include "core/base/text.h"
#include "core/tickets/placeholder.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::TextModule::Field;

constexpr qsizetype mostBody = 20'000;
constexpr std::initializer_list<int> editable{
    Field::OwnerId, Field::TeamId, Field::Name, Field::Body, Field::IsActive};
constexpr const char* known[] = {"ticket.number", "ticket.title", "ticket.status",
    "ticket.priority", "requester.name", "assignee.name", "team.name", "service.name",
    "category.path", "actor.name"};

constexpr Sql sameOwnName{"textModules.sameOwnName", R"sql(
    SELECT count(*) FROM text_module
     WHERE organization_id = :organization_id AND owner_id = :owner_id AND name = :text
       AND id <> :id AND deleted_at IS NULL
)sql"};
constexpr Sql sameSharedName{"textModules.sameSharedName", R"sql(
    SELECT count(*) FROM text_module
     WHERE organization_id = :organization_id AND owner_id IS NULL AND name = :text
       AND id <> :id AND deleted_at IS NULL
)sql"};

/// What stands within is left to Placeholder: where blanks are part of the pattern, a hostile text
/// makes it give up, which looks like the end of the text.
const QRegularExpression& placeholder()
{
    static const QRegularExpression pattern(u"\\{\\{([^{}]*)\\}\\}"_s);
    return pattern;
}

bool isKnown(const QString& name)
{
    return std::any_of(std::begin(known), std::end(known),
        [&](const char* each) { return name == QLatin1StringView(each); });
}

/// Nothing where a person would see it as it stands.
std::optional<Placeholder> knownIn(const QRegularExpressionMatch& match)
{
    auto read = Placeholder::in(match.captured(1));
    return read && isKnown(read->name) ? read : std::nullopt;
}

Result<> checkPlaceholders(const QString& body)
{
    for (auto found = placeholder().globalMatch(body); found.hasNext();) {
        const auto match = found.next();
        if (!knownIn(match)) {
            return Error{Error::Kind::Invalid, u"body"_s, match.captured(1).trimmed(),
                u"TEMPLATE_INVALID"_s};
        }
    }
    return {};
}

Result<> checkName(UnitOfWork& unit, const record::TextModule& module)
{
    if (!module.ownerId)
        return requireFree(unit, sameSharedName, module.name, module.id.value(), u"name"_s);
    const auto taken = number(unit.database(), sameOwnName,
        {{"organization_id", unit.organization()}, {"owner_id", *module.ownerId},
            {"text", module.name}, {"id", module.id}});
    if (!taken)
        return taken.error();
    return *taken > 0 ? duplicate(u"name"_s) : Result<>();
}

/// Own ones go to teams one is in; those of the organization to any.
Result<> checkTeam(UnitOfWork& unit, const Actor& actor, const record::TextModule& seen,
    const record::TextModule& wanted)
{
    if (!wanted.teamId || wanted.teamId == seen.teamId)
        return {};
    if (wanted.ownerId && !actor.teams.contains(*wanted.teamId))
        return denied(u"FORBIDDEN"_s, u"team_id"_s);
    auto team = chosen<record::Team>(unit, actor, *wanted.teamId, u"team_id"_s);
    return team ? Result<>() : team.error();
}

Result<> check(UnitOfWork& unit, const Actor& actor, const record::TextModule& seen,
    record::TextModule& wanted)
{
    if (auto named = tidyName(wanted.name); !named)
        return named;
    if (isBlank(wanted.body))
        return fieldRequired(u"body"_s);
    if (wanted.body.size() > mostBody)
        return invalidField(u"body"_s, u"TOO_LONG"_s);
    if (auto fine = checkPlaceholders(wanted.body); !fine)
        return fine;
    if (auto shared = checkTeam(unit, actor, seen, wanted); !shared)
        return shared;
    return checkName(unit, wanted);
}

/// As it was, and as it shall be.
Result<> requireToChange(const Actor& actor, const record::TextModule& module)
{
    if (TextModuleService::mayChange(actor, module))
        return {};
    return denied(u"FORBIDDEN"_s, u"text_module"_s);
}

/// What touches the organization's texts has a code of its own: taking it back needs its right.
QString commandFor(const char* act, bool isShared)
{
    return (isShared ? u"shared_text_module."_s : u"text_module."_s) + QLatin1StringView(act);
}

bool isVisible(const Actor& actor, const record::TextModule& module)
{
    if (TextModuleService::mayChange(actor, module))
        return true;
    return module.teamId ? actor.teams.contains(*module.teamId) : !module.ownerId;
}

Result<std::optional<record::TextModule>> stored(Database& database, TextModuleId id)
{
    auto row = loadRow(database, record::TextModule::table(), id.value());
    if (!row)
        return row.error();
    return *row ? std::optional(record::TextModule::fromRow(**row)) : std::nullopt;
}

} // namespace

std::span<const char* const> placeholders()
{
    return known;
}

QString filledIn(const QString& text, const QHash<QString, QString>& values)
{
    QString filled;
    qsizetype at = 0;
    for (auto found = placeholder().globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        filled += QStringView(text).mid(at, match.capturedStart() - at);
        const auto read = knownIn(match);
        filled += read ? read->filtered(values.value(read->name)) : match.captured();
        at = match.capturedEnd();
    }
    filled += QStringView(text).mid(at);
    return filled;
}

Result<QList<record::TextModule>> TextModuleService::visible(Database& database, const Actor& actor)
{
    auto rows = standingRows<record::TextModule>(database, actor.organization,
        "owner_id = :me OR owner_id IS NULL OR team_id IS NOT NULL", {{"me", actor.person}});
    if (rows)
        rows->removeIf([&](const auto& module) { return !isVisible(actor, module); });
    return rows;
}

bool TextModuleService::mayChange(const Actor& actor, const record::TextModule& module)
{
    return module.ownerId ? module.ownerId == actor.person
                          : bool(AccessService::requireAll(actor, u"incident.admin"_s));
}

Result<TextModuleId> TextModuleService::create(const Actor& actor, record::TextModule wanted)
{
    if (auto may = requireToChange(actor, wanted); !may)
        return may.error();
    TextModuleId made;
    const auto entry = m_replica.write(actor.author(),
        {.code = commandFor("create", !wanted.ownerId)}, [&](UnitOfWork& unit) -> Result<> {
            auto row = wanted;
            if (row.id.isNull())
                row.id = TextModuleId(unit.newId());
            else if (auto taken = unit.find<record::TextModule>(row.id); !taken)
                return taken.error(); // the unit refuses what it knows to be there
            made = row.id;
            if (auto fine = check(unit, actor, {}, row); !fine)
                return fine;
            return unit.create(row);
        });
    return entry ? Result<TextModuleId>(made) : fieldError(entry.error());
}

Result<> TextModuleService::edit(
    const Actor& actor, const record::TextModule& seen, record::TextModule wanted)
{
    return written(m_replica.write(
        actor.author(), {.code = commandFor("edit", false)}, [&](UnitOfWork& unit) -> Result<> {
            auto present = unit.get<record::TextModule>(seen.id);
            if (!present)
                return present.error();
            auto row = edited(unit, seen, wanted, editable);
            if (!row)
                return row.error();
            for (const auto& each : {*present, *row}) {
                if (auto may = requireToChange(actor, each); !may)
                    return may;
            }
            if (auto fine = check(unit, actor, seen, *row); !fine)
                return fine;
            unit.command().code = commandFor("edit", !present->ownerId || !row->ownerId);
            return unit.put(*row);
        }));
}

Result<> TextModuleService::remove(const Actor& actor, TextModuleId id)
{
    return written(m_replica.write(
        actor.author(), {.code = commandFor("delete", false)}, [&](UnitOfWork& unit) -> Result<> {
            auto row = unit.get<record::TextModule>(id);
            if (!row)
                return row.error();
            if (auto may = requireToChange(actor, *row); !may)
                return may;
            unit.command().code = commandFor("delete", !row->ownerId);
            return unit.remove<record::TextModule>(id);
        }));
}

Result<> mayUndoTextModule(
    Database& database, const Actor& actor, const QString& command, bool isOwnAct, TextModuleId id)
{
    const auto module = stored(database, id);
    if (!module)
        return module.error();
    if (!*module)
        return Error{Error::Kind::NotFound, u"text_module"_s, id.toString(), u"NOT_FOUND"_s};
    if (auto may = requireToChange(actor, **module); !may)
        return may;
    const bool isPersonal = command.startsWith("text_module."_L1);
    if (isPersonal && (*module)->ownerId)
        return isOwnAct ? Result<>() : denied(u"FORBIDDEN"_s, u"text_module"_s);
    return mayUndoOrganization(
        database, actor, isPersonal ? u"shared_"_s + command : command, isOwnAct, id.value());
}

Result<> checkTextModule(UnitOfWork& unit, const Actor& actor, TextModuleId id)
{
    const auto row = unit.find<record::TextModule>(id);
    if (!row || !*row || (*row)->head.deletedAt)
        return row ? Result<>() : row.error();
    const auto before = stored(unit.database(), id);
    if (!before)
        return before.error();
    const bool stood = *before && !(*before)->head.deletedAt;
    auto wanted = **row;
    return check(unit, actor, stood ? **before : record::TextModule(), wanted);
}

} // namespace homeport
