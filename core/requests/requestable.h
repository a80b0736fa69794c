#pragma once

#include "core/base/result.h"
#include "core/db/database.h"

#include <QSet>

#include "record/service.h"

namespace homeport {

/// What a service's audience is asked about a person: the departments they belong to, at home and
/// besides, and the place they are at, with all above, and the roles they hold.
class Audience
{
public:
    static Result<Audience> of(
        Database& database, OrganizationId organization, PersonId person, Timestamp now);

    /// `listed`: the column audience of a service, {"departments": [id …], "roles": […],
    /// "locations": […]}. Being in one of the lists suffices; where there is none, everybody is
    /// meant, and where the text cannot be read, nobody.
    bool isIn(const std::optional<QString>& listed) const;

private:
    QSet<QUuid> m_departments;
    QSet<QUuid> m_roles;
    QSet<QUuid> m_locations;
};

/// published, requestable, and the requester is of its audience.
bool isRequestable(const record::Service& service, const Audience& requester);

} // namespace homeport
