#include "ui/settings/catalogue_parts.h"

#include "ui/settings/setting_words.h"
#include "ui/settings/tree_lines.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/visibility.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

SuppliersPart::SuppliersPart(const SettingsContext& context)
    : ServedPart(context,
        {u"suppliers"_s, tr("Suppliers"), tr("New supplier"), tr("There are no suppliers yet."),
            {tr("Name"), tr("Contact"), tr("State")}, {180, 110}},
        rightsOn(context, u"contract"_s), allSuppliers)
{
    using Field = record::Supplier::Field;
    form().addText(Field::Name, tr("Name"));
    form().addText(Field::ContactName, tr("Who is spoken to"));
    form().beginPair();
    form().addText(Field::Phone, tr("Telephone"));
    form().addText(Field::Email, tr("E-mail"));
    form().beginPair();
    form().addText(Field::Code, tr("Code"));
    form().addKey(Field::RiskRating, tr("Risk"), SettingWords::risks());
    form().addFlag(Field::IsActive, tr("In use"));
    form().addLongText(Field::Address, tr("Address"));
}

void SuppliersPart::fetch()
{
    readAll([this](const QList<record::Supplier>& rows) {
        QList<ListLine> lines;
        for (const auto& row : rows) {
            lines.append({row.id.value(),
                {row.name, row.contactName.value_or(row.phone.value_or(QString())),
                    row.isActive ? QString() : tr("Switched off")},
                {row.code.value_or(QString())}, 0, !row.isActive});
        }
        setLines(lines);
    });
}

QString SuppliersPart::deed(const Row& row, bool isNew) const
{
    return isNew ? tr("made the supplier %1").arg(nameOf(row))
                 : tr("changed the supplier %1").arg(nameOf(row));
}

QString SuppliersPart::removalDeed(const Row& row) const
{
    return tr("deleted the supplier %1").arg(nameOf(row));
}

SectionsPart::SectionsPart(const SettingsContext& context)
    : ServedPart(context,
        {u"sections"_s, tr("Catalogue"), tr("New section"),
            tr("There are no sections yet. Services stand in one."),
            {tr("Name"), tr("Description"), tr("State")}, {200, 110}},
        rightsOn(context, u"catalog"_s), allServiceCategories)
{
    using Field = record::ServiceCategory::Field;
    form().addText(Field::Name, tr("Name"));
    form().addChoice(Field::ParentId, tr("Belongs to"), tr("Nothing above it"));
    form().addFlag(Field::IsActive, tr("In use"));
    form().addNumber(Field::DisplayOrder, tr("Place among its neighbours"), 0, 9999);
    form().addLongText(Field::Description, tr("Description"));
}

void SectionsPart::fetch()
{
    readAll([this](const QList<record::ServiceCategory>& rows) {
        QList<TreeLine> lines;
        for (const auto& row : rows) {
            const auto parent = row.parentId ? std::optional(row.parentId->value()) : std::nullopt;
            lines.append({{row.id.value(),
                              {row.name, row.description.value_or(QString()).section(u'\n', 0, 0),
                                  row.isActive ? QString() : tr("Switched off")},
                              {}, 0, !row.isActive},
                parent});
        }
        form().setChoices(record::ServiceCategory::Field::ParentId, choicesBeside(lines, chosen()));
        setLines(inTreeOrder(lines));
    });
}

QString SectionsPart::deed(const Row& row, bool isNew) const
{
    return isNew ? tr("made the section %1").arg(nameOf(row))
                 : tr("changed the section %1").arg(nameOf(row));
}

QString SectionsPart::removalDeed(const Row& row) const
{
    return tr("deleted the section %1").arg(nameOf(row));
}

ServicesPart::ServicesPart(const SettingsContext& context)
    : ServedPart(context,
        {u"services"_s, tr("Services"), tr("New service"), tr("There are no services yet."),
            {tr("Name"), tr("Code"), tr("Criticality"), tr("State")}, {100, 100, 110}},
        rightsOn(context, u"catalog"_s), allServices)
    , m_offer(addAct(u"serviceOffer"_s, tr("Publish")))
{
    addFields();
    connect(m_offer, &HintButton::clicked, this, &ServicesPart::switchOffer);
}

