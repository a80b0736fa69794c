#include "ui/tickets/ticket_fields.h"

#include "ui/tickets/choice_box.h"
#include "ui/widgets/form_row.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QComboBox* levelBox(const QString& unknown)
{
    auto* box = new PickBox;
    if (!unknown.isEmpty())
        box->addItem(unknown, unknownLevel);
    for (int level = 1; level <= 3; ++level)
        box->addItem(Words::level(level), level);
    return box;
}

void chooseData(QComboBox* box, const QVariant& data)
{
    box->setCurrentIndex(qMax(0, box->findData(data)));
}

void TicketFields::keep(const QString& name, QLineEdit* line)
{
    line->setObjectName(name);
    m_lines.append({name, line});
    connect(line, &QLineEdit::textChanged, this, &TicketFields::tellEdited);
}

void TicketFields::keep(const QString& name, QPlainTextEdit* text)
{
    text->setObjectName(name);
    text->setTabChangesFocus(true);
    text->installEventFilter(this);
    m_texts.append({name, text});
    connect(text, &QPlainTextEdit::textChanged, this, &TicketFields::tellEdited);
}

void TicketFields::keep(const QString& name, ChoiceBox* box)
{
    box->setObjectName(name);
    m_choices.append({name, box});
    connect(box, &QComboBox::editTextChanged, this, &TicketFields::tellEdited);
}

void TicketFields::keep(const QString& name, QComboBox* box, const QVariant& usual)
{
    box->setObjectName(name);
    chooseData(box, usual);
    m_usual.append({name, {box, usual}});
    connect(box, &QComboBox::currentIndexChanged, this, &TicketFields::tellEdited);
}

void TicketFields::keep(const QString& name, QCheckBox* box)
{
    box->setObjectName(name);
    m_checks.append({name, box});
    connect(box, &QCheckBox::toggled, this, &TicketFields::tellEdited);
}

FormRow* TicketFields::addRow(const QString& label, QWidget* field, const QString& subject)
{
    auto* made = new FormRow(label, field);
    m_rows.insert(subject, made);
    return made;
}

void TicketFields::clearErrors()
{
    for (auto* each : std::as_const(m_rows))
        each->setError({});
}

bool TicketFields::say(const Error& error)
{
    auto* at = rowOf(error.subject);
    if (!at)
        return false;
    at->setError(Words::ofSent(error));
    at->field()->setFocus();
    return true;
}

QJsonObject TicketFields::draft() const
{
    const bool isWritten = std::any_of(m_lines.begin(), m_lines.end(), [](const auto& each) {
        return !each.second->text().trimmed().isEmpty();
    }) || std::any_of(m_texts.begin(), m_texts.end(), [](const auto& each) {
        return !each.second->toPlainText().trimmed().isEmpty();
    });
    if (!m_isReady || !isWritten)
        return {};
    QJsonObject draft;
    for (const auto& [name, line] : m_lines)
        draft.insert(name, line->text());
    for (const auto& [name, text] : m_texts)
        draft.insert(name, text->toPlainText());
    for (const auto& [name, usual] : m_usual)
        draft.insert(name, QJsonValue::fromVariant(usual.box->currentData()));
    for (const auto& [name, box] : m_checks)
        draft.insert(name, box->isChecked());
    for (const auto& [name, box] : m_choices) {
        if (const auto chosen = box->chosen())
            draft.insert(name, chosen->toString(QUuid::WithoutBraces));
    }
    return draft;
}

bool TicketFields::restore(const QJsonObject& draft)
{
    const bool isWritten = std::any_of(m_lines.begin(), m_lines.end(),
                               [](const auto& each) { return !each.second->text().isEmpty(); })
        || std::any_of(m_texts.begin(), m_texts.end(),
            [](const auto& each) { return !each.second->document()->isEmpty(); });
    if (draft.isEmpty() || isWritten)
        return false;
    m_restored = draft;
    for (const auto& [name, line] : std::as_const(m_lines))
        line->setText(draft.value(name).toString());
    for (const auto& [name, text] : std::as_const(m_texts))
        text->setPlainText(draft.value(name).toString());
    for (const auto& [name, usual] : std::as_const(m_usual)) {
        const auto kept = draft.value(name);
        if (kept.isDouble())
            chooseData(usual.box, kept.toInt());
        else if (kept.isString())
            chooseData(usual.box, kept.toString());
    }
    for (const auto& [name, box] : std::as_const(m_checks))
        box->setChecked(draft.value(name).toBool());
    if (m_isReady)
        chooseRestored();
    return true;
}

void TicketFields::clear()
{
    for (const auto& [name, line] : std::as_const(m_lines))
        line->clear();
    for (const auto& [name, text] : std::as_const(m_texts))
        text->clear();
    for (const auto& [name, box] : std::as_const(m_choices))
        box->clearEditText();
    for (const auto& [name, usual] : std::as_const(m_usual))
        chooseData(usual.box, usual.value);
    for (const auto& [name, box] : std::as_const(m_checks))
        box->setChecked(false);
    clearErrors();
}

void TicketFields::setReady()
{
    m_isReady = true;
    if (!m_restored.isEmpty())
        chooseRestored();
}

void TicketFields::chooseRestored()
{
    const auto draft = std::exchange(m_restored, {});
    for (const auto& [name, box] : std::as_const(m_choices)) {
        const auto id = QUuid::fromString(draft.value(name).toString());
        if (!id.isNull())
            choose(box, id);
    }
}

void TicketFields::choose(ChoiceBox* box, const QUuid& id)
{
    box->choose(id);
}

bool TicketFields::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && takesKey(*static_cast<QKeyEvent*>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

void TicketFields::keyPressEvent(QKeyEvent* event)
{
    if (!takesKey(*event))
        QWidget::keyPressEvent(event);
}

bool TicketFields::takesKey(const QKeyEvent& key)
{
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (!isEnter || !key.modifiers().testFlag(Qt::ControlModifier))
        return false;
    emit submitted(key.modifiers().testFlag(Qt::ShiftModifier));
    return true;
}

/// The boxes are still being filled before.
void TicketFields::tellEdited()
{
    if (m_isReady)
        emit edited();
}

} // namespace homeport
