#include "ui/tickets/new_incident_form.h"

#include "ui/tickets/assignee_choices.h"
#include "ui/tickets/choice_box.h"
#include "ui/tickets/template_filler.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// What comes along with a template, and what does not.
QString hintOf(const TemplateContent& content)
{
    QStringList sentences;
    if (!content.tasks.isEmpty())
        sentences +=
            NewIncidentForm::tr("It brings %n task(s).", nullptr, int(content.tasks.size()));
    QStringList fields;
    for (const auto& field : content.leftOut)
        fields += Words::label(u"ticket"_s, field);
    if (!fields.isEmpty())
        sentences += NewIncidentForm::tr("Left out, as it is no longer in use: %1.", "fields")
                         .arg(fields.join(u", "_s));
    return sentences.join(u' ');
}

} // namespace

NewIncidentForm::NewIncidentForm(const Actor& actor, QWidget* parent)
    : TicketFields(parent)
    , m_self(actor.person)
    , m_namesOthers(actor.scopeOf(u"incident.create"_s) > Scope::Own)
    , m_template(new ChoiceBox(tr("None")))
    , m_requester(new ChoiceBox(tr("Type part of a name")))
    , m_title(new QLineEdit)
    , m_details(new QPlainTextEdit)
    , m_category(new ChoiceBox(tr("Not yet known")))
    , m_service(new ChoiceBox(tr("Not yet known")))
    , m_location(new ChoiceBox(tr("That of the requester")))
    , m_impact(levelBox())
    , m_urgency(levelBox())
    , m_priority(new Pill)
    , m_team(new ChoiceBox(tr("By category")))
    , m_assignee(new ChoiceBox(tr("Nobody yet")))
    , m_filler(new TemplateFiller(this))
{
    m_details->setFixedHeight(detailsHeight);
    layOut();
    for (auto* box : {m_impact, m_urgency})
        connect(box, &QComboBox::currentIndexChanged, this, &NewIncidentForm::showPriority);
    keepAll();
    connect(m_template, &QComboBox::editTextChanged, this, &NewIncidentForm::fillIn);
    setUpFiller();
    showPriority();
}

void NewIncidentForm::keepAll()
{
    keep(u"title"_s, m_title);
    keep(u"details"_s, m_details);
    keep(u"impact"_s, m_impact, usualImpact);
    keep(u"urgency"_s, m_urgency, usualUrgency);
    keep(u"template"_s, m_template);
    keep(u"requester"_s, m_requester);
    keep(u"category"_s, m_category);
    keep(u"service"_s, m_service);
    keep(u"location"_s, m_location);
    keep(u"team"_s, m_team);
    keep(u"assignee"_s, m_assignee);
}

void NewIncidentForm::setUpFiller()
{
    using Field = record::Ticket::Field;
    m_filler->add(Field::Title, m_title);
    m_filler->add(Field::Description, m_details);
    m_filler->add(Field::CategoryId, m_category);
    m_filler->add(Field::ServiceId, m_service);
    m_filler->add(Field::LocationId, m_location);
    m_filler->addLevel(Field::Impact, m_impact, usualImpact);
    m_filler->addLevel(Field::Urgency, m_urgency, usualUrgency);
    m_filler->add(Field::AssignedTeamId, m_team);
    m_filler->add(Field::AssignedUserId, m_assignee); // those who can be chosen follow the team
}

void NewIncidentForm::setLists(const Lists& lists)
{
    m_requester->setChoices(lists.people);
    m_category->setChoices(lists.categories);
    m_service->setChoices(lists.services);
    m_location->setChoices(lists.locations);
    m_team->setChoices(lists.teams);
    offerAssignees(m_team, m_assignee, lists.assignees);
    m_matrix = lists.matrix;
    m_templates = lists.templates;
    QList<Choice> names;
    for (const auto& each : lists.templates)
        names.append({each.id.value(), each.name});
    m_template->setChoices(names);
    setShown(m_templateRow, !names.isEmpty());
    setReady();
    if (!m_namesOthers)
        m_requester->choose(m_self.value());
    showPriority();
}

void NewIncidentForm::setTitle(const QString& title)
{
    m_title->setText(title);
}

void NewIncidentForm::begin(const NewIncident& offered)
{
    QJsonObject begun{{u"title"_s, offered.title},
        {u"impact"_s, offered.impact.value_or(usualImpact)},
        {u"urgency"_s, offered.urgency.value_or(usualUrgency)},
        {u"requester"_s, offered.requester.toString()}};
    const auto choose = [&](const QString& name, const auto& id) {
        if (id)
            begun.insert(name, id->toString());
    };
    choose(u"category"_s, offered.category);
    choose(u"service"_s, offered.service);
    choose(u"location"_s, offered.location);
    restore(begun);
}

/// A call begins with who calls.
QWidget* NewIncidentForm::firstField() const
{
    return m_namesOthers && !m_requester->chosen() ? static_cast<QWidget*>(m_requester) : m_title;
}

