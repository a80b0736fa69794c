#include "ui/service_levels/policy_conditions.h"

#include "core/access/people_lists.h"
#include "core/requests/catalogue_service.h"
#include "ui/settings/tree_lines.h"
#include "ui/theme/theme.h"
#include "ui/tickets/choice_box.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/visibility.h"
#include "ui/words/clock_words.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QGridLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

template <typename Id>
void showChoice(ChoiceBox* box, const std::optional<Id>& id)
{
    if (id)
        box->choose(id->value());
    else
        box->setEditText({});
}

/// False where something is written that is no name.
template <typename Id>
bool readChoice(const ChoiceBox* box, std::optional<Id>& id)
{
    const auto chosen = box->chosen();
    id = chosen ? std::optional(Id(*chosen)) : std::nullopt;
    return chosen || box->isBlank();
}

QComboBox* levelBox()
{
    auto* box = new PickBox;
    box->addItem(PolicyConditions::tr("any"), 0);
    for (int level = 1; level <= 3; ++level)
        box->addItem(Words::level(level), level);
    return box;
}

std::optional<int> levelOf(const QComboBox* box)
{
    const auto level = box->currentData().toInt();
    return level == 0 ? std::nullopt : std::optional(level);
}

} // namespace

Result<PolicyChoices> policyChoices(Database& database, const Actor& actor)
{
    const auto organization = actor.organization;
    auto categories = homeport::categories(database, organization);
    if (!categories)
        return categories.error();
    auto services = homeport::services(database, organization);
    if (!services)
        return services.error();
    auto people = homeport::people(database, actor);
    if (!people)
        return people.error();
    auto locations = homeport::locations(database, organization);
    if (!locations)
        return locations.error();
    auto teams = homeport::teams(database, organization);
    if (!teams)
        return teams.error();
    auto suppliers = homeport::suppliers(database, organization);
    if (!suppliers)
        return suppliers.error();
    auto departments = allDepartments(database, actor);
    if (!departments)
        return departments.error();
    auto sections = allServiceCategories(database, actor);
    if (!sections)
        return sections.error();
    return PolicyChoices{*categories, *services, *people, *locations, *teams, *suppliers,
        treeChoices(treeOf(*departments)), treeChoices(treeOf(*sections))};
}

PolicyConditions::PolicyConditions(QWidget* parent)
    : QWidget(parent)
    , m_type(new PickBox)
    , m_kind(new PickBox)
    , m_impact(levelBox())
    , m_urgency(levelBox())
    , m_category(makeChoice(u"policyCategory"_s))
    , m_service(makeChoice(u"policyService"_s))
    , m_requester(makeChoice(u"policyRequester"_s))
    , m_location(makeChoice(u"policyLocation"_s))
    , m_department(makeChoice(u"policyDepartment"_s))
    , m_section(makeChoice(u"policySection"_s))
    , m_team(makeChoice(u"policyTeam"_s))
    , m_supplier(makeChoice(u"policySupplier"_s))
    , m_teamRow(new FormRow(tr("T&eam"), m_team))
    , m_supplierRow(new FormRow(tr("S&upplier"), m_supplier))
{
    m_type->setObjectName(u"policyType"_s);
    m_kind->setObjectName(u"policyKind"_s);
    for (const auto type :
        {SlaPolicyAgreementType::Sla, SlaPolicyAgreementType::Ola, SlaPolicyAgreementType::Uc})
        m_type->addItem(ClockWords::of(type), int(type));
    for (const auto kind : {SlaPolicyTicketKind::Any, SlaPolicyTicketKind::Incident,
             SlaPolicyTicketKind::ServiceRequest, SlaPolicyTicketKind::Problem,
             SlaPolicyTicketKind::Change})
        m_kind->addItem(ClockWords::of(kind), int(kind));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::space);
    grid->setVerticalSpacing(Theme::smallSpace);
    grid->addWidget(new FormRow(tr("&Agreed"), m_type), 0, 0);
    grid->addWidget(m_teamRow, 0, 1);
    grid->addWidget(m_supplierRow, 0, 1);
    grid->addWidget(new FormRow(tr("F&or"), m_kind), 0, 2);
    grid->addWidget(new FormRow(tr("&Impact"), m_impact), 1, 0);
    grid->addWidget(new FormRow(tr("Ur&gency"), m_urgency), 1, 1);
    grid->addWidget(new FormRow(tr("Categor&y"), m_category), 1, 2);
    grid->addWidget(new FormRow(tr("Ser&vice"), m_service), 2, 0);
    grid->addWidget(new FormRow(tr("Re&quester"), m_requester), 2, 1);
    grid->addWidget(new FormRow(tr("&Location"), m_location), 2, 2);
    grid->addWidget(new FormRow(tr("Section of the catalogue"), m_section), 3, 0);
    grid->addWidget(new FormRow(tr("Department"), m_department), 3, 1);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    for (auto* box : {m_type, m_kind, m_impact, m_urgency})
        connect(box, &QComboBox::activated, this, &PolicyConditions::edited);
    connect(m_type, &QComboBox::currentIndexChanged, this, &PolicyConditions::showParties);
    showParties();
}

