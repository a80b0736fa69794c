#pragma once

#include "core/access/actor.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/db/database.h"

#include <QList>

#include "record/absence.h"
#include "record/user_skill.h"

namespace homeport {

/// A skill that somebody has.
struct HeldSkill
{
    record::UserSkill held;
    QString skill;
    friend bool operator==(const HeldSkill&, const HeldSkill&) = default;
};
/// One's own, or with team.read those of others; by name, those that have run out among them.
Result<QList<HeldSkill>> skillsOf(Database& database, const Actor& actor, PersonId person);
/// Whether it still counts then (data-model.md user_skill).
bool holdsAt(const record::UserSkill& skill, Timestamp at);

/// A time in which somebody is away.
struct AbsenceLine
{
    record::Absence absence;
    QString delegate; ///< who stands in; empty: nobody
    friend bool operator==(const AbsenceLine&, const AbsenceLine&) = default;
};
/// Those that end after `since`, the earliest first. One's own, or with team.read those of others.
Result<QList<AbsenceLine>> absencesOf(
    Database& database, const Actor& actor, PersonId person, Timestamp since);

} // namespace homeport
