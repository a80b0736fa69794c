#include "ui/service_levels/calendar_editor.h"

#include "ui/service_levels/day_table.h"
#include "ui/service_levels/preview_card.h"
#include "ui/service_levels/week_editor.h"
#include "ui/shell/backend.h"
#include "ui/shell/new_command.h"
#include "ui/shell/undo_stack.h"
#include "ui/tickets/pick_box.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/visibility.h"
#include "ui/words/clock_words.h"
#include "ui/words/words.h"

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

constexpr int typingPause = 400; // milliseconds
constexpr int previewHeight = 230;
constexpr int tableHeight = 96;

HintButton* quietButton(const QString& text, const QString& keys)
{
    auto* button = new HintButton(text, keys, HintButton::Look::Quiet);
    button->setAutoDefault(false);
    return button;
}

} // namespace

struct CalendarEditor::Outcome
{
    BusinessCalendarId id;
    EntryRef entry;
};

CalendarEditor::CalendarEditor(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_command(newCommand())
    , m_title(new QLabel)
    , m_state(new QLabel)
    , m_name(new QLineEdit)
    , m_zone(new QComboBox)
    , m_parent(new PickBox)
    , m_always(new QCheckBox(tr("Always open, day and night")))
    , m_observes(new QCheckBox(tr("Closed on holidays")))
    , m_week(new WeekEditor)
    , m_holidays(new DayTable(DayTable::Kind::Holidays))
    , m_exceptions(new DayTable(DayTable::Kind::Exceptions))
    , m_preview(new PreviewCard(
          tr("Running clocks keep what they have counted so far and go on by the new hours.")))
    , m_message(new MessageStrip)
    , m_active(new HintButton)
    , m_save(new HintButton(tr("Save"), u"Ctrl ↵"_s, HintButton::Look::Primary))
{
    setObjectName(u"calendarEditor"_s);
    m_preview->setMaximumHeight(previewHeight);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::space);
    layout->addWidget(m_message);
    layout->addWidget(makeForm(), 1);
    layout->addWidget(m_preview);
    layout->addWidget(makeFoot());

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &CalendarEditor::askPreview);
    connect(m_name, &QLineEdit::textEdited, this, &CalendarEditor::note);
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
    connect(m_save, &HintButton::clicked, this, &CalendarEditor::save);
    connect(m_active, &HintButton::clicked, this, &CalendarEditor::toggleActive);
}

QWidget* CalendarEditor::makeForm()
{
    m_name->setObjectName(u"calendarName"_s);
    m_name->setMaxLength(120);
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
    setStyleClass(m_title, u"subtitle"_s);
    setStyleClass(m_state, u"muted"_s);

    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_state);
    head->addStretch();
    auto* names = new QHBoxLayout;
    names->setSpacing(Theme::space);
    names->addWidget(new FormRow(tr("&Name"), m_name), 1);
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
        auto* add = quietButton(DayTable::tr("Add"), DayTable::tr("Ins", "the key Insert"));
        auto* remove = quietButton(DayTable::tr("Remove"), DayTable::tr("Del", "the key Delete"));
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
    layout->addLayout(head);
    layout->addLayout(names);
    layout->addLayout(flags);
    layout->addLayout(days, 1);
    return side;
}

QWidget* CalendarEditor::makeFoot()
{
    m_save->setObjectName(u"calendarSave"_s);
    m_active->setObjectName(u"calendarActive"_s);
    m_save->setShortcut(QKeySequence(u"Ctrl+Return"_s));
    auto* foot = new QWidget;
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_active);
    layout->addStretch();
    layout->addWidget(m_save);
    return foot;
}

void CalendarEditor::open(const CalendarSheet& sheet, const QList<CalendarSheet>& all)
{
    m_isFilling = true;
    m_sheet = sheet;
    m_command = newCommand();
    m_message->dismiss();
    const auto& form = sheet.form;
    m_title->setText(sheet.id.isNull() ? tr("New calendar") : form.name);
    m_name->setText(form.name);
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
    m_week->setEnabled(!form.is24x7);
    m_observes->setChecked(form.observesHolidays);
    m_week->setWeek(form.weekdays);
    m_holidays->setHolidays(form.holidays);
    m_exceptions->setExceptions(form.exceptions);
    m_isFilling = false;
    showRights();
    askPreview();
}

void CalendarEditor::focusFirst()
{
    m_name->setFocus();
    m_name->selectAll();
}

bool CalendarEditor::isEdited() const
{
    return m_save->isEnabled();
}

