#include "app/ctl/bench_backlog.h"

#include "app/ctl/bench_desk.h"
#include "app/own_places.h"
#include "core/db/worker.h"
#include "core/service_levels/recalculation.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <vector>

#include "record/ticket_comment.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr double secondsAllowed = 10;
constexpr double waitAllowed = 50; // milliseconds
constexpr int aloneFor = 3000; // milliseconds
constexpr int betweenComments = 25; // milliseconds: a room full of people

constexpr Sql openTickets{"bench.backlog", R"sql(
    SELECT id FROM ticket WHERE is_open AND deleted_at IS NULL ORDER BY created_at LIMIT 500)sql"};

/// Somebody else at the desk, on a thread and a connection of their own.
struct Colleague
{
    Result<std::unique_ptr<Session>> session;
};

/// Of each comment, in milliseconds.
struct Waits
{
    std::vector<double> turns; ///< from the wish to write until it was their turn
    std::vector<double> whole; ///< until the comment was durable
};

Result<std::vector<TicketId>> someTickets(Database& database)
{
    auto rows = database.query(openTickets);
    if (!rows)
        return rows.error();
    std::vector<TicketId> tickets;
    while ((*rows)->next())
        tickets.push_back(TicketId((*rows)->uuid(0)));
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return tickets;
}

Result<Waits> commentUntil(Colleague& colleague, const Actor& actor, const std::atomic_bool& isOver)
{
    if (!colleague.session)
        return colleague.session.error();
    auto& replica = *(*colleague.session)->replica;
    const auto tickets = someTickets(replica.database());
    if (!tickets)
        return tickets.error();
    Waits waits;
    for (size_t turn = 0; !isOver && !tickets->empty(); ++turn) {
        record::TicketComment comment;
        comment.ticketId = (*tickets)[turn % tickets->size()];
        comment.authorId = actor.person;
        comment.isFromSupport = true;
        comment.visibility = TicketCommentVisibility::Internal;
        comment.body = u"Looked at it again, the line is still down, attempt %1."_s.arg(turn);
        const auto wished = milliseconds(Watch::Wall);
        auto begun = wished;
        auto written = replica.write(
            actor.author(), {.code = u"incident.comment_internal"_s}, [&](UnitOfWork& unit) {
                begun = milliseconds(Watch::Wall);
                return unit.create(comment);
            });
        if (!written)
            return written.error();
        waits.turns.push_back(begun - wished);
        waits.whole.push_back(milliseconds(Watch::Wall) - wished);
        QThread::msleep(betweenComments);
    }
    return waits;
}

/// Half of them took no longer than the first figure; the second one is of the longest.
Spread middleAndLongest(std::vector<double> times)
{
    if (times.empty())
        return {-1, -1};
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times.back()};
}

/// The desk under measurement, and who else is at it.
class Backlog
{
public:
    Backlog(Session& session, const Actor& actor, Worker<Colleague>& colleague, const QString& desk)
        : m_session(session), m_actor(actor), m_colleague(colleague), m_desk(desk)
    {}
    Result<QList<BenchRow>> run();

private:
    using Edit = std::function<Result<>()>;

    Result<Waits> waitsDuring(const Edit& work);
    Result<> measureAlone();
    Result<> measureCalendar();
    Result<> measurePolicy();
    Result<> measure(const QString& name, const Edit& edit);
    Result<> recalculateQuietly();
    void addWaits(const QString& name, const Waits& waits, double budget);
    void add(
        const QString& name, const Spread& spread, double budget = 0, const QString& unit = u"ms"_s)
    {
        m_rows.append({name, m_desk, spread, {}, budget, 0, unit});
    }

    Session& m_session;
    const Actor& m_actor;
    Worker<Colleague>& m_colleague;
    QString m_desk;
    QList<BenchRow> m_rows;
};

/// The colleague stops whatever becomes of the work.
Result<Waits> Backlog::waitsDuring(const Edit& work)
{
    std::atomic_bool isOver = false;
    auto comments = m_colleague.run([&isOver, actor = m_actor](Colleague& colleague) {
        return commentUntil(colleague, actor, isOver);
    });
    const auto worked = work();
    isOver = true;
    const auto waits = comments.result();
    return worked ? waits : Result<Waits>(worked.error());
}

void Backlog::addWaits(const QString& name, const Waits& waits, double budget)
{
    const auto comments = double(waits.turns.size());
    add(name + u", comments meanwhile"_s, {comments, comments}, 0, u"comments"_s);
    add(name + u", their writer waits (p95: longest)"_s, middleAndLongest(waits.turns), budget);
    add(name + u", comment durable (p95: longest)"_s, middleAndLongest(waits.whole));
}

