#include "core/incidents/incident_templates.h"

#include "core/access/access_service.h"
#include "core/access/chosen.h"
#include "core/access/directory.h"
#include "core/access/form_checks.h"
#include "core/access/organization_rules.h"
#include "core/access/row_edit.h"
#include "core/access/row_references.h"
#include "core/access/standing_rows.h"
#include "core/incidents/incident_guards.h"
#include "core/tickets/command_once.h"
#include "core/tickets/ticket_act.h"

#include <QHash>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using Field = record::TicketTemplate::Field;
using OfTicket = record::Ticket::Field;

constexpr qsizetype mostText = 64 * 1024;
constexpr qsizetype mostTasks = 50;
const auto permission = u"incident.admin"_s;
constexpr std::initializer_list<int> editable{
    Field::Name, Field::Values, Field::Tasks, Field::IsActive};
/// The team comes before the person, who must work for it.
constexpr int references[] = {OfTicket::CategoryId, OfTicket::ServiceId, OfTicket::LocationId,
    OfTicket::AssignedTeamId, OfTicket::AssignedUserId};

QString nameOf(int field)
{
    return QString::fromLatin1(record::Ticket::table().fields[size_t(field)].name);
}

/// What a form can choose from at the moment.
class InUse
{
public:
    static Result<InUse> read(Database& database, const Actor& actor, Timestamp now)
    {
        InUse found;
        const auto organization = actor.organization;
        for (auto&& [field, list] :
            {std::pair(OfTicket::CategoryId, categories(database, organization)),
                std::pair(OfTicket::ServiceId, services(database, organization)),
                std::pair(OfTicket::LocationId, locations(database, organization)),
                std::pair(OfTicket::AssignedTeamId, teams(database, organization))}) {
            if (!list)
                return list.error();
            for (const auto& choice : *list)
                found.m_ids[field].insert(choice.id);
        }
        auto workers = assignees(database, actor, now);
        if (!workers)
            return workers.error();
        found.m_assignees = std::move(*workers);
        return found;
    }

    bool holds(int field, const Row& ticket) const
    {
        const auto id = ticket.cells[size_t(field)].uuid();
        if (field != OfTicket::AssignedUserId)
            return m_ids.value(field).contains(id);
        const auto& team = ticket.cells[OfTicket::AssignedTeamId];
        return std::any_of(m_assignees.begin(), m_assignees.end(), [&](const Assignee& each) {
            return each.person.id == id
                && each.mayWorkFor(
                    isSaid(team) ? std::optional(TeamId(team.uuid())) : std::nullopt);
        });
    }

    void leaveOutOthers(TemplateContent& content) const
    {
        for (const auto field : references) {
            auto& cell = content.ticket.cells[size_t(field)];
            if (!isSaid(cell) || holds(field, content.ticket))
                continue;
            cell = Value();
            content.leftOut += nameOf(field);
        }
    }

private:
    QHash<int, QSet<QUuid>> m_ids;
    QList<Assignee> m_assignees;
};

Error notInUse(int field)
{
    if (field == OfTicket::CategoryId)
        return {Error::Kind::Invalid, nameOf(field), {}, u"CATEGORY_INVALID"_s};
    return field == OfTicket::AssignedUserId ? guardFailed(u"ASSIGNEE_INELIGIBLE"_s, nameOf(field))
                                             : invalidField(nameOf(field), u"REFERENCE"_s);
}

/// What stood in `seen` already may stay, whatever became of it.
Result<> checkReferences(UnitOfWork& unit, const Actor& actor, const TemplateContent& seen,
    const TemplateContent& wanted)
{
    auto inUse = InUse::read(unit.database(), actor, unit.now());
    if (!inUse)
        return inUse.error();
    for (const auto field : references) {
        const auto& cell = wanted.ticket.cells[size_t(field)];
        const bool isAsSeen = cell == seen.ticket.cells[size_t(field)];
        if (isSaid(cell) && !isAsSeen && !inUse->holds(field, wanted.ticket))
            return notInUse(field);
    }
    return {};
}

