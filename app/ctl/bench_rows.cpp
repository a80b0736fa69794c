#include "app/ctl/bench_rows.h"

#include "app/ctl/bench_bare.h"
#include "app/ctl/bench_clocks.h"
#include "app/ctl/bench_desk.h"
#include "app/ctl/bench_raw.h"
#include "app/ctl/bench_searches.h"
#include "app/ctl/bench_writes.h"
#include "app/own_places.h"
#include "core/search/search_index.h"
#include "core/tickets/history.h"
#include "core/tickets/queue_sorting.h"
#include "core/tickets/saved_views.h"
#include "core/tickets/ticket_foresight.h"
#include "core/tickets/ticket_queries.h"

#include <QFileInfo>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// Long ones are made at every thousandth place.
constexpr Sql longTicket{"bench.long", R"sql(
    SELECT ticket_id FROM ticket_comment GROUP BY ticket_id HAVING count(*) >= 30
     ORDER BY ticket_id LIMIT 1)sql"};
/// One desk under measurement. Each row of the table is a function.
class Measuring
{
public:
    Measuring(const Address& address, const QString& desk, int runs)
        : m_address(address), m_desk(desk), m_runs(runs)
    {}
    Result<QList<BenchRow>> run();

private:
    Result<> completeIndex();
    Result<> enter();
    Result<> rest();
    void starting();
    void lists();
    void openCounts();
    Result<> jumps();
    Result<> tickets();
    void sizes();
    bool readsPage(const QueueView& view, const QueuePlace& from, qint64 offset);
    void add(BenchRow row)
    {
        row.desk = m_desk;
        m_rows.append(std::move(row));
    }
    template <typename Read>
    Spread reads(Read read)
    {
        return timed(m_runs, Watch::Wall, [&] {
            return bool(
                m_session->replica->read([&](Database& database) { return read(database); }));
        });
    }
    std::optional<Spread> bare(
        const char* sql, const std::vector<RawDesk::Value>& values, Watch watch = Watch::Wall)
    {
        if (!m_raw)
            return std::nullopt;
        return timed(m_runs, watch, [&] { return m_raw->run(sql, values); });
    }
    bool isPostgresql() const { return m_address.isPostgresql(); }
    double onFile(double budget) const { return isPostgresql() ? 0 : budget; }

    Address m_address;
    QString m_desk;
    int m_runs;
    std::unique_ptr<Session> m_session;
    Actor m_actor;
    std::unique_ptr<RawDesk> m_raw; ///< knows texts by their address
    QList<BenchRow> m_rows;
};

/// Of a desk that was copied the index may be missing or lag behind; then the rows of the search
/// would be about nothing. What cannot be opened is told by whoever enters.
Result<> Measuring::completeIndex()
{
    auto database = Database::open(m_address, Access::ReadWrite);
    if (!database)
        return {};
    const auto isWhole = SearchIndex::isWhole(**database);
    if (!isWhole || *isWhole)
        return isWhole ? Result<>() : isWhole.error();
    QTextStream(stderr) << "bench: the search index of " << m_desk
                        << " is not complete; it is built anew before anything is measured\n";
    return SearchIndex::rebuild(**database);
}

Result<> Measuring::enter()
{
    auto session = openDesk(m_address, Access::ReadWrite, systemWorld(ownPlaces()));
    if (!session)
        return session.error();
    m_session = std::move(*session);
    auto actor = administratorOf(*m_session);
    if (!actor)
        return actor.error();
    m_actor = *actor;
    return {};
}

/// Joins the search index as a window does when it rests; an earlier measuring left it apart.
Result<> Measuring::rest()
{
    for (;;) {
        auto isMore = SearchIndex::merge(m_session->replica->database());
        if (!isMore)
            return isMore.error();
        if (!*isMore)
            return {};
    }
}

bool Measuring::readsPage(const QueueView& view, const QueuePlace& from, qint64 offset)
{
    return bool(m_session->replica->read([&](Database& database) {
        return TicketQueries::page(database, m_actor, view, from, offset, 100);
    }));
}

void Measuring::starting()
{
    add({u"start: open, actor, first page, badges"_s, {},
        timed(qMin(m_runs, 20), Watch::Wall,
            [&] {
                return bool(enter()) && readsPage({}, {}, 0)
                    && bool(TicketQueries::counts(m_session->replica->database(), m_actor));
            }),
        {}, 500});
}

