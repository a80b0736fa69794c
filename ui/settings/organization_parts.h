#pragma once

#include "ui/settings/table_part.h"

#include "record/category.h"
#include "record/department.h"
#include "record/location.h"

namespace homeport {

/// A tree of the organization.
template <typename R>
class OrganizationPart : public ServedPart<R, &Session::organization>
{
protected:
    using Base = ServedPart<R, &Session::organization>;
    using typename Base::Look;
    using typename Base::ReadAll;

    OrganizationPart(const SettingsContext& context, const Look& look, ReadAll read)
        : Base(
            context, look, Base::rightsOn(context, QStringLiteral("organization")), std::move(read))
    {}
};

/// Business units and who leads them.
class DepartmentsPart final : public OrganizationPart<record::Department>
{
    Q_OBJECT

public:
    explicit DepartmentsPart(const SettingsContext& context);

private:
    void fetch() override;
    QString deed(const Row& row, bool isNew) const override;
    QString removalDeed(const Row& row) const override;
};

/// Sites, buildings and rooms.
class LocationsPart final : public OrganizationPart<record::Location>
{
    Q_OBJECT

public:
    explicit LocationsPart(const SettingsContext& context);

private:
    void fetch() override;
    QString deed(const Row& row, bool isNew) const override;
    QString removalDeed(const Row& row) const override;
};

/// What tickets of a kind can be about.
class CategoriesPart final : public OrganizationPart<record::Category>
{
    Q_OBJECT

public:
    CategoriesPart(const SettingsContext& context, CategoryModule module);

private:
    void fetch() override;
    Row blank() const override;
    QString deed(const Row& row, bool isNew) const override;
    QString removalDeed(const Row& row) const override;

    CategoryModule m_module;
};

} // namespace homeport
