// The guards and side effects of the transitions of processes.md section 3, each under its number:
// those of incidents that end, and of those that are taken up again.
#include "tests/core/incidents/guarded_incidents.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::nothing;
using test::Story;
using test::told;

namespace {

using enum TicketStatus;

} // namespace

class TstIncidentEndings : public QObject, test::OnGuards
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
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
    void i14_theRightForATeamReachesItsTickets();
    void i14_whatIsOpenAgainIsNotConfirmed();
    void i15_majorIncidentsAreNotCancelled();
};

void TstIncidentEndings::i09_textThatShowsNothingDoesNotResolve()
{
    const auto id = in(InProgress);
    QCOMPARE(told(incidents().resolve(mira(), id, {IncidentResolutionCode::Fixed, nothing})),
        u"FIELD_REQUIRED resolution_notes"_s);
}

void TstIncidentEndings::i09_openChildrenNeedAChoice()
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

void TstIncidentEndings::i09_aChildThatCannotBeResolvedKeepsAllOpen()
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

void TstIncidentEndings::i09_aMajorIsMitigatedFirst()
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

void TstIncidentEndings::i09_aMajorChildKeepsAllOpen()
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

void TstIncidentEndings::i11_confirmingIsForTheRequester()
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

void TstIncidentEndings::i11_aMajorIsReviewedFirst_data()
{
    QTest::addColumn<bool>("isMajor");
    QTest::addColumn<QString>("setting"); // incident.major_close_requires_review
    QTest::addColumn<QString>("refusal");
    const auto refusal = u"REVIEW_PENDING ticket"_s;
    QTest::newRow("major") << true << u"true"_s << refusal;
    QTest::newRow("MJ-5: without a review") << true << u"false"_s << QString();
    QTest::newRow("not major") << false << u"true"_s << QString();
}

void TstIncidentEndings::i11_aMajorIsReviewedFirst()
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

void TstIncidentEndings::i13_whoMayNoLongerWorkIsNotKept_data()
{
    QTest::addColumn<bool>("hasTeam");
    QTest::addColumn<bool>("isActive");
    QTest::addColumn<TicketStatus>("status");
    QTest::addRow("still there") << false << true << InProgress;
    QTest::addRow("gone, with a team") << true << false << Assigned;
    QTest::addRow("gone, without") << false << false << New;
}

void TstIncidentEndings::i13_whoMayNoLongerWorkIsNotKept()
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

void TstIncidentEndings::i13_aReasonIsNeeded()
{
    const auto id = in(Resolved);
    QCOMPARE(told(incidents().reopen(mira(), id, nothing)), u"FIELD_REQUIRED reason"_s);
    QCOMPARE(
        told(incidents().reopen(mira(), id, u"a"_s + QChar(u'\0'))), u"VALIDATION_ERROR reason"_s);
}

void TstIncidentEndings::i14_theLateWindowEndsToTheMillisecond()
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

void TstIncidentEndings::i14_aLateReopeningNeedsMoreThanOwnTickets()
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

void TstIncidentEndings::i14_theRightForATeamReachesItsTickets()
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

void TstIncidentEndings::i14_whatIsOpenAgainIsNotConfirmed()
{
    setWindow(24);
    const auto id = in(Resolved);
    QVERIFY(incidents().confirm(mira(), id));
    QVERIFY(incidents().find(mira(), id)->incident.userConfirmedAt);

    QVERIFY(m_story->run(u"reopen"_s, id));

    QVERIFY(!incidents().find(mira(), id)->incident.userConfirmedAt);
}

void TstIncidentEndings::i15_majorIncidentsAreNotCancelled()
{
    const auto id = in(InProgress);
    makeMajor(id);
    QCOMPARE(codeOf(m_story->run(u"cancel"_s, id)), u"GUARD_FAILED"_s);
}

QTEST_GUILESS_MAIN(TstIncidentEndings)
#include "tst_incident_endings.moc"
