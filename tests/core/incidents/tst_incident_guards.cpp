// The guards and side effects of the transitions of processes.md section 3, each under its number.
#include "tests/support/incident_story.h"

#include <QTest>

#include "record/setting.h"
#include "record/supplier.h"
#include "record/ticket_link.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::Story;
using test::told;

namespace {

using enum TicketStatus;

const auto nothing = u" \u200b\u2060\u00ad\t\u3164\u2800\ufe0f "_s;

} // namespace

class TstIncidentGuards : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void i03_theFirstAssignmentIsThatOfAPerson();
    void i03_anAssignmentIsWhole();
    void i04_whoStartsTakesItAndHasAcknowledged();
    void i05_aTeamIsLeftOnlyWithAComment();
    void i06_reassigningKeepsTheHold();
    void i07_aHoldDoesNotEndInThePast();
    void i07_theSupplierIsKnown();
    void i07_aRelationIsALinkInBothDirections();
    void i09_textThatShowsNothingDoesNotResolve();
    void i09_openChildrenNeedAChoice();
    void i09_aChildThatCannotBeResolvedKeepsAllOpen();
    void i09_aMajorIsMitigatedFirst();
    void i09_aMajorChildKeepsAllOpen();
    void i11_confirmingIsForTheRequester();
    void i11_aMajorIsReviewedFirst_data();
    void i11_aMajorIsReviewedFirst();
    void i13_whoMayNoLongerWorkIsNotKept_data();
    void i13_whoMayNoLongerWorkIsNotKept();
    void i13_aReasonIsNeeded();
    void i14_theLateWindowEndsToTheMillisecond();
    void i14_aLateReopeningNeedsMoreThanOwnTickets();
    void i15_majorIncidentsAreNotCancelled();
    void i08_resumingReturnsToWhereItWasHeld();
    void i14_theRightForATeamReachesItsTickets();
    void i14_whatIsOpenAgainIsNotConfirmed();

private:
    SupplierId supplier(bool isActive = true);
    Result<> link(TicketId from, TicketId to, TicketLinkLinkType type);
    void set(const QString& key, const QString& value);
    void setWindow(int hours) { set(u"ticket.reopen_window_hours"_s, QString::number(hours)); }
    void makeMajor(TicketId id)
    {
        m_story->alter<record::Incident>(id, [](record::Incident& row) { row.isMajor = true; });
    }
    qint64 comments(TicketId id, const char* visibility);
};

SupplierId TstIncidentGuards::supplier(bool isActive)
{
    record::Supplier supplier;
    supplier.id = SupplierId(QUuid::createUuid());
    supplier.name = u"Nordic Power"_s;
    supplier.isActive = isActive;
    Story::must(m_story->add(supplier));
    return supplier.id;
}

Result<> TstIncidentGuards::link(TicketId from, TicketId to, TicketLinkLinkType type)
{
    record::TicketLink link;
    link.fromTicketId = from;
    link.toTicketId = to;
    link.linkType = type;
    return m_story->add(link);
}

void TstIncidentGuards::set(const QString& key, const QString& value)
{
    auto found = one(m_story->desk->session->replica->database(),
        {"test.setting", "SELECT id FROM setting WHERE key = :key"}, {{"key", key}});
    Story::must(found);
    const SettingId id((*found)->uuid(0));
    found->reset();
    m_story->alter<record::Setting>(id, [&](record::Setting& setting) { setting.value = value; });
}

qint64 TstIncidentGuards::comments(TicketId id, const char* visibility)
{
    const auto found = number(m_story->desk->session->replica->database(),
        {"test.comments",
            "SELECT count(*) FROM ticket_comment WHERE ticket_id = :id AND visibility = "
            ":visibility"},
        {{"id", id}, {"visibility", QString::fromLatin1(visibility)}});
    return found ? *found : -1;
}

void TstIncidentGuards::i03_theFirstAssignmentIsThatOfAPerson()
{
    const auto desk = m_story->teamOf(u"Printers"_s, {mira().person});
    const auto id = in(New);
    QVERIFY(assign(id, desk, {}));
    QVERIFY(ticket(id).assignedAt);
    QVERIFY(!ticket(id).firstAssignedAt);
    m_story->desk->clock.advance(1min);
    QVERIFY(assign(id, desk, mira().person));
    const auto first = ticket(id).firstAssignedAt;
    QCOMPARE(first, std::optional(m_story->desk->clock.now()));
    QCOMPARE(ticket(id).assignedAt, first);
    m_story->desk->clock.advance(1min);
    QVERIFY(assign(id, desk, {}));
    QCOMPARE(ticket(id).firstAssignedAt, first);
    QCOMPARE(ticket(id).assignedAt, std::optional(m_story->desk->clock.now()));
    QCOMPARE(ticket(id).reassignmentCount, 2);
}

