#include "ui/tickets/field_list.h"

#include "ui/theme/theme.h"
#include "ui/tickets/moment_label.h"
#include "ui/widgets/person_label.h"
#include "ui/words/words.h"

#include <QGridLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int nameWidth = 96;

} // namespace

FieldList::FieldList(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Theme::tinySpace);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnMinimumWidth(0, nameWidth);
    m_grid->setColumnStretch(1, 1);
}

void FieldList::clear()
{
    m_rows = 0;
    while (auto* old = m_grid->takeAt(0)) {
        delete old->widget();
        delete old;
    }
}

void FieldList::addHeading(const QString& text)
{
    auto* label = new QLabel(text);
    setStyleClass(label, u"strong"_s);
    label->setContentsMargins(0, Theme::smallSpace, 0, 0);
    m_grid->addWidget(label, m_rows++, 0, 1, 2);
}

void FieldList::addText(const QString& name, const QString& value, const QString& toolTip)
{
    auto* label = new QLabel(value.isEmpty() ? u"—"_s : value);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setToolTip(toolTip);
    add(name, label);
}

void FieldList::addMoment(const QString& name, Timestamp at)
{
    auto* label = new MomentLabel(at, [at] { return Words::ago(at); });
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    add(name, label);
}

void FieldList::addPerson(const QString& name, const QString& person)
{
    auto* label = new PersonLabel;
    label->setPerson(person, person.isEmpty() ? tr("nobody yet") : QString());
    add(name, label);
}

void FieldList::add(const QString& name, QWidget* value)
{
    auto* label = new QLabel(name);
    setStyleClass(label, u"muted"_s);
    const auto row = m_rows++;
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(value, row, 1);
}

} // namespace homeport
