#pragma once

#include "core/base/random.h"
#include "core/journal/replica.h"
#include "core/service_levels/calendar.h"

#include <QHash>

#include <vector>

namespace homeport::demo {

/// The people and places of the invented company.
struct Cast
{
    struct Person
    {
        PersonId id;
        QString name;
        size_t site = 0;
    };
    struct Team
    {
        TeamId id;
        std::vector<Person> agents;
    };
    std::vector<Person> requesters;
    std::vector<LocationId> sites; ///< in the order of demo::sites()
    QHash<QString, Team> teams; ///< by name; those of the seed
    QHash<QString, CategoryId> categories; ///< of incidents, by name
    const Calendar* hours = nullptr; ///< when the desk works; null: around the clock
};

/// Adds people, places and memberships to a desk; as many as `tickets` incidents need.
Result<Cast> addCast(Replica& replica, SeededRandom& random, qint64 tickets, Timestamp since);

} // namespace homeport::demo
