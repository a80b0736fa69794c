// Who may work on an incident, and what counts as having done so (processes.md section 2).
#include "tests/support/incident_story.h"

#include <QTest>

#include "record/ticket_watcher.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::Story;
using test::told;

namespace {

using enum TicketStatus;

} // namespace

class TstIncidentPeople : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void i09_contactsAreCountedUntilTheResolution();
    void g02_whoIsEligible_data();
    void g02_whoIsEligible();
    void g02_whoMayNotTake();
    void g09_whatIsAResponse();
    void g09_theEarliestResponseStays();
    void g10_whatAcknowledges();
    void g11_cancelledIsReadOnlyToo();
    void g14_whatTheScreenShowedMustStillHold();
    void restrictedTicketsAreForThoseInThem();
    void g08_theRequesterEndsTheWaitForThemOnly();
    void g02_whoseRoleWasTakenAwayMayNotWork();
    void nobodySpeaksOnWhatTheyDoNotRead();
};

void TstIncidentPeople::i09_contactsAreCountedUntilTheResolution()
{
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    const auto id = in(InProgress, noor.person);
    const auto say = [&](const Actor& who, TicketCommentVisibility visibility) {
        m_story->desk->clock.advance(1min);
        return bool(incidents().comment(who, id, u"Well."_s, visibility));
    };
    const auto count = [&] { return incidents().find(mira(), id)->incident.publicContactCount; };
    QCOMPARE(count(), 0);
    QVERIFY(say(mira(), TicketCommentVisibility::Public));
    QVERIFY(say(noor, TicketCommentVisibility::Public));
    QVERIFY(say(mira(), TicketCommentVisibility::Internal));
    QCOMPARE(count(), 1);
    QVERIFY(m_story->run(u"resolve"_s, id));
    QVERIFY(say(mira(), TicketCommentVisibility::Public));
    QCOMPARE(count(), 1);
}

void TstIncidentPeople::g02_whoIsEligible_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<bool>("isEligible");
    QTest::addRow("an agent of the team") << u"member"_s << true;
    QTest::addRow("an agent of no team") << u"outsider"_s << false;
    QTest::addRow("an end user in the team") << u"end user"_s << false;
    QTest::addRow("inactive") << u"inactive"_s << false;
    QTest::addRow("deleted") << u"deleted"_s << false;
    QTest::addRow("left the team") << u"left"_s << false;
    QTest::addRow("agent for this team only") << u"for this team"_s << true;
    QTest::addRow("agent for another team only") << u"for another team"_s << false;
    QTest::addRow("a role that has ended") << u"ended"_s << false;
}

void TstIncidentPeople::g02_whoIsEligible()
{
    QFETCH(QString, who);
    QFETCH(bool, isEligible);
    const auto isLimited = who.startsWith("for "_L1) || who == "end user"_L1;
    const auto bo = m_story->personWith(isLimited ? u"end_user"_s : u"agent"_s, u"Bo"_s).person;
    const auto team =
        m_story->teamOf(u"Printers"_s, who == "outsider"_L1 ? QList<PersonId>() : QList{bo});
    const auto other = m_story->teamOf(u"Networks"_s, {bo});
    const auto idOf = [&](const char* sql) {
        auto found =
            one(m_story->desk->session->replica->database(), {"test.id", sql}, {{"user_id", bo}});
        Story::must(found);
        return (*found)->uuid(0);
    };
    if (who == "for this team"_L1)
        m_story->give(bo, u"agent"_s, team);
    else if (who == "for another team"_L1)
        m_story->give(bo, u"agent"_s, other);
    else if (who == "inactive"_L1)
        m_story->alter<record::UserAccount>(bo, [](auto& person) { person.isActive = false; });
    else if (who == "deleted"_L1)
        QVERIFY(m_story->desk->session->replica->write(mira().author(), {.code = u"test.end"_s},
            [&](UnitOfWork& unit) { return unit.remove<record::UserAccount>(bo); }));
    else if (who == "left"_L1)
        m_story->alter<record::TeamMember>(
            TeamMemberId(
                idOf("SELECT m.id FROM team_member m JOIN team t ON t.id = m.team_id WHERE "
                     "m.user_id = :user_id AND t.name = 'Printers'")),
            [&](auto& member) { member.leftAt = m_story->desk->clock.now(); });
    else if (who == "ended"_L1)
        m_story->alter<record::UserRole>(
            UserRoleId(idOf("SELECT id FROM user_role WHERE user_id = :user_id")),
            [&](auto& role) { role.validUntil = m_story->desk->clock.now(); });
    const auto id = in(New);
    const auto refused = isEligible ? QString() : u"ASSIGNEE_INELIGIBLE assigned_user_id"_s;
    QCOMPARE(told(assign(id, team, bo)), refused);
    QCOMPARE(ticket(id).status, isEligible ? Assigned : New);
    auto form = m_story->form();
    form.team = team;
    form.assignee = bo;
    QCOMPARE(told(incidents().create(mira(), form)), refused);
}

