#include "app/ctl/bench_clocks.h"

#include "core/journal/fold.h"
#include "core/service_levels/clock_derivation.h"
#include "core/service_levels/recalculation.h"
#include "core/tickets/standing_entries.h"

#include <QElapsedTimer>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int tickets = 1000;
constexpr int rounds = 20;

constexpr Sql someOpen{"bench.someOpen",
    "SELECT id FROM ticket WHERE is_open AND deleted_at IS NULL ORDER BY created_at DESC LIMIT :n"};

struct Source
{
    ClockStory story;
    ReplyTimes replies;
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
        out.push_back({ClockStory::of(*entries, book.legal(), id), std::move(*replies)});
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

} // namespace

Result<QList<BenchRow>> measuredClocks(Session& session)
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
        for (const auto& [story, replies] : *made) {
            auto happened = clockEvents(database, book, story, replies);
            if (!happened)
                return happened.error();
            auto run = ticketClocks(happened->events, now);
            if (!run)
                return run.error();
            clocks += qint64(run->clocks.size());
        }
    }
    rows.append(perSecond(u"clock evaluations"_s, clocks, watch, 100'000));

    qint64 recalculated = 0;
    watch.restart();
    auto changed = recalculateServiceLevels(*session.replica, [&](qint64 done, qint64) {
        recalculated = done;
        return done < 20'000;
    });
    if (!changed && changed.error().kind != Error::Kind::Cancelled)
        return changed.error();
    rows.append(perSecond(u"open tickets recalculated"_s, recalculated, watch, 10'000));
    return rows;
}

} // namespace homeport
