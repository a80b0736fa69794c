#include "core/tickets/links.h"

#include "core/db/id_list.h"
#include "core/tickets/link_rules.h"
#include "core/tickets/ticket_act.h"
#include "core/tickets/ticket_sight.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr Sql linksOf{"links.list", R"sql(
    SELECT link.id, link.link_type, link.from_ticket_id, link.to_ticket_id, link.is_primary,
           link.note, source.status, source.cancel_reason
      FROM ticket_link AS link
      JOIN ticket AS source ON source.id = link.from_ticket_id
      JOIN ticket AS target ON target.id = link.to_ticket_id
     WHERE (link.from_ticket_id = :ticket_id OR link.to_ticket_id = :ticket_id)
       AND link.deleted_at IS NULL AND source.deleted_at IS NULL AND target.deleted_at IS NULL
     ORDER BY CASE WHEN link.from_ticket_id = :ticket_id THEN 0 ELSE 1 END, link.link_type,
              link.created_at, link.id
)sql"};
constexpr Sql childrenOf{"links.children", R"sql(
    SELECT id FROM ticket
     WHERE organization_id = :organization_id AND parent_id = :ticket_id AND deleted_at IS NULL
     ORDER BY created_at, id
)sql"};
constexpr Sql childRequesters{"links.childRequesters", R"sql(
    SELECT count(DISTINCT requester_id) FROM ticket
     WHERE organization_id = :organization_id AND parent_id = :ticket_id AND deleted_at IS NULL
)sql"};
constexpr Sql ticketByNumber{"links.byNumber", R"sql(
    SELECT id FROM ticket
     WHERE organization_id = :organization_id AND number = :number AND deleted_at IS NULL
     ORDER BY id
     LIMIT 1
)sql"};

Error refused(const QString& what, const char* why)
{
    return {Error::Kind::Conflict, what, QString::fromLatin1(why), u"LINK_REFUSED"_s};
}

/// Shows tickets to one reader, within one transaction.
class Showing
{
public:
    Showing(Database& database, const Actor& actor) : m_database(database), m_actor(actor) {}

    Result<OtherTicket> ticket(const QUuid& id)
    {
        OtherTicket other;
        auto row = loadRow(m_database, record::Ticket::table(), id);
        if (!row)
            return row.error();
        if (!*row)
            return other;
        const auto ticket = record::Ticket::fromRow(**row);
        auto sight = TicketSight::of(m_database, m_actor, ticket);
        if (!sight)
            return sight.error();
        if (sight->mayRead()) {
            other = {true, ticket.id, ticket.number, ticket.title, ticket.kind, ticket.status,
                ticket.head.deletedAt.has_value()};
        } else {
            other.isDeleted = ticket.head.deletedAt && sight->mayAudit();
        }
        return other;
    }

private:
    Database& m_database;
    const Actor& m_actor;
};

/// Right on one end, sight of both.
Result<> requireToLink(const TicketAct& one, const TicketAct& other)
{
    const auto may = one.require(u"ticket.link"_s);
    return may ? may : other.require(u"ticket.link"_s) ? Result<>() : may;
}

/// Why the act that makes such a link cancels its source; nothing of those that people make.
std::optional<TicketCancelReason> cancelledBy(TicketLinkLinkType type)
{
    switch (type) {
    case TicketLinkLinkType::Duplicates: return TicketCancelReason::Duplicate;
    case TicketLinkLinkType::ConvertedTo: return TicketCancelReason::Converted;
    default: return std::nullopt;
    }
}

/// The act that made it stands: its source is still cancelled so.
bool isLinkForGood(TicketLinkLinkType type, TicketStatus source,
    const std::optional<TicketCancelReason>& cancelReason)
{
    const auto reason = cancelledBy(type);
    return reason && source == TicketStatus::Cancelled && cancelReason == reason;
}

/// Of one end, in the order in which they are shown.
Result<QList<LinkedTicket>> linksAt(Database& database, Showing& showing, TicketId ticket)
{
    QList<LinkedTicket> links;
    QList<QUuid> others;
    auto rows = database.query(linksOf, {{"ticket_id", ticket}});
    if (!rows)
        return rows.error();
    while ((*rows)->next()) {
        const auto& row = **rows;
        LinkedTicket link;
        link.link = row.read<TicketLinkId>(0);
        link.type = row.read<TicketLinkLinkType>(1);
        link.isOutgoing = row.read<TicketId>(2) == ticket;
        link.isPrimary = row.boolean(4);
        link.note = row.text(5);
        link.isForGood = isLinkForGood(
            link.type, row.read<TicketStatus>(6), row.readOptional<TicketCancelReason>(7));
        others.append(row.uuid(link.isOutgoing ? 3 : 2));
        links.append(link);
    }
    if (auto read = (*rows)->status(); !read)
        return read.error();
    for (qsizetype i = 0; i < others.size(); ++i) {
        auto other = showing.ticket(others[i]);
        if (!other)
            return other.error();
        links[i].other = *other;
        if (!other->isReadable)
            links[i].note.clear();
    }
    return links;
}

} // namespace

