#include "core/journal/replica.h"

#include "core/base/field_error.h"
#include "core/base/logging.h"
#include "core/journal/intake_together.h"
#include "core/journal/stored_entry.h"
#include "core/journal/stored_rows.h"

#include <QThread>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql deskOrganization{"replica.organization", "SELECT organization_id FROM desk"};
constexpr Sql setDeskOrganization{
    "replica.setOrganization", "UPDATE desk SET organization_id = :id"};
constexpr Sql commandDone{"journal.commandDone", R"sql(
    SELECT s.device, t.seq, t.asked FROM jr_tx t JOIN jr_stream s ON s.no = t.stream WHERE t.command_id = :id
     ORDER BY t.no LIMIT 1)sql"};
constexpr Sql newestMove{
    "journal.newestMove", "SELECT coalesce(max(stamp), 0) FROM jr_move WHERE table_id = :table_id"};
constexpr Sql lastArrival{"journal.last", "SELECT coalesce(max(no), 0) FROM jr_tx"};
constexpr Sql rootsAfter{
    "journal.rootsAfter", "SELECT root, no FROM jr_root WHERE no > :no ORDER BY no"};

/// No replica takes in a later stamp than fits its column, and each entry of a stream is later than
/// the one before: so much room stays for those that follow.
constexpr quint64 latestToOverwrite =
    quint64(std::numeric_limits<qint64>::max()) - (quint64(1) << 32);

/// What is known of is followed by a clock that runs behind it by a day at most; further ahead it
/// is the other clock that is wrong (synchronisation.md 5.4), and pulls nobody along.
constexpr quint64 furthestFollowed = (quint64(24) * 3600 * 1000) << 16;

/// What the unit did and who wants it, but for its place in a stream.
Entry entryFrom(const UnitOfWork& unit, std::vector<CellEdit> edits)
{
    const auto& author = unit.author();
    const auto& command = unit.command();
    Entry entry;
    entry.actor = author.person ? author.person->value() : QUuid();
    entry.onBehalfOf = author.onBehalfOf ? author.onBehalfOf->value() : QUuid();
    entry.command = command.code;
    entry.commandId = command.id.value();
    entry.run = command.run.value();
    entry.reason = command.reason;
    entry.undoes = command.undoes;
    entry.schema = schemaVersion;
    entry.happenedAt = toMsecs(unit.now());
    entry.isBackdated = command.happenedAt.has_value();
    entry.edits = std::move(edits);
    return entry;
}

/// `given`, or one later than everything the entry overwrites, so that a correction wins over a
/// clock in the far future (synchronisation.md 5.2). The fold learns the rows that this has to
/// read. Invalid, FORMAT: what it overwrites is from the end of time, and whoever came after it
/// could write nothing any more that others take in.
Result<quint64> stampOf(
    const Entry& entry, UnitOfWork& unit, const FoldRules& rules, Fold& fold, quint64 given)
{
    auto stamp = given;
    std::map<std::pair<quint16, QUuid>, FieldClock> clocks;
    for (const auto& edit : entry.edits) {
        const auto* table = tableById(edit.table);
        const auto* before = unit.original(edit.table, edit.row);
        const int at = table->position(edit.field);
        const auto merge = at >= 0 ? table->fields[size_t(at)].merge : Merge::Quiet;
        if (merge == Merge::Move) {
            auto newest = number(unit.database(), newestMove, {{"table_id", int(edit.table)}});
            if (!newest)
                return newest.error();
            stamp = qMax(stamp, quint64(*newest) + 1);
        }
        const auto* replaced = unit.overwritten(edit.table, edit.row);
        if (edit.isCreation() && replaced && *replaced)
            stamp = qMax(stamp, FieldClock::unpacked((*replaced)->head.clock).newest() + 1);
        if (!before || !*before)
            continue;
        const std::pair key(edit.table, edit.row);
        auto clock = clocks.find(key);
        if (clock == clocks.end()) {
            clock = clocks.emplace(key, FieldClock::unpacked((*before)->head.clock)).first;
            fold.remember(**before);
        }
        stamp = qMax(stamp, clock->second.of(edit.field).stamp + 1);
        if (merge == Merge::Command && rules.statusTable != 0 && edit.table != rules.statusTable) {
            auto status = unit.load(*tableById(rules.statusTable), edit.row);
            if (!status)
                return status.error();
            if (*status)
                stamp = qMax(stamp,
                    FieldClock::unpacked((*status)->head.clock).of(FieldClock::lastCommand).stamp
                        + 1);
        }
        if (merge == Merge::Command && edit.table == rules.statusTable)
            stamp = qMax(stamp, clock->second.of(FieldClock::lastCommand).stamp + 1);
    }
    if (stamp > given && stamp > latestToOverwrite)
        return Error{Error::Kind::Invalid, u"stamp"_s, {}, u"FORMAT"_s};
    return stamp;
}

} // namespace

