// What the forms begin with that take up an incident (processes.md I-16, I-17).
#include "core/incidents/incident_conversion.h"
#include "tests/core/tickets/linked_tickets.h"

#include <QTest>

#include "record/location.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;
using test::told;

class TstConversionForms : public QObject, test::OnLinks
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void theFormsTakeOverWhatTheIncidentSays();
    void whatIsNoLongerOfferedIsNotTakenOver();
    void aRequestTakesOverWhatCanBeRequested();
    void aRestrictedTitleIsNotTakenOver();
};

void TstConversionForms::theFormsTakeOverWhatTheIncidentSays()
{
    const auto rita = m_story->personWith(u"end_user"_s, u"Rita"_s);
    const auto id = in(TicketStatus::New, rita.person);
    const auto service = m_story->requestable();
    m_story->alter<record::Ticket>(id, [&](record::Ticket& row) {
        row.serviceId = service;
        row.impact = 1;
        row.urgency = 3;
    });
    const auto incident = incidents().find(mira(), id);
    QVERIFY(incident);
    const auto asked = requestFrom(replica(), mira(), *incident);
    const auto raised = problemFrom(replica(), mira(), *incident);
    const auto planned = changeFrom(replica(), mira(), *incident);

    QVERIFY2(asked && raised && planned, qPrintable(told(asked) + told(raised) + told(planned)));
    for (const NewTicket* form : {static_cast<const NewTicket*>(&*asked),
             static_cast<const NewTicket*>(&*raised), static_cast<const NewTicket*>(&*planned)}) {
        QCOMPARE(form->title, u"Printer on fire"_s);
        QCOMPARE(form->description, u"It smokes."_s);
        QCOMPARE(form->impact, 1);
        QCOMPARE(form->urgency, 3);
        QCOMPARE(form->service, m_story->requestable());
        QVERIFY(!form->category); // each kind has its own
    }
    QCOMPARE(asked->requester, rita.person);
    QVERIFY(raised->requester.isNull() && planned->requester.isNull());
    QCOMPARE(raised->detection, ProblemDetection::Reactive);
    QCOMPARE(told(incidents().raiseProblem(mira(), id, *raised)), QString());
    QCOMPARE(told(incidents().raiseChange(mira(), id, *planned)), QString());
    QCOMPARE(told(incidents().convertToRequest(mira(), id, *asked)), QString());
    m_story->alter<record::Incident>(id, [](record::Incident& row) { row.isMajor = true; });
    const auto ofMajor = problemFrom(replica(), mira(), *incidents().find(mira(), id));
    QVERIFY2(ofMajor, qPrintable(told(ofMajor)));
    QCOMPARE(ofMajor->detection, ProblemDetection::MajorIncident);
}

/// What cannot be chosen any more would only be refused.
void TstConversionForms::whatIsNoLongerOfferedIsNotTakenOver()
{
    const auto rita = m_story->personWith(u"end_user"_s, u"Rita"_s);
    const auto service = m_story->requestable();
    record::Location oslo;
    oslo.id = LocationId(QUuid::createUuid());
    oslo.name = u"Oslo"_s;
    Story::must(m_story->add(oslo));
    const auto id = in(TicketStatus::New, rita.person);
    m_story->alter<record::Ticket>(id, [&](record::Ticket& row) {
        row.serviceId = service;
        row.locationId = oslo.id;
    });
    m_story->alter<record::Service>(
        service, [](record::Service& row) { row.lifecycle = ServiceLifecycle::Retired; });
    m_story->alter<record::UserAccount>(
        rita.person, [](record::UserAccount& row) { row.isActive = false; });
    Story::must(replica().write(mira().author(), {.code = u"test.remove"_s},
        [&](UnitOfWork& unit) { return unit.remove<record::Location>(oslo.id); }));
    const auto incident = incidents().find(mira(), id);
    QVERIFY(incident);

    auto asked = requestFrom(replica(), mira(), *incident);
    const auto raised = problemFrom(replica(), mira(), *incident);
    const auto planned = changeFrom(replica(), mira(), *incident);

    QVERIFY2(asked && raised && planned, qPrintable(told(asked) + told(raised) + told(planned)));
    QVERIFY(!asked->service && !raised->service && !planned->service);
    QVERIFY(!asked->location && !raised->location && !planned->location);
    QCOMPARE(asked->requester, mira().person);
    QCOMPARE(told(incidents().raiseProblem(mira(), id, *raised)), QString());
    QCOMPARE(told(incidents().raiseChange(mira(), id, *planned)), QString());
    m_story->alter<record::Service>(
        service, [](record::Service& row) { row.lifecycle = ServiceLifecycle::Published; });
    asked->service = service;
    QCOMPARE(told(incidents().convertToRequest(mira(), id, *asked)), QString());
}

void TstConversionForms::aRequestTakesOverWhatCanBeRequested()
{
    const auto service = m_story->requestable();
    const auto id = in(TicketStatus::New);
    m_story->alter<record::Ticket>(id, [&](record::Ticket& row) { row.serviceId = service; });
    m_story->alter<record::Service>(
        service, [](record::Service& row) { row.isRequestable = false; });
    const auto incident = incidents().find(mira(), id);
    QVERIFY(incident);

    const auto asked = requestFrom(replica(), mira(), *incident);
    const auto raised = problemFrom(replica(), mira(), *incident);

    QVERIFY2(asked && raised, qPrintable(told(asked) + told(raised)));
    QVERIFY(!asked->service);
    QCOMPARE(raised->service, std::optional(service));
}

void TstConversionForms::aRestrictedTitleIsNotTakenOver()
{
    const auto id = in(TicketStatus::New);
    m_story->alter<record::Ticket>(
        id, [](record::Ticket& row) { row.confidentiality = TicketConfidentiality::Restricted; });
    const auto incident = incidents().find(mira(), id);
    QVERIFY(incident);

    const auto asked = requestFrom(replica(), mira(), *incident);
    const auto raised = problemFrom(replica(), mira(), *incident);
    const auto planned = changeFrom(replica(), mira(), *incident);

    QVERIFY2(asked && raised && planned, qPrintable(told(asked) + told(raised) + told(planned)));
    QVERIFY(asked->title.isEmpty());
    QVERIFY(raised->title.isEmpty() && raised->description.isEmpty());
    QVERIFY(planned->description.isEmpty());
}

QTEST_GUILESS_MAIN(TstConversionForms)
#include "tst_conversion_forms.moc"