void TstIncidentGuards::i03_anAssignmentIsWhole()
{
    const auto desk = m_story->teamOf(u"Printers"_s, {mira().person});
    const auto id = in(New);
    QCOMPARE(told(assign(id, {}, {})), u"FIELD_REQUIRED assigned_team_id"_s);
    QVERIFY(assign(id, desk, mira().person));
    QVERIFY(assign(id, {}, mira().person, u"It is nobody's printer."_s));
    QVERIFY(!ticket(id).assignedTeamId);
    QCOMPARE(ticket(id).assignedUserId, mira().person);
    QVERIFY(assign(id, desk, {}));
    QVERIFY(!ticket(id).assignedUserId);
}

void TstIncidentGuards::i04_whoStartsTakesItAndHasAcknowledged()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto id = in(Assigned);
    QVERIFY(!ticket(id).acknowledgedAt);
    m_story->desk->clock.advance(1min);
    QVERIFY(incidents().startWork(bo, id));
    QCOMPARE(ticket(id).assignedUserId, bo.person);
    QCOMPARE(ticket(id).acknowledgedAt, std::optional(m_story->desk->clock.now()));
    QCOMPARE(ticket(id).reassignmentCount, 1);
}

void TstIncidentGuards::i05_aTeamIsLeftOnlyWithAComment()
{
    const auto first = m_story->teamOf(u"Printers"_s, {mira().person});
    const auto second = m_story->teamOf(u"Networks"_s, {mira().person});
    const auto id = in(InProgress);
    QVERIFY(assign(id, first, mira().person)); // the first team needs none
    for (const auto& comment : {QString(), nothing}) {
        QCOMPARE(told(assign(id, second, {}, comment)), u"COMMENT_REQUIRED comment"_s);
        QCOMPARE(told(assign(id, {}, mira().person, comment)), u"COMMENT_REQUIRED comment"_s);
    }
    QCOMPARE(ticket(id).assignedTeamId, first);
    QVERIFY(assign(id, first, mira().person)); // the same one is no change
    QCOMPARE(comments(id, "internal"), 0);
    QVERIFY(assign(id, second, {}, u"It is the switch."_s));
    QCOMPARE(ticket(id).assignedTeamId, second);
    QCOMPARE(ticket(id).status, Assigned);
    QCOMPARE(comments(id, "internal"), 1);
    QCOMPARE(comments(id, "public"), 0);
}

void TstIncidentGuards::i06_reassigningKeepsTheHold()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto id = in(OnHold);
    QVERIFY(assign(id, {}, bo.person));
    QCOMPARE(ticket(id).status, OnHold);
    QCOMPARE(ticket(id).holdReason, TicketHoldReason::AwaitingRequester);
    QCOMPARE(ticket(id).holdReturnStatus, u"in_progress"_s);
    QCOMPARE(ticket(id).assignedUserId, bo.person);
}

void TstIncidentGuards::i07_aHoldDoesNotEndInThePast()
{
    const auto id = in(InProgress);
    const auto now = m_story->desk->clock.now();
    for (const auto reason : {TicketHoldReason::Scheduled, TicketHoldReason::AwaitingRequester}) {
        QCOMPARE(told(incidents().hold(mira(), id, {reason, now, {}, {}})),
            u"VALIDATION_ERROR hold_until"_s);
    }
    QVERIFY(incidents().hold(mira(), id, {TicketHoldReason::Scheduled, now + 1ms, {}, {}}));
    QCOMPARE(ticket(id).holdUntil, std::optional(now + 1ms));
}

void TstIncidentGuards::i07_theSupplierIsKnown()
{
    const auto id = in(InProgress);
    const auto wait = [&](TicketHoldReason reason, SupplierId who) {
        return told(incidents().hold(mira(), id, {reason, {}, who, {}}));
    };
    const auto refused = u"VALIDATION_ERROR hold_supplier_id"_s;
    QCOMPARE(wait(TicketHoldReason::AwaitingSupplier, SupplierId(QUuid::createUuid())), refused);
    QCOMPARE(wait(TicketHoldReason::AwaitingSupplier, supplier(false)), refused);
    const auto known = supplier();
    QCOMPARE(wait(TicketHoldReason::AwaitingSupplier, known), QString());
    QCOMPARE(ticket(id).holdSupplierId, known);
    QVERIFY(incidents().resume(mira(), id));
    QVERIFY(!ticket(id).holdSupplierId);
    QCOMPARE(wait(TicketHoldReason::AwaitingRequester, known), QString());
    QVERIFY(!ticket(id).holdSupplierId); // it does not wait for them
}

