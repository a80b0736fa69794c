#include "core/incidents/incident_service.h"
#include "core/tickets/history.h"
#include "tests/sync/simulation_run.h"

#include "record/priority_matrix.h"
#include "record/setting.h"
#include "record/sla_ruling.h"
#include "record/ticket_tag.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace homeport::test {

namespace {

constexpr Sql overtaken{"sim.overtaken", R"sql(
    SELECT count(*) FROM jr_attention JOIN jr_stream ON jr_stream.no = jr_attention.stream
     WHERE jr_stream.device = :device AND jr_attention.seq = :seq AND kind = 'overtaken')sql"};

} // namespace

std::optional<Row> Simulation::rowOf(Replica& at, const TableMeta& table, const QUuid& id)
{
    auto row = loadRow(at.database(), table, id);
    return went(row, u"reading"_s) ? *row : std::nullopt;
}

void Simulation::collide(int who)
{
    for (auto& peer : m_peers)
        peer.clock.advance(1ms);
    const auto id = any(m_tickets);
    const auto at = anyField();
    editCell(who, id, at);
    if (holds())
        editCell((who + 1) % replicaCount(), id, at);
}

int Simulation::anyField()
{
    using Field = record::Ticket::Field;
    constexpr int positions[] = {Field::Title, Field::Impact, Field::Channel, Field::Description};
    return positions[below(4)];
}

void Simulation::editCell(int who, TicketId id, int at)
{
    using Field = record::Ticket::Field;
    const int what = below(1000);
    const auto& table = record::Ticket::table();
    Value value = u"text %1"_s.arg(what);
    if (at == Field::Impact)
        value = 1 + what % 3;
    if (at == Field::Channel)
        value = toValue(TicketChannel(what % 5));
    const bool knows = knowsEverything(who);
    const bool isWritten = write(who, u"incident.edit"_s, [&](UnitOfWork& unit) -> Result<> {
        auto row = unit.load(table, id.value());
        if (!row)
            return row.error();
        (*row)->cells[size_t(at)] = value;
        return unit.stage(**row, false);
    });
    if (!isWritten)
        return;
    const auto after = rowOf(replica(who), table, id.value());
    demand(after && after->cells[size_t(at)] == value, u"I-3: an own write is not seen"_s);
    const Cell cell(id.value(), quint16(at));
    m_last.erase(cell);
    if (knows)
        m_last[cell] = value;
}

void Simulation::act(int who)
{
    constexpr const char* codes[] = {"incident.hold", "incident.resume", "incident.resolve",
        "incident.reopen", "incident.close", "incident.cancel", "incident.start_work",
        "incident.acknowledge", "incident.assign"};
    const auto id = any(m_tickets);
    const auto row = rowOf(replica(who), record::Ticket::table(), id.value());
    const auto incident = rowOf(replica(who), record::Incident::table(), id.value());
    if (!row || row->head.deletedAt || !incident || incident->head.deletedAt)
        return;
    const auto before = record::Ticket::fromRow(*row);
    for (int tries = 0; tries < 4; ++tries) {
        // Cancelling ends a ticket's story, so it is rare.
        const int which = below(9) == 5 && !oneIn(3) ? 6 : below(9);
        const auto code = QString::fromLatin1(codes[which]);
        if (!isLegalIncidentCommand(code, toValue(before.status).text()))
            continue;
        write(who, code, [&](UnitOfWork& unit) { return acted(unit, which, before); });
        return;
    }
}

Result<> Simulation::acted(UnitOfWork& unit, int which, record::Ticket ticket)
{
    auto incident = unit.get<record::Incident>(ticket.id);
    if (!incident)
        return incident.error();
    const auto back = fromKey<TicketStatus>(ticket.holdReturnStatus.value_or(QString()));
    const auto was = ticket.status;
    ticket.statusChangedAt = unit.now();
    ticket.holdReason.reset();
    ticket.holdReturnStatus.reset();
    switch (which) {
    case 0:
        ticket.status = TicketStatus::OnHold;
        ticket.holdReason = TicketHoldReason(below(3));
        ticket.holdReturnStatus = toValue(was).text();
        break;
    case 1: ticket.status = back.value_or(TicketStatus::InProgress); break;
    case 2:
        ticket.status = TicketStatus::Resolved;
        ticket.resolvedAt = unit.now();
        ticket.resolvedBy = m_person;
        incident->resolutionCode = IncidentResolutionCode(below(4));
        incident->resolutionNotes = u"note %1"_s.arg(below(100));
        break;
    case 3:
        ticket.status = TicketStatus::InProgress;
        ticket.reopenCount += 1;
        ticket.lastReopenedAt = unit.now();
        ticket.resolvedAt.reset();
        ticket.closedAt.reset();
        ticket.closeReason.reset();
        break;
    case 4:
        ticket.status = TicketStatus::Closed;
        ticket.closedAt = unit.now();
        ticket.closeReason = TicketCloseReason(below(4));
        break;
    case 5:
        ticket.status = TicketStatus::Cancelled;
        ticket.cancelledAt = unit.now();
        ticket.cancelReason = TicketCancelReason(below(4));
        break;
    case 6: ticket.status = TicketStatus::InProgress; break;
    case 7: ticket.status = TicketStatus::Acknowledged; break;
    default:
        ticket.status = TicketStatus::Assigned;
        ticket.assignedUserId = any(m_people);
        break;
    }
    if (auto done = unit.put(ticket); !done)
        return done;
    return unit.put(*incident);
}

