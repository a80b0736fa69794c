#include "ui/shell/backend.h"

#include "core/base/logging.h"
#include "core/incidents/due_pass.h"
#include "core/search/search_index.h"
#include "ui/shell/recalculation.h"

namespace homeport {

namespace {

constexpr int pollInterval = 250;
/// Rights are read again this long after the last time: when something changed, and in any case.
constexpr qint64 actorRest = 1000;
constexpr qint64 actorAge = 60'000;
/// How soon a window notices that its session was ended elsewhere.
constexpr qint64 sessionAge = 2000;
constexpr int dueInterval = 60'000;
constexpr int halfMinute = 30'000;
/// So long after a change the search index is joined; between two parts of it others may write.
constexpr int joinDelay = 3000;
constexpr int joinPause = 50;
/// Between two attempts to open what could not be reached.
constexpr qint64 openRest = 1000;

/// What one look at the database found.
struct Look
{
    QSet<QUuid> roots;
    qint64 milliseconds = 0;
};

} // namespace

Backend::Backend(const Address& address, const Places& places, QObject* parent)
    : QObject(parent)
    , m_address(address)
    , m_places(places)
    , m_writer(opener(Access::ReadWrite, Opens::First))
    , m_recalculation(std::make_unique<Recalculation>(*this))
{
    if (!address.isMemory())
        m_reader = std::make_unique<Worker<Desk>>(opener(Access::ReadOnly, Opens::Later));
    connect(&m_timer, &QTimer::timeout, this, &Backend::poll);
    m_timer.start(pollInterval);
    connect(&m_dueTimer, &QTimer::timeout, this, &Backend::runDue);
    connect(&m_passing, &QTimer::timeout, this, &Backend::timePassed);
    m_passing.start(halfMinute);
    m_joinTimer.setSingleShot(true);
    connect(&m_joinTimer, &QTimer::timeout, this, &Backend::joinIndex);
}

Backend::~Backend()
{
    m_timer.stop();
    m_dueTimer.stop();
    m_passing.stop();
    m_joinTimer.stop();
    m_isLeaving = true;
}

void Backend::poll()
{
    if (m_isPolling)
        return;
    m_isPolling = true;
    const auto look = ask([](Session& session) -> Result<Look> {
        QElapsedTimer watch;
        watch.start();
        auto touch = session.replica->poll();
        if (!touch)
            return touch.error();
        return Look{touch->roots, watch.elapsed()};
    });
    deliver(look, this, [this](const Result<Look>& found) {
        m_isPolling = false;
        if (!found) {
            // Said once, not four times a second.
            const bool isNew = !std::exchange(m_failure, found.error());
            if (isNew)
                emit failed(found.error());
            return;
        }
        if (std::exchange(m_failure, std::nullopt))
            emit recovered();
        emit measured(found->milliseconds);
        if (!found->roots.isEmpty()) {
            m_isActorStale = true;
            joinIndexIn(joinDelay);
            emit changed(found->roots);
        }
        if (!m_actor.person.isNull()
            && m_sinceActor.hasExpired(m_isActorStale ? actorRest : actorAge))
            refreshActor();
        if (!m_session.isNull() && !m_isSessionLost && m_sinceSession.hasExpired(sessionAge))
            watchSession();
    });
}

void Backend::setActor(const Actor& actor, UserSessionId session)
{
    m_actor = actor;
    m_actor.session = session;
    m_session = session;
    m_isSessionLost = false;
    m_sinceSession.start();
    m_isActorStale = false;
    m_sinceActor.start();
    if (actor.person.isNull()) {
        m_dueTimer.stop();
    } else if (!m_dueTimer.isActive()) {
        m_dueTimer.start(dueInterval);
        runDue();
        joinIndexIn(joinDelay); // what earlier programs left
    }
}

void Backend::runDue()
{
    if (std::exchange(m_isDueRunning, true))
        return;
    const auto pass = runner().run(guarded([this](Session& session) {
        return runDuePass(*session.replica, session.serviceLevels, &m_isLeaving);
    }));
    deliver(pass, this, [this](const Result<DuePassOutcome>& outcome) {
        m_isDueRunning = false;
        // The next minute tries again; a desk that cannot be reached is told of by poll().
        if (!outcome)
            qCWarning(lcUi, "the due pass failed: %s", qPrintable(outcome.error().code));
    });
}

void Backend::Desk::tryToOpen()
{
    if (auto opened = open())
        session = std::move(*opened);
    else
        error = opened.error();
    sinceTried.start();
}

Session* Backend::Desk::ready()
{
    const bool mayTry = !session && error.kind == Error::Kind::Unavailable && !*isLeaving;
    if (mayTry && sinceTried.hasExpired(openRest))
        tryToOpen();
    return session.get();
}

void Backend::joinIndex()
{
    m_isJoining = true;
    const auto part = runner().run(
        guarded([](Session& session) { return SearchIndex::merge(session.replica->database()); }));
    deliver(part, this, [this](const Result<bool>& isMore) {
        m_isJoining = false;
        // A desk that is being written to is joined after its next change.
        if (!isMore)
            qCDebug(lcUi, "the search index was not joined: %s", qPrintable(isMore.error().code));
        else if (*isMore)
            joinIndexIn(joinPause);
    });
}

void Backend::joinIndexIn(int milliseconds)
{
    if (!m_address.isPostgresql() && !m_isJoining && !m_joinTimer.isActive())
        m_joinTimer.start(milliseconds);
}

Worker<Backend::Desk>& Backend::runner()
{
    if (m_reader && !m_runner)
        m_runner = std::make_unique<Worker<Desk>>(opener(Access::ReadWrite, Opens::Later));
    return m_runner ? *m_runner : m_writer;
}

void Backend::refreshActor()
{
    m_isActorStale = false;
    m_sinceActor.start();
    const auto person = m_actor.person;
    const auto answer = ask([person](Session& session) { return session.access.actorFor(person); });
    deliver(answer, this, m_latestActor([this, person](const Result<Actor>& found) {
        if (m_actor.person != person)
            return;
        if (found) {
            m_actor = *found;
            m_actor.session = m_session;
            return;
        }
        // A desk that cannot be read right now takes nobody's rights away.
        if (found.error().kind == Error::Kind::Denied
            || found.error().kind == Error::Kind::NotFound)
            emit actorLost(found.error());
    }));
}

void Backend::watchSession()
{
    m_sinceSession.start();
    const auto answer =
        ask([id = m_session](Session& session) { return session.sessions.stateOf(id); });
    deliver(answer, this, [this, id = m_session](const Result<SessionState>& state) {
        // A desk that cannot be read right now signs nobody out.
        if (!state || *state == SessionState::Live || m_session != id || m_isSessionLost)
            return;
        m_isSessionLost = true;
        emit sessionLost(*state);
    });
}

Worker<Backend::Desk>::Open Backend::opener(Access access, Opens opens)
{
    return [address = m_address, places = m_places, access, opens, opened = m_opened,
               isOpened = m_isOpened, isLeaving = &m_isLeaving] {
        auto desk = std::make_unique<Desk>();
        desk->isLeaving = isLeaving;
        desk->open = [=] { return openDesk(address, access, systemWorld(places)); };
        if (opens == Opens::First) {
            desk->tryToOpen();
            opened->set_value(desk->session ? FirstRefusal() : desk->error);
            return desk;
        }
        // What the first one was refused another would wait for in vain.
        const auto refused = isOpened.get();
        if (refused)
            desk->error = *refused;
        else if (!*isLeaving)
            desk->tryToOpen();
        desk->sinceTried.start();
        return desk;
    };
}

} // namespace homeport
