#include "core/incidents/incident_service.h"
#include "core/tickets/number_lease.h"
#include "core/tickets/ticket_rating.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include "record/location.h"
#include "record/service.h"
#include "record/service_category.h"
#include "record/ticket_link.h"
#include "record/ticket_task.h"
#include "record/user_account.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::Story;

namespace {

using enum TicketStatus;

} // namespace

class TestIncidentService : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void creationNeedsItsFields();
    void numbersCountUp();
    void startWorkAndResolveNeedACategory();
    void resolutionNeedsNotes();
    void openTasksBlockResolution();
    void openBlockersBlockResolution();
    void openChildrenBlockCancelling();
    void holdNeedsItsExtras();
    void requesterCommentEndsTheWait();
    void closedTakesInternalNotesOnly();
    void endUsersAreNoAssignees();
    void staleScreensAreRefused();
    void reassignmentsAreCounted();
    void strangersMayNothing();
    void prioritiesFollowTheMatrix();
    void requesterServiceAndPlaceCanBeCorrected();
};

void TestIncidentService::creationNeedsItsFields()
{
    Story story;
    const auto refusal = [&](const NewIncident& form) {
        const auto made = story.incidents().create(story.mira(), form);
        return made ? QString() : made.error().code + u' ' + made.error().subject;
    };
    auto form = story.form();
    form.title = u"  "_s;
    QCOMPARE(refusal(form), u"FIELD_REQUIRED title"_s);
    form = story.form();
    form.description.clear();
    QCOMPARE(refusal(form), u"FIELD_REQUIRED description"_s);
    form = story.form();
    form.requester = {};
    QCOMPARE(refusal(form), u"FIELD_REQUIRED requester_id"_s);
    form = story.form();
    form.impact = 4;
    QCOMPARE(refusal(form), u"VALIDATION_ERROR impact"_s);
    form = story.form();
    form.urgency.reset();
    form.category.reset();
    QCOMPARE(refusal(form), u"FIELD_REQUIRED urgency"_s);
}

void TestIncidentService::numbersCountUp()
{
    QCOMPARE(formattedNumber(u"INC"_s, 6, 42), u"INC-000042"_s);
    QCOMPARE(formattedNumber(u"INC"_s, 6, 12345678), u"INC-12345678"_s);
    Story story;
    for (int i = 1; i <= 101; ++i) {
        const auto made = story.incidents().create(story.mira(), story.form());
        QVERIFY(made);
        QCOMPARE(made->ticket.number, formattedNumber(u"INC"_s, 6, i));
    }
}

void TestIncidentService::startWorkAndResolveNeedACategory()
{
    Story story;
    auto form = story.form();
    form.category.reset();
    const auto made = story.incidents().create(story.mira(), form);
    QVERIFY(made);
    for (const auto& command : {u"start_work"_s, u"resolve"_s}) {
        const auto done = story.run(command, made->ticket.id);
        QCOMPARE(codeOf(done), u"FIELD_REQUIRED"_s);
        QCOMPARE(done.error().subject, u"category_id"_s);
    }
}

void TestIncidentService::resolutionNeedsNotes()
{
    Story story;
    const auto id = story.incidentIn(InProgress);
    QVERIFY(id);
    QCOMPARE(codeOf(story.incidents().resolve(story.mira(), *id, {})), u"FIELD_REQUIRED"_s);
    QVERIFY(story.run(u"resolve"_s, *id));
    const auto ticket = story.ticket(*id);
    QCOMPARE(ticket.resolvedBy, std::optional(story.mira().person));
    QCOMPARE(ticket.resolvedAt, std::optional(story.desk->clock.now()));
    QVERIFY(ticket.firstResponseAt);
}

void TestIncidentService::openTasksBlockResolution()
{
    Story story;
    const auto id = story.incidentIn(InProgress);
    QVERIFY(id);
    record::TicketTask task;
    task.ticketId = *id;
    task.title = u"Fetch water"_s;
    QVERIFY(story.add(task));
    QCOMPARE(codeOf(story.run(u"resolve"_s, *id)), u"OPEN_TASKS"_s);
}

void TestIncidentService::openBlockersBlockResolution()
{
    Story story;
    const auto id = story.incidentIn(InProgress);
    const auto blocker = story.incidentIn(New);
    QVERIFY(id && blocker);
    record::TicketLink link;
    link.fromTicketId = *id;
    link.toTicketId = *blocker;
    link.linkType = TicketLinkLinkType::BlockedBy;
    QVERIFY(story.add(link));
    QCOMPARE(codeOf(story.run(u"resolve"_s, *id)), u"BLOCKED"_s);
    QVERIFY(story.run(u"resolve"_s, *blocker));
    QVERIFY(story.run(u"resolve"_s, *id));
}

