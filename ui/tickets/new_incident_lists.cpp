#include "ui/tickets/new_incident_form.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

template <typename T>
Result<> take(Result<T> found, T& place)
{
    if (!found)
        return found.error();
    place = std::move(*found);
    return {};
}

} // namespace

Result<NewIncidentForm::Lists> NewIncidentForm::lists(
    Database& database, const Actor& actor, Timestamp now)
{
    Lists found;
    const auto organization = actor.organization;
    if (auto read = take(homeport::people(database, actor), found.people); !read)
        return read.error();
    if (auto read = take(homeport::teams(database, organization), found.teams); !read)
        return read.error();
    if (auto read = take(homeport::assignees(database, actor, now), found.assignees); !read)
        return read.error();
    if (auto read = take(homeport::categories(database, organization), found.categories); !read)
        return read.error();
    if (auto read = take(homeport::services(database, organization), found.services); !read)
        return read.error();
    if (auto read = take(homeport::locations(database, organization), found.locations); !read)
        return read.error();
    if (auto read = take(IncidentRating::read(database, organization), found.rating); !read)
        return read.error();
    if (actor.scopeOf(u"incident.create"_s) == Scope::None)
        return found;
    auto templates = IncidentTemplateService::offered(database, actor, now);
    if (auto read = take(std::move(templates), found.templates); !read)
        return read.error();
    return found;
}

} // namespace homeport