void PolicyConditions::setChoices(const PolicyChoices& choices)
{
    m_category->setChoices(choices.categories);
    m_service->setChoices(choices.services);
    m_requester->setChoices(choices.people);
    m_location->setChoices(choices.locations);
    m_department->setChoices(choices.departments);
    m_section->setChoices(choices.sections);
    m_team->setChoices(choices.teams);
    m_supplier->setChoices(choices.suppliers);
}

void PolicyConditions::set(const record::SlaPolicy& policy)
{
    const QSignalBlocker quiet(this);
    m_type->setCurrentIndex(m_type->findData(int(policy.agreementType)));
    m_kind->setCurrentIndex(m_kind->findData(int(policy.ticketKind)));
    m_impact->setCurrentIndex(policy.impact.value_or(0));
    m_urgency->setCurrentIndex(policy.urgency.value_or(0));
    showChoice(m_category, policy.categoryId);
    showChoice(m_service, policy.serviceId);
    showChoice(m_requester, policy.requesterId);
    showChoice(m_location, policy.locationId);
    showChoice(m_department, policy.departmentId);
    showChoice(m_section, policy.serviceCategoryId);
    showChoice(m_team, policy.teamId);
    showChoice(m_supplier, policy.supplierId);
    showParties();
}

bool PolicyConditions::take(record::SlaPolicy& policy) const
{
    policy.agreementType = SlaPolicyAgreementType(m_type->currentData().toInt());
    policy.ticketKind = SlaPolicyTicketKind(m_kind->currentData().toInt());
    policy.impact = levelOf(m_impact);
    policy.urgency = levelOf(m_urgency);
    bool isRead = readChoice(m_category, policy.categoryId)
        && readChoice(m_service, policy.serviceId) && readChoice(m_requester, policy.requesterId)
        && readChoice(m_location, policy.locationId)
        && readChoice(m_department, policy.departmentId)
        && readChoice(m_section, policy.serviceCategoryId);
    policy.teamId.reset();
    policy.supplierId.reset();
    if (policy.agreementType == SlaPolicyAgreementType::Ola)
        isRead = readChoice(m_team, policy.teamId) && isRead;
    if (policy.agreementType == SlaPolicyAgreementType::Uc)
        isRead = readChoice(m_supplier, policy.supplierId) && isRead;
    return isRead;
}

ChoiceBox* PolicyConditions::makeChoice(const QString& objectName)
{
    auto* box = new ChoiceBox(tr("any"));
    box->setObjectName(objectName);
    connect(box, &QComboBox::editTextChanged, this, &PolicyConditions::edited);
    return box;
}

void PolicyConditions::showParties()
{
    const auto type = SlaPolicyAgreementType(m_type->currentData().toInt());
    setShown(m_teamRow, type == SlaPolicyAgreementType::Ola);
    setShown(m_supplierRow, type == SlaPolicyAgreementType::Uc);
}

} // namespace homeport
