#pragma once

#include "core/base/deliver.h"
#include "core/db/worker.h"
#include "core/desk/desk.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>
#include <QUuid>

namespace homeport {

/// The desk as the window sees it: one thread that writes and one that reads, over one address.
/// Jobs go in as lambdas that answer a Result, values come back.
class Backend final : public QObject
{
    Q_OBJECT

public:
    explicit Backend(const Address& address, QObject* parent = nullptr);
    ~Backend() override;

    const Address& address() const { return m_address; }
    const Actor& actor() const { return m_actor; }
    /// From now on the rights of this person are read again while the desk changes, and once a
    /// minute for those that end by themselves. Nobody: no longer.
    void setActor(const Actor& actor);

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

    /// Looks for what changed now, not at the next tick.
    void poll();

signals:
    /// Aggregates of which rows changed, by this window or anyone else.
    void changed(const QSet<QUuid>& roots);
    /// How long the last look at the database took.
    void measured(qint64 milliseconds);
    void failed(const homeport::Error& error);
    /// The person may no longer work here: deactivated or removed.
    void actorLost(const homeport::Error& error);

private:
    /// What lives on a thread: the session, or why there is none.
    struct Desk
    {
        std::unique_ptr<Session> session;
        Error error;
    };

    template <typename Job>
    static auto guarded(Job job)
    {
        using Answer = std::invoke_result_t<Job, Session&>;
        return [job = std::move(job)](Desk& desk) mutable -> Answer {
            if (!desk.session)
                return desk.error;
            return job(*desk.session);
        };
    }
    void refreshActor();
    static Worker<Desk>::Open opener(const Address& address, Access access);

    Address m_address;
    Actor m_actor;
    Worker<Desk> m_writer;
    std::unique_ptr<Worker<Desk>> m_reader;
    QTimer m_timer;
    QElapsedTimer m_sinceActor;
    Latest m_latestActor;
    bool m_isActorStale = false;
    bool m_isPolling = false;
    bool m_hasFailed = false;
};

} // namespace homeport
