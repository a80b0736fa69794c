#include "ui/tickets/moment_field.h"

#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidgetAction>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

QDateTime localTime(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(toMsecs(at)).toLocalTime();
}

/// As it can be typed.
QString written(const QDateTime& at)
{
    return at.toString(u"yyyy-MM-dd HH:mm");
}

} // namespace

MomentField::MomentField(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLineEdit)
    , m_pick(new QPushButton(tr("Pick")))
    , m_understood(new QLabel)
    , m_emptyText(tr("No end is planned."))
    , m_earliest(QDate::currentDate())
{
    m_text->setObjectName(u"momentText"_s);
    m_text->setPlaceholderText(tr("tomorrow 9:00, Friday, 27.11. 14:00, +3d"));
    m_pick->setObjectName(u"momentPick"_s);
    m_pick->setAutoDefault(false);
    m_pick->setAccessibleName(tr("Pick the day from a calendar"));
    setStyleClass(m_understood, u"small muted"_s);
    auto* line = new QHBoxLayout;
    line->setSpacing(Theme::smallSpace);
    line->addWidget(m_text, 1);
    line->addWidget(m_pick);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::tinySpace);
    layout->addLayout(line);
    layout->addWidget(m_understood);
    setFocusProxy(m_text);
    connect(m_text, &QLineEdit::textChanged, this, &MomentField::showUnderstood);
    connect(m_pick, &QPushButton::clicked, this, &MomentField::pick);
    showUnderstood();
}

std::optional<Timestamp> MomentField::moment() const
{
    const auto said = momentIn(m_text->text(), QDateTime::currentDateTime(), m_lean);
    return said ? std::optional(fromMsecs(said->toMSecsSinceEpoch())) : std::nullopt;
}

bool MomentField::isEmpty() const
{
    return m_text->text().trimmed().isEmpty();
}

void MomentField::setMoment(Timestamp at)
{
    m_text->setText(written(localTime(at)));
}

void MomentField::setEmptyText(const QString& sentence)
{
    m_emptyText = sentence;
    showUnderstood();
}

void MomentField::setEarliest(const std::optional<QDate>& day)
{
    m_earliest = day;
}

void MomentField::setBack()
{
    m_lean = Lean::Back;
    m_earliest.reset();
    m_text->setPlaceholderText(tr("yesterday 16:00, Friday, 27.11. 14:00, 2h"));
    showUnderstood();
}

void MomentField::setPickName(const QString& name)
{
    m_pick->setAccessibleName(name);
}

void MomentField::showUnderstood()
{
    const auto at = moment();
    m_understood->setText(isEmpty() ? m_emptyText
            : at                    ? Words::exact(*at)
                                    : tr("That is not a date yet."));
}

void MomentField::pick()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* calendar = new QCalendarWidget;
    if (m_earliest)
        calendar->setMinimumDate(*m_earliest);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    if (const auto at = moment())
        calendar->setSelectedDate(localTime(*at).date());
    auto* entry = new QWidgetAction(menu);
    entry->setDefaultWidget(calendar);
    menu->addAction(entry);
    const auto take = [this, menu](const QDate& day) {
        const auto at = moment();
        m_text->setText(written({day, at ? localTime(*at).time() : QTime(9, 0)}));
        menu->close();
        m_text->setFocus();
    };
    connect(calendar, &QCalendarWidget::clicked, this, take);
    connect(calendar, &QCalendarWidget::activated, this, take);
    menu->popup(mapToGlobal(QPoint(0, m_text->height())));
    calendar->setFocus();
}

} // namespace homeport
