#include "app/ctl/bench_writes.h"

#include "app/ctl/bench_bare.h"
#include "app/ctl/bench_raw.h"

#include <algorithm>

#include "record/incident.h"
#include "record/ticket.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr Sql openTicket{
    "bench.open", "SELECT id FROM ticket WHERE is_open AND deleted_at IS NULL LIMIT 1"};
constexpr Sql someCategory{"bench.category",
    "SELECT id FROM category WHERE module = 'incident' AND deleted_at IS NULL ORDER BY id LIMIT 1"};

/// One desk under measurement.
class Writing
{
public:
    Writing(Session& session, const Actor& actor, RawDesk& raw, int runs, bool isServer)
        : m_session(session), m_actor(actor), m_raw(raw), m_runs(runs), m_isServer(isServer)
    {}
    Result<> measure();
    const QList<BenchRow>& rows() const { return m_rows; }

private:
    Spread bare(
        const char* sql, const std::vector<RawDesk::Value>& values = {}, Watch watch = Watch::Wall)
    {
        return timed(m_runs, watch, [&] { return m_raw.run(sql, values); });
    }
    Spread bareCreate(const QUuid& ticket, Watch watch);

    Session& m_session;
    const Actor& m_actor;
    RawDesk& m_raw; ///< knows texts by their address
    int m_runs;
    bool m_isServer;
    QByteArray m_ticketCopy;
    QByteArray m_incidentCopy;
    QList<BenchRow> m_rows;
};

/// Copies of a ticket, which are taken out of the desk again.
Spread Writing::bareCreate(const QUuid& ticket, Watch watch)
{
    const char* made = m_isServer ? "CAST(?2 AS uuid)" : "?2";
    if (m_ticketCopy.isEmpty()) {
        m_ticketCopy = copyOf(record::Ticket::table(), made, "?1");
        m_incidentCopy = copyOf(record::Incident::table(), made, "?1");
    }
    QList<QUuid> copies;
    auto spread = timed(m_runs, watch, [&] {
        copies += QUuid::createUuid();
        const std::vector<RawDesk::Value> both{ticket, copies.last()};
        return m_raw.run("BEGIN IMMEDIATE") && m_raw.run(m_ticketCopy.constData(), both)
            && m_raw.run(m_incidentCopy.constData(), both) && m_raw.run("COMMIT");
    });
    const bool areGone = std::all_of(copies.begin(), copies.end(),
        [&](const QUuid& copy) { return m_raw.run(rawForget, {copy}); });
    return areGone ? spread : Spread{-1, -1};
}

Result<> Writing::measure()
{
    auto& database = m_session.replica->database();
    auto open = one(database, openTicket);
    if (!open)
        return open.error();
    const TicketId id((*open)->uuid(0));
    open->reset();
    auto category = one(database, someCategory);
    if (!category)
        return category.error();
    NewIncident form;
    form.title = u"Made while measuring"_s;
    form.description = u"The printer on the third floor prints blank pages since this morning."_s;
    form.requester = m_actor.person;
    form.category = CategoryId((*category)->uuid(0));
    form.impact = 3;
    form.urgency = 2;
    category->reset();
    int turn = 0;
    const auto change = [&] {
        return bool(m_session.incidents.edit(
            m_actor, id, {.title = u"Changed while measuring, %1"_s.arg(++turn)}));
    };
    const auto create = [&] { return bool(m_session.incidents.create(m_actor, form)); };
    // On a server the budget is one of waiting, since the work is done elsewhere.
    const auto flush = m_isServer ? std::optional(bare(rawFlush)) : std::nullopt;
    if (flush)
        m_rows.append(BenchRow{u"one flush"_s, {}, *flush, {}});
    const auto cpuBudget = m_isServer ? 0 : 1.5;
    const auto cpuRatio = m_isServer ? 0 : 2.5;
    m_rows.append(BenchRow{u"change a ticket, CPU"_s, {}, timed(m_runs, Watch::Cpu, change),
        bare(rawEdit, {id.value()}, Watch::Cpu), cpuBudget, cpuRatio});
    m_rows.append(
        BenchRow{u"change a ticket, wall with the flush"_s, {}, timed(m_runs, Watch::Wall, change),
            bare(rawEdit, {id.value()}, Watch::Wall), flush ? 3 + flush->p95 : 0});
    m_rows.append(BenchRow{u"create a ticket, CPU"_s, {}, timed(m_runs, Watch::Cpu, create),
        bareCreate(id.value(), Watch::Cpu), cpuBudget, cpuRatio});
    m_rows.append(BenchRow{u"create a ticket, wall with the flush"_s, {},
        timed(m_runs, Watch::Wall, create), bareCreate(id.value(), Watch::Wall)});
    return {};
}

} // namespace

Result<QList<BenchRow>> measuredWrites(
    Session& session, const Actor& actor, RawDesk& raw, int runs, bool isServer)
{
    Writing writing(session, actor, raw, runs, isServer);
    auto done = writing.measure();
    return done ? Result<QList<BenchRow>>(writing.rows()) : done.error();
}

} // namespace homeport