void TstIncidentPeople::g02_whoMayNotTake()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto team = m_story->teamOf(u"Printers"_s, {mira().person});
    const auto id = in(New);
    QVERIFY(assign(id, team, {}));
    QCOMPARE(codeOf(incidents().take(bo, id)), u"ASSIGNEE_INELIGIBLE"_s);
    QCOMPARE(codeOf(incidents().startWork(bo, id)), u"ASSIGNEE_INELIGIBLE"_s);
    QVERIFY(incidents().take(mira(), id));
    QCOMPARE(ticket(id).assignedTeamId, team); // taking does not move it
    QCOMPARE(ticket(id).assignedUserId, mira().person);
}

void TstIncidentPeople::g09_whatIsAResponse()
{
    struct Case
    {
        const char* command;
        bool byRequester;
        bool isResponse;
    };
    const Case cases[] = {
        {"comment_public", false, true},
        {"resolve", false, true},
        {"cancel", false, true},
        {"acknowledge", false, false},
        {"assign", false, false},
        {"take", false, false},
        {"start_work", false, false},
        {"edit", false, false},
        {"comment_internal", false, false},
        {"comment_public", true, false},
        {"cancel", true, false},
    };
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    for (const auto& row : cases) {
        const auto id = in(New, noor.person);
        m_story->desk->clock.advance(1min);
        const auto at = m_story->desk->clock.now();
        const auto done =
            m_story->runAs(row.byRequester ? noor : mira(), QString::fromLatin1(row.command), id);
        QVERIFY2(done, row.command);
        const auto now = ticket(id);
        const bool isMarked = now.firstResponseAt == at && now.firstResponseBy == mira().person;
        QVERIFY2(row.isResponse ? isMarked : !now.firstResponseAt, row.command);
        QVERIFY2(row.isResponse || !now.firstResponseBy, row.command);
    }
}

void TstIncidentPeople::g09_theEarliestResponseStays()
{
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    const auto id = in(New, noor.person);
    QVERIFY(m_story->run(u"comment_public"_s, id));
    const auto first = ticket(id).firstResponseAt;
    QVERIFY(first);
    m_story->desk->clock.advance(1min);
    QVERIFY(m_story->run(u"resolve"_s, id));
    QCOMPARE(ticket(id).firstResponseAt, first);
}

void TstIncidentPeople::g10_whatAcknowledges()
{
    struct Case
    {
        const char* command;
        TicketStatus from;
        bool acknowledges;
    };
    const Case cases[] = {
        {"acknowledge", New, true},
        {"start_work", New, true},
        {"comment_public", New, true},
        {"comment_internal", New, true},
        {"resolve", New, true},
        {"cancel", New, true},
        {"hold", Assigned, true},
        {"assign", New, false},
        {"take", New, false},
        {"edit", New, false},
    };
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    for (const auto& row : cases) {
        const auto id = in(row.from);
        QVERIFY2(!ticket(id).acknowledgedAt, row.command);
        m_story->desk->clock.advance(1min);
        const auto at = m_story->desk->clock.now();
        QVERIFY2(m_story->runAs(bo, QString::fromLatin1(row.command), id), row.command);
        const auto marked = ticket(id).acknowledgedAt;
        QVERIFY2(row.acknowledges ? marked == at : !marked, row.command);
    }
}

void TstIncidentPeople::g11_cancelledIsReadOnlyToo()
{
    const auto id = in(Cancelled);
    QCOMPARE(codeOf(m_story->run(u"comment_public"_s, id)), u"TICKET_CLOSED"_s);
    QCOMPARE(codeOf(m_story->run(u"edit"_s, id)), u"TICKET_CLOSED"_s);
    QCOMPARE(codeOf(m_story->run(u"comment_internal"_s, id)), QString());
}

