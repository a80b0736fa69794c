// What comes of an incident (processes.md I-16, I-17) where two devices make it at once, and where
// not everybody may see both or make either.
#include "core/audit/audit_trail.h"
#include "core/incidents/incident_guards.h"
#include "core/tickets/history.h"
#include "tests/core/tickets/linked_tickets.h"
#include "tests/support/second_replica.h"

#include <QTest>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::Story;
using test::told;

class TstConversionElsewhere : public QObject, test::OnLinks
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void whoConvertsFirstCancelsIt();
    void aLinkLeftOverIsRemovedByHand_data();
    void aLinkLeftOverIsRemovedByHand();
    void whatWasResolvedMeanwhileStaysResolved();
    void twoProblemsMayBeRaisedAtOnce();
    void ofARestrictedOneNothingIsTold_data();
    void ofARestrictedOneNothingIsTold();
    void aRoleOfOneTeamMakesNothing();

private:
    test::FakeClock& clock() { return m_story->desk->clock; }
    qint64 overtaken(Replica& at)
    {
        const auto found = number(at.database(),
            {"test.overtaken", "SELECT count(*) FROM jr_attention WHERE kind = 'overtaken'"});
        Story::must(found);
        return *found;
    }
    /// A ticket of that kind, made from the incident.
    TicketId made(TicketKind kind, TicketId incident);
};

TicketId TstConversionElsewhere::made(TicketKind kind, TicketId incident)
{
    const auto act = kind == TicketKind::ServiceRequest ? u"convert_to_request"_s
        : kind == TicketKind::Problem                   ? u"raise_problem"_s
                                                        : u"raise_change"_s;
    Story::must(m_story->run(act, incident));
    return related(incident).links.first().other.id;
}

/// The first one holds; the other request stays, and whoever made it is told.
void TstConversionElsewhere::whoConvertsFirstCancelsIt()
{
    const auto form = m_story->requestForm();
    const auto id = in(TicketStatus::InProgress);
    test::SecondReplica other(*m_story);
    clock().advance(1min);
    const auto first = clock().now();
    const auto here = incidents().convertToRequest(mira(), id, form);
    clock().advance(1min);
    const auto there = other.incidents().convertToRequest(mira(), id, form);
    QVERIFY2(here && there, qPrintable(told(here) + told(there)));

    other.exchange();

    for (auto* at : {&replica(), &other.replica()}) {
        const auto now = IncidentService(*at).find(mira(), id);
        QVERIFY2(now, qPrintable(told(now)));
        QCOMPARE(now->ticket.status, TicketStatus::Cancelled);
        QCOMPARE(now->ticket.cancelledAt, first);
        QCOMPARE(overtaken(*at), 1);
        for (const auto& each : {here->ticket.id, there->ticket.id})
            QCOMPARE(told(RequestService(*at).find(mira(), each)), QString());
    }
    QCOMPARE(*replica().stateHash(), *other.replica().stateHash());
}

void TstConversionElsewhere::aLinkLeftOverIsRemovedByHand_data()
{
    QTest::addColumn<bool>("isMerge");
    QTest::newRow("converted") << false;
    QTest::newRow("merged") << true;
}

/// The act that held is taken back, so that the other's link stands for nothing any more.
void TstConversionElsewhere::aLinkLeftOverIsRemovedByHand()
{
    QFETCH(const bool, isMerge);
    const auto form = m_story->requestForm();
    const auto one = in(TicketStatus::New);
    const auto another = in(TicketStatus::New);
    const auto id = in(TicketStatus::InProgress);
    test::SecondReplica other(*m_story);
    const auto cancelBy = [&](IncidentService service, TicketId target) -> Result<> {
        return isMerge ? service.mergeDuplicate(mira(), id, target)
                       : Story::withoutAnswer(service.convertToRequest(mira(), id, form));
    };
    clock().advance(1min);
    Story::must(cancelBy(IncidentService(replica()), one));
    const auto held = replica().lastWritten();
    clock().advance(1min);
    Story::must(cancelBy(other.incidents(), another));
    other.exchange();

    const auto both = related(id).links;
    QCOMPARE(both.size(), 2);
    for (const auto& link : both) {
        QVERIFY(link.isForGood);
        QCOMPARE(codeOf(links().unlink(mira(), link.link)), u"LINK_REFUSED"_s);
    }
    QCOMPARE(told(undo(replica(), mira(), held)), QString());
    QCOMPARE(ticket(id).status, TicketStatus::InProgress);
    const auto left = related(id).links;
    QCOMPARE(left.size(), 1);
    QVERIFY(!left.first().isForGood);

    QCOMPARE(told(links().unlink(mira(), left.first().link)), QString());

    QVERIFY(related(id).links.isEmpty());
    QCOMPARE(told(cancelBy(IncidentService(replica()), another)), QString());
    QCOMPARE(ticket(id).status, TicketStatus::Cancelled);
    const auto again = related(id).links;
    QCOMPARE(again.size(), 1);
    QVERIFY(again.first().isForGood);
    other.exchange();
    QCOMPARE(*replica().stateHash(), *other.replica().stateHash());
}

void TstConversionElsewhere::whatWasResolvedMeanwhileStaysResolved()
{
    const auto form = m_story->requestForm();
    const auto id = in(TicketStatus::InProgress);
    test::SecondReplica other(*m_story);
    clock().advance(1min);
    QCOMPARE(told(m_story->run(u"resolve"_s, id)), QString());
    clock().advance(1min);
    const auto there = other.incidents().convertToRequest(mira(), id, form);
    QVERIFY2(there, qPrintable(told(there)));

    other.exchange();

    for (auto* at : {&replica(), &other.replica()}) {
        const auto now = IncidentService(*at).find(mira(), id);
        QVERIFY2(now, qPrintable(told(now)));
        QCOMPARE(now->ticket.status, TicketStatus::Resolved);
        QVERIFY(!now->ticket.cancelReason && !now->ticket.cancelledAt);
        QCOMPARE(overtaken(*at), 1);
        QCOMPARE(told(RequestService(*at).find(mira(), there->ticket.id)), QString());
    }
    QCOMPARE(*replica().stateHash(), *other.replica().stateHash());
}

