#pragma once

#include "ui/settings/record_part.h"

namespace homeport {

/// Business units and who leads them.
class DepartmentsPart final : public RecordPart
{
    Q_OBJECT

public:
    explicit DepartmentsPart(const SettingsContext& context);

private:
    void fetch() override;
    void load(const QUuid& id) override;
    Row blank() const override;
    QFuture<Result<Saved>> store(const Row& seen, const Row& wanted) override;
    QFuture<Result<Saved>> discardRow(const QUuid& id) override;
    QString nameOf(const Row& row) const override;
    QString deed(const Row& row, bool isNew) const override;
    QString removalDeed(const Row& row) const override;
};

/// Sites, buildings and rooms.
class LocationsPart final : public RecordPart
{
    Q_OBJECT

public:
    explicit LocationsPart(const SettingsContext& context);

private:
    void fetch() override;
    void load(const QUuid& id) override;
    Row blank() const override;
    QFuture<Result<Saved>> store(const Row& seen, const Row& wanted) override;
    QFuture<Result<Saved>> discardRow(const QUuid& id) override;
    QString nameOf(const Row& row) const override;
    QString deed(const Row& row, bool isNew) const override;
    QString removalDeed(const Row& row) const override;
};

/// What incidents can be about.
class CategoriesPart final : public RecordPart
{
    Q_OBJECT

public:
    explicit CategoriesPart(const SettingsContext& context);

private:
    void fetch() override;
    void load(const QUuid& id) override;
    Row blank() const override;
    QFuture<Result<Saved>> store(const Row& seen, const Row& wanted) override;
    QFuture<Result<Saved>> discardRow(const QUuid& id) override;
    QString nameOf(const Row& row) const override;
    QString deed(const Row& row, bool isNew) const override;
    QString removalDeed(const Row& row) const override;
};

} // namespace homeport
