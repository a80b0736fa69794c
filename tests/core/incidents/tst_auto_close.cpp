// What was resolved closes when nobody objects for long enough.
#include "core/tickets/setting_service.h"
#include "tests/core/incidents/passing_time.h"

#include "record/incident.h"
#include "record/organization.h"
#include "record/sla_policy.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::instant;
using test::Story;

class TstAutoClose : public QObject, test::InPassingTime
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanupTestCase() { test::dropFreshAddresses(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void ac2ClosesAfterWorkingTime_data();
    void ac2ClosesAfterWorkingTime();
    void ac2ClosesToTheMillisecond();
    void ac2TheSettingDecides_data();
    void ac2TheSettingDecides();
    void ac2WithoutAnAgreementTheOrganizationsCalendarCounts();
    void ac3TheRequesterStopsTheTimer_data();
    void ac3TheRequesterStopsTheTimer();
    void ac6SomeAreLeftAlone_data();
    void ac6SomeAreLeftAlone();
    void ac3ANoteAnswersNobody();

private:
    void say(const Actor& who, TicketId id, RemarkWay way)
    {
        Remark remark{u"So it is."_s};
        remark.way = way;
        Story::must(m_story->desk->session->comments.add(who, id, remark));
    }
};

void TstAutoClose::ac2ClosesAfterWorkingTime_data()
{
    QTest::addColumn<QString>("resolved");
    QTest::addColumn<QString>("closes");
    // 24 working hours of business days of 8 hours, in winter and over the change to summer time.
    QTest::newRow("three working days") << u"2026-01-05T12:00:00Z"_s << u"2026-01-08T12:00:00Z"_s;
    QTest::newRow("Friday afternoon") << u"2026-01-16T15:45:00Z"_s << u"2026-01-21T15:45:00Z"_s;
    QTest::newRow("summer time") << u"2026-03-27T15:30:00Z"_s << u"2026-04-01T14:30:00Z"_s;
}

/// I-12
void TstAutoClose::ac2ClosesAfterWorkingTime()
{
    QFETCH(QString, resolved);
    QFETCH(QString, closes);
    const auto id = in(TicketStatus::InProgress);
    pass(instant(resolved) - now());
    Story::must(m_story->run(u"resolve"_s, id));
    pass(instant(closes) - 1ms - now());
    QCOMPARE(look().closed, 0);
    pass(90h);

    QCOMPARE(look().closed, 1);

    const auto ticket = m_story->ticket(id);
    QCOMPARE(ticket.status, TicketStatus::Closed);
    QCOMPARE(ticket.closeReason, TicketCloseReason::AutoClosed);
    QCOMPARE(ticket.closedAt, instant(closes));
    QVERIFY(!ticket.closedBy);
    QCOMPARE(look().closed, 0);
}

void TstAutoClose::ac2ClosesToTheMillisecond()
{
    const auto id = in(TicketStatus::Resolved);
    waitUntil("2026-01-08T08:59:59.999Z"); // three working days later
    QCOMPARE(look().closed, 0);

    pass(1ms);

    QCOMPARE(look().closed, 1);
    QCOMPARE(m_story->ticket(id).status, TicketStatus::Closed);
}

void TstAutoClose::ac2TheSettingDecides_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QString>("closes");
    QTest::newRow("an hour") << 60 << u"2026-01-05T10:00:00Z"_s;
    QTest::newRow("off") << 0 << QString();
}

void TstAutoClose::ac2TheSettingDecides()
{
    QFETCH(int, minutes);
    QFETCH(QString, closes);
    Story::must(
        SettingService(replica()).set(m_story->mira(), u"incident.auto_close_minutes"_s, minutes));
    const auto id = in(TicketStatus::Resolved);
    pass(240h);

    look();

    const auto closedAt = m_story->ticket(id).closedAt;
    QCOMPARE(closedAt ? test::shown(*closedAt) : QString(),
        closes.isEmpty() ? closes : test::shown(instant(closes)));
}

