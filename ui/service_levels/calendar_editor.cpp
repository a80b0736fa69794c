#include "ui/service_levels/calendar_editor.h"

#include "ui/service_levels/day_table.h"
#include "ui/service_levels/week_editor.h"
#include "ui/settings/setting_words.h"
#include "ui/tickets/pick_box.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTimeZone>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int previewHeight = 230;
constexpr int tableHeight = 96;

HintButton* quietButton(const QString& text, const QString& keys)
{
    auto* button = new HintButton(text, keys, HintButton::Look::Quiet);
    button->setAutoDefault(false);
    return button;
}

} // namespace

CalendarEditor::CalendarEditor(Backend& backend)
    : SheetEditor(backend,
        {u"calendar"_s,
            tr("Running clocks keep what they have counted so far and go on by the new hours."),
            previewHeight})
    , m_zone(new QComboBox)
    , m_parent(new PickBox)
    , m_always(new QCheckBox(tr("Always open, day and night")))
    , m_observes(new QCheckBox(tr("Closed on holidays")))
    , m_week(new WeekEditor)
    , m_holidays(new DayTable(DayTable::Kind::Holidays))
    , m_exceptions(new DayTable(DayTable::Kind::Exceptions))
{
    setForm(makeForm());
    connect(m_zone, &QComboBox::currentTextChanged, this, &CalendarEditor::note);
    connect(m_parent, &QComboBox::currentIndexChanged, this, &CalendarEditor::note);
    connect(m_always, &QCheckBox::toggled, this, [this](bool isAlways) {
        m_week->setEnabled(!isAlways);
        note();
    });
    connect(m_observes, &QCheckBox::toggled, this, &CalendarEditor::note);
    connect(m_week, &WeekEditor::edited, this, &CalendarEditor::note);
    connect(m_holidays, &DayTable::edited, this, &CalendarEditor::note);
    connect(m_exceptions, &DayTable::edited, this, &CalendarEditor::note);
}

QWidget* CalendarEditor::makeForm()
{
    nameField()->setMaxLength(120);
    m_zone->setObjectName(u"calendarZone"_s);
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    for (const auto& zone : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromLatin1(zone));
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_parent->setObjectName(u"calendarParent"_s);
    m_always->setObjectName(u"calendarAlways"_s);
    m_observes->setObjectName(u"calendarObserves"_s);
    auto* names = new QHBoxLayout;
    names->setSpacing(Theme::space);
    names->addWidget(new FormRow(tr("&Name"), nameField()), 1);
    names->addWidget(new FormRow(tr("Time &zone"), m_zone), 1);
    names->addWidget(new FormRow(tr("&Holidays also from"), m_parent), 1);
    auto* flags = new QHBoxLayout;
    flags->setSpacing(Theme::largeSpace);
    flags->addWidget(m_always);
    flags->addWidget(m_observes);
    flags->addStretch();

    const auto tablePart = [](const QString& name, DayTable* table) {
        auto* heading = new QLabel(name);
        setStyleClass(heading, u"heading"_s);
        auto* add = quietButton(DayTable::tr("Add"), KeyHint::words(Qt::Key_Insert));
        auto* remove = quietButton(DayTable::tr("Remove"), KeyHint::words(Qt::Key_Delete));
        add->setObjectName(table->objectName() + u"Add"_s);
        remove->setObjectName(table->objectName() + u"Remove"_s);
        connect(add, &HintButton::clicked, table, &DayTable::addLine);
        connect(remove, &HintButton::clicked, table, &DayTable::removeLine);
        auto* line = new QHBoxLayout;
        line->addWidget(heading);
        line->addStretch();
        line->addWidget(add);
        line->addWidget(remove);
        table->setMinimumHeight(tableHeight);
        auto* part = new QVBoxLayout;
        part->setSpacing(Theme::tinySpace);
        part->addLayout(line);
        part->addWidget(table, 1);
        return part;
    };
    auto* weekHeading = new QLabel(tr("Working hours"));
    setStyleClass(weekHeading, u"heading"_s);
    auto* week = new QVBoxLayout;
    week->setSpacing(Theme::smallSpace);
    week->addWidget(weekHeading);
    week->addWidget(m_week);
    week->addStretch();
    auto* tables = new QVBoxLayout;
    tables->setSpacing(Theme::space);
    tables->addLayout(tablePart(tr("Holidays"), m_holidays), 1);
    tables->addLayout(tablePart(tr("Days with their own hours"), m_exceptions), 1);
    auto* days = new QHBoxLayout;
    days->setSpacing(Theme::largeSpace);
    days->addLayout(week, 1);
    days->addLayout(tables, 1);

    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::space);
    layout->addLayout(makeHead());
    layout->addLayout(names);
    layout->addLayout(flags);
    layout->addLayout(days, 1);
    return side;
}

