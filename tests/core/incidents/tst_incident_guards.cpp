// The guards and side effects of the transitions of processes.md section 3, each under its number:
// those of incidents that are worked on.
#include "tests/core/incidents/guarded_incidents.h"

#include <QTest>

#include "record/supplier.h"
#include "record/ticket_link.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::nothing;
using test::Story;
using test::told;

namespace {

using enum TicketStatus;

} // namespace

class TstIncidentGuards : public QObject, test::OnGuards
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
    void i08_resumingReturnsToWhereItWasHeld();

private:
    SupplierId supplier(bool isActive = true);
    Result<> link(TicketId from, TicketId to, TicketLinkLinkType type);
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

QTEST_GUILESS_MAIN(TstIncidentGuards)
#include "tst_incident_guards.moc"
