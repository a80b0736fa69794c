#include "app/ctl/bench_clocks.h"

#include "app/ctl/bench_desk.h"
#include "core/journal/fold.h"
#include "core/service_levels/clock_derivation.h"
#include "core/service_levels/recalculation.h"
#include "core/service_levels/reply_times.h"
#include "core/tickets/standing_entries.h"

#include <QElapsedTimer>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int tickets = 1000;
constexpr int rounds = 20;
constexpr qint64 mostRecalculated = 100'000;

constexpr Sql someOpen{"bench.someOpen",
    "SELECT id FROM ticket WHERE is_open AND deleted_at IS NULL ORDER BY created_at DESC LIMIT :n"};

struct Source
{
    ClockStory story;
    ReplyTimes replies;
    ParentTurns parents;
};

Result<std::vector<Source>> sources(Database& database, const ServiceLevelBook& book)
{
    auto rows = database.query(someOpen, {{"n", tickets}});
    if (!rows)
        return rows.error();
    std::vector<QUuid> ids;
    while ((*rows)->next())
        ids.push_back((*rows)->uuid(0));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    rows->reset();
    std::vector<Source> out;
    for (const auto& id : ids) {
        auto row = loadRow(database, record::Ticket::table(), id);
        auto entries = entriesOfRoot(database, id);
        if (!row || !entries)
            return row ? entries.error() : row.error();
        auto replies = repliesOn(database, book, **row);
        if (!replies)
            return replies.error();
        auto story = ClockStory::of(*entries, book.legal(), id);
        auto parents = ParentBook(database, book).of(story);
        if (!parents)
            return parents.error();
        out.push_back({std::move(story), std::move(*replies), std::move(*parents)});
    }
    return out;
}

BenchRow perSecond(const QString& name, qint64 count, const QElapsedTimer& watch, double budget)
{
    const double speed = double(count) * 1e9 / double(std::max<qint64>(1, watch.nsecsElapsed()));
    BenchRow row;
    row.name = name;
    row.ours = {speed, speed};
    row.budget = budget;
    row.unit = u"/s"_s;
    row.isLowerBound = true;
    return row;
}

double inMilliseconds(std::chrono::microseconds time)
{
    return double(time.count()) / 1e3;
}

/// The first 20,000 of them: how many a second, and how long writers wait for one part at most. How
/// much of that part was the commit with its flush, and how much our own work, tells a disk that
/// stood still.
Result<> recalculate(Session& session, const QString& name, QList<BenchRow>& rows)
{
    qint64 recalculated = 0;
    RecalculationPart longest;
    double cpuOfLongest = 0;
    QElapsedTimer watch;
    watch.start();
    auto cpu = milliseconds(Watch::Cpu);
    auto changed = recalculateServiceLevels(*session.replica, [&](const RecalculationPart& part) {
        recalculated = part.done;
        const auto now = milliseconds(Watch::Cpu);
        if (part.taken > longest.taken) {
            longest = part;
            cpuOfLongest = now - cpu;
        }
        cpu = now;
        return part.done < mostRecalculated;
    });
    if (!changed && changed.error().kind != Error::Kind::Cancelled)
        return changed.error();
    rows.append(perSecond(name, recalculated, watch, 10'000));
    const auto add = [&](const QString& what, double time, double budget) {
        rows.append({name + what, {}, {time, time}, {}, budget});
    };
    add(u", longest part"_s, inMilliseconds(longest.taken), 50);
    add(u", its commit"_s, inMilliseconds(longest.committing), 0);
    add(u", its CPU"_s, cpuOfLongest, 0);
    return {};
}

/// A day off, which moves what is due; the calendar is put back afterwards.
Result<> measureEdit(Session& session, const Actor& actor, QList<BenchRow>& rows)
{
    const auto edit = dayOff(session, actor);
    if (!edit)
        return edit.error();
    if (!*edit)
        return {};
    const auto& [id, before, after] = **edit;
    if (auto done = session.calendars.edit(actor, id, after, before); !done)
        return done;
    auto measured = recalculate(session, u"the same after an edit of their calendar"_s, rows);
    auto putBack = session.calendars.edit(actor, id, before, after);
    QList<BenchRow> notPrinted;
    if (measured && putBack)
        return recalculate(session, {}, notPrinted);
    return measured ? putBack : measured;
}

} // namespace

Result<QList<BenchRow>> measuredClocks(Session& session, const Actor& actor)
{
    QList<BenchRow> rows;
    auto& database = session.replica->database();
    auto& book = session.serviceLevels;
    if (auto looked = book.look(database); !looked)
        return looked.error();
    if (book.isEmpty())
        return rows;
    auto made = sources(database, book);
    if (!made)
        return made.error();
    const auto now = session.replica->now();
    qint64 clocks = 0;
    QElapsedTimer watch;
    watch.start();
    for (int round = 0; round < rounds; ++round) {
        for (const auto& [story, replies, parents] : *made) {
            auto happened = clockEvents(database, book, story, replies, parents);
            if (!happened)
                return happened.error();
            auto run = ticketClocks(happened->events, now);
            if (!run)
                return run.error();
            clocks += qint64(run->clocks.size());
        }
    }
    rows.append(perSecond(u"clock evaluations"_s, clocks, watch, 100'000));

    QList<BenchRow> notPrinted; // all other rows are warm, too
    if (auto done = recalculate(session, {}, notPrinted); !done)
        return done.error();
    if (auto done = recalculate(session, u"open tickets recalculated"_s, rows); !done)
        return done.error();
    if (auto done = measureEdit(session, actor, rows); !done)
        return done.error();
    return rows;
}

} // namespace homeport
