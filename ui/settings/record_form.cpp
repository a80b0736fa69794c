#include "ui/settings/record_form.h"

#include "core/db/registry.h"
#include "ui/theme/theme.h"
#include "ui/tickets/choice_box.h"
#include "ui/widgets/form_row.h"
#include "ui/words/key_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int longTextLine = 24;
constexpr int mostLevel = 3;

/// A cell as a draft keeps it.
QJsonValue kept(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Text: return value.text();
    case Value::Kind::Integer: return double(value.integer());
    case Value::Kind::Boolean: return value.boolean();
    case Value::Kind::Uuid: return value.uuid().toString(QUuid::WithoutBraces);
    default: return QJsonValue::Null;
    }
}

Value unkept(const FieldMeta& field, const QJsonValue& value)
{
    if (value.isNull())
        return {};
    switch (field.type) {
    case FieldType::Uuid: return QUuid::fromString(value.toString());
    case FieldType::Integer:
    case FieldType::Moment: return qint64(value.toDouble());
    case FieldType::Boolean: return value.toBool();
    default: return value.toString();
    }
}

} // namespace

RecordForm::RecordForm(const TableMeta& table, QWidget* parent)
    : QWidget(parent), m_table(table), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Theme::space);
}

void RecordForm::addHeading(const QString& text)
{
    auto* label = new QLabel(text);
    setStyleClass(label, u"heading"_s);
    m_layout->addWidget(label);
}

void RecordForm::addNote(const QString& text)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    setStyleClass(label, u"small muted"_s);
    m_layout->addWidget(label);
}

void RecordForm::addText(int field, const QString& label, const QString& hint)
{
    auto* edit = new QLineEdit;
    if (const auto most = m_table.fields[size_t(field)].maxLength; most > 0)
        edit->setMaxLength(most);
    connect(edit, &QLineEdit::textChanged, this, &RecordForm::tellEdited);
    add({field, edit, nullptr,
            [this, edit, field] {
                const auto text = edit->text();
                return text.trimmed().isEmpty() ? emptyOf(field) : Value(text);
            },
            [edit](const Value& value) {
                edit->setText(value.isNull() ? QString() : value.text());
                edit->setCursorPosition(0);
            }},
        label, hint);
}

void RecordForm::addLongText(int field, const QString& label, int lines)
{
    auto* edit = new QPlainTextEdit;
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(lines * longTextLine);
    connect(edit, &QPlainTextEdit::textChanged, this, &RecordForm::tellEdited);
    add({field, edit, nullptr,
            [this, edit, field] {
                const auto text = edit->toPlainText();
                return text.trimmed().isEmpty() ? emptyOf(field) : Value(text);
            },
            [edit](const Value& value) {
                edit->setPlainText(value.isNull() ? QString() : value.text());
            }},
        label);
}

void RecordForm::addChoice(int field, const QString& label, const QString& none)
{
    auto* box = new ChoiceBox(none);
    connect(box, &QComboBox::currentTextChanged, this, &RecordForm::tellEdited);
    add({field, box, nullptr,
            [this, box, field] {
                // A text that is no name leaves what was there, and so does one that is not known
                // by a name: the list may still come, or leave out who is no longer active.
                const auto& stored = m_seen.cells[size_t(field)];
                const auto nothing = m_table.fields[size_t(field)].isNullable ? Value() : QUuid();
                if (box->isBlank())
                    return stored == nothing || box->findData(stored.uuid()) >= 0 ? nothing
                                                                                  : stored;
                const auto chosen = box->chosen();
                return chosen ? Value(*chosen) : stored;
            },
            [box](const Value& value) {
                box->choose(value.uuid());
                if (value.uuid().isNull())
                    box->clearEditText();
            }},
        label);
}

void RecordForm::addKey(int field, const QString& label, const QList<KeyChoice>& choices)
{
    auto* box = new PickBox;
    for (const auto& choice : choices)
        box->addItem(choice.text, choice.key);
    connect(box, &QComboBox::currentIndexChanged, this, &RecordForm::tellEdited);
    add({field, box, nullptr,
            [this, box, field] {
                if (box->currentIndex() < 0)
                    return m_seen.cells[size_t(field)];
                const auto key = box->currentData().toString();
                return key.isEmpty() ? Value() : Value(key);
            },
            [box](const Value& value) {
                box->setCurrentIndex(box->findData(value.isNull() ? QString() : value.text()));
            }},
        label);
}

void RecordForm::addNumber(
    int field, const QString& label, int least, int most, const QString& none)
{
    auto* box = new QSpinBox;
    const int lowest = none.isEmpty() ? least : least - 1;
    box->setRange(lowest, most);
    box->setSpecialValueText(none);
    connect(box, &QSpinBox::valueChanged, this, &RecordForm::tellEdited);
    add({field, box, nullptr,
            [box, lowest, none] {
                return !none.isEmpty() && box->value() == lowest ? Value() : Value(box->value());
            },
            [box, lowest](const Value& value) {
                box->setValue(value.isNull() ? lowest : int(value.integer()));
            }},
        label);
}

void RecordForm::addFlag(int field, const QString& label)
{
    auto* box = new QCheckBox(label);
    connect(box, &QCheckBox::toggled, this, &RecordForm::tellEdited);
    box->setObjectName(nameOf(field));
    place(box);
    m_inputs.append({field, box, nullptr, [box] { return Value(box->isChecked()); },
        [box](const Value& value) { box->setChecked(!value.isNull() && value.boolean()); }});
}

