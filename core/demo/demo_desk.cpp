#include "core/demo/demo_desk.h"

#include "core/base/text.h"
#include "core/demo/demo_life.h"
#include "core/search/search_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

using namespace demo;

constexpr size_t entriesPerTransaction = 4000;
/// A server is told once of a ticket that comes and goes within one transaction.
constexpr size_t entriesPerServerTransaction = 12'000;
constexpr qint64 hour = 3'600'000;
constexpr int hoursPerWeek = 168;
constexpr int epochHour = 72; ///< of the week: 1970 began on a Thursday

constexpr qint64 reportsPerDay = 9;
constexpr qint64 leastDays = 30;
constexpr qint64 mostDays = 730;

/// By whose hours most incidents are to be solved.
constexpr Sql usualCalendar{"demo.calendar", R"sql(
    SELECT calendar_id FROM sla_policy
     WHERE organization_id = :organization_id AND agreement_type = 'sla' AND is_active
       AND deleted_at IS NULL
     ORDER BY is_default DESC, id
     LIMIT 1
)sql"};
constexpr Sql anyTicket{"demo.anyTicket", "SELECT count(*) FROM (SELECT 1 FROM ticket LIMIT 1) t"};

/// A clock that stands where it is put.
class StandingClock final : public Clock
{
public:
    explicit StandingClock(Timestamp at) : m_at(at) {}
    Timestamp now() const override { return m_at; }
    void put(Timestamp at) { m_at = at; }

private:
    Timestamp m_at;
};

/// When people report: by day, little at night and at the weekend.
class ReportTimes
{
public:
    ReportTimes(Timestamp from, Timestamp until) : m_from(from), m_span((until - from).count())
    {
        double sum = 0;
        const auto first = std::chrono::floor<std::chrono::hours>(from).time_since_epoch().count();
        for (int i = 0; i < hoursPerWeek; ++i) {
            const int hourOfWeek = int((first + epochHour + i) % hoursPerWeek);
            const int day = hourOfWeek / 24;
            const int at = hourOfWeek % 24;
            const bool isNight = at < 6 || at > 19;
            sum += (day >= 5 ? 0.12 : 1) * (isNight ? 0.08 : at == 9 || at == 10 ? 1.8 : 1);
            m_until[size_t(i)] = sum;
        }
    }
    /// The moment of the report at `fraction` of all of them. Rises with it.
    Timestamp at(double fraction) const
    {
        const double weeks = double(m_span) / double(hoursPerWeek * hour);
        const double place = fraction * weeks;
        const double inside = (place - std::floor(place)) * m_until.back();
        const auto slot = std::upper_bound(m_until.begin(), m_until.end(), inside);
        const auto index = std::min<qsizetype>(slot - m_until.begin(), hoursPerWeek - 1);
        const double before = index > 0 ? m_until[size_t(index - 1)] : 0;
        const double part = (inside - before) / (m_until[size_t(index)] - before);
        const double msecs =
            (std::floor(place) * hoursPerWeek + double(index) + part) * double(hour);
        return m_from + std::chrono::milliseconds(std::min(qint64(msecs), m_span - 1));
    }

private:
    Timestamp m_from;
    qint64 m_span;
    std::array<double, hoursPerWeek> m_until{};
};

/// Lets all incidents happen in the order of time, so that the journal reads as that of a desk
/// which was used. Holds only those that are under way.
class Filler
{
public:
    Filler(Replica& replica, const DemoPlan& plan, Timestamp since, const Cast& cast,
        SeededRandom& random)
        : m_replica(replica)
        , m_plan(plan)
        , m_cast(cast)
        , m_random(random)
        , m_times(since, plan.until)
    {}

    Result<DemoOutcome> run()
    {
        while (m_outcome.tickets < m_plan.tickets || !m_underWay.empty()) {
            const bool reports = m_outcome.tickets < m_plan.tickets;
            const auto reportAt = reports ? nextReport() : Timestamp::max();
            if (!m_underWay.empty() && m_underWay.begin()->first.first <= reportAt)
                goOn();
            else
                report(reportAt);
            if (m_steps.size() >= m_atOnce) {
                if (auto done = store(); !done)
                    return done.error();
            }
        }
        if (auto done = store(); !done)
            return done.error();
        return m_outcome;
    }

private:
    Timestamp nextReport() const
    {
        return m_times.at((double(m_outcome.tickets) + 0.5) / double(m_plan.tickets));
    }

    void report(Timestamp at)
    {
        const bool isLong = m_outcome.tickets % 1000 == 999;
        ++m_outcome.tickets;
        take(Life(m_cast, m_random,
            {.reportedAt = at,
                .until = m_plan.until,
                .isLong = isLong,
                .staysOpen = m_plan.staysOpen}));
    }