void Simulation::stepBack(int who)
{
    auto& [done, undone] = m_deeds[size_t(who)];
    for (int times = 1 + below(4); times > 0 && holds(); --times)
        turn(who, done, undone);
    for (int times = below(5); times > 0 && holds(); --times)
        turn(who, undone, done);
}

/// What the rules allow has effect at once: nothing that was built on is promised.
void Simulation::turn(int who, std::vector<EntryRef>& from, std::vector<EntryRef>& to)
{
    if (from.empty())
        return;
    const auto ref = from.back();
    from.pop_back();
    auto& own = replica(who);
    const auto before = own.lastWritten();
    const auto undone = homeport::undo(own, m_actor, ref);
    if (!undone) {
        const auto kind = undone.error().kind;
        if (kind != Error::Kind::Conflict && kind != Error::Kind::Denied)
            fail(u"undo"_s, undone.error());
        return;
    }
    const auto after = own.lastWritten();
    if (after == before || !noted(who, u"undo"_s, after))
        return;
    to.push_back(after);
    const auto without =
        number(own.database(), overtaken, {{"device", after.device}, {"seq", after.number}});
    if (!went(without, u"overtaken"_s))
        return;
    demand(*without == 0, u"4.7: an undo that was allowed had no effect"_s);
    m_last.clear();
}

void Simulation::comment(int who)
{
    const auto id = any(m_tickets);
    const bool isPublic = oneIn(2);
    const auto code = isPublic ? u"incident.comment_public"_s : u"incident.comment_internal"_s;
    write(who, code, [&](UnitOfWork& unit) -> Result<> {
        record::TicketComment comment;
        comment.ticketId = id;
        comment.authorId = *unit.author().person;
        comment.visibility =
            isPublic ? TicketCommentVisibility::Public : TicketCommentVisibility::Internal;
        comment.body = u"comment %1"_s.arg(below(1000));
        return unit.create(comment);
    });
}

void Simulation::toggleTag(int who)
{
    const auto ticket = m_tickets[size_t(below(2))];
    const auto tag = any(m_tags);
    const auto id = TicketTagId(derivedUuid(
        m_organization, "ticket_tag" + ticket.value().toRfc4122() + tag.value().toRfc4122()));
    write(who, u"incident.edit"_s, [&](UnitOfWork& unit) -> Result<> {
        auto held = unit.find<record::TicketTag>(id);
        if (!held)
            return held.error();
        if (*held && (*held)->head.deletedAt)
            return unit.restore<record::TicketTag>(id);
        if (*held)
            return unit.remove<record::TicketTag>(id);
        record::TicketTag member;
        member.id = id;
        member.ticketId = ticket;
        member.tagId = tag;
        return unit.create(member);
    });
}

/// There are few names, so that several tags come to have one: a tag is made, called otherwise,
/// deleted or brought back.
void Simulation::nameTag(int who)
{
    const auto name = u"t%1"_s.arg(below(3));
    const auto id = any(m_tags);
    const int what = below(3);
    write(who, u"tag.edit"_s, [&](UnitOfWork& unit) -> Result<> {
        if (what == 0) {
            record::Tag fresh;
            fresh.name = name;
            return unit.create(fresh);
        }
        auto tag = unit.find<record::Tag>(id);
        if (!tag)
            return tag.error();
        if ((*tag)->head.deletedAt)
            return unit.restore<record::Tag>(id);
        if (what == 1)
            return unit.remove<record::Tag>(id);
        (*tag)->name = name;
        return unit.put(**tag);
    });
}

