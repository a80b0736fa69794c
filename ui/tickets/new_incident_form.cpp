#include "ui/tickets/new_incident_form.h"

#include "core/access/access_service.h"
#include "ui/tickets/assignee_choices.h"
#include "ui/tickets/choice_box.h"
#include "ui/tickets/composer_text.h"
#include "ui/tickets/form_files.h"
#include "ui/tickets/impact_offer.h"
#include "ui/tickets/new_person_form.h"
#include "ui/tickets/template_filler.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/visibility.h"
#include "ui/words/key_words.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int mostAffected = 1'000'000;

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

/// As people hear of incidents; what programs report says so itself.
QComboBox* channelBox()
{
    auto* box = new PickBox;
    for (const auto channel : {TicketChannel::Desktop, TicketChannel::Phone, TicketChannel::WalkIn,
             TicketChannel::Email, TicketChannel::Chat}) {
        const auto key = keyOf(channel);
        box->addItem(KeyWords::of(u"ticket"_s, u"channel"_s, key), key);
    }
    return box;
}

QString sentenceOf(IncidentRating::Source source)
{
    switch (source) {
    case IncidentRating::Source::Matrix: return NewIncidentForm::tr("from the matrix");
    case IncidentRating::Source::Score: return NewIncidentForm::tr("from the weighted score");
    case IncidentRating::Source::Category: break;
    }
    return NewIncidentForm::tr("from the category");
}

std::optional<int> levelIn(const QComboBox* box)
{
    const auto level = box->currentData().toInt();
    return level == unknownLevel ? std::nullopt : std::optional(level);
}

/// What requesters may not know of an incident is not theirs to say either.
bool maySayThatItIsSecurity(const Actor& actor)
{
    return bool(AccessService::require(actor, u"incident.update"_s));
}

} // namespace

NewIncidentForm::NewIncidentForm(const Actor& actor, QWidget* parent)
    : TicketFields(parent)
    , m_self(actor.person)
    , m_namesOthers(actor.scopeOf(u"incident.create"_s) > Scope::Own)
    , m_template(new ChoiceBox(tr("None")))
    , m_requester(new ChoiceBox(tr("Type part of a name")))
    , m_title(new QLineEdit)
    , m_details(new DetailsText)
    , m_files(new FormFiles)
    , m_category(new ChoiceBox(tr("Not yet known")))
    , m_service(new ChoiceBox(tr("Not yet known")))
    , m_location(new ChoiceBox(tr("That of the requester")))
    , m_impact(levelBox(tr("Not known yet")))
    , m_urgency(levelBox(tr("Not known yet")))
    , m_priority(new Pill)
    , m_source(new QLabel)
    , m_channel(channelBox())
    , m_affected(new QLineEdit)
    , m_impactOffer(new ImpactOffer)
    , m_security(maySayThatItIsSecurity(actor)
              ? new QCheckBox(tr("Securit&y incident: only those in it may read"))
              : nullptr)
    , m_team(new ChoiceBox(tr("By category")))
    , m_assignee(new ChoiceBox(tr("Nobody yet")))
    , m_filler(new TemplateFiller(this))
{
    m_details->setFixedHeight(detailsHeight);
    m_affected->setValidator(new QIntValidator(1, mostAffected, m_affected));
    m_affected->setPlaceholderText(tr("Not known yet"));
    layOut();
    for (auto* box : {m_impact, m_urgency})
        connect(box, &QComboBox::currentIndexChanged, this, &NewIncidentForm::showPriority);
    for (auto* box : {m_category, m_service})
        connect(box, &QComboBox::editTextChanged, this, &NewIncidentForm::showPriority);
    connect(m_requester, &QComboBox::editTextChanged, this,
        [this] { emit requesterChosen(PersonId(m_requester->chosen().value_or(QUuid()))); });
    if (m_namesOthers && NewPersonForm::isOffered(actor)) {
        m_requester->setLast(tr("New person …"));
        connect(m_requester, &ChoiceBox::lastChosen, this, &NewIncidentForm::newPersonRequested);
    }
    connect(m_channel, &QComboBox::activated, this,
        [this] { emit channelChosen(m_channel->currentData().toString()); });
    connect(m_details, &DetailsText::filesOffered, m_files,
        [this](const QStringList& paths) { m_files->take(paths); });
    connect(m_details, &DetailsText::pictureOffered, m_files,
        [this](const QImage& picture) { m_files->take(picture); });
    setAcceptDrops(true);
    connect(m_affected, &QLineEdit::textChanged, this, &NewIncidentForm::showPriority);
    connect(m_impactOffer, &ImpactOffer::taken, this, [this](int level) {
        chooseData(m_impact, level);
        m_impact->setFocus();
    });
    keepAll();
    connect(m_template, &QComboBox::editTextChanged, this, &NewIncidentForm::fillIn);
    setUpFiller();
    showPriority();
}

