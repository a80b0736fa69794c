// When the clocks of requests, problems and changes begin, wait and end (engines.md SL-10, SL-11,
// SL-13; processes.md sections 4 to 6).
#include "core/service_levels/ticket_service_levels.h"
#include "core/tickets/history.h"
#include "tests/support/incident_story.h"

#include "record/sla_policy.h"
#include "record/sla_target.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

class TstKindClocks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_story = std::make_unique<Story>(); }
    void cleanup();
    void everyLife_data();
    void everyLife();
    void aTeamOwnsItFromTheSubmissionOn();
    void whatIsTakenBackMovesNoClock();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    void pass() { m_story->desk->clock.advance(1h); }
    /// 480 minutes at any hour, for tickets of any kind.
    void promise(SlaPolicyStartOn startOn,
        SlaPolicyAgreementType type = SlaPolicyAgreementType::Sla,
        const std::optional<TeamId>& team = {});
    /// Past all rules, as later commands will write it.
    void enter(TicketId id, TicketStatus status)
    {
        m_story->alter<record::Ticket>(id, [&](record::Ticket& ticket) {
            ticket.status = status;
            ticket.statusChangedAt = m_story->desk->clock.now();
        });
    }
    /// "1 running 60": cycle, state and minutes of each.
    QString clocks(TicketId id);

    std::unique_ptr<Story> m_story;
};

void TstKindClocks::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

void TstKindClocks::promise(
    SlaPolicyStartOn startOn, SlaPolicyAgreementType type, const std::optional<TeamId>& team)
{
    auto calendar = one(replica().database(),
        {"test.calendar", "SELECT id FROM business_calendar WHERE name = 'Always'"});
    Story::must(calendar);
    record::SlaPolicy policy;
    policy.id = SlaPolicyId(QUuid::createUuid());
    policy.name = keyOf(type);
    policy.agreementType = type;
    policy.ticketKind = SlaPolicyTicketKind::Any;
    policy.calendarId = BusinessCalendarId((*calendar)->uuid(0));
    policy.startOn = startOn;
    policy.teamId = team;
    policy.effectiveFrom = u"2000-01-01"_s;
    calendar->reset();
    Story::must(m_story->add(policy));
    for (int priority = 1; priority <= 4; ++priority) {
        record::SlaTarget target;
        target.id = SlaTargetId(QUuid::createUuid());
        target.policyId = policy.id;
        target.priority = priority;
        target.metric = SlaTargetMetric::Resolution;
        target.targetMinutes = 480;
        Story::must(m_story->add(target));
    }
}

QString TstKindClocks::clocks(TicketId id)
{
    auto& session = *m_story->desk->session;
    const auto read = replica().read([&](Database& database) {
        return ticketServiceLevels(
            database, m_story->mira(), session.serviceLevels, id, m_story->desk->clock.now());
    });
    Story::must(read);
    QStringList lines;
    for (const auto& clock : read->clocks) {
        const auto minutes = std::chrono::floor<std::chrono::minutes>(clock.elapsed).count();
        lines +=
            u"%1%2 %3 %4"_s.arg(clock.type == SlaPolicyAgreementType::Ola ? u"ola "_s : QString())
                .arg(clock.cycle)
                .arg(keyOf(clock.state))
                .arg(minutes);
    }
    return lines.join(u", "_s);
}

