// What a caller has reported so far, as whoever answers may see it.
#include "core/tickets/requester_tickets.h"
#include "tests/support/incident_story.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;

class TstRequesterTickets : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void openAndClosedOnesAreCountedAndTheNewestNamed();
    void whatMayNotBeReadIsNotCounted();
    void oneOfThemCanBeLeftOut_data();
    void oneOfThemCanBeLeftOut();

private:
    RequesterTickets told(const Actor& actor, PersonId requester, int most = 3)
    {
        return *m_story->desk->session->replica->read([&](Database& database) {
            return RequesterTickets::read(database, actor, requester, most);
        });
    }
};

void TstRequesterTickets::openAndClosedOnesAreCountedAndTheNewestNamed()
{
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    QCOMPARE(told(mira(), noor.person).open + told(mira(), noor.person).closed, 0);
    const auto first = in(TicketStatus::New, noor.person);
    m_story->desk->clock.advance(std::chrono::minutes(1));
    const auto second = in(TicketStatus::InProgress, noor.person);
    m_story->desk->clock.advance(std::chrono::minutes(1));
    in(TicketStatus::Closed, noor.person);
    in(TicketStatus::New); // somebody else's

    const auto found = told(mira(), noor.person);

    QCOMPARE(found.open, 2);
    QCOMPARE(found.closed, 1);
    QCOMPARE(found.newest.size(), 2);
    QCOMPARE(found.newest[0].id, second);
    QCOMPARE(found.newest[1].id, first);
    QCOMPARE(told(mira(), noor.person, 1).newest.size(), 1);
    QCOMPARE(told(mira(), noor.person, 1).open, 2);
}

void TstRequesterTickets::whatMayNotBeReadIsNotCounted()
{
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    const auto other = m_story->personWith(u"end_user"_s, u"Olga"_s);
    in(TicketStatus::New, noor.person);
    in(TicketStatus::Closed, noor.person);

    const auto hidden = told(other, noor.person);

    QCOMPARE(hidden.open + hidden.closed, 0);
    QVERIFY(hidden.newest.isEmpty());
    QCOMPARE(told(noor, noor.person).open, 1);
}

void TstRequesterTickets::oneOfThemCanBeLeftOut_data()
{
    QTest::addColumn<TicketStatus>("status");
    QTest::addColumn<qint64>("open");
    QTest::addColumn<qint64>("closed");
    QTest::newRow("open") << TicketStatus::InProgress << qint64(1) << qint64(1);
    QTest::newRow("closed") << TicketStatus::Closed << qint64(1) << qint64(1);
}

void TstRequesterTickets::oneOfThemCanBeLeftOut()
{
    QFETCH(const TicketStatus, status);
    QFETCH(const qint64, open);
    QFETCH(const qint64, closed);
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    const auto other = in(TicketStatus::New, noor.person);
    in(TicketStatus::Closed, noor.person);
    const auto ticket = m_story->ticket(in(status, noor.person));

    const auto others = told(mira(), noor.person).besides(ticket);

    QCOMPARE(others.open, open);
    QCOMPARE(others.closed, closed);
    QCOMPARE(others.newest.size(), 1);
    QCOMPARE(others.newest[0].id, other);
}

QTEST_GUILESS_MAIN(TstRequesterTickets)

#include "tst_requester_tickets.moc"