void TstAutoClose::ac2WithoutAnAgreementTheOrganizationsCalendarCounts()
{
    const SlaPolicyId policy(idOf("SELECT id FROM sla_policy WHERE is_active"));
    m_story->alter<record::SlaPolicy>(policy, [](record::SlaPolicy& row) { row.isActive = false; });
    const BusinessCalendarId extended(
        idOf("SELECT id FROM business_calendar WHERE name = 'Extended'"));
    m_story->alter<record::Organization>(OrganizationId(replica().organization()),
        [&](record::Organization& row) { row.defaultCalendarId = extended; });
    const auto id = in(TicketStatus::Resolved);
    waitUntil("2026-01-07T08:59:59.999Z");
    QCOMPARE(look().closed, 0);
    pass(1h);

    QCOMPARE(look().closed, 1);

    // In Oslo Monday from 10 to 20 o'clock, Tuesday from 8 to 20 and Wednesday from 8 to 10.
    QCOMPARE(m_story->ticket(id).closedAt, instant("2026-01-07T09:00:00Z"));
}

void TstAutoClose::ac3TheRequesterStopsTheTimer_data()
{
    QTest::addColumn<RemarkWay>("asked");
    QTest::addColumn<RemarkWay>("answer");
    QTest::newRow("written") << RemarkWay::Written << RemarkWay::Written;
    QTest::newRow("asked by e-mail") << RemarkWay::Email << RemarkWay::Written;
    QTest::newRow("answered by e-mail") << RemarkWay::Written << RemarkWay::Email;
}

void TstAutoClose::ac3TheRequesterStopsTheTimer()
{
    QFETCH(const RemarkWay, asked);
    QFETCH(const RemarkWay, answer);
    const auto id = in(TicketStatus::Resolved);
    pass(1h);
    say(m_requester, id, asked);
    pass(240h);
    QCOMPARE(look().closed, 0);
    say(m_story->mira(), id, answer);
    const auto answered = now();
    pass(240h);

    QCOMPARE(look().closed, 1);

    // Thursday at 10:00 and three working days.
    QCOMPARE(answered, instant("2026-01-15T10:00:00Z"));
    QCOMPARE(m_story->ticket(id).closedAt, instant("2026-01-20T10:00:00Z"));
}

void TstAutoClose::ac6SomeAreLeftAlone_data()
{
    QTest::addColumn<bool>("isMajor");
    QTest::newRow("major") << true;
    QTest::newRow("open child") << false;
}

void TstAutoClose::ac6SomeAreLeftAlone()
{
    QFETCH(bool, isMajor);
    const auto id = in(TicketStatus::Resolved);
    std::optional<TicketId> child;
    if (isMajor) {
        m_story->alter<record::Incident>(id, [](record::Incident& row) { row.isMajor = true; });
    } else {
        child = in(TicketStatus::New);
        m_story->alter<record::Ticket>(*child, [&](record::Ticket& row) { row.parentId = id; });
    }
    pass(240h);
    QCOMPARE(look().closed, 0);
    QCOMPARE(m_story->ticket(id).status, TicketStatus::Resolved);
    if (!child)
        return;
    Story::must(m_story->run(u"cancel"_s, *child));

    QCOMPARE(look().closed, 1);
}

void TstAutoClose::ac3ANoteAnswersNobody()
{
    const auto id = in(TicketStatus::Resolved);
    pass(1h);
    Story::must(m_story->runAs(m_requester, u"comment_public"_s, id));
    pass(1h);
    Story::must(m_story->run(u"comment_internal"_s, id));
    pass(240h);

    QCOMPARE(look().closed, 0);

    QCOMPARE(m_story->ticket(id).status, TicketStatus::Resolved);
}

QTEST_GUILESS_MAIN(TstAutoClose)
#include "tst_auto_close.moc"
