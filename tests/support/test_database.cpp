#include "tests/support/test_database.h"

#include "core/access/password.h"
#include "tests/support/watched_desks.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QLockFile>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <libpq-fe.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport::test {

namespace {

QByteArray server()
{
    return qgetenv("HOMEPORT_TEST_PG");
}

/// Whether somebody was still connected to the database, for the five seconds that a server waits.
bool wasInUse(const PGresult* result)
{
    return qstrcmp(PQresultErrorField(result, PG_DIAG_SQLSTATE), "55006") == 0;
}

/// One for the program: to be let in takes a server as long as what is asked for here.
PGconn* connectionToServer()
{
    static PGconn* const one = PQconnectdb(server().constData());
    if (PQstatus(one) != CONNECTION_OK)
        PQreset(one);
    return one;
}

void onServer(const QByteArray& statement)
{
    PGconn* connection = connectionToServer();
    PGresult* result = PQexec(connection, statement.constData());
    // On a busy machine those that have left are not gone yet.
    const QDeadlineTimer patience(60'000);
    while (wasInUse(result) && !patience.hasExpired()) {
        PQclear(result);
        result = PQexec(connection, statement.constData());
    }
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        qFatal("%s", PQerrorMessage(connection));
    PQclear(result);
}

/// As its files are: to be written page by page, through the log, takes it several times as long.
void makeDatabase(const QByteArray& name, const QByteArray& pattern = "template1")
{
    onServer("CREATE DATABASE " + name + " TEMPLATE " + pattern + " STRATEGY FILE_COPY");
}

QByteArray databaseOf(const Address& address)
{
    return address.text.section(u'/', 3, 3).section(u'?', 0, 0).toLatin1();
}

QList<QByteArray>& made()
{
    static QList<QByteArray> names;
    return names;
}

QTemporaryDir& folder()
{
    static QTemporaryDir one;
    return one;
}

} // namespace

void addDialectRows()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("sqlite") << u"sqlite"_s;
    if (!server().isEmpty())
        QTest::newRow("postgresql") << u"postgresql"_s;
}

bool isSqlite()
{
    QFETCH_GLOBAL(QString, dialect);
    return dialect == "sqlite"_L1;
}

Address freshAddress()
{
    if (!isSqlite())
        return *freshServerAddress();
    const auto name = u"homeport_"_s + QUuid::createUuid().toString(QUuid::Id128);
    return {folder().filePath(name + u".homeport"_s)};
}

std::optional<Address> freshServerAddress()
{
    if (server().isEmpty())
        return {};
    const auto name = "homeport_" + QUuid::createUuid().toByteArray(QUuid::Id128);
    makeDatabase(name);
    made() << name;
    auto address = QString::fromUtf8(server());
    return Address{address.replace(u"/postgres?"_s, u'/' + QString::fromLatin1(name) + u'?')};
}

void onDatabase(const Address& address, const QByteArray& script)
{
    PGconn* connection = PQconnectdb(address.text.toUtf8().constData());
    PGresult* result = PQexec(connection, script.constData());
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        qFatal("%s", PQerrorMessage(connection));
    PQclear(result);
    PQfinish(connection);
}

void admitConnections(const Address& address, bool isAdmitted)
{
    onServer("ALTER DATABASE " + databaseOf(address) + " ALLOW_CONNECTIONS "
        + (isAdmitted ? "true" : "false"));
}

void dropFreshAddresses()
{
    for (const auto& name : std::as_const(made()))
        onServer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    made().clear();
    failOnFindings();
}

void keepAddress(const Address& address)
{
    made().removeOne(databaseOf(address));
}

