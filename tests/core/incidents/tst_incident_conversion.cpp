// What an incident becomes and what is raised from it (processes.md I-16, I-17): from where, and
// what it takes. How these are acts like others: tst_conversion_commands.
#include "tests/core/incidents/conversions.h"

#include <functional>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::conversionActs;
using test::Story;
using test::told;

namespace {

using enum TicketStatus;

constexpr TicketStatus openStates[] = {New, Acknowledged, Assigned, InProgress, OnHold};

/// A form with something wrong in it, and what is said of it.
template <typename Form>
struct Spoiled
{
    const char* what;
    std::function<void(Form&)> spoil;
    QString refusal;
};

} // namespace

class TstIncidentConversion : public QObject, test::OnConversions
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void fromEveryOpenState_data();
    void fromEveryOpenState();
    void i16TheRequestIsTheRequesters();
    void i16WhatTheRequestNeeds();
    void i16WhatKeepsTheIncident_data();
    void i16WhatKeepsTheIncident();
    void i16PartsThatHaveEndedKeepNothing();
    void i17TheProblemKnowsWhenItWasNoticed();
    void i17WhatTheProblemNeeds();
    void i17WhatTheChangeNeeds();
    void i17TheRightReachesTheIncident();
    void i17ThereMayBeSeveral();
};

void TstIncidentConversion::fromEveryOpenState_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<TicketStatus>("status");
    for (size_t i = 0; i < std::size(conversionActs); ++i) {
        for (const auto status : openStates)
            QTest::addRow("%s, %s", conversionActs[i].rule, qPrintable(keyOf(status)))
                << int(i) << status;
    }
}

void TstIncidentConversion::fromEveryOpenState()
{
    QFETCH(const TicketStatus, status);
    const auto id = in(status);
    const auto before = ticket(id);
    QVERIFY(before.nextDueAt || status == OnHold);
    m_story->desk->clock.advance(1min);

    QCOMPARE(told(m_story->run(QString::fromLatin1(act().command), id)), QString());

    const auto links = related(id).links;
    QCOMPARE(links.size(), 1);
    const auto& link = links.first();
    QVERIFY(link.isOutgoing);
    QCOMPARE(link.type, act().link);
    QCOMPARE(link.other.kind, act().kind);
    QCOMPARE(link.other.status, act().made);
    QVERIFY2(link.other.number.startsWith(QLatin1StringView(act().prefix)),
        qPrintable(link.other.number));
    QCOMPARE(foundAs(link.other.id), QString());
    const auto after = ticket(id);
    if (act().kind != TicketKind::ServiceRequest) {
        QCOMPARE(after.status, status);
        QCOMPARE(after.statusChangedAt, before.statusChangedAt);
        QCOMPARE(after.holdReason, before.holdReason);
        QCOMPARE(after.nextDueAt, before.nextDueAt);
        return;
    }
    QCOMPARE(after.status, Cancelled);
    QCOMPARE(after.cancelReason, TicketCancelReason::Converted);
    QCOMPARE(after.cancelledAt, m_story->desk->clock.now());
    QVERIFY(!after.isOpen && !after.holdReason && !after.holdReturnStatus);
    QVERIFY(!after.nextDueAt && !after.isClockPaused); // C✕
}

void TstIncidentConversion::i16TheRequestIsTheRequesters()
{
    const auto rita = m_story->personWith(u"end_user"_s, u"Rita"_s);
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    auto form = request();
    form.requestedFor = ada.person;

    const auto made = incidents().convertToRequest(mira(), in(InProgress, rita.person), form);

    QVERIFY2(made, qPrintable(told(made)));
    QCOMPARE(made->ticket.requesterId, rita.person);
    QCOMPARE(made->ticket.serviceId, m_story->requestable());
    QCOMPARE(made->ticket.status, Draft);
    QVERIFY(made->ticket.isOpen && !made->ticket.nextDueAt); // its clocks begin with R-02
    QCOMPARE(made->request.requestedForId, ada.person);
    QCOMPARE(made->request.formVersion, 1);
    // The requester follows it there.
    QCOMPARE(told(session().requests.find(rita, made->ticket.id)), QString());
    QCOMPARE(told(session().requests.find(ada, made->ticket.id)), QString());
}

