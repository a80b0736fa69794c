#include "core/tickets/ticket_filter.h"

#include "core/access/access_service.h"
#include "core/tickets/filter_sql.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr TicketKind kinds[] = {
    TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change};

constexpr auto desk = "organization_id = :organization_id";

constexpr auto own = "requester_id = :me OR assigned_user_id = :me OR created_by = :me";

/// Those whom the kind's own part names, beneficiary, owner and implementer: their tickets are
/// theirs, too (access.md section 4).
struct Naming
{
    QLatin1StringView permissions; ///< how they begin
    const char* condition;
};
constexpr Naming namings[] = {
    {"service_request."_L1,
        "id IN (SELECT ticket_id FROM service_request WHERE requested_for_id = :me)"},
    {"problem."_L1, "id IN (SELECT ticket_id FROM problem WHERE owner_id = :me)"},
    {"change."_L1, "id IN (SELECT ticket_id FROM change WHERE implementer_id = :me)"},
};

/// A permission of one kind covers no ticket of another one.
QByteArrayList ownConditions(const QString& permission)
{
    QByteArrayList conditions{own};
    const bool isOfAny = std::none_of(std::begin(kinds), std::end(kinds),
        [&](TicketKind kind) { return permission.section(u'.', 0, 0) == keyOf(kind); });
    for (const auto& naming : namings) {
        if (isOfAny || permission.startsWith(naming.permissions))
            conditions += naming.condition;
    }
    return conditions;
}

} // namespace

QString TicketFilter::escaped(QString text)
{
    return text.replace(u"!"_s, u"!!"_s).replace(u"%"_s, u"!%"_s).replace(u"_"_s, u"!_"_s);
}

const char* TicketFilter::isOfKind(TicketKind kind)
{
    switch (kind) {
    case TicketKind::Incident: return "kind = 'incident'";
    case TicketKind::ServiceRequest: return "kind = 'service_request'";
    case TicketKind::Problem: return "kind = 'problem'";
    case TicketKind::Change: return "kind = 'change'";
    }
    Q_UNREACHABLE();
}

void TicketFilter::addKind(TicketKind kind)
{
    m_where += " AND ";
    m_where += isOfKind(kind);
}

TicketFilter TicketFilter::readable(const Actor& actor)
{
    TicketFilter filter;
    filter.m_where = QByteArray(desk) + " AND deleted_at IS NULL";
    filter.bind("organization_id", actor.organization);
    filter.bind("me", actor.person);

    QByteArrayList allowed;
    for (size_t i = 0; i < std::size(kinds); ++i) {
        const auto condition =
            filter.covered(actor, AccessService::permissionFor(kinds[i], u"read"_s));
        if (condition == "TRUE")
            allowed += isOfKind(kinds[i]);
        else if (condition != "FALSE")
            allowed += QByteArray("(") + isOfKind(kinds[i]) + " AND (" + condition + "))";
    }
    const bool isUnlimited = std::all_of(std::begin(kinds), std::end(kinds), [&](TicketKind kind) {
        return actor.scopeOf(AccessService::permissionFor(kind, u"read"_s)) == Scope::Organization;
    });
    if (!isUnlimited)
        filter.m_where +=
            allowed.isEmpty() ? QByteArray(" AND FALSE") : " AND (" + allowed.join(" OR ") + ")";

    const auto restricted = filter.covered(actor, u"ticket.read_restricted"_s);
    if (restricted == "TRUE")
        return filter;
    filter.m_where +=
        " AND (confidentiality = 'normal' OR assigned_user_id = :me OR requester_id = :me OR "
        + filter.ownTeams(actor) + " OR " + restricted
        + " OR id IN (SELECT ticket_id FROM ticket_watcher WHERE user_id = :me AND deleted_at IS "
          "NULL))";
    return filter;
}

void TicketFilter::addText(const QString& text)
{
    m_where += " AND " + textCondition(text, "text");
}

QByteArray TicketFilter::textCondition(const QString& text, const QByteArray& stem)
{
    const auto number = stem + "_number";
    const auto title = stem + "_title";
    bind(number, escaped(text) + u'%');
    bind(title, u'%' + escaped(text) + u'%');
    return "(lower(number) LIKE lower(CAST(:" + number + " AS text)) ESCAPE '!'"
        + " OR lower(title) LIKE lower(CAST(:" + title + " AS text)) ESCAPE '!')";
}