void RecordForm::addLevel(int field, const QString& label, const QString& none)
{
    auto* box = new PickBox;
    box->addItem(none);
    for (int level = 1; level <= mostLevel; ++level)
        box->addItem(KeyWords::level(level), level);
    connect(box, &QComboBox::currentIndexChanged, this, &RecordForm::tellEdited);
    add({field, box, nullptr,
            [box] { return box->currentIndex() > 0 ? Value(box->currentData().toInt()) : Value(); },
            [box](const Value& value) {
                box->setCurrentIndex(value.isNull() ? 0 : box->findData(int(value.integer())));
            }},
        label);
}

void RecordForm::addEditor(int field, QWidget* editor, const std::function<Value()>& read,
    const std::function<void(const Value&)>& write)
{
    if (!editor->parentWidget()) // one may serve several cells
        place(editor);
    m_inputs.append({field, editor, nullptr, read, write});
}

void RecordForm::tellEdited()
{
    if (!m_isShowing)
        emit edited();
}

void RecordForm::addZone(int field, const QString& label, const QString& none)
{
    QList<KeyChoice> zones;
    if (!none.isEmpty())
        zones.append({QString(), none});
    for (const auto& zone : QTimeZone::availableTimeZoneIds())
        zones.append({QString::fromLatin1(zone), QString::fromLatin1(zone)});
    addKey(field, label, zones);
}

void RecordForm::beginPair()
{
    auto* pair = new QHBoxLayout;
    pair->setSpacing(Theme::space);
    m_layout->addLayout(pair);
    m_pair = pair;
    m_leftInPair = 2;
}

void RecordForm::add(Input input, const QString& label, const QString& hint)
{
    input.editor->setObjectName(nameOf(input.field));
    input.row = new FormRow(label, input.editor);
    if (!hint.isEmpty())
        input.row->setHint(hint);
    place(input.row);
    m_inputs.append(std::move(input));
}

void RecordForm::place(QWidget* widget)
{
    if (m_leftInPair > 0) {
        static_cast<QHBoxLayout*>(m_pair)->addWidget(widget, 1);
        --m_leftInPair;
    } else {
        m_layout->addWidget(widget);
    }
}

void RecordForm::setChoices(int field, const QList<Choice>& choices)
{
    auto* input = inputOf(field);
    if (!input)
        return;
    // Before a row is shown there is nothing to keep.
    const auto before = m_seen.cells.empty() ? Value() : input->read();
    auto* box = static_cast<ChoiceBox*>(input->editor);
    const bool isTyped = !box->isBlank() && !box->chosen(); // a name that is not known yet
    m_isShowing = true;
    box->setChoices(choices);
    if (!isTyped)
        input->write(before);
    m_isShowing = false;
    if (isTyped && box->chosen())
        tellEdited();
}

void RecordForm::showRow(const Row& row)
{
    m_isShowing = true;
    m_seen = row;
    for (const auto& input : std::as_const(m_inputs))
        input.write(row.cells[size_t(input.field)]);
    m_isShowing = false;
    clearErrors();
}

Row RecordForm::wanted() const
{
    auto row = m_seen;
    for (const auto& input : m_inputs) {
        if (int(row.cells.size()) > input.field)
            row.cells[size_t(input.field)] = input.read();
    }
    return row;
}

QJsonObject RecordForm::draft() const
{
    QJsonObject changed;
    const auto row = wanted();
    for (size_t at = 0; at < row.cells.size(); ++at) {
        if (row.cells[at] != m_seen.cells[at])
            changed.insert(QString::fromLatin1(m_table.fields[at].name), kept(row.cells[at]));
    }
    return changed;
}

void RecordForm::applyDraft(const QJsonObject& draft)
{
    m_isShowing = true;
    for (const auto& input : std::as_const(m_inputs)) {
        const auto value = draft.constFind(nameOf(input.field));
        if (value != draft.constEnd())
            input.write(unkept(m_table.fields[size_t(input.field)], *value));
    }
    m_isShowing = false;
}

void RecordForm::setReadOnly(bool isReadOnly)
{
    for (const auto& input : std::as_const(m_inputs)) {
        if (auto* line = qobject_cast<QLineEdit*>(input.editor))
            line->setReadOnly(isReadOnly);
        else if (auto* text = qobject_cast<QPlainTextEdit*>(input.editor))
            text->setReadOnly(isReadOnly);
        else
            input.editor->setEnabled(!isReadOnly);
    }
}

void RecordForm::setFieldEnabled(int field, bool isEnabled)
{
    if (auto* input = inputOf(field))
        input->editor->setEnabled(isEnabled);
}

bool RecordForm::showError(const QString& field, const QString& sentence)
{
    for (const auto& input : std::as_const(m_inputs)) {
        if (nameOf(input.field) != field || !input.row)
            continue;
        input.row->setError(sentence);
        input.editor->setFocus();
        return true;
    }
    return false;
}

void RecordForm::clearErrors()
{
    for (const auto& input : std::as_const(m_inputs)) {
        if (input.row)
            input.row->setError({});
    }
}

void RecordForm::focusFirst()
{
    for (const auto& input : std::as_const(m_inputs)) {
        if (input.editor->isEnabled())
            return input.editor->setFocus();
    }
}

RecordForm::Input* RecordForm::inputOf(int field)
{
    const auto found = std::find_if(m_inputs.begin(), m_inputs.end(),
        [field](const Input& input) { return input.field == field; });
    return found == m_inputs.end() ? nullptr : &*found;
}

Value RecordForm::emptyOf(int field) const
{
    return m_table.fields[size_t(field)].isNullable ? Value() : Value(QString(u""_s));
}

QString RecordForm::nameOf(int field) const
{
    return QString::fromLatin1(m_table.fields[size_t(field)].name);
}

} // namespace homeport
