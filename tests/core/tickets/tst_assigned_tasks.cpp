// What is left to be done across tickets, as whoever has it may see it.
#include "core/tickets/assigned_tasks.h"
#include "core/tickets/deletion.h"
#include "core/tickets/tasks.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include "record/ticket_task.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Whose = AssignedTasks::Whose;

class TstAssignedTasks : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void theyComeByWhenTheyAreToBeDone();
    void eachTellsItsTicketAndWhoseItIs();
    void onlyWhatIsLeftIsListed();
    void thoseOfTeamsAreListedWhoeverHasThem();
    void aPageBeginsWhereItIsAsked();
    void thoseOfSomeTicketsAreAskedForAlone();
    void aTaskOfTheTeamShowsATicketOfOthers();
    void aRestrictedTicketStaysHidden();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    TicketTaskId task(TicketId ticket, const NewTask& form)
    {
        const auto made = m_story->desk->session->tasks.add(mira(), ticket, form);
        test::Story::must(made);
        return *made;
    }
    void finish(TicketTaskId id)
    {
        test::Story::must(m_story->desk->session->tasks.perform(mira(), id, TaskEvent::Finish));
    }
    QList<AssignedTask> listed(
        const Actor& actor, Whose whose = Whose::Mine, qint64 offset = 0, int limit = 100)
    {
        const auto found = replica().read([&](Database& database) {
            return AssignedTasks::page(database, actor, whose, offset, limit);
        });
        test::Story::must(found);
        return *found;
    }
    QStringList titles(
        const Actor& actor, Whose whose = Whose::Mine, qint64 offset = 0, int limit = 100)
    {
        QStringList out;
        for (const auto& each : listed(actor, whose, offset, limit))
            out << each.title;
        return out;
    }
};

void TstAssignedTasks::theyComeByWhenTheyAreToBeDone()
{
    const auto now = replica().now();
    const auto one = in(TicketStatus::InProgress);
    const auto other = in(TicketStatus::New);
    const auto me = mira().person;
    task(one, {.title = u"Whenever"_s, .assignee = me});
    task(other, {.title = u"Tomorrow"_s, .assignee = me, .dueAt = now + 24h});
    const auto visit = task(one, {.title = u"Visit"_s, .assignee = me});
    const auto build = task(one, {.title = u"Build"_s, .assignee = me});
    task(one, {.title = u"Overdue"_s, .assignee = me, .dueAt = now - 1h});
    m_story->alter<record::TicketTask>(
        visit, [&](record::TicketTask& row) { row.plannedStartAt = now + 2h; });
    m_story->alter<record::TicketTask>(build, [&](record::TicketTask& row) {
        row.plannedStartAt = now + 1h;
        row.plannedEndAt = now + 3h;
    });

    const auto found = listed(mira());

    QCOMPARE(titles(mira()),
        (QStringList{u"Overdue"_s, u"Visit"_s, u"Build"_s, u"Tomorrow"_s, u"Whenever"_s}));
    QCOMPARE(found[0].dueAt, std::optional(now - 1h));
    QCOMPARE(found[1].dueAt, std::nullopt);
    QCOMPARE(found[1].plannedAt, std::optional(now + 2h));
    QCOMPARE(found[2].dueAt, std::optional(now + 3h));
    QCOMPARE(found[4].dueAt, std::nullopt);
}

void TstAssignedTasks::eachTellsItsTicketAndWhoseItIs()
{
    const auto id = in(TicketStatus::InProgress);
    const auto team = m_story->teamOf(u"Cables"_s, {});
    const auto made = task(id,
        {.title = u"Replace the cable"_s,
            .type = TicketTaskTaskType::FieldVisit,
            .isMandatory = false,
            .team = team,
            .assignee = mira().person});

    const auto found = listed(mira());

    QCOMPARE(found.size(), 1);
    const auto& told = found.first();
    QCOMPARE(told.id, made);
    QCOMPARE(told.type, TicketTaskTaskType::FieldVisit);
    QCOMPARE(told.status, TicketTaskStatus::Ready);
    QVERIFY(!told.isMandatory);
    QCOMPARE(told.ticket, id);
    QCOMPARE(told.number, ticket(id).number);
    QCOMPARE(told.ticketTitle, ticket(id).title);
    QCOMPARE(told.kind, TicketKind::Incident);
    QCOMPARE(told.assignee, m_story->desk->admin.displayName);
    QCOMPARE(told.team, u"Cables"_s);
}

void TstAssignedTasks::onlyWhatIsLeftIsListed()
{
    const auto me = mira().person;
    const auto noor = m_story->personWith(u"agent"_s, u"Noor"_s);
    const auto id = in(TicketStatus::InProgress);
    task(id, {.title = u"Left"_s, .assignee = me});
    task(id, {.title = u"Waiting"_s, .sequence = 5, .assignee = me});
    task(id, {.title = u"Of Noor"_s, .assignee = noor.person});
    task(id, {.title = u"Of nobody"_s});
    finish(task(id, {.title = u"Done"_s, .assignee = me}));
    const auto gone = task(id, {.title = u"Gone"_s, .assignee = me});
    QVERIFY(m_story->desk->session->tasks.remove(mira(), gone));
    const auto deleted = in(TicketStatus::InProgress);
    task(deleted, {.title = u"Of a deleted ticket"_s, .assignee = me});
    QVERIFY(m_story->desk->session->deletions.remove(mira(), deleted));
    const auto closed = in(TicketStatus::InProgress);
    task(closed, {.title = u"Of what is over"_s, .isMandatory = false, .assignee = me});
    QVERIFY(m_story->run(u"cancel"_s, closed));

    auto found = titles(mira());
    found.sort(); // those without a moment stand in no order of their own
    QCOMPARE(found, (QStringList{u"Left"_s, u"Waiting"_s}));
    QCOMPARE(titles(noor), QStringList{u"Of Noor"_s});
}

