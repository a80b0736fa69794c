#pragma once

#include "core/base/deliver.h"
#include "core/db/worker.h"
#include "core/desk/desk.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>
#include <QUuid>

#include <atomic>
#include <future>
#include <optional>

namespace homeport {

class Recalculation;

/// The desk as the window sees it: one thread that writes and one that reads, over one address.
/// Jobs go in as lambdas that answer a Result, values come back.
class Backend final : public QObject
{
    Q_OBJECT

public:
    Backend(const Address& address, const Places& places, QObject* parent = nullptr);
    ~Backend() override;

    const Address& address() const { return m_address; }
    const Actor& actor() const { return m_actor; }
    UserSessionId session() const { return m_session; }
    /// From now on the rights of this person are read again while the desk changes, and once a
    /// minute for those that end by themselves; their session is watched. What time brings about is
    /// done at once and once a minute. Nobody: no longer.
    void setActor(const Actor& actor, UserSessionId session = {});

    /// Runs a job that may write.
    template <typename Job>
    auto run(Job job)
    {
        return m_writer.run(guarded(std::move(job)));
    }

    /// Runs a job that only reads; it does not wait for those that write.
    template <typename Job>
    auto ask(Job job)
    {
        // What lies in memory belongs to one connection.
        return m_reader ? m_reader->run(guarded(std::move(job)))
                        : m_writer.run(guarded(std::move(job)));
    }

    /// Runs a long job that only reads, on a third thread: exports and checks, which must not keep
    /// lists waiting. The thread lives from the first such job on.
    template <typename Job>
    auto study(Job job)
    {
        if (!m_reader)
            return m_writer.run(guarded(std::move(job)));
        if (!m_student)
            m_student = std::make_unique<Worker<Desk>>(opener(Access::ReadOnly, Opens::Later));
        return m_student->run(guarded(std::move(job)));
    }

    /// Runs a long job that writes in short parts, on the thread that also writes what is due, so
    /// that nobody's own acts wait for it.
    template <typename Job>
    auto labour(Job job)
    {
        return runner().run(guarded(std::move(job)));
    }

    /// To be started whenever policies or calendars were edited from this window.
    Recalculation& recalculation() { return *m_recalculation; }

    /// Looks for what changed now, not at the next tick.
    void poll();
    /// Why the desk did not answer the last look at it; nothing while it does.
    const std::optional<Error>& failure() const { return m_failure; }

signals:
    /// Aggregates of which rows changed, by this window or anyone else.
    void changed(const QSet<QUuid>& roots);
    /// Twice a minute: what tells how long ago something was, or how long it still has, says that
    /// anew.
    void timePassed();
    /// How long the last look at the database took.
    void measured(qint64 milliseconds);
    void failed(const homeport::Error& error);
    /// The desk answers again after it failed.
    void recovered();
    /// The person may no longer work here: deactivated or removed.
    void actorLost(const homeport::Error& error);
    /// The session was ended elsewhere or has run out; said once.
    void sessionLost(homeport::SessionState state);

private:
    /// What lives on a thread: the session, or why there is none.
    struct Desk
    {
        std::function<Result<std::unique_ptr<Session>>()> open;
        const std::atomic_bool* isLeaving = nullptr;
        std::unique_ptr<Session> session;
        Error error;
        QElapsedTimer sinceTried;

        void tryToOpen();
        /// Tries again, once a second at most, where the desk could not be reached.
        Session* ready();
    };

    template <typename Job>
    static auto guarded(Job job)
    {
        using Answer = std::invoke_result_t<Job, Session&>;
        return [job = std::move(job)](Desk& desk) mutable -> Answer {
            auto* session = desk.ready();
            if (!session)
                return desk.error;
            return job(*session);
        };
    }
    void refreshActor();
    void watchSession();
    void runDue();
    /// Joins one short part of what commits left apart in the search index of a file, and goes on
    /// while there is more.
    void joinIndex();
    void joinIndexIn(int milliseconds);
    /// Made when it is first needed; what lies in memory belongs to one connection.
    Worker<Desk>& runner();
    enum class Opens { First, Later };
    Worker<Desk>::Open opener(Access access, Opens opens);

    Address m_address;
    Places m_places;
    /// Kept, with what it was refused, once the writing thread has opened the desk: opening may
    /// bring it forward, which two must not do at a time.
    using FirstRefusal = std::optional<Error>;
    std::shared_ptr<std::promise<FirstRefusal>> m_opened =
        std::make_shared<std::promise<FirstRefusal>>();
    std::shared_future<FirstRefusal> m_isOpened = m_opened->get_future().share();
    Actor m_actor;
    UserSessionId m_session;
    std::atomic_bool m_isLeaving = false;
    Worker<Desk> m_writer;
    std::unique_ptr<Worker<Desk>> m_reader;
    std::unique_ptr<Worker<Desk>> m_student;
    /// Writes what is due, and keeps nobody's own acts waiting for it.
    std::unique_ptr<Worker<Desk>> m_runner;
    QTimer m_timer;
    QTimer m_dueTimer;
    QTimer m_passing;
    QTimer m_joinTimer; ///< runs while something may be to be joined
    QElapsedTimer m_sinceActor;
    QElapsedTimer m_sinceSession;
    Latest m_latestActor;
    bool m_isActorStale = false;
    bool m_isSessionLost = false;
    bool m_isPolling = false;
    bool m_isDueRunning = false;
    bool m_isJoining = false;
    std::optional<Error> m_failure;
    std::unique_ptr<Recalculation> m_recalculation; ///< goes before the threads it uses
};

} // namespace homeport
