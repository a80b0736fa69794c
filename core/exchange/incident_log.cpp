#include "core/exchange/incident_log.h"

#include "core/exchange/incident_log_row.h"

#include <QSet>

#include <algorithm>
#include <utility>
#include <vector>

namespace homeport {

using namespace Qt::Literals::StringLiterals;
using namespace logrow;

namespace {

/// Orders by sys_mod_count. In the published log it ascends from row to row and instants with it;
/// in five of its first 890 incidents the first row carries the count of a later one, which says
/// nothing, while the rows stand in the order of states and counts of reassignment.
void order(std::vector<Row>& rows, QList<LogRemark>& remarks)
{
    QSet<int> counts;
    for (const auto& row : rows) {
        if (counts.contains(row.event.modification)) {
            remarks.append(
                {LogRemark::Kind::CountRepeated, row.event.line, columnNames[Modification]});
            if (rows.back().event.loggedAt < rows.front().event.loggedAt)
                std::reverse(rows.begin(), rows.end());
            return;
        }
        counts.insert(row.event.modification);
    }
    std::sort(rows.begin(), rows.end(),
        [](const Row& a, const Row& b) { return a.event.modification < b.event.modification; });
}

/// Which rows make the longest sequence of instants that never goes back; the others are in error.
std::vector<bool> inStep(const std::vector<Row>& rows)
{
    std::vector<size_t> ends; // of the best sequence of each length, the row with the least instant
    std::vector<std::optional<size_t>> before(rows.size());
    for (size_t row = 0; row < rows.size(); ++row) {
        const auto place = std::upper_bound(ends.begin(), ends.end(), rows[row].event.loggedAt,
            [&rows](Timestamp at, size_t end) { return at < rows[end].event.loggedAt; });
        if (place != ends.begin())
            before[row] = *std::prev(place);
        if (place == ends.end())
            ends.push_back(row);
        else
            *place = row;
    }
    std::vector<bool> kept(rows.size());
    for (std::optional<size_t> row = ends.back(); row; row = before[*row])
        kept[*row] = true;
    return kept;
}

/// Moves what contradicts the order to the event before, or the first that is kept behind.
void settleInstants(std::vector<Row>& rows, QList<LogRemark>& remarks)
{
    const auto kept = inStep(rows);
    const auto first = std::find(kept.begin(), kept.end(), true) - kept.begin();
    Timestamp at = rows[size_t(first)].event.loggedAt;
    for (size_t row = 0; row < rows.size(); ++row) {
        auto& event = rows[row].event;
        if (kept[row])
            at = event.loggedAt;
        else
            remarks.append({LogRemark::Kind::InstantMoved, event.line, columnNames[UpdatedAt]});
        event.at = at;
    }
}

void settleStates(std::vector<Row>& rows, QList<LogRemark>& remarks)
{
    MappedState state{u"new"_s, std::nullopt};
    for (auto& [event, texts, openedAt, resolvedAt, closedAt] : rows) {
        if (const auto mapped =
                mappedState(event.loggedState, event.team.has_value(), event.assignee.has_value()))
            state = *mapped;
        else
            remarks.append({LogRemark::Kind::StateKept, event.line, columnNames[State]});
        event.status = state.status;
        event.holdReason = state.holdReason;
    }
}

/// The event that came to this status last.
const LoggedEvent* lastArrival(const QList<LoggedEvent>& events, QLatin1StringView status)
{
    for (qsizetype at = events.size() - 1; at >= 0; --at) {
        if (events[at].status == status && (at == 0 || events[at - 1].status != status))
            return &events[at];
    }
    return nullptr;
}

void settleMilestones(LoggedIncident& incident)
{
    const auto& first = incident.events.first();
    incident.createdAt = std::min(incident.openedAt.value_or(first.at), first.at);
    if (!incident.openedAt)
        incident.remarks.append(
            {LogRemark::Kind::OpeningUnknown, first.line, columnNames[OpenedAt]});
    for (const auto& event : incident.events) {
        if (incident.openedAt && event.at < *incident.openedAt)
            incident.remarks.append(
                {LogRemark::Kind::BeforeOpening, event.line, columnNames[OpenedAt]});
    }

    const LoggedEvent* closing = lastArrival(incident.events, "closed"_L1);
    const LoggedEvent* resolution = lastArrival(incident.events, "resolved"_L1);
    if (!resolution)
        resolution = closing;
    if (resolution && !incident.resolvedAt) {
        incident.resolvedAt = resolution->at;
        incident.remarks.append(
            {LogRemark::Kind::ResolutionUnknown, resolution->line, columnNames[ResolvedAt]});
    }
    if (closing && !incident.closedAt) {
        incident.closedAt = closing->at;
        incident.remarks.append(
            {LogRemark::Kind::ClosingUnknown, closing->line, columnNames[ClosedAt]});
    } else if (closing && closing->at != *incident.closedAt) {
        incident.remarks.append(
            {LogRemark::Kind::ClosingDiffers, closing->line, columnNames[ClosedAt]});
    }
    if (resolution || incident.resolvedAt) {
        incident.resolutionCode = u"other"_s;
        incident.resolutionNotes = incident.closedCode;
    }
}

void noteDifferences(const std::vector<Row>& rows, QList<LogRemark>& remarks)
{
    const auto& last = rows.back();
    for (const auto column :
        {Caller, Opener, OpenedAt, ContactType, ClosedCode, ResolvedBy, ResolvedAt, ClosedAt}) {
        const auto differs = std::find_if(rows.begin(), rows.end(),
            [&](const Row& row) { return row.texts[column] != last.texts[column]; });
        if (differs != rows.end())
            remarks.append(
                {LogRemark::Kind::ValueDiffers, differs->event.line, columnNames[column]});
    }
}

void settleTitle(LoggedIncident& incident)
{
    for (auto event = incident.events.crbegin(); event != incident.events.crend(); ++event) {
        incident.title = titleOf(*event);
        if (incident.title.size() >= 3)
            return;
    }
    incident.title = incident.number;
    incident.remarks.append({LogRemark::Kind::TitleUnknown, incident.events.last().line, {}});
}

LoggedIncident assembled(const QString& number, std::vector<Row> rows)
{
    LoggedIncident incident;
    incident.number = number;
    order(rows, incident.remarks);
    settleInstants(rows, incident.remarks);
    settleStates(rows, incident.remarks);
    noteDifferences(rows, incident.remarks);
    for (const auto& row : rows)
        incident.events.append(row.event);

    const auto& [last, texts, openedAt, resolvedAt, closedAt] = rows.back();
    incident.caller = texts[Caller];
    incident.opener = texts[Opener];
    incident.location = last.location;
    incident.category = last.category;
    incident.subcategory = last.subcategory;
    incident.symptom = last.symptom;
    incident.impact = last.impact;
    incident.urgency = last.urgency;
    incident.priority = last.priority;
    incident.contactType = texts[ContactType];
    incident.channel = mappedChannel(incident.contactType);
    incident.openedAt = openedAt;
    incident.resolvedAt = resolvedAt;
    incident.closedAt = closedAt;
    incident.resolvedBy = texts[ResolvedBy];
    incident.closedCode = texts[ClosedCode];
    incident.reassignmentCount = last.reassignmentCount;
    incident.reopenCount = last.reopenCount;
    incident.madeSla = last.madeSla;
    settleMilestones(incident);
    settleTitle(incident);
    return incident;
}

} // namespace

std::optional<MappedState> mappedState(QStringView loggedState, bool hasTeam, bool hasAssignee)
{
    const auto onHold = [](const QString& reason) { return MappedState{u"on_hold"_s, reason}; };
    if (loggedState == "New"_L1)
        return MappedState{u"new"_s, std::nullopt};
    if (loggedState == "Active"_L1)
        return MappedState{
            hasTeam && !hasAssignee ? u"assigned"_s : u"in_progress"_s, std::nullopt};
    if (loggedState == "Awaiting User Info"_L1)
        return onHold(u"awaiting_requester"_s);
    if (loggedState == "Awaiting Problem"_L1)
        return onHold(u"awaiting_problem"_s);
    if (loggedState == "Awaiting Vendor"_L1)
        return onHold(u"awaiting_supplier"_s);
    if (loggedState == "Awaiting Evidence"_L1)
        return onHold(u"other"_s);
    if (loggedState == "Resolved"_L1)
        return MappedState{u"resolved"_s, std::nullopt};
    if (loggedState == "Closed"_L1)
        return MappedState{u"closed"_s, std::nullopt};
    return std::nullopt;
}

QString mappedChannel(const std::optional<QString>& contactType)
{
    if (contactType == u"Phone"_s || contactType == u"IVR"_s)
        return u"phone"_s;
    if (contactType == u"Email"_s)
        return u"email"_s;
    if (contactType == u"Self service"_s)
        return u"portal"_s;
    if (contactType == u"Direct opening"_s)
        return u"desktop"_s;
    return u"import"_s;
}

QString titleOf(const LoggedEvent& event)
{
    QStringList parts;
    for (const auto& part : {event.category, event.subcategory, event.symptom}) {
        if (part)
            parts.append(*part);
    }
    return parts.join(u" · "_s);
}

/// Collects the rows of one number after the other and makes incidents of them.
class IncidentLogReader::Assembly
{
public:
    Assembly(CsvGroups rows, QStringList header, RowParser parser, qsizetype rowsPerIncident)
        : groups(std::move(rows))
        , m_header(std::move(header))
        , m_parser(std::move(parser))
        , m_rowsPerIncident(rowsPerIncident)
    {}

