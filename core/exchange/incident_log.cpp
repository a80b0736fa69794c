#include "core/exchange/incident_log.h"

#include "core/exchange/incident_log_settling.h"

#include <QSet>

#include <algorithm>
#include <utility>
#include <vector>

namespace homeport {

using namespace Qt::Literals::StringLiterals;
using namespace logrow;

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
    Assembly(CsvGroups rows, QStringList header, RowParser parser, qsizetype rowsPerIncident,
        qint64 bytesPerIncident)
        : groups(std::move(rows))
        , m_header(std::move(header))
        , m_parser(std::move(parser))
        , m_rowsPerIncident(rowsPerIncident)
        , m_bytesPerIncident(bytesPerIncident)
    {}

    Result<> index(const CsvGroups::Progress& progress);
    std::optional<LogItem> next();

    CsvGroups groups;
    LogCounts counts;
    qint64 bytes = 0;

private:
    struct Collected
    {
        QString number;
        std::vector<Row> rows;
        QSet<QStringList> fields;
        qint64 bytes = 0;
    };

    std::optional<LogReject> take(const CsvRecord& record);
    void finishGroup();

    QStringList m_header;
    RowParser m_parser;
    qsizetype m_rowsPerIncident;
    qint64 m_bytesPerIncident;
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
        bytes += record->length;
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
        return LogReject{record.line, number.left(longestNumberTold), column, code, reason};
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
        collected = m_collected.insert(collected, Collected{number, {}, {}, 0});
    if (collected->fields.contains(record.fields))
        return rejected({}, u"DUPLICATE"_s, u"the same as an earlier row"_s);
    if (qsizetype(collected->rows.size()) >= m_rowsPerIncident
        || collected->bytes + record.length > m_bytesPerIncident)
        return rejected({}, u"LIMIT"_s, u"more rows of one number than allowed"_s);

    auto row = m_parser.row(record);
    if (!row)
        return rejected(row.error().subject, row.error().code, row.error().detail);
    collected->bytes += record.length;
    collected->fields.insert(record.fields);
    collected->rows.push_back(std::move(*row));
    return std::nullopt;
}

void IncidentLogReader::Assembly::finishGroup()
{
    for (auto& collected : m_collected) {
        if (!collected.rows.empty())
            m_ready.append(settled(collected.number, std::move(collected.rows)));
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
        RowParser(*header, *clock, options.now), options.rowsPerIncident, options.bytesPerIncident);
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

qint64 IncidentLogReader::bytesTaken() const
{
    return m_assembly->bytes;
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
