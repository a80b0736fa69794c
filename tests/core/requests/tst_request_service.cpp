// R-01 of processes.md: who may ask for which service, and what a new request is.
#include "tests/support/people_story.h"

#include <QTest>

#include <algorithm>

#include "record/department.h"
#include "record/location.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::told;

class TstRequestService : public QObject, test::OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_story = std::make_unique<test::PeopleStory>(); }
    void cleanup() { end(); }
    void aNewRequestIsADraft();
    void requestsAreCountedForThemselves();
    void r01WhatMayBeRequested_data();
    void r01WhatMayBeRequested();
    void r01OnlyItsAudienceRequestsIt_data();
    void r01OnlyItsAudienceRequestsIt();
    void whatIsNeeded_data();
    void whatIsNeeded();
    void aRightOfOnesOwnIsForOneself();
    void theBeneficiaryIsSomebodyElse();
    void toldAgainItIsMadeOnce();
    void itIsTakenBackAsAWhole();

private:
    const Actor& mira() { return m_story->mira(); }
    RequestService& requests() { return m_story->session().requests; }
    /// Also the form's list says whether it can be chosen.
    bool isOffered(PersonId requester)
    {
        const auto list = requests().requestable(mira(), requester);
        test::Story::must(list);
        return std::any_of(list->begin(), list->end(),
            [&](const Choice& choice) { return choice.id == m_story->requestable().value(); });
    }
};

void TstRequestService::aNewRequestIsADraft()
{
    auto form = m_story->requestForm();
    form.title = u"  Another printer "_s;
    form.impact = 1;
    form.urgency = 2;

    const auto made = requests().create(mira(), form);

    QVERIFY2(made, qPrintable(told(made)));
    const auto& ticket = made->ticket;
    QCOMPARE(ticket.kind, TicketKind::ServiceRequest);
    QCOMPARE(ticket.status, TicketStatus::Draft);
    QCOMPARE(ticket.title, u"Another printer"_s);
    QCOMPARE(ticket.requesterId, mira().person);
    QCOMPARE(ticket.serviceId, m_story->requestable());
    QCOMPARE(ticket.priority, 2); // the matrix of any kind
    QVERIFY(ticket.isOpen);
    QVERIFY(!ticket.nextDueAt && !ticket.nextThresholdAt);
    QCOMPARE(made->request.approvalStatus, ServiceRequestApprovalStatus::NotRequired);
    QCOMPARE(made->request.approvalRound, 0);
    QVERIFY(!made->request.submittedAt && !made->request.requestedForId);
    const auto again = requests().find(mira(), ticket.id);
    QVERIFY(again);
    QVERIFY(again->ticket == ticket && again->request == made->request);
    QCOMPARE(codeOf(m_story->session().problems.find(mira(), ticket.id)), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(m_story->incidents().find(mira(), ticket.id)), u"NOT_FOUND"_s);
}

void TstRequestService::requestsAreCountedForThemselves()
{
    QVERIFY(m_story->incidentIn(TicketStatus::New));
    QStringList numbers;
    for (int i = 0; i < 3; ++i)
        numbers += requests().create(mira(), m_story->requestForm())->ticket.number;

    QCOMPARE(numbers, (QStringList{u"REQ-000001"_s, u"REQ-000002"_s, u"REQ-000003"_s}));
}

void TstRequestService::r01WhatMayBeRequested_data()
{
    QTest::addColumn<ServiceLifecycle>("lifecycle");
    QTest::addColumn<bool>("isRequestable");
    QTest::addColumn<QString>("code");
    const auto refused = u"NOT_REQUESTABLE service_id"_s;
    using enum ServiceLifecycle;
    QTest::newRow("published") << Published << true << QString();
    QTest::newRow("not for requests") << Published << false << refused;
    QTest::newRow("a draft") << Draft << true << refused;
    QTest::newRow("retired") << Retired << true << refused;
}

void TstRequestService::r01WhatMayBeRequested()
{
    QFETCH(const ServiceLifecycle, lifecycle);
    QFETCH(const bool, isRequestable);
    QFETCH(const QString, code);
    m_story->alter<record::Service>(m_story->requestable(), [&](record::Service& service) {
        service.lifecycle = lifecycle;
        service.isRequestable = isRequestable;
    });

    const auto made = requests().create(mira(), m_story->requestForm());

    QCOMPARE(told(made), code);
    QCOMPARE(isOffered(mira().person), code.isEmpty());
}

void TstRequestService::r01OnlyItsAudienceRequestsIt_data()
{
    QTest::addColumn<QString>("audience"); // $d, $l and $r stand for those that Ada is in
    QTest::addColumn<bool>("isMeant");
    const auto other = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QTest::newRow("everybody") << QString() << true;
    QTest::newRow("null") << u"null"_s << true;
    QTest::newRow("nothing said") << u"{}"_s << true;
    QTest::newRow("no lists") << u"{\"departments\": [], \"roles\": []}"_s << true;
    QTest::newRow("her department's department") << u"{\"departments\": [\"$d\"]}"_s << true;
    QTest::newRow("where her place is") << u"{\"locations\": [\"$l\"]}"_s << true;
    QTest::newRow("her role") << u"{\"roles\": [\"$r\"]}"_s << true;
    QTest::newRow("one of them") << u"{\"departments\": [\"%1\"], \"roles\": [\"$r\"]}"_s.arg(other)
                                 << true;
    QTest::newRow("another department") << u"{\"departments\": [\"%1\"]}"_s.arg(other) << false;
    QTest::newRow("none of them")
        << u"{\"departments\": [\"%1\"], \"roles\": [\"%1\"], \"locations\": [\"%1\"]}"_s.arg(other)
        << false;
    QTest::newRow("of another shape") << u"[\"$d\"]"_s << false;
}

