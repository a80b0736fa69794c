#include "core/tickets/link_rules.h"

#include "core/base/random.h"

#include <algorithm>

#include "record/incident.h"
#include "record/problem.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

using enum TicketLinkLinkType;
using Kind = TicketKind;

constexpr Kind incident[] = {Kind::Incident};
constexpr Kind problem[] = {Kind::Problem};
constexpr Kind change[] = {Kind::Change};
constexpr Kind disturbances[] = {Kind::Incident, Kind::Problem};
constexpr Kind allButChange[] = {Kind::Incident, Kind::ServiceRequest, Kind::Problem};
constexpr Kind convertible[] = {Kind::Incident, Kind::ServiceRequest};

constexpr LinkRule rules[] = {
    {CausedBy, incident, problem},
    {CausedByChange, disturbances, change},
    {FixedBy, disturbances, change},
    {Requires, allButChange, change},
    {Duplicates, {}, {}, true, true, false},
    {RelatesTo, {}, {}},
    {FollowUpOf, {}, {}, true, true},
    {ConvertedTo, convertible, convertible, false, false, false},
    {BlockedBy, {}, {}, false, true},
};

constexpr Sql liveLink{"links.live",
    "SELECT count(*) FROM ticket_link WHERE id = :id"
    " AND deleted_at IS NULL"};
// A link to a deleted ticket counts for nothing, and nobody could remove it.
constexpr Sql outgoing{"links.outgoing", R"sql(
    SELECT count(*)
      FROM ticket_link
      JOIN ticket ON ticket.id = ticket_link.to_ticket_id
     WHERE ticket_link.from_ticket_id = :ticket_id AND ticket_link.link_type = :link_type
       AND ticket_link.deleted_at IS NULL AND ticket.deleted_at IS NULL
)sql"};
constexpr Sql incoming{"links.incoming", R"sql(
    SELECT count(*)
      FROM ticket_link
      JOIN ticket ON ticket.id = ticket_link.from_ticket_id
     WHERE ticket_link.to_ticket_id = :ticket_id AND ticket_link.link_type = :link_type
       AND ticket_link.deleted_at IS NULL AND ticket.deleted_at IS NULL
)sql"};
// Of links that go only with the act that made them, whatever became of the other end.
constexpr Sql outgoingAtAll{"links.outgoingAtAll", R"sql(
    SELECT count(*) FROM ticket_link
     WHERE from_ticket_id = :ticket_id AND link_type = :link_type AND deleted_at IS NULL
)sql"};
// UNION, not UNION ALL: what merged into a ring must not go round forever.
constexpr Sql reaches{"links.reaches", R"sql(
    WITH RECURSIVE ahead(id) AS (
        SELECT ticket_link.to_ticket_id
          FROM ticket_link
          JOIN ticket ON ticket.id = ticket_link.to_ticket_id
         WHERE ticket_link.from_ticket_id = :start AND ticket_link.link_type = :link_type
           AND ticket_link.deleted_at IS NULL AND ticket.deleted_at IS NULL
        UNION
        SELECT ticket_link.to_ticket_id
          FROM ticket_link
          JOIN ahead ON ticket_link.from_ticket_id = ahead.id
          JOIN ticket ON ticket.id = ticket_link.to_ticket_id
         WHERE ticket_link.link_type = :link_type
           AND ticket_link.deleted_at IS NULL AND ticket.deleted_at IS NULL
    )
    SELECT count(*) FROM ahead WHERE id = :target
)sql"};

constexpr Sql partCount{"links.partCount", R"sql(
    SELECT count(*) FROM ticket
     WHERE organization_id = :organization_id AND parent_id = :ticket_id AND deleted_at IS NULL
)sql"};

Error refused(const QString& what, const char* why)
{
    return {Error::Kind::Conflict, what, QString::fromLatin1(why), u"LINK_REFUSED"_s};
}

Error refused(TicketLinkLinkType type, const char* why)
{
    return refused(keyOf(type), why);
}

