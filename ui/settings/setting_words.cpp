#include "ui/settings/setting_words.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QList<KeyChoice> SettingWords::locationKinds()
{
    return {{u"region"_s, tr("Region")}, {u"site"_s, tr("Site")}, {u"building"_s, tr("Building")},
        {u"floor"_s, tr("Floor")}, {u"room"_s, tr("Room")}, {u"rack"_s, tr("Rack")},
        {u"vehicle"_s, tr("Vehicle")}};
}

QList<KeyChoice> SettingWords::teamKinds()
{
    return {{u"service_desk"_s, tr("Service desk")}, {u"support"_s, tr("Support")},
        {u"infrastructure"_s, tr("Infrastructure")}, {u"applications"_s, tr("Applications")},
        {u"security"_s, tr("Security")}, {u"development"_s, tr("Development")},
        {u"field"_s, tr("Field service")}, {u"other"_s, tr("Other", "kind of team")}};
}

QList<KeyChoice> SettingWords::userTypes()
{
    return {{u"end_user"_s, tr("Requester")}, {u"agent"_s, tr("Agent")},
        {u"manager"_s, tr("Manager")}, {u"administrator"_s, tr("Administrator")},
        {u"service_account"_s, tr("Service account")}};
}

QList<KeyChoice> SettingWords::memberRoles()
{
    return {{u"lead"_s, tr("Leads")}, {u"senior"_s, tr("Senior")}, {u"member"_s, tr("Member")},
        {u"trainee"_s, tr("Trainee")}};
}

QList<KeyChoice> SettingWords::absenceKinds()
{
    return {{u"leave"_s, tr("On leave")}, {u"sick"_s, tr("Ill")},
        {u"training"_s, tr("In training")}, {u"field_visit"_s, tr("Out on site")},
        {u"other"_s, tr("Away", "kind of absence")}};
}

QList<KeyChoice> SettingWords::skillLevels()
{
    return {{u"1"_s, tr("1, basic")}, {u"2"_s, u"2"_s}, {u"3"_s, u"3"_s}, {u"4"_s, u"4"_s},
        {u"5"_s, tr("5, expert")}};
}

QList<KeyChoice> SettingWords::locales()
{
    // Names of languages are the same in every language.
    return {{u"en"_s, u"English"_s}, {u"de"_s, u"Deutsch"_s}};
}

QList<KeyChoice> SettingWords::risks()
{
    return {{QString(), tr("Not rated", "risk")}, {u"low"_s, tr("Low", "risk")},
        {u"medium"_s, tr("Medium", "risk")}, {u"high"_s, tr("High", "risk")},
        {u"critical"_s, tr("Critical", "risk")}};
}

QList<KeyChoice> SettingWords::serviceTypes()
{
    return {{u"business"_s, tr("Business", "kind of service")},
        {u"technical"_s, tr("Technical", "kind of service")},
        {u"request_only"_s, tr("For requests only")},
        {u"information"_s, tr("Information", "kind of service")}};
}

QList<KeyChoice> SettingWords::criticalities()
{
    return {{u"critical"_s, tr("Critical", "service")}, {u"high"_s, tr("High", "service")},
        {u"medium"_s, tr("Medium", "service")}, {u"low"_s, tr("Low", "service")}};
}

QList<KeyChoice> SettingWords::lifecycles()
{
    return {{u"draft"_s, tr("Draft", "service")}, {u"published"_s, tr("Published", "service")},
        {u"retired"_s, tr("Retired", "service")}};
}

QString SettingWords::categoriesOf(CategoryModule module)
{
    switch (module) {
    case CategoryModule::ServiceRequest: return tr("Categories of requests");
    case CategoryModule::Problem: return tr("Categories of problems");
    case CategoryModule::Change: return tr("Categories of changes");
    default: return tr("Categories");
    }
}

QString SettingWords::of(const QList<KeyChoice>& choices, const QString& key)
{
    for (const auto& choice : choices) {
        if (choice.key == key)
            return choice.text;
    }
    return key;
}

