#include "core/assets/supplier_service.h"

#include "core/access/catalogue_rules.h"
#include "core/access/kept_rows.h"
#include "core/access/standing_rows.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::Supplier::Field;

const auto module = u"contract"_s;
constexpr std::initializer_list<int> editable{Field::Name, Field::Code, Field::ContactName,
    Field::Email, Field::Phone, Field::Address, Field::RiskRating, Field::LastReviewOn,
    Field::IsActive};

} // namespace

Result<SupplierId> SupplierService::create(const Actor& actor, record::Supplier supplier)
{
    return createRow(m_replica, actor, module, supplier);
}

Result<> SupplierService::edit(
    const Actor& actor, const record::Supplier& seen, record::Supplier wanted)
{
    return editRow(m_replica, actor, module, seen, wanted, editable);
}

Result<> SupplierService::remove(const Actor& actor, SupplierId id)
{
    return removeRow<record::Supplier>(m_replica, actor, module, id);
}

Result<QList<record::Supplier>> allSuppliers(Database& database, const Actor& actor)
{
    if (auto may = AccessService::requireAll(actor, u"contract.read"_s); !may)
        return may.error();
    return standingRows<record::Supplier>(database, actor.organization);
}

} // namespace homeport
