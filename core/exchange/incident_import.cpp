#include "core/exchange/incident_import.h"

#include "core/access/access_service.h"
#include "core/base/disk.h"
#include "core/exchange/csv_format.h"
#include "core/exchange/import_directory.h"
#include "core/exchange/import_record.h"
#include "core/exchange/incident_draft.h"
#include "core/tickets/number_takeover.h"

#include <iterator>
#include <utility>

#include "record/incident.h"
#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int incidentsPerBatch = 100;
/// Of the file: each of its rows becomes a step, which holds the incident as it was then.
constexpr qint64 bytesPerBatch = 2 << 20;

constexpr Sql idByNumber{"import.number",
    "SELECT id, deleted_at FROM ticket WHERE organization_id = :organization_id AND "
    "number = :number"};
using Step = Replica::Step;

/// Turns logged incidents into steps; what they refer to is looked up once and made when missing.
class IncidentImport
{
public:
    IncidentImport(Replica& replica, const Actor& actor, const ImportOptions& options)
        : m_replica(replica)
        , m_actor(actor)
        , m_options(options)
        , m_directory(replica, m_actor, m_outcome)
    {
        m_outcome.run = RunId(newUuid(replica.now(), *replica.world().random));
    }

    Result<> prepare()
    {
        auto leased = LeasedNumbers::ofOthers(m_replica.database(), m_replica.organization(),
            m_replica.identity().device, TicketKind::Incident);
        if (leased)
            m_leased = std::move(*leased);
        return leased ? Result<>() : leased.error();
    }
    Result<> take(const LoggedIncident& logged);
    Result<> flush();
    ImportOutcome& outcome() { return m_outcome; }

private:
    Result<std::optional<PersonId>> optionalPerson(
        const std::optional<QString>& name, UserAccountUserType type);
    Result<std::optional<CategoryId>> category(const LoggedEvent& event);
    Result<> apply(const LoggedIncident& logged, const LoggedEvent& event, record::Ticket& ticket,
        record::Incident& incident, const LoggedEvent* before);
    Result<std::vector<Step>> stepsOf(const LoggedIncident& logged);
    void add(std::vector<Step> steps)
    {
        std::move(steps.begin(), steps.end(), std::back_inserter(m_steps));
    }

    Replica& m_replica;
    const Actor m_actor;
    const ImportOptions m_options;
    LeasedNumbers m_leased;
    QStringList m_broughtAlong; ///< numbers of the new ones among the steps
    ImportOutcome m_outcome;
    std::vector<Step> m_steps;
    ImportDirectory m_directory;
};

Result<std::optional<PersonId>> IncidentImport::optionalPerson(
    const std::optional<QString>& name, UserAccountUserType type)
{
    if (!name)
        return std::optional<PersonId>();
    auto found = m_directory.person(*name, type);
    if (!found)
        return found.error();
    return std::optional(*found);
}

Result<std::optional<CategoryId>> IncidentImport::category(const LoggedEvent& event)
{
    if (!event.category)
        return std::optional<CategoryId>();
    QStringList path{*event.category};
    if (event.subcategory)
        path << *event.subcategory;
    auto found = m_directory.category(path);
    if (!found)
        return found.error();
    return std::optional(*found);
}

/// Sets what the event says. Guards apply to new acts only: the past is taken as it was.
Result<> IncidentImport::apply(const LoggedIncident& logged, const LoggedEvent& event,
    record::Ticket& ticket, record::Incident& incident, const LoggedEvent* before)
{
    const auto status = fromKey<TicketStatus>(event.status);
    if (!status)
        return Error{Error::Kind::Internal, u"status"_s, event.status};
    if (!before || ticket.status != *status)
        ticket.statusChangedAt = event.at;
    const bool isDone = *status == TicketStatus::Resolved || *status == TicketStatus::Closed;
    const bool wasDone = before
        && (ticket.status == TicketStatus::Resolved || ticket.status == TicketStatus::Closed);
    ticket.status = *status;
    ticket.holdReason =
        event.holdReason ? fromKey<TicketHoldReason>(*event.holdReason) : std::nullopt;
    ticket.holdReturnStatus = ticket.holdReason ? std::optional(u"in_progress"_s) : std::nullopt;
    ticket.title = titleOf(event).isEmpty() ? logged.number : titleOf(event);
    ticket.impact = event.impact.value_or(ticket.impact);
    ticket.urgency = event.urgency.value_or(ticket.urgency);
    ticket.reopenCount = event.reopenCount;
    auto place = category(event);
    if (!place)
        return place.error();
    ticket.categoryId = *place;
    if (event.location) {
        auto location = m_directory.location(*event.location);
        if (!location)
            return location.error();
        ticket.locationId = *location;
    }
    auto assignee = optionalPerson(event.assignee, UserAccountUserType::Agent);
    if (!assignee)
        return assignee.error();
    if (auto done = m_directory.assign(ticket, event.team, *assignee, event.at); !done)
        return done;
    // The log repeats the final resolved_at on every row; it counts from the row that reaches it.
    if (isDone && logged.resolvedAt && *logged.resolvedAt <= event.at)
        ticket.resolvedAt = *logged.resolvedAt;
    if (isDone && !wasDone) {
        ticket.resolvedAt = ticket.resolvedAt.value_or(event.at);
        auto resolver = optionalPerson(logged.resolvedBy, UserAccountUserType::Agent);
        if (!resolver)
            return resolver.error();
        ticket.resolvedBy = *resolver;
        incident.resolutionCode = IncidentResolutionCode::Other;
        incident.resolutionNotes = logged.resolutionNotes.value_or(u"unknown"_s);
    }
    if (!isDone && wasDone) {
        ticket.resolvedAt.reset();
        ticket.resolvedBy.reset();
        ticket.lastReopenedAt = event.at;
    }
    if (*status == TicketStatus::Closed) {
        ticket.closedAt = logged.closedAt.value_or(event.at);
        ticket.closeReason = TicketCloseReason::Administrative;
    } else {
        ticket.closedAt.reset();
        ticket.closeReason.reset();
    }
    return {};
}

