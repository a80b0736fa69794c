// Priority of incidents: engines.md section 2, G-05.
#include "core/tickets/history.h"
#include "core/tickets/priority_assessment.h"
#include "core/tickets/ticket_rating.h"
#include "tests/support/second_replica.h"

#include <QTest>

#include "record/setting.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::Story;
using test::told;

namespace {

using enum TicketStatus;

using Criticality = std::optional<TicketCriticality>;

const PriorityOverride urgent{1, {}};
const auto because = u"The board meets in an hour."_s;

} // namespace

class TstIncidentPriority : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void en23_scoresAndLevels_data();
    void en23_scoresAndLevels();
    void en24_impactIsAssessed();
    void en25_urgencyIsAssessed();
    void en23_theMethodOfTheOrganizationDecides();
    void en23_theSourceNamesTheMethod_data();
    void en23_theSourceNamesTheMethod();
    void en23_theSourceFollowsARatingElsewhere_data();
    void en23_theSourceFollowsARatingElsewhere();
    void en26_anOverrideOutlivesItsInputs();
    void en26_anOverrideOutlivesARatingElsewhere();
    void en26_whatIsGivenCountsWhateverTheBasisSays();
    void g12_aRatingIsTakenBackAlone();
    void en26_anOverrideNeedsReasonRightAndOpenIncident();
    void en26_clearingCalculatesAgain();
    void g14_anOverrideOverAnotherOneIsAConflict();
    void whatIsOpenIsRankedByHand_data();
    void whatIsOpenIsRankedByHand();

private:
    void choose(const char* method);
};

void TstIncidentPriority::choose(const char* method)
{
    record::Setting setting;
    setting.key = u"priority.method"_s;
    setting.value = u"\"%1\""_s.arg(QLatin1StringView(method));
    Story::must(m_story->add(setting));
}

/// The table of 2.3, line by line: matrix, then score and level for C critical, high, medium, low.
void TstIncidentPriority::en23_scoresAndLevels_data()
{
    QTest::addColumn<int>("impact");
    QTest::addColumn<int>("urgency");
    QTest::addColumn<int>("matrix");
    QTest::addColumn<QList<int>>("scores");
    QTest::addColumn<QList<int>>("levels");
    using List = QList<int>;
    QTest::newRow("high high") << 1 << 1 << 1 << List{100, 95, 90, 85} << List{1, 1, 1, 1};
    QTest::newRow("high medium") << 1 << 2 << 2 << List{85, 80, 75, 70} << List{1, 1, 2, 2};
    QTest::newRow("high low") << 1 << 3 << 3 << List{73, 68, 63, 58} << List{2, 2, 2, 3};
    QTest::newRow("medium high") << 2 << 1 << 2 << List{75, 70, 65, 60} << List{2, 2, 2, 2};
    QTest::newRow("medium medium") << 2 << 2 << 3 << List{60, 55, 50, 45} << List{2, 3, 3, 3};
    QTest::newRow("medium low") << 2 << 3 << 4 << List{48, 43, 38, 33} << List{3, 3, 4, 4};
    QTest::newRow("low high") << 3 << 1 << 3 << List{55, 50, 45, 40} << List{3, 3, 3, 3};
    QTest::newRow("low medium") << 3 << 2 << 4 << List{40, 35, 30, 25} << List{3, 4, 4, 4};
    QTest::newRow("low low") << 3 << 3 << 4 << List{28, 23, 18, 13} << List{4, 4, 4, 4};
}

void TstIncidentPriority::en23_scoresAndLevels()
{
    QFETCH(int, impact);
    QFETCH(int, urgency);
    QFETCH(int, matrix);
    QFETCH(QList<int>, scores);
    QFETCH(QList<int>, levels);
    QCOMPARE(builtInPriority(impact, urgency), matrix);
    for (int i = 0; i < 4; ++i) {
        const auto score = priorityScore(impact, urgency, TicketCriticality(i));
        QCOMPARE(score, scores[i] * 100);
        QCOMPARE(priorityOfScore(score), levels[i]);
        QCOMPARE(priorityBy(PriorityMethod::Matrix, matrix, score), matrix);
        QCOMPARE(priorityBy(PriorityMethod::Weighted, matrix, score), levels[i]);
        QCOMPARE(
            priorityBy(PriorityMethod::HigherOfBoth, matrix, score), std::min(matrix, levels[i]));
    }
    // Without criticality the score says what the matrix says.
    QCOMPARE(priorityOfScore(priorityScore(impact, urgency, {})), matrix);
}

