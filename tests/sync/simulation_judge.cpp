#include "core/incidents/incident_service.h"
#include "core/journal/claims.h"
#include "tests/sync/simulation_run.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace homeport::test {

namespace {

constexpr int allEntries = 100'000;

constexpr Sql entryCount{"sim.entryCount", "SELECT count(*) FROM jr_tx"};
constexpr Sql heldBack{"sim.heldBack",
    "SELECT (SELECT count(*) FROM jr_pending) + (SELECT count(*) FROM jr_quarantine)"};
constexpr Sql breaches{"sim.breaches",
    "SELECT id, breached_at, acknowledged_at, voided_at FROM sla_breach ORDER BY id"};
constexpr Sql siblingsOf{"sim.siblings",
    "SELECT count(*) FROM jr_sibling WHERE row_id = :row_id AND table_id = :table_id AND field_id "
    "= :field_id"};

} // namespace

namespace {

struct EarlierRef
{
    bool operator()(const EntryRef& a, const EntryRef& b) const
    {
        return std::pair(a.device, a.number) < std::pair(b.device, b.number);
    }
};

/// The act an entry is about, and whether it stands after it.
struct Deed
{
    EntryRef act;
    bool stands = true;
};

/// One effective write of a cell.
struct Written
{
    Value value;
    EntryRef by;
    Deed deed;
};

/// Whose value it is after the first `count` writes: looking back, the first act whose last word
/// is that it stands.
EntryRef ownerAfter(const std::vector<Written>& writes, size_t count)
{
    std::vector<EntryRef> spoken;
    for (size_t i = count; i > 0; --i) {
        const auto& deed = writes[i - 1].deed;
        if (std::find(spoken.begin(), spoken.end(), deed.act) != spoken.end())
            continue;
        if (deed.stands)
            return deed.act;
        spoken.push_back(deed.act);
    }
    return {};
}

bool isHeld(const std::vector<Written>& writes, const EntryRef& by)
{
    for (size_t i = 0; i < writes.size(); ++i) {
        if (writes[i].by == by)
            return ownerAfter(writes, i + 1) == ownerAfter(writes, writes.size());
    }
    return false;
}

} // namespace

void Simulation::judge()
{
    auto all = replica(below(replicaCount())).entriesAfter({}, allEntries);
    auto hash = replica(0).stateHash();
    if (!went(all, u"entriesAfter"_s) || !went(hash, u"stateHash"_s))
        return;
    qint64 count = 0;
    for (const auto number : std::as_const(m_written))
        count += number;
    for (int i = 0; i < replicaCount(); ++i) {
        auto other = replica(i).stateHash();
        auto held = number(replica(i).database(), entryCount);
        auto back = number(replica(i).database(), heldBack);
        if (!went(other, u"stateHash"_s) || !went(held, u"entryCount"_s)
            || !went(back, u"heldBack"_s))
            return;
        demand(*other == *hash,
            u"I-1: replica %1 differs from replica 0%2"_s.arg(i).arg(
                *other != *hash ? difference(0, i) : QString()));
        demand(*held == count, u"I-2: replica %1 counts other entries than were written"_s.arg(i));
        demand(*back == 0, u"I-2: replica %1 holds entries back"_s.arg(i));
    }
    // What a runner has noticed, what a parent did since, and what edited terms have made of a
    // priority, is told once one has come by.
    const bool isToldByActs = !m_pausesChildren && !m_isLookedAt && !m_editsTerms;
    for (int i = 1; i < replicaCount(); ++i) {
        if (isToldByActs)
            clocksAgree(replica(0), replica(i));
        claimsAgree(replica(0), replica(i));
    }
    lastWritesShow();
    noCategoryIsItsOwnAncestor();
    statusesFollowTheOrder(*all);
    if (!holds())
        return;
    Peer fresh;
    makePeer(fresh, replicaCount());
    if (holds())
        receive(*fresh.replica, *all);
    if (!holds())
        return;
    auto scratch = fresh.replica->stateHash();
    if (!went(scratch, u"stateHash"_s))
        return;
    demand(*scratch == *hash, u"I-8: folding from scratch gives another state"_s);
    if (isToldByActs)
        clocksAgree(replica(0), *fresh.replica);
    claimsAgree(replica(0), *fresh.replica);
    looksAgree(fresh);
}

void Simulation::looksAgree(Peer& fresh)
{
    auto now = fresh.clock.now();
    for (const auto& peer : m_peers)
        now = std::max(now, peer.clock.now());
    now += 1h;
    look(*fresh.replica, now);
    for (int i = 0; i < replicaCount() && holds(); ++i) {
        look(replica(i), now);
        if (!holds())
            return;
        clocksAgree(replica(i), *fresh.replica);
        // Of acts of the future a runner knows before it notices them.
        if (m_areClocksEqual && !m_editsTerms)
            breachesAgree(replica(i), *fresh.replica);
    }
}

void Simulation::breachesAgree(Replica& one, Replica& other)
{
    const auto kept = [this](Replica& at) {
        QStringList lines;
        auto rows = at.database().query(breaches);
        if (!went(rows, u"breaches"_s))
            return lines;
        while ((*rows)->next()) {
            const auto& row = **rows;
            lines += u"%1 %2 %3 %4"_s.arg(row.uuid(0).toString(), QString::number(row.integer(1)),
                QString::number(row.isNull(2) ? 0 : row.integer(2)),
                QString::number(row.isNull(3) ? 0 : row.integer(3)));
        }
        went((*rows)->status(), u"breaches"_s);
        return lines;
    };
    demand(kept(one) == kept(other), u"6.10: two replicas keep other breaches"_s);
}

