#pragma once

#include "core/db/database.h"

#include <QProcess>
#include <QTemporaryDir>

namespace homeport::test {

/// A PostgreSQL server of the test's own, which may be killed. It is reached through a socket in a
/// folder of its own, and ends with the test, also with one that crashes.
class PrivateServer
{
public:
    /// Makes the server's files; it does not run yet.
    PrivateServer();
    ~PrivateServer();
    Q_DISABLE_COPY_MOVE(PrivateServer)

    /// Why this machine has none, for QSKIP; empty where it has.
    QString whyNot() const { return m_whyNot; }
    /// Starts it and waits until it takes connections; false after two minutes, or where its
    /// files could not be made.
    bool start();
    /// Starts it for the first time and sets up a desk there, see setUpAt().
    bool startWithDesk();
    /// From now on whoever commits waits for a standby that is not there; returns once that is so.
    /// False: the server did not come to it.
    bool holdCommits() const;
    /// Those that wait go on waiting, who commits after the next reload or start does not.
    void endHold() const;
    /// As pg_ctl stop -m immediate does: nothing is finished, the next start recovers.
    void killAtOnce();
    /// Its database `postgres`.
    Address address() const;
    /// One statement, on a connection of its own; the answer's first value.
    QByteArray ask(const QByteArray& statement) const;

    enum class Fails { AtOnce, AtCommit };
    /// From now on a desk's rows of that table find no room, as the server says it where it cannot
    /// write a page or its log.
    void fillUp(const QByteArray& table, Fails when = Fails::AtOnce) const;
    /// What fillUp() took.
    void makeRoom() const;

private:
    QTemporaryDir m_folder;
    QString m_programs;
    QString m_whyNot;
    QByteArray m_fault; ///< what kept its files from being made
    QProcess m_process;
};

} // namespace homeport::test
