#pragma once

#include "ui/settings/record_part.h"

namespace homeport {

/// Texts for replies and notes: the own ones, and those that one may use besides.
class TextModulesPart final : public RecordPart
{
    Q_OBJECT

public:
    explicit TextModulesPart(const SettingsContext& context);

private:
    void addAudience();
    void fetch() override;
    void load(const QUuid& id) override;
    Row blank() const override;
    QFuture<Result<Saved>> store(const Row& seen, const Row& wanted) override;
    QFuture<Result<Saved>> discardRow(const QUuid& id) override;
    void rowShown(const Row& row) override;
    QString nameOf(const Row& row) const override;
    QString deed(const Row& row, bool isNew) const override;
    QString removalDeed(const Row& row) const override;
    QString audienceOf(const record::TextModule& module) const;

    QList<Choice> m_teams;
};

} // namespace homeport
