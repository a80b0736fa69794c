// Clocks of real incidents: what people do on a desk, and what its rows and readings say then.
#include "core/exchange/desk_archive.h"
#include "core/incidents/incident_service.h"
#include "core/service_levels/recalculation.h"
#include "core/service_levels/ticket_service_levels.h"
#include "core/tickets/history.h"
#include "core/tickets/ticket_queries.h"
#include "tests/core/service_levels/calendars.h"
#include "tests/support/incident_story.h"

#include "record/business_calendar.h"
#include "record/calendar_interval.h"
#include "record/location.h"
#include "record/service.h"
#include "record/service_category.h"
#include "record/setting.h"
#include "record/sla_policy.h"
#include "record/sla_target.h"
#include "record/supplier.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::instant;
using test::Story;

/// The desk stands in Oslo, where its business hours are 9 to 5; it is Monday, 10 o'clock, which is
/// 09:00 in UTC. An incident of the story is of priority 2: 30 minutes to answer, 480 to resolve.
class TstTicketServiceLevels : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanupTestCase() { test::dropFreshAddresses(); }
    void init();
    void cleanup() { m_story.reset(); }
    void sl13ClocksBeginAsATicketIsCreated();
    void g09AnAnswerStopsTheResponseClock();
    void sl10ResolvingAndCancellingEndTheClocks_data();
    void sl10ResolvingAndCancellingEndTheClocks();
    void sl10EachUpdateBeginsTheNext();
    void sl11SomeHoldsPauseTheClocks_data();
    void sl11SomeHoldsPauseTheClocks();
    void sl12TeamsAndSuppliersHaveClocksOfTheirOwn();
    void g06AnotherPriorityRetargets();
    void g06APriorityGivenByHandRetargets();
    void theMethodOfThePriorityCounts();
    void sl3ABreachIsForEver();
    void section11ReopenModes_data();
    void section11ReopenModes();
    void section4ThePolicyFollowsTheTicket();
    void aForcedPolicyFollowsTheService();
    void whatIsTakenBackMovesNoClock();
    void anOvertakenCommandMovesNoClock();
    void sl9AnEditedCalendarKeepsWhatWasGathered();
    void anEditedTargetHoldsFromItsEditOn();
    void aPolicyOutOfForceKeepsItsClocks();
    void aTicketOfThePastIsMeasuredByItsTimes();
    void aReadingOfThePastKnowsNoMore();
    void theReasonsQuoteWhatTheyWereMadeBy();
    void endUsersSeeWhatTheDeskShowsThem();
    void aQueueTellsWhatAReadingTells();
    void theOrderOfDueHasWhatIsNeverDueLast();
    void whatWasFoldedAnewIsTheSame();
    void section4ThePolicyFollowsThePlace();
    void sl10ANoteIsNoUpdate();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    Timestamp now() { return m_story->desk->clock.now(); }
    void pass(std::chrono::milliseconds time) { m_story->desk->clock.advance(time); }
    TicketId reported() { return *m_story->incidentIn(TicketStatus::New, m_requester.person); }
    void run(const QString& command, TicketId id) { Story::must(m_story->run(command, id)); }
    void edit(TicketId id, const IncidentEdit& edit)
    {
        Story::must(m_story->incidents().edit(m_story->mira(), id, edit));
    }
    TicketServiceLevels levels(
        TicketId id, const std::optional<Actor>& actor = {}, std::optional<Timestamp> at = {});
    QStringList clocks(TicketId id);
    QString due(TicketId id) { return test::shown(m_story->ticket(id).nextDueAt); }
    record::SlaPolicy policy(SlaPolicyAgreementType type = SlaPolicyAgreementType::Sla);
    void promise(record::SlaPolicy& policy, SlaTargetMetric metric, int minutes);
    SlaPolicyId seededPolicy();
    BusinessCalendarId calendar(const QString& name);
    QUuid idOf(const char* sql);

    std::unique_ptr<Story> m_story;
    Actor m_requester;
};

void TstTicketServiceLevels::init()
{
    m_story = std::make_unique<Story>();
    m_requester = m_story->personWith(u"end_user"_s, u"Rita"_s);
}

