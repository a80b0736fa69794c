// What people decide about missed targets, and clocks that are recalculated by right.
#include "core/incidents/due_pass.h"
#include "core/service_levels/breach_service.h"
#include "core/tickets/history.h"
#include "tests/core/service_levels/ticket_levels.h"

#include <algorithm>

#include "record/business_calendar.h"
#include "record/calendar_holiday.h"
#include "record/priority_matrix.h"
#include "record/sla_breach.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::instant;
using test::Story;
using test::told;

namespace {

const auto because = QStringLiteral("The line was cut by a digger");
constexpr ClockKey response{SlaPolicyAgreementType::Sla, SlaTargetMetric::Response, 1};
constexpr ClockKey resolution{SlaPolicyAgreementType::Sla, SlaTargetMetric::Resolution, 1};

} // namespace

class TstBreachService : public QObject, test::OnTicketLevels
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void sl3AVoidedBreachDoesNotCount();
    void sl3VoidingNeedsAReason();
    void sl3OnlyWhatIsMissedIsVoidedAndOnce();
    void sl3VoidingIsTakenBackAlsoOfWhatIsClosed();
    void sl3VoidingTellsWhoAndWhy();
    void sl3AVoidedBreachOfARunningClockIsFoundNoMore();
    void anAcknowledgedBreachHasItsCauseAndCounts();
    void sl9WhatHappenedIsMeasuredByTheCalendarOfNow();
    void sl9ARecalculationWithdrawsWhatWasNoBreach();
    void sl9ARecalculationIsTakenBack();
    void sl9ARecalculationRatesNothingAnew();
    void sl9WhatIsEditedAfterwardsHoldsFromThere();
    void theSameCommandIsDoneOnce();

private:
    BreachService& breaches() { return m_story->desk->session->breaches; }
    void look()
    {
        auto& session = *m_story->desk->session;
        Story::must(runDuePass(*session.replica, session.serviceLevels));
    }
    qint64 rows(const char* sql)
    {
        auto found = number(replica().database(), {"test.rows", sql});
        Story::must(found);
        return *found;
    }
    record::SlaBreach breach(const char* metric)
    {
        auto row = one(replica().database(),
            {"test.breach", "SELECT id FROM sla_breach WHERE metric = :metric"},
            {{"metric", QString::fromLatin1(metric)}});
        Story::must(row);
        auto stored = loadRow(replica().database(), record::SlaBreach::table(), (*row)->uuid(0));
        Story::must(stored);
        return record::SlaBreach::fromRow(**stored);
    }
    HistoryItem lastAct(TicketId id)
    {
        auto items = historyOf(replica(), mira(), id.value());
        Story::must(items);
        return items->last();
    }
    ClockReading reading(TicketId id, const ClockKey& key)
    {
        const auto read = levels(id);
        const auto found = std::find_if(read.clocks.begin(), read.clocks.end(),
            [&](const ClockReading& clock) { return clock.key() == key; });
        return found == read.clocks.end() ? ClockReading() : *found;
    }
    /// The business calendar of the desk works all the time from now on.
    void workAtNight()
    {
        m_story->alter<record::BusinessCalendar>(
            calendar(u"Business"_s), [](record::BusinessCalendar& row) { row.is24x7 = true; });
    }
    /// Nobody works on these days, as is known from now on.
    void closeOn(const QStringList& days)
    {
        for (const auto& day : days) {
            record::CalendarHoliday holiday;
            holiday.calendarId = calendar(u"Business"_s);
            holiday.name = u"Storm"_s;
            holiday.holidayOn = day;
            Story::must(m_story->add(holiday));
        }
    }
};

