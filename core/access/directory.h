#pragma once

#include "core/access/actor.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/db/database.h"
#include "core/ids.h"

#include <QList>

#include <algorithm>
#include <optional>

#include "record/category.h"

namespace homeport {

/// Something to choose from in a form.
struct Choice
{
    QUuid id;
    QString name;
    friend bool operator==(const Choice&, const Choice&) = default;
};

/// Active people of the organization whom user.read reaches, and always oneself, by name (access.md
/// 3.22, section 4).
Result<QList<Choice>> people(Database& database, const Actor& actor);
/// At most `limit` of them whose name or sign-in name holds the text, by name.
Result<QList<Choice>> findPeople(
    Database& database, const Actor& actor, const QString& text, int limit);
/// Someone who can be given incidents, and where.
struct Assignee
{
    Choice person;
    QList<QUuid> teams; ///< they are in and may work for
    bool isEverywhere = false; ///< also where no team has it
    /// G-02 for a ticket of that team, or of none.
    bool mayWorkFor(const std::optional<TeamId>& team) const
    {
        return team ? teams.contains(team->value()) : isEverywhere;
    }
    friend bool operator==(const Assignee&, const Assignee&) = default;
};
/// Those whom G-02 allows as assignees at that moment, by name: active people whose roles let them
/// work on incidents, in their own right or in one of their teams. The same limit of sight.
Result<QList<Assignee>> assignees(Database& database, const Actor& actor, Timestamp now);
/// The same of one person, whoever asks; nothing where they may not work on incidents at all.
Result<std::optional<Assignee>> assignee(
    Database& database, OrganizationId organization, PersonId person, Timestamp now);
/// Active teams, by name.
Result<QList<Choice>> teams(Database& database, OrganizationId organization);
/// Categories a ticket of the module's kind may have, with their way from the top ("Network ›
/// Remote access").
Result<QList<Choice>> categories(Database& database, OrganizationId organization,
    CategoryModule module = CategoryModule::Incident);
/// Services that are published, by name.
Result<QList<Choice>> services(Database& database, OrganizationId organization);
/// Places, by name.
Result<QList<Choice>> locations(Database& database, OrganizationId organization);
/// Active suppliers, by name.
Result<QList<Choice>> suppliers(Database& database, OrganizationId organization);
/// Active calendars, by name.
Result<QList<Choice>> calendars(Database& database, OrganizationId organization);
/// Active agreements with requesters, by name.
Result<QList<Choice>> promises(Database& database, OrganizationId organization);

/// For a form that takes over what was chosen before: nothing where it is not in the list any more.
template <typename IdType>
Result<> keepOffered(const Result<QList<Choice>>& offered, std::optional<IdType>& id)
{
    if (!offered)
        return offered.error();
    const bool isOffered = id
        && std::any_of(offered->begin(), offered->end(),
            [&](const Choice& choice) { return choice.id == id->value(); });
    if (!isOffered)
        id.reset();
    return {};
}

/// What the priority matrix for incidents says.
struct MatrixCell
{
    int impact = 3;
    int urgency = 2;
    int priority = 4;
};
Result<QList<MatrixCell>> priorityCells(Database& database, OrganizationId organization);

} // namespace homeport
