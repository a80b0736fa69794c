// A server that is too old is refused before anything is asked of it. No such server is at hand, so
// one is played that says no more than its version.
#include "core/db/database.h"

#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QtEndian>

#include <atomic>
#include <memory>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 30'000; // milliseconds

/// A message of PostgreSQL's protocol: its kind, its length, the rest.
QByteArray message(char kind, const QByteArray& rest)
{
    QByteArray length(4, '\0');
    qToBigEndian(qint32(rest.size() + 4), length.data());
    return kind + length + rest;
}

QByteArray bytesOf(QTcpSocket& client, qsizetype count)
{
    while (client.bytesAvailable() < count) {
        if (!client.waitForReadyRead(patience))
            return {};
    }
    return client.read(count);
}

/// Takes connections of anybody, tells its version, and hangs up as soon as more is wanted.
class OldServer
{
public:
    explicit OldServer(const QByteArray& version)
    {
        m_running.reset(QThread::create([this, version] {
            QTcpServer server;
            if (!server.listen(QHostAddress::LocalHost))
                qFatal("%s", qPrintable(server.errorString()));
            m_port = server.serverPort();
            m_isListening.release();
            while (!m_isOver) {
                if (!server.waitForNewConnection(20))
                    continue;
                const std::unique_ptr<QTcpSocket> client(server.nextPendingConnection());
                greet(*client, version);
            }
        }));
        m_running->start();
        m_isListening.acquire();
    }
    ~OldServer() { end(); }
    Q_DISABLE_COPY_MOVE(OldServer)

    Address address() const
    {
        return {u"postgresql://mira@127.0.0.1:%1/desk?sslmode=disable&gssencmode=disable"_s.arg(
            m_port)};
    }
    /// How often something other than the farewell came after the greeting; no more does then.
    int questions()
    {
        end();
        return m_questions;
    }

private:
    void end()
    {
        m_isOver = true;
        m_running->wait();
    }
    void greet(QTcpSocket& client, const QByteArray& version)
    {
        const auto length = bytesOf(client, 4);
        if (length.isEmpty()
            || bytesOf(client, qFromBigEndian<qint32>(length.data()) - 4).isEmpty())
            return;
        client.write(message('R', QByteArray(4, '\0')) // whoever it is may come in
            + message('S', QByteArray("server_version") + '\0' + version + '\0')
            + message('Z', "I"));
        const auto next = bytesOf(client, 1);
        if (!next.isEmpty() && next != "X")
            ++m_questions;
    }

    quint16 m_port = 0;
    QSemaphore m_isListening;
    int m_questions = 0;
    std::atomic<bool> m_isOver = false;
    std::unique_ptr<QThread> m_running;
};

} // namespace

class TstOldServer : public QObject
{
    Q_OBJECT

private slots:
    void onlyFifteenAndNewerAreAskedAnything_data();
    void onlyFifteenAndNewerAreAskedAnything();
};

void TstOldServer::onlyFifteenAndNewerAreAskedAnything_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QString>("detail");
    QTest::newRow("9.6.24") << "9.6.24"_ba << u"server 90624"_s;
    QTest::newRow("14.19") << "14.19 (Debian 14.19-1)"_ba << u"server 140019"_s;
    QTest::newRow("15.0") << "15.0"_ba << QString();
    QTest::newRow("17beta1") << "17beta1"_ba << QString();
}

void TstOldServer::onlyFifteenAndNewerAreAskedAnything()
{
    QFETCH(QByteArray, version);
    QFETCH(QString, detail); // empty: it is new enough
    OldServer server(version);

    const auto read = Database::open(server.address(), Access::ReadOnly);
    const auto written = Database::open(server.address(), Access::ReadWrite);
    const auto made = Database::create(server.address());

    for (const auto* result : {&read, &written, &made}) {
        QVERIFY(!*result);
        const auto& error = result->error();
        if (detail.isEmpty()) { // it hung up when it was asked
            QCOMPARE(error.kind, Error::Kind::Unavailable);
            QCOMPARE(error.code, QString());
        } else {
            QCOMPARE(error.kind, Error::Kind::Invalid);
            QCOMPARE(error.code, u"SERVER_TOO_OLD"_s);
            QCOMPARE(error.detail, detail);
        }
    }
    QCOMPARE(server.questions(), detail.isEmpty() ? 3 : 0);
}

QTEST_GUILESS_MAIN(TstOldServer)
#include "tst_old_server.moc"