TicketServiceLevels TstTicketServiceLevels::levels(
    TicketId id, const std::optional<Actor>& actor, std::optional<Timestamp> at)
{
    auto& session = *m_story->desk->session;
    auto read = replica().read([&](Database& database) {
        return ticketServiceLevels(database, actor.value_or(m_story->mira()), session.serviceLevels,
            id, at.value_or(now()));
    });
    Story::must(read);
    return *read;
}

/// "sla response 1 running 20/30 due 2026-01-05T09:30:00.000Z".
QStringList TstTicketServiceLevels::clocks(TicketId id)
{
    QStringList lines;
    const auto read = levels(id);
    for (const auto& clock : read.clocks) {
        auto line = keyOf(clock.type) + u' ' + keyOf(clock.metric) + u' '
            + QString::number(clock.cycle) + u' ' + keyOf(clock.state);
        if (!clock.isLive())
            line += u' ' + keyOf(clock.outcome);
        line += u' '
            + QString::number(std::chrono::floor<std::chrono::minutes>(clock.elapsed).count())
            + u'/'
            + QString::number(std::chrono::floor<std::chrono::minutes>(clock.target).count());
        if (clock.dueAt)
            line += u" due "_s + test::shown(*clock.dueAt).mid(5, 11);
        if (clock.breachedAt)
            line += u" missed "_s + test::shown(*clock.breachedAt).mid(5, 11);
        lines << line;
    }
    return lines;
}

QUuid TstTicketServiceLevels::idOf(const char* sql)
{
    auto row = one(replica().database(), {"test.id", sql});
    Story::must(row);
    return (*row)->uuid(0);
}

SlaPolicyId TstTicketServiceLevels::seededPolicy()
{
    return SlaPolicyId(idOf("SELECT id FROM sla_policy WHERE name = 'Default Incident'"));
}

BusinessCalendarId TstTicketServiceLevels::calendar(const QString& name)
{
    auto row = one(replica().database(),
        {"test.calendar", "SELECT id FROM business_calendar WHERE name = :name"}, {{"name", name}});
    Story::must(row);
    return BusinessCalendarId((*row)->uuid(0));
}

record::SlaPolicy TstTicketServiceLevels::policy(SlaPolicyAgreementType type)
{
    record::SlaPolicy policy;
    policy.id = SlaPolicyId(QUuid::createUuid());
    policy.name = u"Mine"_s;
    policy.agreementType = type;
    policy.calendarId = calendar(u"Always"_s);
    policy.effectiveFrom = u"2000-01-01"_s;
    return policy;
}

void TstTicketServiceLevels::promise(record::SlaPolicy& policy, SlaTargetMetric metric, int minutes)
{
    auto stored = replica().read([&](Database& database) {
        return loadRow(database, record::SlaPolicy::table(), policy.id.value());
    });
    Story::must(stored);
    if (!*stored)
        Story::must(m_story->add(policy));
    for (int priority = 1; priority <= 4; ++priority) {
        record::SlaTarget target;
        target.id = SlaTargetId(QUuid::createUuid());
        target.policyId = policy.id;
        target.priority = priority;
        target.metric = metric;
        target.targetMinutes = minutes;
        Story::must(m_story->add(target));
    }
}

void TstTicketServiceLevels::sl13ClocksBeginAsATicketIsCreated()
{
    const auto id = reported();

    QCOMPARE(clocks(id),
        (QStringList{u"sla response 1 running 0/30 due 01-05T09:30"_s,
            u"sla resolution 1 running 0/480 due 01-06T09:00"_s}));
    const auto ticket = m_story->ticket(id);
    QCOMPARE(ticket.nextDueAt, instant("2026-01-05T09:30:00Z"));
    QCOMPARE(ticket.atRiskAt, instant("2026-01-05T09:22:30Z"));
    QCOMPARE(ticket.criticalAt, instant("2026-01-05T09:27:00Z"));
    QCOMPARE(ticket.nextThresholdAt, ticket.atRiskAt);
    QVERIFY(!ticket.breachedAt);
    QVERIFY(!ticket.isClockPaused);
}

