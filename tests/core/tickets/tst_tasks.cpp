#include "core/tickets/history.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include "record/ticket_task.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

using enum TicketTaskStatus;

/// processes.md section 4.2; every pair that is not here is refused.
struct Line
{
    TaskEvent event;
    TicketTaskStatus from;
    TicketTaskStatus to;
};
constexpr Line table[] = {
    {TaskEvent::Start, Ready, InProgress},
    {TaskEvent::Block, Ready, Blocked},
    {TaskEvent::Block, InProgress, Blocked},
    {TaskEvent::Unblock, Blocked, Ready},
    {TaskEvent::Finish, Ready, Done},
    {TaskEvent::Finish, InProgress, Done},
    {TaskEvent::Skip, Pending, Skipped},
    {TaskEvent::Skip, Ready, Skipped},
    {TaskEvent::Skip, Blocked, Skipped},
    {TaskEvent::Fail, InProgress, Failed},
    {TaskEvent::Retry, Failed, Ready},
};
constexpr TaskEvent events[] = {TaskEvent::Start, TaskEvent::Block, TaskEvent::Unblock,
    TaskEvent::Finish, TaskEvent::Skip, TaskEvent::Fail, TaskEvent::Retry};
constexpr TicketTaskStatus states[] = {Pending, Ready, InProgress, Blocked, Done, Skipped, Failed};

} // namespace

/// The task machine of processes.md section 4.2 on incidents.
class TstTasks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void everyEventFromEveryState();
    void everyEventIsTakenBack();
    void aTaskWaitsForWhatComesBefore();
    void aTaskWaitsForTheOneItDependsOn();
    void whoStartsAFreeTaskHasIt();
    void someEventsNeedAWord();
    void skippingWhatIsNeededNeedsMore();
    void openTasksKeepTheTicketOpen();
    void rightsAreThoseOfUpdating();
    void aNewTaskIsChecked();
    void askedTwiceThereIsOneTask();
    void anEditTakesWhatItNamesAlone();
    void anEditIsToldAndTakenBack();
    void anEditIsChecked();
    void aSecondEditorOfATaskGetsAConflict();
    void aRemovedTaskHoldsNothingUp();
    void whatIsSkippedOrGoneKeepsNoTicketOpen();

private:
    TaskService& tasks() { return m_story->desk->session->tasks; }
    Replica& replica() { return *m_story->desk->session->replica; }
    const Actor& mira() const { return m_story->mira(); }
    TicketTaskId task(const NewTask& form = {.title = u"Replace the cable"_s})
    {
        const auto made = tasks().add(mira(), m_id, form);
        test::Story::must(made);
        return *made;
    }
    record::TicketTask row(TicketTaskId id);
    TicketTaskStatus status(TicketTaskId id) { return row(id).status; }

    std::unique_ptr<test::Story> m_story;
    TicketId m_id;
};

void TstTasks::init()
{
    m_story = std::make_unique<test::Story>();
    const auto id = m_story->incidentIn(TicketStatus::InProgress);
    QVERIFY(id);
    m_id = *id;
}

void TstTasks::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

record::TicketTask TstTasks::row(TicketTaskId id)
{
    const auto found = tasks().list(mira(), m_id);
    test::Story::must(found);
    for (const auto& each : *found) {
        if (each.task.id == id)
            return each.task;
    }
    return {};
}

void TstTasks::everyEventFromEveryState()
{
    for (const auto from : states) {
        for (const auto event : events) {
            const auto id = task();
            m_story->alter<record::TicketTask>(
                id, [&](record::TicketTask& changed) { changed.status = from; });
            const auto* line = std::find_if(std::begin(table), std::end(table),
                [&](const Line& each) { return each.event == event && each.from == from; });
            const auto what = keyOf(from) + u' ' + taskAct(event) + u' ';

            const auto done = tasks().perform(mira(), id, event, u"so it is"_s);

            const bool isLine = line != std::end(table);
            QCOMPARE(what + test::told(done),
                what + (isLine ? QString() : u"INVALID_TRANSITION status"_s));
            QCOMPARE(status(id), isLine ? line->to : from);
            QCOMPARE(taskEvents(from).contains(event), isLine);
        }
    }
}

