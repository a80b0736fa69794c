#pragma once

#include "tests/support/people_story.h"

#include <functional>

namespace homeport::test {

/// The matrix of the specification.
struct Matrix
{
    QStringList roles;
    QStringList permissions;
    QHash<QString, QHash<QString, Scope>> scopes; ///< by role and permission

    Scope of(const QString& role, const QString& permission) const
    {
        return scopes.value(role).value(permission, Scope::None);
    }
};

const Matrix& matrix();

/// How near a ticket is to whoever asks.
enum class Relation { Own, Team, Task, Other }; ///< Task: one of the ticket is of their team
constexpr Relation relations[] = {Relation::Own, Relation::Team, Relation::Task, Relation::Other};

bool covers(Scope scope, Relation relation);
/// access.md section 1, steps 3 to 6.
bool isAllowed(
    const QString& role, const QString& permission, Relation relation, bool isRestricted);

struct TicketAct
{
    const char* name;
    const char* permission;
    TicketStatus status;
    bool isRequesters; ///< the requester may do it whatever their role says
    std::function<Result<>(PeopleStory&, const Actor&, TicketId)> run;
    const char* also = ""; ///< a further permission that it needs
    TicketKind kind = TicketKind::Incident; ///< others are new
    bool isDesks = false; ///< holding the permission is enough, and asked before anybody looks
};

const std::vector<TicketAct>& ticketActs();
/// Of them: on what a ticket carries, such as files, tags, tasks and booked time.
std::vector<TicketAct> thingActs();
/// Of them: by which others are likened to it.
std::vector<TicketAct> likenessActs();

/// Whose an act is: of those who hold its permission, of everybody whatever they hold, or of
/// nobody.
enum class Right { Held, Everybodys, Nobodys };

/// An act on no ticket: what it needs, and whether it passed the question of rights.
struct DeskAct
{
    const char* name;
    const char* permission;
    const char* otherwise; ///< another permission that does as well
    std::function<Result<>(PeopleStory&, const Actor&)> run;
    Right right = Right::Held;
};

const std::vector<DeskAct>& deskActs();
/// Of them: on what is one's own, and whom forms offer. What a list withholds counts as not found.
std::vector<DeskAct> ownActs();
/// Of them: on teams, skills and absences.
std::vector<DeskAct> teamActs();
/// Of them: on templates, texts and service levels.
std::vector<DeskAct> settingsActs();
/// Of them: on suppliers and the catalogue of services.
std::vector<DeskAct> catalogueActs();
/// Of them: what comes into the desk and leaves it, and how it is audited.
std::vector<DeskAct> exchangeActs();

template <typename T>
Result<> plain(const Result<T>& result)
{
    return result ? Result<>() : Result<>(result.error());
}

/// A row of a name that none has.
template <typename R>
R named()
{
    R row;
    row.name = u"N"_s + QUuid::createUuid().toString(QUuid::Id128);
    return row;
}

/// The same, and it stands.
template <typename R>
R stored(PeopleStory& story)
{
    auto row = named<R>();
    row.id = typename R::IdType(QUuid::createUuid());
    Story::must(story.add(row));
    return story.row<R>(row.id);
}

record::UserAccount freshPerson();
/// Who stands, and belongs nowhere.
PersonId somebody(PeopleStory& story);

} // namespace homeport::test