namespace {

constexpr Sql administrator{"test.admin", "SELECT id FROM user_account WHERE username = 'mira'"};

/// A desk that is set up at `address`, to copy others from. It outlives the tests of the class, and
/// is dropped with the server or the folder.
Address standing(const Address& address)
{
    keepAddress(address);
    setUpAt(address);
    return address;
}

/// Where all programs of a run copy theirs from: who comes first sets it up. A note in the folder
/// says that it stands, and where.
Address shared(const QString& folder, const QString& dialect)
{
    // What setting up would have done for this program, too.
    systemWorld(ownPlaces());
    initSeed();
    QLockFile lock(folder + u'/' + dialect + u".lock"_s);
    lock.setStaleLockTime(0);
    if (!lock.lock())
        qFatal("the folder of what tests share cannot be locked");
    const auto note = folder + u'/' + dialect + u".address"_s;
    if (QFile known(note); known.open(QIODevice::ReadOnly))
        return {QString::fromUtf8(known.readAll())};
    auto place = freshAddress();
    if (isSqlite()) {
        place.text = folder + u"/pattern.homeport"_s;
        for (const auto* end : {"", "-wal", "-shm"}) // of a program that ended before its note
            QFile::remove(place.text + QLatin1StringView(end));
    }
    const auto address = standing(place);
    QSaveFile written(note);
    if (!written.open(QIODevice::WriteOnly) || written.write(address.text.toUtf8()) < 0
        || !written.commit())
        qFatal("the folder of what tests share cannot be written to");
    return address;
}

/// A desk set up once per database, and run of the tests where HOMEPORT_TEST_SHARED names a folder
/// of its own, or else program; hashing a password takes its time.
const Address& pattern(const QString& dialect)
{
    static QHash<QString, Address> patterns;
    if (const auto known = patterns.find(dialect); known != patterns.end())
        return *known;
    const auto folder = qEnvironmentVariable("HOMEPORT_TEST_SHARED");
    return *patterns.insert(
        dialect, folder.isEmpty() ? standing(freshAddress()) : shared(folder, dialect));
}

/// Where a desk lies that is like the one at `from`.
Address copied(const Address& from)
{
    if (!from.isPostgresql()) {
        const auto to = freshAddress();
        // What is not folded into the file yet lies in its log.
        if (!QFile::copy(from.text, to.text)
            || (QFile::exists(from.text + u"-wal"_s)
                && !QFile::copy(from.text + u"-wal"_s, to.text + u"-wal"_s)))
            qFatal("the desk cannot be copied");
        return to;
    }
    const auto name = "homeport_" + QUuid::createUuid().toByteArray(QUuid::Id128);
    makeDatabase(name, databaseOf(from));
    made() << name;
    auto to = from;
    to.text.replace(QString::fromLatin1(databaseOf(from)), QString::fromLatin1(name));
    return to;
}

void open(TestDesk& desk)
{
    auto session = openDesk(desk.address, Access::ReadWrite, desk.world());
    if (!session)
        qFatal("%s: %s", qPrintable(session.error().subject), qPrintable(session.error().detail));
    desk.session = std::move(*session);
    desk.admin = administratorOf(*desk.session);
}

} // namespace

void setUpAt(const Address& address)
{
    DeskSetup setup;
    setup.organization = u"Nordhafen Logistics"_s;
    setup.adminName = u"Mira Kovač"_s;
    setup.adminLogin = u"mira"_s;
    setup.password = password;
    setup.timeZone = u"Europe/Oslo"_s;
    systemWorld(ownPlaces());
    const FakeClock clock;
    SeededRandom random(7);
    auto session = setUpDesk(address, setup, {&clock, &random, ownPlaces()});
    if (!session)
        qFatal("%s: %s", qPrintable(session.error().subject), qPrintable(session.error().detail));
}

TestDesk::~TestDesk() = default;

std::unique_ptr<TestDesk> freshDesk()
{
    QFETCH_GLOBAL(QString, dialect);
    auto desk = std::make_unique<TestDesk>();
    desk->address = copied(pattern(dialect));
    open(*desk);
    return desk;
}

std::unique_ptr<TestDesk> deskLike(const Address& from, const FakeClock& then)
{
    auto desk = std::make_unique<TestDesk>();
    desk->clock = then;
    desk->random = SeededRandom(13); // what is there may have come of the usual one
    desk->address = copied(from);
    open(*desk);
    return desk;
}

Actor administratorOf(Session& session)
{
    auto person = one(session.replica->database(), administrator);
    if (!person)
        qFatal("the administrator is missing");
    const PersonId id((*person)->uuid(0));
    person->reset();
    auto actor = session.access.actorFor(id);
    if (!actor)
        qFatal("%s", qPrintable(actor.error().detail));
    return *actor;
}

} // namespace homeport::test
