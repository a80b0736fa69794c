// What takes up a closed incident (processes.md section 11).
#include "core/desk/desk.h"
#include "core/tickets/history.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include <algorithm>

#include "record/location.h"
#include "record/service.h"
#include "record/setting.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::Story;
using test::told;

namespace {

using enum TicketStatus;

} // namespace

class TstFollowUp : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void itIsLinkedToTheClosedOne();
    void itIsOneActAndUndoneAsOne();
    void toldAgainItIsMadeOnce();
    void theFormTakesOverWhatTheClosedOneSays();
    void whatIsNoLongerInUseIsNotTakenOver();
    void aRestrictedTitleIsNotTakenOver();
    void onlyAClosedIncidentIsTakenUp_data();
    void onlyAClosedIncidentIsTakenUp();
    void whatCanBeReopenedIsNotTakenUp_data();
    void whatCanBeReopenedIsNotTakenUp();
    void whoFollowsARestrictedOneReopensIt();
    void itIsOfTheSameKind();
    void whatIsDeletedIsNotTakenUp();
    void itNeedsSightOfTheClosedOneAndNoRightToLink();
    void itFollowsOneAndNotInARing();
    void theClosedOneTellsOfItAndNoMore();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    LinkService& links() { return m_story->desk->session->links; }
    QList<LinkedTicket> linksOf(TicketId id) { return links().related(mira(), id)->links; }
    NewIncident takingUp(TicketId closed)
    {
        auto form = m_story->form();
        form.followUpOf = closed;
        return form;
    }
    TicketId followUpOf(TicketId closed)
    {
        const auto made = incidents().create(mira(), takingUp(closed));
        Story::must(made);
        return made->ticket.id;
    }
    qint64 tickets()
    {
        const auto found =
            number(replica().database(), {"test.tickets", "SELECT count(*) FROM ticket"});
        return found ? *found : -1;
    }
    void setWindow(int hours);
    ServiceId service();
    LocationId location();
};

void TstFollowUp::setWindow(int hours)
{
    auto found = one(replica().database(),
        {"test.window", "SELECT id FROM setting WHERE key = 'ticket.reopen_window_hours'"});
    Story::must(found);
    const SettingId id((*found)->uuid(0));
    found->reset();
    m_story->alter<record::Setting>(
        id, [&](record::Setting& setting) { setting.value = QString::number(hours); });
}

ServiceId TstFollowUp::service()
{
    record::Service service;
    service.name = service.code = u"printers"_s;
    service.lifecycle = ServiceLifecycle::Published;
    return m_story->serviceLike(service);
}

LocationId TstFollowUp::location()
{
    record::Location place;
    place.id = LocationId(QUuid::createUuid());
    place.name = u"Oslo"_s;
    Story::must(m_story->add(place));
    return place.id;
}

void TstFollowUp::itIsLinkedToTheClosedOne()
{
    const auto closed = in(Closed);

    const auto first = followUpOf(closed);
    const auto second = followUpOf(closed);

    QCOMPARE(linksOf(closed).size(), 2);
    for (const auto id : {first, second}) {
        const auto found = linksOf(id);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().type, TicketLinkLinkType::FollowUpOf);
        QVERIFY(found.first().isOutgoing);
        QCOMPARE(found.first().other.id, closed);
        QCOMPARE(ticket(id).status, New);
    }
    QCOMPARE(ticket(closed).status, Closed);
}

void TstFollowUp::itIsOneActAndUndoneAsOne()
{
    const auto closed = in(Closed);
    const auto id = followUpOf(closed);

    QVERIFY(undo(replica(), mira(), replica().lastWritten()));

    QCOMPARE(codeOf(incidents().find(mira(), id)), u"NOT_FOUND"_s);
    QVERIFY(linksOf(closed).isEmpty());
    QVERIFY(undo(replica(), mira(), replica().lastWritten()));
    QCOMPARE(ticket(id).status, New);
    QCOMPARE(linksOf(closed).size(), 1);
}

void TstFollowUp::toldAgainItIsMadeOnce()
{
    const auto closed = in(Closed);
    const auto other = in(Closed);
    const CommandId command(QUuid::createUuid());
    const auto made = incidents().create(mira(), takingUp(closed), command);
    QVERIFY(made);

    const auto again = incidents().create(mira(), takingUp(closed), command);
    const auto ofAnother = incidents().create(mira(), takingUp(other), command);

    QVERIFY2(again, qPrintable(told(again)));
    QCOMPARE(again->ticket.id, made->ticket.id);
    QCOMPARE(linksOf(closed).size(), 1);
    QCOMPARE(codeOf(ofAnother), u"IDEMPOTENCY_MISMATCH"_s);
}