void TstIncidentPriority::en24_impactIsAssessed()
{
    using enum TicketCriticality;
    QCOMPARE(assessedImpact(150, High), 1);
    QCOMPARE(assessedImpact(11, Low), 2);
    QCOMPARE(assessedImpact(10, Low), 3);
    QCOMPARE(assessedImpact(1, Critical), 1);
    QCOMPARE(assessedImpact(101, {}), 1);
    QCOMPARE(assessedImpact(100, {}), 2);
    QCOMPARE(assessedImpact(1, Medium), 2);
    QCOMPARE(assessedImpact(0, {}), 3);
}

void TstIncidentPriority::en25_urgencyIsAssessed()
{
    using enum WorkEffect;
    QCOMPARE(assessedUrgency(Significant, false), 1);
    QCOMPARE(assessedUrgency(Significant, true), 2);
    QCOMPARE(assessedUrgency(Minor, false), 3);
    QCOMPARE(assessedUrgency(CompleteStop, true), 1);
    QCOMPARE(assessedUrgency(Minor, true, 4h), 1);
    QCOMPARE(assessedUrgency(Minor, true, 4h + 1ms), 2);
    QCOMPARE(assessedUrgency(Minor, true, 24h), 2);
    QCOMPARE(assessedUrgency(Minor, true, 24h + 1ms), 3);
    QCOMPARE(assessedUrgency(Minor, true, -1h), 1);
}

void TstIncidentPriority::en23_theMethodOfTheOrganizationDecides()
{
    auto form = m_story->form();
    form.impact = 2;
    form.urgency = 3; // P4 by the matrix, 33 points
    QCOMPARE(incidents().create(mira(), form)->ticket.priority, 4);
    choose("weighted");
    form.impact = 1;
    form.urgency = 1;
    QCOMPARE(incidents().create(mira(), form)->ticket.priority, 1);
    form.impact = 1;
    form.urgency = 3; // 58 points
    QCOMPARE(incidents().create(mira(), form)->ticket.priority, 3);
    const auto id = incidents().create(mira(), form)->ticket.id;
    m_story->alter<record::Ticket>(id, [](record::Ticket& each) {
        each.criticality = TicketCriticality::Critical; // 73 points
    });
    QCOMPARE(ticket(id).priority, 2);
}

void TstIncidentPriority::en23_theSourceNamesTheMethod_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("urgency"); // of a high impact
    QTest::addColumn<TicketCriticality>("criticality");
    QTest::addColumn<TicketPrioritySource>("source");
    using enum TicketCriticality;
    using enum TicketPrioritySource;
    QTest::newRow("matrix") << QByteArray("matrix") << 3 << Critical << Matrix;
    QTest::newRow("weighted") << QByteArray("weighted") << 1 << Low << Weighted;
    QTest::newRow("both alike") << QByteArray("higher_of_both") << 3 << Low << Matrix;
    QTest::newRow("the score is higher")
        << QByteArray("higher_of_both") << 3 << Critical << Weighted;
}

void TstIncidentPriority::en23_theSourceNamesTheMethod()
{
    QFETCH(QByteArray, method);
    QFETCH(int, urgency);
    QFETCH(TicketCriticality, criticality);
    QFETCH(TicketPrioritySource, source);
    const auto before = *m_story->incidentIn(New);
    QCOMPARE(ticket(before).prioritySource, TicketPrioritySource::Matrix);
    m_story->alter<record::Ticket>(
        before, [&](record::Ticket& each) { each.criticality = criticality; });
    choose(method.constData());

    QVERIFY(incidents().edit(mira(), before, {.impact = 1, .urgency = urgency}));

    QVERIFY(incidents().overridePriority(mira(), before, {4, because}));
    QVERIFY(incidents().edit(mira(), before, {.impact = 2}));
    QCOMPARE(ticket(before).prioritySource, TicketPrioritySource::Override);
    QVERIFY(incidents().edit(mira(), before, {.impact = 1}));
    QVERIFY(incidents().clearOverride(mira(), before));
    QCOMPARE(ticket(before).prioritySource, source);
    if (method == "weighted")
        QCOMPARE(ticket(*m_story->incidentIn(New)).prioritySource, source);
}

/// What decides may be another thing once somebody has rated, here or on another device.
void TstIncidentPriority::en23_theSourceFollowsARatingElsewhere_data()
{
    QTest::addColumn<int>("before"); // urgency; the impact is high, the criticality critical
    QTest::addColumn<int>("after");
    QTest::addColumn<TicketPrioritySource>("source");
    QTest::newRow("both say the same now") << 3 << 1 << TicketPrioritySource::Matrix;
    QTest::newRow("the score is higher now") << 1 << 3 << TicketPrioritySource::Weighted;
}