void TstKindClocks::everyLife_data()
{
    using Kind = TicketKind;
    using Start = SlaPolicyStartOn;
    QTest::addColumn<TicketKind>("kind");
    QTest::addColumn<SlaPolicyStartOn>("startOn");
    QTest::addColumn<QString>("states"); // an hour each, behind the first, which its form gives it
    QTest::addColumn<QString>("expected");
    const auto request = Kind::ServiceRequest;
    QTest::newRow("R-01: a draft has none") << request << Start::Created << QString() << QString();
    QTest::newRow("R-02, approved at once")
        << request << Start::Created << u"approved"_s << u"1 running 60"_s;
    QTest::newRow("SL-13, submitted")
        << request << Start::Submitted << u"approved in_progress"_s << u"1 running 120"_s;
    QTest::newRow("SL-11: approval is waited for")
        << request << Start::Submitted << u"pending_approval"_s << u"1 paused 0"_s;
    QTest::newRow("R-04: it is given")
        << request << Start::Submitted << u"pending_approval approved"_s << u"1 running 60"_s;
    QTest::newRow("SL-13, approved: not yet")
        << request << Start::Approved << u"pending_approval"_s << QString();
    QTest::newRow("SL-13, approved")
        << request << Start::Approved << u"pending_approval approved"_s << u"1 running 60"_s;
    QTest::newRow("R-05") << request << Start::Submitted << u"pending_approval rejected"_s
                          << u"1 cancelled 0"_s;
    QTest::newRow("R-02 behind R-05")
        << request << Start::Submitted << u"pending_approval rejected approved"_s
        << u"1 cancelled 0, 2 running 60"_s;
    QTest::newRow("R-11") << request << Start::Created << u"approved in_progress fulfilled closed"_s
                          << u"1 stopped 120"_s;
    QTest::newRow("R-14") << request << Start::Created << u"approved fulfilled in_progress"_s
                          << u"1 running 120"_s;
    QTest::newRow("R-15, a draft") << request << Start::Created << u"cancelled"_s << QString();
    QTest::newRow("R-15") << request << Start::Created << u"approved cancelled"_s
                          << u"1 cancelled 60"_s;
    for (const auto start : {Start::Created, Start::Submitted, Start::Approved})
        QTest::addRow("P-01, %s", qPrintable(keyOf(start)))
            << Kind::Problem << start << QString() << u"1 running 60"_s;
    QTest::newRow("P-07") << Kind::Problem << Start::Created << u"investigating resolved closed"_s
                          << u"1 stopped 120"_s;
    QTest::newRow("P-10") << Kind::Problem << Start::Created
                          << u"investigating resolved investigating"_s << u"1 running 180"_s;
    QTest::newRow("P-13") << Kind::Problem << Start::Created << u"cancelled"_s
                          << u"1 cancelled 60"_s;
    const auto change = Kind::Change;
    QTest::newRow("X-01: a draft has none") << change << Start::Created << QString() << QString();
    QTest::newRow("X-02") << change << Start::Created << u"submitted"_s << u"1 running 60"_s;
    QTest::newRow("X-02, not approved yet")
        << change << Start::Approved << u"submitted"_s << QString();
    QTest::newRow("X-05") << change << Start::Created << u"submitted draft"_s
                          << u"1 cancelled 60"_s;
    QTest::newRow("X-13")
        << change << Start::Created
        << u"submitted pending_approval approved scheduled in_progress implemented"_s
        << u"1 stopped 240"_s;
    QTest::newRow("X-14 to X-16")
        << change << Start::Created
        << u"submitted approved in_progress implemented in_review closed"_s << u"1 stopped 180"_s;
    QTest::newRow("X-17") << change << Start::Created << u"submitted cancelled"_s
                          << u"1 cancelled 60"_s;
}

void TstKindClocks::everyLife()
{
    QFETCH(const TicketKind, kind);
    QFETCH(const SlaPolicyStartOn, startOn);
    QFETCH(const QString, states);
    QFETCH(const QString, expected);
    promise(startOn);
    const auto id = m_story->ticketOf(kind);
    pass();
    for (const auto& state : states.split(u' ', Qt::SkipEmptyParts)) {
        enter(id, *fromKey<TicketStatus>(state));
        pass();
    }

    QCOMPARE(clocks(id), expected);

    auto ticket = one(replica().database(),
        {"test.due", "SELECT next_due_at, is_clock_paused FROM ticket WHERE id = :id"},
        {{"id", id}});
    Story::must(ticket);
    QCOMPARE(!(*ticket)->isNull(0), expected.contains(u"running"_s));
    QCOMPARE((*ticket)->boolean(1), expected.contains(u"paused"_s));
}

/// SL-12
void TstKindClocks::aTeamOwnsItFromTheSubmissionOn()
{
    const auto team = m_story->teamOf(u"Network"_s, {m_story->mira().person});
    promise(SlaPolicyStartOn::Created, SlaPolicyAgreementType::Ola, team);
    const auto id = m_story->ticketOf(TicketKind::Change);
    m_story->alter<record::Ticket>(
        id, [&](record::Ticket& ticket) { ticket.assignedTeamId = team; });
    pass();
    QCOMPARE(clocks(id), QString());

    enter(id, TicketStatus::Submitted);
    pass();

    QCOMPARE(clocks(id), u"ola 1 running 60"_s);
}

void TstKindClocks::whatIsTakenBackMovesNoClock()
{
    promise(SlaPolicyStartOn::Created);
    const auto id = m_story->ticketOf(TicketKind::ServiceRequest);
    enter(id, TicketStatus::Approved);
    const auto submitted = replica().lastWritten();
    pass();
    QCOMPARE(clocks(id), u"1 running 60"_s);

    Story::must(homeport::undo(replica(), m_story->mira(), submitted));

    QCOMPARE(clocks(id), QString());
}

QTEST_GUILESS_MAIN(TstKindClocks)
#include "tst_kind_clocks.moc"
