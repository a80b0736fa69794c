// P-01 of processes.md: a new problem, with or without incidents.
#include "core/tickets/history.h"
#include "tests/support/people_story.h"

#include <QTest>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::told;

class TstProblemService : public QObject, test::OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_story = std::make_unique<test::PeopleStory>(); }
    void cleanup() { end(); }
    void aNewProblemIsLogged();
    void problemsAreCountedForThemselves();
    void whatIsNeeded_data();
    void whatIsNeeded();
    void p01FirstAndLastIncidentFollowFromThoseNamed();
    void p01TheIncidentsAreLinkedInOneAct();
    void whatIsLinkedByHandWidensTheDates_data();
    void whatIsLinkedByHandWidensTheDates();
    void datesWhichAreThereAreNotNarrowed();
    void datesOfAClosedProblemStay();
    void theIncidentsMustBeReadable();
    void onlySomeLogProblems_data();
    void onlySomeLogProblems();
    void whatItsOwnerAloneReads();
    void toldAgainItIsMadeOnce();

private:
    const Actor& mira() { return m_story->mira(); }
    ProblemService& problems() { return m_story->session().problems; }
    TicketId incident(const std::optional<PersonId>& requester = {})
    {
        auto id = m_story->incidentIn(TicketStatus::New, requester);
        test::Story::must(id);
        return *id;
    }
    TicketId incidentNoticed(Timestamp at)
    {
        const auto id = incident();
        m_story->alter<record::Incident>(id, [&](record::Incident& row) { row.detectedAt = at; });
        return id;
    }
    Result<> linkTo(TicketId problem, TicketId incident)
    {
        return m_story->session().links.link(
            mira(), incident, TicketLinkLinkType::CausedBy, problem);
    }
    record::Problem problem(TicketId id) { return m_story->row<record::Problem>(id); }
};

void TstProblemService::aNewProblemIsLogged()
{
    const auto ada = m_story->personWith(u"problem_manager"_s, u"Ada"_s);
    auto form = m_story->problemForm();
    form.detection = ProblemDetection::Trend;
    form.owner = ada.person;
    form.symptoms = u"Smoke"_s;
    form.impact = 2;
    form.urgency = 2;

    const auto made = problems().create(mira(), form);

    QVERIFY2(made, qPrintable(told(made)));
    const auto& [ticket, problem] = *made;
    QCOMPARE(ticket.kind, TicketKind::Problem);
    QCOMPARE(ticket.status, TicketStatus::Logged);
    QCOMPARE(ticket.priority, 3);
    QCOMPARE(ticket.requesterId, mira().person);
    QVERIFY(ticket.isOpen);
    QCOMPARE(problem.detection, ProblemDetection::Trend);
    QCOMPARE(problem.ownerId, ada.person);
    QCOMPARE(problem.symptoms, u"Smoke"_s);
    QVERIFY(!problem.firstIncidentAt && !problem.lastIncidentAt);
    const auto again = problems().find(mira(), ticket.id);
    QVERIFY(again && again->ticket == ticket && again->problem == problem);
    const auto story = historyOf(m_story->replica(), mira(), ticket.id.value());
    QVERIFY(story);
    QCOMPARE(story->size(), 1);
    QCOMPARE(story->first().command, u"problem.create"_s);
    QVERIFY(story->first().isUndoable);
}

void TstProblemService::problemsAreCountedForThemselves()
{
    incident();
    QStringList numbers;
    for (int i = 0; i < 2; ++i)
        numbers += problems().create(mira(), m_story->problemForm())->ticket.number;

    QCOMPARE(numbers, (QStringList{u"PRB-000001"_s, u"PRB-000002"_s}));
}

void TstProblemService::whatIsNeeded_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("refusal");
    for (const auto* field : {"title", "description", "detection"})
        QTest::newRow(field) << QString::fromLatin1(field)
                             << u"FIELD_REQUIRED "_s + QLatin1StringView(field);
    QTest::newRow("a known owner") << u"owner"_s << u"VALIDATION_ERROR owner_id"_s;
    QTest::newRow("a level") << u"urgency"_s << u"VALIDATION_ERROR urgency"_s;
    QTest::newRow("a category of its kind") << u"category"_s << u"CATEGORY_INVALID category_id"_s;
    QTest::newRow("a known service") << u"service"_s << u"VALIDATION_ERROR service_id"_s;
}

