#include "ui/service_levels/policy_editor.h"

#include "core/service_levels/calendar_service.h"
#include "ui/service_levels/policy_conditions.h"
#include "ui/service_levels/policy_running.h"
#include "ui/service_levels/preview_card.h"
#include "ui/service_levels/target_table.h"
#include "ui/shell/backend.h"
#include "ui/shell/new_command.h"
#include "ui/shell/undo_stack.h"
#include "ui/tickets/pick_box.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/visibility.h"
#include "ui/words/clock_words.h"
#include "ui/words/moment_text.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int typingPause = 400; // milliseconds
constexpr int previewHeight = 200;
/// An ISO date where the text is a day; else the text, for the core to refuse.
QString dayText(const QString& text)
{
    const auto moment = momentIn(text, QDateTime::currentDateTime());
    return moment ? moment->date().toString(Qt::ISODate) : text.trimmed();
}

QLabel* headingLabel(const QString& text)
{
    auto* label = new QLabel(text);
    setStyleClass(label, u"heading"_s);
    return label;
}

} // namespace

struct PolicyEditor::Outcome
{
    SlaPolicyId id;
    EntryRef entry;
};

PolicyEditor::PolicyEditor(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_command(newCommand())
    , m_title(new QLabel)
    , m_state(new QLabel)
    , m_name(new QLineEdit)
    , m_calendar(new PickBox)
    , m_from(new QLineEdit)
    , m_until(new QLineEdit)
    , m_targets(new TargetTable)
    , m_conditions(new PolicyConditions)
    , m_default(new QCheckBox(tr("The default for these tickets")))
    , m_running(new PolicyRunning)
    , m_preview(new PreviewCard(tr("Running clocks keep the version they began under; a ticket "
                                   "moves to the new one when it is prioritised or sorted anew.")))
    , m_message(new MessageStrip)
    , m_active(new HintButton)
    , m_save(new HintButton(tr("Save"), u"Ctrl ↵"_s, HintButton::Look::Primary))
{
    setObjectName(u"policyEditor"_s);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    setStyleClass(scroll, u"clear"_s);
    m_body = makeForm();
    scroll->setWidget(m_body);
    m_preview->setMaximumHeight(previewHeight);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::space);
    layout->addWidget(m_message);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_preview);
    layout->addWidget(makeFoot());

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &PolicyEditor::askPreview);
    for (auto* line : {m_name, m_from, m_until})
        connect(line, &QLineEdit::textEdited, this, &PolicyEditor::note);
    connect(m_calendar, &QComboBox::activated, this, &PolicyEditor::note);
    connect(m_default, &QCheckBox::toggled, this, &PolicyEditor::note);
    connect(m_running, &PolicyRunning::edited, this, &PolicyEditor::note);
    connect(m_targets, &TargetTable::edited, this, &PolicyEditor::note);
    connect(m_conditions, &PolicyConditions::edited, this, &PolicyEditor::note);
    connect(m_save, &HintButton::clicked, this, &PolicyEditor::save);
    connect(m_active, &HintButton::clicked, this, &PolicyEditor::toggleActive);
}

QWidget* PolicyEditor::makeForm()
{
    m_default->setObjectName(u"policyDefault"_s);
    m_name->setObjectName(u"policyName"_s);
    m_name->setMaxLength(255);
    m_calendar->setObjectName(u"policyCalendar"_s);
    m_from->setObjectName(u"policyFrom"_s);
    m_until->setObjectName(u"policyUntil"_s);
    m_until->setPlaceholderText(tr("no end"));
    for (auto* day : {m_from, m_until}) {
        connect(day, &QLineEdit::editingFinished, this,
            [day] { day->setText(day->text().isEmpty() ? QString() : dayText(day->text())); });
    }
    setStyleClass(m_title, u"subtitle"_s);
    setStyleClass(m_state, u"muted"_s);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_state);
    head->addStretch();
    auto* names = new QHBoxLayout;
    names->setSpacing(Theme::space);
    names->addWidget(new FormRow(tr("&Name"), m_name), 2);
    names->addWidget(new FormRow(tr("&Calendar"), m_calendar), 1);
    names->addWidget(new FormRow(tr("Holds &from"), m_from), 1);
    names->addWidget(new FormRow(tr("un&til"), m_until), 1);

    auto* form = new QWidget;
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, Theme::smallSpace, 0);
    layout->setSpacing(Theme::space);
    layout->addLayout(head);
    layout->addLayout(names);
    layout->addWidget(headingLabel(tr("Targets")));
    layout->addWidget(m_targets);
    layout->addWidget(headingLabel(tr("Which tickets")));
    layout->addWidget(m_conditions);
    layout->addWidget(m_default);
    layout->addWidget(headingLabel(tr("How the clock runs")));
    layout->addWidget(m_running);
    layout->addStretch();
    return form;
}

QWidget* PolicyEditor::makeFoot()
{
    m_save->setObjectName(u"policySave"_s);
    m_save->setShortcut(QKeySequence(u"Ctrl+Return"_s));
    m_active->setObjectName(u"policyActive"_s);
    auto* foot = new QWidget;
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_active);
    layout->addStretch();
    layout->addWidget(m_save);
    return foot;
}

