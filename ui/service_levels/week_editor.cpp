#include "ui/service_levels/week_editor.h"

#include "ui/theme/theme.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/span_bar.h"
#include "ui/words/hours_text.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int barWidth = 110;
constexpr double dayMinutes = 1440;

} // namespace

WeekEditor::WeekEditor(QWidget* parent) : QWidget(parent)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::space);
    grid->setVerticalSpacing(Theme::tinySpace);
    grid->setColumnStretch(1, 1);
    for (int day = 0; day < 7; ++day) {
        const auto name = QLocale().standaloneDayName(day + 1);
        auto* label = new QLabel(name);
        setStyleClass(label, u"secondary"_s);
        auto* line = new QLineEdit;
        line->setObjectName(u"hours%1"_s.arg(day + 1));
        line->setAccessibleName(tr("Hours on %1").arg(name));
        line->setPlaceholderText(tr("closed"));
        setStyleClass(line, u"compact"_s);
        line->installEventFilter(this);
        auto* bar = new SpanBar;
        bar->setFixedWidth(barWidth);
        grid->addWidget(label, day, 0);
        grid->addWidget(line, day, 1);
        grid->addWidget(bar, day, 2);
        m_lines[size_t(day)] = line;
        m_bars[size_t(day)] = bar;
        connect(line, &QLineEdit::textChanged, this, [this, day] { showDay(day); });
        connect(line, &QLineEdit::textEdited, this, &WeekEditor::edited);
        connect(line, &QLineEdit::editingFinished, this, [line] {
            if (const auto hours = hoursIn(line->text()))
                line->setText(hoursText(*hours));
        });
    }
    auto* hint = new QLabel(
        tr("Several hours a day with a comma: 8-12, 13-17. %1 copies a day to the next.", "a key")
            .arg(KeyHint::words(Qt::CTRL | Qt::Key_Down)));
    hint->setWordWrap(true);
    setStyleClass(hint, u"muted small"_s);
    grid->addWidget(hint, 7, 0, 1, 3);
    setFocusProxy(m_lines[0]);
}

void WeekEditor::setWeek(const Week& week)
{
    for (size_t day = 0; day < week.size(); ++day) {
        m_lines[day]->setText(hoursText(week[day]));
        showDay(int(day));
    }
}

std::optional<WeekEditor::Week> WeekEditor::week() const
{
    Week week;
    for (size_t day = 0; day < week.size(); ++day) {
        const auto hours = hoursIn(m_lines[day]->text());
        if (!hours)
            return std::nullopt;
        week[day] = *hours;
    }
    return week;
}

void WeekEditor::focusFirst()
{
    m_lines[0]->setFocus();
}

void WeekEditor::focusFault()
{
    const auto fault = std::find_if(m_lines.begin(), m_lines.end(),
        [](const QLineEdit* line) { return line->property("hasError").toBool(); });
    (fault == m_lines.end() ? m_lines[0] : *fault)->setFocus();
}

bool WeekEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto* press = static_cast<QKeyEvent*>(event);
    const auto line = std::find(m_lines.begin(), m_lines.end(), watched);
    if (line == m_lines.end())
        return false;
    const auto day = int(line - m_lines.begin());
    if (press->key() == Qt::Key_Down && press->modifiers() == Qt::ControlModifier) {
        copyDown(day);
        return true;
    }
    const auto step = press->key() == Qt::Key_Down ? 1 : press->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0 || press->modifiers() != Qt::NoModifier)
        return false;
    m_lines[size_t(std::clamp(day + step, 0, 6))]->setFocus();
    return true;
}

void WeekEditor::showDay(int day)
{
    auto* line = m_lines[size_t(day)];
    const auto hours = hoursIn(line->text());
    const bool hasError = !hours;
    if (line->property("hasError").toBool() != hasError) {
        line->setProperty("hasError", hasError);
        line->setToolTip(hasError ? tr("Hours look like this: 8-12, 13-17") : QString());
        setStyleClass(line, u"compact"_s);
    }
    QList<SpanBar::Part> parts;
    if (hours) {
        for (const auto& span : *hours)
            parts.append({span.start / dayMinutes, span.end / dayMinutes, SpanBar::Kind::Used});
    }
    m_bars[size_t(day)]->set(parts, {{0.5, false, tr("noon")}}, Tone::Accent);
}

void WeekEditor::copyDown(int day)
{
    if (day == 6)
        return;
    m_lines[size_t(day) + 1]->setText(m_lines[size_t(day)]->text());
    m_lines[size_t(day) + 1]->setFocus();
    emit edited();
}

} // namespace homeport