void TstIncidentPriority::en23_theSourceFollowsARatingElsewhere()
{
    QFETCH(const int, before);
    QFETCH(const int, after);
    QFETCH(const TicketPrioritySource, source);
    choose("higher_of_both");
    const auto rate = [&](TicketId id) {
        m_story->alter<record::Ticket>(id, [&](record::Ticket& each) {
            each.criticality = TicketCriticality::Critical;
            each.impact = 1;
            each.urgency = before;
        });
    };
    const auto here = in(New);
    const auto elsewhere = in(New);
    rate(here);
    rate(elsewhere);
    QVERIFY(ticket(here).prioritySource != source);
    test::SecondReplica other(*m_story);
    m_story->desk->clock.advance(1min);

    QVERIFY(incidents().edit(mira(), here, {.urgency = after}));
    QVERIFY(other.incidents().edit(mira(), elsewhere, {.urgency = after}));
    other.exchange();

    for (const auto& id : {here, elsewhere}) {
        QCOMPARE(ticket(id).prioritySource, source);
        QCOMPARE(other.ticket(id).prioritySource, source);
    }
}

void TstIncidentPriority::en26_anOverrideOutlivesItsInputs()
{
    const auto id = *m_story->incidentIn(Assigned);
    QCOMPARE(ticket(id).priority, 2);
    QVERIFY(incidents().overridePriority(mira(), id, {1, because}));
    QCOMPARE(ticket(id).priority, 1);
    QCOMPARE(ticket(id).status, Assigned);
    QCOMPARE(ticket(id).prioritySource, TicketPrioritySource::Override);
    QCOMPARE(ticket(id).priorityOverrideReason, std::optional(because));
    QCOMPARE(ticket(id).priorityOverriddenBy, std::optional(mira().person));

    QVERIFY(incidents().edit(mira(), id, {.impact = 3, .urgency = 3}));

    QCOMPARE(ticket(id).priority, 1);
    QCOMPARE(ticket(id).priorityScore, std::optional(1300)); // the calculated one goes on beside it
    auto& replica = *m_story->desk->session->replica;
    QVERIFY(incidents().overridePriority(mira(), id, {2, because}));
    QVERIFY(undo(replica, mira(), replica.lastWritten()));
    QCOMPARE(ticket(id).priority, 1);
}

/// Two devices, one of which does not know yet of the override.
void TstIncidentPriority::en26_anOverrideOutlivesARatingElsewhere()
{
    const auto id = *m_story->incidentIn(Assigned);
    choose("weighted");
    test::SecondReplica other(*m_story);
    m_story->desk->clock.advance(1min);
    QVERIFY(incidents().overridePriority(mira(), id, {1, because}));
    m_story->desk->clock.advance(1min);
    QVERIFY(other.incidents().edit(mira(), id, {.impact = 3, .urgency = 3}));

    other.exchange();

    QCOMPARE(ticket(id).impact, 3);
    QCOMPARE(ticket(id).priority, 1);
    QCOMPARE(ticket(id).prioritySource, TicketPrioritySource::Override);
    QCOMPARE(other.ticket(id).priority, 1);
    QCOMPARE(other.ticket(id).nextDueAt, ticket(id).nextDueAt);
    QVERIFY(incidents().clearOverride(mira(), id));
    QCOMPARE(ticket(id).priority, 4);
}

/// The basis is a word about it; what was given is what counts, for the clocks too.
void TstIncidentPriority::en26_whatIsGivenCountsWhateverTheBasisSays()
{
    const auto id = *m_story->incidentIn(Assigned);
    const auto same = *m_story->incidentIn(Assigned);
    for (const auto& each : {id, same})
        QVERIFY(incidents().overridePriority(mira(), each, {1, because}));
    const auto due = ticket(same).nextDueAt;
    QVERIFY(incidents().edit(mira(), same, {.impact = 3, .urgency = 3}));

    m_story->alter<record::Ticket>(id, [](record::Ticket& each) {
        each.priorityBasis = TicketPriorityBasis::Weighted;
        each.impact = each.urgency = 3;
    });

    QCOMPARE(ticket(id).priority, 1);
    QCOMPARE(ticket(id).prioritySource, TicketPrioritySource::Override);
    QCOMPARE(ticket(id).nextDueAt, due);
    QCOMPARE(ticket(same).nextDueAt, due);
    QVERIFY(incidents().clearOverride(mira(), id));
    QCOMPARE(ticket(id).priority, 4);
    QVERIFY(!ticket(id).priorityOverrideReason);
}