    void goOn() { take(std::move(m_underWay.extract(m_underWay.begin()).mapped())); }

    void take(Life life)
    {
        m_steps.push_back(life.step(m_cast, m_random, m_numbers));
        if (!life.isOver() && life.nextAt() < m_plan.until)
            m_underWay.emplace(std::pair(life.nextAt(), ++m_order), std::move(life));
    }

    Life::Numbers freshNumbers() const
    {
        return std::make_shared<NumberReserve>(m_replica.identity().device, TicketKind::Incident);
    }

    Result<> store()
    {
        if (m_plan.cancelled && *m_plan.cancelled)
            return Error{Error::Kind::Cancelled, u"demo"_s,
                counted(m_outcome.tickets, "incident"_L1), u"CANCELLED"_s};
        if (auto done = m_replica.writeAll(m_steps); !done)
            return done;
        if (auto merged = SearchIndex::merge(m_replica.database()); !merged)
            return merged.error();
        m_outcome.entries += qint64(m_steps.size());
        m_steps.clear();
        m_numbers = freshNumbers();
        if (m_plan.progress)
            m_plan.progress(m_outcome.tickets);
        return {};
    }

    Replica& m_replica;
    const DemoPlan& m_plan;
    const Cast& m_cast;
    SeededRandom& m_random;
    ReportTimes m_times;
    DemoOutcome m_outcome;
    const size_t m_atOnce = m_replica.database().dialect() == Dialect::Sqlite
        ? entriesPerTransaction
        : entriesPerServerTransaction;
    std::map<std::pair<Timestamp, qint64>, Life> m_underWay;
    qint64 m_order = 0;
    std::vector<Replica::Step> m_steps;
    Life::Numbers m_numbers = freshNumbers();
};

std::chrono::days past(const DemoPlan& plan)
{
    const auto suggested = std::clamp(plan.tickets / reportsPerDay, leastDays, mostDays);
    return std::chrono::days(plan.days > 0 ? plan.days : suggested);
}

/// Null where nothing is promised; lives as long as the book is not asked to look again.
Result<const Calendar*> workingHours(Session& session)
{
    auto& database = session.replica->database();
    if (auto looked = session.serviceLevels.look(database); !looked)
        return looked.error();
    auto row =
        database.query(usualCalendar, {{"organization_id", session.replica->organization()}});
    if (!row)
        return row.error();
    if (session.serviceLevels.isEmpty() || !(*row)->next())
        return nullptr;
    return session.serviceLevels.newest().calendar((*row)->read<BusinessCalendarId>(0));
}

} // namespace

Result<DemoOutcome> makeDemoDesk(
    const Address& address, const DeskSetup& setup, const DemoPlan& plan, const Places& places)
{
    if (plan.tickets < 1 || plan.tickets > 10'000'000 || plan.days < 0)
        return Error{Error::Kind::Invalid, u"tickets"_s, {}, u"VALIDATION_ERROR"_s};
    systemWorld(places); // readies what hashes the password
    const auto since = plan.until - past(plan);
    StandingClock clock(since);
    SeededRandom keys(plan.seed);
    const World world{&clock, &keys, places};
    bool isNew = false;
    auto session = openDesk(address, Access::ReadWrite, world);
    if (!session || (*session)->replica->organization().isNull()) {
        if (!session && session.error().kind != Error::Kind::NotFound && !address.isPostgresql())
            return session.error();
        isNew = true;
        session = setUpDesk(address, setup, world);
    }
    if (!session)
        return session.error();
    auto& replica = *(*session)->replica;
    auto found = number(replica.database(), anyTicket);
    if (!found)
        return found.error();
    if (*found > 0)
        return Error{Error::Kind::Conflict, address.shown(), {}, u"NOT_EMPTY"_s};

    if (auto ready = replica.database().setBulk(true); !ready)
        return ready.error();
    SeededRandom random(plan.seed ^ 0x64656d6f);
    auto cast = addCast(replica, random, plan.tickets, since);
    if (!cast)
        return cast.error();
    const auto hours = workingHours(**session);
    if (!hours)
        return hours.error();
    cast->hours = *hours;
    clock.put(plan.until);
    auto outcome = Filler(replica, plan, since, *cast, random).run();
    if (!outcome)
        return outcome.error();
    // Where somebody reads already, the log is folded later.
    if (auto done = replica.database().setBulk(false); !done && done.error().code != "LOCKED"_L1)
        return done.error();
    outcome->isNew = isNew;
    return outcome;
}

} // namespace homeport
