// Which policy an incident is measured by, and what an edit of it or of its calendar does to clocks
// that run.
#include "core/incidents/incident_service.h"
#include "core/service_levels/recalculation.h"
#include "core/tickets/ticket_queries.h"
#include "tests/core/service_levels/ticket_levels.h"

#include "record/business_calendar.h"
#include "record/location.h"
#include "record/service.h"
#include "record/service_category.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::instant;
using test::Story;

class TstTicketPolicy : public QObject, test::OnTicketLevels
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void section4ThePolicyFollowsTheTicket();
    void section4ThePolicyFollowsThePlace();
    void aForcedPolicyFollowsTheService();
    void sl9AnEditedCalendarKeepsWhatWasGathered();
    void anEditedTargetHoldsFromItsEditOn();
    void aPolicyOutOfForceKeepsItsClocks();
    void section35WithoutAPolicyNoClockRunsAndItIsFound();
    void section35APolicyThatIsGoneIsNoFinding();
    void g03_aPolicyOfAnotherOrganizationPromisesNothing();
};

void TstTicketPolicy::section4ThePolicyFollowsTheTicket()
{
    record::Category above;
    above.id = CategoryId(QUuid::createUuid());
    above.module = CategoryModule::Incident;
    above.name = u"Above"_s;
    Story::must(m_story->add(above));
    record::Category below;
    below.id = CategoryId(QUuid::createUuid());
    below.module = CategoryModule::Incident;
    below.name = u"Below"_s;
    below.parentId = above.id;
    Story::must(m_story->add(below));
    auto mine = policy();
    mine.categoryId = above.id;
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

void TstTicketPolicy::section4ThePolicyFollowsThePlace()
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

void TstTicketPolicy::aForcedPolicyFollowsTheService()
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

void TstTicketPolicy::sl9AnEditedCalendarKeepsWhatWasGathered()
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

void TstTicketPolicy::anEditedTargetHoldsFromItsEditOn()
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

void TstTicketPolicy::aPolicyOutOfForceKeepsItsClocks()
{
    const auto id = reported();
    m_story->alter<record::SlaPolicy>(
        seededPolicy(), [](record::SlaPolicy& row) { row.isActive = false; });
    Story::must(recalculateServiceLevels(replica()));

    QCOMPARE(due(id), u"2026-01-05T09:30:00.000Z"_s);
    QCOMPARE(due(reported()), u"never"_s);
}

/// The finding is derived: it is there from the creation on, and goes with the cause.
void TstTicketPolicy::section35WithoutAPolicyNoClockRunsAndItIsFound()
{
    const auto switchOn = [this](bool isActive) {
        m_story->alter<record::SlaPolicy>(
            seededPolicy(), [isActive](record::SlaPolicy& row) { row.isActive = isActive; });
    };
    const auto found = [this] {
        const auto filter = FilterNode::all({FilterNode::leaf("is_open", FilterOp::Eq, true),
            FilterNode::leaf("lacks_policy", FilterOp::Eq, true)});
        auto counts = TicketQueries::countEach(replica().database(), m_story->mira(), {filter}, {});
        Story::must(counts);
        return counts->first();
    };
    const auto promised = reported();
    QVERIFY(!levels(promised).lacksPolicy);
    QCOMPARE(found(), 0);
    switchOn(false);

    const auto id = reported();

    QVERIFY(m_story->ticket(id).lacksPolicy);
    QVERIFY(levels(id).lacksPolicy);
    QVERIFY(levels(id).clocks.isEmpty());
    QVERIFY(!levels(id, m_requester).lacksPolicy); // no matter of theirs
    QCOMPARE(found(), 1);
    run(u"resolve"_s, id);
    QCOMPARE(found(), 0); // what is over needs no promise
    run(u"reopen"_s, id);
    QCOMPARE(found(), 1);
    switchOn(true);
    Story::must(recalculateServiceLevels(replica()));
    QCOMPARE(found(), 0);
    QVERIFY(!levels(id).lacksPolicy);
    QVERIFY(levels(id, {}, now()).clocks.size() > 0);
}

/// Running clocks go on by it, so something is promised.
void TstTicketPolicy::section35APolicyThatIsGoneIsNoFinding()
{
    const auto id = reported();

    m_story->alter<record::SlaPolicy>(
        seededPolicy(), [](record::SlaPolicy& row) { row.isActive = false; });
    Story::must(recalculateServiceLevels(replica()));

    QVERIFY(!m_story->ticket(id).lacksPolicy);
    QVERIFY(!levels(id).lacksPolicy);
}

/// It fits better than any, as the one of one's own with the same terms shows.
void TstTicketPolicy::g03_aPolicyOfAnotherOrganizationPromisesNothing()
{
    const auto home = replica().organization();
    auto theirs = policy();
    theirs.name = u"Theirs"_s;
    theirs.requesterId = m_requester.person;
    Story::must(replica().setOrganization(QUuid::createUuid()));
    promise(theirs, SlaTargetMetric::Resolution, 60);
    Story::must(replica().setOrganization(home));

    const auto id = reported();

    QCOMPARE(levels(id).clocks.last().policy, u"Default Incident"_s);
    auto ours = policy();
    ours.name = u"Ours"_s;
    ours.requesterId = m_requester.person;
    promise(ours, SlaTargetMetric::Resolution, 60);
    QCOMPARE(levels(reported()).clocks.last().policy, u"Ours"_s);
}

QTEST_GUILESS_MAIN(TstTicketPolicy)
#include "tst_ticket_policy.moc"
