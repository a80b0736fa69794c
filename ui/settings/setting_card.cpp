#include "ui/settings/setting_card.h"

#include "ui/theme/theme.h"
#include "ui/tickets/pick_box.h"
#include "ui/widgets/form_row.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

SettingCard::SettingCard(const QString& heading, QWidget* parent)
    : QFrame(parent), m_lines(new QVBoxLayout(this))
{
    setStyleClass(this, u"card"_s);
    auto* title = new QLabel(heading);
    setStyleClass(title, u"subtitle"_s);
    m_lines->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    m_lines->setSpacing(Theme::space);
    m_lines->addWidget(title);
}

void SettingCard::addNumber(
    const QString& key, const QString& label, const QString& deed, const QString& none)
{
    const auto* setting = editableSetting(key);
    Q_ASSERT(setting && setting->type == SettingType::Number);
    auto* box = new QSpinBox;
    box->setRange(int(setting->least), int(setting->most));
    box->setSpecialValueText(none);
    place(key, label, box);
    const auto shown = std::make_shared<int>(box->value()); // shared by the two functions below
    connect(box, &QSpinBox::editingFinished, this, [this, box, shown, key, deed] {
        if (box->value() == *shown)
            return;
        *shown = box->value();
        emit entered(key, box->value(), deed);
    });
    m_inputs.append({key, [box, shown](const QJsonValue& value) {
                         const bool isTyping = box->value() != *shown;
                         *shown = value.toInt();
                         if (!isTyping && box->value() != *shown)
                             box->setValue(*shown);
                     }});
}

void SettingCard::addFlag(const QString& key, const QString& label, const QString& deed)
{
    auto* box = new QCheckBox(label);
    box->setObjectName(key);
    m_lines->addWidget(box);
    connect(box, &QCheckBox::clicked, this,
        [this, key, deed](bool isOn) { emit entered(key, isOn, deed); });
    m_inputs.append({key, [box](const QJsonValue& value) { box->setChecked(value.toBool()); }});
}

void SettingCard::addChoice(
    const QString& key, const QString& label, const QString& deed, const QList<KeyChoice>& choices)
{
    auto* box = new PickBox;
    for (const auto& choice : choices)
        box->addItem(choice.text, choice.key);
    place(key, label, box);
    connect(box, &QComboBox::activated, this,
        [this, box, key, deed] { emit entered(key, box->currentData().toString(), deed); });
    m_inputs.append({key,
        [box](const QJsonValue& value) { box->setCurrentIndex(box->findData(value.toString())); }});
}

void SettingCard::addNote(const QString& text)
{
    auto* note = new QLabel(text);
    note->setWordWrap(true);
    setStyleClass(note, u"small muted"_s);
    m_lines->addWidget(note);
}

void SettingCard::setValues(const QList<SettingSheet>& sheets)
{
    for (const auto& input : std::as_const(m_inputs)) {
        for (const auto& sheet : sheets) {
            if (sheet.key == input.key)
                input.show(sheet.value);
        }
    }
}

void SettingCard::place(const QString& key, const QString& label, QWidget* field)
{
    field->setObjectName(key);
    field->installEventFilter(this);
    m_lines->addWidget(new FormRow(label, field), 0, Qt::AlignLeft);
}

/// Who scrolls past a field edits nothing.
bool SettingCard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Wheel)
        return QFrame::eventFilter(watched, event);
    event->ignore(); // it is for the page
    return true;
}

} // namespace homeport