void TstBreachService::sl3AVoidedBreachDoesNotCount()
{
    const auto id = reported();
    pass(48h);
    look();
    QCOMPARE(ticket(id).breachedAt, instant("2026-01-05T09:30:00Z"));

    Story::must(breaches().voidBreach(mira(), id, response, because));

    QCOMPARE(ticket(id).breachedAt, instant("2026-01-06T09:00:00Z")); // that of the resolution
    look();
    const auto voided = breach("response");
    QCOMPARE(voided.voidedAt, now());
    QCOMPARE(voided.voidedBy, mira().person);
    QCOMPARE(voided.voidReason, because);
    QVERIFY(!breach("resolution").voidedAt);
    QCOMPARE(rows("SELECT count(*) FROM sla_breach"), 2); // it stays on record
}

void TstBreachService::sl3VoidingNeedsAReason()
{
    const auto id = reported();
    pass(1h);

    QCOMPARE(
        told(breaches().voidBreach(mira(), id, response, {})), u"FIELD_REQUIRED void_reason"_s);
    QCOMPARE(told(breaches().voidBreach(mira(), id, response, u"   \n "_s)),
        u"FIELD_REQUIRED void_reason"_s);
    QCOMPARE(told(breaches().voidBreach(mira(), id, response, u" too short "_s)),
        u"VALIDATION_ERROR void_reason"_s);
    QCOMPARE(told(breaches().voidBreach(mira(), id, response, QString(501, u'x'))),
        u"VALIDATION_ERROR reason"_s);

    QVERIFY(!reading(id, response).voided);
    QCOMPARE(told(breaches().voidBreach(mira(), id, response, u"Ten signs."_s)), QString());
}

void TstBreachService::sl3OnlyWhatIsMissedIsVoidedAndOnce()
{
    const auto id = reported();
    pass(30min); // SL-1: in time to the millisecond
    QCOMPARE(told(breaches().voidBreach(mira(), id, response, because)), u"NOT_FOUND sla_breach"_s);
    pass(30min);
    QCOMPARE(
        told(breaches().voidBreach(mira(), id, resolution, because)), u"NOT_FOUND sla_breach"_s);
    QCOMPARE(told(breaches().voidBreach(
                 mira(), id, {SlaPolicyAgreementType::Sla, SlaTargetMetric::Response, 2}, because)),
        u"NOT_FOUND sla_breach"_s);

    Story::must(breaches().voidBreach(mira(), id, response, because));

    QCOMPARE(told(breaches().voidBreach(mira(), id, response, because)),
        u"INVALID_TRANSITION sla_breach"_s);
}

void TstBreachService::sl3VoidingIsTakenBackAlsoOfWhatIsClosed()
{
    const auto id = in(TicketStatus::InProgress);
    pass(1h);
    for (const auto& command : {u"resolve"_s, u"close"_s})
        run(command, id);
    look();
    QCOMPARE(ticket(id).breachedAt, instant("2026-01-05T09:30:00Z"));
    Story::must(breaches().voidBreach(mira(), id, response, because));
    const auto voiding = replica().lastWritten();
    QVERIFY(!ticket(id).breachedAt);
    look();
    QVERIFY(breach("response").voidedAt);
    QVERIFY(lastAct(id).isUndoable);

    Story::must(homeport::undo(replica(), mira(), voiding));

    QCOMPARE(ticket(id).breachedAt, instant("2026-01-05T09:30:00Z"));
    QVERIFY(!reading(id, response).voided);
    look();
    QVERIFY(!breach("response").voidedAt);
    QVERIFY(!breach("response").voidReason);
    Story::must(homeport::undo(replica(), mira(), replica().lastWritten())); // done again
    QVERIFY(!ticket(id).breachedAt);
    QCOMPARE(reading(id, response).voided->ruling.reason, because);
}