void TstIncidentPeople::g14_whatTheScreenShowedMustStillHold()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto id = in(Assigned);
    const auto seen = ticket(id);
    m_story->desk->clock.advance(1s);
    QVERIFY(assign(id, {}, bo.person)); // the status stays as it was seen
    for (const auto& command : {u"assign"_s, u"take"_s, u"start_work"_s})
        QCOMPARE(codeOf(m_story->run(command, id, seen)), u"VERSION_CONFLICT"_s);
    QCOMPARE(codeOf(m_story->run(u"edit"_s, id, seen)), QString());
    m_story->desk->clock.advance(1s);
    QVERIFY(m_story->run(u"start_work"_s, id));
    for (const auto& command : {u"acknowledge"_s, u"hold"_s, u"resolve"_s, u"confirm"_s, u"close"_s,
             u"reopen"_s, u"cancel"_s})
        QCOMPARE(codeOf(m_story->run(command, id, seen)), u"VERSION_CONFLICT"_s);
    const auto other = in(New);
    QCOMPARE(codeOf(m_story->run(u"acknowledge"_s, other, seen)), u"VALIDATION_ERROR"_s);
}

void TstIncidentPeople::restrictedTicketsAreForThoseInThem()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto team = m_story->teamOf(u"Security"_s, {});
    const auto id = in(New);
    m_story->alter<record::Ticket>(id, [&](record::Ticket& row) {
        row.confidentiality = TicketConfidentiality::Restricted;
        row.assignedTeamId = team;
    });
    for (const auto& command : {u"acknowledge"_s, u"assign"_s, u"take"_s, u"start_work"_s,
             u"resolve"_s, u"cancel"_s, u"comment_public"_s, u"comment_internal"_s, u"edit"_s})
        QCOMPARE(codeOf(m_story->runAs(bo, command, id)), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(incidents().find(bo, id)), u"NOT_FOUND"_s);

    record::TicketWatcher watcher;
    watcher.ticketId = id;
    watcher.userId = bo.person;
    QVERIFY(m_story->add(watcher));
    QCOMPARE(codeOf(m_story->runAs(bo, u"acknowledge"_s, id)), QString());
    QVERIFY(incidents().find(bo, id));
}

void TstIncidentPeople::g08_theRequesterEndsTheWaitForThemOnly()
{
    const auto noor = m_story->personWith(u"end_user"_s, u"Noor"_s);
    const auto id = in(InProgress, noor.person);
    const auto until = m_story->desk->clock.now() + 1h;
    QVERIFY(incidents().hold(mira(), id, {TicketHoldReason::Scheduled, until, {}, {}}));

    QVERIFY(m_story->runAs(noor, u"comment_public"_s, id));

    QCOMPARE(ticket(id).status, OnHold);
    QCOMPARE(ticket(id).holdReason, TicketHoldReason::Scheduled);
    QCOMPARE(ticket(id).holdUntil, std::optional(until));
}

void TstIncidentPeople::g02_whoseRoleWasTakenAwayMayNotWork()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s).person;
    auto found = one(m_story->desk->session->replica->database(),
        {"test.held", "SELECT id FROM user_role WHERE user_id = :user_id"}, {{"user_id", bo}});
    Story::must(found);
    const UserRoleId held((*found)->uuid(0));
    found->reset();
    QVERIFY(m_story->desk->session->replica->write(mira().author(), {.code = u"test.end"_s},
        [&](UnitOfWork& unit) { return unit.remove<record::UserRole>(held); }));

    QCOMPARE(told(assign(in(New), {}, bo)), u"ASSIGNEE_INELIGIBLE assigned_user_id"_s);
}

/// access.md 3.1: a role may speak on more than it reads.
void TstIncidentPeople::nobodySpeaksOnWhatTheyDoNotRead()
{
    const auto id = in(InProgress);
    auto blind = m_story->personWith(u"agent"_s, u"Bo"_s);
    blind.grants = {{u"ticket.comment_public"_s, Scope::Organization},
        {u"ticket.comment_internal"_s, Scope::Organization}};

    for (const auto visibility :
        {TicketCommentVisibility::Public, TicketCommentVisibility::Internal})
        QCOMPARE(codeOf(incidents().comment(blind, id, u"Hello?"_s, visibility)), u"NOT_FOUND"_s);

    blind.grants.insert(u"incident.read"_s, Scope::Organization);
    QCOMPARE(codeOf(incidents().comment(blind, id, u"Hello?"_s, TicketCommentVisibility::Internal)),
        QString());
}

QTEST_GUILESS_MAIN(TstIncidentPeople)

#include "tst_incident_people.moc"