void NewIncidentForm::keepAll()
{
    keep(u"title"_s, m_title);
    keep(u"details"_s, m_details);
    keep(u"impact"_s, m_impact, unknownLevel);
    keep(u"urgency"_s, m_urgency, unknownLevel);
    keep(u"channel"_s, m_channel, keyOf(TicketChannel::Desktop));
    keep(u"template"_s, m_template);
    keep(u"requester"_s, m_requester);
    keep(u"category"_s, m_category);
    keep(u"service"_s, m_service);
    keep(u"location"_s, m_location);
    keep(u"team"_s, m_team);
    keep(u"assignee"_s, m_assignee);
    keep(u"affected"_s, m_affected);
    if (m_security)
        keep(u"security"_s, m_security);
}

void NewIncidentForm::setUpFiller()
{
    using Field = record::Ticket::Field;
    m_filler->add(Field::Title, m_title);
    m_filler->add(Field::Description, m_details);
    m_filler->add(Field::CategoryId, m_category);
    m_filler->add(Field::ServiceId, m_service);
    m_filler->add(Field::LocationId, m_location);
    m_filler->addLevel(Field::Impact, m_impact, unknownLevel);
    m_filler->addLevel(Field::Urgency, m_urgency, unknownLevel);
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
    m_rating = lists.rating;
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

void NewIncidentForm::chooseNew(const Choice& person)
{
    m_requester->addChosen(person);
    firstField()->setFocus();
}

void NewIncidentForm::setTitle(const QString& title)
{
    m_title->setText(title);
}

void NewIncidentForm::begin(const NewIncident& offered)
{
    QJsonObject begun{{u"title"_s, offered.title},
        {u"impact"_s, offered.impact.value_or(unknownLevel)},
        {u"urgency"_s, offered.urgency.value_or(unknownLevel)},
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
    const bool isRated = ratedAs().has_value();
    m_priorityRow->setError(isRated
            ? QString()
            : tr("Say impact and urgency, or choose a category that has a priority."));
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
    if (m_priorityRow->hasError())
        (levelIn(m_impact) ? m_urgency : m_impact)->setFocus();
    return m_priorityRow->hasError();
}

NewIncident NewIncidentForm::filledIn() const
{
    NewIncident form;
    form.title = m_title->text().trimmed();
    form.description = m_details->toPlainText().trimmed();
    form.requester = PersonId(m_requester->chosen().value_or(QUuid()));
    form.impact = levelIn(m_impact);
    form.urgency = levelIn(m_urgency);
    form.channel = fromKey<TicketChannel>(m_channel->currentData().toString())
                       .value_or(TicketChannel::Desktop);
    if (m_affected->hasAcceptableInput())
        form.affectedUserCount = m_affected->text().toInt();
    if (m_security && m_security->isChecked())
        form.isSecurity = true;
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
    m_files->clear();
    const auto channel = m_channel->currentData().toString();
    TicketFields::clear();
    chooseChannel(channel);
    if (!m_namesOthers)
        m_requester->choose(m_self.value());
    firstField()->setFocus();
}

void NewIncidentForm::chooseChannel(const QString& key)
{
    chooseData(m_channel, key);
}

std::optional<IncidentRating::Priority> NewIncidentForm::ratedAs() const
{
    const auto form = filledIn();
    return m_rating.rate({form.impact, form.urgency, form.category, form.service});
}

/// As it will be rated, whatever it follows from.
void NewIncidentForm::showPriority()
{
    const auto form = filledIn();
    m_impactOffer->offer(form.affectedUserCount, m_rating.criticalityOf(form.service), form.impact);
    const auto rated = ratedAs();
    m_priorityRow->setError({});
    setShown(m_priority, rated.has_value());
    m_source->setText(rated ? sentenceOf(rated->source) : tr("not known yet"));
    if (!rated)
        return;
    const auto tone = Words::priorityTone(rated->level);
    m_priority->set(Words::priority(rated->level), tone, Pill::markOf(tone));
}

/// Files may be dropped beside the details, too.
void NewIncidentForm::dragEnterEvent(QDragEnterEvent* event)
{
    if (!ComposerText::filesIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void NewIncidentForm::dropEvent(QDropEvent* event)
{
    m_files->take(ComposerText::filesIn(*event->mimeData()));
    event->acceptProposedAction();
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
