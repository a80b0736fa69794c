#pragma once

#include "ui/settings/record_part.h"

namespace homeport {

class TemplateFields;

/// What new incidents can begin with.
class TemplatesPart final : public RecordPart
{
    Q_OBJECT

public:
    explicit TemplatesPart(const SettingsContext& context);

private:
    void fetch() override;
    void load(const QUuid& id) override;
    Row blank() const override;
    QFuture<Result<Saved>> store(const Row& seen, const Row& wanted) override;
    QFuture<Result<Saved>> discardRow(const QUuid& id) override;
    QString nameOf(const Row& row) const override;
    QString deed(const Row& row, bool isNew) const override;
    QString removalDeed(const Row& row) const override;

    TemplateFields* m_fields;
};

} // namespace homeport