/// What one transaction of own steps comes to.
struct Replica::Attempt
{
    EntryRef written; ///< the last of them
    EntryRef done; ///< what a step had written before
    CommandId last; ///< of `written`
    Touch touch;
    StoredRows stored;
};

Replica::Replica(std::unique_ptr<Database> database, DeviceIdentity identity, const World& world,
    FoldRules rules)
    : m_database(std::move(database))
    , m_identity(identity)
    , m_world(world)
    , m_rules(std::move(rules))
    , m_streams(std::make_unique<StreamBook>())
{
    m_isDeskRead = bool(loadOrganization());
    if (auto last = number(*m_database, lastArrival))
        m_seenArrival = *last;
}

Replica::~Replica() = default;

/// Without the organization nothing would tell one's rows from another's, so a failure is kept and
/// refuses every write until the row could be read.
Result<> Replica::loadOrganization()
{
    auto cursor = one(*m_database, deskOrganization);
    m_isDeskRead = bool(cursor) || cursor.error().kind == Error::Kind::NotFound;
    if (!m_isDeskRead)
        return cursor.error();
    if (cursor)
        m_organization = (*cursor)->uuid(0);
    return {};
}

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
    return writeSteps({{author, command, work}});
}

Result<> Replica::writeAll(const std::vector<Step>& steps)
{
    auto outcome = writeSteps(steps);
    return outcome ? Result<>() : outcome.error();
}

Result<EntryRef> Replica::writeSteps(std::vector<Step> steps)
{
    QSet<QUuid> fresh; // nobody can have done these before
    for (auto& step : steps) {
        if (!step.command.id.isNull())
            continue;
        step.command.id = CommandId(newUuid(now(), *m_world.random));
        fresh.insert(step.command.id.value());
    }
    Result<EntryRef> outcome = Error{};
    for (int i = 0; i < attempts; ++i) {
        CommandId last;
        outcome = attempt(steps, fresh, last);
        if (outcome)
            return outcome;
        m_database->rollback();
        if (outcome.error().code == "COMMIT_UNKNOWN"_L1) {
            auto settled = settle(last);
            if (!settled)
                return outcome;
            if (*settled) {
                m_lastWritten = **settled;
                return **settled;
            }
            // It is certain that nothing was written, so trying again is safe.
        } else if (!waitsToRetry(outcome.error(), i)) {
            return outcome;
        }
    }
    return outcome;
}

Result<std::optional<EntryRef>> Replica::entryOf(const CommandId& command, const QByteArray& asked)
{
    auto cursor = one(*m_database, commandDone, {{"id", command}});
    if (!cursor && cursor.error().kind == Error::Kind::NotFound)
        return std::optional<EntryRef>();
    if (!cursor)
        return cursor.error();
    const auto before = (*cursor)->blob(2);
    if (!asked.isEmpty() && !before.isEmpty() && asked != before)
        return Error{Error::Kind::Conflict, u"command_id"_s, {}, u"IDEMPOTENCY_MISMATCH"_s};
    return std::optional(EntryRef{(*cursor)->uuid(0), (*cursor)->integer(1)});
}

/// What became of a commit whose answer was lost. The old transaction may still be ending on the
/// server, so its end is awaited before the journal is asked.
Result<std::optional<EntryRef>> Replica::settle(const CommandId& command)
{
    if (auto again = m_database->reconnect(); !again)
        return again.error();
    if (auto ended = m_database->awaitWriters(); !ended)
        return ended.error();
    return entryOf(command);
}

/// A serialization failure is tried again a little later, each time a little longer; so is a row
/// that another has made meanwhile by the same derived id, and that stands there the next time.
bool Replica::waitsToRetry(const Error& error, int attempt)
{
    // Two devices that write here for the first time at once may choose one stream number.
    const bool isStreamRace =
        error.code == "DUPLICATE"_L1 && error.subject == "journal.newStream"_L1;
    const bool isRowRace = attempt < rowRaces && isRaceForRow(*m_database, error);
    if (!isStreamRace && !isRowRace && !m_database->isRetryable(error))
        return false;
    quint8 jitter = 0;
    m_world.random->fill(&jitter, 1);
    QThread::usleep(200UL * (1UL << qMin(attempt, 6)) + jitter * 10UL);
    return true;
}