void Simulation::clocksAgree(Replica& one, Replica& other)
{
    using Field = record::Ticket::Field;
    const auto& table = record::Ticket::table();
    for (const auto& id : m_tickets) {
        const auto a = rowOf(one, table, id.value());
        const auto b = rowOf(other, table, id.value());
        // What was announced or missed is told from the acts too, unless somebody looked at them.
        for (const auto field : {Field::NextDueAt, Field::NextThresholdAt, Field::BreachedAt,
                 Field::AtRiskAt, Field::CriticalAt, Field::IsClockPaused, Field::IsClockBreached,
                 Field::QueueRank, Field::ClockCalendarId, Field::LacksPolicy})
            demand(a && b && a->cells[field] == b->cells[field],
                u"6.10: two replicas disagree on "_s + QLatin1StringView(table.fields[field].name));
    }
}

void Simulation::claimsAgree(Replica& one, Replica& other)
{
    const auto a = contestedKeys(one.database(), record::Tag::table());
    const auto b = contestedKeys(other.database(), record::Tag::table());
    if (went(a, u"contestedKeys"_s) && went(b, u"contestedKeys"_s))
        demand(*a == *b, u"6.6: two replicas disagree on who had a name first"_s);
}

/// The first cell of a ticket that two replicas tell apart; empty where the difference is
/// elsewhere.
QString Simulation::difference(int one, int other)
{
    for (const auto* table : {&record::Ticket::table(), &record::Incident::table()}) {
        for (const auto& id : m_tickets) {
            const auto a = rowOf(replica(one), *table, id.value());
            const auto b = rowOf(replica(other), *table, id.value());
            for (size_t i = 0; a && b && i < table->fields.size(); ++i) {
                if (a->cells[i] != b->cells[i])
                    return u" in "_s + QLatin1StringView(table->fields[i].name);
            }
        }
    }
    return {};
}

void Simulation::lastWritesShow()
{
    const auto& table = record::Ticket::table();
    for (int i = 0; i < replicaCount(); ++i) {
        for (const auto& [cell, value] : m_last) {
            const auto row = rowOf(replica(i), table, cell.first);
            const auto& field = table.fields[cell.second];
            const auto name = QString::fromLatin1(field.name);
            demand(row && row->cells[cell.second] == value,
                u"I-3: the last write of %1 is lost"_s.arg(name));
            auto siblings = number(replica(i).database(), siblingsOf,
                {{"row_id", cell.first}, {"table_id", int(table.id)}, {"field_id", int(field.id)}});
            if (!went(siblings, u"siblings"_s))
                return;
            demand(*siblings == 0, u"I-3: %1 is disputed though its author knew all"_s.arg(name));
        }
    }
}

void Simulation::noCategoryIsItsOwnAncestor()
{
    for (const auto& id : m_categories) {
        auto above = std::optional(id);
        size_t depth = 0;
        while (above && depth <= m_categories.size()) {
            const auto row = rowOf(replica(0), record::Category::table(), above->value());
            above = row ? record::Category::fromRow(*row).parentId : std::nullopt;
            ++depth;
        }
        demand(depth <= m_categories.size(), u"I-6: a category is its own ancestor"_s);
    }
}

void Simulation::statusesFollowTheOrder(const QList<QByteArray>& all)
{
    std::vector<Entry> entries;
    for (const auto& bytes : all)
        entries.push_back(*Entry::decoded(bytes));
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        if (a.stamp != b.stamp)
            return a.stamp < b.stamp;
        return a.device != b.device ? a.device < b.device : a.number < b.number;
    });
    const auto& tickets = record::Ticket::table();
    const quint16 statusField = tickets.fields[record::Ticket::Field::Status].id;
    std::map<EntryRef, Deed, EarlierRef> deeds;
    std::map<std::tuple<quint16, QUuid, quint16>, std::vector<Written>> cells;
    for (const auto& entry : entries) {
        const EntryRef ref{entry.device, entry.number};
        Deed deed{ref, true};
        if (!entry.undoes.isNull()) {
            const auto undone = deeds.find(entry.undoes);
            if (undone == deeds.end())
                return demand(false, u"I-3: an undo comes before what it takes back"_s);
            deed = {undone->second.act, !undone->second.stands};
        }
        deeds.emplace(ref, deed);
        std::map<QUuid, std::vector<const CellEdit*>> commands;
        const bool creates = entry.edits.front().isCreation();
        for (const auto& edit : entry.edits) {
            const auto& table = *tableById(edit.table);
            const int at = table.position(edit.field);
            if (at >= 0 && table.fields[size_t(at)].merge == Merge::Command)
                commands[edit.row].push_back(&edit);
        }
        for (const auto& [row, edits] : commands) {
            const auto& status = cells[{tickets.id, row, statusField}];
            bool legal = creates
                || isLegalIncidentCommand(
                    entry.command, status.empty() ? QString() : status.back().value.text());
            if (!entry.undoes.isNull()) {
                legal = std::all_of(edits.begin(), edits.end(), [&](const CellEdit* edit) {
                    return isHeld(cells[{edit->table, edit->row, edit->field}], entry.undoes);
                });
            }
            for (const auto* edit : edits) {
                if (legal)
                    cells[{edit->table, edit->row, edit->field}].push_back(
                        {edit->value, ref, deed});
            }
        }
    }
    for (const auto& id : m_tickets) {
        const auto row = rowOf(replica(0), tickets, id.value());
        const auto& status = cells[{tickets.id, id.value(), statusField}];
        demand(row && !status.empty()
                && row->cells[record::Ticket::Field::Status] == status.back().value,
            u"6.3: a status does not follow from the commands in order"_s);
    }
}

} // namespace homeport::test