void TstProblemService::whatIsNeeded()
{
    QFETCH(const QString, what);
    QFETCH(const QString, refusal);
    auto form = m_story->problemForm();
    if (what == "title"_L1)
        form.title.clear();
    if (what == "description"_L1)
        form.description = u"\n"_s;
    if (what == "detection"_L1)
        form.detection.reset();
    if (what == "owner"_L1)
        form.owner = PersonId(QUuid::createUuid());
    if (what == "urgency"_L1)
        form.urgency = 9;
    if (what == "category"_L1)
        form.category = m_story->category();
    if (what == "service"_L1)
        form.service = ServiceId(QUuid::createUuid());

    QCOMPARE(told(problems().create(mira(), form)), refusal);
}

void TstProblemService::p01FirstAndLastIncidentFollowFromThoseNamed()
{
    auto form = m_story->problemForm();
    for (int i = 0; i < 3; ++i) {
        form.incidents += incident();
        m_story->desk->clock.advance(1h);
    }
    const auto first = m_story->ticket(form.incidents.first()).head.createdAt;
    const auto last = m_story->ticket(form.incidents.last()).head.createdAt;
    std::rotate(form.incidents.begin(), form.incidents.begin() + 1, form.incidents.end());

    const auto made = problems().create(mira(), form);

    QVERIFY2(made, qPrintable(told(made)));
    QCOMPARE(made->problem.firstIncidentAt, first);
    QCOMPARE(made->problem.lastIncidentAt, last);
    QCOMPARE(last - first, 2h);
}

void TstProblemService::p01TheIncidentsAreLinkedInOneAct()
{
    const auto one = incident();
    auto form = m_story->problemForm();
    form.incidents = {one, incident(), one};

    const auto made = problems().create(mira(), form);

    QVERIFY2(made, qPrintable(told(made)));
    auto& links = m_story->session().links;
    const auto found = links.related(mira(), made->ticket.id);
    QVERIFY(found);
    QCOMPARE(found->links.size(), 2);
    for (const auto& link : found->links) {
        QCOMPARE(link.type, TicketLinkLinkType::CausedBy);
        QVERIFY(!link.isOutgoing);
    }
    QVERIFY(links.related(mira(), one)->links.first().isPrimary);
    const auto here = historyOf(m_story->replica(), mira(), one.value());
    QVERIFY(here);
    QCOMPARE(here->last().command, u"problem.create"_s);
    QVERIFY(here->last().isElsewhere && here->last().isUndoable);

    QCOMPARE(codeOf(m_story->undoLast(mira())), QString());
    QVERIFY(links.related(mira(), one)->links.isEmpty());
    QCOMPARE(codeOf(problems().find(mira(), made->ticket.id)), u"NOT_FOUND"_s);
}

void TstProblemService::whatIsLinkedByHandWidensTheDates_data()
{
    QTest::addColumn<int>("noticed"); // hours after the first of two incidents, two hours apart
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("before both") << -5 << -5 << 2;
    QTest::newRow("between them") << 1 << 0 << 2;
    QTest::newRow("after both") << 7 << 0 << 7;
}

/// processes.md section 7: an effect of caused_by, in the same act.
void TstProblemService::whatIsLinkedByHandWidensTheDates()
{
    QFETCH(const int, noticed);
    QFETCH(const int, first);
    QFETCH(const int, last);
    const auto start = m_story->desk->clock.now() - 24h;
    auto form = m_story->problemForm();
    form.incidents = {incidentNoticed(start), incidentNoticed(start + 2h)};
    const auto made = problems().create(mira(), form);
    QVERIFY2(made, qPrintable(told(made)));
    const auto id = made->ticket.id;

    QCOMPARE(told(linkTo(id, incidentNoticed(start + std::chrono::hours(noticed)))), QString());

    QCOMPARE(problem(id).firstIncidentAt, start + std::chrono::hours(first));
    QCOMPARE(problem(id).lastIncidentAt, start + std::chrono::hours(last));
    QCOMPARE(codeOf(m_story->undoLast(mira())), QString());
    QCOMPARE(problem(id).firstIncidentAt, start);
    QCOMPARE(problem(id).lastIncidentAt, start + 2h);
}