void TstBreachService::sl3VoidingTellsWhoAndWhy()
{
    const auto ida = m_story->personWith(u"service_desk_manager"_s, u"Ida"_s);
    const auto id = reported();
    pass(1h);

    Story::must(breaches().voidBreach(ida, id, response, because));

    const auto clock = reading(id, response);
    QVERIFY(clock.voided);
    QCOMPARE(clock.voided->by, u"Ida"_s);
    QCOMPARE(clock.voided->ruling.reason, because);
    QCOMPARE(clock.voided->ruling.at, now());
    QCOMPARE(clock.breachedAt, instant("2026-01-05T09:30:00Z")); // still missed
    const auto act = lastAct(id);
    QCOMPARE(act.command, u"incident.void_breach"_s);
    QCOMPARE(act.actor, u"Ida"_s);
    QCOMPARE(act.reason, because);
    QCOMPARE(act.subjects.size(), 1);
    QCOMPARE(act.subjects.first().key, u"response"_s);
    // It is no matter of the requester.
    const auto read = historyOf(replica(), m_requester, id.value());
    Story::must(read);
    QVERIFY(std::none_of(read->begin(), read->end(),
        [](const HistoryItem& item) { return item.command == "incident.void_breach"_L1; }));
    const auto shown = levels(id, m_requester);
    QVERIFY(std::none_of(shown.clocks.begin(), shown.clocks.end(),
        [](const ClockReading& each) { return each.voided.has_value(); }));
    // And nobody had voided it before.
    const auto earlier = levels(id, mira(), now() - 1min);
    QVERIFY(!earlier.clocks.first().voided);
}

/// The filter sla:breached and the marks of queues read the same cell.
void TstBreachService::sl3AVoidedBreachOfARunningClockIsFoundNoMore()
{
    const auto id = reported();
    pass(1h);
    look();
    QCOMPARE(rows("SELECT count(*) FROM ticket WHERE breached_at IS NOT NULL"), 1);
    QVERIFY(ticket(id).isClockBreached);

    Story::must(breaches().voidBreach(mira(), id, response, because));

    QCOMPARE(rows("SELECT count(*) FROM ticket WHERE breached_at IS NOT NULL"), 0);
    QVERIFY(!ticket(id).isClockBreached); // nor is it ranked so
    QCOMPARE(due(id), u"2026-01-05T09:30:00.000Z"_s); // there is still something to do
    pass(1h);
    run(u"comment_public"_s, id);
    QCOMPARE(rows("SELECT count(*) FROM ticket WHERE breached_at IS NOT NULL"), 0);
}

void TstBreachService::anAcknowledgedBreachHasItsCauseAndCounts()
{
    const auto id = reported();
    pass(1h);
    look();

    Story::must(breaches().acknowledge(
        mira(), id, response, {SlaRulingCause::ThirdParty, u" The carrier "_s}));

    look();
    auto stored = breach("response");
    QVERIFY(stored.isAcknowledged);
    QCOMPARE(stored.acknowledgedBy, mira().person);
    QCOMPARE(stored.acknowledgedAt, now());
    QCOMPARE(stored.cause, SlaBreachCause::ThirdParty);
    QCOMPARE(stored.causeNote, u"The carrier"_s);
    QCOMPARE(ticket(id).breachedAt, instant("2026-01-05T09:30:00Z"));
    pass(1min);
    Story::must(breaches().acknowledge(mira(), id, response, {SlaRulingCause::Misrouting, {}}));
    look();
    stored = breach("response");
    QCOMPARE(stored.cause, SlaBreachCause::Misrouting);
    QVERIFY(!stored.causeNote);
    QCOMPARE(reading(id, response).acknowledged->ruling.cause, SlaRulingCause::Misrouting);
    QCOMPARE(told(breaches().acknowledge(mira(), id, resolution, {})), u"NOT_FOUND sla_breach"_s);
}

void TstBreachService::sl9WhatHappenedIsMeasuredByTheCalendarOfNow()
{
    const auto id = reported();
    run(u"comment_public"_s, id);
    pass(72h);
    workAtNight();
    QCOMPARE(clocks(id).last().section(u" missed "_s, 1), u"01-06T09:00"_s); // until the edit

    Story::must(breaches().recalculate(mira(), id));

    QCOMPARE(clocks(id).last(),
        u"sla resolution 1 running 4320/480 due 01-05T17:00 missed 01-05T17:00"_s);
    QCOMPARE(ticket(id).breachedAt, instant("2026-01-05T17:00:00Z"));
    const auto notes = reading(id, resolution).notes;
    QVERIFY(std::any_of(notes.begin(), notes.end(), [this](const ClockNote& note) {
        return note.event == SlaClockEventEvent::Recalculated && note.occurredAt == now();
    }));
    QCOMPARE(lastAct(id).command, u"incident.recalculate_clocks"_s);
}

