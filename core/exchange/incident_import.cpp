#include "core/exchange/incident_import.h"

#include "core/access/access_service.h"
#include "core/exchange/csv_format.h"

#include <QFile>

#include "record/category.h"
#include "record/incident.h"
#include "record/location.h"
#include "record/organization.h"
#include "record/team.h"
#include "record/team_member.h"
#include "record/user_account.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int incidentsPerBatch = 100;

constexpr Sql idByNumber{"import.number",
    "SELECT id FROM ticket WHERE organization_id = :organization_id AND number = :number AND "
    "deleted_at IS NULL"};
constexpr Sql personByLogin{"import.person",
    "SELECT id FROM user_account WHERE organization_id = :organization_id AND username = :name AND "
    "deleted_at IS NULL"};
constexpr Sql teamByName{"import.team",
    "SELECT id FROM team WHERE organization_id = :organization_id AND name = :name AND deleted_at "
    "IS NULL"};
constexpr Sql locationByName{"import.location",
    "SELECT id FROM location WHERE organization_id = :organization_id AND name = :name AND "
    "deleted_at IS NULL"};
constexpr Sql categoryByName{"import.category", R"sql(
    SELECT id FROM category WHERE organization_id = :organization_id AND module = 'incident' AND name = :name
       AND parent_id IS NULL AND deleted_at IS NULL)sql"};
constexpr Sql categoryBelow{"import.subcategory", R"sql(
    SELECT id FROM category WHERE organization_id = :organization_id AND module = 'incident' AND name = :name
       AND parent_id = :parent AND deleted_at IS NULL)sql"};
constexpr Sql memberOf{"import.member",
    "SELECT id FROM team_member WHERE team_id = :team AND user_id = :user AND deleted_at IS NULL"};

using Step = Replica::Step;

/// Turns logged incidents into steps; what they refer to is looked up once and made when missing.
class IncidentImport
{
public:
    IncidentImport(Replica& replica, const Actor& actor, const ImportOptions& options)
        : m_replica(replica), m_actor(actor), m_options(options)
    {
        m_outcome.run = RunId(newUuid(replica.now(), *replica.world().random));
    }

    Result<> take(const LoggedIncident& logged);
    Result<> flush();
    ImportOutcome& outcome() { return m_outcome; }

private:
    template <typename R>
    Result<typename R::IdType> wanted(QHash<QString, typename R::IdType>& known, const QString& key,
        const Sql& sql, const Bindings& bindings, qint64& count,
        const std::function<void(R&)>& fill);
    Result<PersonId> person(const QString& name, UserAccountUserType type);
    Result<std::optional<PersonId>> optionalPerson(
        const std::optional<QString>& name, UserAccountUserType type);
    Result<TeamId> team(const QString& name);
    Result<std::optional<CategoryId>> category(const LoggedEvent& event);
    Result<> member(TeamId team, PersonId user, Timestamp since);
    Result<> apply(const LoggedIncident& logged, const LoggedEvent& event, record::Ticket& ticket,
        record::Incident& incident, const LoggedEvent* before);
    QUuid newId() { return newUuid(m_replica.now(), *m_replica.world().random); }
    Bindings named(const QString& name) const
    {
        return {{"organization_id", m_replica.organization()}, {"name", name}};
    }
    void add(const Command& command, Replica::Work work, const std::optional<PersonId>& behind = {})
    {
        m_steps.push_back({{m_actor.person, behind}, command, std::move(work)});
    }

    Replica& m_replica;
    const Actor& m_actor;
    const ImportOptions& m_options;
    ImportOutcome m_outcome;
    std::vector<Step> m_steps;
    int m_pending = 0;
    QHash<QString, PersonId> m_people;
    QHash<QString, TeamId> m_teams;
    QHash<QString, LocationId> m_locations;
    QHash<QString, CategoryId> m_categories;
    QSet<QString> m_members;
};

