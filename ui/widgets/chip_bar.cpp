#include "ui/widgets/chip_bar.h"

#include "ui/theme/theme.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/plain_text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int chipHeight = 25;
constexpr int leastFilterWidth = 180;

} // namespace

ChipBar::ChipBar(Choice choice, QWidget* parent)
    : QWidget(parent)
    , m_choice(choice)
    , m_row(new FlowLayout(this))
    , m_filter(new FilterField(this))
    , m_filterKeys(new KeyHint(QString(), m_filter))
{
    m_filter->setObjectName(u"filter"_s);
    m_filter->setProperty("class", u"compact"_s);
    m_filter->setMinimumWidth(leastFilterWidth);
    m_filter->setFixedHeight(chipHeight);
    setFilterHint(tr("Filter"));
    m_row->addWidget(m_filter);
    m_row->setStretched(m_filter);

    auto* inside = new QHBoxLayout(m_filter);
    inside->setContentsMargins(0, 0, 5, 0);
    inside->addStretch();
    inside->addWidget(m_filterKeys);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filterKeys->setVisible(text.isEmpty() && !m_filterKeys->text().isEmpty());
    });
    connect(m_filter, &QLineEdit::textEdited, this, &ChipBar::filterEdited);
    connect(m_filter, &QLineEdit::returnPressed, this, &ChipBar::filterSubmitted);
}

void ChipBar::addChip(const QString& key, const QString& text)
{
    auto* button = new QPushButton(withoutMnemonic(text), this);
    button->setObjectName(u"chip_"_s + key);
    button->setProperty("class", u"chip"_s);
    button->setAccessibleName(text);
    button->setCheckable(true);
    button->setFixedHeight(chipHeight);
    button->installEventFilter(this);
    connect(button, &QPushButton::clicked, this, [this, button] { choose(button); });
    m_chips.append({key, text, button});

    // The filter stays last.
    m_row->removeWidget(m_filter);
    m_row->addWidget(button);
    m_row->addWidget(m_filter);
    if (m_choice == Choice::One && m_chips.size() == 1)
        button->setChecked(true);
}

void ChipBar::clearChips()
{
    for (const Chip& chip : std::as_const(m_chips))
        delete chip.button;
    m_chips.clear();
}

void ChipBar::setCount(const QString& key, const QString& count)
{
    Chip* chip = find(key);
    if (!chip)
        return;
    chip->button->setText(
        withoutMnemonic(count.isEmpty() ? chip->text : chip->text + u' ' + count));
    chip->button->setAccessibleName(count.isEmpty() ? chip->text : chip->text + u", "_s + count);
}

void ChipBar::setChosen(const QStringList& keys)
{
    for (const Chip& chip : std::as_const(m_chips))
        chip.button->setChecked(keys.contains(chip.key));
}

QStringList ChipBar::chosen() const
{
    QStringList keys;
    for (const Chip& chip : m_chips) {
        if (chip.button->isChecked())
            keys << chip.key;
    }
    return keys;
}

void ChipBar::choose(const QPushButton* button)
{
    if (m_choice == Choice::One) {
        for (const Chip& chip : std::as_const(m_chips))
            chip.button->setChecked(chip.button == button);
    }
    emit chosenEdited(chosen());
}

void ChipBar::setFilterVisible(bool isVisible)
{
    m_filter->setVisible(isVisible);
}

void ChipBar::setFilterHint(const QString& placeholder, const QString& keys)
{
    m_filter->setPlaceholderText(placeholder);
    m_filter->setAccessibleName(placeholder);
    m_filterKeys->setText(keys);
    m_filterKeys->setVisible(!keys.isEmpty() && m_filter->text().isEmpty());
}

QString ChipBar::filterText() const
{
    return m_filter->text();
}

void ChipBar::setFilterText(const QString& text)
{
    m_filter->setText(text);
    m_filter->setCursorPosition(0); // what is longer than the field is read from its start
}

void ChipBar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool ChipBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Left && key != Qt::Key_Right)
        return false;
    const bool isForward = (key == Qt::Key_Right) == (layoutDirection() == Qt::LeftToRight);
    moveFocus(watched, isForward ? 1 : -1);
    return true;
}

void ChipBar::moveFocus(const QObject* from, int step)
{
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        if (m_chips[i].button == from && i + step >= 0 && i + step < m_chips.size())
            return m_chips[i + step].button->setFocus(Qt::OtherFocusReason);
    }
}

ChipBar::Chip* ChipBar::find(const QString& key)
{
    for (Chip& chip : m_chips) {
        if (chip.key == key)
            return &chip;
    }
    return nullptr;
}

} // namespace homeport
