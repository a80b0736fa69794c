#include "core/journal/replica.h"

#include "core/base/logging.h"
#include "core/journal/bytes.h"

#include <QThread>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int attempts = 12;

constexpr Sql deskOrganization{"replica.organization", "SELECT organization_id FROM desk"};
constexpr Sql setDeskOrganization{
    "replica.setOrganization", "UPDATE desk SET organization_id = :id"};
constexpr Sql commandDone{"journal.commandDone", R"sql(
    SELECT s.device, t.seq FROM jr_tx t JOIN jr_stream s ON s.no = t.stream WHERE t.command_id = :id)sql"};
constexpr Sql insertEntry{"journal.append", R"sql(
    INSERT INTO jr_tx (no, stream, seq, stamp, happened_at, actor, command, command_id, run_id, state, hash, body)
    VALUES (:no, :stream, :seq, :stamp, :happened_at, :actor, :command, :command_id, :run_id, 0, :hash, :body))sql"};
constexpr Sql insertRoot{"journal.root", "INSERT INTO jr_root (root, no) VALUES (:root, :no)"};
constexpr Sql newestMove{
    "journal.newestMove", "SELECT coalesce(max(stamp), 0) FROM jr_move WHERE table_id = :table_id"};
constexpr Sql lastArrival{"journal.last", "SELECT coalesce(max(no), 0) FROM jr_tx"};
constexpr Sql rootsAfter{
    "journal.rootsAfter", "SELECT root, no FROM jr_root WHERE no > :no ORDER BY no"};
constexpr Sql bodyAt{
    "journal.bodyAt", "SELECT body FROM jr_tx WHERE stream = :stream AND seq = :seq"};
constexpr Sql bodiesAfter{"journal.bodiesAfter",
    "SELECT seq, body FROM jr_tx WHERE stream = :stream AND seq > :seq ORDER BY seq LIMIT :limit"};
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

Result<> insertTx(Database& database, const Entry& entry, qint32 stream, const QByteArray& body,
    const QByteArray& hash, const QList<QUuid>& roots, Touch& touch)
{
    auto no = database.nextArrival();
    if (!no)
        return no.error();
    auto done = database.exec(insertEntry,
        {{"no", *no}, {"stream", int(stream)}, {"seq", entry.number},
            {"stamp", qint64(entry.stamp)}, {"happened_at", entry.happenedAt},
            {"actor", entry.actor.isNull() ? Value() : Value(entry.actor)},
            {"command", entry.command}, {"command_id", entry.commandId},
            {"run_id", entry.run.isNull() ? Value() : Value(entry.run)}, {"hash", hash},
            {"body", body}});
    if (!done)
        return done.error();
    for (const auto& root : roots) {
        if (auto noted = database.exec(insertRoot, {{"root", root}, {"no", *no}}); !noted)
            return noted.error();
        touch.roots.insert(root);
    }
    touch.arrival = *no;
    return {};
}

} // namespace

Replica::Replica(
    std::unique_ptr<Database> database, DeviceIdentity identity, World world, FoldRules rules)
    : m_database(std::move(database))
    , m_identity(identity)
    , m_world(world)
    , m_rules(std::move(rules))
    , m_streams(std::make_unique<StreamBook>())
{
    if (auto cursor = one(*m_database, deskOrganization))
        m_organization = (*cursor)->uuid(0);
    if (auto last = number(*m_database, lastArrival))
        m_seenArrival = *last;
}

Replica::~Replica() = default;

Result<> Replica::setOrganization(const QUuid& organization)
{
    auto done = m_database->exec(setDeskOrganization, {{"id", organization}});
    if (!done)
        return done.error();
    m_organization = organization;
    return {};
}