void TstIncidentGuards::i07_aRelationIsALinkInBothDirections()
{
    const auto id = in(InProgress);
    record::Ticket problem;
    problem.kind = TicketKind::Problem;
    problem.number = u"PRB-000001"_s;
    problem.title = u"Printers burn"_s;
    problem.status = Logged;
    problem.requesterId = mira().person;
    problem.id = TicketId(QUuid::createUuid());
    QVERIFY(m_story->add(problem));
    const Hold wait{TicketHoldReason::AwaitingProblem, {}, {}, {}};
    QVERIFY(link(problem.id, id, TicketLinkLinkType::Requires)); // says nothing of the incident
    QCOMPARE(told(incidents().hold(mira(), id, wait)), u"GUARD_FAILED ticket_link"_s);
    QVERIFY(link(problem.id, id, TicketLinkLinkType::RelatesTo));
    QCOMPARE(told(incidents().hold(mira(), id, {TicketHoldReason::AwaitingChange, {}, {}, {}})),
        u"GUARD_FAILED ticket_link"_s);
    QCOMPARE(told(incidents().hold(mira(), id, wait)), QString());
}

void TstIncidentGuards::i09_textThatShowsNothingDoesNotResolve()
{
    const auto id = in(InProgress);
    QCOMPARE(told(incidents().resolve(mira(), id, {IncidentResolutionCode::Fixed, nothing})),
        u"FIELD_REQUIRED resolution_notes"_s);
}

void TstIncidentGuards::i09_openChildrenNeedAChoice()
{
    const auto parent = in(InProgress);
    const auto child = in(OnHold);
    const auto ended = in(Closed);
    for (const auto& one : {child, ended})
        m_story->alter<record::Ticket>(one, [&](record::Ticket& row) { row.parentId = parent; });
    Resolution resolution{IncidentResolutionCode::Fixed, u"Put out."_s};
    QCOMPARE(told(incidents().resolve(mira(), parent, resolution)), u"OPEN_CHILDREN ticket"_s);
    QCOMPARE(ticket(parent).status, InProgress);

    resolution.children = OpenChildren::LeaveOpen;
    QVERIFY(incidents().resolve(mira(), parent, resolution));
    QCOMPARE(ticket(child).status, OnHold);
    QVERIFY(incidents().reopen(mira(), parent, u"It burns again."_s));

    resolution.children = OpenChildren::Resolve;
    const CommandId once(QUuid::createUuid());
    for (int i = 0; i < 2; ++i)
        QCOMPARE(told(incidents().resolve(mira(), parent, resolution, once)), QString());
    QCOMPARE(ticket(parent).status, Resolved);
    QCOMPARE(ticket(child).status, Resolved);
    QCOMPARE(ticket(ended).status, Closed);
    const auto found = incidents().find(mira(), child);
    QCOMPARE(found->incident.resolutionCode, IncidentResolutionCode::ResolvedWithParent);
    QCOMPARE(found->incident.resolutionNotes, u"Put out."_s);
    QVERIFY(!found->ticket.holdReason);
    QCOMPARE(
        incidents().find(mira(), parent)->incident.resolutionCode, IncidentResolutionCode::Fixed);
}

void TstIncidentGuards::i09_aChildThatCannotBeResolvedKeepsAllOpen()
{
    const auto parent = in(InProgress);
    const auto child = in(New);
    m_story->alter<record::Ticket>(child, [&](record::Ticket& row) {
        row.parentId = parent;
        row.categoryId.reset();
    });
    const Resolution all{IncidentResolutionCode::Fixed, u"Put out."_s, OpenChildren::Resolve};
    QCOMPARE(told(incidents().resolve(mira(), parent, all)), u"FIELD_REQUIRED category_id"_s);
    QCOMPARE(ticket(parent).status, InProgress);
    QCOMPARE(ticket(child).status, New);
}

void TstIncidentGuards::i09_aMajorIsMitigatedFirst()
{
    const auto ordinary = in(InProgress);
    for (const auto from : {New, Acknowledged, Assigned, InProgress, OnHold}) {
        const auto id = in(from);
        makeMajor(id);

        QCOMPARE(told(m_story->run(u"resolve"_s, id)), u"MAJOR_NOT_MITIGATED ticket"_s);

        QCOMPARE(ticket(id).status, from);
        QVERIFY(!ticket(id).resolvedAt);
        QCOMPARE(comments(id, "public"), 0);
    }
    QCOMPARE(told(m_story->run(u"resolve"_s, ordinary)), QString());
}

