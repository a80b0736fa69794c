#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/exchange/csv_groups.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <variant>

class QIODevice;

namespace homeport {

/// One row of the log: someone saved the incident, and this is what it said from then on. Nothing
/// stands for `?`: the log does not tell. That is not the same as "nobody" or "none".
struct LoggedEvent
{
    qint64 line = 0;
    Timestamp at; ///< never before the event above it; see LogRemark::Kind::InstantMoved
    Timestamp loggedAt; ///< sys_updated_at as it stands in the row
    int modification = 0; ///< sys_mod_count; gaps are edits that the log left out
    std::optional<QString> updatedBy;
    QString loggedState;
    QString status;
    std::optional<QString> holdReason;
    std::optional<QString> team;
    std::optional<QString> assignee;
    std::optional<QString> location;
    std::optional<QString> category;
    std::optional<QString> subcategory;
    std::optional<QString> symptom;
    std::optional<QString> configurationItem;
    std::optional<QString> problem;
    std::optional<QString> change; ///< the one that is to solve it
    std::optional<QString> causedBy; ///< the change that caused it
    std::optional<QString> vendor;
    std::optional<int> impact; ///< 1 high to 3 low
    std::optional<int> urgency; ///< 1 high to 3 low
    std::optional<int> priority; ///< 1 critical to 4 low
    int reassignmentCount = 0;
    int reopenCount = 0;
    std::optional<bool> madeSla;
    std::optional<bool> hasKnowledge;
    std::optional<bool> isPriorityConfirmed;

    friend bool operator==(const LoggedEvent&, const LoggedEvent&) = default;
};

/// Something about an incident that the log left unsaid or in contradiction, and that was settled
/// by a rule. Nothing is lost by it: `loggedAt` and `loggedState` keep what the row says.
struct LogRemark
{
    enum class Kind {
        CountRepeated, ///< sys_mod_count occurs twice and so gives no order: that of the file holds
        InstantMoved, ///< the event is earlier than those before it, or later than those behind it
        BeforeOpening, ///< the event precedes opened_at: createdAt is the instant of the event
        StateKept, ///< no usable state: that of the event before holds
        OpeningUnknown, ///< no opened_at: createdAt is the instant of the first event
        ResolutionUnknown, ///< no resolved_at: resolvedAt is when the rows came to that state last
        ClosingUnknown, ///< no closed_at: closedAt is when the rows came to that state last
        ClosingDiffers, ///< closed_at is not the instant of the row that closed the incident
        ValueDiffers, ///< the column is one value for all rows, and is not: the last row counts
        TitleUnknown ///< no row names category, subcategory or symptom: the number is the title
    };

    Kind kind = Kind::CountRepeated;
    qint64 line = 0;
    QString column;

    friend bool operator==(const LogRemark&, const LogRemark&) = default;
};

/// All that the log tells about one incident. The values that change from row to row are those of
/// the last event. The log repeats resolution and closing on every row, also on those written
/// before, so they hold even where the row of that state is missing.
struct LoggedIncident
{
    QString number;
    QString title;
    std::optional<QString> caller;
    std::optional<QString> opener;
    std::optional<QString> location;
    std::optional<QString> category;
    std::optional<QString> subcategory;
    std::optional<QString> symptom;
    std::optional<int> impact;
    std::optional<int> urgency;
    std::optional<int> priority;
    QString channel;
    std::optional<QString> contactType;
    Timestamp createdAt;
    std::optional<Timestamp> openedAt; ///< opened_at as it stands in the log
    std::optional<Timestamp> resolvedAt;
    std::optional<Timestamp> closedAt;
    std::optional<QString> resolvedBy;
    std::optional<QString> closedCode; ///< such as "code 6"; what it means is not published
    std::optional<QString> resolutionCode; ///< "other" once there is a resolution
    std::optional<QString> resolutionNotes; ///< the closedCode
    int reassignmentCount = 0;
    int reopenCount = 0;
    std::optional<bool> madeSla; ///< the verdict: the log turns to FALSE with the closing row only
    QList<LoggedEvent> events; ///< at least one, in their true order
    QList<LogRemark> remarks;

