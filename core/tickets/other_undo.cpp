#include "core/tickets/other_undo.h"

#include "core/access/access_service.h"
#include "core/access/row_references.h"
#include "core/tickets/standing_entries.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

Error forbidden(const QString& subject, const QString& detail)
{
    return {Error::Kind::Denied, subject, detail, u"FORBIDDEN"_s};
}

Error builtOn(const QString& what)
{
    return {Error::Kind::Conflict, what, u"written since"_s, u"VERSION_CONFLICT"_s};
}

bool isLater(const Entry& a, const Entry& b)
{
    return std::tie(b.stamp, b.device, b.number) < std::tie(a.stamp, a.device, a.number);
}

} // namespace

Result<> judgeOtherUndo(Database& database, const FoldRules& rules, const Actor& actor,
    const Entry& entry, const Entry& original, const QUuid& root)
{
    const auto permission = rules.permissionOf ? rules.permissionOf(original.command) : QString();
    if (permission.isEmpty() || entry.space != actor.organization.value())
        return forbidden(original.command, u"not of a ticket"_s);
    if (auto may = AccessService::require(actor, permission); !may)
        return may;
    auto entries = entriesOfRoot(database, root);
    if (!entries)
        return entries.error();
    for (const auto* other : standingEntries(*entries, rules, root)) {
        if (isLater(*other, entry))
            return builtOn(other->command);
    }
    for (const auto& edit : entry.edits) {
        if (!edit.isCreation() || edit.row != root)
            continue;
        const auto& table = *tableById(edit.table);
        auto referrer = referrerOf(database, table, root);
        if (!referrer)
            return referrer.error();
        if (!referrer->isEmpty())
            return builtOn(QString::fromLatin1(table.name));
    }
    return {};
}

} // namespace homeport
