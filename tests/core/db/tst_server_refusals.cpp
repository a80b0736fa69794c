// A server that is not there, or does not let this person in: each is told by a code of its own.
#include "tests/support/private_server.h"
#include "tests/support/told_error.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::told;

class TstServerRefusals : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whoeverMayComeInIsNotRefused();
    void eachRefusalHasItsCode_data();
    void eachRefusalHasItsCode();
    void aServerThatIsNotThereIsTold_data();
    void aServerThatIsNotThereIsTold();
    void aServerThatHasGoneIsToldUntilItIsBack();

private:
    /// The server's address for another role, database and file of passwords.
    Address address(const QString& role, const QString& database, const QString& more = {}) const;
    /// Opens a desk there and begins one: both are refused so.
    static void judge(const Address& there, Error::Kind kind, const QString& code);

    QTemporaryDir m_folder;
    std::unique_ptr<test::PrivateServer> m_server;
};

void TstServerRefusals::initTestCase()
{
    m_server = std::make_unique<test::PrivateServer>();
    if (!m_server->whyNot().isEmpty())
        QSKIP(qPrintable(m_server->whyNot()));
    QVERIFY(m_server->start());
    m_server->ask("CREATE ROLE turned_away LOGIN");
    m_server->ask("CREATE ROLE asked LOGIN PASSWORD 'correct horse'");
    m_server->ask("CREATE ROLE no_person NOLOGIN");
    m_server->ask("CREATE ROLE crowded LOGIN CONNECTION LIMIT 0");
    // Whom it lets in is read again when it starts.
    QFile rules(QString::fromUtf8(m_server->ask("SHOW hba_file")));
    QVERIFY(rules.open(QIODevice::WriteOnly | QIODevice::Truncate));
    rules.write("local all turned_away reject\n"
                "local all asked scram-sha-256\n"
                "local all all trust\n");
    rules.close();
    m_server->killAtOnce();
    QVERIFY(m_server->start());
    for (const auto* word : {"correct horse", "wrong horse"}) {
        QFile passwords(m_folder.filePath(QString::fromLatin1(word).section(u' ', 0, 0)));
        QVERIFY(passwords.open(QIODevice::WriteOnly));
        passwords.write(QByteArray("*:*:*:asked:") + word + '\n');
        passwords.close();
        QVERIFY(passwords.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    }
}

Address TstServerRefusals::address(
    const QString& role, const QString& database, const QString& more) const
{
    auto text = m_server->address().text;
    text.replace(u"//homeport_test@"_s, u"//"_s + role + u'@');
    text.replace(u"/postgres?"_s, u'/' + database + u'?');
    return {text + more};
}

void TstServerRefusals::judge(const Address& there, Error::Kind kind, const QString& code)
{
    for (const auto access : {Access::ReadWrite, Access::ReadOnly}) {
        const auto opened = Database::open(there, access);

        QVERIFY(!opened);
        QVERIFY2(opened.error().kind == kind && opened.error().code == code,
            qPrintable(told(opened.error())));
    }
    const auto made = Database::create(there);

    QVERIFY(!made);
    QVERIFY2(
        made.error().kind == kind && made.error().code == code, qPrintable(told(made.error())));
}

/// Otherwise the refusals below would say nothing.
void TstServerRefusals::whoeverMayComeInIsNotRefused()
{
    const auto passwords = u"&passfile="_s + m_folder.filePath(u"correct"_s);
    for (const auto& known : {address(u"homeport_test"_s, u"postgres"_s),
             address(u"asked"_s, u"postgres"_s, passwords)}) {
        const auto opened = Database::open(known, Access::ReadWrite);

        QVERIFY(!opened);
        QVERIFY2(opened.error().code == "NOT_A_DESK"_L1, qPrintable(told(opened.error())));
    }
}

void TstServerRefusals::eachRefusalHasItsCode_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("passwords");
    QTest::addColumn<QString>("code");
    QTest::newRow("no such database")
        << u"homeport_test"_s << u"nowhere"_s << QString() << u"NO_DATABASE"_s;
    QTest::newRow("no such role") << u"nobody_known"_s << u"postgres"_s << QString()
                                  << u"SERVER_SIGN_IN"_s;
    QTest::newRow("a role that may not sign in")
        << u"no_person"_s << u"postgres"_s << QString() << u"SERVER_SIGN_IN"_s;
    QTest::newRow("a role that is turned away")
        << u"turned_away"_s << u"postgres"_s << QString() << u"SERVER_SIGN_IN"_s;
    QTest::newRow("a wrong password")
        << u"asked"_s << u"postgres"_s << u"wrong"_s << u"SERVER_SIGN_IN"_s;
    QTest::newRow("no connection left")
        << u"crowded"_s << u"postgres"_s << QString() << u"SERVER_BUSY"_s;
    QTest::newRow("no password") << u"asked"_s << u"postgres"_s << u"none"_s << u"SERVER_SIGN_IN"_s;
}

void TstServerRefusals::eachRefusalHasItsCode()
{
    QFETCH(QString, role);
    QFETCH(QString, database);
    QFETCH(QString, passwords);
    QFETCH(QString, code);
    const auto more =
        passwords.isEmpty() ? QString() : u"&passfile="_s + m_folder.filePath(passwords);
    const auto kind = code == "NO_DATABASE"_L1 ? Error::Kind::NotFound
        : code == "SERVER_BUSY"_L1             ? Error::Kind::Unavailable
                                               : Error::Kind::Denied;

    judge(address(role, database, more), kind, code);
}

void TstServerRefusals::aServerThatIsNotThereIsTold_data()
{
    QTest::addColumn<QString>("place");
    QTest::newRow("no socket") << u"postgresql://mira@/desk?host="_s + m_folder.path();
    QTest::newRow("nobody at the port") << u"postgresql://mira@127.0.0.1:1/desk"_s;
}

void TstServerRefusals::aServerThatIsNotThereIsTold()
{
    QFETCH(QString, place);

    judge(Address{place}, Error::Kind::Unavailable, u"UNAVAILABLE"_s);
}

void TstServerRefusals::aServerThatHasGoneIsToldUntilItIsBack()
{
    const auto known = address(u"homeport_test"_s, u"postgres"_s);
    m_server->killAtOnce();

    judge(known, Error::Kind::Unavailable, u"UNAVAILABLE"_s);

    QVERIFY(m_server->start());
    const auto opened = Database::open(known, Access::ReadWrite);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, u"NOT_A_DESK"_s);
}

QTEST_GUILESS_MAIN(TstServerRefusals)
#include "tst_server_refusals.moc"
