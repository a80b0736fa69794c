#pragma once

#include "core/db/value.h"

#include <QLatin1StringView>
#include <QString>

#include <span>
#include <vector>

namespace homeport {

enum class FieldType : quint8 { Uuid, Text, Key, Integer, Boolean, Moment, Date, Json, Blob };

/// How concurrent versions of a cell become one (synchronisation.md 6.1).
enum class Merge : quint8 {
    Quiet,
    Loud,
    Add,
    Member,
    Command,
    Claim,
    Move,
    Derived,
    Local,
    Control
};

enum class TableClass : quint8 { Root, Full, Extension, Append, Catalog, Local, Derived };

/// One field as schema/tables declares it.
struct FieldMeta
{
    quint16 id;
    const char* name;
    const char* label;
    FieldType type;
    Merge merge;
    bool isNullable;
    int maxLength; ///< code points; 0 means no limit of its own
    const char* defaultText; ///< nullptr: none
    quint16 refTable; ///< table id; 0: refers to nothing
    int since;
    bool isPersonal;
    bool isSecret; ///< nobody is shown what it holds
    std::span<const char* const> keys; ///< of a Key field
    std::span<const char* const> claimWithin; ///< of a Claim field: what its keys are unique in

    bool isJournaled() const { return merge != Merge::Derived && merge != Merge::Local; }
};

/// One table as schema/tables declares it. Kernel tables are not listed.
struct TableMeta
{
    quint16 id;
    const char* name;
    const char* label;
    const char* key; ///< column of the row's id
    TableClass cls;
    int rootField; ///< position of the field that names the root; -1: the row is its own root
    bool isMember; ///< id follows from what it connects
    bool isListed;
    int since;
    std::span<const FieldMeta> fields;
    std::span<const char* const>
        rules; ///< conditions over cells that merge apart; verify asks them

    bool isSynced() const { return cls <= TableClass::Append; }
    /// Position of a field in `fields` and Row::cells; -1 if there is none.
    int position(quint16 fieldId) const
    {
        for (int i = 0; i < int(fields.size()); ++i) {
            if (fields[size_t(i)].id == fieldId)
                return i;
        }
        return -1;
    }
    int positionOf(QLatin1StringView fieldName) const
    {
        for (int i = 0; i < int(fields.size()); ++i) {
            if (QLatin1StringView(fields[size_t(i)].name) == fieldName)
                return i;
        }
        return -1;
    }
};

/// Every declared table except the kernel's own, ordered by their files and places in them.
std::span<const TableMeta> tables();
/// What a cell holds that nobody set.
Value defaultValue(const FieldMeta& field);
/// That of each field of a table, in their order; made once.
const std::vector<Value>& defaultValues(const TableMeta& table);
const TableMeta* tableById(quint16 id);
const TableMeta* tableByName(QStringView name);

/// The schema this program writes and the newest it reads.
extern const int schemaVersion;

} // namespace homeport