void Simulation::editTerms(int who)
{
    const int what = below(4);
    if (what == 0) {
        constexpr const char* methods[] = {"matrix", "weighted", "higher_of_both"};
        record::Setting setting;
        setting.id = SettingId(derivedUuid(m_organization, "priority.method"));
        setting.key = u"priority.method"_s;
        setting.value = u"\"%1\""_s.arg(QLatin1StringView(methods[below(3)]));
        write(who, u"incident_setting.edit"_s, [setting](UnitOfWork& unit) -> Result<> {
            auto fresh = setting;
            const auto held = unit.find<record::Setting>(setting.id);
            if (!held)
                return held.error();
            return *held ? unit.put(setting) : unit.create(fresh);
        });
        return;
    }
    record::PriorityMatrix cell;
    cell.impact = 1 + below(3);
    cell.urgency = 2; // that of all tickets here
    cell.priority = 1 + below(4);
    cell.id = PriorityMatrixId(
        derivedUuid(m_organization, "priority_matrix" + QByteArray::number(cell.impact)));
    write(who, u"priority_matrix.edit"_s, [cell, what](UnitOfWork& unit) -> Result<> {
        auto fresh = cell;
        const auto held = unit.find<record::PriorityMatrix>(cell.id);
        if (!held)
            return held.error();
        if (!*held)
            return unit.create(fresh);
        if ((*held)->head.deletedAt)
            return unit.restore<record::PriorityMatrix>(cell.id);
        return what == 1 ? unit.remove<record::PriorityMatrix>(cell.id) : unit.put(cell);
    });
}

void Simulation::moveCategory(int who)
{
    const auto id = any(m_categories);
    moveCategory(who, id, oneIn(5) ? std::nullopt : std::optional(any(m_categories)));
}

void Simulation::crossCategories(int who)
{
    const auto one = any(m_categories);
    const auto other = any(m_categories);
    moveCategory(who, one, other);
    if (holds())
        moveCategory((who + 1) % replicaCount(), other, one);
}

void Simulation::moveCategory(int who, CategoryId id, std::optional<CategoryId> parent)
{
    size_t depth = 0;
    for (auto above = parent; above; ++depth) {
        if (*above == id)
            return;
        if (depth > m_categories.size())
            return demand(false, u"I-6: a category is its own ancestor"_s);
        const auto row = rowOf(replica(who), record::Category::table(), above->value());
        above = row ? record::Category::fromRow(*row).parentId : std::nullopt;
    }
    write(who, u"category.move"_s, [&](UnitOfWork& unit) -> Result<> {
        auto category = unit.get<record::Category>(id);
        if (!category)
            return category.error();
        category->parentId = parent;
        return unit.put(*category);
    });
}

void Simulation::toggleTicket(int who)
{
    const auto id = m_tickets.back();
    write(who, u"incident.edit"_s, [&](UnitOfWork& unit) -> Result<> {
        auto ticket = unit.find<record::Ticket>(id);
        if (!ticket)
            return ticket.error();
        return (*ticket)->head.deletedAt ? unit.restore<record::Ticket>(id)
                                         : unit.remove<record::Ticket>(id);
    });
}

void Simulation::join()
{
    const auto id = m_tickets[size_t(below(2))];
    const auto row = rowOf(replica(0), record::Ticket::table(), id.value());
    if (!row || row->head.deletedAt)
        return;
    write(0, u"incident.set_parent"_s, [&](UnitOfWork& unit) -> Result<> {
        auto ticket = unit.get<record::Ticket>(id);
        if (!ticket)
            return ticket.error();
        ticket->parentId = m_tickets.back();
        return unit.put(*ticket);
    });
}

void Simulation::rule(int who)
{
    constexpr const char* codes[] = {
        "incident.acknowledge_breach", "incident.void_breach", "incident.recalculate_clocks"};
    const auto id = any(m_tickets);
    const int which = below(3);
    write(who, QString::fromLatin1(codes[which]), [&](UnitOfWork& unit) {
        record::SlaRuling ruling;
        ruling.ticketId = id;
        ruling.act = SlaRulingAct(which);
        if (ruling.act != SlaRulingAct::Recalculated) {
            ruling.agreementType = SlaRulingAgreementType::Sla;
            ruling.metric = SlaRulingMetric(below(3));
            ruling.cycle = 1 + below(2);
        }
        if (ruling.act == SlaRulingAct::Acknowledged)
            ruling.cause = SlaRulingCause(below(9));
        if (ruling.act == SlaRulingAct::Voided)
            ruling.reason = u"reason %1"_s.arg(below(100));
        return unit.create(ruling);
    });
}

void Simulation::look(Replica& at, Timestamp now)
{
    QList<QUuid> due;
    for (const auto& id : m_tickets) {
        const auto row = rowOf(at, record::Ticket::table(), id.value());
        if (!row)
            return;
        const auto next = record::Ticket::fromRow(*row).nextThresholdAt;
        if (m_editsTerms || (next && *next <= now))
            due.append(id.value());
    }
    if (!due.isEmpty())
        went(at.refresh(record::Ticket::table(), due, now), u"refresh"_s);
}

} // namespace homeport::test