void TstConversionElsewhere::twoProblemsMayBeRaisedAtOnce()
{
    const auto id = in(TicketStatus::InProgress);
    test::SecondReplica other(*m_story);
    clock().advance(1min);
    const auto here = incidents().raiseProblem(mira(), id, m_story->problemForm());
    clock().advance(1min);
    const auto there = other.incidents().raiseProblem(mira(), id, m_story->problemForm());
    QVERIFY2(here && there, qPrintable(told(here) + told(there)));

    other.exchange();

    const auto links = related(id).links;
    QCOMPARE(links.size(), 2);
    for (const auto& each : {here->ticket.id, there->ticket.id}) {
        QVERIFY(std::any_of(links.begin(), links.end(),
            [&](const LinkedTicket& link) { return link.other.id == each; }));
    }
    QCOMPARE(ticket(id).status, TicketStatus::InProgress);
    QCOMPARE(overtaken(replica()), 0);
    QCOMPARE(*replica().stateHash(), *other.replica().stateHash());
}

void TstConversionElsewhere::ofARestrictedOneNothingIsTold_data()
{
    QTest::addColumn<TicketKind>("kind");
    for (const auto kind : {TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change})
        QTest::newRow(qPrintable(keyOf(kind))) << kind;
}

/// What is made is not restricted, and its story and the audit trail hold the act that made it.
void TstConversionElsewhere::ofARestrictedOneNothingIsTold()
{
    QFETCH(const TicketKind, kind);
    const auto auditor = m_story->personWith(u"auditor"_s, u"Sana"_s);
    const auto id = in(TicketStatus::InProgress);
    const auto secret = u"Payroll was copied"_s;
    m_story->alter<record::Ticket>(id, [&](record::Ticket& row) {
        row.title = secret;
        row.confidentiality = TicketConfidentiality::Restricted;
    });
    const auto number = ticket(id).number;

    const auto other = made(kind, id);

    QCOMPARE(codeOf(incidents().find(auditor, id)), u"NOT_FOUND"_s);
    const auto tells = [&](const HistoryEdit& edit) {
        return edit.row == id.value() || edit.before.contains(secret) || edit.after.contains(secret)
            || edit.before.contains(number) || edit.after.contains(number);
    };
    const auto story = historyOf(replica(), auditor, other.value());
    QVERIFY2(story, qPrintable(told(story)));
    QCOMPARE(story->size(), 1);
    const auto& act = story->first();
    QVERIFY(!act.edits.isEmpty());
    QVERIFY(std::none_of(act.edits.begin(), act.edits.end(), tells));
    QCOMPARE(act.subjects.size(), 1);
    QCOMPARE(act.subjects.first().from, u"…"_s);
    const auto shown = links().related(auditor, other);
    QVERIFY2(shown, qPrintable(told(shown)));
    QCOMPARE(shown->links.size(), 1);
    QVERIFY(shown->links.first().other == OtherTicket());

    const auto trail = auditPage(replica().database(), auditor, {}, newestAct, 50);
    QVERIFY2(trail, qPrintable(told(trail)));
    bool isFound = false;
    for (const auto& line : trail->lines) {
        isFound = isFound || line.record == other.value();
        QVERIFY(!line.name.contains(secret) && !line.name.contains(number));
        QVERIFY(std::none_of(line.item.edits.begin(), line.item.edits.end(), tells));
    }
    QVERIFY(isFound);
}

/// What is made belongs to no team yet, so neither the act nor the window that offers it goes by
/// the incident's.
void TstConversionElsewhere::aRoleOfOneTeamMakesNothing()
{
    const auto team = m_story->teamOf(u"Harbour"_s, {});
    const auto id = in(TicketStatus::InProgress);
    m_story->alter<record::Ticket>(id, [&](record::Ticket& row) { row.assignedTeamId = team; });
    auto kim = m_story->personHolding({}, u"Kim"_s);
    for (const auto& permission : {u"incident.read"_s, u"incident.update"_s,
             u"service_request.create"_s, u"problem.create"_s, u"change.create"_s})
        kim.teamGrants[permission].insert(team);
    QVERIFY(AccessService::mayRead(kim, ticket(id)));

    QCOMPARE(codeOf(incidents().convertToRequest(kim, id, m_story->requestForm())), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(incidents().raiseProblem(kim, id, m_story->problemForm())), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(incidents().raiseChange(kim, id, m_story->changeForm())), u"FORBIDDEN"_s);

    const auto seen = incidents().find(mira(), id);
    QVERIFY(seen);
    const auto isOffered = [&](const Actor& who) {
        const auto may = mayConvert(replica().database(), who, seen->ticket, seen->incident);
        Story::must(may);
        return *may;
    };
    QVERIFY(!isOffered(kim));
    QVERIFY(!mayRaise(kim, ticket(id), TicketKind::Problem));
    QVERIFY(!mayRaise(kim, ticket(id), TicketKind::Change));
    QVERIFY(isOffered(mira()));
    QVERIFY(mayRaise(mira(), ticket(id), TicketKind::Problem));
}

QTEST_GUILESS_MAIN(TstConversionElsewhere)
#include "tst_conversion_elsewhere.moc"
