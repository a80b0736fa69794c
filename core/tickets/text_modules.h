#pragma once

#include "core/access/actor.h"
#include "core/journal/replica.h"

#include <QHash>

#include <span>

#include "record/text_module.h"

namespace homeport {

/// Names that may stand between {{ and }}, with or without filters behind them (engines.md 7.3):
/// "ticket.number".
std::span<const char* const> placeholders();
/// The text with the values in place of its placeholders, each put in as it is: what a value holds
/// is not looked at again (SEC-69). One without a value becomes nothing, or what its filter says;
/// one that is not known stays as it stands.
QString filledIn(const QString& text, const QHash<QString, QString>& values);

/// Texts for replies and notes: a person's own, which need no permission (access.md section 1), and
/// may be shared with a team they are in; and those of the organization, which are settings of the
/// desk and need incident.admin for all. Errors: FIELD_REQUIRED and VALIDATION_ERROR of "name" and
/// "body"; TEMPLATE_INVALID of "body" with the placeholder as detail; Conflict, DUPLICATE of
/// "name"; FORBIDDEN, NOT_FOUND, VERSION_CONFLICT.
class TextModuleService
{
public:
    explicit TextModuleService(Replica& replica) : m_replica(replica) {}

    /// The own ones, and those shared with the actor's teams or with all, by name; those that are
    /// switched off among them.
    static Result<QList<record::TextModule>> visible(Database& database, const Actor& actor);
    /// Of one that is visible.
    static bool mayChange(const Actor& actor, const record::TextModule& module);

    Result<TextModuleId> create(const Actor& actor, record::TextModule wanted);
    /// Over the differences between what the screen showed and what is wanted.
    Result<> edit(const Actor& actor, const record::TextModule& seen, record::TextModule wanted);
    Result<> remove(const Actor& actor, TextModuleId id);

private:
    Replica& m_replica;
};

/// Whether `actor` may take back a command on the module: that of the one who gave it while the
/// module is theirs; where it is the organization's by now, or was touched as such, who has the
/// right to those. Denied, FORBIDDEN; of what is somebody else's, always.
Result<> mayUndoTextModule(
    Database& database, const Actor& actor, const QString& command, bool isOwnAct, TextModuleId id);
/// Whether the module, as an undo leaves it in the unit, obeys the rules of create() and edit().
Result<> checkTextModule(UnitOfWork& unit, const Actor& actor, TextModuleId id);

} // namespace homeport