void TstFollowUp::theFormTakesOverWhatTheClosedOneSays()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto printers = service();
    const auto oslo = location();
    const auto closed = in(Closed, ada.person);
    m_story->alter<record::Ticket>(closed, [&](record::Ticket& row) {
        row.serviceId = printers;
        row.locationId = oslo;
        row.impact = 1;
        row.urgency = 3;
    });

    const auto offered = incidents().followUp(mira(), closed);

    QVERIFY2(offered, qPrintable(told(offered)));
    QCOMPARE(offered->number, ticket(closed).number);
    const auto& form = offered->form;
    QCOMPARE(form.title, u"Printer on fire"_s);
    QVERIFY(form.description.isEmpty());
    QCOMPARE(form.requester, ada.person);
    QCOMPARE(form.category, m_story->category());
    QCOMPARE(form.service, std::optional(printers));
    QCOMPARE(form.location, std::optional(oslo));
    QCOMPARE(form.impact, std::optional(1));
    QCOMPARE(form.urgency, std::optional(3));
    QVERIFY(!form.team && !form.assignee);
    QCOMPARE(form.followUpOf, std::optional(closed));
}

void TstFollowUp::whatIsNoLongerInUseIsNotTakenOver()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto printers = service();
    const auto closed = in(Closed, ada.person);
    m_story->alter<record::Ticket>(closed, [&](record::Ticket& row) { row.serviceId = printers; });
    m_story->alter<record::Category>(
        *m_story->category(), [](record::Category& row) { row.isActive = false; });
    m_story->alter<record::Service>(
        printers, [](record::Service& row) { row.lifecycle = ServiceLifecycle::Retired; });
    m_story->alter<record::UserAccount>(
        ada.person, [](record::UserAccount& row) { row.isActive = false; });

    auto offered = incidents().followUp(mira(), closed);

    QVERIFY2(offered, qPrintable(told(offered)));
    QVERIFY(!offered->form.category && !offered->form.service);
    QCOMPARE(offered->form.requester, mira().person);
    offered->form.description = u"It burns again."_s;
    QCOMPARE(told(incidents().create(mira(), offered->form)), QString());
}

void TstFollowUp::aRestrictedTitleIsNotTakenOver()
{
    const auto closed = in(Closed);
    m_story->alter<record::Ticket>(closed,
        [](record::Ticket& row) { row.confidentiality = TicketConfidentiality::Restricted; });

    const auto offered = incidents().followUp(mira(), closed);

    QVERIFY2(offered, qPrintable(told(offered)));
    QVERIFY(offered->form.title.isEmpty());
    QCOMPARE(offered->form.category, m_story->category());
}

void TstFollowUp::onlyAClosedIncidentIsTakenUp_data()
{
    QTest::addColumn<TicketStatus>("status");
    for (const auto status : {New, Acknowledged, Assigned, InProgress, OnHold, Resolved, Cancelled})
        QTest::newRow(qPrintable(keyOf(status))) << status;
}

void TstFollowUp::onlyAClosedIncidentIsTakenUp()
{
    QFETCH(TicketStatus, status);
    const auto id = in(status);
    const auto before = tickets();

    const auto made = incidents().create(mira(), takingUp(id));

    QCOMPARE(told(made), u"INVALID_TRANSITION status"_s);
    QCOMPARE(told(incidents().followUp(mira(), id)), u"INVALID_TRANSITION status"_s);
    QCOMPARE(tickets(), before);
    QVERIFY(linksOf(id).isEmpty());
}

/// Requesters have no right to reopen what is closed (I-14), so to them it is over at once.
void TstFollowUp::whatCanBeReopenedIsNotTakenUp_data()
{
    QTest::addColumn<int>("hours");
    QTest::addColumn<qint64>("passed"); // milliseconds since it was closed
    QTest::addColumn<bool>("mayReopen");
    QTest::addColumn<QString>("refusal");
    const qint64 aDay = 24 * 60 * 60 * 1000;
    const auto instead = u"CAN_BE_REOPENED"_s;
    QTest::newRow("no window") << 0 << qint64(0) << true << QString();
    QTest::newRow("just closed") << 24 << qint64(0) << true << instead;
    QTest::newRow("at the end") << 24 << aDay << true << instead;
    QTest::newRow("over") << 24 << aDay + 1 << true << QString();
    QTest::newRow("for a requester") << 24 << qint64(0) << false << QString();
}

void TstFollowUp::whatCanBeReopenedIsNotTakenUp()
{
    QFETCH(const int, hours);
    QFETCH(const qint64, passed);
    QFETCH(const bool, mayReopen);
    QFETCH(const QString, refusal);
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto& actor = mayReopen ? mira() : ada;
    setWindow(hours);
    const auto closed = in(Closed, ada.person);
    m_story->desk->clock.advance(std::chrono::milliseconds(passed));
    auto form = takingUp(closed);
    form.requester = ada.person;

    const auto made = incidents().create(actor, form);

    QCOMPARE(codeOf(made), refusal);
    QCOMPARE(codeOf(incidents().followUp(actor, closed)), refusal);
    QCOMPARE(linksOf(closed).size(), refusal.isEmpty() ? 1 : 0);
    // One of the two is always possible.
    const auto reopened = incidents().reopen(actor, closed, u"Burns again"_s);
    QCOMPARE(bool(reopened), !refusal.isEmpty());
}