Result<> LinkService::link(const Actor& actor, TicketId from, TicketLinkLinkType type, TicketId to,
    const QString& note, CommandId command)
{
    if (!linkRule(type).isByHand)
        return refused(keyOf(type), "comes with an act of its own");
    const auto written = actOn(
        m_door, actor, from, u"link"_s, command, [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            auto other = TicketAct::begin(unit, actor, to);
            if (!other)
                return other.error();
            if (auto may = requireToLink(on, *other); !may)
                return may;
            return addLink(unit, on.ticket, type, other->ticket, note);
        });
    return written ? Result<>() : written.error();
}

Result<> LinkService::unlink(const Actor& actor, TicketLinkId id, CommandId command)
{
    auto found = m_replica.read([&](Database& database) -> Result<record::TicketLink> {
        auto row = loadRow(database, record::TicketLink::table(), id.value());
        if (!row)
            return row.error();
        if (!*row)
            return Error{Error::Kind::NotFound, u"ticket_link"_s, id.toString(), u"NOT_FOUND"_s};
        return record::TicketLink::fromRow(**row);
    });
    if (!found)
        return found.error();
    const auto written = actOn(m_door, actor, found->fromTicketId, u"unlink"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            auto other = TicketAct::begin(unit, actor, found->toTicketId);
            if (!other)
                return other.error();
            if (auto may = requireToLink(on, *other); !may)
                return may;
            if (isLinkForGood(found->linkType, on.ticket.status, on.ticket.cancelReason))
                return refused(keyOf(found->linkType), "goes with its act");
            return unit.remove<record::TicketLink>(id);
        });
    return written ? Result<>() : written.error();
}

Result<RelatedTickets> LinkService::related(const Actor& actor, TicketId ticket)
{
    return m_replica.read([&](Database& database) -> Result<RelatedTickets> {
        auto act = TicketAct::read(database, actor, ticket);
        if (!act)
            return act.error();
        Showing showing(database, actor);
        RelatedTickets related;
        auto linked = linksAt(database, showing, ticket);
        if (!linked)
            return linked.error();
        related.links = std::move(*linked);
        if (act->ticket.parentId) {
            auto parent = showing.ticket(act->ticket.parentId->value());
            if (!parent)
                return parent.error();
            related.parent = *parent;
        }
        const auto children = idsOf(
            database, childrenOf, {{"organization_id", actor.organization}, {"ticket_id", ticket}});
        if (!children)
            return children.error();
        for (const auto& id : *children) {
            auto child = showing.ticket(id);
            if (!child)
                return child.error();
            related.children.append(*child);
        }
        if (!children->isEmpty()) {
            const auto reporters = number(database, childRequesters,
                {{"organization_id", actor.organization}, {"ticket_id", ticket}});
            if (!reporters)
                return reporters.error();
            related.affectedUsers = act->ticket.affectedUserCount + int(*reporters);
        }
        return related;
    });
}

Result<> LinkService::setParent(
    const Actor& actor, TicketId child, const std::optional<TicketId>& parent, CommandId command)
{
    const auto written = actOn(m_door, actor, child, u"set_parent"_s, command,
        [&](UnitOfWork& unit, TicketAct& on) -> Result<> {
            if (auto may = on.requireOfKind(u"update"_s); !may)
                return may;
            if (auto open = on.requireOpen(); !open)
                return open;
            if (parent) {
                auto other = TicketAct::begin(unit, actor, *parent);
                if (!other)
                    return other.error();
                if (auto fine = checkParent(unit.database(), on.ticket, other->ticket); !fine)
                    return fine;
            }
            auto changed = on.ticket;
            changed.parentId = parent;
            return unit.put(changed);
        });
    return written ? Result<>() : written.error();
}

Result<OtherTicket> LinkService::byNumber(const Actor& actor, const QString& number)
{
    static const QRegularExpression form(
        u"^\\s*([a-z]{1,12})-?0*([0-9]{1,12})\\s*$"_s, QRegularExpression::CaseInsensitiveOption);
    const Error absent{Error::Kind::NotFound, u"ticket"_s, {}, u"NOT_FOUND"_s};
    const auto match = form.match(number);
    if (!match.hasMatch())
        return absent;
    return m_replica.read([&](Database& database) -> Result<OtherTicket> {
        // Numbers are stored padded; how far is the sequence's business.
        Showing showing(database, actor);
        for (int width = 3; width <= 12; ++width) {
            const auto stored =
                match.captured(1).toUpper() + u'-' + match.captured(2).rightJustified(width, u'0');
            const auto id = firstIdOf(database, ticketByNumber,
                {{"organization_id", actor.organization}, {"number", stored}});
            if (!id)
                return id.error();
            if (!*id)
                continue;
            auto found = showing.ticket(**id);
            if (!found || found->isReadable)
                return found;
        }
        return absent;
    });
}

} // namespace homeport
