#pragma once

#include "core/access/actor.h"
#include "core/base/result.h"
#include "core/db/database.h"
#include "core/journal/unit_of_work.h"

#include "record/absence.h"
#include "record/category.h"
#include "record/department.h"
#include "record/location.h"
#include "record/organization.h"
#include "record/skill.h"
#include "record/team.h"
#include "record/ticket_template.h"
#include "record/user_account.h"

namespace homeport {

// What each form of people and organization must obey, whoever writes it. Texts of `wanted` are
// tidied; what it refers to must be in use, unless `seen` referred to it already. Errors as the
// services tell them.

constexpr int departmentLevels = 8;
constexpr int locationLevels = 8;
constexpr int categoryLevels = 5;

Result<> checkRules(UnitOfWork& unit, const Actor& actor, const record::Organization& seen,
    record::Organization& wanted);
Result<> checkRules(UnitOfWork& unit, const Actor& actor, const record::Department& seen,
    record::Department& wanted);
Result<> checkRules(
    UnitOfWork& unit, const Actor& actor, const record::Location& seen, record::Location& wanted);
Result<> checkRules(
    UnitOfWork& unit, const Actor& actor, const record::Category& seen, record::Category& wanted);
Result<> checkRules(
    UnitOfWork& unit, const Actor& actor, const record::Team& seen, record::Team& wanted);
Result<> checkRules(
    UnitOfWork& unit, const Actor& actor, const record::Skill& seen, record::Skill& wanted);
Result<> checkRules(
    UnitOfWork& unit, const Actor& actor, const record::Absence& seen, record::Absence& wanted);
Result<> checkRules(UnitOfWork& unit, const Actor& actor, const record::UserAccount& seen,
    record::UserAccount& wanted);
/// Of its name alone; what it says is the matter of the kind of ticket.
Result<> checkRules(UnitOfWork& unit, const Actor& actor, const record::TicketTemplate& seen,
    record::TicketTemplate& wanted);

/// Whether a calendar may be switched off. Conflict, IN_USE of the organization whose default it
/// is; nobody makes it that meanwhile.
Result<> requireNotDefault(UnitOfWork& unit, BusinessCalendarId calendar);

/// Tables whose rows go with a row of this one.
QList<quint16> ownedBy(const TableMeta& table);
/// Whether a row of people and organization, as the unit leaves it, obeys its rules: also after an
/// undo. Conflict, IN_USE where it is gone and something refers to it, OPEN_REQUESTS of a service
/// that is withdrawn; IN_USE of a calendar that is switched off and the organization's default.
/// Other tables have none here.
Result<> checkAsItStands(
    UnitOfWork& unit, const Actor& actor, const TableMeta& table, const QUuid& id);
/// Whether `actor` may take back a command on people or organization whose aggregate is `root`.
/// Denied, FORBIDDEN where it is none, has no undo, or its permission is missing; whoever may
/// change no account but their own may take back only what they did themselves.
Result<> mayUndoOrganization(Database& database, const Actor& actor, const QString& command,
    bool isOwnAct, const QUuid& root);

} // namespace homeport
