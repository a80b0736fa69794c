// What an incident becomes and what is raised from it (processes.md I-16, I-17).
#include "core/incidents/incident_bulk.h"
#include "core/incidents/incident_guards.h"
#include "core/tickets/any_ticket.h"
#include "core/tickets/bulk_run.h"
#include "core/tickets/history.h"
#include "tests/core/tickets/linked_tickets.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::Story;
using test::told;

namespace {

using enum TicketStatus;

/// What each act makes, and how it is linked.
struct Act
{
    const char* rule;
    const char* command;
    TicketKind kind;
    TicketStatus made;
    TicketLinkLinkType link;
    const char* prefix;
};
constexpr Act acts[] = {
    {"I-16", "convert_to_request", TicketKind::ServiceRequest, Draft,
        TicketLinkLinkType::ConvertedTo, "REQ-"},
    {"I-17, problem", "raise_problem", TicketKind::Problem, Logged, TicketLinkLinkType::CausedBy,
        "PRB-"},
    {"I-17, change", "raise_change", TicketKind::Change, Draft, TicketLinkLinkType::Requires,
        "CHG-"},
};
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

class TstIncidentConversion : public QObject, test::OnLinks
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
    void i17TheProblemKnowsWhenItWasNoticed();
    void i17WhatTheProblemNeeds();
    void i17WhatTheChangeNeeds();
    void i17ThereMayBeSeveral();
    void toldAgainItIsMadeOnce();
    void ofManyEachIsAnActOfItsOwn_data();
    void ofManyEachIsAnActOfItsOwn();
    void itIsOneActAndUndoneAsOne_data();
    void itIsOneActAndUndoneAsOne();
    void whatWasWorkedOnIsNotTakenBack_data();
    void whatWasWorkedOnIsNotTakenBack();
    void bothTellOfIt_data();
    void bothTellOfIt();
    void whoMayIsKnownBeforehand_data();
    void whoMayIsKnownBeforehand();

private:
    Session& session() { return *m_story->desk->session; }
    void addActs();
    const Act& act();
    /// Does it; answers the ticket that it made.
    TicketId made(const Act& act, TicketId incident);
    /// The same through another service; answers the ticket as that one does.
    Result<record::Ticket> madeBy(
        IncidentService& service, const Actor& actor, TicketId incident, const Origin& origin);
    QString foundAs(TicketId id)
    {
        return codeOf(
            replica().read([&](Database& database) { return readTicket(database, mira(), id); }));
    }
    qint64 rows(const char* sql)
    {
        const auto found = number(replica().database(), {"test.rows", sql});
        Story::must(found);
        return *found;
    }
    NewServiceRequest request() { return m_story->requestForm(); }
    NewProblem problem() { return m_story->problemForm(); }
    NewChange change() { return m_story->changeForm(); }
};

void TstIncidentConversion::addActs()
{
    QTest::addColumn<int>("at");
    for (size_t i = 0; i < std::size(acts); ++i)
        QTest::newRow(acts[i].rule) << int(i);
}

const Act& TstIncidentConversion::act()
{
    QFETCH(const int, at);
    return acts[at];
}

TicketId TstIncidentConversion::made(const Act& act, TicketId incident)
{
    Story::must(m_story->run(QString::fromLatin1(act.command), incident));
    const auto links = related(incident).links;
    return links.isEmpty() ? TicketId() : links.last().other.id;
}

Result<record::Ticket> TstIncidentConversion::madeBy(
    IncidentService& service, const Actor& actor, TicketId incident, const Origin& origin)
{
    const auto shared = [](const auto& made) {
        return made ? Result<record::Ticket>(made->ticket) : made.error();
    };
    switch (act().kind) {
    case TicketKind::ServiceRequest:
        return shared(service.convertToRequest(actor, incident, request(), origin));
    case TicketKind::Problem:
        return shared(service.raiseProblem(actor, incident, problem(), origin));
    default: return shared(service.raiseChange(actor, incident, change(), origin));
    }
}