std::optional<CalendarForm> CalendarEditor::read() const
{
    const auto week = m_week->week();
    const auto exceptions = m_exceptions->exceptions();
    if (!week || !exceptions)
        return std::nullopt;
    CalendarForm form;
    form.name = m_name->text();
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
    m_message->say(Tone::Critical, tr("Some hours cannot be read. Write them like 8-12, 13-17."));
    if (m_week->week())
        m_exceptions->setFocus();
    else
        m_week->focusFault();
}

void CalendarEditor::note()
{
    if (m_isFilling)
        return;
    showRights();
    m_save->setEnabled(m_name->isEnabled());
    m_typing.start();
}

void CalendarEditor::showRights()
{
    const auto& actor = m_backend.actor();
    const auto right = m_sheet.id.isNull() ? u"sla.create"_s : u"sla.update"_s;
    const bool mayWrite = actor.scopeOf(right) != Scope::None;
    for (auto* field : std::initializer_list<QWidget*>{
             m_name, m_zone, m_parent, m_always, m_observes, m_holidays, m_exceptions})
        field->setEnabled(mayWrite);
    m_week->setEnabled(mayWrite && !m_always->isChecked());
    m_save->setEnabled(false);
    m_active->setText(m_sheet.isActive ? tr("Retire") : tr("Use again"));
    m_active->setEnabled(mayWrite);
    setShown(m_active, !m_sheet.id.isNull());
    m_state->setText(m_sheet.id.isNull() ? QString()
            : !m_sheet.isActive          ? tr("not in use any more")
            : m_sheet.policies == 0
            ? tr("no policy is measured by it")
            : tr("%n policy(s) are measured by it", nullptr, m_sheet.policies));
}

void CalendarEditor::askPreview()
{
    const auto wanted = read();
    if (m_sheet.id.isNull() || !wanted) {
        m_latestPreview([](int) {}); // answers under way are of no use any more
        m_preview->say(
            m_sheet.id.isNull() ? tr("No ticket is measured by a new calendar yet.") : QString());
        return;
    }
    const auto preview =
        m_backend.study([actor = m_backend.actor(), id = m_sheet.id, form = *wanted](
                            Session& session) -> Result<DeadlinePreview> {
            return session.replica->read([&](Database& database) {
                return previewCalendar(
                    database, actor, session.serviceLevels, id, form, session.replica->now());
            });
        });
    deliver(preview, this, m_latestPreview([this](const Result<DeadlinePreview>& found) {
        if (found)
            m_preview->setPreview(*found);
        else
            m_preview->say(ClockWords::refusal(found.error()));
    }));
}

void CalendarEditor::save()
{
    const auto wanted = read();
    if (!wanted)
        return sayUnreadable();
    m_save->setEnabled(false);
    const auto done = m_backend.run(
        [actor = m_backend.actor(), id = m_sheet.id, seen = m_sheet.form, form = *wanted,
            command = m_command](Session& session) -> Result<Outcome> {
            Outcome outcome{id, {}};
            auto entry = entryOf(session, [&]() -> Result<> {
                if (!id.isNull())
                    return session.calendars.edit(actor, id, form, seen, command);
                auto made = session.calendars.create(actor, form, command);
                if (!made)
                    return made.error();
                outcome.id = *made;
                return {};
            });
            if (!entry)
                return entry.error();
            outcome.entry = *entry;
            return outcome;
        });
    const auto deed = m_sheet.id.isNull() ? tr("made the calendar %1").arg(wanted->name)
                                          : tr("edited the calendar %1").arg(wanted->name);
    deliver(done, this, [this, deed](const Result<Outcome>& result) { finish(result, deed); });
}

void CalendarEditor::toggleActive()
{
    const bool isActive = !m_sheet.isActive;
    const auto done = m_backend.run([actor = m_backend.actor(), id = m_sheet.id, isActive](
                                        Session& session) -> Result<Outcome> {
        auto entry =
            entryOf(session, [&] { return session.calendars.setActive(actor, id, isActive); });
        return entry ? Result<Outcome>(Outcome{id, *entry}) : entry.error();
    });
    const auto deed = isActive ? tr("brought back the calendar %1").arg(m_sheet.form.name)
                               : tr("retired the calendar %1").arg(m_sheet.form.name);
    deliver(done, this, [this, deed](const Result<Outcome>& result) { finish(result, deed); });
}

void CalendarEditor::finish(const Result<Outcome>& done, const QString& deed)
{
    if (!done) {
        m_message->say(Tone::Critical, ClockWords::refusal(done.error()));
        m_save->setEnabled(true);
        return;
    }
    m_message->dismiss();
    emit saved(done->id, deed, done->entry);
}

} // namespace homeport