/// "Derived from linked incidents, editable"
void TstProblemService::datesWhichAreThereAreNotNarrowed()
{
    const auto start = m_story->desk->clock.now() - 24h;
    const auto id = m_story->ticketOf(TicketKind::Problem);
    QCOMPARE(told(linkTo(id, incidentNoticed(start))), QString());
    QCOMPARE(problem(id).firstIncidentAt, start);
    QCOMPARE(problem(id).lastIncidentAt, start);
    m_story->alter<record::Problem>(
        id, [&](record::Problem& row) { row.firstIncidentAt = start - 48h; });

    QCOMPARE(told(linkTo(id, incidentNoticed(start + 1h))), QString());

    QCOMPARE(problem(id).firstIncidentAt, start - 48h);
    QCOMPARE(problem(id).lastIncidentAt, start + 1h);
}

/// G-11
void TstProblemService::datesOfAClosedProblemStay()
{
    const auto id = m_story->ticketOf(TicketKind::Problem);
    m_story->alter<record::Ticket>(
        id, [](record::Ticket& row) { row.status = TicketStatus::Closed; });

    QCOMPARE(told(linkTo(id, incident())), QString());

    QVERIFY(!problem(id).firstIncidentAt && !problem(id).lastIncidentAt);
    QCOMPARE(codeOf(m_story->undoLast(mira())), QString());
    QVERIFY(m_story->session().links.related(mira(), id)->links.isEmpty());
}

void TstProblemService::theIncidentsMustBeReadable()
{
    const auto id = incident();
    auto blind = mira();
    blind.grants.remove(u"incident.read"_s);
    auto form = m_story->problemForm();
    form.incidents = {id};

    QCOMPARE(codeOf(problems().create(blind, form)), u"NOT_FOUND"_s);

    QVERIFY(m_story->session().links.related(mira(), id)->links.isEmpty());
    form.incidents = {m_story->ticketOf(TicketKind::Change)};
    QCOMPARE(codeOf(problems().create(mira(), form)), u"LINK_REFUSED"_s);
}

void TstProblemService::onlySomeLogProblems_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<bool>("may");
    for (const auto* role : {"end_user", "executive"})
        QTest::newRow(role) << QString::fromLatin1(role) << false;
    for (const auto* role : {"agent", "problem_manager", "change_manager"})
        QTest::newRow(role) << QString::fromLatin1(role) << true;
}

void TstProblemService::onlySomeLogProblems()
{
    QFETCH(const QString, role);
    QFETCH(const bool, may);
    const auto ada = m_story->personWith(role, u"Ada"_s);

    QCOMPARE(told(problems().create(ada, m_story->problemForm())),
        may ? QString() : u"FORBIDDEN problem.create"_s);
}

/// access.md section 4: whom the problem names as its owner, that one has it.
void TstProblemService::whatItsOwnerAloneReads()
{
    auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    ada.grants.insert(u"problem.read"_s, Scope::Own);
    auto form = m_story->problemForm();
    const auto others = problems().create(mira(), form);
    form.owner = ada.person;
    const auto hers = problems().create(mira(), form);
    QVERIFY(others && hers);

    QCOMPARE(codeOf(problems().find(ada, hers->ticket.id)), QString());
    QCOMPARE(codeOf(problems().find(ada, others->ticket.id)), u"NOT_FOUND"_s);
}

void TstProblemService::toldAgainItIsMadeOnce()
{
    const CommandId command(QUuid::createUuid());
    auto form = m_story->problemForm();
    const auto first = problems().create(mira(), form, command);
    const auto again = problems().create(mira(), form, command);

    QVERIFY(first && again);
    QCOMPARE(again->ticket.id, first->ticket.id);
    form.incidents = {incident()};
    QCOMPARE(codeOf(problems().create(mira(), form, command)), u"IDEMPOTENCY_MISMATCH"_s);
}

QTEST_GUILESS_MAIN(TstProblemService)
#include "tst_problem_service.moc"
