#include "ui/tickets/template_filler.h"

#include "ui/tickets/choice_box.h"

#include <QLineEdit>
#include <QPlainTextEdit>

#include <utility>

namespace homeport {

void TemplateFiller::add(Input input)
{
    m_inputs.append(std::move(input));
}

void TemplateFiller::add(int field, QLineEdit* line)
{
    add({field, [line] { return line->text().isEmpty() ? Value() : Value(line->text()); },
        [line](const Value& value) { line->setText(value.text()); }});
}

void TemplateFiller::add(int field, QPlainTextEdit* text)
{
    add({field,
        [text] { return text->document()->isEmpty() ? Value() : Value(text->toPlainText()); },
        [text](const Value& value) { text->setPlainText(value.text()); }});
}

void TemplateFiller::add(int field, ChoiceBox* box)
{
    add({field,
        [box]() -> Value {
            if (box->isBlank())
                return {};
            const auto chosen = box->chosen();
            return chosen ? Value(*chosen) : Value(box->currentText());
        },
        [box](const Value& value) {
            box->choose(value.uuid());
            if (value.isNull())
                box->clearEditText();
        }});
}

void TemplateFiller::addLevel(int field, QComboBox* box, int usual)
{
    // Programs that set it do not tell; people do, by key and mouse.
    connect(box, &QComboBox::activated, this, [this, field] { m_chosenLevels.insert(field); });
    add({field,
        [this, field, box, usual]() -> Value {
            const auto level = box->currentData().toInt();
            const bool isFree = level == usual && !m_chosenLevels.contains(field);
            return isFree ? Value() : Value(level);
        },
        [box, usual](const Value& value) {
            box->setCurrentIndex(box->findData(value.isNull() ? usual : int(value.integer())));
        }});
}

void TemplateFiller::startOver()
{
    m_filled.clear();
    m_chosenLevels.clear();
}

void TemplateFiller::fill(const Row& ticket)
{
    const auto before = std::exchange(m_filled, {});
    for (const auto& input : std::as_const(m_inputs)) {
        const auto& said = ticket.cells[size_t(input.field)];
        const auto filled = before.value(input.field);
        const bool isOurs = !filled.isNull() && input.read() == filled;
        if (isOurs && !isSaid(said))
            input.write({});
        if (!isSaid(said) || (!isOurs && !input.read().isNull()))
            continue;
        input.write(said);
        m_filled.insert(input.field, input.read());
    }
}

} // namespace homeport
