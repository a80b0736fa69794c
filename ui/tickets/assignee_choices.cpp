#include "ui/tickets/assignee_choices.h"

#include "ui/tickets/choice_box.h"

namespace homeport {

void offerAssignees(ChoiceBox* team, ChoiceBox* person, const QList<Assignee>& all)
{
    const auto offer = [team, person, all] {
        const auto wanted = team->chosen();
        QList<Choice> choices;
        for (const auto& each : all) {
            if (!wanted || each.teams.contains(*wanted))
                choices.append(each.person);
        }
        person->setChoices(choices);
    };
    QObject::connect(team, &QComboBox::editTextChanged, person, offer);
    offer();
}

} // namespace homeport