Result<EntryRef> Replica::write(const Author& author, const Command& command, const Work& work)
{
    Command named = command;
    const bool mayBeDone = !named.id.isNull();
    if (!mayBeDone)
        named.id = CommandId(newUuid(now(), *m_world.random));
    auto doneBefore = [&]() -> Result<std::optional<EntryRef>> {
        auto cursor = m_database->query(commandDone, {{"id", named.id}});
        if (!cursor)
            return cursor.error();
        if ((*cursor)->next())
            return std::optional(EntryRef{(*cursor)->uuid(0), (*cursor)->integer(1)});
        return std::optional<EntryRef>();
    };
    if (mayBeDone) {
        auto before = doneBefore();
        if (!before)
            return before.error();
        if (*before)
            return **before;
    }
    Result<EntryRef> outcome = Error{};
    for (int i = 0; i < attempts; ++i) {
        outcome = attempt({{author, named, work}});
        if (outcome)
            return outcome;
        m_database->rollback();
        if (outcome.error().code == "COMMIT_UNKNOWN"_L1) {
            // The commit is in doubt: ask for the command instead of repeating it.
            if (auto again = m_database->reconnect(); !again)
                return again.error();
            auto before = doneBefore();
            if (!before)
                return before.error();
            if (*before)
                return **before;
            return Error{Error::Kind::Unavailable, outcome.error().subject, outcome.error().detail,
                u"UNAVAILABLE"_s};
        }
        if (!waitsToRetry(outcome.error(), i))
            return outcome;
    }
    return outcome;
}

Result<> Replica::writeAll(const std::vector<Step>& steps)
{
    Result<EntryRef> outcome = Error{};
    for (int i = 0; i < attempts; ++i) {
        outcome = attempt(steps);
        if (outcome)
            return {};
        m_database->rollback();
        if (!waitsToRetry(outcome.error(), i))
            break;
    }
    return outcome.error();
}

/// A serialization failure is tried again a little later, each time a little longer.
bool Replica::waitsToRetry(const Error& error, int attempt)
{
    // Two devices that write here for the first time at once may choose one stream number.
    const bool isStreamRace =
        error.code == "DUPLICATE"_L1 && error.subject == "journal.newStream"_L1;
    if (!isStreamRace && !m_database->isRetryable(error))
        return false;
    quint8 jitter = 0;
    m_world.random->fill(&jitter, 1);
    QThread::usleep(200UL * (1UL << qMin(attempt, 6)) + jitter * 10UL);
    return true;
}

Result<EntryRef> Replica::attempt(const std::vector<Step>& steps)
{
    if (auto begun = m_database->begin(); !begun)
        return begun.error();
    auto run = [&](EntryRef& written, Touch& touch) -> Result<> {
        if (auto loaded = m_streams->load(*m_database); !loaded)
            return loaded;
        for (const auto& step : steps) {
            Command command = step.command;
            if (command.id.isNull())
                command.id = CommandId(newUuid(now(), *m_world.random));
            UnitOfWork unit(*this, *m_database, step.author, command, m_organization,
                command.happenedAt.value_or(now()));
            if (auto done = step.work(unit); !done)
                return done;
            if (auto done = appendOwn(unit, written, touch); !done)
                return done;
            m_database->closeGuard();
        }
        // Once for the transaction, not for each entry: what lies between is nobody's to see.
        const auto* own = written.isNull() ? nullptr : m_streams->byDevice(m_identity.device);
        return own ? m_streams->save(*m_database, *own) : Result<>();
    };
    EntryRef written;
    Touch touch;
    if (auto done = run(written, touch); !done) {
        m_database->rollback();
        return done.error();
    }
    if (auto done = m_database->commit(); !done)
        return done.error();
    if (!written.isNull()) {
        m_database->notifyOthers();
        if (touched)
            touched(touch);
    }
    return written;
}