void TstIncidentGuards::i09_aMajorChildKeepsAllOpen()
{
    const auto parent = in(InProgress);
    const auto child = in(InProgress);
    m_story->alter<record::Ticket>(child, [&](record::Ticket& row) { row.parentId = parent; });
    makeMajor(child);

    const Resolution all{IncidentResolutionCode::Fixed, u"Put out."_s, OpenChildren::Resolve};
    QCOMPARE(told(incidents().resolve(mira(), parent, all)), u"MAJOR_NOT_MITIGATED ticket"_s);

    QCOMPARE(ticket(parent).status, InProgress);
    QCOMPARE(ticket(child).status, InProgress);
}

void TstIncidentGuards::i11_confirmingIsForTheRequester()
{
    const auto id = in(Resolved);
    for (const auto reason : {TicketCloseReason::Confirmed, TicketCloseReason::AutoClosed}) {
        QCOMPARE(told(incidents().close(mira(), id, reason)), u"VALIDATION_ERROR close_reason"_s);
    }
    QVERIFY(incidents().close(mira(), id, TicketCloseReason::NoResponse));
    QCOMPARE(ticket(id).closeReason, TicketCloseReason::NoResponse);
    QCOMPARE(ticket(id).closedBy, mira().person);
    QVERIFY(!incidents().find(mira(), id)->incident.userConfirmedAt);

    const auto other = in(Resolved);
    QVERIFY(incidents().confirm(mira(), other));
    QCOMPARE(ticket(other).closeReason, TicketCloseReason::Confirmed);
    QCOMPARE(ticket(other).closedAt, std::optional(m_story->desk->clock.now()));
    QVERIFY(incidents().find(mira(), other)->incident.userConfirmedAt);
}

void TstIncidentGuards::i11_aMajorIsReviewedFirst_data()
{
    QTest::addColumn<bool>("isMajor");
    QTest::addColumn<QString>("setting"); // incident.major_close_requires_review
    QTest::addColumn<QString>("refusal");
    const auto refusal = u"REVIEW_PENDING ticket"_s;
    QTest::newRow("major") << true << u"true"_s << refusal;
    QTest::newRow("MJ-5: without a review") << true << u"false"_s << QString();
    QTest::newRow("not major") << false << u"true"_s << QString();
}

void TstIncidentGuards::i11_aMajorIsReviewedFirst()
{
    QFETCH(const bool, isMajor);
    QFETCH(const QString, setting);
    QFETCH(const QString, refusal);
    const auto id = in(Resolved);
    if (isMajor)
        makeMajor(id);
    set(u"incident.major_close_requires_review"_s, setting);

    QCOMPARE(told(m_story->run(u"close"_s, id)), refusal);

    QCOMPARE(ticket(id).status, refusal.isEmpty() ? Closed : Resolved);
    QCOMPARE(ticket(id).closedAt.has_value(), refusal.isEmpty());
}

void TstIncidentGuards::i13_whoMayNoLongerWorkIsNotKept_data()
{
    QTest::addColumn<bool>("hasTeam");
    QTest::addColumn<bool>("isActive");
    QTest::addColumn<TicketStatus>("status");
    QTest::addRow("still there") << false << true << InProgress;
    QTest::addRow("gone, with a team") << true << false << Assigned;
    QTest::addRow("gone, without") << false << false << New;
}

void TstIncidentGuards::i13_whoMayNoLongerWorkIsNotKept()
{
    QFETCH(bool, hasTeam);
    QFETCH(bool, isActive);
    QFETCH(TicketStatus, status);
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto team =
        hasTeam ? std::optional(m_story->teamOf(u"Printers"_s, {bo.person})) : std::nullopt;
    const auto id = in(New);
    QVERIFY(assign(id, team, bo.person));
    QVERIFY(m_story->runAs(bo, u"resolve"_s, id));
    m_story->alter<record::UserAccount>(
        bo.person, [&](record::UserAccount& person) { person.isActive = isActive; });
    m_story->desk->clock.advance(1min);

    QVERIFY(m_story->run(u"reopen"_s, id));

    const auto now = ticket(id);
    QCOMPARE(now.status, status);
    QCOMPARE(now.assignedUserId, isActive ? std::optional(bo.person) : std::nullopt);
    QCOMPARE(now.assignedTeamId, team);
    QCOMPARE(now.reopenCount, 1);
    QCOMPARE(now.lastReopenedAt, std::optional(m_story->desk->clock.now()));
    QVERIFY(!now.resolvedAt && !now.resolvedBy);
    QVERIFY(now.firstResponseAt);
}