void TstTasks::everyEventIsTakenBack()
{
    for (const auto& line : table) {
        const auto id = task();
        m_story->alter<record::TicketTask>(
            id, [&](record::TicketTask& changed) { changed.status = line.from; });
        const auto before = row(id);
        QVERIFY(tasks().perform(mira(), id, line.event, u"so it is"_s));
        const auto story = historyOf(replica(), mira(), m_id.value());
        QCOMPARE(story->last().subjects.first().name, u"Replace the cable"_s);

        const auto undone = undo(replica(), mira(), replica().lastWritten());

        QVERIFY2(undone, qPrintable(test::told(undone)));
        const auto after = row(id);
        QCOMPARE(after.status, before.status);
        QCOMPARE(after.startedAt, before.startedAt);
        QCOMPARE(after.completedAt, before.completedAt);
        QCOMPARE(after.outcomeNote, before.outcomeNote);
        QCOMPARE(after.assignedUserId, before.assignedUserId);
    }
}

void TstTasks::aTaskWaitsForWhatComesBefore()
{
    const auto first = task({.title = u"First"_s, .sequence = 1});
    const auto beside = task({.title = u"Beside"_s, .sequence = 1});
    const auto second = task({.title = u"Second"_s, .sequence = 2});
    const auto third = task({.title = u"Third"_s, .sequence = 3});
    QCOMPARE(status(beside), Ready);
    QCOMPARE(status(second), Pending);

    QVERIFY(tasks().perform(mira(), first, TaskEvent::Finish));
    QCOMPARE(status(second), Pending);
    QVERIFY(tasks().perform(mira(), beside, TaskEvent::Skip, u"not here"_s));
    QCOMPARE(status(second), Ready);
    QCOMPARE(status(third), Pending);

    QVERIFY(undo(replica(), mira(), replica().lastWritten()));
    QCOMPARE(status(second), Pending); // it waits again
}

void TstTasks::aTaskWaitsForTheOneItDependsOn()
{
    const auto order = task({.title = u"Order"_s});
    const auto fit = task({.title = u"Fit"_s, .dependsOn = order});
    QCOMPARE(status(fit), Pending);

    QVERIFY(tasks().perform(mira(), order, TaskEvent::Start));
    QVERIFY(tasks().perform(mira(), order, TaskEvent::Finish));

    QCOMPARE(status(fit), Ready);
    QVERIFY(row(order).completedAt);
}

void TstTasks::whoStartsAFreeTaskHasIt()
{
    const auto agent = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto free = task();
    const auto given = task({.title = u"Given"_s, .assignee = agent.person});

    QVERIFY(tasks().perform(mira(), free, TaskEvent::Start));
    QVERIFY(tasks().perform(mira(), given, TaskEvent::Start));

    QCOMPARE(row(free).assignedUserId, std::optional(mira().person));
    QCOMPARE(row(given).assignedUserId, std::optional(agent.person));
    QVERIFY(row(free).startedAt);
}

void TstTasks::someEventsNeedAWord()
{
    const auto missing = u"FIELD_REQUIRED outcome_note"_s;
    const auto visit =
        task({.title = u"Visit"_s, .type = TicketTaskTaskType::FieldVisit, .isMandatory = false});
    const auto id = task();
    QVERIFY(tasks().perform(mira(), id, TaskEvent::Start));

    QCOMPARE(test::told(tasks().perform(mira(), id, TaskEvent::Block, u" \u200b"_s)), missing);
    QCOMPARE(test::told(tasks().perform(mira(), id, TaskEvent::Fail)), missing);
    QCOMPARE(test::told(tasks().perform(mira(), visit, TaskEvent::Finish)), missing);
    QVERIFY(tasks().perform(mira(), id, TaskEvent::Finish));
    QVERIFY(tasks().perform(mira(), visit, TaskEvent::Skip));
    QCOMPARE(status(visit), Skipped);
}