    friend bool operator==(const LoggedIncident&, const LoggedIncident&) = default;
};

/// Of a number as long as a field may be, in characters: many such rows wait in memory.
constexpr qsizetype longestNumberTold = 60;

/// A row that is part of no incident. The other rows of its number are not touched by that.
struct LogReject
{
    qint64 line = 0;
    QString number; ///< its beginning; empty where it could not be read
    QString column; ///< empty where the row as a whole is meant
    QString code; ///< VALUE_INVALID, DUPLICATE, LIMIT or ENCODING
    QString reason; ///< for the log

    friend bool operator==(const LogReject&, const LogReject&) = default;
};

using LogItem = std::variant<LoggedIncident, LogReject>;

/// Every row read so far is either an event or a reject.
struct LogCounts
{
    qint64 rows = 0;
    qint64 events = 0;
    qint64 rejects = 0;
    qint64 incidents = 0;

    friend bool operator==(const LogCounts&, const LogCounts&) = default;
};

/// A state of the log in our words.
struct MappedState
{
    QString status;
    std::optional<QString> holdReason;

    friend bool operator==(const MappedState&, const MappedState&) = default;
};

/// Nothing for a state that is none of the log's. Active is in_progress, unless a team has it and
/// nobody in it is known to work on it: that is what we call assigned.
std::optional<MappedState> mappedState(QStringView loggedState, bool hasTeam, bool hasAssignee);

/// How the incident was reported, as one of our channels; "import" where the log does not tell.
QString mappedChannel(const std::optional<QString>& contactType);

/// "Category 55 · Subcategory 170 · Symptom 72" of the parts that are known; may be empty.
QString titleOf(const LoggedEvent& event);

struct IncidentLogOptions
{
    QByteArray zoneId; ///< IANA; the log has wall-clock times and does not say where
    Timestamp now;
    CsvLimits limits;
    qsizetype rowsPerIncident = 10'000; ///< more are rejected: they are held in memory
    qint64 bytesPerIncident = 16 << 20; ///< of its rows; likewise
};

/// Reads the event log of an incident process as ServiceNow exports it: one row per saved edit,
/// `?` for what is unknown, times with the day first and to the minute.
///
/// In the published log the rows of a number stand together, and numbers and edits ascend. None of
/// that is taken for granted: CsvGroups finds the rows of a number wherever they stand. Incidents
/// come in the order of their first rows, a rejected row before the incident it would belong to.
///
/// The edits of an incident are put in the order of sys_mod_count. Where a count occurs twice, the
/// order of the file holds, or its reverse if the last row is older than the first. Instants that
/// contradict the order are moved, as few as possible, to the event before.
class IncidentLogReader
{
public:
    /// Checks the header and makes the first pass. The device must be open for reading, be able to
    /// seek, and outlive the reader. Errors: HEADER_MISSING where no needed column is there,
    /// COLUMN_UNKNOWN with those that are not, ZONE_UNKNOWN, LIMIT, FILE_UNREADABLE; Cancelled.
    static Result<IncidentLogReader> open(QIODevice& device, const CsvFormat& format,
        const IncidentLogOptions& options, const CsvGroups::Progress& progress = {});

    /// The columns without which a file is not this log.
    static QStringList neededColumns();

    /// The next incident or rejected row; nothing at the end, see status() for which.
    std::optional<LogItem> next();

    /// FILE_UNREADABLE where the file could not be read a second time as it was the first.
    const Result<>& status() const;

    const LogCounts& counts() const;

    /// Rows in the file, all of which will have been handed out at the end.
    qint64 rowsInFile() const;

    /// How many bytes of the file the rows hold that were read for what was handed out.
    qint64 bytesTaken() const;

    /// Where an interrupted run over the same file goes on: with the incident that was not yet
    /// handed out, and with the rejects among its rows. Opaque, and durable.
    qint64 position() const;
    void skipTo(qint64 position);

    IncidentLogReader(IncidentLogReader&&) noexcept;
    IncidentLogReader& operator=(IncidentLogReader&&) noexcept;
    ~IncidentLogReader();

private:
    class Assembly;

    explicit IncidentLogReader(std::unique_ptr<Assembly> assembly);

    std::unique_ptr<Assembly> m_assembly;
};

} // namespace homeport