void TstIncidentConversion::i16WhatTheRequestNeeds()
{
    const auto hidden = m_story->requestable();
    const auto id = in(New);
    const auto before = ticket(id);
    const auto tickets = rows("SELECT count(*) FROM ticket");
    const Spoiled<NewServiceRequest> forms[] = {
        {"no service", [](auto& form) { form.service.reset(); }, u"FIELD_REQUIRED service_id"_s},
        {"an unknown service", [](auto& form) { form.service = ServiceId(QUuid::createUuid()); },
            u"VALIDATION_ERROR service_id"_s},
        {"no title", [](auto& form) { form.title = u" "_s; }, u"FIELD_REQUIRED title"_s},
        {"a category of incidents", [&](auto& form) { form.category = m_story->category(); },
            u"CATEGORY_INVALID category_id"_s},
        {"a service nobody can request",
            [&](auto&) {
                m_story->alter<record::Service>(
                    hidden, [](record::Service& row) { row.isRequestable = false; });
            },
            u"NOT_REQUESTABLE service_id"_s},
    };
    for (const auto& [what, spoil, refusal] : forms) {
        auto form = request();
        spoil(form);
        const auto made = incidents().convertToRequest(mira(), id, form);
        QVERIFY2(told(made) == refusal, qPrintable(QLatin1StringView(what) + u": "_s + told(made)));
    }
    QCOMPARE(ticket(id), before);
    QCOMPARE(rows("SELECT count(*) FROM ticket"), tickets);
}

void TstIncidentConversion::i16WhatKeepsTheIncident_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    QTest::newRow("it is major") << u"major"_s << u"GUARD_FAILED"_s;
    QTest::newRow("PC-7") << u"parent"_s << u"OPEN_CHILDREN"_s;
    QTest::newRow("it is resolved") << u"resolved"_s << u"INVALID_TRANSITION"_s;
    QTest::newRow("G-14") << u"stale"_s << u"VERSION_CONFLICT"_s;
}

void TstIncidentConversion::i16WhatKeepsTheIncident()
{
    QFETCH(const QString, what);
    QFETCH(const QString, code);
    const auto id = in(what == "resolved"_L1 ? Resolved : InProgress);
    const Origin shown(ticket(id));
    if (what == "major"_L1) {
        m_story->alter<record::Incident>(id, [](record::Incident& row) { row.isMajor = true; });
    } else if (what == "parent"_L1) {
        Story::must(links().setParent(mira(), in(New), id));
    } else if (what == "stale"_L1) {
        Story::must(m_story->run(u"hold"_s, id));
    }
    const auto before = ticket(id);
    QCOMPARE(isOffered(mira(), id), what == "stale"_L1); // another look is enough for that

    const auto made =
        incidents().convertToRequest(mira(), id, request(), what == "stale"_L1 ? shown : Origin());

    QCOMPARE(codeOf(made), code);
    QCOMPARE(ticket(id), before);
    QVERIFY(related(id).links.isEmpty());
}

void TstIncidentConversion::i16PartsThatHaveEndedKeepNothing()
{
    const auto id = in(InProgress);
    const auto part = in(New);
    Story::must(links().setParent(mira(), part, id));
    QVERIFY(!isOffered(mira(), id));
    Story::must(m_story->run(u"cancel"_s, part));

    QVERIFY(isOffered(mira(), id));

    QCOMPARE(told(incidents().convertToRequest(mira(), id, request())), QString());
}

void TstIncidentConversion::i17TheProblemKnowsWhenItWasNoticed()
{
    const auto id = in(InProgress);
    const auto noticed = m_story->desk->clock.now() - 3h;
    m_story->alter<record::Incident>(id, [&](record::Incident& row) { row.detectedAt = noticed; });
    auto form = problem();
    form.incidents = {in(New), id};

    const auto made = incidents().raiseProblem(mira(), id, form);

    QVERIFY2(made, qPrintable(told(made)));
    QCOMPARE(made->problem.detection, ProblemDetection::Reactive);
    QCOMPARE(made->problem.firstIncidentAt, noticed);
    QCOMPARE(made->problem.lastIncidentAt, ticket(form.incidents.first()).head.createdAt);
    QCOMPARE(made->ticket.requesterId, mira().person);
    QCOMPARE(related(made->ticket.id).links.size(), 2); // each incident once
}

