#pragma once

#include "core/exchange/csv_reader.h"
#include "core/exchange/import_mapping.h"
#include "core/exchange/incident_log.h"
#include "core/exchange/instant_text.h"

#include "record/incident.h"
#include "record/ticket.h"

namespace homeport {

/// What one row of a table says about an incident. Nothing: the row does not say.
struct IncidentRow
{
    qint64 line = 0;
    QString number;
    QString reference; ///< what the program it comes from calls it
    QByteArray content; ///< what it is known by where it has neither of them; see RowContents
    /// Digest of the file, by which and the line such rows were known once. Empty: none of those
    /// are here.
    QByteArray file;
    std::optional<QString> title;
    std::optional<QString> description;
    std::optional<TicketStatus> status;
    std::optional<TicketHoldReason> holdReason;
    std::optional<int> impact;
    std::optional<int> urgency;
    QStringList category; ///< from the top down, no deeper than categories are
    std::optional<QString> requester;
    std::optional<QString> team;
    std::optional<QString> assignee;
    std::optional<QString> location;
    std::optional<TicketChannel> channel;
    std::optional<Timestamp> createdAt;
    std::optional<Timestamp> resolvedAt;
    std::optional<Timestamp> closedAt;
    std::optional<IncidentResolutionCode> resolutionCode;
    std::optional<QString> resolutionNotes;
    std::optional<QString> comment;
    std::optional<QString> internalNote;

    QString key() const { return number.isEmpty() ? reference : number; }
};

/// Turns records of a file into rows, by a mapping.
class IncidentRowReader
{
public:
    /// Errors: COLUMN_UNKNOWN where the file lacks a column of the mapping; REQUIRED where neither
    /// number, reference nor title is mapped; ZONE_UNKNOWN; VALUE_INVALID for a format of instants.
    static Result<IncidentRowReader> open(const ImportMapping& mapping, const QStringList& header,
        const QByteArray& zone, Timestamp now);

    /// VALUE_INVALID with the column as subject. Defaults hold for what the row leaves empty.
    Result<IncidentRow> read(const CsvRecord& record) const;

private:
    struct Place
    {
        qsizetype at;
        ColumnMapping column;
        std::optional<InstantReader> instants;
    };

    Result<> take(IncidentRow& row, const Place& place, const QString& text) const;
    QString translated(ImportField field, const QString& list, const QString& text) const;

    ImportMapping m_mapping;
    std::vector<Place> m_places;
};

} // namespace homeport
