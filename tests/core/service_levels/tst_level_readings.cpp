// Clocks of real incidents as they are read: by the desk and by the requester, now and of the past,
// in a queue.
#include "core/incidents/incident_service.h"
#include "core/tickets/ticket_queries.h"
#include "tests/core/service_levels/ticket_levels.h"

#include "record/setting.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::instant;
using test::Story;

class TstLevelReadings : public QObject, test::OnTicketLevels
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void aReadingOfThePastKnowsNoMore();
    void theReasonsQuoteWhatTheyWereMadeBy();
    void endUsersSeeWhatTheDeskShowsThem();
    void aQueueTellsWhatAReadingTells();
    void theOrderOfDueHasWhatIsNeverDueLast();
};

void TstLevelReadings::aReadingOfThePastKnowsNoMore()
{
    const auto id = reported();
    pass(10min);
    run(u"comment_public"_s, id);
    pass(1h);
    run(u"resolve"_s, id);

    const auto then = levels(id, {}, instant("2026-01-05T09:05:00Z"));

    QCOMPARE(then.clocks.size(), 2);
    QCOMPARE(then.clocks.first().state, SlaClockState::Running);
    QCOMPARE(then.clocks.first().elapsed, std::chrono::milliseconds(5min));
    QCOMPARE(then.foremost(), &then.clocks.first());
    QVERIFY(!levels(id).foremost());
}

void TstLevelReadings::theReasonsQuoteWhatTheyWereMadeBy()
{
    const auto id = reported();
    run(u"start_work"_s, id);
    pass(1h);
    run(u"hold"_s, id);
    pass(1h);
    run(u"resume"_s, id);
    pass(20h);

    const auto read = levels(id);
    const auto& clock = read.clocks.last();
    QCOMPARE(clock.policy, u"Default Incident"_s);
    QCOMPARE(clock.calendar, u"Business"_s);
    QVERIFY(!clock.zoneVersion.isEmpty());
    QCOMPARE(clock.calendarVersion, instant("2026-01-05T09:00:00Z"));
    std::chrono::milliseconds counted{};
    auto at = clock.startedAt;
    for (const auto& line : clock.ledger) {
        QCOMPARE(line.time.from, at);
        at = line.time.until;
        if (line.time.reason == ExplainedTime::Reason::Counted) {
            counted += line.time.until - line.time.from;
            QCOMPARE(line.calendar, u"Business"_s);
        }
    }
    QCOMPARE(at, now());
    QCOMPARE(counted, clock.elapsed);
    QCOMPARE(clock.elapsed, std::chrono::milliseconds(6h));
    QCOMPARE(clock.ledger[1].time.reason, ExplainedTime::Reason::OnHold);
    QCOMPARE(clock.marks.size(), 3);
    QCOMPARE(clock.marks[0].at, instant("2026-01-05T16:00:00Z"));
    QVERIFY(clock.marks[0].isPassed);
    QCOMPARE(clock.marks[1].at, instant("2026-01-06T09:12:00Z"));
    QVERIFY(!clock.marks[1].isPassed);
    QCOMPARE(clock.marks[2].at, clock.dueAt);
}

void TstLevelReadings::endUsersSeeWhatTheDeskShowsThem()
{
    const auto team = m_story->teamOf(u"First"_s, {m_story->mira().person});
    auto ola = policy(SlaPolicyAgreementType::Ola);
    ola.teamId = team;
    promise(ola, SlaTargetMetric::Resolution, 120);
    const auto id = reported();
    Story::must(m_story->incidents().assign(m_story->mira(), id, {team, {}, {}}));
    QCOMPARE(levels(id).clocks.size(), 3);

    QVERIFY(levels(id, m_requester).clocks.isEmpty());

    record::Setting shown;
    shown.key = u"portal.show_sla"_s;
    shown.value = u"true"_s;
    Story::must(m_story->add(shown));
    const auto read = levels(id, m_requester);
    QCOMPARE(read.clocks.size(), 2);
    QVERIFY(read.clocks.first().ledger.isEmpty());
    const auto stranger = m_story->personWith(u"end_user"_s, u"Stig"_s);
    auto denied = replica().read([&](Database& database) {
        return ticketServiceLevels(
            database, stranger, m_story->desk->session->serviceLevels, id, now());
    });
    QCOMPARE(test::codeOf(denied), u"NOT_FOUND"_s);
    auto page = TicketQueries::page(replica().database(), m_requester, {}, 0, 10);
    Story::must(page);
    QVERIFY(page->first().clock.isEmpty());
}

void TstLevelReadings::aQueueTellsWhatAReadingTells()
{
    const auto id = reported();
    const auto told = [&] {
        auto page = TicketQueries::page(replica().database(), m_story->mira(), {}, 0, 10);
        Story::must(page);
        return labelAt(page->first().clock, now());
    };
    const auto read = [&] {
        const auto levels = this->levels(id);
        const auto* clock = levels.foremost();
        return clock ? QueueClockLabel(int(clock->label) + 1) : QueueClockLabel::None;
    };
    run(u"start_work"_s, id);

    for (const auto time : {0ms, 1349'999ms, 1ms, 270'000ms, 179'999ms}) {
        pass(time);
        QCOMPARE(told(), read());
    }
    QCOMPARE(told(), QueueClockLabel::Critical);
    run(u"hold"_s, id);
    QCOMPARE(told(), QueueClockLabel::Paused);
    QCOMPARE(told(), read());
    run(u"resume"_s, id);
    pass(2ms);
    QCOMPARE(told(), QueueClockLabel::Breached);
    QCOMPARE(told(), read());
    run(u"resolve"_s, id);
    QVERIFY(m_story->ticket(id).breachedAt);
}

void TstLevelReadings::theOrderOfDueHasWhatIsNeverDueLast()
{
    const auto later = reported();
    run(u"comment_public"_s, later);
    const auto paused = *m_story->incidentIn(TicketStatus::OnHold, m_requester.person);
    const auto sooner = reported();
    const auto listed = [&](bool descending) {
        QList<TicketId> ids;
        QueuePlace place;
        const QueueView view{
            .order = QueueView::Order::Due, .descending = descending, .text = {}, .run = {}};
        for (int i = 0; i < 3; ++i) {
            auto page = TicketQueries::page(
                replica().database(), m_story->mira(), view, place, place.position, 1);
            Story::must(page);
            ids += page->first().id;
            auto next =
                TicketQueries::placeAfter(replica().database(), m_story->mira(), view, place, 1);
            Story::must(next);
            if (*next)
                place = **next;
        }
        return ids;
    };

    QCOMPARE(listed(false), (QList{sooner, later, paused}));
    QCOMPARE(listed(true), (QList{paused, later, sooner}));
}

QTEST_GUILESS_MAIN(TstLevelReadings)
#include "tst_level_readings.moc"