    Result<> index(const CsvGroups::Progress& progress);
    std::optional<LogItem> next();

    CsvGroups groups;
    LogCounts counts;

private:
    struct Collected
    {
        QString number;
        std::vector<Row> rows;
        QSet<QStringList> fields;
    };

    std::optional<LogReject> take(const CsvRecord& record);
    void finishGroup();

    QStringList m_header;
    RowParser m_parser;
    qsizetype m_rowsPerIncident;
    std::vector<Collected> m_collected; ///< more than one only where two numbers share a hash
    QList<LoggedIncident> m_ready;
};

Result<> IncidentLogReader::Assembly::index(const CsvGroups::Progress& progress)
{
    return groups.index(
        [this](const CsvRecord& record) { return m_parser.text(record.fields, Number); }, progress);
}

std::optional<LogItem> IncidentLogReader::Assembly::next()
{
    while (m_ready.isEmpty()) {
        const auto record = groups.next();
        if (!record)
            return std::nullopt;
        auto reject = take(*record);
        ++counts.rows;
        ++(reject ? counts.rejects : counts.events);
        if (groups.isGroupComplete())
            finishGroup();
        if (reject)
            return LogItem(std::move(*reject));
    }
    ++counts.incidents;
    return LogItem(m_ready.takeFirst());
}

/// Adds the row to its number, or says why not.
std::optional<LogReject> IncidentLogReader::Assembly::take(const CsvRecord& record)
{
    const QString number = m_parser.text(record.fields, Number).value_or(QString());
    const auto rejected = [&](const QString& column, const QString& code, const QString& reason) {
        return LogReject{record.line, number, column, code, reason};
    };
    if (const auto& fault = record.fault) {
        return rejected(
            fault->column ? m_header.value(*fault->column) : QString(), fault->code, fault->detail);
    }
    if (number.isEmpty())
        return rejected(columnNames[Number], u"VALUE_INVALID"_s, u"missing"_s);

    auto collected = std::find_if(m_collected.begin(), m_collected.end(),
        [&number](const Collected& other) { return other.number == number; });
    if (collected == m_collected.end())
        collected = m_collected.insert(collected, Collected{number, {}, {}});
    if (collected->fields.contains(record.fields))
        return rejected({}, u"DUPLICATE"_s, u"the same as an earlier row"_s);
    if (qsizetype(collected->rows.size()) >= m_rowsPerIncident)
        return rejected({}, u"LIMIT"_s, u"more rows of one number than allowed"_s);

    auto row = m_parser.row(record);
    if (!row)
        return rejected(row.error().subject, row.error().code, row.error().detail);
    collected->fields.insert(record.fields);
    collected->rows.push_back(std::move(*row));
    return std::nullopt;
}

void IncidentLogReader::Assembly::finishGroup()
{
    for (auto& collected : m_collected) {
        if (!collected.rows.empty())
            m_ready.append(assembled(collected.number, std::move(collected.rows)));
    }
    m_collected.clear();
}

Result<IncidentLogReader> IncidentLogReader::open(QIODevice& device, const CsvFormat& format,
    const IncidentLogOptions& options, const CsvGroups::Progress& progress)
{
    CsvGroups groups(device, format, options.limits);
    const auto header = groups.header();
    if (!header)
        return header.error();
    QStringList missing = neededColumns();
    missing.removeIf([&header](const QString& name) { return header->contains(name); });
    if (!missing.isEmpty()) {
        const bool hasNone = missing.size() == NeededCount;
        return Error{Error::Kind::Invalid, missing.join(u", "_s), u"not the header of this log"_s,
            hasNone ? u"HEADER_MISSING"_s : u"COLUMN_UNKNOWN"_s};
    }
    auto clock = WallClock::fromZone(options.zoneId, options.now);
    if (!clock)
        return clock.error();

    auto assembly = std::make_unique<Assembly>(std::move(groups), *header,
        RowParser(*header, *clock, options.now), options.rowsPerIncident);
    if (auto indexed = assembly->index(progress); !indexed)
        return indexed.error();
    return IncidentLogReader(std::move(assembly));
}

QStringList IncidentLogReader::neededColumns()
{
    QStringList names;
    for (int column = 0; column < NeededCount; ++column)
        names.append(columnNames[size_t(column)]);
    return names;
}

std::optional<LogItem> IncidentLogReader::next()
{
    return m_assembly->next();
}

const Result<>& IncidentLogReader::status() const
{
    return m_assembly->groups.status();
}

const LogCounts& IncidentLogReader::counts() const
{
    return m_assembly->counts;
}

qint64 IncidentLogReader::rowsInFile() const
{
    return m_assembly->groups.recordCount();
}

qint64 IncidentLogReader::position() const
{
    return m_assembly->groups.position();
}

void IncidentLogReader::skipTo(qint64 position)
{
    m_assembly->groups.skipTo(position);
}

IncidentLogReader::IncidentLogReader(std::unique_ptr<Assembly> assembly)
    : m_assembly(std::move(assembly))
{}

IncidentLogReader::IncidentLogReader(IncidentLogReader&&) noexcept = default;
IncidentLogReader& IncidentLogReader::operator=(IncidentLogReader&&) noexcept = default;
IncidentLogReader::~IncidentLogReader() = default;

} // namespace homeport
