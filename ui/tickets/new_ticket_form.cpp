#include "ui/tickets/new_ticket_form.h"

#include "ui/tickets/choice_box.h"
#include "ui/widgets/form_row.h"
#include "ui/words/words.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int moreHeight = 64;
constexpr int gridColumns = 3;

template <typename E>
void addKey(QComboBox* box, const QString& table, const QString& field, E value)
{
    const auto key = keyOf(value);
    box->addItem(Words::of(table, field, key), key);
}

template <typename I>
std::optional<I> chosenIn(const ChoiceBox* box)
{
    const auto chosen = box ? box->chosen() : std::nullopt;
    return chosen ? std::optional(I(*chosen)) : std::nullopt;
}

QString textIn(const QPlainTextEdit* field)
{
    return field ? field->toPlainText().trimmed() : QString();
}

template <typename T>
Result<> keepList(Result<T> found, T& place)
{
    if (!found)
        return found.error();
    place = std::move(*found);
    return {};
}

} // namespace

Result<NewTicketForm::Lists> NewTicketForm::lists(
    Database& database, const Actor& actor, TicketKind kind)
{
    const auto module = fromKey<CategoryModule>(keyOf(kind)).value_or(CategoryModule::Incident);
    const auto organization = actor.organization;
    Lists found;
    if (auto read = keepList(homeport::people(database, actor), found.people); !read)
        return read.error();
    auto categories = homeport::categories(database, organization, module);
    if (auto read = keepList(std::move(categories), found.categories); !read)
        return read.error();
    if (auto read = keepList(homeport::locations(database, organization), found.locations); !read)
        return read.error();
    if (kind == TicketKind::ServiceRequest) // of the requester, who is not known yet
        return found;
    auto read = keepList(homeport::services(database, organization), found.services);
    return read ? Result<Lists>(std::move(found)) : read.error();
}

NewTicketForm::NewTicketForm(TicketKind kind, PersonId self, QWidget* parent)
    : TicketFields(parent)
    , m_kind(kind)
    , m_self(self)
    , m_title(new QLineEdit)
    , m_details(new QPlainTextEdit)
    , m_category(new ChoiceBox(tr("Not yet known")))
    , m_service(new ChoiceBox(isRequest() ? tr("Choose a service") : tr("Not yet known")))
    , m_location(new ChoiceBox(isRequest() ? tr("That of the requester") : tr("Your own")))
    , m_impact(levelBox())
    , m_urgency(levelBox())
{
    m_details->setFixedHeight(detailsHeight);
    makeOwn();
    layOut();
    markNeeded();
    keepAll();
    if (m_requester)
        connect(m_requester, &QComboBox::editTextChanged, this, &NewTicketForm::followRequester);
}

/// What only tickets of the kind have.
void NewTicketForm::makeOwn()
{
    if (m_kind == TicketKind::ServiceRequest) {
        m_requester = new ChoiceBox(tr("Type part of a name"));
        m_requestedFor = new ChoiceBox(tr("The requester"));
    } else if (m_kind == TicketKind::Problem) {
        m_detection = new PickBox;
        m_detection->addItem(tr("Please choose"), QString());
        for (size_t i = 0; i < std::size(EnumKeys<ProblemDetection>::keys); ++i)
            addKey(m_detection, u"problem"_s, u"detection"_s, ProblemDetection(i));
        m_owner = new ChoiceBox(tr("Nobody yet"));
        m_symptoms = new QPlainTextEdit;
        m_symptoms->setFixedHeight(moreHeight);
    } else {
        m_type = new PickBox;
        for (const auto type : {ChangeChangeType::Normal, ChangeChangeType::Emergency})
            addKey(m_type, u"change"_s, u"change_type"_s, type);
        m_justification = new QPlainTextEdit;
        m_justification->setFixedHeight(moreHeight);
    }
}

void NewTicketForm::keepAll()
{
    keep(u"title"_s, m_title);
    keep(u"details"_s, m_details);
    if (m_symptoms)
        keep(u"symptoms"_s, m_symptoms);
    if (m_justification)
        keep(u"justification"_s, m_justification);
    keep(u"impact"_s, m_impact, usualImpact);
    keep(u"urgency"_s, m_urgency, usualUrgency);
    if (m_detection)
        keep(u"detection"_s, m_detection, QString());
    if (m_type)
        keep(u"changeType"_s, m_type, keyOf(ChangeChangeType::Normal));
    const std::pair<QString, ChoiceBox*> boxes[] = {{u"requester"_s, m_requester},
        {u"requestedFor"_s, m_requestedFor}, {u"owner"_s, m_owner}, {u"category"_s, m_category},
        {u"service"_s, m_service}, {u"location"_s, m_location}};
    for (const auto& [name, box] : boxes) {
        if (box)
            keep(name, box);
    }
}