void CalendarEditor::open(const CalendarSheet& sheet, const QList<CalendarSheet>& all)
{
    m_sheet = sheet;
    const bool isNew = sheet.id.isNull();
    const auto& form = sheet.form;
    startFilling(isNew ? tr("New calendar") : form.name, form.name);
    m_zone->setCurrentText(form.timeZone);
    m_parent->clear();
    m_parent->addItem(tr("none"), QUuid());
    for (const auto& other : all) {
        if (other.id != sheet.id)
            m_parent->addItem(other.form.name, other.id.value());
    }
    m_parent->setCurrentIndex(
        std::max(m_parent->findData(form.parent ? form.parent->value() : QUuid()), 0));
    m_always->setChecked(form.is24x7);
    m_observes->setChecked(form.observesHolidays);
    m_week->setWeek(form.weekdays);
    m_holidays->setHolidays(form.holidays);
    m_exceptions->setExceptions(form.exceptions);
    finishFilling({isNew, sheet.isActive,
        isNew                 ? QString()
            : !sheet.isActive ? tr("not in use any more")
            : sheet.policies == 0
            ? tr("no policy is measured by it")
            : tr("%n policy(s) are measured by it", nullptr, sheet.policies)});
    if (sheet.isDuplicate)
        advise(SettingWords::whyDuplicate());
}

std::optional<CalendarForm> CalendarEditor::read() const
{
    const auto week = m_week->week();
    const auto exceptions = m_exceptions->exceptions();
    if (!week || !exceptions)
        return std::nullopt;
    CalendarForm form;
    form.name = nameField()->text();
    form.timeZone = m_zone->currentText();
    form.is24x7 = m_always->isChecked();
    form.observesHolidays = m_observes->isChecked();
    if (const auto parent = m_parent->currentData().toUuid(); !parent.isNull())
        form.parent = BusinessCalendarId(parent);
    form.weekdays = *week;
    form.holidays = m_holidays->holidays();
    form.exceptions = *exceptions;
    return form.ordered();
}

void CalendarEditor::sayUnreadable()
{
    complain(tr("Some hours cannot be read. Write them like 8-12, 13-17."));
    if (m_week->week())
        m_exceptions->setFocus();
    else
        m_week->focusFault();
}

void CalendarEditor::setWritable(bool isWritable)
{
    for (auto* field : std::initializer_list<QWidget*>{
             nameField(), m_zone, m_parent, m_always, m_observes, m_holidays, m_exceptions})
        field->setEnabled(isWritable);
    m_week->setEnabled(isWritable && !m_always->isChecked());
}

void CalendarEditor::askPreview()
{
    const auto wanted = read();
    if (m_sheet.id.isNull() || !wanted) {
        return sayPreview(
            m_sheet.id.isNull() ? tr("No ticket is measured by a new calendar yet.") : QString());
    }
    showPreview(backend().study([actor = backend().actor(), id = m_sheet.id, form = *wanted](
                                    Session& session) -> Result<DeadlinePreview> {
        return session.replica->read([&](Database& database) {
            return previewCalendar(
                database, actor, session.serviceLevels, id, form, session.replica->now());
        });
    }));
}

void CalendarEditor::save()
{
    const auto wanted = read();
    if (!wanted)
        return sayUnreadable();
    const auto deed = m_sheet.id.isNull() ? tr("made the calendar %1").arg(wanted->name)
                                          : tr("edited the calendar %1").arg(wanted->name);
    write(deed,
        [actor = backend().actor(), id = m_sheet.id, seen = m_sheet.form, form = *wanted,
            command = command()](Session& session) -> Result<BusinessCalendarId> {
            if (id.isNull())
                return session.calendars.create(actor, form, command);
            const auto done = session.calendars.edit(actor, id, form, seen, command);
            return done ? Result<BusinessCalendarId>(id) : done.error();
        });
}

void CalendarEditor::toggleActive()
{
    const bool isActive = !m_sheet.isActive;
    const auto deed = isActive ? tr("brought back the calendar %1").arg(m_sheet.form.name)
                               : tr("retired the calendar %1").arg(m_sheet.form.name);
    write(deed,
        [actor = backend().actor(), id = m_sheet.id, isActive](
            Session& session) -> Result<BusinessCalendarId> {
            const auto done = session.calendars.setActive(actor, id, isActive);
            return done ? Result<BusinessCalendarId>(id) : done.error();
        });
}

} // namespace homeport
