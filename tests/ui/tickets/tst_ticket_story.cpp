#include "core/tickets/text_modules.h"
#include "tests/support/incident_story.h"
#include "ui/tickets/ticket_story.h"

#include <QTest>

#include "record/setting.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

class TstTicketStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void cleanup() { test::dropFreshAddresses(); }
    void everyPlaceholderSaysSomethingOfTheTicket_data();
    void everyPlaceholderSaysSomethingOfTheTicket();
    void whatIsClosedTellsWhetherItIsReopened_data();
    void whatIsClosedTellsWhetherItIsReopened();
    void whatMayBeRaisedFollowsTheRoleAndTheState_data();
    void whatMayBeRaisedFollowsTheRoleAndTheState();
    void aParentIsNotConverted();
    void whoMayDeleteIsKnown_data();
    void whoMayDeleteIsKnown();
    void onlyWhatOneMayDoIsOffered_data();
    void onlyWhatOneMayDoIsOffered();
    void whoHasATaskOfItMayEditIt();
    void aTicketOfAnyKindIsRead();
};

/// engines.md 7.3
void TstTicketStory::everyPlaceholderSaysSomethingOfTheTicket_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("ticket.number") << u"INC-000042"_s;
    QTest::newRow("ticket.title") << u"Printer on fire"_s;
    QTest::newRow("ticket.status") << u"On hold"_s;
    QTest::newRow("ticket.priority") << u"P2 High"_s;
    QTest::newRow("requester.name") << u"Ada Obi"_s;
    QTest::newRow("assignee.name") << u"Bo Lindqvist"_s;
    QTest::newRow("team.name") << u"Blue"_s;
    QTest::newRow("service.name") << u"Printing"_s;
    QTest::newRow("category.path") << u"Hardware / Printers"_s;
    QTest::newRow("actor.name") << u"Mira"_s;
}

void TstTicketStory::everyPlaceholderSaysSomethingOfTheTicket()
{
    QFETCH(const QString, value);
    const auto name = QString::fromUtf8(QTest::currentDataTag());
    TicketStory story;
    auto& ticket = story.ticket;
    ticket.number = u"INC-000042"_s;
    ticket.title = u"Printer on fire"_s;
    ticket.status = TicketStatus::OnHold;
    ticket.priority = 2;
    auto& names = story.names;
    names.requester = u"Ada Obi"_s;
    names.assignee = u"Bo Lindqvist"_s;
    names.team = u"Blue"_s;
    names.service = u"Printing"_s;
    names.category = u"Printers"_s;
    names.categoryPath = u"Hardware / Printers"_s;
    Actor actor;
    actor.displayName = u"Mira"_s;

    const auto values = placeholdersOf(story, actor);

    QCOMPARE(values.value(name), value);
    QCOMPARE(values.size(), qsizetype(placeholders().size()));
    QCOMPARE(filledIn(u"{{%1}}"_s.arg(name), values), value);
}

/// processes.md section 11; what the head of a ticket offers follows from it.
void TstTicketStory::whatIsClosedTellsWhetherItIsReopened_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("closed for good") << 0;
    QTest::newRow("closed just now") << 24;
}

void TstTicketStory::whatIsClosedTellsWhetherItIsReopened()
{
    QFETCH(const int, hours);
    test::Story desk;
    auto& session = *desk.desk->session;
    auto found = one(session.replica->database(),
        {"test.window", "SELECT id FROM setting WHERE key = 'ticket.reopen_window_hours'"});
    test::Story::must(found);
    const SettingId window((*found)->uuid(0));
    found->reset();
    desk.alter<record::Setting>(
        window, [&](record::Setting& setting) { setting.value = QString::number(hours); });
    const auto closed = desk.incidentIn(TicketStatus::Closed);
    test::Story::must(closed);

    const auto seen = storyOf(session, desk.mira(), *closed);

    test::Story::must(seen);
    QCOMPARE(seen->rights.isReopenable, hours > 0);
}

