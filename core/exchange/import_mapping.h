#pragma once

#include "core/base/enum_keys.h"
#include "core/base/result.h"
#include "core/exchange/csv_format.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace homeport {

class Disk;

/// What a column of a file can be for an incident.
enum class ImportField {
    Ignored,
    Number,
    ExternalReference,
    Title,
    Description,
    Status,
    HoldReason,
    Impact,
    Urgency,
    Priority,
    Category,
    Subcategory,
    Requester,
    Team,
    Assignee,
    Location,
    Channel,
    CreatedAt,
    ResolvedAt,
    ClosedAt,
    ResolutionCode,
    ResolutionNotes,
    Comment,
    InternalNote
};
template <>
struct EnumKeys<ImportField>
{
    static constexpr const char* keys[] = {"ignored", "number", "external_reference", "title",
        "description", "status", "hold_reason", "impact", "urgency", "priority", "category",
        "subcategory", "requester", "team", "assignee", "location", "channel", "created_at",
        "resolved_at", "closed_at", "resolution_code", "resolution_notes", "comment",
        "internal_note"};
};

struct ColumnMapping
{
    QString column; ///< as the header names it
    ImportField field = ImportField::Ignored;
    QString format = {}; ///< of instants, as InstantPattern writes it

    friend bool operator==(const ColumnMapping&, const ColumnMapping&) = default;
};

/// How a file becomes incidents: which column is what, what its values mean, and what holds where
/// it says nothing. Kept as a preset under its name.
struct ImportMapping
{
    QString name;
    QList<ColumnMapping> columns;
    QMap<QString, QMap<QString, QString>> values; ///< field key → value of the file → ours
    QMap<QString, QString> defaults; ///< field key → value for new incidents
    bool createsMissing = true; ///< people, teams, categories and places
    bool isNeutralised = false; ///< our own export: apostrophes before formulas are taken away

    bool has(ImportField field) const;

    QByteArray toJson() const;
    /// Invalid, VALUE_INVALID where the text is not such a mapping.
    static Result<ImportMapping> fromJson(const QByteArray& json);

    friend bool operator==(const ImportMapping&, const ImportMapping&) = default;
};

/// The beginning of a file, for a person to look at.
struct CsvSample
{
    CsvFormat format;
    QStringList header;
    QList<QStringList> rows;
};

/// Reads the first rows, fewer where they are long; `format` is detected where it is not given.
/// Errors: FILE_UNREADABLE, HEADER_MISSING, LIMIT, ENCODING.
Result<CsvSample> sampleOf(
    Disk& disk, const QString& path, const std::optional<CsvFormat>& format = {}, int rows = 100);

/// What the header names and the values of the sample suggest: our own export, ServiceNow, GLPI,
/// Zammad, OTRS and iTop name their columns so.
ImportMapping guessedMapping(const CsvSample& sample);

/// What common programs mean by a value, as our key; empty where nobody says. `list` is one of
/// status, level, priority, hold_reason, channel, resolution_code.
QString knownValue(const QString& list, const QString& value);

} // namespace homeport