/// What a comment takes while nobody else writes, to be held against the others.
Result<> Backlog::measureAlone()
{
    const auto waits = waitsDuring([]() -> Result<> {
        QThread::msleep(aloneFor);
        return {};
    });
    if (!waits)
        return waits.error();
    addWaits(u"nobody edits"_s, *waits, 0);
    return {};
}

Result<> Backlog::measure(const QString& name, const Edit& edit)
{
    qint64 seen = 0;
    qint64 changed = 0;
    double seconds = 0;
    double silence = 0;
    const auto waits = waitsDuring([&]() -> Result<> {
        const auto begun = milliseconds(Watch::Wall);
        if (auto done = edit(); !done)
            return done;
        auto told = begun;
        const auto recalculated =
            recalculateServiceLevels(*m_session.replica, [&](const RecalculationPart& part) {
                const auto now = milliseconds(Watch::Wall);
                silence = std::max(silence, now - told);
                told = now;
                seen = part.done;
                return true;
            });
        if (!recalculated)
            return recalculated.error();
        changed = *recalculated;
        seconds = (milliseconds(Watch::Wall) - begun) / 1e3;
        return {};
    });
    if (!waits)
        return waits.error();
    add(name + u", all open tickets"_s, {seconds, seconds}, secondsAllowed, u"s"_s);
    add(name + u", tickets looked at"_s, {double(seen), double(seen)}, 0, u"tickets"_s);
    add(name + u", tickets changed"_s, {double(changed), double(changed)}, 0, u"tickets"_s);
    add(name + u", longest without progress"_s, {silence, silence});
    addWaits(name, *waits, waitAllowed);
    return {};
}

Result<> Backlog::recalculateQuietly()
{
    const auto changed = recalculateServiceLevels(*m_session.replica);
    return changed ? Result<>() : changed.error();
}

Result<> Backlog::measureCalendar()
{
    const auto edit = dayOff(m_session, m_actor);
    if (!edit || !*edit)
        return edit ? Result<>() : edit.error();
    const auto& wanted = **edit;
    auto& calendars = m_session.calendars;
    auto measured = measure(u"edit of a calendar"_s,
        [&] { return calendars.edit(m_actor, wanted.id, wanted.after, wanted.before); });
    if (!measured)
        return measured;
    if (auto back = calendars.edit(m_actor, wanted.id, wanted.before, wanted.after); !back)
        return back;
    return recalculateQuietly();
}

/// Another promise is another version, under which clocks begin; those that run are looked at.
Result<> Backlog::measurePolicy()
{
    const auto edit = longerTargets(m_session, m_actor);
    if (!edit || !*edit)
        return edit ? Result<>() : edit.error();
    const auto& wanted = **edit;
    auto& policies = m_session.policies;
    const auto change = [&](const Policy& to, const Policy& from) -> Result<> {
        const auto stands = policies.edit(m_actor, from.policy.id, to, from);
        return stands ? Result<>() : stands.error();
    };
    auto measured =
        measure(u"edit of a policy"_s, [&] { return change(wanted.after, wanted.before); });
    if (!measured)
        return measured;
    const auto next = longerTargets(m_session, m_actor);
    if (!next || !*next)
        return next ? Result<>() : next.error();
    auto back = (*next)->before;
    back.targets = wanted.before.targets;
    if (auto done = change(back, (*next)->before); !done)
        return done;
    return recalculateQuietly();
}

Result<QList<BenchRow>> Backlog::run()
{
    if (auto warm = recalculateQuietly(); !warm)
        return warm.error();
    for (const auto step :
        {&Backlog::measureAlone, &Backlog::measureCalendar, &Backlog::measurePolicy}) {
        if (auto done = (this->*step)(); !done)
            return done.error();
    }
    return m_rows;
}

} // namespace

Result<QList<BenchRow>> measuredBacklog(const Address& address, const QString& desk)
{
    const auto places = ownPlaces();
    const auto open = [=] { return openDesk(address, Access::ReadWrite, systemWorld(places)); };
    auto session = open();
    if (!session)
        return session.error();
    const auto actor = administratorOf(**session);
    if (!actor)
        return actor.error();
    Worker<Colleague> colleague([=] { return std::make_unique<Colleague>(Colleague{open()}); });
    return Backlog(**session, *actor, colleague, desk).run();
}

} // namespace homeport