void TestIncidentService::openChildrenBlockCancelling()
{
    Story story;
    const auto parent = story.incidentIn(New);
    const auto child = story.incidentIn(New);
    QVERIFY(parent && child);
    auto ticket = story.ticket(*child);
    ticket.parentId = *parent;
    QVERIFY(story.desk->session->replica->write(story.mira().author(), {.code = u"incident.edit"_s},
        [&](UnitOfWork& unit) { return unit.put(ticket); }));
    QCOMPARE(codeOf(story.run(u"cancel"_s, *parent)), u"OPEN_CHILDREN"_s);
    QVERIFY(story.run(u"cancel"_s, *child));
    QVERIFY(story.run(u"cancel"_s, *parent));
}

void TestIncidentService::holdNeedsItsExtras()
{
    Story story;
    const auto id = story.incidentIn(InProgress);
    QVERIFY(id);
    const std::pair<TicketHoldReason, QString> refusals[] = {
        {TicketHoldReason::Scheduled, u"FIELD_REQUIRED"_s},
        {TicketHoldReason::Other, u"FIELD_REQUIRED"_s},
        {TicketHoldReason::AwaitingSupplier, u"FIELD_REQUIRED"_s},
        {TicketHoldReason::AwaitingChange, u"GUARD_FAILED"_s},
        {TicketHoldReason::AwaitingProblem, u"GUARD_FAILED"_s},
    };
    for (const auto& [reason, code] : refusals)
        QCOMPARE(codeOf(story.incidents().hold(story.mira(), *id, {reason, {}, {}, {}})), code);
    const auto until = story.desk->clock.now() + std::chrono::hours(2);
    QVERIFY(
        story.incidents().hold(story.mira(), *id, {TicketHoldReason::Scheduled, until, {}, {}}));
    QCOMPARE(story.ticket(*id).holdReturnStatus, std::optional(u"in_progress"_s));
    QVERIFY(story.run(u"resume"_s, *id));
    const auto ticket = story.ticket(*id);
    QCOMPARE(ticket.status, InProgress);
    QVERIFY(!ticket.holdReason && !ticket.holdUntil && !ticket.holdReturnStatus);
}

void TestIncidentService::requesterCommentEndsTheWait()
{
    Story story;
    const auto id = story.incidentIn(OnHold);
    QVERIFY(id);
    QVERIFY(story.incidents().comment(
        story.mira(), *id, u"a note"_s, TicketCommentVisibility::Internal));
    QCOMPARE(story.ticket(*id).status, OnHold);
    QVERIFY(story.incidents().comment(
        story.mira(), *id, u"an answer"_s, TicketCommentVisibility::Public));
    const auto ticket = story.ticket(*id);
    QCOMPARE(ticket.status, InProgress);
    QVERIFY(!ticket.holdReason);
    QVERIFY(!ticket.firstResponseAt);
}

void TestIncidentService::closedTakesInternalNotesOnly()
{
    Story story;
    const auto id = story.incidentIn(Closed);
    QVERIFY(id);
    const auto said =
        story.incidents().comment(story.mira(), *id, u"hello"_s, TicketCommentVisibility::Public);
    QVERIFY(!said);
    QCOMPARE(said.error().code, u"TICKET_CLOSED"_s);
    QVERIFY(
        story.incidents().comment(story.mira(), *id, u"hm"_s, TicketCommentVisibility::Internal));
    IncidentEdit edit;
    edit.title = u"Other"_s;
    QCOMPARE(codeOf(story.incidents().edit(story.mira(), *id, edit)), u"TICKET_CLOSED"_s);
}

void TestIncidentService::endUsersAreNoAssignees()
{
    Story story;
    const auto id = story.incidentIn(New);
    QVERIFY(id);
    record::UserAccount noor;
    noor.id = PersonId(QUuid::createUuid());
    noor.username = u"noor"_s;
    noor.displayName = u"Noor"_s;
    QVERIFY(story.add(noor));
    const auto done = story.incidents().assign(story.mira(), *id, {{}, noor.id, {}});
    QCOMPARE(codeOf(done), u"ASSIGNEE_INELIGIBLE"_s);
    QCOMPARE(codeOf(story.incidents().assign(story.mira(), *id, {})), u"FIELD_REQUIRED"_s);
}

void TestIncidentService::staleScreensAreRefused()
{
    Story story;
    const auto id = story.incidentIn(New);
    QVERIFY(id);
    const auto seen = story.ticket(*id);
    story.desk->clock.advance(std::chrono::seconds(1));
    QVERIFY(story.run(u"assign"_s, *id, seen));
    QCOMPARE(codeOf(story.run(u"start_work"_s, *id, seen)), u"VERSION_CONFLICT"_s);
    IncidentEdit edit;
    edit.title = u"Printer on fire, second floor"_s;
    QVERIFY(story.incidents().edit(story.mira(), *id, edit, seen));
}