void TstRequestService::r01OnlyItsAudienceRequestsIt()
{
    QFETCH(QString, audience);
    QFETCH(const bool, isMeant);
    const bool isSaid = !audience.isNull();
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    record::Department above;
    above.id = DepartmentId(QUuid::createUuid());
    above.name = u"Harbour"_s;
    QVERIFY(m_story->add(above));
    record::Department department;
    department.id = DepartmentId(QUuid::createUuid());
    department.name = u"Quay"_s;
    department.parentId = above.id;
    QVERIFY(m_story->add(department));
    record::Location place;
    place.id = LocationId(QUuid::createUuid());
    place.name = u"Oslo"_s;
    QVERIFY(m_story->add(place));
    m_story->alter<record::UserAccount>(ada.person, [&](record::UserAccount& person) {
        person.departmentId = department.id;
        person.locationId = place.id;
    });
    const auto bare = [](const QUuid& id) { return id.toString(QUuid::WithoutBraces); };
    audience.replace(u"$d"_s, bare(above.id.value()))
        .replace(u"$l"_s, bare(place.id.value()))
        .replace(u"$r"_s, bare(m_story->role(u"end_user"_s).value()));
    m_story->alter<record::Service>(m_story->requestable(), [&](record::Service& service) {
        if (isSaid)
            service.audience = audience;
    });

    auto form = m_story->requestForm();
    form.requester = ada.person; // whoever writes it down
    const auto made = requests().create(mira(), form);

    QCOMPARE(told(made), isMeant ? QString() : u"NOT_REQUESTABLE service_id"_s);
    QCOMPARE(isOffered(ada.person), isMeant);
    form.requester = {};
    QCOMPARE(bool(requests().create(ada, form)), isMeant);
}

void TstRequestService::whatIsNeeded_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("title") << u"title"_s << u"FIELD_REQUIRED title"_s;
    QTest::newRow("service") << u"service"_s << u"FIELD_REQUIRED service_id"_s;
    QTest::newRow("an unknown service") << u"unknown"_s << u"VALIDATION_ERROR service_id"_s;
    QTest::newRow("an unknown beneficiary")
        << u"beneficiary"_s << u"VALIDATION_ERROR requested_for_id"_s;
    QTest::newRow("a level") << u"impact"_s << u"VALIDATION_ERROR impact"_s;
    QTest::newRow("no description") << QString() << QString();
}

void TstRequestService::whatIsNeeded()
{
    QFETCH(const QString, what);
    QFETCH(const QString, refusal);
    auto form = m_story->requestForm();
    if (what == "title"_L1)
        form.title = u" \t"_s;
    if (what == "service"_L1)
        form.service.reset();
    if (what == "unknown"_L1)
        form.service = ServiceId(QUuid::createUuid());
    if (what == "beneficiary"_L1)
        form.requestedFor = PersonId(QUuid::createUuid());
    if (what == "impact"_L1)
        form.impact = 0;

    QCOMPARE(told(requests().create(mira(), form)), refusal);
}

void TstRequestService::aRightOfOnesOwnIsForOneself()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto manager = m_story->personWith(u"problem_manager"_s, u"Paul"_s);
    auto form = m_story->requestForm();
    QCOMPARE(told(requests().create(ada, form)), QString());
    form.requester = ada.person;
    QCOMPARE(told(requests().create(ada, form)), QString());
    form.requester = mira().person;

    QCOMPARE(told(requests().create(ada, form)), u"FORBIDDEN service_request.create"_s);

    QCOMPARE(told(requests().create(manager, form)), u"FORBIDDEN service_request.create"_s);
    form.requester = {};
    QCOMPARE(told(requests().create(manager, form)), u"FORBIDDEN service_request.create"_s);
}

void TstRequestService::theBeneficiaryIsSomebodyElse()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto bo = m_story->personWith(u"end_user"_s, u"Bo"_s);
    auto form = m_story->requestForm();
    form.requestedFor = ada.person;
    const auto forAda = requests().create(mira(), form);
    form.requestedFor = mira().person;
    const auto forMira = requests().create(mira(), form);

    QVERIFY(forAda && forMira);
    QCOMPARE(forAda->request.requestedForId, ada.person);
    QVERIFY(!forMira->request.requestedForId); // it is the requester's anyway
    // What is for somebody is theirs (access.md section 4).
    QCOMPARE(codeOf(requests().find(ada, forAda->ticket.id)), QString());
    QCOMPARE(codeOf(requests().find(ada, forMira->ticket.id)), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(requests().find(bo, forAda->ticket.id)), u"NOT_FOUND"_s);
}

void TstRequestService::toldAgainItIsMadeOnce()
{
    const CommandId command(QUuid::createUuid());
    auto form = m_story->requestForm();
    const auto first = requests().create(mira(), form, command);
    const auto again = requests().create(mira(), form, command);

    QVERIFY(first && again);
    QCOMPARE(again->ticket.id, first->ticket.id);
    form.requestedFor = m_story->personWith(u"end_user"_s, u"Ada"_s).person;
    QCOMPARE(codeOf(requests().create(mira(), form, command)), u"IDEMPOTENCY_MISMATCH"_s);
}

void TstRequestService::itIsTakenBackAsAWhole()
{
    const auto made = requests().create(mira(), m_story->requestForm());
    QVERIFY(made);

    QCOMPARE(codeOf(m_story->undoLast(mira())), QString());

    QCOMPARE(codeOf(requests().find(mira(), made->ticket.id)), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(m_story->undoLast(mira())), QString()); // done again
    QVERIFY(requests().find(mira(), made->ticket.id));
}

QTEST_GUILESS_MAIN(TstRequestService)
#include "tst_request_service.moc"
