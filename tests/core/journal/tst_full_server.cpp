// The server's disk gets full in the middle of a command: one clear error, nothing of it is
// written, the replica goes on, and the same command is done once there is room (REL-06).
#include "app/own_places.h"
#include "core/desk/desk.h"
#include "core/exchange/verify.h"
#include "tests/support/private_server.h"
#include "tests/support/test_database.h"
#include "tests/support/told_error.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::told;

namespace {

constexpr Sql ticketsNamed{"test.tickets", "SELECT count(*) FROM ticket WHERE title = :title"};
constexpr Sql entriesOf{"test.entriesOf", "SELECT count(*) FROM jr_tx WHERE command_id = :id"};

} // namespace

class TstFullServer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void aCommandWithoutRoomIsRefusedWholeAndDoneLater_data();
    void aCommandWithoutRoomIsRefusedWholeAndDoneLater();

private:
    Replica& replica() { return *m_session->replica; }
    Result<Incident> report(const QString& title, CommandId command)
    {
        NewIncident form;
        form.title = title;
        form.description = u"It smokes."_s;
        form.requester = m_mira.person;
        form.impact = 2;
        form.urgency = 2;
        return m_session->incidents.create(m_mira, form, command);
    }
    qint64 count(const Sql& sql, const Bindings& bindings)
    {
        const auto found =
            replica().read([&](Database& database) { return number(database, sql, bindings); });
        return found ? *found : -1;
    }

    std::unique_ptr<test::PrivateServer> m_server;
    std::unique_ptr<Session> m_session;
    Actor m_mira;
};

void TstFullServer::initTestCase()
{
    m_server = std::make_unique<test::PrivateServer>();
    if (!m_server->whyNot().isEmpty())
        QSKIP(qPrintable(m_server->whyNot()));
    QVERIFY(m_server->startWithDesk());
    auto opened = openDesk(m_server->address(), Access::ReadWrite, systemWorld(ownPlaces()));
    QVERIFY2(opened, opened ? "" : qPrintable(told(opened.error())));
    m_session = std::move(*opened);
    m_mira = test::administratorOf(*m_session);
}

void TstFullServer::cleanup()
{
    const auto found = verifyDesk(replica());
    QVERIFY2(found, found ? "" : qPrintable(told(found.error())));
    QCOMPARE(found->findings, QStringList());
}

void TstFullServer::aCommandWithoutRoomIsRefusedWholeAndDoneLater_data()
{
    using Fails = test::PrivateServer::Fails;
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<Fails>("when");
    QTest::newRow("for the ticket") << QByteArray("ticket") << Fails::AtOnce;
    QTest::newRow("for its incident") << QByteArray("incident") << Fails::AtOnce;
    QTest::newRow("for the journal") << QByteArray("jr_tx") << Fails::AtOnce;
    QTest::newRow("for the commit") << QByteArray("jr_tx") << Fails::AtCommit;
}

void TstFullServer::aCommandWithoutRoomIsRefusedWholeAndDoneLater()
{
    QFETCH(QByteArray, table);
    QFETCH(test::PrivateServer::Fails, when);
    const auto title = u"No room "_s + QString::fromLatin1(QTest::currentDataTag());
    const CommandId command(QUuid::createUuid());
    const auto before = replica().stateHash();
    QVERIFY(before);
    m_server->fillUp(table, when);

    const auto refused = report(title, command);
    const auto again = report(title, command);

    for (const auto* result : {&refused, &again}) {
        QVERIFY(!*result);
        QCOMPARE(result->error().kind, Error::Kind::Unavailable);
        QVERIFY2(result->error().code == "STORAGE_FULL"_L1, qPrintable(told(result->error())));
    }
    QCOMPARE(*replica().stateHash(), *before);
    QCOMPARE(count(ticketsNamed, {{"title", title}}), 0);
    QCOMPARE(count(entriesOf, {{"id", command}}), 0);

    m_server->makeRoom();
    const auto made = report(title, command);

    QVERIFY2(made, made ? "" : qPrintable(told(made.error())));
    const auto repeated = report(title, command);
    QVERIFY2(repeated, repeated ? "" : qPrintable(told(repeated.error())));
    QVERIFY(repeated->ticket.id == made->ticket.id);
    QCOMPARE(count(ticketsNamed, {{"title", title}}), 1);
    QCOMPARE(count(entriesOf, {{"id", command}}), 1);
}

QTEST_GUILESS_MAIN(TstFullServer)
#include "tst_full_server.moc"