Result<> check(UnitOfWork& unit, const Actor& actor, const record::TicketTemplate& seen,
    record::TicketTemplate& wanted)
{
    if (wanted.kind != TicketTemplateKind::Incident)
        return invalidField(u"kind"_s, u"NOT_IN_LIST"_s);
    if (auto named = checkRules(unit, actor, seen, wanted); !named)
        return named;
    const std::pair<QString, const QString*> texts[] = {
        {u"values"_s, &wanted.values}, {u"tasks"_s, &wanted.tasks}};
    for (const auto& [field, text] : texts) {
        if (text->size() > mostText)
            return invalidField(field, u"TOO_LONG"_s);
    }
    if (!QJsonDocument::fromJson(wanted.values.toUtf8()).isObject())
        return invalidField(u"values"_s, u"FORMAT"_s);
    if (!QJsonDocument::fromJson(wanted.tasks.toUtf8()).isArray())
        return invalidField(u"tasks"_s, u"FORMAT"_s);
    const auto before = contentOf(seen);
    const auto content = contentOf(wanted);
    for (const auto& field : content.leftOut) {
        if (!before.leftOut.contains(field))
            return invalidField(field, u"FORMAT"_s);
    }
    if (content.tasks.size() > mostTasks)
        return invalidField(u"tasks"_s, u"RANGE"_s);
    return checkReferences(unit, actor, before, content);
}

/// Nobody, where they are no longer in use.
template <typename R>
Result<> keepUsable(UnitOfWork& unit, const Actor& actor, std::optional<typename R::IdType>& id)
{
    if (!id)
        return {};
    auto row = chosen<R>(unit, actor, *id, {});
    if (!row && row.error().kind != Error::Kind::Invalid)
        return row.error();
    if (!row)
        id.reset();
    return {};
}

TicketTemplateId idFor(UnitOfWork& unit, TicketTemplateId wanted)
{
    return wanted.isNull() ? TicketTemplateId(unit.newId()) : wanted;
}

/// The tasks of a ticket as its template would make them.
Result<QList<NewTask>> tasksLike(UnitOfWork& unit, TicketId ticket)
{
    auto found = tasksOn(unit, ticket);
    if (!found)
        return found.error();
    QList<NewTask> tasks;
    for (const auto& each : *found) {
        NewTask task{each.title, each.description.value_or(QString()), each.taskType, each.sequence,
            each.isMandatory, {}, each.assignedTeamId, each.assignedUserId, {}};
        tasks.append(std::move(task));
    }
    return tasks;
}

} // namespace

Result<QList<record::TicketTemplate>> IncidentTemplateService::all(
    Database& database, const Actor& actor)
{
    if (auto may = AccessService::requireAll(actor, permission); !may)
        return may.error();
    return standingRows<record::TicketTemplate>(
        database, actor.organization, "kind = :kind", {{"kind", TicketTemplateKind::Incident}});
}

Result<QList<OfferedTemplate>> IncidentTemplateService::offered(
    Database& database, const Actor& actor, Timestamp now)
{
    if (auto may = AccessService::require(actor, u"incident.create"_s); !may)
        return may.error();
    auto rows = standingRows<record::TicketTemplate>(database, actor.organization,
        "kind = :kind AND is_active", {{"kind", TicketTemplateKind::Incident}});
    if (!rows)
        return rows.error();
    QList<OfferedTemplate> found;
    if (rows->isEmpty())
        return found;
    auto inUse = InUse::read(database, actor, now);
    if (!inUse)
        return inUse.error();
    const bool mayAssign = actor.scopeOf(u"incident.assign"_s) != Scope::None;
    for (const auto& row : std::as_const(*rows)) {
        OfferedTemplate offered{row.id, row.name, contentOf(row)};
        if (!mayAssign) {
            offered.content.ticket.cells[OfTicket::AssignedTeamId] = Value();
            offered.content.ticket.cells[OfTicket::AssignedUserId] = Value();
        }
        inUse->leaveOutOthers(offered.content);
        found.append(std::move(offered));
    }
    return found;
}

