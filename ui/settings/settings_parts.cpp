#include "ui/settings/settings_parts.h"

#include "ui/service_levels/calendars_page.h"
#include "ui/service_levels/policies_page.h"
#include "ui/settings/account_part.h"
#include "ui/settings/catalogue_parts.h"
#include "ui/settings/incidents_part.h"
#include "ui/settings/organization_parts.h"
#include "ui/settings/priorities_part.h"
#include "ui/settings/profile_part.h"
#include "ui/settings/requesters_part.h"
#include "ui/settings/roles_part.h"
#include "ui/settings/security_part.h"
#include "ui/settings/setting_words.h"
#include "ui/settings/sign_in_log_part.h"
#include "ui/settings/skills_part.h"
#include "ui/settings/teams_part.h"
#include "ui/settings/templates_part.h"
#include "ui/settings/text_modules_part.h"
#include "ui/settings/users_part.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

template <typename Part>
SettingsPart* make(const SettingsContext& context)
{
    return new Part(context);
}

template <CategoryModule module>
SettingsPart* makeCategories(const SettingsContext& context)
{
    return new CategoriesPart(context, module);
}

} // namespace

bool SettingsEntry::isOpenTo(const Actor& actor) const
{
    return permissions.isEmpty()
        || std::any_of(permissions.begin(), permissions.end(),
            [&](const QString& permission) { return actor.scopeOf(permission) >= least; });
}

// A new page is one line here: key, title, section, the permissions that open it, its class, and
// how far they have to reach where less opens nothing on it.
QList<SettingsEntry> SettingsParts::all()
{
    const auto you = tr("You");
    const auto people = tr("People");
    const auto organization = tr("Organization");
    const auto tickets = tr("Tickets");
    const auto levels = tr("Service levels");
    const auto everyone = Scope::Organization;
    return {
        {u"account"_s, tr("My account"), you, {}, make<AccountPart>},
        {u"users"_s, tr("Users"), people,
            {u"user.create"_s, u"user.delete"_s, u"user.assign_role"_s, u"user.reset_password"_s,
                u"audit.read"_s},
            make<UsersPart>},
        {u"teams"_s, tr("Teams"), people, {u"team.update"_s}, make<TeamsPart>},
        {u"skills"_s, tr("Skills"), people, {u"team.update"_s}, make<SkillsPart>},
        {u"roles"_s, tr("Roles"), people, {u"role.read"_s}, make<RolesPart>},
        {u"signIns"_s, tr("Sign-in log"), people, {}, make<SignInLogPart>},
        {u"security"_s, tr("Security"), people, {u"organization.admin"_s}, make<SecurityPart>,
            everyone},
        {u"organization"_s, tr("Organization"), organization, {u"organization.admin"_s},
            make<ProfilePart>, everyone},
        {u"departments"_s, tr("Departments"), organization, {u"organization.update"_s},
            make<DepartmentsPart>},
        {u"locations"_s, tr("Locations"), organization, {u"organization.update"_s},
            make<LocationsPart>},
        {u"suppliers"_s, tr("Suppliers"), organization,
            {u"contract.create"_s, u"contract.update"_s}, make<SuppliersPart>},
        {u"services"_s, tr("Services"), tickets, {u"catalog.update"_s, u"catalog.approve"_s},
            make<ServicesPart>},
        {u"sections"_s, tr("Catalogue"), tickets, {u"catalog.update"_s}, make<SectionsPart>},
        {u"categories"_s, SettingWords::categoriesOf(CategoryModule::Incident), tickets,
            {u"organization.update"_s}, makeCategories<CategoryModule::Incident>},
        {u"requestCategories"_s, SettingWords::categoriesOf(CategoryModule::ServiceRequest),
            tickets, {u"organization.update"_s}, makeCategories<CategoryModule::ServiceRequest>},
        {u"problemCategories"_s, SettingWords::categoriesOf(CategoryModule::Problem), tickets,
            {u"organization.update"_s}, makeCategories<CategoryModule::Problem>},
        {u"changeCategories"_s, SettingWords::categoriesOf(CategoryModule::Change), tickets,
            {u"organization.update"_s}, makeCategories<CategoryModule::Change>},
        {u"incidents"_s, tr("Incidents"), tickets, {u"incident.admin"_s}, make<IncidentsPart>,
            everyone},
        {u"priorities"_s, tr("Priorities"), tickets, {u"incident.admin"_s}, make<PrioritiesPart>},
        {u"templates"_s, tr("Templates"), tickets, {u"incident.admin"_s}, make<TemplatesPart>},
        {u"textModules"_s, tr("Text modules"), tickets, {}, make<TextModulesPart>},
        {u"calendars"_s, tr("Calendars"), levels, {u"sla.create"_s, u"sla.update"_s},
            make<CalendarsPage>},
        {u"policies"_s, tr("Policies"), levels, {u"sla.create"_s, u"sla.update"_s},
            make<PoliciesPage>},
        {u"requesters"_s, tr("For requesters"), levels, {u"sla.admin"_s}, make<RequestersPart>,
            everyone},
    };
}

} // namespace homeport