void TstIncidentGuards::i13_aReasonIsNeeded()
{
    const auto id = in(Resolved);
    QCOMPARE(told(incidents().reopen(mira(), id, nothing)), u"FIELD_REQUIRED reason"_s);
    QCOMPARE(
        told(incidents().reopen(mira(), id, u"a"_s + QChar(u'\0'))), u"VALIDATION_ERROR reason"_s);
}

void TstIncidentGuards::i14_theLateWindowEndsToTheMillisecond()
{
    setWindow(24);
    const auto late = in(Closed);
    const auto timely = in(Closed);
    m_story->desk->clock.advance(24h);
    QVERIFY(m_story->run(u"reopen"_s, timely));
    QCOMPARE(ticket(timely).status, InProgress);
    QCOMPARE(ticket(timely).reopenCount, 1);
    QVERIFY(!ticket(timely).closedAt && !ticket(timely).closedBy && !ticket(timely).closeReason);
    m_story->desk->clock.advance(1ms);
    QCOMPARE(codeOf(m_story->run(u"reopen"_s, late)), u"REOPEN_WINDOW"_s);
    setWindow(0);
    m_story->desk->clock.advance(-24h - 1ms);
    QCOMPARE(codeOf(m_story->run(u"reopen"_s, late)), u"REOPEN_WINDOW"_s);
}

void TstIncidentGuards::i14_aLateReopeningNeedsMoreThanOwnTickets()
{
    setWindow(24);
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    const auto id = in(Closed, noor.person);
    QCOMPARE(told(incidents().reopen(noor, id, u"It burns"_s)), u"FORBIDDEN incident.reopen"_s);
    auto holder = noor; // no seeded role holds it so narrowly
    holder.grants.insert(u"incident.reopen"_s, Scope::Own);
    QCOMPARE(told(incidents().reopen(holder, id, u"It burns"_s)), u"FORBIDDEN incident.reopen"_s);
    holder.grants.insert(u"incident.reopen"_s, Scope::Team);
    QCOMPARE(told(incidents().reopen(holder, id, u"It burns"_s)), QString());
}

void TstIncidentGuards::i15_majorIncidentsAreNotCancelled()
{
    const auto id = in(InProgress);
    makeMajor(id);
    QCOMPARE(codeOf(m_story->run(u"cancel"_s, id)), u"GUARD_FAILED"_s);
}

void TstIncidentGuards::i08_resumingReturnsToWhereItWasHeld()
{
    for (const auto from : {Acknowledged, Assigned, InProgress}) {
        const auto id = in(from);
        QVERIFY(m_story->run(u"hold"_s, id));
        QCOMPARE(ticket(id).status, OnHold);

        QVERIFY(m_story->run(u"resume"_s, id));

        const auto now = ticket(id);
        QCOMPARE(now.status, from);
        QVERIFY(!now.holdReason && !now.holdReturnStatus);
    }
}

void TstIncidentGuards::i14_theRightForATeamReachesItsTickets()
{
    setWindow(24);
    const auto permission = u"incident.reopen"_s;
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    const auto team = m_story->teamOf(u"Printers"_s, {mira().person});
    const auto other = m_story->teamOf(u"Networks"_s, {});
    const auto id = in(New, noor.person);
    QVERIFY(assign(id, team, mira().person));
    for (const auto& command : {u"start_work"_s, u"resolve"_s, u"close"_s})
        QVERIFY(m_story->run(command, id));
    auto holder = noor;
    holder.grants.insert(permission, Scope::Own);
    holder.teamGrants[permission] = {other};
    QCOMPARE(told(incidents().reopen(holder, id, u"It burns"_s)), u"FORBIDDEN incident.reopen"_s);

    holder.teamGrants[permission] = {team};

    QCOMPARE(told(incidents().reopen(holder, id, u"It burns"_s)), QString());
}

void TstIncidentGuards::i14_whatIsOpenAgainIsNotConfirmed()
{
    setWindow(24);
    const auto id = in(Resolved);
    QVERIFY(incidents().confirm(mira(), id));
    QVERIFY(incidents().find(mira(), id)->incident.userConfirmedAt);

    QVERIFY(m_story->run(u"reopen"_s, id));

    QVERIFY(!incidents().find(mira(), id)->incident.userConfirmedAt);
}

QTEST_GUILESS_MAIN(TstIncidentGuards)

#include "tst_incident_guards.moc"