Result<TicketTemplateId> IncidentTemplateService::create(
    const Actor& actor, record::TicketTemplate wanted)
{
    if (auto may = AccessService::requireAll(actor, permission); !may)
        return may.error();
    TicketTemplateId made;
    const auto entry = m_replica.write(
        actor.author(), {.code = u"template.create"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto row = wanted;
            if (auto taken = unit.find<record::TicketTemplate>(row.id); !taken)
                return taken.error(); // the unit refuses what it knows to be there
            row.id = made = idFor(unit, row.id);
            if (auto fine = check(unit, actor, {}, row); !fine)
                return fine;
            return unit.create(row);
        });
    return entry ? Result<TicketTemplateId>(made) : fieldError(entry.error());
}

Result<> IncidentTemplateService::edit(
    const Actor& actor, const record::TicketTemplate& seen, record::TicketTemplate wanted)
{
    if (auto may = AccessService::requireAll(actor, permission); !may)
        return may;
    return written(m_replica.write(
        actor.author(), {.code = u"template.edit"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto row = edited(unit, seen, wanted, editable);
            if (!row)
                return row.error();
            if (auto fine = check(unit, actor, seen, *row); !fine)
                return fine;
            return unit.put(*row);
        }));
}

Result<> IncidentTemplateService::remove(const Actor& actor, TicketTemplateId id)
{
    if (auto may = AccessService::requireAll(actor, permission); !may)
        return may;
    return written(m_replica.write(
        actor.author(), {.code = u"template.delete"_s}, [&](UnitOfWork& unit) -> Result<> {
            if (auto row = unit.get<record::TicketTemplate>(id); !row)
                return row.error();
            auto unused =
                requireUnused(unit.database(), record::TicketTemplate::table(), id.value());
            return unused ? unit.remove<record::TicketTemplate>(id) : unused;
        }));
}

Result<TicketTemplateId> IncidentTemplateService::createFrom(
    const Actor& actor, TicketId incident, const QString& name, CommandId command)
{
    if (auto may = AccessService::requireAll(actor, permission); !may)
        return may.error();
    TicketTemplateId made;
    const auto entry = writeOnce(m_replica, actor,
        {.code = u"template.create"_s, .id = command, .asked = digestOf(incident, name)}, {},
        [&](UnitOfWork& unit) -> Result<> {
            auto act = TicketAct::begin(unit, actor, incident);
            if (!act)
                return act.error();
            auto tasks = tasksLike(unit, incident);
            if (!tasks)
                return tasks.error();
            auto inUse = InUse::read(unit.database(), actor, unit.now());
            if (!inUse)
                return inUse.error();
            TemplateContent content{act->ticket.toRow(), *tasks, {}};
            inUse->leaveOutOthers(content);
            record::TicketTemplate row;
            row.id = made = idFor(unit, {});
            row.name = name;
            row.values = valuesText(content.ticket);
            row.tasks = tasksText(content.tasks);
            if (auto fine = check(unit, actor, {}, row); !fine)
                return fine;
            return unit.create(row);
        });
    if (!entry)
        return entry.error();
    if (command.isNull())
        return made;
    auto stored = rowMadeBy(m_replica, *entry, record::TicketTemplate::table());
    return stored ? Result<TicketTemplateId>(TicketTemplateId(*stored)) : stored.error();
}

Result<> addTemplateTasks(
    UnitOfWork& unit, const Actor& actor, TicketTemplateId id, TicketId ticket)
{
    auto row = unit.get<record::TicketTemplate>(id);
    if (!row)
        return row.error();
    auto tasks = contentOf(*row).tasks;
    for (auto& task : tasks) {
        if (auto kept = keepUsable<record::Team>(unit, actor, task.team); !kept)
            return kept;
        if (auto kept = keepUsable<record::UserAccount>(unit, actor, task.assignee); !kept)
            return kept;
    }
    auto made = addTasks(unit, actor, ticket, std::move(tasks));
    return made ? Result<>() : made.error();
}

} // namespace homeport
