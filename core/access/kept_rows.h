#pragma once

#include "core/access/access_service.h"
#include "core/access/form_checks.h"
#include "core/access/organization_rules.h"
#include "core/access/row_edit.h"
#include "core/access/row_references.h"

#include <functional>

namespace homeport {

// The acts on tables of named things that are kept in the settings: "<table>.create", ".edit" and
// ".delete", for whoever holds "<module>.create", ".update" and ".delete". What a row must obey is
// what checkRules() says of its kind; errors as that, edited() and requireUnused() tell them.

inline QString actOn(const TableMeta& table, const char* act)
{
    return QLatin1StringView(table.name) + u'.' + QLatin1StringView(act);
}

template <typename R>
Result<typename R::IdType> createRow(
    Replica& replica, const Actor& actor, const QString& module, const R& wanted)
{
    if (auto may = AccessService::requireAll(actor, module + QStringLiteral(".create")); !may)
        return may.error();
    typename R::IdType made;
    const auto entry = replica.write(
        actor.author(), {.code = actOn(R::table(), "create")}, [&](UnitOfWork& unit) -> Result<> {
            auto row = wanted;
            if (row.id.isNull())
                row.id = typename R::IdType(unit.newId());
            made = row.id;
            if (auto fine = checkRules(unit, actor, {}, row); !fine)
                return fine;
            return unit.create(row);
        });
    return entry ? Result<typename R::IdType>(made) : fieldError(entry.error());
}

/// Only `fields` can be edited, and with that permission.
template <typename R>
Result<> editRowWith(Replica& replica, const Actor& actor, const QString& permission, const R& seen,
    const R& wanted, std::initializer_list<int> fields)
{
    if (auto may = AccessService::requireAll(actor, permission); !may)
        return may;
    return written(replica.write(
        actor.author(), {.code = actOn(R::table(), "edit")}, [&](UnitOfWork& unit) -> Result<> {
            auto row = edited(unit, seen, wanted, fields);
            if (!row)
                return row.error();
            if (auto fine = checkRules(unit, actor, seen, *row); !fine)
                return fine;
            return unit.put(*row);
        }));
}

template <typename R>
Result<> editRow(Replica& replica, const Actor& actor, const QString& module, const R& seen,
    const R& wanted, std::initializer_list<int> fields)
{
    return editRowWith(replica, actor, module + QStringLiteral(".update"), seen, wanted, fields);
}

/// Where nothing refers to it any more; `removeOwned` takes away what goes with it.
template <typename R>
Result<> removeRow(Replica& replica, const Actor& actor, const QString& module,
    typename R::IdType id, const std::function<Result<>(UnitOfWork&)>& removeOwned = {})
{
    if (auto may = AccessService::requireAll(actor, module + QStringLiteral(".delete")); !may)
        return may;
    return written(replica.write(
        actor.author(), {.code = actOn(R::table(), "delete")}, [&](UnitOfWork& unit) -> Result<> {
            if (auto row = unit.get<R>(id); !row)
                return row.error();
            if (auto unused =
                    requireUnused(unit.database(), R::table(), id.value(), ownedBy(R::table()));
                !unused)
                return unused;
            if (removeOwned) {
                if (auto gone = removeOwned(unit); !gone)
                    return gone;
            }
            return unit.remove<R>(id);
        }));
}

} // namespace homeport