/// Following it is a part in it, for this act as for others.
void TstFollowUp::whoFollowsARestrictedOneReopensIt()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    setWindow(24);
    const auto closed = in(Resolved);
    Story::must(m_story->desk->session->watchers.add(mira(), closed, bo.person));
    Story::must(m_story->run(u"close"_s, closed));
    m_story->alter<record::Ticket>(closed,
        [](record::Ticket& row) { row.confidentiality = TicketConfidentiality::Restricted; });

    QCOMPARE(codeOf(incidents().create(bo, takingUp(closed))), u"CAN_BE_REOPENED"_s);
    QCOMPARE(codeOf(incidents().followUp(bo, closed)), u"CAN_BE_REOPENED"_s);

    QCOMPARE(told(incidents().reopen(bo, closed, u"Burns again"_s)), QString());
}

void TstFollowUp::itIsOfTheSameKind()
{
    record::Ticket problem;
    problem.id = TicketId(QUuid::createUuid());
    problem.kind = TicketKind::Problem;
    problem.number = u"PRB-000001"_s;
    problem.title = u"Another kind"_s;
    problem.status = Closed;
    problem.requesterId = mira().person;
    QVERIFY(m_story->add(problem));
    const auto before = tickets();

    QCOMPARE(
        told(incidents().create(mira(), takingUp(problem.id))), u"LINK_REFUSED follow_up_of"_s);
    QCOMPARE(codeOf(incidents().followUp(mira(), problem.id)), u"NOT_FOUND"_s);
    QCOMPARE(tickets(), before);
}

void TstFollowUp::whatIsDeletedIsNotTakenUp()
{
    const auto closed = in(Closed);
    QVERIFY(replica().write(mira().author(), {.code = u"incident.edit"_s},
        [&](UnitOfWork& unit) { return unit.remove<record::Ticket>(closed); }));

    QCOMPARE(codeOf(incidents().create(mira(), takingUp(closed))), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(incidents().followUp(mira(), closed)), u"NOT_FOUND"_s);
}

void TstFollowUp::itNeedsSightOfTheClosedOneAndNoRightToLink()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto own = in(Closed, ada.person);
    const auto foreign = in(Closed);
    auto form = takingUp(foreign);
    form.requester = ada.person;

    QCOMPARE(codeOf(incidents().create(ada, form)), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(incidents().followUp(ada, foreign)), u"NOT_FOUND"_s);
    QVERIFY(linksOf(foreign).isEmpty());
    auto offered = incidents().followUp(ada, own);
    QVERIFY2(offered, qPrintable(told(offered)));
    QCOMPARE(offered->form.requester, ada.person);
    offered->form.description = u"It burns again."_s;
    QCOMPARE(told(incidents().create(ada, offered->form)), QString());
    QCOMPARE(linksOf(own).size(), 1);
}

/// Section 7
void TstFollowUp::itFollowsOneAndNotInARing()
{
    const auto closed = in(Closed);
    const auto id = followUpOf(closed);
    const auto type = TicketLinkLinkType::FollowUpOf;

    QCOMPARE(told(links().link(mira(), id, type, in(Closed))), u"LINK_REFUSED follow_up_of"_s);
    QCOMPARE(told(links().link(mira(), closed, type, id)), u"LINK_CYCLE follow_up_of"_s);
}

void TstFollowUp::theClosedOneTellsOfItAndNoMore()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto closed = in(Closed, ada.person);
    const auto id = followUpOf(closed); // for Mira

    const auto seen = historyOf(replica(), ada, closed.value());
    const auto own = historyOf(replica(), mira(), id.value());

    QVERIFY(seen && own);
    const auto& last = seen->last();
    QCOMPARE(last.command, u"incident.create"_s);
    QVERIFY(last.isElsewhere && !last.isUndoable);
    QVERIFY(std::all_of(last.edits.begin(), last.edits.end(),
        [](const HistoryEdit& edit) { return edit.table == "ticket_link"_L1; }));
    QCOMPARE(last.subjects.size(), 1);
    QCOMPARE(last.subjects.first().from, u"…"_s);
    QCOMPARE(last.subjects.first().name, ticket(closed).number);
    QVERIFY(!own->first().isElsewhere && own->first().isUndoable);
    QVERIFY(own->first().edits.size() > last.edits.size());
}

QTEST_GUILESS_MAIN(TstFollowUp)
#include "tst_follow_up.moc"