Result<> Replica::appendOwn(UnitOfWork& unit, EntryRef& written, Touch& touch)
{
    auto edits = unit.edits();
    if (!edits)
        return edits.error();
    if (edits->empty() && !unit.command().isEvent)
        return {};
    auto opened = m_streams->open(*m_database, m_organization, m_identity.device);
    if (!opened)
        return opened.error();
    auto& stream = **opened;

    Entry entry;
    entry.space = m_organization;
    entry.device = m_identity.device;
    entry.number = stream.head + 1;
    entry.actor = unit.author().person ? unit.author().person->value() : QUuid();
    entry.onBehalfOf = unit.author().onBehalfOf ? unit.author().onBehalfOf->value() : QUuid();
    entry.command = unit.command().code;
    entry.commandId = unit.command().id.value();
    entry.run = unit.command().run.value();
    entry.reason = unit.command().reason;
    entry.undoes = unit.command().undoes;
    entry.schema = schemaVersion;
    entry.happenedAt = toMsecs(unit.now());
    entry.isBackdated = unit.command().happenedAt.has_value();
    entry.edits = std::move(*edits);
    entry.secret = QByteArray(16, Qt::Uninitialized);
    m_world.random->fill(entry.secret.data(), 16);

    // Later than everything it overwrites, so that a correction wins over a clock in the far future
    // (synchronisation.md 5.2).
    quint64 stamp = qMax(stream.lastStamp + 1, quint64(qMax<qint64>(0, toMsecs(now()))) << 16);
    Fold fold(*m_database, *m_streams, m_rules);
    std::map<std::pair<quint16, QUuid>, FieldClock> clocks;
    QSet<QUuid> remembered;
    for (const auto& edit : entry.edits) {
        const auto* table = tableById(edit.table);
        const auto* before = unit.original(edit.table, edit.row);
        const int at = table->position(edit.field);
        const auto merge = at >= 0 ? table->fields[size_t(at)].merge : Merge::Quiet;
        if (merge == Merge::Move) {
            auto newest = number(*m_database, newestMove, {{"table_id", int(edit.table)}});
            if (!newest)
                return newest.error();
            stamp = qMax(stamp, quint64(*newest) + 1);
        }
        if (!before || !*before)
            continue;
        const std::pair key(edit.table, edit.row);
        auto clock = clocks.find(key);
        if (clock == clocks.end()) {
            clock = clocks.emplace(key, FieldClock::unpacked((*before)->head.clock)).first;
            fold.remember(**before);
        }
        stamp = qMax(stamp, clock->second.of(edit.field).stamp + 1);
        if (merge == Merge::Command && m_rules.statusTable != 0
            && edit.table != m_rules.statusTable) {
            auto status = unit.load(*tableById(m_rules.statusTable), edit.row);
            if (!status)
                return status.error();
            if (*status)
                stamp = qMax(stamp,
                    FieldClock::unpacked((*status)->head.clock).of(FieldClock::lastCommand).stamp
                        + 1);
        }
        if (merge == Merge::Command && edit.table == m_rules.statusTable)
            stamp = qMax(stamp, clock->second.of(FieldClock::lastCommand).stamp + 1);
    }
    if (m_rules.plantedDefect == 10) // the stamp ignores what it overwrites
        stamp = quint64(toMsecs(now())) << 16;
    entry.stamp = stamp;

    Context seen;
    for (const auto& [no, other] : m_streams->all()) {
        if (other.device == m_identity.device || other.head == 0)
            continue;
        seen.insert(other.device, other.head);
        if (stream.context.value(other.device, 0) < other.head)
            entry.context.insert(other.device, other.head);
    }
    const Version version{entry.stamp, stream.no, entry.number};
    if (auto guard = m_database->openGuard(); !guard)
        return guard;
    auto roots = fold.apply(entry, version, seen);
    if (!roots)
        return roots.error();

    stream.hash = entry.chained(stream.hash);
    stream.head = entry.number;
    stream.lastStamp = entry.stamp;
    stream.context = seen;
    written = {m_identity.device, entry.number};
    return insertTx(*m_database, entry, stream.no, entry.encoded(), stream.hash, *roots, touch);
}

Result<bool> Replica::acceptForeign(const Entry& entry, const QByteArray& bytes, Touch& touch)
{
    auto opened = m_streams->open(*m_database, entry.space, entry.device);
    if (!opened)
        return opened.error();
    auto& stream = **opened;
    if (entry.number <= stream.head) {
        auto held = one(*m_database, bodyAt, {{"stream", int(stream.no)}, {"seq", entry.number}});
        if (!held)
            return held.error();
        if ((*held)->blob(0) != bytes) {
            auto done = m_database->exec(insertQuarantine,
                {{"device", entry.device}, {"seq", entry.number}, {"hash", sha256(bytes)},
                    {"reason", u"fork"_s}, {"bytes", bytes}});
            if (!done)
                return done.error();
        }
        return true;
    }
    if (entry.number != stream.head + 1)
        return false;
    if (entry.schema > schemaVersion)
        return false;
    for (auto it = entry.context.begin(); it != entry.context.end(); ++it) {
        const auto* cause = m_streams->byDevice(it.key());
        if (!cause || cause->head < it.value())
            return false;
    }
    auto seen = stream.context;
    for (auto it = entry.context.begin(); it != entry.context.end(); ++it)
        seen.insert(it.key(), qMax(it.value(), seen.value(it.key(), 0)));

    Fold fold(*m_database, *m_streams, m_rules);
    auto roots = fold.apply(entry, {entry.stamp, stream.no, entry.number}, seen);
    if (!roots)
        return roots.error();
    stream.hash = entry.chained(stream.hash);
    stream.head = entry.number;
    stream.lastStamp = qMax(stream.lastStamp, entry.stamp);
    stream.context = seen;
    if (auto saved = m_streams->save(*m_database, stream); !saved)
        return saved.error();
    if (auto noted = insertTx(*m_database, entry, stream.no, bytes, stream.hash, *roots, touch);
        !noted)
        return noted.error();
    return true;
}