void ServicesPart::addFields()
{
    using Field = record::Service::Field;
    constexpr int minutesOfYear = 365 * 24 * 60;
    form().addText(Field::Name, tr("Name"));
    form().beginPair();
    form().addText(Field::Code, tr("Code"));
    form().addChoice(Field::CategoryId, tr("Section of the catalogue"), tr("Choose a section"));
    form().beginPair();
    form().addKey(Field::ServiceType, tr("Kind"), SettingWords::serviceTypes());
    form().addKey(Field::Criticality, tr("Criticality"), SettingWords::criticalities());
    form().beginPair();
    form().addChoice(Field::OwnerId, tr("Owner"), tr("Nobody"));
    form().addChoice(Field::ManagerId, tr("Contact of the business"), tr("Nobody"));
    form().beginPair();
    form().addChoice(Field::SupportTeamId, tr("Team for incidents"), tr("None"));
    form().addChoice(Field::FulfilmentTeamId, tr("Team for requests"), tr("None"));
    form().beginPair();
    form().addChoice(Field::CalendarId, tr("Agreed hours"), tr("None"));
    form().addChoice(Field::SlaPolicyId, tr("Agreement for all its tickets"), tr("As they match"));
    form().addFlag(Field::IsRequestable, tr("Can be requested once it is published"));
    form().addFlag(Field::RequiresApproval, tr("A request needs approval"));
    form().beginPair();
    form().addNumber(
        Field::FulfilmentMinutes, tr("Minutes until it is fulfilled"), 1, minutesOfYear);
    form().addNumber(Field::DisplayOrder, tr("Place among its neighbours"), 0, 9999);
    form().addText(Field::ShortDescription, tr("In one line"));
    form().addLongText(Field::Description, tr("Description"));
}

void ServicesPart::fetch()
{
    using Field = record::Service::Field;
    readAll([this](const QList<record::Service>& rows) {
        QList<ListLine> lines;
        for (const auto& row : rows) {
            lines.append({row.id.value(),
                {row.name, row.code,
                    SettingWords::of(SettingWords::criticalities(), keyOf(row.criticality)),
                    SettingWords::of(SettingWords::lifecycles(), keyOf(row.lifecycle))},
                {row.shortDescription.value_or(QString())}, 0,
                row.lifecycle == ServiceLifecycle::Retired});
        }
        setLines(lines);
    });
    ask(allServiceCategories, [this](const QList<record::ServiceCategory>& rows) {
        form().setChoices(Field::CategoryId, treeChoices(treeOf(rows)));
    });
    ask(people, [this](const QList<Choice>& choices) {
        form().setChoices(Field::OwnerId, choices);
        form().setChoices(Field::ManagerId, choices);
    });
    offer(Field::SupportTeamId, teams);
    offer(Field::FulfilmentTeamId, teams);
    offer(Field::CalendarId, calendars);
    offer(Field::SlaPolicyId, promises);
}

void ServicesPart::rowShown(const Row& row)
{
    const bool isPublished = record::Service::fromRow(row).lifecycle == ServiceLifecycle::Published;
    m_offer->setText(isPublished ? tr("Retire") : tr("Publish"));
    const bool mayOffer = actor().scopeOf(u"catalog.approve"_s) == Scope::Organization;
    setShown(m_offer, row.head.isStored() && mayOffer);
}

void ServicesPart::switchOffer()
{
    const auto service = record::Service::fromRow(form().seen());
    const bool isPublished = service.lifecycle == ServiceLifecycle::Published;
    perform(
        [id = service.id, isPublished](Session& session, const Actor& asking) {
            return isPublished ? session.catalogue.retire(asking, id)
                               : session.catalogue.publish(asking, id);
        },
        isPublished ? tr("retired the service %1").arg(service.name)
                    : tr("published the service %1").arg(service.name));
}

QString ServicesPart::deed(const Row& row, bool isNew) const
{
    return isNew ? tr("made the service %1").arg(nameOf(row))
                 : tr("changed the service %1").arg(nameOf(row));
}

QString ServicesPart::removalDeed(const Row& row) const
{
    return tr("deleted the service %1").arg(nameOf(row));
}

} // namespace homeport
