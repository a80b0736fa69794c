#include "ui/settings/setting_card.h"

#include "ui/theme/theme.h"
#include "ui/tickets/pick_box.h"
#include "ui/widgets/form_row.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QVBoxLayout>

#include <memory>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int rowWidth = 340; // the bounds on one line, and one width for all fields

/// Lets also be typed what is out of bounds, so that it can be told of instead of losing a digit.
class NumberBox final : public QSpinBox
{
public:
    NumberBox()
    {
        setKeyboardTracking(false); // what is half typed is no value yet
    }

    const QLineEdit* line() const { return lineEdit(); }

protected:
    QValidator::State validate(QString& text, int& position) const override
    {
        const auto state = QSpinBox::validate(text, position);
        bool isNumber = false;
        text.toLongLong(&isNumber);
        return state == QValidator::Invalid && isNumber ? QValidator::Intermediate : state;
    }
};

/// What is being done to a number.
struct Typing
{
    int value = 0; ///< that holds, or was handed on
    bool isTyped = false;
    bool isWrong = false; ///< what is typed cannot be taken
};

} // namespace

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
    const QString& key, const QString& label, const QString& deed, const QString& none, qint64 unit)
{
    const auto* setting = editableSetting(key);
    Q_ASSERT(setting && setting->type == SettingType::Number);
    auto* box = new NumberBox;
    box->setRange(int(setting->least / unit), int(setting->most / unit));
    box->setSpecialValueText(none);
    const QLocale locale;
    const auto least = locale.toString(setting->least / unit);
    const auto most = locale.toString(setting->most / unit);
    const auto bounds = none.isEmpty()
        ? tr("A whole number from %1 to %2.").arg(least, most)
        : tr("A whole number from %1 to %2; %1 is “%3”.").arg(least, most, none);
    auto* row = place(key, label, box);
    row->setHint(bounds);
    row->setMinimumWidth(rowWidth);
    const auto typing = std::make_shared<Typing>(Typing{box->value()}); // shared by those below
    connect(box->line(), &QLineEdit::textEdited, row, [box, row, typing] {
        typing->isTyped = true;
        typing->isWrong = !box->hasAcceptableInput();
        row->setError({});
    });
    connect(box, &QSpinBox::valueChanged, row, [row, typing] {
        typing->isWrong = false;
        row->setError({});
    });
    connect(
        box, &QSpinBox::editingFinished, this, [this, box, row, typing, bounds, key, deed, unit] {
            typing->isTyped = false;
            if (std::exchange(typing->isWrong, false)) {
                box->setValue(typing->value); // also where another one set it meanwhile
                return row->setError(bounds);
            }
            if (box->value() == typing->value)
                return;
            typing->value = box->value();
            emit entered(key, box->value() * unit, deed);
        });
    m_inputs.append({key, box, [box, typing, unit](const QJsonValue& value) {
                         const bool isEntering = typing->isTyped || box->value() != typing->value;
                         typing->value = int(value.toInteger() / unit);
                         if (!isEntering && box->value() != typing->value)
                             box->setValue(typing->value);
                     }});
}

void SettingCard::addFlag(const QString& key, const QString& label, const QString& deed)
{
    auto* box = new QCheckBox(label);
    box->setObjectName(key);
    m_lines->addWidget(box);
    connect(box, &QCheckBox::clicked, this,
        [this, key, deed](bool isOn) { emit entered(key, isOn, deed); });
    m_inputs.append(
        {key, box, [box](const QJsonValue& value) { box->setChecked(value.toBool()); }});
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
    m_inputs.append({key, box,
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

void SettingCard::focusFirst()
{
    if (!m_inputs.isEmpty())
        m_inputs.first().field->setFocus();
}

FormRow* SettingCard::place(const QString& key, const QString& label, QWidget* field)
{
    field->setObjectName(key);
    field->installEventFilter(this);
    auto* row = new FormRow(label, field);
    m_lines->addWidget(row, 0, Qt::AlignLeft);
    return row;
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
