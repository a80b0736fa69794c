#include "core/requests/catalogue_service.h"

#include "core/access/catalogue_rules.h"
#include "core/access/kept_rows.h"
#include "core/access/standing_rows.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

const auto module = u"catalog"_s;
const auto approve = u"catalog.approve"_s;

using Field = record::Service::Field;
// Not the version of its form: that follows what is asked there.
constexpr std::initializer_list<int> editable{Field::Name, Field::Code, Field::CategoryId,
    Field::ServiceType, Field::ShortDescription, Field::Description, Field::Icon, Field::OwnerId,
    Field::ManagerId, Field::SupportTeamId, Field::FulfilmentTeamId, Field::Criticality,
    Field::IsRequestable, Field::RequiresApproval, Field::PriceMinor, Field::Currency,
    Field::FulfilmentMinutes, Field::SlaPolicyId, Field::CalendarId, Field::TargetAvailabilityPct,
    Field::Audience, Field::DisplayOrder};

using SectionField = record::ServiceCategory::Field;
constexpr std::initializer_list<int> editableOfSections{SectionField::Name, SectionField::ParentId,
    SectionField::Description, SectionField::Icon, SectionField::DisplayOrder,
    SectionField::IsActive};

template <typename R>
Result<QList<R>> allIn(Database& database, const Actor& actor)
{
    if (auto may = AccessService::requireAll(actor, u"catalog.read"_s); !may)
        return may.error();
    auto found = standingRows<R>(database, actor.organization);
    if (found) {
        std::stable_sort(found->begin(), found->end(),
            [](const R& a, const R& b) { return a.displayOrder < b.displayOrder; });
    }
    return found;
}

} // namespace

Result<ServiceId> CatalogueService::create(const Actor& actor, record::Service service)
{
    if (service.lifecycle != ServiceLifecycle::Draft) {
        if (auto may = AccessService::requireAll(actor, approve); !may)
            return may.error();
    }
    return createRow(m_replica, actor, module, service);
}

Result<> CatalogueService::edit(
    const Actor& actor, const record::Service& seen, record::Service wanted)
{
    return editRow(m_replica, actor, module, seen, wanted, editable);
}

Result<> CatalogueService::remove(const Actor& actor, ServiceId id)
{
    return removeRow<record::Service>(m_replica, actor, module, id);
}

Result<> CatalogueService::publish(const Actor& actor, ServiceId id)
{
    return move(actor, id, u"service.publish"_s, ServiceLifecycle::Published);
}

Result<> CatalogueService::retire(const Actor& actor, ServiceId id)
{
    return move(actor, id, u"service.retire"_s, ServiceLifecycle::Retired);
}

Result<> CatalogueService::move(
    const Actor& actor, ServiceId id, const QString& command, ServiceLifecycle to)
{
    if (auto may = AccessService::requireAll(actor, approve); !may)
        return may;
    return written(
        m_replica.write(actor.author(), {.code = command}, [&](UnitOfWork& unit) -> Result<> {
            auto service = unit.get<record::Service>(id);
            if (!service)
                return service.error();
            if (service->lifecycle == to)
                return Error{Error::Kind::Conflict, u"service"_s, {}, u"INVALID_TRANSITION"_s};
            if (to == ServiceLifecycle::Retired) {
                if (auto none = requireNoOpenRequests(unit, id); !none)
                    return none;
            }
            service->lifecycle = to;
            return unit.put(*service);
        }));
}

Result<ServiceCategoryId> CatalogueService::create(
    const Actor& actor, record::ServiceCategory category)
{
    return createRow(m_replica, actor, module, category);
}

Result<> CatalogueService::edit(
    const Actor& actor, const record::ServiceCategory& seen, record::ServiceCategory wanted)
{
    return editRow(m_replica, actor, module, seen, wanted, editableOfSections);
}

Result<> CatalogueService::remove(const Actor& actor, ServiceCategoryId id)
{
    return removeRow<record::ServiceCategory>(m_replica, actor, module, id);
}

Result<QList<record::Service>> allServices(Database& database, const Actor& actor)
{
    return allIn<record::Service>(database, actor);
}

Result<QList<record::ServiceCategory>> allServiceCategories(Database& database, const Actor& actor)
{
    return allIn<record::ServiceCategory>(database, actor);
}

} // namespace homeport