void Measuring::openCounts()
{
    const auto space = m_actor.organization.value();
    const RawDesk::Value me = m_actor.person.value();
    add({u"exact count of the open view"_s, {},
        reads([&](Database& d) { return TicketQueries::count(d, m_actor, {}); }),
        bare(rawCount, {space}), onFile(20), 2});
    const QUuid team = m_actor.teams.isEmpty() ? QUuid() : m_actor.teams.begin()->value();
    add({u"all badges in one pass"_s, {},
        reads([&](Database& d) { return TicketQueries::counts(d, m_actor); }),
        bare(rawBadges, {space, me, team}), onFile(50), 2});
    auto agent = m_actor; // as most are, who are shown restricted tickets of their own only
    agent.grants.remove(u"ticket.read_restricted"_s);
    add({u"all badges, without restricted tickets"_s, {},
        reads([&](Database& d) { return TicketQueries::counts(d, agent); }), {}, onFile(50)});
}

void Measuring::lists()
{
    const auto space = m_actor.organization.value();
    add({u"open a queue, first page of 100"_s, {},
        timed(m_runs, Watch::Wall, [&] { return readsPage({}, {}, 0); }), bare(rawPage, {space}),
        isPostgresql() ? 3.0 : 5.0, 2});
    const QueueView mine{.which = QueueView::Which::MyTeams};
    add({u"my teams, first page of 100"_s, {},
        timed(m_runs, Watch::Wall, [&] { return readsPage(mine, {}, 0); }), {}, onFile(5)});
    const QueueView waiting{.which = QueueView::Which::OnHold};
    add({u"those on hold, first page"_s, {},
        timed(m_runs, Watch::Wall, [&] { return readsPage(waiting, {}, 0); }), {}, onFile(5)});
    const QueueView all{.which = QueueView::Which::All};
    QueueView filtered{.which = QueueView::Which::All};
    filtered.filter = FilterNode::all({FilterNode::leaf("is_open", FilterOp::Eq, true),
        FilterNode::leaf("priority", FilterOp::Lte, 2),
        FilterNode::leaf("title", FilterOp::Contains, u"printer"_s)});
    add({u"typed filter of open ones, first page"_s, {},
        timed(m_runs, Watch::Wall, [&] { return readsPage(filtered, {}, 0); }), {}, onFile(20)});
    filtered.filter = FilterNode::leaf("created_at", FilterOp::OlderThanMinutes, 7 * 24 * 60);
    filtered.moment.now = m_session->replica->now();
    add({u"typed filter of all, first page"_s, {},
        timed(m_runs, Watch::Wall, [&] { return readsPage(filtered, {}, 0); }), {}, onFile(20)});
    const QList<FilterNode> views{treeOf(QueueView::Which::Mine), treeOf(QueueView::Which::OnHold),
        treeOf(QueueView::Which::Unassigned)};
    add({u"three saved views counted in one pass"_s, {},
        reads([&](Database& d) { return TicketQueries::countEach(d, m_actor, views, {}); }), {},
        onFile(50)});
    const QueueView ranked{.order = QueueView::Order::Rank, .descending = false};
    add({u"open ones by rank, first page of 100"_s, {},
        timed(m_runs, Watch::Wall, [&] { return readsPage(ranked, {}, 0); }), {}, onFile(5)});
    const QueueView titled{.order = QueueView::Order::Title, .descending = false};
    add({u"open ones by title, first page of 100"_s, {},
        timed(m_runs, Watch::Wall, [&] { return readsPage(titled, {}, 0); }), {}, {}});
    add({u"open ones by title, sorted as a whole"_s, {},
        reads([&](Database& d) { return QueueSorting::whole(d, m_actor, titled); }), {}, {}});
    QueueView grouped{.which = QueueView::Which::Open};
    grouped.group = QueueView::Group::Team;
    add({u"open ones grouped by team, first page"_s, {},
        timed(m_runs, Watch::Wall, [&] { return readsPage(grouped, {}, 0); }), {}, {}});
    add({u"\"10 000+\" of all"_s, {},
        reads([&](Database& d) { return TicketQueries::countFrom(d, m_actor, all, {}, 10001); }),
        bare(rawMany, {space}), onFile(5), 2});
}

