#include "ui/service_levels/policy_editor.h"

#include "core/service_levels/calendar_service.h"
#include "ui/service_levels/policy_conditions.h"
#include "ui/service_levels/policy_running.h"
#include "ui/service_levels/target_table.h"
#include "ui/theme/theme.h"
#include "ui/tickets/pick_box.h"
#include "ui/widgets/form_row.h"
#include "ui/words/moment_text.h"

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

PolicyEditor::PolicyEditor(Backend& backend)
    : SheetEditor(backend,
        {u"policy"_s,
            tr("Running clocks keep the version they began under; a ticket "
               "moves to the new one when it is prioritised or sorted anew."),
            previewHeight})
    , m_calendar(new PickBox)
    , m_from(new QLineEdit)
    , m_until(new QLineEdit)
    , m_targets(new TargetTable)
    , m_conditions(new PolicyConditions)
    , m_default(new QCheckBox(tr("The default for these tickets")))
    , m_running(new PolicyRunning)
{
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    setStyleClass(scroll, u"clear"_s);
    m_body = makeForm();
    scroll->setWidget(m_body);
    setForm(scroll);
    for (auto* line : {m_from, m_until})
        connect(line, &QLineEdit::textEdited, this, &PolicyEditor::note);
    connect(m_calendar, &QComboBox::activated, this, &PolicyEditor::note);
    connect(m_default, &QCheckBox::toggled, this, &PolicyEditor::note);
    connect(m_running, &PolicyRunning::edited, this, &PolicyEditor::note);
    connect(m_targets, &TargetTable::edited, this, &PolicyEditor::note);
    connect(m_conditions, &PolicyConditions::edited, this, &PolicyEditor::note);
}

QWidget* PolicyEditor::makeForm()
{
    m_default->setObjectName(u"policyDefault"_s);
    nameField()->setMaxLength(255);
    m_calendar->setObjectName(u"policyCalendar"_s);
    m_from->setObjectName(u"policyFrom"_s);
    m_until->setObjectName(u"policyUntil"_s);
    m_until->setPlaceholderText(tr("no end"));
    for (auto* day : {m_from, m_until}) {
        connect(day, &QLineEdit::editingFinished, this,
            [day] { day->setText(day->text().isEmpty() ? QString() : dayText(day->text())); });
    }
    auto* names = new QHBoxLayout;
    names->setSpacing(Theme::space);
    names->addWidget(new FormRow(tr("&Name"), nameField()), 2);
    names->addWidget(new FormRow(tr("&Calendar"), m_calendar), 1);
    names->addWidget(new FormRow(tr("Holds &from"), m_from), 1);
    names->addWidget(new FormRow(tr("un&til"), m_until), 1);

    auto* form = new QWidget;
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, Theme::smallSpace, 0);
    layout->setSpacing(Theme::space);
    layout->addLayout(makeHead());
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

void PolicyEditor::open(
    const PolicySheet& sheet, const QList<CalendarSheet>& calendars, const PolicyChoices& choices)
{
    m_sheet = sheet;
    const auto& policy = sheet.form.policy;
    startFilling(isNew() ? tr("New policy") : policy.name, policy.name);
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
    const auto version = tr("version %1").arg(sheet.version);
    finishFilling({isNew(), policy.isActive,
        isNew()                ? QString()
            : !policy.isActive ? tr("%1, not in use").arg(version)
            : sheet.isInForce  ? tr("%1, in force").arg(version)
                               : tr("%1, not in force today").arg(version)});
}

std::optional<Policy> PolicyEditor::read() const
{
    auto form = m_sheet.form;
    const auto targets = m_targets->targets();
    if (!targets || !m_conditions->take(form.policy))
        return std::nullopt;
    form.targets = *targets;
    form.policy.name = nameField()->text();
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
        complain(tr("Choose names from the lists, or leave them empty."));
        return;
    }
    complain(tr("A target cannot be read. Write it like 30 min or 4 h."));
    m_targets->focusFault();
}

void PolicyEditor::setWritable(bool isWritable)
{
    m_body->setEnabled(isWritable);
}

void PolicyEditor::askPreview()
{
    const auto wanted = read();
    if (isNew() || !wanted)
        return sayPreview(isNew() ? tr("No ticket is measured by a new policy yet.") : QString());
    showPreview(backend().study([actor = backend().actor(), id = policy(), form = *wanted](
                                    Session& session) -> Result<DeadlinePreview> {
        return session.replica->read([&](Database& database) {
            return previewPolicy(
                database, actor, session.serviceLevels, id, form, session.replica->now());
        });
    }));
}

void PolicyEditor::save()
{
    const auto wanted = read();
    if (!wanted)
        return sayUnreadable();
    const auto& name = wanted->policy.name;
    const auto deed =
        isNew() ? tr("made the policy %1").arg(name) : tr("edited the policy %1").arg(name);
    write(deed,
        [actor = backend().actor(), id = policy(), seen = m_sheet.form, form = *wanted,
            command = command()](Session& session) {
            return id.isNull() ? session.policies.create(actor, form, command)
                               : session.policies.edit(actor, id, form, seen, command);
        });
}

void PolicyEditor::toggleActive()
{
    const bool isActive = !m_sheet.form.policy.isActive;
    const auto& name = m_sheet.form.policy.name;
    const auto deed = isActive ? tr("brought back the policy %1").arg(name)
                               : tr("retired the policy %1").arg(name);
    write(deed,
        [actor = backend().actor(), id = policy(), isActive](
            Session& session) -> Result<SlaPolicyId> {
            const auto done = session.policies.setActive(actor, id, isActive);
            return done ? Result<SlaPolicyId>(id) : done.error();
        });
}

} // namespace homeport