/// I-16, I-17; access.md section 3.
void TstTicketStory::whatMayBeRaisedFollowsTheRoleAndTheState_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<TicketStatus>("status");
    QTest::addColumn<QString>("may"); // raise a Problem, a Change, Convert
    using enum TicketStatus;
    QTest::newRow("agent") << u"agent"_s << New << u"PCR"_s;
    QTest::newRow("agent, on hold") << u"agent"_s << OnHold << u"PCR"_s;
    QTest::newRow("agent, resolved") << u"agent"_s << Resolved << QString();
    QTest::newRow("agent, cancelled") << u"agent"_s << Cancelled << QString();
    QTest::newRow("knowledge manager, of an incident that is not theirs")
        << u"knowledge_manager"_s << New << QString();
    QTest::newRow("executive") << u"executive"_s << New << QString();
    QTest::newRow("auditor") << u"auditor"_s << New << QString();
}

void TstTicketStory::whatMayBeRaisedFollowsTheRoleAndTheState()
{
    QFETCH(const QString, role);
    QFETCH(const TicketStatus, status);
    QFETCH(const QString, may);
    test::Story desk;
    const auto id = desk.incidentIn(status);
    test::Story::must(id);
    const auto bo = desk.personWith(role, u"Bo"_s);

    const auto seen = storyOf(*desk.desk->session, bo, *id);

    test::Story::must(seen);
    const auto& rights = seen->rights;
    QString found;
    if (rights.mayRaiseProblem)
        found += u'P';
    if (rights.mayRaiseChange)
        found += u'C';
    if (rights.mayConvert)
        found += u'R';
    QCOMPARE(found, may);
}

/// PC-7
void TstTicketStory::aParentIsNotConverted()
{
    test::Story desk;
    auto& session = *desk.desk->session;
    const auto parent = desk.ticketOf(TicketKind::Incident);
    const auto part = desk.ticketOf(TicketKind::Incident);
    test::Story::must(session.links.setParent(desk.mira(), part, parent));

    const auto whole = storyOf(session, desk.mira(), parent);
    const auto one = storyOf(session, desk.mira(), part);

    QVERIFY(whole && one);
    QVERIFY(whole->rights.mayRaiseProblem && !whole->rights.mayConvert);
    QVERIFY(one->rights.mayConvert);
}

/// G-13; access.md section 3: whoever looks, of whatever kind and in whatever state.
void TstTicketStory::whoMayDeleteIsKnown_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<TicketKind>("kind");
    QTest::addColumn<bool>("may");
    QTest::newRow("agent") << u"agent"_s << TicketKind::Incident << false;
    QTest::newRow("administrator") << u"administrator"_s << TicketKind::Incident << true;
    QTest::newRow("administrator, a change") << u"administrator"_s << TicketKind::Change << true;
    QTest::newRow("problem manager, a problem")
        << u"problem_manager"_s << TicketKind::Problem << true;
    QTest::newRow("problem manager, an incident")
        << u"problem_manager"_s << TicketKind::Incident << false;
}

void TstTicketStory::whoMayDeleteIsKnown()
{
    QFETCH(const QString, role);
    QFETCH(const TicketKind, kind);
    QFETCH(const bool, may);
    test::Story desk;
    const auto id = desk.ticketOf(kind);
    const auto bo = desk.personWith(role, u"Bo"_s);

    const auto seen = storyOf(*desk.desk->session, bo, id);

    test::Story::must(seen);
    QCOMPARE(seen->rights.mayDelete, may);
    QCOMPARE(isPossible(TicketAct::Delete, seen->standing()), may);
}

