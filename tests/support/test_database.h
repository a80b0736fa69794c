#pragma once

#include "app/own_places.h"
#include "core/desk/desk.h"
#include "tests/support/fake_clock.h"

#include <memory>

namespace homeport::test {

/// One row "sqlite", and one "postgresql" where HOMEPORT_TEST_PG names a server, in the global data
/// column `dialect`: every test of the class runs once per database.
void addDialectRows();
/// Whether the current row is the one of files.
bool isSqlite();
/// Where the current row's tests may make a desk: a new file, or a new database of the server.
Address freshAddress();
/// A new database of the server that HOMEPORT_TEST_PG names, whatever the row; nothing without one.
std::optional<Address> freshServerAddress();
/// Runs a script on the server's database at `address`, past everything of ours.
void onDatabase(const Address& address, const QByteArray& script);
/// Whether the server makes new connections to its database at `address`; those that are open stay.
void admitConnections(const Address& address, bool isAdmitted);
/// Removes what freshAddress() made since the last call. The test fails that wrote to a file what
/// the journal does not say (watched_desks.h).
void dropFreshAddresses();
/// From now on that does not remove this one: it lives until the server or the program ends.
void keepAddress(const Address& address);

/// A set-up desk with its own clock and randomness; "mira" signs in with `password`.
struct TestDesk
{
    FakeClock clock;
    SeededRandom random{11}; ///< not the one that the desk was set up with
    Address address;
    std::unique_ptr<Session> session;
    Actor admin;
    TestDesk() = default;
    ~TestDesk(); // elsewhere: what a session takes to end is much to compile
    Q_DISABLE_COPY_MOVE(TestDesk)
    World world() { return {&clock, &random, ownPlaces()}; }
};
inline const QString password = QStringLiteral("correct horse battery staple");

std::unique_ptr<TestDesk> freshDesk();
/// One like the desk at `from`, which nobody has open, as it was at that moment.
std::unique_ptr<TestDesk> deskLike(const Address& from, const FakeClock& then);
/// Sets up such a desk there.
void setUpAt(const Address& address);
/// Mira, with all her rights, on a desk that was set up with her.
Actor administratorOf(Session& session);

} // namespace homeport::test