Result<> Measuring::jumps()
{
    const QueueView all{.which = QueueView::Which::All};
    auto& database = m_session->replica->database();
    auto next = TicketQueries::placeAfter(database, m_actor, all, {}, 100);
    if (!next)
        return next.error();
    QueueAnchors anchors;
    const auto pass = timed(1, Watch::Wall, [&] {
        anchors = QueueAnchors();
        while (!anchors.isComplete()) {
            if (!anchors.extend(database, m_actor, all, 20))
                return false;
        }
        return true;
    });
    const auto space = m_actor.organization.value();
    auto bareFrom = [&](const char* sql, const QueuePlace& place, qint64 rest) {
        const auto& last = place.key.values[1];
        std::vector<RawDesk::Value> values{space, place.key.values[0].integer()};
        if (isPostgresql())
            values.push_back(last.uuid());
        else
            values.push_back(last.integer());
        if (sql == rawJump)
            values.push_back(rest);
        return bare(sql, values);
    };
    if (*next) {
        add({u"next page of all"_s, {},
            timed(m_runs, Watch::Wall, [&] { return readsPage(all, **next, 100); }),
            bareFrom(rawNext, **next, 0), onFile(2), 2});
    }
    const auto middle = anchors.counted() / 2 + 777;
    const auto place = anchors.before(middle);
    add({u"jump to the middle of all"_s, {},
        timed(m_runs, Watch::Wall, [&] { return readsPage(all, place, middle); }),
        place.key.values.empty() ? std::nullopt : bareFrom(rawJump, place, middle - place.position),
        onFile(5), 2});
    add({u"anchor pass of all, exact count (background)"_s, {}, pass, {}});
    return {};
}

Result<> Measuring::tickets()
{
    auto& replica = *m_session->replica;
    auto row = one(replica.database(), longTicket);
    if (!row)
        return row.error().kind == Error::Kind::NotFound ? Result<>() : row.error();
    const auto id = (*row)->uuid(0);
    row->reset();
    const auto ours = reads([&](Database& d) -> Result<> { // as the page of a ticket does
        if (auto done = foreseeTicket(d, m_actor, TicketId(id), TicketDepth::History); !done)
            return done;
        auto incident = m_session->incidents.find(m_actor, TicketId(id));
        if (!incident)
            return incident.error();
        if (auto names = TicketQueries::names(d, incident->ticket); !names)
            return names.error();
        if (auto told = TicketQueries::conversation(d, m_actor, TicketId(id)); !told)
            return told.error();
        auto history = historyOf(replica, m_actor, id);
        return history ? Result<>() : history.error();
    });
    std::optional<Spread> raw;
    if (m_raw) {
        raw = timed(m_runs, Watch::Wall, [&] {
            return std::all_of(std::begin(rawOpen), std::end(rawOpen),
                [&](const char* sql) { return m_raw->run(sql, {id}); });
        });
    }
    add({u"open a ticket with 30 comments"_s, {}, ours, raw, 5, 3});
    return {};
}

void Measuring::sizes()
{
    const auto memory = peakMemory();
    add({u"memory of this process, at most"_s, {}, {memory, memory}, {}, 150, 0, u"MiB"_s});
    auto tickets =
        number(m_session->replica->database(), {"bench.all", "SELECT count(*) FROM ticket"});
    if (isPostgresql() || !tickets || *tickets == 0)
        return;
    const auto size = double(QFileInfo(m_address.text).size()) / 1024 / double(*tickets);
    add({u"file size for each ticket"_s, {}, {size, size}, {}, 9, 0, u"KiB"_s});
}

Result<QList<BenchRow>> Measuring::run()
{
    if (auto done = completeIndex(); !done)
        return done.error();
    freshMemory();
    if (auto done = enter(); !done)
        return done.error();
    if (isPostgresql())
        m_raw = std::make_unique<RawServer>(m_address.text);
    else
        m_raw = std::make_unique<RawFile>(m_address.text);
    if (auto done = rest(); !done)
        return done.error();
    starting();
    openCounts();
    lists();
    if (auto done = jumps(); !done)
        return done.error();
    if (auto done = tickets(); !done)
        return done.error();
    auto searches = measuredSearches(*m_session, m_actor, m_runs);
    if (!searches)
        return searches.error();
    for (const auto& row : std::as_const(*searches))
        add(row);
    auto writes = measuredWrites(*m_session, m_actor, *m_raw, m_runs, isPostgresql());
    if (!writes)
        return writes.error();
    for (const auto& row : std::as_const(*writes))
        add(row);
    auto clocks = measuredClocks(*m_session, m_actor);
    if (!clocks)
        return clocks.error();
    for (const auto& row : std::as_const(*clocks))
        add(row);
    sizes();
    for (const auto& row : std::as_const(m_rows)) {
        if (row.ours.p50 < 0)
            return Error{Error::Kind::Internal, row.name, u"could not be run"_s};
    }
    return m_rows;
}

} // namespace

Result<QList<BenchRow>> measuredRows(const Address& address, const QString& desk, int runs)
{
    return Measuring(address, desk, runs).run();
}

} // namespace homeport