void TstIncidentConversion::fromEveryOpenState_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<TicketStatus>("status");
    for (size_t i = 0; i < std::size(acts); ++i) {
        for (const auto status : openStates)
            QTest::addRow("%s, %s", acts[i].rule, qPrintable(keyOf(status))) << int(i) << status;
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

    const auto made =
        incidents().convertToRequest(mira(), id, request(), what == "stale"_L1 ? shown : Origin());

    QCOMPARE(codeOf(made), code);
    QCOMPARE(ticket(id), before);
    QVERIFY(related(id).links.isEmpty());
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

void TstIncidentConversion::toldAgainItIsMadeOnce()
{
    const auto id = in(InProgress);
    const CommandId ofProblem(QUuid::createUuid());
    const CommandId ofChange(QUuid::createUuid());
    const CommandId ofRequest(QUuid::createUuid());
    for (int turn = 0; turn < 2; ++turn) {
        QCOMPARE(told(incidents().raiseProblem(mira(), id, problem(), ofProblem)), QString());
        QCOMPARE(told(incidents().raiseChange(mira(), id, change(), ofChange)), QString());
        QCOMPARE(told(incidents().convertToRequest(mira(), id, request(), ofRequest)), QString());
    }

    QCOMPARE(related(id).links.size(), 3);
    auto other = problem();
    other.title = u"Printers get cold"_s;
    QCOMPARE(
        codeOf(incidents().raiseProblem(mira(), id, other, ofProblem)), u"IDEMPOTENCY_MISMATCH"_s);
    QCOMPARE(codeOf(incidents().raiseChange(mira(), id, change(), ofProblem)),
        u"IDEMPOTENCY_MISMATCH"_s);
    auto elsewhere = request();
    elsewhere.requestedFor = mira().person;
    QCOMPARE(codeOf(incidents().convertToRequest(mira(), id, elsewhere, ofRequest)),
        u"IDEMPOTENCY_MISMATCH"_s);
    QCOMPARE(codeOf(incidents().raiseProblem(mira(), in(New), problem(), ofProblem)),
        u"IDEMPOTENCY_MISMATCH"_s);
    QCOMPARE(related(id).links.size(), 3);
}

void TstIncidentConversion::ofManyEachIsAnActOfItsOwn_data()
{
    addActs();
}

/// G-12. What they make is answered before it can be read back.
void TstIncidentConversion::ofManyEachIsAnActOfItsOwn()
{
    m_story->requestable();
    const auto closed = in(Closed);
    const QList<TicketId> open{in(InProgress), in(New)};
    QList<record::Ticket> answered;
    BulkRun run(BulkRun::Mode::Write, theseTickets(open + QList<TicketId>{closed}),
        bulkOf([&](IncidentService& service, const Actor& actor, TicketId id,
                   const Origin& origin) -> Result<> {
            const auto made = madeBy(service, actor, id, origin);
            if (made)
                answered.append(*made);
            return Story::withoutAnswer(made);
        }));

    for (bool isMore = true; isMore;) {
        const auto step = run.step(replica(), mira());
        QVERIFY2(step, qPrintable(told(step)));
        isMore = *step;
    }

    QCOMPARE(run.outcome().changed, 2);
    QCOMPARE(run.outcome().refused.size(), 1);
    QCOMPARE(run.outcome().refused.first().ticket, closed);
    QCOMPARE(run.outcome().refused.first().error.code, u"INVALID_TRANSITION"_s);
    for (const auto& id : open) {
        const auto links = related(id).links;
        QCOMPARE(links.size(), 1);
        const auto& other = links.first().other;
        QCOMPARE(foundAs(other.id), QString());
        QVERIFY(std::any_of(answered.begin(), answered.end(), [&](const record::Ticket& each) {
            return each.id == other.id && each.number == other.number && each.status == act().made;
        }));
    }
}

void TstIncidentConversion::itIsOneActAndUndoneAsOne_data()
{
    addActs();
}

void TstIncidentConversion::itIsOneActAndUndoneAsOne()
{
    m_story->requestable();
    const auto id = in(InProgress);
    const auto before = ticket(id);
    const auto entries = rows("SELECT count(*) FROM jr_tx");
    m_story->desk->clock.advance(1min);
    const auto other = made(act(), id);
    QCOMPARE(rows("SELECT count(*) FROM jr_tx"), entries + 1);
    const auto after = ticket(id).status;
    auto last = replica().lastWritten();
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(told(undo(replica(), mira(), last)), QString());
        QVERIFY(related(id).links.isEmpty());
        QCOMPARE(foundAs(other), u"NOT_FOUND"_s);
        QCOMPARE(ticket(id).status, InProgress);
        QCOMPARE(ticket(id).nextDueAt, before.nextDueAt);
        QVERIFY(!ticket(id).cancelReason);
        last = replica().lastWritten();

        QCOMPARE(told(undo(replica(), mira(), last)), QString()); // and done again
        QCOMPARE(related(id).links.size(), 1);
        QCOMPARE(related(id).links.first().other.id, other);
        QCOMPARE(foundAs(other), QString());
        QCOMPARE(ticket(id).status, after);
        last = replica().lastWritten();
    }
}