void TestIncidentService::reassignmentsAreCounted()
{
    Story story;
    const auto made = story.incidents().create(story.mira(), story.form());
    QVERIFY(made);
    const auto id = made->ticket.id;
    QVERIFY(story.run(u"assign"_s, id));
    QCOMPARE(story.ticket(id).reassignmentCount, 0);
    // The same person again changes nothing.
    story.desk->clock.advance(std::chrono::seconds(1));
    QVERIFY(story.run(u"assign"_s, id));
    QCOMPARE(story.ticket(id).reassignmentCount, 0);
}

void TestIncidentService::strangersMayNothing()
{
    Story story;
    const auto id = story.incidentIn(New);
    QVERIFY(id);
    Actor stranger;
    stranger.person = PersonId(QUuid::createUuid());
    stranger.organization = story.mira().organization;
    QCOMPARE(codeOf(story.incidents().acknowledge(stranger, *id)), u"NOT_FOUND"_s);
    stranger.grants.insert(u"incident.read"_s, Scope::Organization);
    QCOMPARE(codeOf(story.incidents().acknowledge(stranger, *id)), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(story.incidents().confirm(stranger, *id)), u"FORBIDDEN"_s);
    const auto made = story.incidents().create(stranger, story.form());
    QVERIFY(!made);
    QCOMPARE(made.error().code, u"FORBIDDEN"_s);
}

void TestIncidentService::prioritiesFollowTheMatrix()
{
    QCOMPARE(builtInPriority(1, 1), 1);
    QCOMPARE(builtInPriority(2, 1), 2);
    QCOMPARE(builtInPriority(3, 3), 4);
    QCOMPARE(priorityScore(1, 1, TicketCriticality::Critical), 10000);
    QCOMPARE(priorityScore(3, 3, std::nullopt), 1300);
    Story story;
    const auto made = story.incidents().create(story.mira(), story.form());
    QVERIFY(made);
    QCOMPARE(made->ticket.priority, 2);
    QCOMPARE(made->ticket.priorityScore, std::optional(6000));
    IncidentEdit edit;
    edit.urgency = 3;
    QVERIFY(story.incidents().edit(story.mira(), made->ticket.id, edit));
    QCOMPARE(story.ticket(made->ticket.id).priority, 4);
}

void TestIncidentService::requesterServiceAndPlaceCanBeCorrected()
{
    Story story;
    const auto id = story.incidentIn(New);
    QVERIFY(id);
    record::UserAccount noor;
    noor.id = PersonId(QUuid::createUuid());
    noor.username = u"noor"_s;
    noor.displayName = u"Noor"_s;
    noor.email = u"noor@example.org"_s;
    QVERIFY(story.add(noor));
    record::Location oslo;
    oslo.id = LocationId(QUuid::createUuid());
    oslo.name = u"Oslo"_s;
    QVERIFY(story.add(oslo));
    record::ServiceCategory section;
    section.id = ServiceCategoryId(QUuid::createUuid());
    section.name = u"Network"_s;
    QVERIFY(story.add(section));
    record::Service remote;
    remote.id = ServiceId(QUuid::createUuid());
    remote.name = u"Remote access"_s;
    remote.code = u"remote"_s;
    remote.categoryId = section.id;
    remote.lifecycle = ServiceLifecycle::Published;
    QVERIFY(story.add(remote));

    IncidentEdit edit;
    edit.requester = noor.id;
    edit.location = oslo.id;
    edit.service = remote.id;
    QCOMPARE(codeOf(story.incidents().edit(story.mira(), *id, edit)), QString());

    const auto ticket = story.ticket(*id);
    QCOMPARE(ticket.requesterId, noor.id);
    QCOMPARE(ticket.contactEmail, noor.email); // theirs, no longer the former requester's
    QCOMPARE(ticket.locationId, oslo.id);
    QCOMPARE(ticket.serviceId, remote.id);

    IncidentEdit none;
    none.service = std::optional<ServiceId>();
    QVERIFY(story.incidents().edit(story.mira(), *id, none));
    QVERIFY(!story.ticket(*id).serviceId);
    QCOMPARE(story.ticket(*id).locationId, oslo.id); // what was not named stays

    IncidentEdit unknown;
    unknown.requester = PersonId(QUuid::createUuid());
    QCOMPARE(codeOf(story.incidents().edit(story.mira(), *id, unknown)), u"VALIDATION_ERROR"_s);
    IncidentEdit nowhere;
    nowhere.location = LocationId(QUuid::createUuid());
    QCOMPARE(codeOf(story.incidents().edit(story.mira(), *id, nowhere)), u"VALIDATION_ERROR"_s);
}

QTEST_GUILESS_MAIN(TestIncidentService)
#include "tst_incident_service.moc"
