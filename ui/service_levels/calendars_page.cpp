#include "ui/service_levels/calendars_page.h"

#include "ui/service_levels/calendar_editor.h"
#include "ui/settings/setting_words.h"
#include "ui/shell/backend.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

CalendarsPage::CalendarsPage(const SettingsContext& context)
    : CalendarsPage(context, new CalendarEditor(context.backend))
{}

CalendarsPage::CalendarsPage(const SettingsContext& context, CalendarEditor* editor)
    : SideListPart(context,
        {u"calendarsPage"_s, u"calendarList"_s, tr("Calendars"), u"calendarNew"_s,
            tr("New calendar")},
        editor)
    , m_editor(editor)
{
    connect(m_editor, &CalendarEditor::saved, this,
        [this](const QUuid& id, const QString& deed, const EntryRef& entry) {
            m_current = BusinessCalendarId(id);
            takeUp(deed, entry);
        });
    connect(&m_backend, &Backend::changed, this, [this](const QSet<QUuid>& roots) {
        const bool isOurs = std::any_of(m_sheets.begin(), m_sheets.end(),
            [&](const auto& sheet) { return roots.contains(sheet.id.value()); });
        if (isOurs && !m_editor->isEdited())
            refresh();
    });
}

void CalendarsPage::refresh()
{
    const auto sheets = m_backend.ask(
        [actor = m_backend.actor()](Session& session) { return session.calendars.list(actor); });
    deliver(sheets, this, m_latest([this](const Result<QList<CalendarSheet>>& found) {
        if (found)
            show(*found);
        else
            refuse(found.error());
    }));
}

void CalendarsPage::addNew()
{
    CalendarSheet fresh;
    fresh.form.timeZone = m_sheets.isEmpty() ? u"UTC"_s : m_sheets.first().form.timeZone;
    for (const auto& sheet : m_sheets) {
        if (sheet.policies > 0 && !sheet.form.is24x7)
            fresh.form.timeZone = sheet.form.timeZone;
    }
    for (size_t day = 0; day < 5; ++day)
        fresh.form.weekdays[day] = {{9 * 60, 17 * 60}};
    leaveLines();
    m_current = {};
    m_editor->open(fresh, m_sheets);
    m_editor->focusFirst();
}

void CalendarsPage::show(const QList<CalendarSheet>& sheets)
{
    m_sheets = sheets;
    QStringList lines;
    QStringList tips;
    int current = currentLine();
    for (const auto& sheet : sheets) {
        if (sheet.id == m_current)
            current = int(lines.size());
        tips << (sheet.isDuplicate ? sheet.form.timeZone + u'\n' + SettingWords::whyDuplicate()
                                   : sheet.form.timeZone);
        const auto name =
            sheet.isDuplicate ? SettingWords::duplicate(sheet.form.name) : sheet.form.name;
        lines << (sheet.isActive ? name : tr("%1 (retired)").arg(name));
    }
    setLines(lines, current, tips);
}

void CalendarsPage::open(int line)
{
    m_current = m_sheets[line].id;
    m_editor->open(m_sheets[line], m_sheets);
}

} // namespace homeport