void TstIncidentConversion::i17WhatTheProblemNeeds()
{
    const auto id = in(New);
    const auto tickets = rows("SELECT count(*) FROM ticket");
    const Spoiled<NewProblem> forms[] = {
        {"no title", [](auto& form) { form.title.clear(); }, u"FIELD_REQUIRED title"_s},
        {"no description", [](auto& form) { form.description = u" \n"_s; },
            u"FIELD_REQUIRED description"_s},
        {"no detection", [](auto& form) { form.detection.reset(); }, u"FIELD_REQUIRED detection"_s},
        {"an unknown owner", [](auto& form) { form.owner = PersonId(QUuid::createUuid()); },
            u"VALIDATION_ERROR owner_id"_s},
        {"no level", [](auto& form) { form.impact = 4; }, u"VALIDATION_ERROR impact"_s},
        {"a category of incidents", [&](auto& form) { form.category = m_story->category(); },
            u"CATEGORY_INVALID category_id"_s},
    };
    for (const auto& [what, spoil, refusal] : forms) {
        auto form = problem();
        spoil(form);
        const auto made = incidents().raiseProblem(mira(), id, form);
        QVERIFY2(told(made) == refusal, qPrintable(QLatin1StringView(what) + u": "_s + told(made)));
    }
    auto unknown = problem();
    unknown.incidents = {TicketId(QUuid::createUuid())};
    QCOMPARE(codeOf(incidents().raiseProblem(mira(), id, unknown)), u"NOT_FOUND"_s);
    QCOMPARE(rows("SELECT count(*) FROM ticket"), tickets);
}

void TstIncidentConversion::i17WhatTheChangeNeeds()
{
    const auto id = in(New);
    const auto tickets = rows("SELECT count(*) FROM ticket");
    const Spoiled<NewChange> forms[] = {
        {"no title", [](auto& form) { form.title.clear(); }, u"FIELD_REQUIRED title"_s},
        {"no description", [](auto& form) { form.description.clear(); },
            u"FIELD_REQUIRED description"_s},
        {"no type", [](auto& form) { form.type.reset(); }, u"FIELD_REQUIRED change_type"_s},
        {"a standard one", [](auto& form) { form.type = ChangeChangeType::Standard; },
            u"MODEL_INVALID change_type"_s},
        {"no level", [](auto& form) { form.urgency = 0; }, u"VALIDATION_ERROR urgency"_s},
    };
    for (const auto& [what, spoil, refusal] : forms) {
        auto form = change();
        spoil(form);
        const auto made = incidents().raiseChange(mira(), id, form);
        QVERIFY2(told(made) == refusal, qPrintable(QLatin1StringView(what) + u": "_s + told(made)));
    }
    QCOMPARE(rows("SELECT count(*) FROM ticket"), tickets);
}

/// Who may raise on what is their own does so from what is their own.
void TstIncidentConversion::i17TheRightReachesTheIncident()
{
    const auto id = in(InProgress);
    auto kim = m_story->personHolding({u"problem.create"_s, u"change.create"_s}, u"Kim"_s);
    for (const auto& permission : {u"incident.read"_s, u"problem.read"_s})
        kim.grants.insert(permission, Scope::Organization);

    auto form = problem();
    form.requester = kim.person;
    auto other = change();
    other.requester = kim.person;

    QCOMPARE(told(incidents().raiseProblem(kim, id, form)), u"FORBIDDEN problem.create"_s);
    QCOMPARE(told(incidents().raiseChange(kim, id, other)), u"FORBIDDEN change.create"_s);

    kim.grants.insert(u"problem.create"_s, Scope::Organization);
    QCOMPARE(told(incidents().raiseProblem(kim, id, form)), QString());
}

void TstIncidentConversion::i17ThereMayBeSeveral()
{
    const auto id = in(InProgress);
    for (const auto* command : {"raise_problem", "raise_problem", "raise_change"})
        QCOMPARE(told(m_story->run(QString::fromLatin1(command), id)), QString());

    QCOMPARE(related(id).links.size(), 3);
    QCOMPARE(ticket(id).status, InProgress);
    // G-07: it can wait for each of them.
    QCOMPARE(told(incidents().hold(mira(), id, {TicketHoldReason::AwaitingChange, {}, {}, {}})),
        QString());
}

QTEST_GUILESS_MAIN(TstIncidentConversion)
#include "tst_incident_conversion.moc"
