#include "tests/support/test_database.h"

#include <QFile>
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

void onServer(const QByteArray& statement)
{
    PGconn* connection = PQconnectdb(server().constData());
    PGresult* result = PQexec(connection, statement.constData());
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        qFatal("%s", PQerrorMessage(connection));
    PQclear(result);
    PQfinish(connection);
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

Address freshAddress()
{
    QFETCH_GLOBAL(QString, dialect);
    const auto name = "homeport_" + QUuid::createUuid().toByteArray(QUuid::Id128);
    if (dialect == "sqlite"_L1)
        return {folder().filePath(QString::fromLatin1(name) + u".homeport"_s)};
    onServer("CREATE DATABASE " + name);
    made() << name;
    auto address = QString::fromUtf8(server());
    return {address.replace(u"/postgres?"_s, u'/' + QString::fromLatin1(name) + u'?')};
}

void dropFreshAddresses()
{
    for (const auto& name : std::as_const(made()))
        onServer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    made().clear();
}

std::unique_ptr<TestDesk> freshDesk()
{
    auto desk = std::make_unique<TestDesk>();
    desk->address = freshAddress();
    DeskSetup setup;
    setup.organization = u"Nordhafen Logistics"_s;
    setup.adminName = u"Mira Kovač"_s;
    setup.adminLogin = u"mira"_s;
    setup.password = password;
    setup.timeZone = u"Europe/Oslo"_s;
    systemWorld();
    auto session = setUpDesk(desk->address, setup, desk->world());
    if (!session)
        qFatal("%s: %s", qPrintable(session.error().subject), qPrintable(session.error().detail));
    desk->session = std::move(*session);
    auto person = desk->session->signIn.signIn(u"mira"_s, password, u"cli"_s);
    if (!person)
        qFatal("the administrator cannot sign in");
    auto actor = desk->session->access.actorFor(*person);
    if (!actor)
        qFatal("%s", qPrintable(actor.error().detail));
    desk->admin = *actor;
    return desk;
}

} // namespace homeport::test