template <typename R>
Result<typename R::IdType> IncidentImport::wanted(QHash<QString, typename R::IdType>& known,
    const QString& key, const Sql& sql, const Bindings& bindings, qint64& count,
    const std::function<void(R&)>& fill)
{
    if (const auto found = known.constFind(key); found != known.constEnd())
        return *found;
    auto cursor = m_replica.database().query(sql, bindings);
    if (!cursor)
        return cursor.error();
    if ((*cursor)->next()) {
        const typename R::IdType id((*cursor)->uuid(0));
        known.insert(key, id);
        return id;
    }
    R made;
    made.id = typename R::IdType(newId());
    fill(made);
    ++count;
    known.insert(key, made.id);
    add({.code = u"import"_s, .run = m_outcome.run},
        [made](UnitOfWork& unit) mutable { return unit.create(made); });
    return made.id;
}

Result<PersonId> IncidentImport::person(const QString& name, UserAccountUserType type)
{
    const auto login = name.simplified().toLower();
    return wanted<record::UserAccount>(m_people, login, personByLogin, named(login),
        m_outcome.people, [&](record::UserAccount& person) {
            person.username = login;
            person.displayName = name.simplified();
            person.userType = type;
        });
}

Result<std::optional<PersonId>> IncidentImport::optionalPerson(
    const std::optional<QString>& name, UserAccountUserType type)
{
    if (!name)
        return std::optional<PersonId>();
    auto found = person(*name, type);
    if (!found)
        return found.error();
    return std::optional(*found);
}

Result<TeamId> IncidentImport::team(const QString& name)
{
    return wanted<record::Team>(m_teams, name, teamByName, named(name), m_outcome.teams,
        [&](record::Team& team) { team.name = name; });
}

Result<std::optional<CategoryId>> IncidentImport::category(const LoggedEvent& event)
{
    if (!event.category)
        return std::optional<CategoryId>();
    auto top = wanted<record::Category>(m_categories, *event.category, categoryByName,
        named(*event.category), m_outcome.categories,
        [&](record::Category& c) { c.name = *event.category; });
    if (!top)
        return top.error();
    if (!event.subcategory)
        return std::optional(*top);
    auto below = named(*event.subcategory);
    below.push_back({"parent", *top});
    auto leaf = wanted<record::Category>(m_categories, *event.category + u'\n' + *event.subcategory,
        categoryBelow, below, m_outcome.categories, [&](record::Category& c) {
            c.name = *event.subcategory;
            c.parentId = *top;
        });
    if (!leaf)
        return leaf.error();
    return std::optional(*leaf);
}