Result<> IncidentImport::take(const LoggedIncident& logged)
{
    auto standing = m_replica.database().query(
        idByNumber, {{"organization_id", m_replica.organization()}, {"number", logged.number}});
    if (!standing)
        return standing.error();
    QList<TicketId> deleted;
    while ((*standing)->next()) {
        if ((*standing)->isNull(1)) {
            ++m_outcome.unchanged;
            return {};
        }
        deleted.append((*standing)->read<TicketId>(0));
    }
    if (auto read = (*standing)->status(); !read)
        return read;
    standing->reset();

    const auto rejected = [&](const Error& error) -> Result<> {
        m_outcome.reject({logged.events.first().line, logged.number.left(longestNumberTold),
            error.subject, error.code, error.detail});
        return {};
    };
    if (auto none = requireNoneDeleted(m_replica.database(), deleted); !none) {
        const auto& error = none.error();
        return error.code == "TICKET_DELETED"_L1 ? rejected(error) : Result<>(error);
    }
    if (m_leased.contains(logged.number)) {
        return rejected({Error::Kind::Conflict, u"number"_s, u"in a block of another device"_s,
            u"NUMBER_LEASED"_s});
    }
    auto steps = stepsOf(logged);
    if (!steps) {
        const auto& error = steps.error();
        const bool isOfIncident =
            error.kind == Error::Kind::Invalid || error.code == "LOOKUP_AMBIGUOUS"_L1;
        return isOfIncident ? rejected(error) : Result<>(error);
    }
    m_broughtAlong << logged.number;
    m_outcome.events += qint64(steps->size());
    add(m_directory.takeSteps()); // what is to be made comes first
    add(std::move(*steps));
    ++m_outcome.incidents;
    if (m_outcome.incidents <= m_options.previewRows)
        m_outcome.preview.push_back({ImportedRow::Kind::Create, logged.events.first().line,
            logged.number, logged.title, {}});
    return {};
}

/// One for each of its events. Errors that are its own: VALUE_INVALID, LOOKUP_AMBIGUOUS.
Result<std::vector<Step>> IncidentImport::stepsOf(const LoggedIncident& logged)
{
    std::vector<Step> steps;
    record::Ticket ticket;
    ticket.id = TicketId(m_directory.newId());
    ticket.number = logged.number;
    ticket.kind = TicketKind::Incident;
    ticket.channel = fromKey<TicketChannel>(logged.channel).value_or(TicketChannel::Import);
    record::Incident incident;
    incident.id = ticket.id;
    auto requester = m_directory.person(
        logged.caller.value_or(u"Unknown caller"_s), UserAccountUserType::EndUser);
    if (!requester)
        return requester.error();
    ticket.requesterId = *requester;
    ticket.description = logged.title;

    const LoggedEvent* before = nullptr;
    for (const auto& event : logged.events) {
        if (auto done = apply(logged, event, ticket, incident, before); !done)
            return done.error();
        auto author =
            optionalPerson(before ? event.updatedBy : logged.opener, UserAccountUserType::Agent);
        if (!author)
            return author.error();
        Command command{.code = before ? u"import"_s : u"incident.create"_s, .run = m_outcome.run};
        command.happenedAt = before ? event.at : logged.createdAt;
        // A row that says nothing new is still an event of the log: the entry's reason keeps its
        // line.
        command.reason = u"%1 · line %2"_s.arg(event.loggedState).arg(event.line);
        const bool isFirst = before == nullptr;
        steps.push_back({{m_actor.person, *author}, command,
            [ticket, incident, isFirst](UnitOfWork& unit) mutable -> Result<> {
                if (isFirst) {
                    if (auto done = unit.create(ticket); !done)
                        return done;
                    return unit.create(incident);
                }
                if (auto done = unit.put(ticket); !done)
                    return done;
                return unit.put(incident);
            }});
        before = &event;
    }
    return steps;
}