Result<int> Replica::receive(const QList<QByteArray>& entries)
{
    struct Waiting
    {
        Entry entry;
        QByteArray bytes;
        bool wasPending = false;
        bool isDone = false;
    };
    if (auto begun = m_database->begin(); !begun)
        return begun.error();
    auto fail = [&](const Error& error) -> Result<int> {
        m_database->rollback();
        return error;
    };
    if (auto loaded = m_streams->load(*m_database); !loaded)
        return fail(loaded.error());
    std::vector<Waiting> waiting;
    auto pending = m_database->query(pendingEntries);
    if (!pending)
        return fail(pending.error());
    while ((*pending)->next()) {
        if (auto entry = Entry::decoded((*pending)->blob(2)))
            waiting.push_back({*entry, (*pending)->blob(2), true, false});
    }
    pending->reset();
    for (const auto& bytes : entries) {
        auto entry = Entry::decoded(bytes);
        if (!entry)
            return fail(entry.error());
        waiting.push_back({std::move(*entry), bytes, false, false});
    }
    if (auto guard = m_database->openGuard(); !guard)
        return fail(guard.error());
    Touch touch;
    int folded = 0;
    for (bool progress = true; progress;) {
        progress = false;
        for (auto& item : waiting) {
            if (item.isDone)
                continue;
            auto accepted = acceptForeign(item.entry, item.bytes, touch);
            if (!accepted)
                return fail(accepted.error());
            if (!*accepted)
                continue;
            item.isDone = progress = true;
            ++folded;
            if (item.wasPending) {
                auto released = m_database->exec(
                    deletePending, {{"device", item.entry.device}, {"seq", item.entry.number}});
                if (!released)
                    return fail(released.error());
            }
        }
    }
    for (const auto& item : waiting) {
        if (item.isDone || item.wasPending)
            continue;
        auto held = m_database->exec(insertPending,
            {{"device", item.entry.device}, {"seq", item.entry.number}, {"bytes", item.bytes}});
        if (!held)
            return fail(held.error());
    }
    if (auto committed = m_database->commit(); !committed)
        return fail(committed.error());
    m_database->notifyOthers();
    if (touched && !touch.roots.isEmpty())
        touched(touch);
    return folded;
}

Result<QList<QByteArray>> Replica::entriesAfter(const Context& seen, int limit)
{
    if (auto loaded = m_streams->load(*m_database); !loaded)
        return loaded.error();
    QList<QByteArray> out;
    for (const auto& [no, stream] : m_streams->all()) {
        auto cursor = m_database->query(bodiesAfter,
            {{"stream", int(no)}, {"seq", seen.value(stream.device, 0)},
                {"limit", limit - int(out.size())}});
        if (!cursor)
            return cursor.error();
        while ((*cursor)->next())
            out.push_back((*cursor)->blob(1));
        if (out.size() >= limit)
            break;
    }
    return out;
}

Result<Context> Replica::heads()
{
    if (auto loaded = m_streams->load(*m_database); !loaded)
        return loaded.error();
    Context out;
    for (const auto& [no, stream] : m_streams->all())
        out.insert(stream.device, stream.head);
    return out;
}

Result<Touch> Replica::poll()
{
    Touch touch;
    if (!m_database->othersCommitted())
        return touch;
    auto cursor = m_database->query(rootsAfter, {{"no", m_seenArrival}});
    if (!cursor)
        return cursor.error();
    while ((*cursor)->next()) {
        touch.roots.insert((*cursor)->uuid(0));
        touch.arrival = (*cursor)->integer(1);
    }
    if (auto status = (*cursor)->status(); !status)
        return status.error();
    m_seenArrival = qMax(m_seenArrival, touch.arrival);
    return touch;
}

} // namespace homeport
