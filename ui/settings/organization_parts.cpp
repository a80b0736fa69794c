#include "ui/settings/organization_parts.h"

#include "core/access/people_lists.h"
#include "ui/settings/setting_words.h"
#include "ui/settings/tree_lines.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

template <typename R>
std::optional<QUuid> parentOf(const R& row)
{
    return row.parentId ? std::optional(row.parentId->value()) : std::nullopt;
}

} // namespace

DepartmentsPart::DepartmentsPart(const SettingsContext& context)
    : OrganizationPart(context,
        {u"departments"_s, tr("Departments"), tr("New department"),
            tr("There are no departments yet."), {tr("Name"), tr("Code"), tr("Cost centre")},
            {90, 110}},
        allDepartments)
{
    using Field = record::Department::Field;
    form().addText(Field::Name, tr("Name"));
    form().addChoice(Field::ParentId, tr("Belongs to"), tr("Nothing above it"));
    form().addChoice(Field::HeadId, tr("Head"), tr("Nobody"));
    form().beginPair();
    form().addText(Field::Code, tr("Code"));
    form().addText(Field::CostCenter, tr("Cost centre"));
    form().addLongText(Field::Description, tr("Description"));
}

void DepartmentsPart::fetch()
{
    readAll([this](const QList<record::Department>& rows) {
        QList<TreeLine> lines;
        for (const auto& row : rows) {
            lines.append(
                {{row.id.value(),
                     {row.name, row.code.value_or(QString()), row.costCenter.value_or(QString())},
                     {row.description.value_or(QString())}},
                    parentOf(row)});
        }
        form().setChoices(record::Department::Field::ParentId, choicesBeside(lines, chosen()));
        setLines(inTreeOrder(lines));
    });
    ask(people, [this](const QList<Choice>& choices) {
        form().setChoices(record::Department::Field::HeadId, choices);
    });
}

QString DepartmentsPart::deed(const Row& row, bool isNew) const
{
    return isNew ? tr("made the department %1").arg(nameOf(row))
                 : tr("changed the department %1").arg(nameOf(row));
}

QString DepartmentsPart::removalDeed(const Row& row) const
{
    return tr("deleted the department %1").arg(nameOf(row));
}

LocationsPart::LocationsPart(const SettingsContext& context)
    : OrganizationPart(context,
        {u"locations"_s, tr("Locations"), tr("New location"), tr("There are no locations yet."),
            {tr("Name"), tr("Kind"), tr("Address")}, {100, 220}},
        allLocations)
{
    using Field = record::Location::Field;
    form().addText(Field::Name, tr("Name"));
    form().addKey(Field::Kind, tr("Kind"), SettingWords::locationKinds());
    form().addChoice(Field::ParentId, tr("Lies in"), tr("Nothing around it"));
    form().addLongText(Field::Address, tr("Address"));
    form().addZone(Field::TimeZone, tr("Time zone"), tr("That of the organization"));
}

void LocationsPart::fetch()
{
    readAll([this](const QList<record::Location>& rows) {
        QList<TreeLine> lines;
        for (const auto& row : rows) {
            lines.append(
                {{row.id.value(),
                     {row.name, SettingWords::of(SettingWords::locationKinds(), keyOf(row.kind)),
                         row.address.value_or(QString()).section(u'\n', 0, 0)}},
                    parentOf(row)});
        }
        form().setChoices(record::Location::Field::ParentId, choicesBeside(lines, chosen()));
        setLines(inTreeOrder(lines));
    });
}

QString LocationsPart::deed(const Row& row, bool isNew) const
{
    return isNew ? tr("made the location %1").arg(nameOf(row))
                 : tr("changed the location %1").arg(nameOf(row));
}

QString LocationsPart::removalDeed(const Row& row) const
{
    return tr("deleted the location %1").arg(nameOf(row));
}

namespace {

/// Also the key of its drafts.
QString nameFor(CategoryModule module)
{
    return module == CategoryModule::Incident ? u"categories"_s : keyOf(module) + u"_categories"_s;
}

} // namespace

CategoriesPart::CategoriesPart(const SettingsContext& context, CategoryModule module)
    : OrganizationPart(context,
        {nameFor(module), SettingWords::categoriesOf(module), tr("New category"),
            tr("There are no categories yet."), {tr("Name"), tr("Code"), tr("State")}, {90, 150}},
        [module](Database& database, const Actor& actor) {
            return allCategories(database, actor, module);
        })
    , m_module(module)
{
    using Field = record::Category::Field;
    form().addText(Field::Name, tr("Name"));
    form().addChoice(Field::ParentId, tr("Belongs to"), tr("Nothing above it"));
    form().addFlag(Field::IsSelectable, tr("Tickets can have it"));
    form().addFlag(Field::IsActive, tr("In use"));
    form().addChoice(Field::DefaultTeamId, tr("Usual team"), tr("None"));
    form().addNumber(
        Field::DefaultPriority, tr("Priority while nothing else is known"), 1, 4, tr("None"));
    form().beginPair();
    form().addText(Field::Code, tr("Code"));
    form().addNumber(Field::SortOrder, tr("Place among its neighbours"), 0, 9999);
    form().addLongText(Field::Description, tr("Description"));
}

Row CategoriesPart::blank() const
{
    record::Category row;
    row.module = m_module;
    return row.toRow();
}

void CategoriesPart::fetch()
{
    readAll([this](const QList<record::Category>& rows) {
        QList<TreeLine> lines;
        for (const auto& row : rows) {
            const auto state = !row.isActive ? tr("Switched off")
                : row.isSelectable           ? QString()
                                             : tr("Heading only");
            lines.append({{row.id.value(), {row.name, row.code.value_or(QString()), state},
                              {row.description.value_or(QString())}, 0, !row.isActive},
                parentOf(row)});
        }
        form().setChoices(record::Category::Field::ParentId, choicesBeside(lines, chosen()));
        setLines(inTreeOrder(lines));
    });
    ask([](Database& database, const Actor& actor) { return teams(database, actor.organization); },
        [this](const QList<Choice>& choices) {
            form().setChoices(record::Category::Field::DefaultTeamId, choices);
        });
}

QString CategoriesPart::deed(const Row& row, bool isNew) const
{
    return isNew ? tr("made the category %1").arg(nameOf(row))
                 : tr("changed the category %1").arg(nameOf(row));
}

QString CategoriesPart::removalDeed(const Row& row) const
{
    return tr("deleted the category %1").arg(nameOf(row));
}

} // namespace homeport
