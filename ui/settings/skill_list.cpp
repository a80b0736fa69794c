#include "ui/settings/skill_list.h"

#include "core/access/people_lists.h"
#include "ui/settings/setting_words.h"
#include "ui/tickets/choice_box.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/line_stack.h"
#include "ui/words/moment_text.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// As the form of a skill is filled in.
struct SkillCard
{
    ActForm* form;
    ChoiceBox* skill;
    PickBox* level;
    QLineEdit* until;
    FormRow* skillRow;
    FormRow* untilRow;

    explicit SkillCard(const QString& title, QWidget* window)
        : form(new ActForm(title, SkillList::tr("Save"), HintButton::Look::Primary, window))
        , skill(new ChoiceBox(SkillList::tr("Choose a skill")))
        , level(new PickBox)
        , until(new QLineEdit)
    {
        skill->setObjectName(u"skillName"_s);
        level->setObjectName(u"skillLevel"_s);
        until->setObjectName(u"skillUntil"_s);
        until->setPlaceholderText(SkillList::tr("no end"));
        for (const auto& choice : SettingWords::skillLevels())
            level->addItem(choice.text, choice.key);
        skillRow = form->addRow(SkillList::tr("&Skill"), skill);
        form->addRow(SkillList::tr("&Level"), level);
        untilRow = form->addRow(SkillList::tr("Certified &until"), until);
    }
};

} // namespace

SkillList::SkillList(Backend& backend)
    : PersonLines(backend, {u"skillList"_s, tr("Skills"), tr("Give a skill …")},
        backend.actor().scopeOf(u"team.assign"_s) == Scope::Organization)
{}

QString SkillList::told(const HeldSkill& skill)
{
    return tr("%1, level %2 of 5", "a skill").arg(skill.skill, QString::number(skill.held.level));
}

void SkillList::fetch()
{
    ask([](Database& database, const Actor& actor, PersonId person,
            Timestamp) { return skillsOf(database, actor, person); },
        [this](const QList<HeldSkill>& skills) { showLines(skills); });
}

void SkillList::showLines(const QList<HeldSkill>& skills)
{
    lines().clear();
    for (const auto& skill : skills) {
        auto* line = lines().addLine(told(skill),
            skill.held.validUntil ? tr("certified until %1").arg(*skill.held.validUntil)
                                  : QString());
        if (!mayCare())
            continue;
        auto* edit = new HintButton(tr("Change …"), {}, HintButton::Look::Quiet);
        edit->setObjectName(u"skillEdit"_s);
        edit->setAccessibleName(tr("Change: %1", "a skill").arg(skill.skill));
        connect(edit, &HintButton::clicked, this, [this, skill] { openCard(&skill); });
        auto* take = new HintButton(tr("Take away"), {}, HintButton::Look::Quiet);
        take->setObjectName(u"skillTake"_s);
        take->setAccessibleName(tr("Take away: %1", "a skill").arg(skill.skill));
        connect(take, &HintButton::clicked, this, [this, skill] {
            perform(tr("took the skill %1 away").arg(skill.skill),
                [held = skill.held](Session& session, const Actor& actor) {
                    return session.teams.takeSkill(actor, held.userId, held.skillId);
                });
        });
        line->addWidget(edit);
        line->addWidget(take);
    }
    lines().finish(tr("None is known yet."));
}

void SkillList::openCard(const HeldSkill* skill)
{
    const SkillCard card(
        skill ? tr("Change the skill %1").arg(skill->skill) : tr("Give a skill"), window());
    record::UserSkill row;
    row.userId = person();
    if (skill) {
        row = skill->held;
        card.skill->setChoices({{row.skillId.value(), skill->skill}});
        card.skill->choose(row.skillId.value());
        card.skill->setEnabled(false);
        card.until->setText(row.validUntil.value_or(QString()));
    } else {
        const auto known = backend().ask([actor = backend().actor()](Session& session) {
            return session.replica->read(
                [&](Database& database) { return allSkills(database, actor); });
        });
        deliver(known, card.form, [card](const Result<QList<record::Skill>>& skills) {
            if (!skills)
                return card.form->fail(Words::of(skills.error()));
            QList<Choice> choices;
            for (const auto& each : *skills)
                choices.append({each.id.value(), each.name});
            card.skill->setChoices(choices);
        });
    }
    card.level->setCurrentIndex(card.level->findData(QString::number(row.level)));
    const bool isNew = !skill;
    connect(card.form, &ActForm::submitted, this, [this, card, row, isNew]() mutable {
        const auto chosen = card.skill->chosen();
        card.skillRow->setError(chosen ? QString() : tr("Choose a skill from the list."));
        if (!chosen)
            return card.form->resume(card.skill);
        const auto text = card.until->text().trimmed();
        const auto until = momentIn(text, QDateTime::currentDateTime());
        const bool isUnread = !text.isEmpty() && !until;
        card.untilRow->setError(isUnread ? tr("That is not a date yet.") : QString());
        if (isUnread)
            return card.form->resume(card.until);
        row.skillId = SkillId(*chosen);
        row.level = card.level->currentData().toString().toInt();
        row.validUntil = until ? std::optional(until->date().toString(Qt::ISODate)) : std::nullopt;
        const auto name = card.skill->currentText();
        perform(
            isNew ? tr("gave the skill %1").arg(name) : tr("changed the skill %1").arg(name),
            [row](Session& session, const Actor& actor) {
                return session.teams.setSkill(actor, row);
            },
            card.form);
    });
    card.form->open(skill ? static_cast<QWidget*>(card.level) : card.skill);
}

} // namespace homeport