Result<> IncidentImport::flush()
{
    add(m_directory.takeSteps()); // also for an incident that was refused: they are counted
    auto steps = std::move(m_steps);
    m_steps.clear();
    const auto broughtAlong = std::exchange(m_broughtAlong, {});
    if (steps.empty() || m_options.isRehearsal)
        return {};
    if (!broughtAlong.isEmpty())
        steps.insert(steps.begin(),
            takingInNumbers(m_replica.identity().device, TicketKind::Incident, broughtAlong));
    steps.insert(steps.begin(), tellingProgress(m_actor, m_outcome));
    return m_replica.writeAll(steps);
}

/// The file and how far it has been read.
class LogImportRun final : public ImportRun
{
public:
    LogImportRun(Replica& replica, const Actor& actor, const ImportOptions& options)
        : m_replica(replica), m_import(replica, actor, options)
    {}

    Result<> open(const QString& path, const ImportOptions& options);
    Result<bool> step() override;
    qint64 done() const override { return m_reader->counts().rows; }
    qint64 total() const override { return m_reader->rowsInFile(); }
    const ImportOutcome& outcome() const override { return m_import.outcome(); }

private:
    Result<bool> takeBatch();

    Replica& m_replica;
    std::unique_ptr<QIODevice> m_file;
    std::optional<IncidentLogReader> m_reader;
    mutable IncidentImport m_import;
};

Result<> LogImportRun::open(const QString& path, const ImportOptions& options)
{
    auto file = m_replica.world().disk().read(path);
    if (!file)
        return file.error();
    m_file = std::move(*file);
    auto format = detectCsvFormat(*m_file);
    if (!format)
        return format.error();
    auto zone = importZone(m_replica, options.zoneId);
    if (!zone)
        return zone.error();
    IncidentLogOptions logOptions;
    logOptions.zoneId = *zone;
    logOptions.now = m_replica.now();
    auto reader = IncidentLogReader::open(*m_file, *format, logOptions,
        [&](qint64) { return !options.cancelled || !*options.cancelled; });
    if (!reader)
        return reader.error();
    m_reader.emplace(std::move(*reader));
    return m_import.prepare();
}

Result<bool> LogImportRun::step()
{
    const auto before = static_cast<const ImportWrites&>(m_import.outcome());
    auto more = takeBatch();
    if (!more)
        static_cast<ImportWrites&>(m_import.outcome()) = before;
    return more;
}

Result<bool> LogImportRun::takeBatch()
{
    const auto from = m_reader->bytesTaken();
    const auto begun = m_replica.now();
    for (int taken = 0; taken < incidentsPerBatch && m_reader->bytesTaken() - from < bytesPerBatch
         && m_replica.now() - begun < longestReading;) {
        auto item = m_reader->next();
        m_import.outcome().rows = m_reader->counts().rows;
        if (!item) {
            if (auto read = m_reader->status(); !read)
                return read.error();
            if (auto done = m_import.flush(); !done)
                return done.error();
            return false;
        }
        if (const auto* reject = std::get_if<LogReject>(&*item)) {
            m_import.outcome().reject(*reject);
            continue;
        }
        if (auto done = m_import.take(std::get<LoggedIncident>(*item)); !done)
            return done.error();
        ++taken;
    }
    if (auto done = m_import.flush(); !done)
        return done.error();
    return true;
}

} // namespace

Result<std::unique_ptr<ImportRun>> openLogImport(
    Replica& replica, const Actor& actor, const QString& path, const ImportOptions& options)
{
    if (auto allowed = AccessService::require(actor, u"integration.import"_s); !allowed)
        return allowed.error();
    auto run = std::make_unique<LogImportRun>(replica, actor, options);
    if (auto opened = run->open(path, options); !opened)
        return opened.error();
    return Result<std::unique_ptr<ImportRun>>(std::move(run));
}

Result<ImportOutcome> importIncidentLog(
    Replica& replica, const Actor& actor, const QString& path, const ImportOptions& options)
{
    auto run = openLogImport(replica, actor, path, options);
    if (!run)
        return run.error();
    return finished(**run, options);
}

} // namespace homeport