void NewTicketForm::layOut()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::space);
    if (isRequest()) {
        auto* people = new QHBoxLayout;
        people->setSpacing(Theme::space);
        people->addWidget(addRow(tr("&Requester"), m_requester, u"requester_id"_s), 1);
        people->addWidget(addRow(tr("Requested &for"), m_requestedFor, u"requested_for_id"_s), 1);
        layout->addLayout(people);
    }
    const auto question = isRequest()   ? tr("&What is wanted?")
        : m_kind == TicketKind::Problem ? tr("&What goes wrong?")
                                        : tr("&What is to change?");
    layout->addWidget(addRow(question, m_title, u"title"_s));
    layout->addWidget(addRow(tr("&Details"), m_details, u"description"_s));
    if (m_symptoms)
        layout->addWidget(addRow(tr("S&ymptoms"), m_symptoms, u"symptoms"_s));
    if (m_justification)
        layout->addWidget(addRow(tr("&Justification"), m_justification, u"justification"_s));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::space);
    grid->setVerticalSpacing(Theme::space);
    const auto rows = gridRows();
    for (int i = 0; i < int(rows.size()); ++i)
        grid->addWidget(rows[i], i / gridColumns, i % gridColumns);
    for (int column = 0; column < gridColumns; ++column)
        grid->setColumnStretch(column, 1);
    layout->addLayout(grid);
}

/// The short fields, in reading order.
QList<QWidget*> NewTicketForm::gridRows()
{
    QList<QWidget*> rows;
    if (m_detection)
        rows += addRow(tr("Det&ection"), m_detection, u"detection"_s);
    if (m_owner)
        rows += addRow(tr("&Owner"), m_owner, u"owner_id"_s);
    if (m_type) {
        auto* type = addRow(tr("&Type"), m_type, u"change_type"_s);
        type->setHint(tr("Standard changes follow a model, of which there are none yet."));
        rows += type;
    }
    auto* service = addRow(tr("&Service"), m_service, u"service_id"_s);
    if (isRequest())
        rows += service;
    rows += addRow(tr("&Category"), m_category, u"category_id"_s);
    if (!isRequest())
        rows += service;
    rows += addRow(tr("&Location"), m_location, u"location_id"_s);
    rows += addRow(tr("&Impact"), m_impact, u"impact"_s);
    rows += addRow(tr("&Urgency"), m_urgency, u"urgency"_s);
    return rows;
}

/// R-01, P-01, X-01.
void NewTicketForm::markNeeded()
{
    QStringList needed{u"title"_s};
    if (isRequest())
        needed << u"requester_id"_s << u"service_id"_s;
    else
        needed << u"description"_s;
    if (m_detection)
        needed << u"detection"_s;
    if (m_type)
        needed << u"change_type"_s;
    for (const auto& subject : std::as_const(needed))
        rowOf(subject)->setNeeded();
}

void NewTicketForm::setLists(const Lists& lists)
{
    for (auto* box : {m_requester, m_requestedFor, m_owner}) {
        if (box)
            box->setChoices(lists.people);
    }
    m_category->setChoices(lists.categories);
    m_location->setChoices(lists.locations);
    if (!isRequest())
        m_service->setChoices(lists.services);
    setReady();
    if (m_requester && m_requester->isBlank())
        m_requester->choose(m_self.value());
}

void NewTicketForm::setRequestable(const QList<Choice>& services)
{
    m_service->setChoices(services);
    if (const auto wanted = std::exchange(m_wanted, {}); !wanted.isNull() && m_service->isBlank())
        m_service->choose(wanted);
    rowOf(u"service_id"_s)
        ->setHint(services.isEmpty() ? tr("There is nothing yet that this person can request.")
                                     : QString());
}

void NewTicketForm::followRequester()
{
    const auto requester = m_requester->chosen();
    if (!requester || *requester == m_servicesOf)
        return;
    m_servicesOf = *requester;
    emit requesterMoved(PersonId(*requester));
}

/// Services of requests come once it is known who requests.
void NewTicketForm::choose(ChoiceBox* box, const QUuid& id)
{
    TicketFields::choose(box, id);
    if (box == m_service && isRequest() && box->isBlank())
        m_wanted = id;
}

void NewTicketForm::begin(const NewServiceRequest& offered)
{
    QJsonObject begun;
    if (offered.requestedFor)
        begun.insert(u"requestedFor"_s, offered.requestedFor->toString());
    offer(offered, begun);
}