void TstTicketServiceLevels::g09AnAnswerStopsTheResponseClock()
{
    const auto id = reported();
    pass(10min);
    run(u"comment_internal"_s, id);
    run(u"acknowledge"_s, id);
    Story::must(m_story->runAs(m_requester, u"comment_public"_s, id));
    QCOMPARE(due(id), u"2026-01-05T09:30:00.000Z"_s);
    pass(10min);

    run(u"comment_public"_s, id);

    QCOMPARE(clocks(id),
        (QStringList{u"sla response 1 stopped met 20/30"_s,
            u"sla resolution 1 running 20/480 due 01-06T09:00"_s}));
    QCOMPARE(due(id), u"2026-01-06T09:00:00.000Z"_s);
}

void TstTicketServiceLevels::sl10ResolvingAndCancellingEndTheClocks_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("ended");
    QTest::newRow("I-09") << u"resolve"_s
                          << QStringList{
                                 u"sla response 1 stopped missed 60/30 missed 01-05T09:30"_s,
                                 u"sla resolution 1 stopped met 60/480"_s};
    QTest::newRow("I-15") << u"cancel"_s
                          << QStringList{
                                 u"sla response 1 cancelled cancelled 60/30 missed 01-05T09:30"_s,
                                 u"sla resolution 1 cancelled cancelled 60/480"_s};
}

void TstTicketServiceLevels::sl10ResolvingAndCancellingEndTheClocks()
{
    QFETCH(QString, command);
    QFETCH(QStringList, ended);
    const auto id = reported();
    pass(1h);

    run(command, id);

    QCOMPARE(clocks(id), ended);
    const auto ticket = m_story->ticket(id);
    QVERIFY(!ticket.nextDueAt);
    QCOMPARE(ticket.breachedAt.has_value(), command == "resolve"_L1);
}

void TstTicketServiceLevels::sl10EachUpdateBeginsTheNext()
{
    auto mine = policy();
    mine.impact = 2;
    promise(mine, SlaTargetMetric::Update, 60);
    const auto id = reported();
    pass(30min);
    run(u"comment_public"_s, id);
    pass(90min);

    run(u"comment_public"_s, id);

    QCOMPARE(clocks(id),
        (QStringList{u"sla update 1 stopped met 30/60"_s,
            u"sla update 2 stopped missed 90/60 missed 01-05T10:30"_s,
            u"sla update 3 running 0/60 due 01-05T12:00"_s}));
    QCOMPARE(m_story->ticket(id).breachedAt, instant("2026-01-05T10:30:00Z"));
}

void TstTicketServiceLevels::sl11SomeHoldsPauseTheClocks_data()
{
    QTest::addColumn<TicketHoldReason>("reason");
    QTest::addColumn<bool>("pauses");
    QTest::newRow("awaiting_requester") << TicketHoldReason::AwaitingRequester << true;
    QTest::newRow("scheduled") << TicketHoldReason::Scheduled << true;
    QTest::newRow("other") << TicketHoldReason::Other << false;
}

void TstTicketServiceLevels::sl11SomeHoldsPauseTheClocks()
{
    QFETCH(TicketHoldReason, reason);
    QFETCH(bool, pauses);
    const auto id = reported();
    run(u"start_work"_s, id);
    pass(10min);

    Story::must(m_story->incidents().hold(m_story->mira(), id,
        {.reason = reason, .until = now() + 48h, .supplier = {}, .comment = {}}));

    QCOMPARE(m_story->ticket(id).isClockPaused, pauses);
    QCOMPARE(due(id), pauses ? u"never"_s : u"2026-01-05T09:30:00.000Z"_s);
    pass(20min + 30s);
    run(u"resume"_s, id);
    QVERIFY(!m_story->ticket(id).isClockPaused);
    QCOMPARE(due(id), pauses ? u"2026-01-05T09:50:30.000Z"_s : u"2026-01-05T09:30:00.000Z"_s);
    QCOMPARE(m_story->ticket(id).breachedAt.has_value(), !pauses);
}