void TicketFilter::addNumber(const QString& number)
{
    m_where += " AND number = :number";
    bind("number", number.trimmed());
}

void TicketFilter::addRun(RunId run)
{
    m_where += " AND id IN (SELECT r.root FROM jr_tx j JOIN jr_root r ON r.no = j.no"
               " WHERE j.run_id = :run)";
    bind("run", run);
}

void TicketFilter::addPerson(PersonId person)
{
    m_where += " AND (requester_id = :person OR assigned_user_id = :person)";
    bind("person", person);
}

void TicketFilter::addTree(const Actor& actor, const FilterNode& tree, const FilterMoment& moment)
{
    const bool areOpen = isOfOpenOnly(tree);
    if (areOpen)
        add(" AND is_open");
    m_where += " AND " + FilterSql(*this, actor, moment, areOpen).condition(tree);
}

void TicketFilter::addPermission(const Actor& actor, const QString& permission)
{
    m_where += " AND " + covered(actor, permission);
}

void TicketFilter::addIds(const QList<TicketId>& ids)
{
    startFromKeys();
    m_where += " AND " + among("id", "id", ids);
}

void TicketFilter::addRows(const QList<qint64>& rows)
{
    startFromKeys();
    m_where += " AND " + among("\"row\"", "row", rows);
}

/// Takes the index over all tickets of the desk away: SQLite, which keeps no statistics, holds it
/// for narrower than a list of keys and would read every ticket.
void TicketFilter::startFromKeys()
{
    m_where.replace(desk, '(' + QByteArray(desk) + ") IS TRUE");
}

Bindings TicketFilter::bindings() const
{
    Bindings all;
    all.reserve(m_values.size());
    for (const auto& [name, value] : m_values)
        all.push_back({name.constData(), value});
    return all;
}

template <typename Ids>
QByteArray TicketFilter::among(const char* column, const char* stem, const Ids& ids)
{
    if (ids.isEmpty())
        return "FALSE";
    QList<typename Ids::value_type> sorted(ids.begin(), ids.end());
    std::sort(sorted.begin(), sorted.end());
    QByteArrayList names;
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        const QByteArray name = QByteArray(stem) + '_' + QByteArray::number(i);
        bind(name, sorted[i]);
        names += ':' + name;
    }
    return QByteArray(column) + " IN (" + names.join(", ") + ")";
}

template QByteArray TicketFilter::among(const char*, const char*, const QSet<TeamId>&);
template QByteArray TicketFilter::among(const char*, const char*, const QSet<DepartmentId>&);

/// One of the teams has a task of it (access.md section 4). The list of these tickets is read once,
/// from the index over the teams' tasks, and not asked for anew for each row.
QByteArray TicketFilter::withTaskOf(const char* stem, const QSet<TeamId>& teams)
{
    const auto isTheirs = among("assigned_team_id", stem, teams);
    return isTheirs == "FALSE"
        ? isTheirs
        : "id IN (SELECT ticket_id FROM ticket_task WHERE " + isTheirs + " AND deleted_at IS NULL)";
}

/// The condition under which a permission covers a row: what AccessService decides row by row.
QByteArray TicketFilter::covered(const Actor& actor, const QString& permission)
{
    const auto scope = actor.scopeOf(permission);
    if (scope == Scope::Organization)
        return "TRUE";
    QByteArrayList parts;
    if (scope >= Scope::Own)
        parts += ownConditions(permission);
    if (scope >= Scope::Team) {
        parts += ownTeams(actor);
        parts += withTaskOf("own_team", actor.teams);
    }
    if (scope >= Scope::Department)
        parts += among("department_id", "department", actor.departments);
    const auto granted = actor.teamGrants.value(permission);
    if (!granted.isEmpty()) {
        const auto stem = "granted_" + QByteArray::number(m_values.size());
        parts += among("assigned_team_id", stem.constData(), granted);
        parts += withTaskOf(stem.constData(), granted);
    }
    parts.removeAll("FALSE");
    return parts.isEmpty() ? QByteArray("FALSE") : "(" + parts.join(" OR ") + ")";
}

void TicketFilter::bind(const QByteArray& name, const Value& value)
{
    const bool isBound = std::any_of(
        m_values.begin(), m_values.end(), [&](const auto& bound) { return bound.first == name; });
    if (!isBound)
        m_values.emplace_back(name, value);
}

} // namespace homeport