bool NewIncidentForm::isComplete()
{
    m_requesterRow->setError(m_requester->chosen() ? QString()
            : m_requester->isBlank()               ? tr("Say who reports it.")
                                                   : tr("Choose a person from the list."));
    const auto title = m_title->text().trimmed();
    m_titleRow->setError(title.isEmpty() ? tr("Say in a few words what happened.") : QString());
    const auto details = m_details->toPlainText().trimmed();
    m_detailsRow->setError(
        details.isEmpty() ? tr("Describe it: what was expected, what came instead.") : QString());
    return !chooseMissing();
}

/// Goes to the first field that says what is missing; false: none does.
bool NewIncidentForm::chooseMissing()
{
    for (auto* row : {m_requesterRow, m_titleRow, m_detailsRow}) {
        if (row->hasError()) {
            row->field()->setFocus();
            return true;
        }
    }
    return false;
}

NewIncident NewIncidentForm::filledIn() const
{
    NewIncident form;
    form.title = m_title->text().trimmed();
    form.description = m_details->toPlainText().trimmed();
    form.requester = PersonId(m_requester->chosen().value_or(QUuid()));
    form.impact = m_impact->currentData().toInt();
    form.urgency = m_urgency->currentData().toInt();
    if (const auto category = m_category->chosen())
        form.category = CategoryId(*category);
    if (const auto service = m_service->chosen())
        form.service = ServiceId(*service);
    if (const auto location = m_location->chosen())
        form.location = LocationId(*location);
    if (const auto team = m_team->chosen())
        form.team = TeamId(*team);
    if (const auto assignee = m_assignee->chosen())
        form.assignee = PersonId(*assignee);
    if (const auto begunWith = m_template->chosen())
        form.fromTemplate = TicketTemplateId(*begunWith);
    return form;
}

void NewIncidentForm::clear()
{
    m_filler->startOver();
    TicketFields::clear();
    if (!m_namesOthers)
        m_requester->choose(m_self.value());
    firstField()->setFocus();
}

void NewIncidentForm::layOut()
{
    m_templateRow = new FormRow(tr("Tem&plate"), m_template);
    setShown(m_templateRow, false); // until there are some
    m_requesterRow = new FormRow(tr("&Requester"), m_requester);
    setShown(m_requesterRow, m_namesOthers);
    m_titleRow = new FormRow(tr("&What happened?"), m_title);
    m_detailsRow = new FormRow(tr("&Details"), m_details);

    auto* priority = new QWidget;
    auto* priorityLayout = new QHBoxLayout(priority);
    priorityLayout->setContentsMargins(0, 0, 0, 0);
    priorityLayout->addWidget(m_priority);
    auto* source = new QLabel(tr("from the matrix"));
    setStyleClass(source, u"muted"_s);
    priorityLayout->addWidget(source);
    priorityLayout->addStretch();

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::space);
    grid->setVerticalSpacing(Theme::space);
    grid->addWidget(new FormRow(tr("&Category"), m_category), 0, 0);
    grid->addWidget(new FormRow(tr("&Service"), m_service), 0, 1);
    grid->addWidget(new FormRow(tr("&Location"), m_location), 0, 2);
    grid->addWidget(new FormRow(tr("&Impact"), m_impact), 1, 0);
    grid->addWidget(new FormRow(tr("&Urgency"), m_urgency), 1, 1);
    grid->addWidget(new FormRow(tr("Priority"), priority), 1, 2);
    grid->addWidget(new FormRow(tr("&Team"), m_team), 2, 0);
    grid->addWidget(new FormRow(tr("&Assignee"), m_assignee), 2, 1);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::space);
    auto* first = new QHBoxLayout;
    first->setSpacing(Theme::space);
    first->addWidget(m_requesterRow, 1);
    first->addWidget(m_templateRow, 1);
    layout->addLayout(first);
    layout->addWidget(m_titleRow);
    layout->addWidget(m_detailsRow);
    layout->addLayout(grid);
}

void NewIncidentForm::showPriority()
{
    const auto impact = m_impact->currentData().toInt();
    const auto urgency = m_urgency->currentData().toInt();
    for (const auto& cell : std::as_const(m_matrix)) {
        if (cell.impact == impact && cell.urgency == urgency) {
            const auto tone = Words::priorityTone(cell.priority);
            m_priority->set(Words::priority(cell.priority), tone, Pill::markOf(tone));
            return;
        }
    }
    m_priority->set(tr("…"), Tone::Neutral);
}

/// The draft holds what was filled in then, as it was changed since.
void NewIncidentForm::chooseRestored()
{
    const QSignalBlocker quiet(m_template);
    TicketFields::chooseRestored();
    if (m_requester->hasFocus())
        firstField()->setFocus();
    showHint();
}

void NewIncidentForm::fillIn()
{
    showHint();
    if (const auto* chosen = chosenTemplate())
        m_filler->fill(chosen->content.ticket);
    else
        m_filler->takeBack();
}

void NewIncidentForm::showHint()
{
    const auto* chosen = chosenTemplate();
    m_templateRow->setHint(chosen ? hintOf(chosen->content) : QString());
}

const OfferedTemplate* NewIncidentForm::chosenTemplate() const
{
    const auto id = m_template->chosen();
    const auto found = std::find_if(m_templates.cbegin(), m_templates.cend(),
        [&](const OfferedTemplate& each) { return id && each.id.value() == *id; });
    return found == m_templates.cend() ? nullptr : &*found;
}

} // namespace homeport
