#pragma once

#include "core/db/registry.h"
#include "core/db/value.h"

#include <vector>

#include "record/ids.h"

namespace homeport {

/// What every synced row carries beside its own fields. Written by the fold alone.
struct RowHead
{
    OrganizationId organizationId;
    QUuid rootId; ///< the aggregate it belongs to: a comment's ticket
    Timestamp createdAt{};
    std::optional<PersonId> createdBy;
    Timestamp updatedAt{};
    std::optional<PersonId> updatedBy;
    std::optional<Timestamp> deletedAt;
    std::optional<PersonId> deletedBy;
    qint64 version = 0; ///< 0: not stored yet
    QByteArray clock; ///< packed versions of the cells, core/journal/field_clock.h

    bool isStored() const { return version > 0; }
    friend bool operator==(const RowHead&, const RowHead&) = default;
};

/// A row of any table, as the fold and the codec see it. Services use record::X.
struct Row
{
    const TableMeta* table = nullptr;
    QUuid id;
    RowHead head;
    std::vector<Value> cells; ///< by position in table->fields

    friend bool operator==(const Row&, const Row&) = default;
};

} // namespace homeport