void TstIncidentConversion::whatWasWorkedOnIsNotTakenBack_data()
{
    addActs();
}

void TstIncidentConversion::whatWasWorkedOnIsNotTakenBack()
{
    m_story->requestable();
    const auto noor = m_story->personWith(u"agent"_s, u"Noor"_s);
    const auto id = in(InProgress);
    const auto other = made(act(), id);
    const auto entry = replica().lastWritten();
    const auto after = ticket(id);
    QCOMPARE(told(session().comments.add(noor, other, {u"I look at it."_s})), QString());

    QCOMPARE(codeOf(undo(replica(), mira(), entry)), u"VERSION_CONFLICT"_s);

    QCOMPARE(foundAs(other), QString());
    QCOMPARE(ticket(id), after);
}

void TstIncidentConversion::bothTellOfIt_data()
{
    addActs();
}

void TstIncidentConversion::bothTellOfIt()
{
    m_story->requestable();
    const auto id = in(InProgress);
    const auto other = made(act(), id);

    const auto here = historyOf(replica(), mira(), id.value());
    const auto there = historyOf(replica(), mira(), other.value());

    QVERIFY(here && there);
    const auto command = u"incident."_s + QLatin1StringView(act().command);
    QCOMPARE(here->last().command, command);
    QVERIFY(here->last().isUndoable);
    QCOMPARE(here->last().subjects.size(), 1);
    QVERIFY(std::none_of(here->last().edits.begin(), here->last().edits.end(),
        [&](const HistoryEdit& edit) { return edit.row == other.value(); }));
    QCOMPARE(there->size(), 1);
    QCOMPARE(there->first().command, command);
    QVERIFY(std::any_of(
        there->first().edits.begin(), there->first().edits.end(), [](const HistoryEdit& edit) {
            return edit.table == "ticket"_L1 && edit.field == "number"_L1 && edit.isInitial;
        }));
    QVERIFY(std::none_of(there->first().edits.begin(), there->first().edits.end(),
        [&](const HistoryEdit& edit) { return edit.row == id.value(); }));
}

void TstIncidentConversion::whoMayIsKnownBeforehand_data()
{
    QTest::addColumn<TicketStatus>("status");
    for (const auto status : {New, OnHold, Resolved, Closed, Cancelled})
        QTest::newRow(qPrintable(keyOf(status))) << status;
}

/// What a window asks before it offers the act says the same as the act.
void TstIncidentConversion::whoMayIsKnownBeforehand()
{
    QFETCH(const TicketStatus, status);
    const auto rita = m_story->personWith(u"end_user"_s, u"Rita"_s);
    QList<Actor> people{rita};
    for (const auto* role : {"agent", "problem_manager", "change_manager", "executive"})
        people.append(m_story->personWith(QString::fromLatin1(role), QString::fromLatin1(role)));
    for (const auto& who : std::as_const(people)) {
        for (const auto& act : acts) {
            const auto id = in(status, rita.person);
            const bool isOffered = act.kind == TicketKind::ServiceRequest
                ? mayConvert(who, ticket(id))
                : mayRaise(who, ticket(id), act.kind);

            const auto done = m_story->runAs(who, QString::fromLatin1(act.command), id);

            QVERIFY2(bool(done) == isOffered, qPrintable(told(done)));
        }
    }
}

QTEST_GUILESS_MAIN(TstIncidentConversion)
#include "tst_incident_conversion.moc"
