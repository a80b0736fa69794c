#include "ui/words/desk_words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

struct Caption
{
    const char* key;
    const char* text;
};

// The audit trail names the record beside it.
constexpr Caption deeds[] = {
    {"absence.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "entered an absence")},
    {"absence.delete", QT_TRANSLATE_NOOP("homeport::DeskWords", "deleted an absence")},
    {"absence.edit", QT_TRANSLATE_NOOP("homeport::DeskWords", "changed an absence")},
    {"access.denied", QT_TRANSLATE_NOOP("homeport::DeskWords", "was refused an act")},
    {"access.role_changed", QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a role")},
    {"access.role_granted", QT_TRANSLATE_NOOP("homeport::DeskWords", "gave a role")},
    {"access.role_revoked", QT_TRANSLATE_NOOP("homeport::DeskWords", "took a role away")},
    {"audit.exported", QT_TRANSLATE_NOOP("homeport::DeskWords", "exported the audit trail")},
    {"audit.verification_failed",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "verified the journal: it is not whole")},
    {"audit.verified",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "verified the journal: it is whole")},
    {"auth.login", QT_TRANSLATE_NOOP("homeport::DeskWords", "signed in")},
    {"auth.login_failed", QT_TRANSLATE_NOOP("homeport::DeskWords", "was refused at sign-in")},
    {"auth.logout", QT_TRANSLATE_NOOP("homeport::DeskWords", "signed out")},
    {"auth.password_changed", QT_TRANSLATE_NOOP("homeport::DeskWords", "got a new password")},
    {"auth.password_reset",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "got a password to start with")},
    {"auth.session_revoked",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "was signed out from elsewhere")},
    {"auth.unlocked", QT_TRANSLATE_NOOP("homeport::DeskWords", "may try to sign in again")},
    {"calendar.activate", QT_TRANSLATE_NOOP("homeport::DeskWords", "switched a calendar on")},
    {"calendar.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "made a calendar")},
    {"calendar.deactivate", QT_TRANSLATE_NOOP("homeport::DeskWords", "switched a calendar off")},
    {"calendar.edit", QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a calendar")},
    {"category.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "made a category")},
    {"category.delete", QT_TRANSLATE_NOOP("homeport::DeskWords", "deleted a category")},
    {"category.edit", QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a category")},
    {"child_clocks.edit",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "changed whether the clocks of parts run")},
    {"department.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "made a department")},
    {"department.delete", QT_TRANSLATE_NOOP("homeport::DeskWords", "deleted a department")},
    {"department.edit", QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a department")},
    {"department.member_removed",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "took somebody out of a department")},
    {"department.member_set",
        QT_TRANSLATE_NOOP(
            "homeport::DeskWords", "took somebody into a department, or changed their part")},
    {"desk.set_up", QT_TRANSLATE_NOOP("homeport::DeskWords", "set up the desk")},
    {"import.record", QT_TRANSLATE_NOOP("homeport::DeskWords", "kept what an import did")},
    {"import.savePreset",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "kept how an import reads its columns")},
    {"import.undo", QT_TRANSLATE_NOOP("homeport::DeskWords", "took back an import")},
    {"incident_setting.edit",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a setting of incidents")},
    {"location.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "made a location")},
    {"location.delete", QT_TRANSLATE_NOOP("homeport::DeskWords", "deleted a location")},
    {"location.edit", QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a location")},
    {"organization.edit",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "changed the data of the organization")},
    {"organization_setting.edit",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a setting of the organization")},
    {"person.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "added people")},
    {"policy.activate", QT_TRANSLATE_NOOP("homeport::DeskWords", "switched a policy on")},
    {"policy.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "made a policy")},
    {"policy.deactivate", QT_TRANSLATE_NOOP("homeport::DeskWords", "switched a policy off")},
    {"policy.edit", QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a policy")},
    {"priority_matrix.edit",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "changed the priority matrix")},
    {"record.export", QT_TRANSLATE_NOOP("homeport::DeskWords", "exported incidents")},
    {"role.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "made a role")},
    {"role.delete", QT_TRANSLATE_NOOP("homeport::DeskWords", "deleted a role")},
    {"service.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "made a service")},
    {"service.delete", QT_TRANSLATE_NOOP("homeport::DeskWords", "deleted a service")},
    {"service.edit", QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a service")},
    {"service.publish", QT_TRANSLATE_NOOP("homeport::DeskWords", "published a service")},
    {"service.retire", QT_TRANSLATE_NOOP("homeport::DeskWords", "retired a service")},
    {"service_category.create",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "made a section of the catalogue")},
    {"service_category.delete",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "deleted a section of the catalogue")},
    {"service_category.edit",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a section of the catalogue")},
    {"shared_text_module.create",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "wrote a text module for others")},
    {"shared_text_module.delete",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "deleted a text module for others")},
    {"shared_text_module.edit",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a text module for others")},
    {"skill.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "made a skill")},
    {"skill.delete", QT_TRANSLATE_NOOP("homeport::DeskWords", "deleted a skill")},
    {"skill.edit", QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a skill")},
    {"skill.given", QT_TRANSLATE_NOOP("homeport::DeskWords", "noted what somebody is able to do")},
    {"skill.taken",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "noted what somebody is not able to do")},
    {"sla_setting.edit",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a setting of service levels")},
    {"supplier.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "made a supplier")},
    {"supplier.delete", QT_TRANSLATE_NOOP("homeport::DeskWords", "deleted a supplier")},
    {"supplier.edit", QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a supplier")},
    {"team.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "made a team")},
    {"team.delete", QT_TRANSLATE_NOOP("homeport::DeskWords", "deleted a team")},
    {"team.edit", QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a team")},
    {"team.member_removed",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "took somebody out of a team")},
    {"team.member_set",
        QT_TRANSLATE_NOOP(
            "homeport::DeskWords", "took somebody into a team, or changed their part")},
    {"template.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "made a template")},
    {"template.delete", QT_TRANSLATE_NOOP("homeport::DeskWords", "deleted a template")},
    {"template.edit", QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a template")},
    {"text_module.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "wrote a text module")},
    {"text_module.delete", QT_TRANSLATE_NOOP("homeport::DeskWords", "deleted a text module")},
    {"text_module.edit", QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a text module")},
    {"undo", QT_TRANSLATE_NOOP("homeport::DeskWords", "took back an act")},
    {"user.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "added a person")},
    {"user.deactivate", QT_TRANSLATE_NOOP("homeport::DeskWords", "switched the account off")},
    {"user.edit", QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a person")},
    {"user.reactivate", QT_TRANSLATE_NOOP("homeport::DeskWords", "switched the account on")},
    {"view.arrange", QT_TRANSLATE_NOOP("homeport::DeskWords", "put views in another order")},
    {"view.create", QT_TRANSLATE_NOOP("homeport::DeskWords", "saved a view")},
    {"view.delete", QT_TRANSLATE_NOOP("homeport::DeskWords", "deleted a view")},
    {"view.edit", QT_TRANSLATE_NOOP("homeport::DeskWords", "changed a view")},
};

constexpr Caption settings[] = {
    {"attachment.max_bytes", QT_TRANSLATE_NOOP("homeport::DeskWords", "bytes of a file at most")},
    {"attachment.max_per_ticket",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "files of a ticket at most")},
    {"attachment.max_ticket_bytes",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "bytes of all files of a ticket at most")},
    {"incident.auto_close_minutes",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "minutes until a resolved incident closes")},
    {"incident.child_clock",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "clocks of incidents that are a part")},
    {"incident.major_close_requires_review",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "a major incident closes after its review only")},
    {"password.blocklist",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "frequent passwords are refused")},
    {"password.history",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "earlier passwords that are refused")},
    {"password.max_age_days",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "days until a password has to be changed")},
    {"password.min_length",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "characters of a password at least")},
    {"password.required_classes",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "kinds of characters in a password")},
    {"portal.show_sla",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "requesters see their service levels")},
    {"priority.method",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "what the priority of a ticket follows from")},
    {"session.idle_lock_minutes",
        QT_TRANSLATE_NOOP("homeport::DeskWords", "minutes until a window locks that nobody uses")},
    {"ticket.reopen_window_hours",
        QT_TRANSLATE_NOOP(
            "homeport::DeskWords", "hours in which a closed incident can be reopened")},
};

constexpr Caption choices[] = {
    {"higher_of_both", QT_TRANSLATE_NOOP("homeport::DeskWords", "the more urgent of both")},
    {"matrix", QT_TRANSLATE_NOOP("homeport::DeskWords", "the matrix")},
    {"pause", QT_TRANSLATE_NOOP("homeport::DeskWords", "stand still")},
    {"run", QT_TRANSLATE_NOOP("homeport::DeskWords", "run")},
    {"weighted", QT_TRANSLATE_NOOP("homeport::DeskWords", "the weighted score")},
};

// Keys of the registry that tickets do not have; those have theirs in KeyWords.
constexpr Caption keys[] = {
    {"administrator", QT_TRANSLATE_NOOP("homeport::DeskWords", "Administrator")},
    {"agent", QT_TRANSLATE_NOOP("homeport::DeskWords", "Agent")},
    {"applications", QT_TRANSLATE_NOOP("homeport::DeskWords", "Applications")},
    {"approval", QT_TRANSLATE_NOOP("homeport::DeskWords", "Approval")},
    {"article", QT_TRANSLATE_NOOP("homeport::DeskWords", "Article")},
    {"asset", QT_TRANSLATE_NOOP("homeport::DeskWords", "Asset")},
    {"assigned", QT_TRANSLATE_NOOP("homeport::DeskWords", "Assigned")},
    {"building", QT_TRANSLATE_NOOP("homeport::DeskWords", "Building")},
    {"business", QT_TRANSLATE_NOOP("homeport::DeskWords", "Business")},
    {"cancelled", QT_TRANSLATE_NOOP("homeport::DeskWords", "Cancelled")},
    {"community", QT_TRANSLATE_NOOP("homeport::DeskWords", "Community")},
    {"configuration_item", QT_TRANSLATE_NOOP("homeport::DeskWords", "Configuration item")},
    {"continue", QT_TRANSLATE_NOOP("homeport::DeskWords", "Goes on")},
    {"create_only", QT_TRANSLATE_NOOP("homeport::DeskWords", "New ones only")},
    {"created", QT_TRANSLATE_NOOP("homeport::DeskWords", "Created")},
    {"csv", QT_TRANSLATE_NOOP("homeport::DeskWords", "Table (CSV)")},
    {"department", QT_TRANSLATE_NOOP("homeport::DeskWords", "Department")},
    {"development", QT_TRANSLATE_NOOP("homeport::DeskWords", "Development")},
    {"draft", QT_TRANSLATE_NOOP("homeport::DeskWords", "Draft")},
    {"end_user", QT_TRANSLATE_NOOP("homeport::DeskWords", "Requester")},
    {"enterprise", QT_TRANSLATE_NOOP("homeport::DeskWords", "Enterprise")},
    {"field", QT_TRANSLATE_NOOP("homeport::DeskWords", "Field service")},
    {"floor", QT_TRANSLATE_NOOP("homeport::DeskWords", "Floor")},
    {"hybrid", QT_TRANSLATE_NOOP("homeport::DeskWords", "By skill and load")},
    {"information", QT_TRANSLATE_NOOP("homeport::DeskWords", "Information")},
    {"infrastructure", QT_TRANSLATE_NOOP("homeport::DeskWords", "Infrastructure")},
    {"json", QT_TRANSLATE_NOOP("homeport::DeskWords", "JSON")},
    {"keep_elapsed", QT_TRANSLATE_NOOP("homeport::DeskWords", "Keeps what was counted")},
    {"knowledge", QT_TRANSLATE_NOOP("homeport::DeskWords", "Knowledge")},
    {"ldap", QT_TRANSLATE_NOOP("homeport::DeskWords", "Directory (LDAP)")},
    {"lead", QT_TRANSLATE_NOOP("homeport::DeskWords", "Leads")},
    {"least_loaded", QT_TRANSLATE_NOOP("homeport::DeskWords", "Who has least to do")},
    {"leave", QT_TRANSLATE_NOOP("homeport::DeskWords", "On leave")},
    {"local", QT_TRANSLATE_NOOP("homeport::DeskWords", "This desk")},
    {"manager", QT_TRANSLATE_NOOP("homeport::DeskWords", "Manager")},
    {"member", QT_TRANSLATE_NOOP("homeport::DeskWords", "Member")},
    {"ola", QT_TRANSLATE_NOOP("homeport::DeskWords", "Agreement between teams")},
    {"organization", QT_TRANSLATE_NOOP("homeport::DeskWords", "All of the organization")},
    {"own", QT_TRANSLATE_NOOP("homeport::DeskWords", "Own")},
    {"partial", QT_TRANSLATE_NOOP("homeport::DeskWords", "Done, with refused rows")},
    {"priority_based", QT_TRANSLATE_NOOP("homeport::DeskWords", "By priority")},
    {"professional", QT_TRANSLATE_NOOP("homeport::DeskWords", "Professional")},
    {"published", QT_TRANSLATE_NOOP("homeport::DeskWords", "Published")},
    {"queued", QT_TRANSLATE_NOOP("homeport::DeskWords", "Waiting")},
    {"rack", QT_TRANSLATE_NOOP("homeport::DeskWords", "Rack")},
    {"region", QT_TRANSLATE_NOOP("homeport::DeskWords", "Region")},
    {"request_only", QT_TRANSLATE_NOOP("homeport::DeskWords", "For requests only")},
    {"restart", QT_TRANSLATE_NOOP("homeport::DeskWords", "Begins anew")},
    {"retired", QT_TRANSLATE_NOOP("homeport::DeskWords", "Retired")},
    {"room", QT_TRANSLATE_NOOP("homeport::DeskWords", "Room")},
    {"round_robin", QT_TRANSLATE_NOOP("homeport::DeskWords", "In turn")},
    {"running", QT_TRANSLATE_NOOP("homeport::DeskWords", "Under way")},
    {"scim", QT_TRANSLATE_NOOP("homeport::DeskWords", "Directory (SCIM)")},
    {"senior", QT_TRANSLATE_NOOP("homeport::DeskWords", "Senior")},
    {"service_account", QT_TRANSLATE_NOOP("homeport::DeskWords", "Service account")},
    {"service_desk", QT_TRANSLATE_NOOP("homeport::DeskWords", "Service desk")},
    {"sick", QT_TRANSLATE_NOOP("homeport::DeskWords", "Ill")},
    {"site", QT_TRANSLATE_NOOP("homeport::DeskWords", "Site")},
    {"skill_based", QT_TRANSLATE_NOOP("homeport::DeskWords", "By skill")},
    {"sla", QT_TRANSLATE_NOOP("homeport::DeskWords", "Agreement with requesters")},
    {"sso", QT_TRANSLATE_NOOP("homeport::DeskWords", "Single sign-on")},
    {"submitted", QT_TRANSLATE_NOOP("homeport::DeskWords", "Submitted")},
    {"succeeded", QT_TRANSLATE_NOOP("homeport::DeskWords", "Done")},
    {"support", QT_TRANSLATE_NOOP("homeport::DeskWords", "Support")},
    {"task", QT_TRANSLATE_NOOP("homeport::DeskWords", "Task")},
    {"team", QT_TRANSLATE_NOOP("homeport::DeskWords", "Team")},
    {"technical", QT_TRANSLATE_NOOP("homeport::DeskWords", "Technical")},
    {"ticket", QT_TRANSLATE_NOOP("homeport::DeskWords", "Ticket")},
    {"trainee", QT_TRANSLATE_NOOP("homeport::DeskWords", "Trainee")},
    {"training", QT_TRANSLATE_NOOP("homeport::DeskWords", "In training")},
    {"uc", QT_TRANSLATE_NOOP("homeport::DeskWords", "Agreement with a supplier")},
    {"undone", QT_TRANSLATE_NOOP("homeport::DeskWords", "Taken back")},
    {"update_only", QT_TRANSLATE_NOOP("homeport::DeskWords", "Known ones only")},
    {"upsert", QT_TRANSLATE_NOOP("homeport::DeskWords", "New and known ones")},
    {"vehicle", QT_TRANSLATE_NOOP("homeport::DeskWords", "Vehicle")},
};

template <size_t count>
QString wordsOf(const Caption (&captions)[count], const QString& key)
{
    for (const auto& each : captions) {
        if (key == QLatin1StringView(each.key))
            return DeskWords::tr(each.text);
    }
    return {};
}

} // namespace

QString DeskWords::deed(const QString& command)
{
    return wordsOf(deeds, command);
}

QString DeskWords::setting(const QString& key)
{
    return wordsOf(settings, key);
}

QString DeskWords::key(const QString& stored)
{
    return wordsOf(keys, stored);
}

QString DeskWords::settingValue(const QString& json)
{
    // A value alone is no document.
    const auto document = QJsonDocument::fromJson('[' + json.toUtf8() + ']');
    const auto value = document.array().first();
    switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? tr("yes") : tr("no");
    case QJsonValue::Double: return QLocale().toString(value.toInteger());
    case QJsonValue::String: {
        const auto words = wordsOf(choices, value.toString());
        return words.isEmpty() ? value.toString() : words;
    }
    default: return json;
    }
}

} // namespace homeport