void TstTicketServiceLevels::sl12TeamsAndSuppliersHaveClocksOfTheirOwn()
{
    const auto first = m_story->teamOf(u"First"_s, {m_story->mira().person});
    const auto second = m_story->teamOf(u"Second"_s, {m_story->mira().person});
    for (const auto& team : {first, second}) {
        auto ola = policy(SlaPolicyAgreementType::Ola);
        ola.teamId = team;
        promise(ola, SlaTargetMetric::Resolution, 120);
    }
    record::Supplier maker;
    maker.id = SupplierId(QUuid::createUuid());
    maker.name = u"Maker"_s;
    Story::must(m_story->add(maker));
    auto contract = policy(SlaPolicyAgreementType::Uc);
    contract.supplierId = maker.id;
    promise(contract, SlaTargetMetric::Resolution, 60);
    const auto id = reported();
    auto& incidents = m_story->incidents();

    Story::must(incidents.assign(m_story->mira(), id, {first, {}, {}}));
    pass(1h);
    Story::must(incidents.assign(m_story->mira(), id, {second, {}, u"Yours"_s}));
    run(u"start_work"_s, id);
    pass(30min);
    Story::must(incidents.hold(m_story->mira(), id,
        {.reason = TicketHoldReason::AwaitingSupplier,
            .until = {},
            .supplier = maker.id,
            .comment = {}}));
    pass(90min);
    run(u"resume"_s, id);

    auto told = clocks(id);
    told.removeIf([](const QString& line) { return line.startsWith("sla"_L1); });
    QCOMPARE(told,
        (QStringList{u"ola resolution 1 stopped met 60/120"_s,
            u"ola resolution 2 running 120/120 due 01-05T12:00"_s,
            u"uc resolution 1 stopped missed 90/60 missed 01-05T11:30"_s}));
    const auto read = levels(id);
    QCOMPARE(read.clocks[2].party, u"First"_s);
    QCOMPARE(read.clocks[3].party, u"Second"_s);
    QCOMPARE(read.clocks[4].party, u"Maker"_s);
}

void TstTicketServiceLevels::g06AnotherPriorityRetargets()
{
    const auto id = reported();
    run(u"comment_public"_s, id);
    pass(8h); // it is 18:00 in Oslo; seven of them count

    edit(id, {.impact = 1});

    // Priority 1 is promised for the night as well.
    QCOMPARE(clocks(id).last(),
        u"sla resolution 1 running 420/240 due 01-05T17:00 missed 01-05T17:00"_s);
    edit(id, {.impact = 3, .urgency = 3});
    QCOMPARE(clocks(id).last(),
        u"sla resolution 1 running 420/2880 due 01-13T09:00 missed 01-05T17:00"_s);
}

void TstTicketServiceLevels::g06APriorityGivenByHandRetargets()
{
    const auto id = reported();
    pass(10min);

    Story::must(m_story->incidents().overridePriority(
        m_story->mira(), id, {.priority = 4, .reason = u"It can wait a while"_s}));

    QCOMPARE(clocks(id).first(), u"sla response 1 running 10/120 due 01-05T11:00"_s);
    Story::must(m_story->incidents().clearOverride(m_story->mira(), id));
    QCOMPARE(clocks(id).first(), u"sla response 1 running 10/30 due 01-05T09:30"_s);
}

void TstTicketServiceLevels::theMethodOfThePriorityCounts()
{
    record::Setting method;
    method.key = u"priority.method"_s;
    method.value = u"\"weighted\""_s;
    Story::must(m_story->add(method));
    auto form = m_story->form();
    form.impact = 3;
    form.urgency = 1;
    const auto made = m_story->incidents().create(m_story->mira(), form);
    Story::must(made);
    const auto id = made->ticket.id;
    QCOMPARE(made->ticket.priority, 3);
    m_story->alter<record::Ticket>(
        id, [](record::Ticket& row) { row.criticality = TicketCriticality::Critical; });
    QCOMPARE(m_story->ticket(id).priority, 3); // a score of 55

    m_story->alter<record::Ticket>(id, [](record::Ticket& row) {
        row.impact = 2;
        row.urgency = 3; // P4 by the matrix, 48 with so critical a thing
    });

    QCOMPARE(m_story->ticket(id).priority, 3);
    QCOMPARE(clocks(id).first(), u"sla response 1 running 0/60 due 01-05T10:00"_s);
}

void TstTicketServiceLevels::sl3ABreachIsForEver()
{
    const auto id = reported();
    pass(48h);
    edit(id, {.impact = 3, .urgency = 3});

    QCOMPARE(clocks(id),
        (QStringList{u"sla response 1 running 960/120 due 01-07T09:00 missed 01-05T09:30"_s,
            u"sla resolution 1 running 960/2880 due 01-13T09:00 missed 01-06T09:00"_s}));
    QCOMPARE(m_story->ticket(id).breachedAt, instant("2026-01-05T09:30:00Z"));
}