void TstTasks::skippingWhatIsNeededNeedsMore()
{
    const auto agent = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto needed = task();
    const auto optional = task({.title = u"Nice to have"_s, .isMandatory = false});

    QCOMPARE(test::told(tasks().perform(agent, needed, TaskEvent::Skip, u"why"_s)),
        u"FORBIDDEN incident.admin"_s);
    QVERIFY(tasks().perform(agent, optional, TaskEvent::Skip));
    QCOMPARE(test::told(tasks().perform(mira(), needed, TaskEvent::Skip)),
        u"FIELD_REQUIRED outcome_note"_s);
    QVERIFY(tasks().perform(mira(), needed, TaskEvent::Skip, u"the cable is fine"_s));
}

/// I-09
void TstTasks::openTasksKeepTheTicketOpen()
{
    const auto id = task();
    task({.title = u"Nice to have"_s, .isMandatory = false});
    QCOMPARE(test::codeOf(m_story->run(u"resolve"_s, m_id)), u"OPEN_TASKS"_s);

    QVERIFY(tasks().perform(mira(), id, TaskEvent::Finish));

    QVERIFY(m_story->run(u"resolve"_s, m_id));
}

void TstTasks::rightsAreThoseOfUpdating()
{
    const auto executive = m_story->personWith(u"executive"_s, u"Eva"_s);
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto id = task();

    QCOMPARE(test::told(tasks().add(executive, m_id, {.title = u"No"_s})),
        u"FORBIDDEN incident.update"_s);
    QCOMPARE(test::told(tasks().perform(executive, id, TaskEvent::Finish)),
        u"FORBIDDEN incident.update"_s);
    QCOMPARE(test::codeOf(tasks().remove(executive, id)), u"FORBIDDEN"_s);
    QCOMPARE(test::codeOf(tasks().perform(ada, id, TaskEvent::Finish)), u"NOT_FOUND"_s);
    QCOMPARE(test::codeOf(tasks().list(ada, m_id)), u"NOT_FOUND"_s);
}

void TstTasks::aNewTaskIsChecked()
{
    const auto add = [&](const NewTask& form) {
        return test::told(tasks().add(mira(), m_id, form));
    };
    const auto other = m_story->incidentIn(TicketStatus::New);
    const auto foreign = tasks().add(mira(), *other, {.title = u"Elsewhere"_s});

    QCOMPARE(add({.title = u" \u200b"_s}), u"FIELD_REQUIRED title"_s);
    QCOMPARE(add({.title = QString(256, u'a')}), u"VALIDATION_ERROR title"_s);
    QCOMPARE(add({.title = u"a"_s, .dependsOn = *foreign}), u"VALIDATION_ERROR depends_on_id"_s);
    QCOMPARE(add({.title = u"a"_s, .team = TeamId(QUuid::createUuid())}),
        u"VALIDATION_ERROR assigned_team_id"_s);
    QCOMPARE(add({.title = u"a"_s, .assignee = PersonId(QUuid::createUuid())}),
        u"VALIDATION_ERROR assigned_user_id"_s);
    QVERIFY(tasks().list(mira(), m_id)->isEmpty());
}

void TstTasks::askedTwiceThereIsOneTask()
{
    const CommandId command(QUuid::createUuid());
    const NewTask form{.title = u"Once"_s};

    const auto first = tasks().add(mira(), m_id, form, command);
    const auto again = tasks().add(mira(), m_id, form, command);

    QVERIFY(first && again);
    QCOMPARE(*again, *first);
    QCOMPARE(tasks().list(mira(), m_id)->size(), 1);
}

void TstTasks::anEditTakesWhatItNamesAlone()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto due = m_story->desk->clock.now() + std::chrono::hours(2);
    const auto id = task({.title = u"Cable"_s, .description = u"The red one"_s});

    QVERIFY(tasks().edit(
        mira(), row(id), {.title = u" Replace the cable "_s, .assignee = bo.person, .dueAt = due}));
    auto edited = row(id);
    QCOMPARE(edited.title, u"Replace the cable"_s);
    QCOMPARE(edited.description, std::optional(u"The red one"_s));
    QCOMPARE(edited.assignedUserId, std::optional(bo.person));
    QCOMPARE(edited.dueAt, std::optional(due));

    QVERIFY(tasks().edit(mira(), edited,
        {.description = u" \u200b"_s,
            .assignee = std::optional<PersonId>(),
            .dueAt = std::optional<Timestamp>()}));
    edited = row(id);
    QCOMPARE(edited.title, u"Replace the cable"_s);
    QVERIFY(!edited.description && !edited.assignedUserId && !edited.dueAt);
    QCOMPARE(edited.status, Ready);
}

