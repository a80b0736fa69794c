#include "ui/tickets/choice_box.h"

#include <QCompleter>
#include <QLineEdit>

namespace homeport {

ChoiceBox::ChoiceBox(const QString& placeholder, QWidget* parent) : PickBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(14);
    lineEdit()->setPlaceholderText(placeholder);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
}

void ChoiceBox::setChoices(const QList<Choice>& choices)
{
    const auto before = chosen();
    clear();
    for (const auto& choice : choices)
        addItem(choice.name, choice.id);
    setCurrentIndex(-1);
    clearEditText();
    if (before)
        choose(*before);
}

void ChoiceBox::choose(const QUuid& id)
{
    setCurrentIndex(findData(id));
}

std::optional<QUuid> ChoiceBox::chosen() const
{
    const auto text = currentText().trimmed();
    if (text.isEmpty())
        return std::nullopt;
    // Of people with the same name the one that was chosen counts, not the first.
    if (currentIndex() >= 0 && itemText(currentIndex()) == text)
        return itemData(currentIndex()).toUuid();
    const auto found = findText(text, Qt::MatchFixedString);
    return found < 0 ? std::nullopt : std::optional(itemData(found).toUuid());
}

} // namespace homeport
