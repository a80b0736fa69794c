#include "ui/service_levels/target_table.h"

#include "core/service_levels/calendar_service.h"
#include "ui/theme/theme.h"
#include "ui/tickets/pick_box.h"
#include "ui/widgets/pill.h"
#include "ui/words/clock_words.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr SlaTargetMetric shownMetrics[] = {
    SlaTargetMetric::Response, SlaTargetMetric::Resolution, SlaTargetMetric::Update};
constexpr int percentWidth = 74;
constexpr int minutesWidth = 92;

} // namespace

TargetTable::TargetTable(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"targets"_s);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::smallSpace);
    grid->setVerticalSpacing(Theme::tinySpace);
    grid->setColumnStretch(metrics + 1, 1);
    const QStringList headings{{}, ClockWords::of(shownMetrics[0]), ClockWords::of(shownMetrics[1]),
        ClockWords::of(shownMetrics[2]), tr("Measured by"), tr("At risk at"), tr("Critical at")};
    for (int column = 0; column < headings.size(); ++column) {
        auto* heading = new QLabel(headings[column]);
        setStyleClass(heading, u"muted caption"_s);
        grid->addWidget(heading, 0, column);
    }
    for (int row = 0; row < priorities; ++row) {
        const auto priority = row + 1;
        const auto tone = Words::priorityTone(priority);
        auto& line = m_lines[size_t(row)];
        grid->addWidget(new Pill(Words::priority(priority), tone, Pill::markOf(tone)), priority, 0);
        for (int column = 0; column < metrics; ++column) {
            auto* field = new QLineEdit;
            field->setObjectName(u"target%1%2"_s.arg(priority).arg(column));
            field->setAccessibleName(tr("%1, %2", "metric, priority")
                                         .arg(headings[column + 1], Words::priority(priority)));
            field->setPlaceholderText(u"–"_s);
            field->setMinimumWidth(minutesWidth);
            setStyleClass(field, u"compact"_s);
            grid->addWidget(field, priority, column + 1);
            line.minutes[size_t(column)] = field;
            connect(field, &QLineEdit::textChanged, this, [this, field] { mark(field); });
            connect(field, &QLineEdit::textEdited, this, &TargetTable::edited);
            connect(field, &QLineEdit::editingFinished, this, [field] {
                if (const auto minutes = ClockWords::targetIn(field->text()))
                    field->setText(ClockWords::target(*minutes));
            });
        }
        line.calendar = new PickBox;
        line.calendar->setAccessibleName(
            tr("Calendar of %1", "a priority").arg(Words::priority(priority)));
        grid->addWidget(line.calendar, priority, metrics + 1);
        connect(line.calendar, &QComboBox::activated, this, &TargetTable::edited);
        const auto percent = [&](const QString& name) {
            auto* box = new QSpinBox;
            box->setRange(1, 99);
            box->setSuffix(tr(" %", "percent"));
            box->setAccessibleName(
                tr("%1, %2", "metric, priority").arg(name, Words::priority(priority)));
            box->setFixedWidth(percentWidth);
            connect(box, &QSpinBox::textChanged, this, &TargetTable::edited);
            return box;
        };
        line.atRisk = percent(headings[metrics + 2]);
        line.critical = percent(headings[metrics + 3]);
        grid->addWidget(line.atRisk, priority, metrics + 2);
        grid->addWidget(line.critical, priority, metrics + 3);
    }
    auto* hint = new QLabel(tr("Working time, such as 30 min, 4 h or 1:30; empty: no target."));
    setStyleClass(hint, u"muted small"_s);
    grid->addWidget(hint, priorities + 1, 0, 1, metrics + 4);
    setFocusProxy(m_lines[0].minutes[0]);
}

void TargetTable::set(
    const std::vector<record::SlaTarget>& targets, const QList<CalendarSheet>& calendars)
{
    const QSignalBlocker quiet(this);
    m_standing = targets;
    for (int row = 0; row < priorities; ++row) {
        auto& line = m_lines[size_t(row)];
        const auto first = std::find_if(targets.begin(), targets.end(),
            [&](const auto& target) { return target.priority == row + 1; });
        const auto shown = first == targets.end() ? record::SlaTarget() : *first;
        line.calendar->clear();
        line.calendar->addItem(tr("the policy's own"), QUuid());
        for (const auto& sheet : calendars) {
            if (sheet.isActive || shown.calendarId == sheet.id)
                line.calendar->addItem(sheet.form.name, sheet.id.value());
        }
        line.calendar->setCurrentIndex(std::max(
            line.calendar->findData(shown.calendarId ? shown.calendarId->value() : QUuid()), 0));
        line.atRisk->setValue(shown.atRiskPct);
        line.critical->setValue(shown.criticalPct);
        m_shown[size_t(row)] = {
            line.calendar->currentIndex(), line.atRisk->value(), line.critical->value()};
        for (int column = 0; column < metrics; ++column) {
            const auto target = standing(row + 1, shownMetrics[column]);
            line.minutes[size_t(column)]->setText(
                target.targetMinutes > 0 ? ClockWords::target(target.targetMinutes) : QString());
        }
    }
}

std::optional<std::vector<record::SlaTarget>> TargetTable::targets() const
{
    std::vector<record::SlaTarget> targets;
    for (int row = 0; row < priorities; ++row) {
        const auto& line = m_lines[size_t(row)];
        const auto& [calendarShown, atRiskShown, criticalShown] = m_shown[size_t(row)];
        for (int column = 0; column < metrics; ++column) {
            const auto text = line.minutes[size_t(column)]->text().trimmed();
            if (text.isEmpty())
                continue;
            const auto minutes = ClockWords::targetIn(text);
            if (!minutes)
                return std::nullopt;
            auto target = standing(row + 1, shownMetrics[column]);
            const bool isNew = target.targetMinutes == 0;
            target.targetMinutes = *minutes;
            if (isNew || line.calendar->currentIndex() != calendarShown) {
                const auto id = line.calendar->currentData().toUuid();
                target.calendarId =
                    id.isNull() ? std::nullopt : std::optional(BusinessCalendarId(id));
            }
            if (isNew || line.atRisk->value() != atRiskShown)
                target.atRiskPct = line.atRisk->value();
            if (isNew || line.critical->value() != criticalShown)
                target.criticalPct = line.critical->value();
            targets.push_back(target);
        }
    }
    return targets;
}

void TargetTable::focusFault()
{
    for (const auto& line : m_lines) {
        for (auto* field : line.minutes) {
            if (field->property("hasError").toBool())
                return field->setFocus();
        }
    }
    m_lines[0].minutes[0]->setFocus();
}

void TargetTable::mark(QLineEdit* field)
{
    const bool hasError =
        !field->text().trimmed().isEmpty() && !ClockWords::targetIn(field->text());
    if (field->property("hasError").toBool() == hasError)
        return;
    field->setProperty("hasError", hasError);
    field->setToolTip(hasError ? tr("Targets look like this: 30 min, 4 h, 1:30") : QString());
    setStyleClass(field, u"compact"_s);
}

record::SlaTarget TargetTable::standing(int priority, SlaTargetMetric metric) const
{
    const auto found = std::find_if(m_standing.begin(), m_standing.end(),
        [&](const auto& row) { return row.priority == priority && row.metric == metric; });
    if (found != m_standing.end())
        return *found;
    record::SlaTarget fresh;
    fresh.priority = priority;
    fresh.metric = metric;
    return fresh;
}

} // namespace homeport