void TstTicketServiceLevels::section11ReopenModes_data()
{
    QTest::addColumn<SlaPolicyReopenMode>("mode");
    QTest::addColumn<QStringList>("clocks");
    const auto first = u"sla resolution 1 stopped met 60/480"_s;
    QTest::newRow("continue") << SlaPolicyReopenMode::Continue
                              << QStringList{u"sla resolution 1 running 60/480 due 01-06T10:00"_s};
    QTest::newRow("restart") << SlaPolicyReopenMode::Restart
                             << QStringList{
                                    first, u"sla resolution 2 running 0/480 due 01-06T11:00"_s};
    QTest::newRow("none") << SlaPolicyReopenMode::None << QStringList{first};
}

void TstTicketServiceLevels::section11ReopenModes()
{
    QFETCH(SlaPolicyReopenMode, mode);
    QFETCH(QStringList, clocks);
    m_story->alter<record::SlaPolicy>(
        seededPolicy(), [&](record::SlaPolicy& row) { row.reopenMode = mode; });
    const auto id = reported();
    run(u"comment_public"_s, id);
    pass(1h);
    run(u"resolve"_s, id);
    pass(1h);

    run(u"reopen"_s, id);

    auto told = this->clocks(id);
    told.removeFirst();
    QCOMPARE(told, clocks);
    QCOMPARE(m_story->ticket(id).nextDueAt.has_value(), mode != SlaPolicyReopenMode::None);
}

void TstTicketServiceLevels::section4ThePolicyFollowsTheTicket()
{
    auto categories = one(replica().database(),
        {"test.categories",
            "SELECT id FROM category WHERE module = 'incident' AND is_selectable ORDER BY id DESC"
            " LIMIT 1"});
    Story::must(categories);
    const CategoryId above((*categories)->uuid(0));
    categories->reset();
    record::Category below;
    below.id = CategoryId(QUuid::createUuid());
    below.module = CategoryModule::Incident;
    below.name = u"Below"_s;
    below.parentId = above;
    Story::must(m_story->add(below));
    auto mine = policy();
    mine.categoryId = above;
    promise(mine, SlaTargetMetric::Resolution, 60);
    const auto id = reported();
    pass(10min);

    edit(id, {.category = below.id});

    // The response that the new policy does not know is no promise any more.
    QCOMPARE(clocks(id),
        (QStringList{u"sla response 1 cancelled cancelled 10/30"_s,
            u"sla resolution 1 running 10/60 due 01-05T10:00"_s}));
    QCOMPARE(levels(id).clocks.last().policy, u"Mine"_s);
}

void TstTicketServiceLevels::aForcedPolicyFollowsTheService()
{
    auto mine = policy();
    mine.ticketKind = SlaPolicyTicketKind::Incident;
    mine.requesterId = m_story->mira().person; // not met, and not asked for
    promise(mine, SlaTargetMetric::Resolution, 60);
    record::ServiceCategory shelf;
    shelf.id = ServiceCategoryId(QUuid::createUuid());
    shelf.name = u"Shelf"_s;
    Story::must(m_story->add(shelf));
    record::Service mail;
    mail.id = ServiceId(QUuid::createUuid());
    mail.name = u"Mail"_s;
    mail.categoryId = shelf.id;
    mail.lifecycle = ServiceLifecycle::Published;
    mail.slaPolicyId = mine.id;
    Story::must(m_story->add(mail));
    const auto id = reported();
    QCOMPARE(levels(id).clocks.last().policy, u"Default Incident"_s);

    edit(id, {.service = std::optional(mail.id)});

    QCOMPARE(levels(id).clocks.last().policy, u"Mine"_s);
}

void TstTicketServiceLevels::whatIsTakenBackMovesNoClock()
{
    const auto id = reported();
    run(u"start_work"_s, id);
    const auto before = clocks(id);
    run(u"hold"_s, id);
    const auto held = replica().lastWritten();
    pass(4h);
    QCOMPARE(due(id), u"never"_s);

    Story::must(homeport::undo(replica(), m_story->mira(), held));

    QCOMPARE(due(id), u"2026-01-05T09:30:00.000Z"_s);
    QCOMPARE(clocks(id),
        (QStringList{u"sla response 1 running 240/30 due 01-05T09:30 missed 01-05T09:30"_s,
            u"sla resolution 1 running 240/480 due 01-06T09:00"_s}));
}