QString SettingWords::of(Scope scope)
{
    switch (scope) {
    case Scope::None: return tr("No", "not granted");
    case Scope::Own: return tr("Own", "scope");
    case Scope::Team: return tr("Team", "scope");
    case Scope::Department: return tr("Department", "scope");
    case Scope::Organization: return tr("All", "scope");
    }
    return {};
}

QString SettingWords::of(LoginAttemptOutcome outcome)
{
    switch (outcome) {
    case LoginAttemptOutcome::Success: return tr("Signed in");
    case LoginAttemptOutcome::BadCredentials: return tr("Refused: wrong name or password");
    case LoginAttemptOutcome::Locked: return tr("Refused: had to wait");
    case LoginAttemptOutcome::Inactive: return tr("Refused: account switched off");
    case LoginAttemptOutcome::MfaRequired: return tr("Refused: second factor missing");
    case LoginAttemptOutcome::MfaFailed: return tr("Refused: second factor wrong");
    case LoginAttemptOutcome::MfaNotEnrolled: return tr("Refused: no second factor yet");
    case LoginAttemptOutcome::ExpiredPassword: return tr("Had to choose a new password");
    case LoginAttemptOutcome::DirectoryUnavailable: return tr("Refused: directory not reached");
    case LoginAttemptOutcome::RateLimited: return tr("Refused: too many tries");
    }
    return {};
}

QString SettingWords::of(UserSessionClient client)
{
    switch (client) {
    case UserSessionClient::Desktop: return tr("This program");
    case UserSessionClient::Api: return tr("Interface");
    case UserSessionClient::Cli: return tr("Command line");
    }
    return {};
}

QString SettingWords::of(UserSessionEndReason reason)
{
    switch (reason) {
    case UserSessionEndReason::Logout: return tr("Signed out");
    case UserSessionEndReason::Timeout: return tr("Left alone too long");
    case UserSessionEndReason::Expired: return tr("Ran out");
    case UserSessionEndReason::Revoked: return tr("Ended from elsewhere");
    case UserSessionEndReason::PasswordChange: return tr("New password");
    case UserSessionEndReason::TokenReuse: return tr("Ended for safety");
    }
    return {};
}

QString SettingWords::duplicate(const QString& name)
{
    return tr("%1 (duplicate)", "a name").arg(name);
}

QString SettingWords::whyDuplicate()
{
    return tr("Another one had this name first. Rename this one or the other.");
}

QString SettingWords::module(const QString& key)
{
    const QList<KeyChoice> modules{{u"asset"_s, tr("Assets")}, {u"audit"_s, tr("Audit trail")},
        {u"cab"_s, tr("Boards and meetings")}, {u"catalog"_s, tr("Services and catalogue")},
        {u"change"_s, tr("Changes")}, {u"cmdb"_s, tr("Configuration items")},
        {u"compliance"_s, tr("Compliance")}, {u"contract"_s, tr("Suppliers and contracts")},
        {u"dashboard"_s, tr("Dashboards")}, {u"incident"_s, tr("Incidents")},
        {u"integration"_s, tr("Connections and import")}, {u"knowledge"_s, tr("Knowledge")},
        {u"known_error"_s, tr("Known errors")}, {u"notification"_s, tr("Notices")},
        {u"organization"_s, tr("Organization")}, {u"problem"_s, tr("Problems")},
        {u"report"_s, tr("Reports")}, {u"retention"_s, tr("Retention and privacy")},
        {u"role"_s, tr("Roles")}, {u"service_request"_s, tr("Service requests")},
        {u"sla"_s, tr("Service levels")}, {u"survey"_s, tr("Surveys")},
        {u"sync"_s, tr("Synchronization")}, {u"system"_s, tr("Installation")},
        {u"team"_s, tr("Teams")}, {u"ticket"_s, tr("All kinds of tickets")},
        {u"user"_s, tr("User accounts")}, {u"workflow"_s, tr("Workflows and rules")}};
    return of(modules, key);
}

} // namespace homeport