/// Another rating that came after it did not touch what it set.
void TstIncidentPriority::g12_aRatingIsTakenBackAlone()
{
    choose("higher_of_both");
    const auto id = *m_story->incidentIn(New);
    m_story->alter<record::Ticket>(id, [](record::Ticket& each) {
        each.criticality = TicketCriticality::Critical;
        each.urgency = 3;
    });
    auto& replica = *m_story->desk->session->replica;
    QVERIFY(incidents().edit(mira(), id, {.impact = 1})); // 73 points, more urgent than P3
    const auto rated = replica.lastWritten();
    QVERIFY(incidents().edit(mira(), id, {.urgency = 1})); // P1 by both

    Story::must(undo(replica, mira(), rated));

    QCOMPARE(ticket(id).impact, 2);
    QCOMPARE(ticket(id).urgency, 1);
}

void TstIncidentPriority::en26_anOverrideNeedsReasonRightAndOpenIncident()
{
    const auto id = *m_story->incidentIn(New);
    QCOMPARE(codeOf(incidents().overridePriority(mira(), id, urgent)), u"FIELD_REQUIRED"_s);
    QCOMPARE(codeOf(incidents().overridePriority(mira(), id, {1, u"  because "_s})),
        u"VALIDATION_ERROR"_s);
    QCOMPARE(codeOf(incidents().overridePriority(mira(), id, {0, because})), u"VALIDATION_ERROR"_s);
    QCOMPARE(codeOf(incidents().overridePriority(mira(), id, {5, because})), u"VALIDATION_ERROR"_s);
    auto agent = mira();
    agent.grants.remove(u"incident.override_priority"_s);
    QCOMPARE(codeOf(incidents().overridePriority(agent, id, {1, because})), u"FORBIDDEN"_s);
    for (const auto status : {Resolved, Closed, Cancelled}) {
        const auto over = *m_story->incidentIn(status);
        QCOMPARE(codeOf(incidents().overridePriority(mira(), over, {1, because})),
            u"INVALID_TRANSITION"_s);
    }
    QCOMPARE(ticket(id).priority, 2);
}

void TstIncidentPriority::en26_clearingCalculatesAgain()
{
    const auto id = *m_story->incidentIn(InProgress);
    QCOMPARE(codeOf(incidents().clearOverride(mira(), id)), u"INVALID_TRANSITION"_s);
    QVERIFY(incidents().overridePriority(mira(), id, {4, because}));
    QCOMPARE(ticket(id).priority, 4);

    QVERIFY(incidents().clearOverride(mira(), id));

    QCOMPARE(ticket(id).priority, 2);
    QCOMPARE(ticket(id).prioritySource, TicketPrioritySource::Matrix);
    QVERIFY(!ticket(id).priorityOverrideReason);
}

void TstIncidentPriority::g14_anOverrideOverAnotherOneIsAConflict()
{
    const auto id = *m_story->incidentIn(Assigned);
    const auto seen = ticket(id);
    m_story->desk->clock.advance(1s);
    QVERIFY(incidents().overridePriority(mira(), id, {1, because}));

    const auto late = incidents().overridePriority(mira(), id, {3, because}, seen);
    const auto cleared = incidents().clearOverride(mira(), id, seen);

    QCOMPARE(codeOf(late), u"VERSION_CONFLICT"_s);
    QCOMPARE(codeOf(cleared), u"VERSION_CONFLICT"_s);
    QCOMPARE(ticket(id).priority, 1);
}

void TstIncidentPriority::whatIsOpenIsRankedByHand_data()
{
    QTest::addColumn<TicketStatus>("status");
    QTest::addColumn<QString>("answer");
    for (const auto status : {New, Acknowledged, Assigned, InProgress, OnHold})
        QTest::newRow(qPrintable(keyOf(status))) << status << QString();
    for (const auto status : {Resolved, Closed, Cancelled})
        QTest::newRow(qPrintable(keyOf(status))) << status << u"INVALID_TRANSITION status"_s;
}

/// processes.md section 2, "events available in every open state".
void TstIncidentPriority::whatIsOpenIsRankedByHand()
{
    QFETCH(TicketStatus, status);
    QFETCH(QString, answer);
    const auto id = in(status);
    // As though it had been done while it was open.
    m_story->alter<record::Ticket>(id, [](record::Ticket& row) {
        row.priorityOverride = 4;
        row.priorityBasis = TicketPriorityBasis::Override;
        row.priorityOverrideReason = because;
        row.escalationState = TicketEscalationState::Escalated;
    });

    QCOMPARE(told(incidents().overridePriority(mira(), id, {1, because})), answer);
    QCOMPARE(told(incidents().clearOverride(mira(), id)), answer);
    QCOMPARE(told(incidents().escalate(mira(), id, because)), answer);
    QCOMPARE(told(incidents().deEscalate(mira(), id, because)), answer);
}

QTEST_GUILESS_MAIN(TstIncidentPriority)

#include "tst_incident_priority.moc"
