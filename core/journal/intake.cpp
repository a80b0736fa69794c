#include "core/journal/intake.h"

#include "core/base/logging.h"
#include "core/db/row_buffer.h"
#include "core/journal/cell_check.h"
#include "core/journal/intake_together.h"
#include "core/journal/stored_entry.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql pendingEntries{
    "journal.pending", "SELECT device, seq, bytes FROM jr_pending ORDER BY seq"};
constexpr Sql insertPending{"journal.hold", R"sql(
    INSERT INTO jr_pending (device, seq, bytes) VALUES (:device, :seq, :bytes)
    ON CONFLICT (device, seq) DO NOTHING)sql"};
constexpr Sql deletePending{
    "journal.release", "DELETE FROM jr_pending WHERE device = :device AND seq = :seq"};
constexpr Sql insertQuarantine{"journal.quarantine", R"sql(
    INSERT INTO jr_quarantine (device, seq, hash, reason, bytes) VALUES (:device, :seq, :hash, :reason, :bytes)
    ON CONFLICT (device, seq, hash) DO NOTHING)sql"};
constexpr Sql deleteQuarantine{"journal.clear",
    "DELETE FROM jr_quarantine WHERE device = :device AND seq = :seq AND hash = :hash"};
constexpr Sql forks{"journal.forks",
    "SELECT device, min(seq) FROM jr_quarantine WHERE reason = 'fork' GROUP BY device"};
constexpr Sql insertAttention{"journal.forkSeen", R"sql(
    INSERT INTO jr_attention (row_id, stream, seq, kind) VALUES (:row_id, :stream, :seq, 'fork')
    ON CONFLICT (row_id, stream, seq, kind) DO NOTHING)sql"};
constexpr Sql savepoint{"journal.savepoint", "SAVEPOINT entry"};
constexpr Sql keep{"journal.keep", "RELEASE SAVEPOINT entry"};
constexpr Sql takeBack{"journal.takeBack", "ROLLBACK TO SAVEPOINT entry"};

} // namespace

Result<> insertTx(Database& database, const Entry& entry, const StreamBook::Stream& stream,
    const QByteArray& body, const Folded& folded, Touch& touch, const QByteArray& asked)
{
    auto no = database.nextArrival();
    if (!no)
        return no.error();
    auto done = database.append("jr_tx",
        {{"no", *no}, {"stream", int(stream.no)}, {"seq", entry.number},
            {"stamp", qint64(entry.stamp)}, {"happened_at", entry.happenedAt},
            {"actor", entry.actor.isNull() ? Value() : Value(entry.actor)},
            {"command", entry.command}, {"command_id", entry.commandId},
            {"run_id", entry.run.isNull() ? Value() : Value(entry.run)}, {"state", 0},
            {"hash", stream.hash}, {"body", body},
            {"asked", asked.isEmpty() ? Value() : Value(asked)}});
    if (!done)
        return done;
    for (const auto& root : folded.roots) {
        if (auto noted = database.append("jr_root", {{"root", root}, {"no", *no}}); !noted)
            return noted;
        touch.roots.insert(root);
    }
    touch.roots.unite(folded.besides);
    touch.arrival = *no;
    return {};
}

/// Ids of members and of seeded rows follow from what they stand for, and may stand already.
void expectNewRows(Database& database, const Entry& entry)
{
    auto* const buffer = database.rowBuffer();
    if (!buffer)
        return;
    for (const auto& edit : entry.edits) {
        const auto* table = edit.isCreation() ? tableById(edit.table) : nullptr;
        if (table && !table->isMember && edit.row.data3 >> 12 == 7)
            buffer->expectNew(*table, edit.row);
    }
}

Intake::Intake(Database& database, StreamBook& streams, const FoldRules& rules, const QUuid& space,
    bool mayRace)
    : m_database(database), m_streams(streams), m_rules(rules), m_space(space), m_mayRace(mayRace)
{}

Result<Received> Intake::take(const QList<QByteArray>& entries)
{
    Received received;
    auto known = m_database.query(forks);
    if (!known)
        return known.error();
    while ((*known)->next())
        m_forks.insert((*known)->uuid(0), (*known)->integer(1));
    if (auto status = (*known)->status(); !status)
        return status.error();
    known->reset();
    auto waiting = collect(entries);
    if (!waiting)
        return waiting.error();
    received.refused = m_undecodable;
    for (bool progress = true; progress;) {
        progress = false;
        for (auto& item : *waiting) {
            if (item.isDone)
                continue;
            auto fate = decide(item);
            if (!fate)
                return fate.error();
            if (*fate == Fate::Waits)
                continue;
            item.isDone = progress = true;
            received.folded += *fate == Fate::Folded ? 1 : 0;
            received.known += *fate == Fate::Known ? 1 : 0;
            received.refused += *fate == Fate::Refused ? 1 : 0;
            if (item.wasPending) {
                auto released = m_database.exec(
                    deletePending, {{"device", item.entry.device}, {"seq", item.entry.number}});
                if (!released)
                    return released.error();
            }
        }
    }
    for (const auto& item : *waiting) {
        if (item.isDone || item.wasPending)
            continue;
        ++received.waiting;
        auto held = m_database.exec(insertPending,
            {{"device", item.entry.device}, {"seq", item.entry.number}, {"bytes", item.bytes}});
        if (!held)
            return held.error();
    }
    return received;
}

