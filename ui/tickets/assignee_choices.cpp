#include "ui/tickets/assignee_choices.h"

#include "ui/tickets/choice_box.h"

namespace homeport {

void offerAssignees(ChoiceBox* team, ChoiceBox* person, const QList<Assignee>& all)
{
    const auto offer = [team, person, all] {
        const auto chosen = team->chosen();
        const auto wanted = chosen ? std::optional(TeamId(*chosen)) : std::nullopt;
        QList<Choice> choices;
        for (const auto& each : all) {
            if (each.mayWorkFor(wanted))
                choices.append(each.person);
        }
        person->setChoices(choices);
    };
    QObject::connect(team, &QComboBox::editTextChanged, person, offer);
    offer();
}

} // namespace homeport
