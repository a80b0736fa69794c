#pragma once

#include "core/access/skill_lists.h"
#include "ui/settings/person_lines.h"

namespace homeport {

/// What somebody can, and how well. Given and taken with team.assign.
class SkillList final : public PersonLines
{
    Q_OBJECT

public:
    explicit SkillList(Backend& backend);

    /// "Cranes, level 3 of 5"
    static QString told(const HeldSkill& skill);

private:
    void fetch() override;
    void startNew() override { openCard(nullptr); }
    void showLines(const QList<HeldSkill>& skills);
    /// One that is there already keeps its skill.
    void openCard(const HeldSkill* skill);
};

} // namespace homeport