Result<std::vector<Intake::Waiting>> Intake::collect(const QList<QByteArray>& entries)
{
    std::vector<Waiting> waiting;
    auto pending = m_database.query(pendingEntries);
    if (!pending)
        return pending.error();
    while ((*pending)->next()) {
        const auto bytes = (*pending)->blob(2);
        if (auto entry = Entry::decoded(bytes))
            waiting.push_back({std::move(*entry), bytes, true, false});
    }
    if (auto status = (*pending)->status(); !status)
        return status.error();
    pending->reset();
    for (const auto& bytes : entries) {
        if (auto entry = Entry::decoded(bytes)) {
            waiting.push_back({std::move(*entry), bytes, false, false});
            continue;
        }
        ++m_undecodable;
        if (auto done = refuse(Entry(), bytes, u"CORRUPT"_s); !done)
            return done.error();
    }
    return waiting;
}

Result<Intake::Fate> Intake::decide(const Waiting& item)
{
    const auto& entry = item.entry;
    if (entry.schema > schemaVersion)
        return Fate::Waits;
    if (auto fine = checkEntry(entry, m_space); !fine) {
        if (auto done = refuse(entry, item.bytes, fine.error().code); !done)
            return done.error();
        return Fate::Refused;
    }
    const auto* stream = m_streams.byDevice(entry.device);
    const qint64 head = stream ? stream->head : 0;
    if (entry.number <= head)
        return compare(item, *stream);
    if (entry.number != head + 1)
        return Fate::Waits;
    // What follows a fork may follow the other branch (synchronisation.md 8.3): the stream stands
    // still until someone has decided.
    if (const auto fork = m_forks.constFind(entry.device);
        fork != m_forks.cend() && entry.number >= *fork)
        return Fate::Waits;
    for (auto it = entry.context.begin(); it != entry.context.end(); ++it) {
        const auto* cause = m_streams.byDevice(it.key());
        if (!cause || cause->head < it.value())
            return Fate::Waits;
    }
    return foldApart(item);
}

/// An entry at a number that is held: the same one again, or proof of a fork.
Result<Intake::Fate> Intake::compare(const Waiting& item, const StreamBook::Stream& stream)
{
    const auto held = bytesAt(m_database, stream.no, item.entry.number);
    if (!held)
        return held.error();
    if (*held == item.bytes)
        return Fate::Known;
    const auto& entry = item.entry;
    if (auto done = refuse(entry, item.bytes, u"fork"_s); !done)
        return done.error();
    auto noted = m_database.exec(insertAttention,
        {{"row_id", entry.device}, {"stream", int(stream.no)}, {"seq", entry.number}});
    if (!noted)
        return noted.error();
    const auto first = m_forks.value(entry.device, entry.number);
    m_forks.insert(entry.device, qMin(first, entry.number));
    m_touch.roots.insert(entry.device);
    return Fate::Refused;
}

/// Folds within a savepoint: what one entry breaks must not take the others along.
Result<Intake::Fate> Intake::foldApart(const Waiting& item)
{
    if (auto set = m_database.exec(savepoint); !set)
        return set.error();
    const auto touch = m_touch;
    auto folded = fold(item);
    if (!folded && !isOfEntry(m_database, folded.error()))
        return folded.error();
    if (!folded && m_mayRace && isRaceForRow(m_database, folded.error()))
        return folded.error();
    if (!folded) {
        if (auto back = m_database.exec(takeBack); !back)
            return back.error();
        m_touch = touch;
        if (m_rules.began) // what was read since may be of this entry
            m_rules.began();
    }
    if (auto released = m_database.exec(keep); !released)
        return released.error();
    if (folded) {
        auto cleared = m_database.exec(deleteQuarantine,
            {{"device", item.entry.device}, {"seq", item.entry.number},
                {"hash", sha256(item.bytes)}});
        if (!cleared)
            return cleared.error();
        return Fate::Folded;
    }
    if (auto loaded = m_streams.load(m_database); !loaded)
        return loaded.error();
    if (auto done = refuse(item.entry, item.bytes, folded.error().code); !done)
        return done.error();
    return Fate::Refused;
}

Result<> Intake::fold(const Waiting& item)
{
    const auto& entry = item.entry;
    auto opened = m_streams.open(m_database, entry.space, entry.device);
    if (!opened)
        return opened.error();
    auto& stream = **opened;
    auto seen = stream.context;
    for (auto it = entry.context.begin(); it != entry.context.end(); ++it)
        seen.insert(it.key(), qMax(it.value(), seen.value(it.key(), 0)));
    stream.hash = entry.chained(stream.hash);
    stream.head = entry.number;
    stream.lastStamp = qMax(stream.lastStamp, entry.stamp);
    stream.context = seen;
    // Before its rows: where somebody else has taken the same entry in meanwhile, the server tells
    // so here, and not by a row of it that is there already.
    if (auto saved = m_streams.save(m_database, stream); !saved)
        return saved;
    Fold fold(m_database, m_streams, m_rules);
    const auto folded = fold.apply(entry, {entry.stamp, stream.no, entry.number}, seen);
    if (!folded)
        return folded.error();
    const auto body = storedBody(entry, item.bytes, stream.space);
    auto noted = insertTx(m_database, entry, stream, body, *folded, m_touch);
    // What the database refuses must be known to be this entry's.
    return noted ? m_database.flush() : noted;
}

Result<> Intake::refuse(const Entry& entry, const QByteArray& bytes, const QString& reason)
{
    qCWarning(lcJournal, "entry %lld of a stream refused: %s", entry.number, qPrintable(reason));
    auto done = m_database.exec(insertQuarantine,
        {{"device", entry.device}, {"seq", entry.number}, {"hash", sha256(bytes)},
            {"reason", reason}, {"bytes", bytes}});
    if (!done)
        return done.error();
    return {};
}

} // namespace homeport
