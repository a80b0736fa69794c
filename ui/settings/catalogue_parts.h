#pragma once

#include "ui/settings/table_part.h"

#include "record/service.h"
#include "record/service_category.h"
#include "record/supplier.h"

namespace homeport {

/// Whom the desk waits for and has agreements with.
class SuppliersPart final : public ServedPart<record::Supplier, &Session::suppliers>
{
    Q_OBJECT

public:
    explicit SuppliersPart(const SettingsContext& context);

private:
    void fetch() override;
    QString deed(const Row& row, bool isNew) const override;
    QString removalDeed(const Row& row) const override;
};

/// The sections of the catalogue.
class SectionsPart final : public ServedPart<record::ServiceCategory, &Session::catalogue>
{
    Q_OBJECT

public:
    explicit SectionsPart(const SettingsContext& context);

private:
    void fetch() override;
    QString deed(const Row& row, bool isNew) const override;
    QString removalDeed(const Row& row) const override;
};

/// What tickets can be about, and what can be asked for.
class ServicesPart final : public ServedPart<record::Service, &Session::catalogue>
{
    Q_OBJECT

public:
    explicit ServicesPart(const SettingsContext& context);

private:
    void fetch() override;
    void rowShown(const Row& row) override;
    QString deed(const Row& row, bool isNew) const override;
    QString removalDeed(const Row& row) const override;

    void addFields();
    /// Publishes the chosen service, or retires it where it is published.
    void switchOffer();

    HintButton* m_offer;
};

} // namespace homeport
