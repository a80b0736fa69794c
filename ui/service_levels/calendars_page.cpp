#include "ui/service_levels/calendars_page.h"

#include "ui/service_levels/calendar_editor.h"
#include "ui/service_levels/recalculation_strip.h"
#include "ui/service_levels/side_list.h"
#include "ui/shell/backend.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/words/clock_words.h"

#include <QHBoxLayout>
#include <QListWidget>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

CalendarsPage::CalendarsPage(const SettingsContext& context)
    : m_backend(context.backend)
    , m_list(sideList(u"calendarList"_s, tr("Calendars")))
    , m_new(new HintButton(tr("New calendar")))
    , m_editor(new CalendarEditor(m_backend))
    , m_message(new MessageStrip)
    , m_recalculation(new RecalculationStrip(m_backend))
{
    setObjectName(u"calendarsPage"_s);
    m_new->setObjectName(u"calendarNew"_s);
    m_new->setEnabled(m_backend.actor().scopeOf(u"sla.create"_s) != Scope::None);
    auto* page = new QHBoxLayout(this);
    page->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    page->setSpacing(Theme::largeSpace);
    page->addLayout(sideColumn(m_list, m_new));
    auto* right = new QVBoxLayout;
    right->addWidget(m_message);
    right->addWidget(m_recalculation);
    right->addWidget(m_editor, 1);
    page->addLayout(right, 1);

    connect(m_list, &QListWidget::currentRowChanged, this, &CalendarsPage::openCurrent);
    connect(m_new, &HintButton::clicked, this, &CalendarsPage::addNew);
    connect(m_editor, &CalendarEditor::saved, this,
        [this](BusinessCalendarId id, const QString& deed, const EntryRef& entry) {
            m_current = id;
            emit acted(deed, entry);
            m_backend.poll();
            m_recalculation->start();
            refresh();
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
            m_message->say(Tone::Critical, ClockWords::refusal(found.error()));
    }));
}

void CalendarsPage::focusFirst()
{
    m_list->setFocus();
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
    m_list->setCurrentRow(-1);
    m_current = {};
    m_editor->open(fresh, m_sheets);
    m_editor->focusFirst();
}

void CalendarsPage::show(const QList<CalendarSheet>& sheets)
{
    m_sheets = sheets;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = 0;
    for (int i = 0; i < sheets.size(); ++i) {
        const auto& sheet = sheets[i];
        m_list->addItem(sheet.isActive ? sheet.form.name : tr("%1 (retired)").arg(sheet.form.name));
        m_list->item(i)->setToolTip(sheet.form.timeZone);
        if (sheet.id == m_current)
            row = i;
    }
    m_list->setCurrentRow(row);
    openCurrent();
}

void CalendarsPage::openCurrent()
{
    const auto row = m_list->currentRow();
    if (row < 0 || row >= m_sheets.size())
        return;
    m_current = m_sheets[row].id;
    m_editor->open(m_sheets[row], m_sheets);
}

} // namespace homeport
