#include "core/base/deliver.h"
#include "ui/shell/backend.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/choice_box.h"
#include "ui/tickets/property_fields.h"
#include "ui/tickets/ticket_forms.h"
#include "ui/widgets/form_row.h"
#include "ui/words/words.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// The fields of many tickets at once; ticket_forms.cpp holds the acts.

namespace {

constexpr int mostLevels = 3;

using Lists = QList<QList<Choice>>;

constexpr Property chosenFrom[] = {Property::Category, Property::Service, Property::Location};

std::optional<int> levelIn(const QComboBox* box)
{
    return box->currentIndex() > 0 ? std::optional(box->currentIndex()) : std::nullopt;
}

} // namespace

void TicketForms::editMany(const QString& tickets)
{
    auto* form = makeForm(u"fields"_s, tr("Change %1", "34 tickets").arg(tickets), tr("Change"));
    const auto levels = [form](Property property) {
        auto* box = new PickBox;
        box->setObjectName(nameOf(property));
        box->addItem(tr("As it is"));
        for (int level = 1; level <= mostLevels; ++level)
            box->addItem(Words::level(level));
        form->addRow(labelOf(property), box);
        return box;
    };
    auto* impact = levels(Property::Impact);
    auto* urgency = levels(Property::Urgency);
    QList<ChoiceBox*> boxes;
    for (const auto property : chosenFrom) {
        auto* box = new ChoiceBox(tr("As it is"));
        box->setObjectName(nameOf(property));
        form->addRow(labelOf(property), box);
        boxes.append(box);
    }
    const auto lists = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read([&](Database& database) -> Result<Lists> {
            Lists found;
            for (const auto property : chosenFrom) {
                auto choices = choicesFor(property, database, actor);
                if (!choices)
                    return choices.error();
                found.append(*choices);
            }
            return found;
        });
    });
    deliver(lists, form, [form, boxes](const Result<Lists>& found) {
        if (!found)
            return form->fail(Words::of(found.error()));
        for (qsizetype i = 0; i < boxes.size(); ++i)
            boxes[i]->setChoices(found->at(i));
    });
    connect(form, &ActForm::submitted, this, [this, form, impact, urgency, boxes, tickets] {
        for (auto* box : boxes) {
            if (!box->isBlank() && !box->chosen()) {
                form->fail(tr("Choose from the list, or leave it empty."));
                return form->resume(box);
            }
        }
        IncidentEdit edit;
        edit.impact = levelIn(impact);
        edit.urgency = levelIn(urgency);
        if (const auto category = boxes[0]->chosen())
            edit.category = CategoryId(*category);
        if (const auto service = boxes[1]->chosen())
            edit.service = std::optional(ServiceId(*service));
        if (const auto location = boxes[2]->chosen())
            edit.location = std::optional(LocationId(*location));
        const bool isEmpty =
            !edit.impact && !edit.urgency && !edit.category && !edit.service && !edit.location;
        if (isEmpty)
            return form->fail(tr("Choose at least one value."));
        emit ready(tr("changed %1", "34 tickets").arg(tickets),
            [edit](auto& s, const auto& actor, auto id, const auto& origin) {
                return s.edit(actor, id, edit, origin);
            },
            form->command(), form, {});
    });
    form->open(impact);
}

} // namespace homeport