void NewTicketForm::begin(const NewProblem& offered)
{
    QJsonObject begun{{u"symptoms"_s, offered.symptoms}};
    if (offered.detection)
        begun.insert(u"detection"_s, keyOf(*offered.detection));
    if (offered.owner)
        begun.insert(u"owner"_s, offered.owner->toString());
    offer(offered, begun);
}

void NewTicketForm::begin(const NewChange& offered)
{
    QJsonObject begun{{u"justification"_s, offered.justification}};
    if (offered.type)
        begun.insert(u"changeType"_s, keyOf(*offered.type));
    offer(offered, begun);
}

void NewTicketForm::offer(const NewTicket& offered, QJsonObject begun)
{
    begun.insert(u"title"_s, offered.title);
    begun.insert(u"details"_s, offered.description);
    begun.insert(u"impact"_s, offered.impact.value_or(usualImpact));
    begun.insert(u"urgency"_s, offered.urgency.value_or(usualUrgency));
    if (!offered.requester.isNull())
        begun.insert(u"requester"_s, offered.requester.toString());
    const auto insert = [&begun](const QString& name, const auto& id) {
        if (id)
            begun.insert(name, id->toString());
    };
    insert(u"category"_s, offered.category);
    insert(u"service"_s, offered.service);
    insert(u"location"_s, offered.location);
    restore(begun);
}

NewTicket NewTicketForm::common() const
{
    NewTicket form;
    form.title = m_title->text().trimmed();
    form.description = textIn(m_details);
    form.impact = m_impact->currentData().toInt();
    form.urgency = m_urgency->currentData().toInt();
    form.category = chosenIn<CategoryId>(m_category);
    form.service = chosenIn<ServiceId>(m_service);
    form.location = chosenIn<LocationId>(m_location);
    return form;
}

NewServiceRequest NewTicketForm::request() const
{
    NewServiceRequest form;
    static_cast<NewTicket&>(form) = common();
    form.requester = chosenIn<PersonId>(m_requester).value_or(PersonId());
    form.requestedFor = chosenIn<PersonId>(m_requestedFor);
    return form;
}

NewProblem NewTicketForm::problem() const
{
    NewProblem form;
    static_cast<NewTicket&>(form) = common();
    form.detection = fromKey<ProblemDetection>(m_detection->currentData().toString());
    form.owner = chosenIn<PersonId>(m_owner);
    form.symptoms = textIn(m_symptoms);
    return form;
}

NewChange NewTicketForm::change() const
{
    NewChange form;
    static_cast<NewTicket&>(form) = common();
    form.type = fromKey<ChangeChangeType>(m_type->currentData().toString());
    form.justification = textIn(m_justification);
    return form;
}

QStringList NewTicketForm::texts() const
{
    return {
        m_title->text().trimmed(), textIn(m_details), textIn(m_symptoms), textIn(m_justification)};
}

QWidget* NewTicketForm::firstField() const
{
    return m_title;
}

bool NewTicketForm::isComplete()
{
    clearErrors();
    QWidget* first = nullptr;
    const auto ask = [&](const QString& subject, bool isWrong, const QString& sentence) {
        if (!isWrong)
            return;
        auto* row = rowOf(subject);
        row->setError(sentence);
        if (!first)
            first = row->field();
    };
    if (m_requester)
        ask(u"requester_id"_s, !m_requester->chosen(), tr("Choose a person from the list."));
    ask(u"title"_s, m_title->text().trimmed().isEmpty(), tr("Say in a few words what it is."));
    if (!isRequest())
        ask(u"description"_s, textIn(m_details).isEmpty(),
            tr("Describe it, so that others know what is meant."));
    if (m_detection)
        ask(u"detection"_s, m_detection->currentData().toString().isEmpty(),
            tr("Say how it was noticed."));
    if (isRequest())
        ask(u"service_id"_s, !m_service->chosen(), tr("Choose a service from the list."));
    const std::pair<QString, ChoiceBox*> optional[] = {{u"requested_for_id"_s, m_requestedFor},
        {u"owner_id"_s, m_owner}, {u"category_id"_s, m_category},
        {u"service_id"_s, isRequest() ? nullptr : m_service}, {u"location_id"_s, m_location}};
    for (const auto& [subject, box] : optional) {
        if (box)
            ask(subject, !box->isBlank() && !box->chosen(), tr("Choose one from the list."));
    }
    if (first)
        first->setFocus();
    return !first;
}

void NewTicketForm::clear()
{
    TicketFields::clear();
    if (m_requester)
        m_requester->choose(m_self.value());
    m_title->setFocus();
}

} // namespace homeport
