#include "ui/settings/skills_part.h"

#include "core/access/people_lists.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

SkillsPart::SkillsPart(const SettingsContext& context)
    : TablePart(context,
        {u"skills"_s, tr("Skills"), tr("New skill"), tr("There are no skills yet."),
            {tr("Name"), tr("Description")}, {320}},
        rightsOn(context, u"team"_s), allSkills)
{
    using Field = record::Skill::Field;
    form().addText(Field::Name, tr("Name"));
    form().addText(Field::Description, tr("Description"));
}

void SkillsPart::fetch()
{
    readAll([this](const QList<record::Skill>& rows) {
        QList<ListLine> lines;
        for (const auto& row : rows)
            lines.append({row.id.value(), {row.name, row.description.value_or(QString())}});
        setLines(lines);
    });
}

QFuture<Result<RecordPart::Saved>> SkillsPart::store(const Row& seenRow, const Row& wantedRow)
{
    return backend().run(
        [actor = actor(), seen = record::Skill::fromRow(seenRow),
            wanted = record::Skill::fromRow(wantedRow)](Session& session) -> Result<Saved> {
            auto id = seen.id;
            const auto entry = entryOf(session, [&]() -> Result<> {
                if (seen.head.isStored())
                    return session.teams.editSkill(actor, seen, wanted);
                const auto made = session.teams.createSkill(actor, wanted);
                if (!made)
                    return made.error();
                id = *made;
                return {};
            });
            return entry ? Result<Saved>(Saved{id.value(), *entry}) : entry.error();
        });
}

QFuture<Result<RecordPart::Saved>> SkillsPart::discardRow(const QUuid& id)
{
    return backend().run([actor = actor(), id](Session& session) -> Result<Saved> {
        const auto entry =
            entryOf(session, [&] { return session.teams.removeSkill(actor, SkillId(id)); });
        return entry ? Result<Saved>(Saved{id, *entry}) : entry.error();
    });
}

QString SkillsPart::deed(const Row& row, bool isNew) const
{
    return isNew ? tr("made the skill %1").arg(nameOf(row))
                 : tr("changed the skill %1").arg(nameOf(row));
}

QString SkillsPart::removalDeed(const Row& row) const
{
    return tr("deleted the skill %1").arg(nameOf(row));
}

} // namespace homeport