void TstBreachService::sl9ARecalculationWithdrawsWhatWasNoBreach()
{
    const auto id = reported();
    run(u"comment_public"_s, id);
    pass(48h);
    look();
    QCOMPARE(rows("SELECT count(*) FROM sla_breach"), 1);
    closeOn({u"2026-01-05"_s, u"2026-01-06"_s});
    QVERIFY(ticket(id).breachedAt);

    Story::must(breaches().recalculate(mira(), id));

    // An hour of Wednesday, of eight.
    QCOMPARE(clocks(id).last(), u"sla resolution 1 running 60/480 due 01-07T16:00"_s);
    QVERIFY(!ticket(id).breachedAt);
    QCOMPARE(due(id), u"2026-01-07T16:00:00.000Z"_s);
    look();
    QCOMPARE(rows("SELECT count(*) FROM sla_breach"), 0);
}

void TstBreachService::sl9ARecalculationIsTakenBack()
{
    const auto id = reported();
    run(u"comment_public"_s, id);
    pass(48h);
    closeOn({u"2026-01-05"_s, u"2026-01-06"_s});
    const auto before = clocks(id);
    Story::must(breaches().recalculate(mira(), id));
    QVERIFY(clocks(id) != before);

    Story::must(homeport::undo(replica(), mira(), replica().lastWritten()));

    QCOMPARE(clocks(id), before);
    QCOMPARE(ticket(id).breachedAt, instant("2026-01-06T09:00:00Z"));
}

/// Its priority stays as it was rated, whatever the matrix says by now (G-05).
void TstBreachService::sl9ARecalculationRatesNothingAnew()
{
    const auto id = reported();
    run(u"comment_public"_s, id);
    pass(1h);
    const PriorityMatrixId cell(
        idOf("SELECT id FROM priority_matrix WHERE impact = 2 AND urgency = 1"));
    m_story->alter<record::PriorityMatrix>(
        cell, [](record::PriorityMatrix& row) { row.priority = 4; });
    const auto before = clocks(id);

    Story::must(breaches().recalculate(mira(), id));

    QCOMPARE(ticket(id).priority, 2);
    QCOMPARE(clocks(id), before);
    QCOMPARE(clocks(id).last().section(u' ', 4, 4), u"60/480"_s);
}

/// SL-9 as ever: a later edit does not reach behind itself.
void TstBreachService::sl9WhatIsEditedAfterwardsHoldsFromThere()
{
    const auto id = reported();
    run(u"comment_public"_s, id);
    pass(2h);
    Story::must(breaches().recalculate(mira(), id));
    const auto before = clocks(id).last();
    closeOn({u"2026-01-05"_s});

    pass(1h);

    QCOMPARE(before.section(u' ', 4, 4), u"120/480"_s);
    QCOMPARE(clocks(id).last().section(u' ', 4, 4), u"120/480"_s); // kept, and nothing more today
}

void TstBreachService::theSameCommandIsDoneOnce()
{
    const auto id = reported();
    pass(1h);
    const CommandId command(QUuid::createUuid());
    Story::must(breaches().voidBreach(mira(), id, response, because, command));
    const auto entries = rows("SELECT count(*) FROM jr_tx");

    Story::must(breaches().voidBreach(mira(), id, response, because, command));

    QCOMPARE(rows("SELECT count(*) FROM jr_tx"), entries);
    QCOMPARE(codeOf(breaches().voidBreach(mira(), id, response, because + u'!', command)),
        u"IDEMPOTENCY_MISMATCH"_s);
}

QTEST_GUILESS_MAIN(TstBreachService)
#include "tst_breach_service.moc"
