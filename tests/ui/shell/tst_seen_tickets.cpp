#include "ui/shell/own_file.h"
#include "ui/shell/seen_tickets.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 30'000;
const auto start = fromMsecs(1'000'000);
const auto later = fromMsecs(2'000'000);

TicketId ticketWith(uint number)
{
    return TicketId(QUuid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
}

const auto printer = ticketWith(1);
const auto cable = ticketWith(2);

} // namespace

class TstSeenTickets : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_seen.reset(); }
    void aNewDeviceShowsNothingOldAsUnread();
    void whatOthersDidSinceIsUnread();
    void whatIsMarkedStaysUnreadUntilItIsLookedAt();
    void theNextProgramKnowsWhatWasSeen();
    void aDamagedFileIsPutAside();
    void onlyTheNewestAreKeptAndTheOthersStayRead();
    void whatIsSeenBeforeTheFileIsThereCounts();

private:
    /// A program that begins then, once it knows what was seen before.
    void begin(Timestamp now);
    static QString path();

    std::optional<QTemporaryDir> m_profile;
    std::optional<SeenTickets> m_seen;
};

void TstSeenTickets::init()
{
    m_profile.emplace();
    QVERIFY(m_profile->isValid());
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_profile->path()));
    begin(start);
}

void TstSeenTickets::begin(Timestamp now)
{
    m_seen.reset();
    m_seen.emplace(Actor(), now);
    QTRY_VERIFY_WITH_TIMEOUT(m_seen->isLoaded(), patience);
}

QString TstSeenTickets::path()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/seen/"_s
        + ownFileName(Actor()) + u".json"_s;
}

void TstSeenTickets::aNewDeviceShowsNothingOldAsUnread()
{
    QVERIFY(!m_seen->isUnread(printer, {start, true}));
    QVERIFY(m_seen->isUnread(printer, {later, true}));
    QVERIFY(!m_seen->isUnread(printer, {later, false})); // nor what is no work of theirs
    QVERIFY(!m_seen->lastSeen(printer));

    begin(later); // the device is as new as it was
    QVERIFY(m_seen->isUnread(printer, {later, true}));
}

void TstSeenTickets::whatOthersDidSinceIsUnread()
{
    QSignalSpy changed(&*m_seen, &SeenTickets::changed);
    m_seen->see(printer, start);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_seen->lastSeen(printer), std::optional(start));
    QVERIFY(!m_seen->isUnread(printer, {start, false}));
    QVERIFY(m_seen->isUnread(printer, {later, false}));
    m_seen->see(printer, later);
    QVERIFY(!m_seen->isUnread(printer, {later, false}));
    m_seen->see(printer, start); // an older look takes nothing back
    QCOMPARE(m_seen->lastSeen(printer), std::optional(later));
}

void TstSeenTickets::whatIsMarkedStaysUnreadUntilItIsLookedAt()
{
    m_seen->see(printer, start);
    m_seen->markUnread(printer);
    m_seen->markUnread(cable); // which was never looked at
    begin(later);
    QVERIFY(m_seen->isUnread(printer, {}) && m_seen->isUnread(cable, {}));
    QCOMPARE(m_seen->lastSeen(printer), std::optional(start));
    m_seen->see(printer, start);
    QVERIFY(!m_seen->isUnread(printer, {}) && m_seen->isUnread(cable, {}));
}

void TstSeenTickets::theNextProgramKnowsWhatWasSeen()
{
    m_seen->see(printer, later);
    begin(later);
    QCOMPARE(m_seen->lastSeen(printer), std::optional(later));
    QVERIFY(!m_seen->lastSeen(cable));
    QCOMPARE(QFile::permissions(path())
            & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
        QFile::Permissions());
}

void TstSeenTickets::aDamagedFileIsPutAside()
{
    m_seen->see(printer, start);
    m_seen.reset();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const auto whole = file.readAll();
    QVERIFY(file.resize(whole.size() / 2));
    file.close();

    begin(later);
    QVERIFY(!m_seen->lastSeen(printer));
    QVERIFY(!m_seen->isUnread(printer, {later, true})); // begun anew then
    QFile aside(path() + u".damaged"_s);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), whole.left(whole.size() / 2));
}

void TstSeenTickets::onlyTheNewestAreKeptAndTheOthersStayRead()
{
    const auto moment = [](qint64 at) { return fromMsecs(2'000'000 + at); };
    m_seen->markUnread(ticketWith(0xffff'0000));
    for (qint64 i = 0; i <= SeenTickets::most; ++i)
        m_seen->see(ticketWith(uint(i + 1)), moment(i));
    begin(later);
    QVERIFY(!m_seen->lastSeen(ticketWith(1)) && !m_seen->lastSeen(ticketWith(2)));
    QCOMPARE(m_seen->lastSeen(ticketWith(3)), std::optional(moment(2)));
    QVERIFY(m_seen->isUnread(ticketWith(0xffff'0000), {}));
    QVERIFY(!m_seen->isUnread(ticketWith(1), {moment(0), true}));
    QVERIFY(m_seen->isUnread(ticketWith(1), {moment(2), true}));
}

void TstSeenTickets::whatIsSeenBeforeTheFileIsThereCounts()
{
    m_seen->see(printer, start);
    m_seen.reset();
    m_seen.emplace(Actor(), later);
    m_seen->see(cable, later);
    m_seen->see(printer, later);
    QTRY_VERIFY_WITH_TIMEOUT(m_seen->isLoaded(), patience);
    QCOMPARE(m_seen->lastSeen(cable), std::optional(later));
    QCOMPARE(m_seen->lastSeen(printer), std::optional(later));
}

QTEST_GUILESS_MAIN(TstSeenTickets)
#include "tst_seen_tickets.moc"