/// access.md section 3; I-10, I-13, I-15: some of it the requester may do without a right.
void TstTicketStory::onlyWhatOneMayDoIsOffered_data()
{
    QTest::addColumn<QString>("role"); // empty: the requester, who has none but that of all
    QTest::addColumn<TicketStatus>("status");
    QTest::addColumn<QList<TicketAct>>("offered");
    QTest::addColumn<QList<TicketAct>>("refused");
    using enum TicketStatus;
    using enum TicketAct;
    QTest::newRow("agent, new") << u"agent"_s << New
                                << QList{Acknowledge, Take, Assign, Resolve, Escalate, Reply, Note}
                                << QList{Confirm, DeEscalate, ClearOverride};
    QTest::newRow("agent, resolved") << u"agent"_s << Resolved << QList{Note} << QList{Confirm};
    QTest::newRow("requester, new")
        << QString() << New << QList{Cancel, Reply}
        << QList{Acknowledge, Take, Assign, StartWork, Resolve, Escalate, OverridePriority, Note};
    QTest::newRow("requester, assigned")
        << QString() << Assigned << QList{Reply} << QList{Cancel, Take, Hold, Resolve, Note};
    QTest::newRow("requester, resolved")
        << QString() << Resolved << QList{Confirm, Reopen, Reply} << QList{Close, Note};
    QTest::newRow("executive") << u"executive"_s << New << QList<TicketAct>()
                               << QList{Acknowledge, Take, Assign, Resolve, Escalate, Note};
}

void TstTicketStory::onlyWhatOneMayDoIsOffered()
{
    QFETCH(const QString, role);
    QFETCH(const TicketStatus, status);
    QFETCH(const QList<TicketAct>, offered);
    QFETCH(const QList<TicketAct>, refused);
    test::Story desk;
    const auto person = desk.personWith(role.isEmpty() ? u"end_user"_s : role, u"Bo"_s);
    const auto id =
        desk.incidentIn(status, role.isEmpty() ? std::optional(person.person) : std::nullopt);
    test::Story::must(id);

    const auto seen = storyOf(*desk.desk->session, person, *id);

    test::Story::must(seen);
    for (const auto act : offered)
        QVERIFY2(isPossible(act, seen->standing()), qPrintable(actionId(act)));
    for (const auto act : refused)
        QVERIFY2(!isPossible(act, seen->standing()), qPrintable(actionId(act)));
}

/// access.md section 4: a team's rights reach what it has a task of, and so do its fields.
void TstTicketStory::whoHasATaskOfItMayEditIt()
{
    test::Story desk;
    auto& session = *desk.desk->session;
    const auto bo = desk.personWith(u"end_user"_s, u"Bo"_s).person;
    const auto team = desk.teamOf(u"Network"_s, {bo});
    desk.give(bo, u"agent"_s, team);
    const auto id = desk.ticketOf(TicketKind::Incident);
    QCOMPARE(test::codeOf(storyOf(session, desk.actorOf(bo), id)), u"NOT_FOUND"_s);

    test::Story::must(
        session.tasks.add(desk.mira(), id, {.title = u"Pull the cable"_s, .team = team}));
    const auto seen = storyOf(session, desk.actorOf(bo), id);

    test::Story::must(seen);
    QVERIFY(seen->rights.mayUpdate);
    QVERIFY(!seen->rights.denied.contains(TicketAct::Assign));
}

void TstTicketStory::aTicketOfAnyKindIsRead()
{
    test::Story desk;
    auto& session = *desk.desk->session;
    NewProblem form;
    form.title = u"Printers burn"_s;
    form.description = u"Three by now."_s;
    form.detection = ProblemDetection::Trend;
    form.owner = desk.mira().person;
    const auto problem = session.problems.create(desk.mira(), form);
    test::Story::must(problem);

    const auto now = storyOf(session, desk.mira(), problem->ticket.id);
    const auto then =
        pastStoryOf(session, desk.mira(), problem->ticket.id, problem->ticket.head.createdAt);

    for (const auto& seen : {now, then}) {
        test::Story::must(seen);
        QCOMPARE(seen->ticket.kind, TicketKind::Problem);
        QCOMPARE(std::get<record::Problem>(seen->extension).detection, ProblemDetection::Trend);
        QCOMPARE(seen->named, desk.mira().displayName);
        QVERIFY(seen->showsInternal);
    }
    QVERIFY(!now->rights.mayRaiseProblem && !now->rights.isReopenable);
}

QTEST_GUILESS_MAIN(TstTicketStory)

#include "tst_ticket_story.moc"
