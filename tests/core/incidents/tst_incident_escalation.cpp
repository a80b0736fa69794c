// Escalation of incidents by hand: engines.md section 4.
#include "core/tickets/history.h"
#include "tests/support/incident_story.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;

namespace {

using enum TicketStatus;

const auto because = u"The board meets in an hour."_s;

} // namespace

class TstIncidentEscalation : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void es4_escalatingByHandAndBack();
    void es5_reopeningBeginsANewCycle();
    void es5_anEscalationTakenBackLeavesNoLevel();
};

void TstIncidentEscalation::es4_escalatingByHandAndBack()
{
    const auto id = *m_story->incidentIn(Assigned);
    QCOMPARE(codeOf(incidents().deEscalate(mira(), id, because)), u"INVALID_TRANSITION"_s);
    QCOMPARE(codeOf(incidents().escalate(mira(), id, u" "_s)), u"FIELD_REQUIRED"_s);

    QVERIFY(incidents().escalate(mira(), id, because));
    QCOMPARE(ticket(id).escalationState, TicketEscalationState::Escalated);
    QVERIFY(ticket(id).escalatedAt);
    QCOMPARE(ticket(id).escalationLevel, 1);
    QCOMPARE(ticket(id).status, Assigned);
    QVERIFY(incidents().deEscalate(mira(), id, because));
    QCOMPARE(ticket(id).escalationState, TicketEscalationState::DeEscalated);
    QCOMPARE(ticket(id).escalationLevel, 1); // kept for reporting

    auto stranger = mira();
    stranger.grants.remove(u"incident.escalate"_s);
    QCOMPARE(codeOf(incidents().escalate(stranger, id, because)), u"FORBIDDEN"_s);
}

void TstIncidentEscalation::es5_reopeningBeginsANewCycle()
{
    const auto id = *m_story->incidentIn(InProgress);
    QVERIFY(incidents().escalate(mira(), id, because));
    QVERIFY(m_story->run(u"resolve"_s, id));
    QCOMPARE(ticket(id).escalationLevel, 1);

    QVERIFY(incidents().reopen(mira(), id, because));

    QCOMPARE(ticket(id).escalationLevel, 0);
    QCOMPARE(ticket(id).escalationState, TicketEscalationState::None);
    QVERIFY(!ticket(id).escalatedAt);
    QVERIFY(incidents().escalate(mira(), id, because));
    QCOMPARE(ticket(id).escalationLevel, 1);
}

void TstIncidentEscalation::es5_anEscalationTakenBackLeavesNoLevel()
{
    const auto id = *m_story->incidentIn(InProgress);
    auto& replica = *m_story->desk->session->replica;
    QVERIFY(incidents().escalate(mira(), id, because));
    const auto story = historyOf(replica, mira(), id.value());
    QVERIFY(story);
    QVERIFY(undo(replica, mira(), story->last().entry));
    QCOMPARE(ticket(id).escalationLevel, 0);
    QCOMPARE(ticket(id).escalationState, TicketEscalationState::None);
}

QTEST_GUILESS_MAIN(TstIncidentEscalation)
#include "tst_incident_escalation.moc"