void TstTicketServiceLevels::anOvertakenCommandMovesNoClock()
{
    // Somebody far away holds the ticket, not knowing that it was resolved before.
    const auto id = reported();
    run(u"start_work"_s, id);
    pass(10min);
    test::FakeClock clock;
    clock.advance(20min);
    SeededRandom random(5);
    auto made = emptyDesk(test::freshAddress(), {&clock, &random, ownPlaces()});
    Story::must(made);
    auto& away = **made;
    Story::must(refold(replica(), away));
    const auto send = [](Replica& from, Replica& to) {
        auto entries = from.entriesAfter({}, 100'000);
        Story::must(entries);
        Story::must(to.receive(*entries));
    };
    run(u"resolve"_s, id);
    Story::must(IncidentService(away).hold(m_story->mira(), id, {}));

    send(away, replica());

    QCOMPARE(m_story->ticket(id).status, TicketStatus::Resolved);
    QCOMPARE(clocks(id).last(), u"sla resolution 1 stopped met 10/480"_s);
    QVERIFY(!m_story->ticket(id).isClockPaused);
    // The other desk had paused them until it heard of the resolution.
    send(replica(), away);
    auto row = loadRow(away.database(), record::Ticket::table(), id.value());
    Story::must(row);
    QVERIFY(!record::Ticket::fromRow(**row).isClockPaused);
}

void TstTicketServiceLevels::sl9AnEditedCalendarKeepsWhatWasGathered()
{
    const auto id = reported();
    run(u"comment_public"_s, id);
    pass(2h);

    m_story->alter<record::BusinessCalendar>(
        calendar(u"Business"_s), [](record::BusinessCalendar& row) { row.is24x7 = true; });
    Story::must(recalculateServiceLevels(replica()));

    QCOMPARE(clocks(id).last(), u"sla resolution 1 running 120/480 due 01-05T17:00"_s);
    QCOMPARE(due(id), u"2026-01-05T17:00:00.000Z"_s);
    // An act after it makes no difference.
    run(u"start_work"_s, id);
    QCOMPARE(due(id), u"2026-01-05T17:00:00.000Z"_s);
}

void TstTicketServiceLevels::anEditedTargetHoldsFromItsEditOn()
{
    const auto id = reported();
    run(u"comment_public"_s, id);
    pass(2h);

    const SlaTargetId target(
        idOf("SELECT sla_target.id FROM sla_target JOIN sla_policy ON sla_policy.id ="
             " sla_target.policy_id WHERE sla_policy.name = 'Default Incident' AND"
             " sla_target.priority = 2 AND metric = 'resolution'"));
    m_story->alter<record::SlaTarget>(
        target, [](record::SlaTarget& row) { row.targetMinutes = 90; });
    Story::must(recalculateServiceLevels(replica()));

    // Missed by the edit, not in the past (SL-2).
    QCOMPARE(
        clocks(id).last(), u"sla resolution 1 running 120/90 due 01-05T11:00 missed 01-05T11:00"_s);
    QCOMPARE(m_story->ticket(id).breachedAt, instant("2026-01-05T11:00:00Z"));
    QCOMPARE(levels(id).clocks.last().policyVersion, now());
}

void TstTicketServiceLevels::aPolicyOutOfForceKeepsItsClocks()
{
    const auto id = reported();
    m_story->alter<record::SlaPolicy>(
        seededPolicy(), [](record::SlaPolicy& row) { row.isActive = false; });
    Story::must(recalculateServiceLevels(replica()));

    QCOMPARE(due(id), u"2026-01-05T09:30:00.000Z"_s);
    QCOMPARE(due(reported()), u"never"_s);
}

void TstTicketServiceLevels::aTicketOfThePastIsMeasuredByItsTimes()
{
    record::Ticket ticket;
    ticket.id = TicketId(QUuid::createUuid());
    ticket.kind = TicketKind::Incident;
    ticket.number = u"OLD-1"_s;
    ticket.title = u"Long ago"_s;
    ticket.status = TicketStatus::New;
    ticket.requesterId = m_requester.person;
    ticket.impact = 2;
    ticket.urgency = 1;
    const auto created = instant("2024-03-04T08:00:00Z");
    Story::must(replica().write(m_story->mira().author(),
        {.code = u"incident.create"_s, .run = RunId(QUuid::createUuid()), .happenedAt = created},
        [&](UnitOfWork& unit) -> Result<> {
            if (auto made = unit.create(ticket); !made)
                return made;
            record::Incident incident;
            incident.id = ticket.id;
            return unit.create(incident);
        }));
    Story::must(replica().write(m_story->mira().author(),
        {.code = u"import"_s,
            .run = RunId(QUuid::createUuid()),
            .happenedAt = instant("2024-03-06T12:00:00Z")},
        [&](UnitOfWork& unit) -> Result<> {
            auto row = unit.get<record::Ticket>(ticket.id);
            if (!row)
                return row.error();
            row->status = TicketStatus::Closed;
            row->resolvedAt = instant("2024-03-05T08:30:00Z");
            row->closedAt = unit.now();
            return unit.put(*row);
        }));

    QCOMPARE(clocks(ticket.id),
        (QStringList{u"sla response 1 stopped missed 510/30 missed 03-04T08:30"_s,
            u"sla resolution 1 stopped missed 510/480 missed 03-04T16:00"_s}));
    QCOMPARE(m_story->ticket(ticket.id).breachedAt, instant("2024-03-04T08:30:00Z"));
}

void TstTicketServiceLevels::aReadingOfThePastKnowsNoMore()
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

void TstTicketServiceLevels::theReasonsQuoteWhatTheyWereMadeBy()
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

void TstTicketServiceLevels::endUsersSeeWhatTheDeskShowsThem()
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

void TstTicketServiceLevels::aQueueTellsWhatAReadingTells()
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

void TstTicketServiceLevels::theOrderOfDueHasWhatIsNeverDueLast()
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

void TstTicketServiceLevels::whatWasFoldedAnewIsTheSame()
{
    const auto id = reported();
    run(u"start_work"_s, id);
    pass(10min);
    run(u"hold"_s, id);
    pass(1h);
    Story::must(m_story->runAs(m_requester, u"comment_public"_s, id));
    edit(id, {.impact = 3});
    pass(1h);
    run(u"comment_public"_s, id);
    const auto kept = m_story->ticket(id);
    QVERIFY(kept.nextDueAt);

    // From the journal alone, as a runner would.
    m_story->oracle.reset(); // it watches the session that ends here
    m_story->desk->session =
        *openDesk(m_story->desk->address, Access::ReadWrite, m_story->desk->world());
    Story::must(replica().refresh(record::Ticket::table(), {id.value()}, kept.head.updatedAt));

    const auto anew = m_story->ticket(id);
    QCOMPARE(anew.nextDueAt, kept.nextDueAt);
    QCOMPARE(anew.atRiskAt, kept.atRiskAt);
    QCOMPARE(anew.nextThresholdAt, kept.nextThresholdAt);
    QCOMPARE(anew.breachedAt, kept.breachedAt);
}

void TstTicketServiceLevels::section4ThePolicyFollowsThePlace()
{
    record::Location quay;
    quay.id = LocationId(QUuid::createUuid());
    quay.name = u"Quay"_s;
    Story::must(m_story->add(quay));
    auto mine = policy();
    mine.locationId = quay.id;
    promise(mine, SlaTargetMetric::Resolution, 60);
    const auto id = reported();
    pass(10min);

    edit(id, {.location = std::optional(quay.id)});

    QCOMPARE(clocks(id).last(), u"sla resolution 1 running 10/60 due 01-05T10:00"_s);
    QCOMPARE(due(id), u"2026-01-05T10:00:00.000Z"_s);
}

void TstTicketServiceLevels::sl10ANoteIsNoUpdate()
{
    auto mine = policy();
    mine.impact = 2;
    promise(mine, SlaTargetMetric::Update, 60);
    const auto id = reported();
    pass(30min);

    run(u"comment_internal"_s, id);

    QCOMPARE(clocks(id), QStringList{u"sla update 1 running 30/60 due 01-05T10:00"_s});
}

QTEST_GUILESS_MAIN(TstTicketServiceLevels)
#include "tst_ticket_service_levels.moc"