void TstTasks::anEditIsToldAndTakenBack()
{
    const auto id = task({.title = u"Cable"_s});
    const auto before = row(id);
    const CommandId command(QUuid::createUuid());

    QVERIFY(tasks().edit(mira(), before, {.title = u"Cord"_s, .description = u"Red"_s}, command));
    QVERIFY(tasks().edit(mira(), before, {.title = u"Cord"_s, .description = u"Red"_s}, command));

    const auto story = historyOf(replica(), mira(), m_id.value());
    QVERIFY(story);
    QCOMPARE(story->last().command, u"incident.edit_task"_s);
    QCOMPARE(story->last().subjects.first().name, u"Cord"_s);
    QVERIFY(undo(replica(), mira(), replica().lastWritten()));
    QCOMPARE(row(id).title, before.title);
    QCOMPARE(row(id).description, before.description);
}

void TstTasks::anEditIsChecked()
{
    const auto executive = m_story->personWith(u"executive"_s, u"Eva"_s);
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto seen = row(task());
    const auto told = [&](const Actor& actor, const TaskEdit& edit) {
        return test::told(tasks().edit(actor, seen, edit));
    };

    QCOMPARE(told(mira(), {.title = u" \u200b"_s}), u"FIELD_REQUIRED title"_s);
    QCOMPARE(told(mira(), {.title = QString(256, u'a')}), u"VALIDATION_ERROR title"_s);
    QCOMPARE(told(mira(), {.team = TeamId(QUuid::createUuid())}),
        u"VALIDATION_ERROR assigned_team_id"_s);
    QCOMPARE(told(mira(), {.assignee = PersonId(QUuid::createUuid())}),
        u"VALIDATION_ERROR assigned_user_id"_s);
    QCOMPARE(told(executive, {.title = u"No"_s}), u"FORBIDDEN incident.update"_s);
    QCOMPARE(test::codeOf(tasks().edit(ada, seen, {.title = u"No"_s})), u"NOT_FOUND"_s);
    QCOMPARE(row(seen.id), seen);
}

void TstTasks::aSecondEditorOfATaskGetsAConflict()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto seen = row(task());
    QVERIFY(tasks().edit(bo, seen, {.title = u"By Bo"_s}));

    QCOMPARE(
        test::codeOf(tasks().edit(mira(), seen, {.title = u"By Mira"_s})), u"VERSION_CONFLICT"_s);
    QVERIFY(tasks().edit(mira(), seen, {.assignee = mira().person})); // a cell nobody wrote

    QCOMPARE(row(seen.id).title, u"By Bo"_s);
    QCOMPARE(row(seen.id).assignedUserId, std::optional(mira().person));
}

void TstTasks::aRemovedTaskHoldsNothingUp()
{
    const auto first = task({.title = u"First"_s, .sequence = 1});
    const auto second = task({.title = u"Second"_s, .sequence = 2});

    QVERIFY(tasks().remove(mira(), first));

    QCOMPARE(status(second), Ready);
    QVERIFY(undo(replica(), mira(), replica().lastWritten()));
    QCOMPARE(status(second), Pending);
    QCOMPARE(status(first), Ready);
}

/// I-09
void TstTasks::whatIsSkippedOrGoneKeepsNoTicketOpen()
{
    const auto skipped = task();
    const auto gone = task();
    QVERIFY(tasks().perform(mira(), skipped, TaskEvent::Skip, u"the cable is fine"_s));
    QCOMPARE(test::codeOf(m_story->run(u"resolve"_s, m_id)), u"OPEN_TASKS"_s);
    QVERIFY(tasks().remove(mira(), gone));

    QCOMPARE(test::codeOf(m_story->run(u"resolve"_s, m_id)), QString());
}

QTEST_GUILESS_MAIN(TstTasks)
#include "tst_tasks.moc"