Result<EntryRef> Replica::attempt(
    const std::vector<Step>& steps, const QSet<QUuid>& fresh, CommandId& last)
{
    if (!m_isDeskRead) {
        if (auto loaded = loadOrganization(); !loaded)
            return loaded.error();
    }
    if (auto begun = m_database->beginFor(m_identity.device); !begun)
        return begun.error();
    if (m_rules.began)
        m_rules.began();
    Attempt attempt;
    const auto ran = runSteps(steps, fresh, attempt);
    last = attempt.last;
    if (!ran) {
        m_database->rollback();
        return ran.error();
    }
    if (auto committed = m_database->commit(); !committed)
        return committed.error();
    const auto& written = attempt.written;
    if (!written.isNull()) {
        if (const auto* own = m_streams->byDevice(m_identity.device); own && witnessed)
            witnessed(own->head, own->hash);
        m_lastWritten = written;
        m_database->notifyOthers();
        if (touched)
            touched(attempt.touch);
        return written;
    }
    if (!attempt.done.isNull())
        m_lastWritten = attempt.done;
    return attempt.done;
}

Result<> Replica::runSteps(
    const std::vector<Step>& steps, const QSet<QUuid>& fresh, Attempt& attempt)
{
    if (auto loaded = m_streams->load(*m_database); !loaded)
        return loaded;
    for (const auto& step : steps) {
        const auto& command = step.command;
        if (!fresh.contains(command.id.value())) {
            auto before = entryOf(command.id, command.asked);
            if (!before)
                return before.error();
            if (*before) {
                attempt.done = **before;
                continue;
            }
        }
        UnitOfWork unit(*this, *m_database, step.author, command, m_organization,
            command.happenedAt.value_or(now()));
        if (auto worked = step.work(unit); !worked)
            return worked;
        const auto before = attempt.written;
        if (auto appended = appendOwn(unit, attempt); !appended)
            return appended;
        if (attempt.written != before) // what changed nothing is not in the journal to be found
            attempt.last = command.id;
        m_database->closeGuard();
    }
    // Once for the transaction, not for each entry: what lies between is nobody's to see.
    if (auto told = attempt.stored.tell(*m_database, m_rules); !told)
        return told;
    const auto* own = attempt.written.isNull() ? nullptr : m_streams->byDevice(m_identity.device);
    return own ? m_streams->save(*m_database, *own) : Result<>();
}

Result<> Replica::appendOwn(UnitOfWork& unit, Attempt& attempt)
{
    auto edits = unit.edits();
    if (!edits)
        return edits.error();
    if (edits->empty() && !unit.command().isEvent)
        return {};
    if (unit.command().reason.contains(QChar(u'\0'))) // no replica would take the entry
        return invalidField(u"reason"_s, u"FORMAT"_s);
    auto opened = m_streams->open(*m_database, m_organization, m_identity.device);
    if (!opened)
        return opened.error();
    auto& stream = **opened;

    auto entry = entryFrom(unit, std::move(*edits));
    entry.space = m_organization;
    entry.device = m_identity.device;
    entry.number = stream.head + 1;
    entry.secret = QByteArray(16, Qt::Uninitialized);
    m_world.random->fill(entry.secret.data(), 16);
    Fold fold(*m_database, *m_streams, m_rules, &attempt.stored);
    const auto present = quint64(qMax<qint64>(0, toMsecs(now()))) << 16;
    const auto followed = m_rules.follows
        ? m_rules.follows(*m_database, entry, present + furthestFollowed)
        : Result<quint64>(0);
    if (!followed)
        return followed.error();
    const auto given = std::max({stream.lastStamp + 1, present, *followed + 1});
    const auto stamp = stampOf(entry, unit, m_rules, fold, given);
    if (!stamp)
        return stamp.error();
    entry.stamp = *stamp;
    if (m_rules.plantedDefect == 10) // the stamp ignores what it overwrites
        entry.stamp = quint64(toMsecs(now())) << 16;

    const auto seen = seenNow(stream, entry);
    const Version version{entry.stamp, stream.no, entry.number};
    if (auto guard = m_database->openGuard(); !guard)
        return guard;
    expectNewRows(*m_database, entry);
    const auto folded = fold.apply(entry, version, seen);
    if (!folded)
        return folded.error();

    stream.hash = entry.chained(stream.hash);
    stream.head = entry.number;
    stream.lastStamp = entry.stamp;
    stream.context = seen;
    attempt.written = {m_identity.device, entry.number};
    return insertTx(*m_database, entry, stream, storedBody(entry, stream.space), *folded,
        attempt.touch, unit.command().asked);
}

/// All that is here of others; what is new of it since the last own entry comes into this one.
Context Replica::seenNow(const StreamBook::Stream& own, Entry& entry) const
{
    Context seen;
    for (const auto& [no, other] : m_streams->all()) {
        if (other.device == m_identity.device || other.head == 0)
            continue;
        seen.insert(other.device, other.head);
        if (own.context.value(other.device, 0) < other.head)
            entry.context.insert(other.device, other.head);
    }
    return seen;
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
