#pragma once

#include "core/ids.h"
#include "core/journal/command.h"

#include <QHash>
#include <QSet>
#include <QString>

namespace homeport {

/// The set of records a grant covers (access.md section 1), narrow to wide.
enum class Scope { None, Own, Team, Department, Organization };

/// A signed-in person with the rights they hold, as a value. Every service call takes one.
struct Actor
{
    PersonId person;
    OrganizationId organization;
    QString displayName;
    QHash<QString, Scope> grants; ///< permission code → widest scope held
    QHash<QString, QSet<TeamId>> teamGrants; ///< from roles limited to one team
    QSet<TeamId> teams;
    QSet<DepartmentId> departments; ///< belonged to or led, with their subtrees
    /// What they act from, where they stay signed in; a run of the command line, which asks for the
    /// password each time, has none.
    UserSessionId session;

    Author author() const { return {person, {}}; }
    Scope scopeOf(const QString& permission) const { return grants.value(permission, Scope::None); }
};

} // namespace homeport