void PolicyEditor::open(
    const PolicySheet& sheet, const QList<CalendarSheet>& calendars, const PolicyChoices& choices)
{
    m_isFilling = true;
    m_sheet = sheet;
    m_command = newCommand();
    m_message->dismiss();
    const auto& policy = sheet.form.policy;
    m_title->setText(isNew() ? tr("New policy") : policy.name);
    m_name->setText(policy.name);
    m_calendar->clear();
    for (const auto& calendar : calendars) {
        if (calendar.isActive || calendar.id == policy.calendarId)
            m_calendar->addItem(calendar.form.name, calendar.id.value());
    }
    m_calendar->setCurrentIndex(std::max(m_calendar->findData(policy.calendarId.value()), 0));
    m_from->setText(policy.effectiveFrom);
    m_until->setText(policy.effectiveUntil.value_or(QString()));
    m_targets->set(sheet.form.targets, calendars);
    m_conditions->setChoices(choices);
    m_conditions->set(policy);
    m_running->set(policy);
    m_default->setChecked(policy.isDefault);
    m_isFilling = false;
    showState();
    askPreview();
}

void PolicyEditor::focusFirst()
{
    m_name->setFocus();
    m_name->selectAll();
}

bool PolicyEditor::isEdited() const
{
    return m_save->isEnabled();
}

std::optional<Policy> PolicyEditor::read() const
{
    auto form = m_sheet.form;
    const auto targets = m_targets->targets();
    if (!targets || !m_conditions->take(form.policy))
        return std::nullopt;
    form.targets = *targets;
    form.policy.name = m_name->text();
    form.policy.calendarId = BusinessCalendarId(m_calendar->currentData().toUuid());
    form.policy.effectiveFrom = dayText(m_from->text());
    const auto until = m_until->text().trimmed();
    form.policy.effectiveUntil = until.isEmpty() ? std::nullopt : std::optional(dayText(until));
    m_running->take(form.policy);
    form.policy.isDefault = m_default->isChecked();
    return form.ordered();
}

void PolicyEditor::sayUnreadable()
{
    if (m_targets->targets()) {
        m_message->say(Tone::Critical, tr("Choose names from the lists, or leave them empty."));
        return;
    }
    m_message->say(Tone::Critical, tr("A target cannot be read. Write it like 30 min or 4 h."));
    m_targets->focusFault();
}

void PolicyEditor::note()
{
    if (m_isFilling)
        return;
    m_save->setEnabled(m_body->isEnabled());
    m_typing.start();
}

void PolicyEditor::showState()
{
    const auto& policy = m_sheet.form.policy;
    const auto right = isNew() ? u"sla.create"_s : u"sla.update"_s;
    const bool mayWrite = m_backend.actor().scopeOf(right) != Scope::None;
    m_body->setEnabled(mayWrite);
    m_save->setEnabled(false);
    m_active->setText(policy.isActive ? tr("Retire") : tr("Use again"));
    m_active->setEnabled(mayWrite);
    setShown(m_active, !isNew());
    const auto version = tr("version %1").arg(m_sheet.version);
    m_state->setText(isNew()    ? QString()
            : !policy.isActive  ? tr("%1, not in use").arg(version)
            : m_sheet.isInForce ? tr("%1, in force").arg(version)
                                : tr("%1, not in force today").arg(version));
}

void PolicyEditor::askPreview()
{
    const auto wanted = read();
    if (isNew() || !wanted) {
        m_latestPreview([](int) {}); // answers under way are of no use any more
        m_preview->say(isNew() ? tr("No ticket is measured by a new policy yet.") : QString());
        return;
    }
    const auto preview = m_backend.study([actor = m_backend.actor(), id = policy(), form = *wanted](
                                             Session& session) -> Result<DeadlinePreview> {
        return session.replica->read([&](Database& database) {
            return previewPolicy(
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

void PolicyEditor::save()
{
    const auto wanted = read();
    if (!wanted)
        return sayUnreadable();
    m_save->setEnabled(false);
    const auto done = m_backend.run(
        [actor = m_backend.actor(), id = policy(), seen = m_sheet.form, form = *wanted,
            command = m_command](Session& session) -> Result<Outcome> {
            Outcome outcome;
            auto entry = entryOf(session, [&]() -> Result<> {
                auto stands = id.isNull() ? session.policies.create(actor, form, command)
                                          : session.policies.edit(actor, id, form, seen, command);
                if (!stands)
                    return stands.error();
                outcome.id = *stands;
                return {};
            });
            if (!entry)
                return entry.error();
            outcome.entry = *entry;
            return outcome;
        });
    const auto& name = wanted->policy.name;
    const auto deed =
        isNew() ? tr("made the policy %1").arg(name) : tr("edited the policy %1").arg(name);
    deliver(done, this, [this, deed](const Result<Outcome>& result) { finish(result, deed); });
}

void PolicyEditor::toggleActive()
{
    const bool isActive = !m_sheet.form.policy.isActive;
    const auto done = m_backend.run(
        [actor = m_backend.actor(), id = policy(), isActive](Session& session) -> Result<Outcome> {
            auto entry =
                entryOf(session, [&] { return session.policies.setActive(actor, id, isActive); });
            return entry ? Result<Outcome>(Outcome{id, *entry}) : entry.error();
        });
    const auto& name = m_sheet.form.policy.name;
    const auto deed = isActive ? tr("brought back the policy %1").arg(name)
                               : tr("retired the policy %1").arg(name);
    deliver(done, this, [this, deed](const Result<Outcome>& result) { finish(result, deed); });
}

void PolicyEditor::finish(const Result<Outcome>& done, const QString& deed)
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