void TstAssignedTasks::thoseOfTeamsAreListedWhoeverHasThem()
{
    const auto noor = m_story->personWith(u"agent"_s, u"Noor"_s);
    const auto now = replica().now();
    const auto team = m_story->teamOf(u"Cables"_s, {noor.person});
    const auto other = m_story->teamOf(u"Roofs"_s, {});
    const auto id = in(TicketStatus::InProgress);
    task(id, {.title = u"Of Mira"_s, .team = team, .assignee = mira().person, .dueAt = now + 1h});
    task(id, {.title = u"Of nobody"_s, .team = team, .dueAt = now + 2h});
    task(id, {.title = u"Of others"_s, .team = other});
    task(id, {.title = u"Of no team"_s, .assignee = noor.person});
    const auto member = m_story->actorOf(noor.person);

    QCOMPARE(titles(member, Whose::MyTeams), (QStringList{u"Of Mira"_s, u"Of nobody"_s}));
    QCOMPARE(titles(member), QStringList{u"Of no team"_s});
    QCOMPARE(titles(noor, Whose::MyTeams), QStringList()); // as she was: in no team
}

void TstAssignedTasks::aPageBeginsWhereItIsAsked()
{
    const auto now = replica().now();
    const auto id = in(TicketStatus::InProgress);
    for (int i = 1; i <= 5; ++i) {
        task(id,
            {.title = QString::number(i),
                .assignee = mira().person,
                .dueAt = now + std::chrono::hours(i)});
    }

    QCOMPARE(titles(mira(), Whose::Mine, 0, 2), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(titles(mira(), Whose::Mine, 3, 2), (QStringList{u"4"_s, u"5"_s}));
    QCOMPARE(titles(mira(), Whose::Mine, 5, 2), QStringList());
}

void TstAssignedTasks::thoseOfSomeTicketsAreAskedForAlone()
{
    const auto one = in(TicketStatus::InProgress);
    const auto other = in(TicketStatus::InProgress);
    const auto closed = in(TicketStatus::InProgress);
    for (const auto& id : {one, other, closed})
        task(id, {.title = ticket(id).number, .assignee = mira().person});
    QVERIFY(m_story->run(u"cancel"_s, closed));
    const auto found = [&](const QList<TicketId>& tickets) {
        QStringList numbers;
        const auto tasks = replica().read([&](Database& database) {
            return AssignedTasks::of(database, mira(), Whose::Mine, tickets, 100);
        });
        test::Story::must(tasks);
        for (const auto& each : *tasks)
            numbers << each.title;
        return numbers;
    };

    QCOMPARE(found({one, closed}), QStringList{ticket(one).number});
    QCOMPARE(found({closed}), QStringList());
    QCOMPARE(found({}), QStringList());
}

/// access.md section 4: who sees only what is of their teams sees a ticket with a task of one.
void TstAssignedTasks::aTaskOfTheTeamShowsATicketOfOthers()
{
    const auto finn = m_story->personWith(u"field_technician"_s, u"Finn"_s);
    const auto team = m_story->teamOf(u"Cables"_s, {finn.person});
    const auto member = m_story->actorOf(finn.person);
    const auto ofTeam = in(TicketStatus::InProgress);
    const auto ofOthers = in(TicketStatus::InProgress);
    task(ofTeam, {.title = u"Visit"_s, .team = team, .assignee = finn.person});
    task(ofOthers, {.title = u"Call"_s, .assignee = finn.person});

    QCOMPARE(titles(member), QStringList{u"Visit"_s});
    QCOMPARE(titles(member, Whose::MyTeams), QStringList{u"Visit"_s});
    for (const auto& id : {ofTeam, ofOthers}) { // as the ticket itself is there for him
        const auto found = m_story->desk->session->tasks.list(member, id);
        QCOMPARE(bool(found), id == ofTeam);
    }
}

void TstAssignedTasks::aRestrictedTicketStaysHidden()
{
    const auto noor = m_story->personWith(u"agent"_s, u"Noor"_s);
    const auto team = m_story->teamOf(u"Cables"_s, {noor.person});
    const auto member = m_story->actorOf(noor.person);
    const auto id = in(TicketStatus::InProgress);
    task(id, {.title = u"Ask the board"_s, .team = team, .assignee = noor.person});
    QCOMPARE(titles(member), QStringList{u"Ask the board"_s});

    m_story->alter<record::Ticket>(
        id, [](record::Ticket& row) { row.confidentiality = TicketConfidentiality::Restricted; });

    QCOMPARE(titles(member), QStringList());
    QCOMPARE(titles(member, Whose::MyTeams), QStringList());
    m_story->give(noor.person, u"service_desk_manager"_s); // who may see restricted ones
    QCOMPARE(titles(m_story->actorOf(noor.person)), QStringList{u"Ask the board"_s});
}

QTEST_GUILESS_MAIN(TstAssignedTasks)

#include "tst_assigned_tasks.moc"
