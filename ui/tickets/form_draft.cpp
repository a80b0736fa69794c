#include "ui/tickets/form_draft.h"

#include "ui/shell/draft.h"
#include "ui/tickets/choice_box.h"

#include <QCheckBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

const auto subjectKey = u"subject"_s;
const auto valuesKey = u"values"_s;

/// The part of a field that is written in.
template <typename Part>
Part* partOf(QWidget* field)
{
    auto* proxy = field->focusProxy();
    return qobject_cast<Part*>(proxy ? proxy : field);
}

/// By what an entry means, where it has a meaning: its place may be another in a later version.
QJsonValue chosenIn(const QComboBox& box)
{
    const auto data = box.currentData();
    return data.isValid() ? QJsonValue(QJsonArray{QJsonValue::fromVariant(data)})
                          : QJsonValue(box.currentIndex());
}

void choose(QComboBox& box, const QJsonValue& value)
{
    const auto place =
        value.isArray() ? box.findData(value.toArray().at(0).toVariant()) : value.toInt();
    if (place >= 0)
        box.setCurrentIndex(place);
}

QJsonValue valueOf(QWidget* field)
{
    if (const auto* box = qobject_cast<ChoiceBox*>(field)) {
        const auto id = box->wanted();
        return QJsonObject{{u"text"_s, box->currentText()},
            {u"id"_s, id ? id->toString(QUuid::WithoutBraces) : QString()}};
    }
    if (const auto* box = qobject_cast<QComboBox*>(field))
        return chosenIn(*box);
    if (const auto* mark = qobject_cast<QCheckBox*>(field))
        return mark->isChecked();
    if (const auto* text = partOf<QPlainTextEdit>(field))
        return text->toPlainText();
    if (const auto* line = partOf<QLineEdit>(field))
        return line->text();
    return {};
}

void setValue(QWidget* field, const QJsonValue& value)
{
    if (auto* box = qobject_cast<ChoiceBox*>(field))
        box->restore(QUuid::fromString(value["id"_L1].toString()), value["text"_L1].toString());
    else if (auto* plain = qobject_cast<QComboBox*>(field))
        choose(*plain, value);
    else if (auto* mark = qobject_cast<QCheckBox*>(field))
        mark->setChecked(value.toBool());
    else if (auto* text = partOf<QPlainTextEdit>(field))
        text->setPlainText(value.toString());
    else if (auto* line = partOf<QLineEdit>(field))
        line->setText(value.toString());
}

} // namespace

FormDraft::FormDraft(std::shared_ptr<Draft> draft, const QList<QWidget*>& fields,
    const QString& subject, QObject* parent)
    : QObject(parent)
    , m_draft(std::move(draft))
    , m_fields(fields)
    , m_subject(subject)
    , m_offered(entered())
{
    for (auto* field : std::as_const(m_fields)) {
        if (auto* box = qobject_cast<QComboBox*>(field)) {
            const auto* names = qobject_cast<ChoiceBox*>(box);
            const auto follow = [this, names] {
                if (!names || !names->isBeingFilled())
                    keep();
            };
            connect(box, &QComboBox::currentIndexChanged, this, follow);
            connect(box, &QComboBox::editTextChanged, this, follow);
        } else if (const auto* mark = qobject_cast<QCheckBox*>(field)) {
            connect(mark, &QCheckBox::toggled, this, &FormDraft::keep);
        } else if (auto* text = partOf<QPlainTextEdit>(field)) {
            connect(text, &QPlainTextEdit::textChanged, this, &FormDraft::keep);
        } else if (auto* line = partOf<QLineEdit>(field)) {
            connect(line, &QLineEdit::textChanged, this, &FormDraft::keep);
        }
    }
    connect(m_draft.get(), &Draft::saved, this, [this] {
        if (entered() != m_offered)
            emit saved();
    });
    connect(m_draft.get(), &Draft::failed, this, &FormDraft::failed);
}

void FormDraft::goOn()
{
    m_draft->goOn(this, [this](const QJsonObject& kept) { return restore(kept); });
}

bool FormDraft::restore(const QJsonObject& kept)
{
    if (entered() != m_offered)
        return false;
    const auto values = kept.value(valuesKey).toObject();
    enter(values);
    m_restored = values;
    if (entered() == m_offered)
        return false;
    emit restored(kept.value(subjectKey).toString());
    return true;
}

void FormDraft::offer(const std::function<void()>& preset)
{
    const auto before = entered();
    {
        const QScopedValueRollback offering(m_isOffering, true);
        preset();
        const auto after = entered();
        QJsonObject late;
        for (auto value = after.begin(); value != after.end(); ++value) {
            if (before[value.key()] != m_offered[value.key()])
                continue; // entered, or brought back
            m_offered[value.key()] = value.value();
            if (const auto kept = m_restored.constFind(value.key()); kept != m_restored.constEnd())
                late.insert(value.key(), *kept);
        }
        enter(late);
    }
    if (entered() != before && entered() != m_offered)
        keep();
}

void FormDraft::startOver()
{
    m_restored = {};
    enter(m_offered);
    m_draft->forget();
}

void FormDraft::keep()
{
    if (m_isOffering)
        return;
    const auto values = entered();
    emit edited();
    m_draft->keep(values == m_offered ? QJsonObject()
                                      : QJsonObject{{subjectKey, m_subject}, {valuesKey, values}});
}

QJsonObject FormDraft::entered() const
{
    QJsonObject values;
    for (auto* field : m_fields)
        values.insert(field->objectName(), valueOf(field));
    return values;
}

void FormDraft::enter(const QJsonObject& values)
{
    for (auto* field : std::as_const(m_fields)) {
        if (const auto value = values.constFind(field->objectName()); value != values.constEnd())
            setValue(field, *value);
    }
}

} // namespace homeport
