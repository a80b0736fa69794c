#include "ui/settings/text_modules_part.h"

#include "core/tickets/text_modules.h"

#include <QCheckBox>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using Field = record::TextModule::Field;

constexpr int bodyLines = 9;

bool mayShareWithAll(const SettingsContext& context)
{
    return context.backend.actor().scopeOf(u"incident.admin"_s) == Scope::Organization;
}

QString placeholderHint()
{
    QStringList names;
    for (const auto* name : placeholders())
        names += u"{{%1}}"_s.arg(QLatin1StringView(name));
    return names.join(u", "_s);
}

} // namespace

TextModulesPart::TextModulesPart(const SettingsContext& context)
    : RecordPart(context, record::TextModule::table(),
        {u"textModules"_s, tr("Text modules"), tr("New text module"),
            tr("There are no text modules yet. In a reply or a note :: and their name put them "
               "in."),
            {tr("Name"), tr("For"), tr("State")}, {190, 110}},
        {true, true, true})
{
    form().addText(Field::Name, tr("Name"));
    form().addLongText(Field::Body, tr("Text"), bodyLines);
    form().addNote(tr("Filled in where the text is used: %1.").arg(placeholderHint()));
    form().addNote(tr("Behind a name, |upper and |lower put it in capitals and small letters, "
                      "|truncate(20) shortens it, and |default(nobody) stands in where there is "
                      "nothing."));
    form().addChoice(Field::TeamId, tr("Shared with the team"), tr("No team"));
    addAudience();
    form().addFlag(Field::IsActive, tr("In use"));
}

/// Who keeps it is said by whose it is: one's own, or nobody's in particular.
void TextModulesPart::addAudience()
{
    if (!mayShareWithAll(context()))
        return;
    auto* box = new QCheckBox(tr("Of the organization: for everyone, or for that team"));
    box->setObjectName(u"textModuleForAll"_s);
    connect(box, &QCheckBox::toggled, &form(), &RecordForm::tellEdited);
    form().addEditor(
        Field::OwnerId, box,
        [this, box]() -> Value {
            const auto& stored = form().seen().cells[Field::OwnerId];
            if (box->isChecked())
                return {};
            return stored.isNull() ? Value(actor().person) : stored;
        },
        [box](const Value& owner) { box->setChecked(owner.isNull()); });
}

void TextModulesPart::fetch()
{
    ask([](Database& database, const Actor& actor) { return teams(database, actor.organization); },
        [this](const QList<Choice>& found) {
            m_teams = found;
            auto offered = found;
            if (!mayShareWithAll(context())) {
                offered.removeIf([this](const Choice& each) {
                    return !actor().teams.contains(TeamId(each.id));
                });
            }
            form().setChoices(Field::TeamId, offered);
        });
    ask(&TextModuleService::visible, [this](const QList<record::TextModule>& rows) {
        QList<ListLine> lines;
        for (const auto& row : rows) {
            lines.append({row.id.value(),
                {row.name, audienceOf(row), row.isActive ? QString() : tr("Switched off")},
                {row.body}, 0, !row.isActive});
        }
        setLines(lines);
    });
}

QString TextModulesPart::audienceOf(const record::TextModule& module) const
{
    if (!module.teamId)
        return module.ownerId ? tr("Only me") : tr("Everyone");
    for (const auto& team : m_teams) {
        if (team.id == module.teamId->value())
            return team.name;
    }
    return tr("A team");
}

void TextModulesPart::load(const QUuid& id)
{
    ask(&TextModuleService::visible, [this, id](const QList<record::TextModule>& rows) {
        for (const auto& row : rows) {
            if (row.id.value() == id)
                showRow(row.toRow());
        }
    });
}

Row TextModulesPart::blank() const
{
    record::TextModule row;
    row.ownerId = context().backend.actor().person;
    return row.toRow();
}

QFuture<Result<RecordPart::Saved>> TextModulesPart::store(const Row& seen, const Row& wanted)
{
    return storeWith<record::TextModule>(&Session::textModules, seen, wanted);
}

QFuture<Result<RecordPart::Saved>> TextModulesPart::discardRow(const QUuid& id)
{
    return discardWith<record::TextModule>(&Session::textModules, id);
}

/// Those of others can be read, not changed.
void TextModulesPart::rowShown(const Row& row)
{
    const bool mayChange = TextModuleService::mayChange(actor(), record::TextModule::fromRow(row));
    form().setReadOnly(!mayChange);
    setRemovable(mayChange);
}

QString TextModulesPart::nameOf(const Row& row) const
{
    return row.cells.empty() ? QString() : row.cells[Field::Name].text();
}

QString TextModulesPart::deed(const Row& row, bool isNew) const
{
    return isNew ? tr("made the text module %1").arg(nameOf(row))
                 : tr("changed the text module %1").arg(nameOf(row));
}

QString TextModulesPart::removalDeed(const Row& row) const
{
    return tr("deleted the text module %1").arg(nameOf(row));
}

} // namespace homeport
