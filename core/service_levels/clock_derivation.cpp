#include "core/service_levels/clock_derivation.h"

#include "core/base/logging.h"
#include "core/journal/field_clock.h"
#include "core/service_levels/called_looks.h"
#include "core/service_levels/clock_records.h"
#include "core/service_levels/incident_metric.h"
#include "core/service_levels/reply_times.h"
#include "core/tickets/standing_entries.h"

#include <algorithm>

#include "record/ticket_comment.h"
#include "record/time_entry.h"

namespace homeport {

namespace {

using Field = record::Ticket::Field;

/// An import keeps more tickets at work than people do; a story is about a kilobyte.
constexpr qsizetype mostStories = 4096;

/// So many stories are in memory at once while they are looked through anew.
constexpr size_t ticketsAtOnce = 64;

constexpr Field::Position ours[] = {Field::NextDueAt, Field::NextThresholdAt, Field::BreachedAt,
    Field::AtRiskAt, Field::CriticalAt, Field::IsClockPaused, Field::IsClockBreached,
    Field::ClockCalendarId, Field::LacksPolicy, Field::NoticedUntil};

std::optional<Timestamp> momentAt(const Row& row, Field::Position field)
{
    std::optional<Timestamp> at;
    fromValue(row.cells[field], at);
    return at;
}

void clear(Row& row)
{
    for (const auto field : ours)
        row.cells[field] = defaultValue(row.table->fields[field]);
}

/// The running clock that is due next.
const SlaClock* nextDue(const TicketClocks& clocks)
{
    const SlaClock* found = nullptr;
    for (const auto& clock : clocks.clocks) {
        const bool isEarlier = clock.type == SlaPolicyAgreementType::Sla && clock.clock.dueAt()
            && (!found || *clock.clock.dueAt() < *found->dueAt());
        if (isEarlier)
            found = &clock.clock;
    }
    return found;
}

/// What was announced after an instant, or will be; and when a missed target was reached at last.
std::optional<Timestamp> firstAnnounced(
    const TicketClocks& clocks, const std::optional<Timestamp>& after)
{
    auto earliest = clocks.nextThresholdAt();
    const auto consider = [&](Timestamp at) {
        if ((!after || at > *after) && (!earliest || at < *earliest))
            earliest = at;
    };
    for (const auto& own : clocks.clocks) {
        const auto& clock = own.clock;
        for (const auto& note : clock.notes()) {
            if (note.event == SlaClockEventEvent::Threshold
                || note.event == SlaClockEventEvent::Breached)
                consider(note.occurredAt);
        }
        if (clock.breach() && clock.stoppedAt())
            consider(*clock.stoppedAt());
    }
    return earliest;
}

void put(const TicketClocks& clocks, Row& row)
{
    row.cells[Field::NextThresholdAt] =
        toValue(firstAnnounced(clocks, momentAt(row, Field::NoticedUntil)));
    row.cells[Field::BreachedAt] = toValue(clocks.breachedAt(SlaPolicyAgreementType::Sla));
    row.cells[Field::IsClockPaused] =
        std::any_of(clocks.clocks.begin(), clocks.clocks.end(), [](const TicketClock& clock) {
            return clock.type == SlaPolicyAgreementType::Sla
                && clock.clock.state() == SlaClockState::Paused;
        });
    row.cells[Field::IsClockBreached] =
        std::any_of(clocks.clocks.begin(), clocks.clocks.end(), [](const TicketClock& clock) {
            return clock.type == SlaPolicyAgreementType::Sla && clock.isLive()
                && clock.clock.breach() && !clock.voided;
        });
    const auto* next = nextDue(clocks);
    const auto set = [&](Field::Position field, const std::optional<Timestamp>& at) {
        row.cells[field] = toValue(at);
    };
    set(Field::NextDueAt, next ? next->dueAt() : std::nullopt);
    set(Field::AtRiskAt, next ? next->reachesAt(next->terms().atRiskPct) : std::nullopt);
    set(Field::CriticalAt, next ? next->reachesAt(next->terms().criticalPct) : std::nullopt);
    row.cells[Field::ClockCalendarId] = next ? Value(next->terms().calendar->id()) : Value();
}

/// Is the ticket open otherwise than before, or may it have been so otherwise in between?
bool isTurned(const Entry& entry, const Row& row, const Row* before, bool isRearranged)
{
    const bool isOfDeletion =
        std::any_of(entry.edits.begin(), entry.edits.end(), [&](const CellEdit& edit) {
            return edit.table == record::Ticket::tableId && edit.row == row.id
                && edit.field == FieldClock::deletedAt;
        });
    return before
        && (isRearranged || isOfDeletion || row.cells[Field::IsOpen] != before->cells[Field::IsOpen]
            || row.head.deletedAt.has_value() != before->head.deletedAt.has_value());
}

/// Then lookAtChildren() leaves the ticket to its own derivation.
bool editsParentOf(const Row& row, const Entry& entry)
{
    const auto& parent = row.cells[Field::ParentId];
    return !parent.isNull()
        && std::any_of(entry.edits.begin(), entry.edits.end(), [&](const CellEdit& edit) {
               return edit.table == record::Ticket::tableId && edit.row == parent.uuid();
           });
}

quint64 newestStamp(const Row& row)
{
    return FieldClock::unpacked(row.head.clock).newest();
}

} // namespace

Result<> ClockDerivation::derive(
    Database& database, const Entry& entry, Row& row, const Row* before)
{
    if (row.table->id == record::TimeEntry::tableId)
        return addHandling(database, row, before);
    if (row.table->id != record::Ticket::tableId) {
        return ServiceLevelBook::isReadFrom(row.table->id) ? takeEdit(database, entry) : Result<>();
    }
    if (auto looked = look(database); !looked)
        return looked;
    const bool isMeasuredAnew = movesMetric(entry, row, before);
    if (m_book.isEmpty() && !isMeasuredAnew) {
        clear(row);
        return {};
    }
    const bool isSaid = std::any_of(entry.edits.begin(), entry.edits.end(),
        [](const CellEdit& edit) { return edit.table == record::TicketComment::tableId; });
    const bool isAnswered = !before
        || row.cells[Field::FirstResponseAt] != before->cells[Field::FirstResponseAt]
        || (isSaid && m_book.hasUpdateTargets());
    const bool isRearranged = before && movesOthers(entry, *before);
    if (m_book.hasPausedChildren() && isTurned(entry, row, before, isRearranged)) {
        if (auto done = lookAtChildren(database, entry, row, isRearranged); !done)
            return done;
    }
    bool moves = isAnswered || isRearranged || isMeasuredAnew
        || (m_book.hasPausedChildren() && editsParentOf(row, entry));
    auto story = storyWith(database, entry, row, before, isRearranged, moves);
    if (!story)
        return story.error();
    if (!moves)
        return {};
    // What comes late, is dated back or takes something back may announce what nobody has noticed,
    // or withdraw what somebody has; and what a person ruled is kept beside what was noticed.
    const auto happenedAt = fromMsecs(entry.happenedAt);
    const auto noticed = momentAt(row, Field::NoticedUntil);
    const bool isLate =
        noticed && (isRearranged || happenedAt < *noticed || rulingIn(entry, row.id));
    // A look that is called for stands no later than what was noticed, any other one after that; so
    // it is not called off by what happens until it comes.
    const auto awaited = before ? momentAt(*before, Field::NextThresholdAt) : std::nullopt;
    const bool isAwaited = noticed && awaited && *awaited <= *noticed;
    if (noticed && happenedAt <= *noticed)
        row.cells[Field::NoticedUntil] = happenedAt - std::chrono::milliseconds(1);
    const auto replies = repliesOn(database, m_book, row);
    if (!replies)
        return replies.error();
    ParentBook parents(database, m_book, &entry);
    const auto clocks = putClocks(database, row, (*story)->story, *replies, parents);
    if (!clocks)
        return clocks.error();
    if (isMeasuredAnew || isMeasured(row)) {
        if (auto done = keepMetric(database, m_book.legal(), row, (*story)->story, *clocks); !done)
            return done;
    }
    const auto next = momentAt(row, Field::NextThresholdAt);
    if (isAwaited || isLate || (noticed && next && *next <= *noticed))
        row.cells[Field::NextThresholdAt] = row.cells[Field::NoticedUntil];
    else if (!row.cells[Field::NoticedUntil].isNull())
        row.cells[Field::NoticedUntil] = toValue(noticed); // it announces nothing at that instant
    if (!row.cells[Field::ClosedAt].isNull() || !row.cells[Field::CancelledAt].isNull())
        forget(row.id);
    return {};
}

/// The story with this entry in it, which is not in the journal yet; told from the start where
/// other acts stand with it than without. `moves` says whether the clocks have to be looked at;
/// without that there may be no story.
Result<ClockDerivation::Known*> ClockDerivation::storyWith(Database& database, const Entry& entry,
    const Row& row, const Row* before, bool isRearranged, bool& moves)
{
    ClockStory alone;
    moves = alone.add(entry, row.id) || moves;
    auto* found = before && !isRearranged ? known(*before) : nullptr;
    if (found && !found->story.isPlain() && entry.stamp <= found->newest)
        found = nullptr; // what undos have left may be another now
    if (!found && !moves)
        return nullptr;
    if (!found) {
        Known fresh;
        if (!before) {
            fresh.story = std::move(alone);
        } else {
            auto entries = entriesOfRoot(database, row.id);
            if (!entries)
                return entries.error();
            entries->push_back(entry);
            fresh.story = ClockStory::of(*entries, m_book.legal(), row.id);
            fresh.newest = newestStamp(*before);
        }
        found = &keep(row.id, std::move(fresh));
    } else if (moves) {
        found->story.add(entry, row.id);
    }
    if (!before || row.head.version != before->head.version)
        found->newest = std::max(found->newest, entry.stamp);
    found->version = row.head.version;
    return found;
}

Result<std::optional<TicketClocks>> ClockDerivation::putClocks(Database& database, Row& row,
    const ClockStory& story, const ReplyTimes& replies, ParentBook& parents)
{
    if (m_book.isEmpty()) {
        clear(row);
        return std::optional<TicketClocks>();
    }
    const auto turns = parents.of(story);
    if (!turns)
        return turns.error();
    auto happened = clockEvents(database, m_book, story, replies, *turns);
    if (!happened)
        return happened.error();
    const auto noticed = momentAt(row, Field::NoticedUntil);
    auto clocks = ticketClocks(
        happened->events, std::max(noticed.value_or(Timestamp::min()), happened->lastAt));
    if (!clocks) {
        // A promise that cannot be kept must not keep anybody from working.
        qCWarning(lcServiceLevels, "a ticket has no clocks: %s %s",
            qPrintable(clocks.error().subject), qPrintable(clocks.error().code));
        clear(row);
        return std::optional<TicketClocks>();
    }
    put(*clocks, row);
    row.cells[Field::LacksPolicy] = !happened->agreements[size_t(SlaPolicyAgreementType::Sla)];
    return std::optional(std::move(*clocks));
}

Result<> ClockDerivation::look(Database& database)
{
    if (m_isLooked)
        return {};
    auto looked = m_book.look(database);
    m_isLooked = bool(looked);
    return looked;
}

/// Met again at each of its rows.
Result<> ClockDerivation::takeEdit(Database& database, const Entry& entry)
{
    m_isLooked = false;
    const EntryRef met{entry.device, entry.number};
    if (std::exchange(m_edited, met) == met)
        return {};
    return lookAtWhatIsOver(database, entry);
}

Result<> ClockDerivation::refresh(Database& database, std::span<Row> rows, Timestamp now)
{
    if (rows.empty() || rows.front().table->id != record::Ticket::tableId)
        return {};
    if (auto looked = look(database); !looked)
        return looked;
    for (size_t first = 0; first < rows.size(); first += ticketsAtOnce) {
        const auto count = std::min(ticketsAtOnce, rows.size() - first);
        if (auto done = refreshPart(database, rows.subspan(first, count), now); !done)
            return done;
    }
    return {};
}

Result<> ClockDerivation::refreshPart(Database& database, std::span<Row> rows, Timestamp now)
{
    QList<QUuid> ids;
    for (const auto& row : rows)
        ids += row.id;
    const auto entries = entriesOfRoots(database, ids);
    if (!entries)
        return entries.error();
    const auto words = wordsOn(database, m_book, ids);
    if (!words)
        return words.error();
    const std::vector<Entry> none;
    ParentBook parents(database, m_book);
    std::vector<SeenClocks> seen;
    for (auto& row : rows) {
        const auto before = row;
        row.cells[Field::NoticedUntil] = now;
        const auto own = entries->constFind(row.id);
        const auto story =
            ClockStory::of(own == entries->cend() ? none : *own, m_book.legal(), row.id);
        auto clocks =
            putClocks(database, row, story, repliesOf(row, words->value(row.id)), parents);
        if (!clocks)
            return clocks.error();
        if (isMeasured(row)) {
            if (auto done = keepMetric(database, m_book.legal(), row, story, *clocks); !done)
                return done;
        }
        const bool isNews =
            std::any_of(std::begin(ours), std::end(ours), [&](Field::Position field) {
                return field != Field::NoticedUntil && row.cells[field] != before.cells[field];
            });
        if (*clocks && isNews)
            seen.push_back({&row, std::move(**clocks)});
        else if (*clocks)
            row = before;
    }
    return recordClocks(database, seen, now);
}

ClockDerivation::Known* ClockDerivation::known(const Row& row)
{
    auto found = m_stories.find(row.id);
    if (found == m_stories.end()) {
        if (!m_older.contains(row.id))
            return nullptr;
        keep(row.id, m_older.take(row.id));
        found = m_stories.find(row.id);
    }
    const bool isCurrent = found->version == row.head.version && found->newest == newestStamp(row);
    return isCurrent ? &*found : nullptr;
}

ClockDerivation::Known& ClockDerivation::keep(const QUuid& ticket, Known known)
{
    if (m_stories.size() >= mostStories)
        m_older = std::exchange(m_stories, {});
    return *m_stories.insert(ticket, std::move(known));
}

void ClockDerivation::forget(const QUuid& ticket)
{
    m_stories.remove(ticket);
    m_older.remove(ticket);
}

} // namespace homeport
