#include "app/desktop/colleague.h"
#include "app/desktop/shots.h"
#include "core/base/deliver.h"
#include "ui/settings/setting_words.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// What opens within the settings; shots_desk.cpp holds the other screens of a desk.

void Shots::addForms()
{
    m_steps.append({{}, [this] { m_window.workspace()->showSettings(u"calendars"_s); },
        [this] { return lineOf(u"calendarList"_s, u"Business"_s).isValid(); }});
    m_steps.append({{}, [this] { chooseLine(u"calendarList"_s, u"Business"_s); }});
    m_steps.append({u"calendar-edited"_s, [this] { write(u"hours1"_s, u"8-12, 13-17"_s); }});
    struct Form
    {
        QString name;
        QString part;
        QString button;
    };
    const Form forms[] = {{u"new-calendar"_s, u"calendars"_s, u"calendarNew"_s},
        {u"new-policy"_s, u"policies"_s, u"policyNew"_s},
        {u"give-skill"_s, u"users"_s, u"skillListAdd"_s},
        {u"enter-absence"_s, u"users"_s, u"absenceListAdd"_s},
        {u"new-user"_s, u"users"_s, u"usersNew"_s}, {u"copy-role"_s, u"roles"_s, u"roleCopy"_s},
        {u"new-template"_s, u"templates"_s, u"templatesNew"_s}};
    for (const auto& form : forms) {
        m_steps.append({{}, [this, part = form.part] {
                            closeCards();
                            m_window.workspace()->showSettings(part);
                        }});
        m_steps.append({form.name, [this, button = form.button] { click(button); }});
    }
}

/// How names that two desks gave apart are marked.
void Shots::addDuplicates()
{
    m_steps.append({{},
        [this] {
            closeCards();
            const auto given = m_colleague->giveNamesApart(m_window.workspace()->person());
            deliver(given, this, [this](const Result<>& done) { m_areNamesGiven = bool(done); });
        },
        [this] { return m_areNamesGiven; }});
    struct Place
    {
        QString name;
        QString part;
        QString list;
    };
    const Place places[] = {{u"duplicate-team"_s, u"teams"_s, u"teamsTable"_s},
        {u"duplicate-category"_s, u"categories"_s, u"categoriesTable"_s},
        {u"duplicate-calendar"_s, u"calendars"_s, u"calendarList"_s}};
    const auto mark = SettingWords::duplicate({});
    for (const auto& place : places) {
        m_steps.append({{}, [this, part = place.part] { m_window.workspace()->showSettings(part); },
            [this, list = place.list, mark] { return lineOf(list, mark).isValid(); }});
        m_steps.append({place.name, [this, list = place.list, mark] { chooseLine(list, mark); }});
    }
}

/// What is asked before a role is made, where the password was typed some time ago.
void Shots::addProof()
{
    m_steps.append({{},
        [this] {
            closeCards();
            m_window.workspace()->showSettings(u"roles"_s);
            const auto aged = m_colleague->letProofAge(m_window.workspace()->person());
            deliver(aged, this, [this](const Result<>& done) { m_isProofOld = bool(done); });
        },
        [this] { return m_isProofOld && lineOf(u"rolesTable"_s, {}).isValid(); }});
    m_steps.append(
        {{}, [this] { click(u"roleCopy"_s); }, [this] { return isShown(u"roleCopyName"_s); }});
    m_steps.append({u"password-again"_s,
        [this] {
            write(u"roleCopyName"_s, u"Night desk"_s);
            click(u"confirm"_s);
        },
        [this] { return isShown(u"proofCard"_s); }});
    m_steps.append({{}, [this] { closeCards(); }});
}

} // namespace homeport
