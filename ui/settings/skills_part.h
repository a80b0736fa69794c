#pragma once

#include "ui/settings/table_part.h"

#include "record/skill.h"

namespace homeport {

/// What the people of a desk can be good at; who has which is told with the users.
class SkillsPart final : public TablePart<record::Skill>
{
    Q_OBJECT

public:
    explicit SkillsPart(const SettingsContext& context);

private:
    void fetch() override;
    QFuture<Result<Saved>> store(const Row& seen, const Row& wanted) override;
    QFuture<Result<Saved>> discardRow(const QUuid& id) override;
    QString deed(const Row& row, bool isNew) const override;
    QString removalDeed(const Row& row) const override;
};

} // namespace homeport