bool holds(std::span<const Kind> kinds, Kind kind)
{
    return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool fits(const LinkRule& rule, Kind from, Kind to)
{
    if (rule.isSameKind && from != to)
        return false;
    if (rule.type == ConvertedTo && from == to)
        return false;
    return holds(rule.from, from) && holds(rule.to, to);
}

Result<> requireNone(
    Database& database, const Sql& sql, TicketId ticket, TicketLinkLinkType type, const char* why)
{
    auto count = number(database, sql, {{"ticket_id", ticket}, {"link_type", type}});
    if (!count)
        return count.error();
    return *count == 0 ? Result<>() : refused(type, why);
}

/// The column "cardinality" of the table.
Result<> checkCardinality(Database& database, TicketId from, TicketLinkLinkType type, TicketId to)
{
    switch (type) {
    case Duplicates: {
        if (auto none = requireNone(database, outgoingAtAll, to, type, "target is one itself");
            !none)
            return none;
        if (auto none = requireNone(database, outgoing, from, type, "is one already"); !none)
            return none;
        return requireNone(database, incoming, from, type, "has duplicates itself");
    }
    case FollowUpOf: return requireNone(database, outgoing, from, type, "follows another");
    case ConvertedTo: {
        if (auto none = requireNone(database, outgoing, from, type, "converted already"); !none)
            return none;
        return requireNone(database, incoming, to, type, "comes from another");
    }
    default: return {};
    }
}

Result<> checkCycle(Database& database, TicketId from, TicketLinkLinkType type, TicketId to)
{
    auto found = number(database, reaches, {{"start", to}, {"target", from}, {"link_type", type}});
    if (!found)
        return found.error();
    if (*found > 0)
        return Error{Error::Kind::Conflict, keyOf(type), {}, u"LINK_CYCLE"_s};
    return {};
}

/// The same on every replica, so that two who link alike make one link.
TicketLinkId idOf(TicketId from, TicketLinkLinkType type, TicketId to)
{
    return TicketLinkId(derivedUuid(from.value(), to.value().toRfc4122() + keyOf(type).toLatin1()));
}

/// When the disturbance was noticed.
Result<Timestamp> noticedAt(UnitOfWork& unit, const record::Ticket& ticket)
{
    auto own = unit.find<record::Incident>(ticket.id);
    if (!own)
        return own.error();
    return *own ? (*own)->detectedAt.value_or(ticket.head.createdAt) : ticket.head.createdAt;
}

/// The effect of caused_by on the dates of the problem, its target. They only grow wider, so that
/// what a person set stays as long as no incident speaks against it.
Result<> noteIncident(UnitOfWork& unit, const record::Ticket& from, const record::Ticket& to)
{
    if (to.status == TicketStatus::Closed || to.status == TicketStatus::Cancelled)
        return {};
    const auto at = noticedAt(unit, from);
    if (!at)
        return at.error();
    auto found = unit.find<record::Problem>(to.id);
    if (!found)
        return found.error();
    if (!*found)
        return {};
    auto& own = **found;
    own.firstIncidentAt = std::min(own.firstIncidentAt.value_or(*at), *at);
    own.lastIncidentAt = std::max(own.lastIncidentAt.value_or(*at), *at);
    return unit.put(own);
}

} // namespace

const LinkRule& linkRule(TicketLinkLinkType type)
{
    return *std::find_if(std::begin(rules), std::end(rules),
        [&](const LinkRule& rule) { return rule.type == type; });
}

QList<TicketLinkLinkType> linkTypesBetween(TicketKind from, TicketKind to)
{
    QList<TicketLinkLinkType> types;
    for (const auto& rule : rules) {
        if (rule.isByHand && fits(rule, from, to))
            types.append(rule.type);
    }
    return types;
}

Result<> addLink(UnitOfWork& unit, const record::Ticket& from, TicketLinkLinkType type,
    const record::Ticket& to, const QString& note)
{
    const auto& rule = linkRule(type);
    if (from.id == to.id)
        return refused(type, "to itself");
    if (from.head.organizationId != to.head.organizationId)
        return refused(type, "of another organization");
    if (!fits(rule, from.kind, to.kind))
        return refused(type, "kinds");
    const bool isTurned = type == RelatesTo && to.id < from.id;
    const auto source = isTurned ? to.id : from.id;
    const auto target = isTurned ? from.id : to.id;
    auto& database = unit.database();
    const auto id = idOf(source, type, target);
    auto stands = number(database, liveLink, {{"id", id}});
    if (!stands)
        return stands.error();
    if (*stands > 0)
        return {};
    if (auto fine = checkCardinality(database, source, type, target); !fine)
        return fine;
    if (rule.isAcyclic) {
        if (auto fine = checkCycle(database, source, type, target); !fine)
            return fine;
    }
    record::TicketLink link;
    link.id = id;
    link.fromTicketId = source;
    link.toTicketId = target;
    link.linkType = type;
    if (!note.trimmed().isEmpty())
        link.note = note.trimmed();
    if (type == CausedBy) { // one of them is the primary: the first
        auto others = number(database, outgoing, {{"ticket_id", source}, {"link_type", type}});
        if (!others)
            return others.error();
        link.isPrimary = *others == 0;
    }
    if (auto made = unit.create(link); !made)
        return made;
    return type == CausedBy ? noteIncident(unit, from, to) : Result<>();
}

Result<> checkParent(Database& database, const record::Ticket& child, const record::Ticket& parent)
{
    const auto what = u"parent_id"_s;
    if (child.id == parent.id)
        return refused(what, "to itself");
    if (child.kind != parent.kind)
        return refused(what, "kinds");
    if (parent.parentId)
        return refused(what, "is a child itself");
    auto parts = number(database, partCount,
        {{"organization_id", child.head.organizationId}, {"ticket_id", child.id}});
    if (!parts)
        return parts.error();
    return *parts == 0 ? Result<>() : refused(what, "has children");
}

} // namespace homeport