Result<> IncidentImport::member(TeamId team, PersonId user, Timestamp since)
{
    const auto key = team.toString() + user.toString();
    if (m_members.contains(key))
        return {};
    m_members.insert(key);
    auto cursor = m_replica.database().query(memberOf, {{"team", team}, {"user", user}});
    if (!cursor)
        return cursor.error();
    if ((*cursor)->next())
        return {};
    record::TeamMember made;
    made.id = TeamMemberId(derivedUuid(team.value(), user.value().toRfc4122()));
    made.teamId = team;
    made.userId = user;
    made.joinedAt = since;
    add({.code = u"import"_s, .run = m_outcome.run},
        [made](UnitOfWork& unit) mutable { return unit.create(made); });
    return {};
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
        auto location = wanted<record::Location>(m_locations, *event.location, locationByName,
            named(*event.location), m_outcome.locations,
            [&](record::Location& l) { l.name = *event.location; });
        if (!location)
            return location.error();
        ticket.locationId = *location;
    }
    const auto formerTeam = ticket.assignedTeamId;
    const auto formerUser = ticket.assignedUserId;
    if (event.team) {
        auto assigned = team(*event.team);
        if (!assigned)
            return assigned.error();
        ticket.assignedTeamId = *assigned;
    }
    auto assignee = optionalPerson(event.assignee, UserAccountUserType::Agent);
    if (!assignee)
        return assignee.error();
    if (*assignee) {
        ticket.assignedUserId = *assignee;
        if (event.team) {
            if (auto done = member(*ticket.assignedTeamId, **assignee, event.at); !done)
                return done;
        }
    }
    if (ticket.assignedTeamId != formerTeam || ticket.assignedUserId != formerUser) {
        ticket.assignedAt = event.at;
        if (ticket.assignedUserId && !ticket.firstAssignedAt)
            ticket.firstAssignedAt = event.at;
    }
    if (*status != TicketStatus::New && !ticket.acknowledgedAt)
        ticket.acknowledgedAt = event.at;
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
    if ((*standing)->next()) {
        ++m_outcome.unchanged;
        return {};
    }
    standing->reset();

    record::Ticket ticket;
    ticket.id = TicketId(newId());
    ticket.number = logged.number;
    ticket.kind = TicketKind::Incident;
    ticket.channel = fromKey<TicketChannel>(logged.channel).value_or(TicketChannel::Import);
    record::Incident incident;
    incident.id = ticket.id;
    auto requester =
        person(logged.caller.value_or(u"Unknown caller"_s), UserAccountUserType::EndUser);
    if (!requester)
        return requester.error();
    ticket.requesterId = *requester;
    ticket.description = logged.title;

    const LoggedEvent* before = nullptr;
    for (const auto& event : logged.events) {
        if (auto done = apply(logged, event, ticket, incident, before); !done)
            return done;
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
        add(
            command,
            [ticket, incident, isFirst](UnitOfWork& unit) mutable -> Result<> {
                if (isFirst) {
                    if (auto done = unit.create(ticket); !done)
                        return done;
                    return unit.create(incident);
                }
                if (auto done = unit.put(ticket); !done)
                    return done;
                return unit.put(incident);
            },
            *author);
        ++m_outcome.events;
        before = &event;
    }
    ++m_outcome.incidents;
    if (++m_pending >= incidentsPerBatch)
        return flush();
    return {};
}

Result<> IncidentImport::flush()
{
    m_pending = 0;
    auto steps = std::move(m_steps);
    m_steps.clear();
    if (steps.empty() || m_options.isRehearsal)
        return {};
    return m_replica.writeAll(steps);
}

} // namespace

Result<ImportOutcome> importIncidentLog(
    Replica& replica, const Actor& actor, const QString& path, const ImportOptions& options)
{
    if (auto allowed = AccessService::require(actor, u"integration.import"_s); !allowed)
        return allowed.error();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::NotFound, path, file.errorString(), u"FILE_UNREADABLE"_s};
    auto format = detectCsvFormat(file);
    if (!format)
        return format.error();
    IncidentLogOptions logOptions;
    logOptions.zoneId = options.zoneId;
    logOptions.now = replica.now();
    if (logOptions.zoneId.isEmpty()) {
        auto organization =
            loadRow(replica.database(), record::Organization::table(), replica.organization());
        if (!organization)
            return organization.error();
        if (*organization)
            logOptions.zoneId = record::Organization::fromRow(**organization).timeZone.toUtf8();
    }
    auto reader = IncidentLogReader::open(file, *format, logOptions);
    if (!reader)
        return reader.error();
    IncidentImport import(replica, actor, options);
    while (auto item = reader->next()) {
        if (options.cancelled && *options.cancelled)
            return Error{Error::Kind::Cancelled, path,
                u"%1 incidents kept"_s.arg(import.outcome().incidents)};
        if (const auto* reject = std::get_if<LogReject>(&*item)) {
            import.outcome().rejects.push_back(*reject);
        } else if (auto done = import.take(std::get<LoggedIncident>(*item)); !done) {
            return done.error();
        }
        if (options.progress)
            options.progress(reader->counts().rows, reader->rowsInFile());
    }
    if (auto read = reader->status(); !read)
        return read.error();
    if (auto done = import.flush(); !done)
        return done.error();
    import.outcome().rows = reader->counts().rows;
    return import.outcome();
}

} // namespace homeport
