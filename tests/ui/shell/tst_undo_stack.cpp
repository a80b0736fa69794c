#include "core/incidents/incident_bulk.h"
#include "core/journal/job_lease.h"
#include "core/service_levels/recalculation.h"
#include "tests/support/incident_story.h"
#include "ui/shell/backend.h"
#include "ui/shell/undo_stack.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <future>
#include <utility>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;

class TstUndoStack : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void cleanup() { test::dropFreshAddresses(); }
    void anEditOfACalendarMovesClocksAlsoAsItIsTakenBack();
    void whatMovesClocksIsAnnouncedAsItIsTakenBack();
    void anUndoOfManyThatWasStoppedGoesOnLater();
    void whatIsDoneMeanwhileIsTakenBackFirst();
};

namespace {

/// Acknowledges so many new tickets at once; answers the run.
RunId acknowledgeMany(Story& story, int many, QList<TicketId>& ids)
{
    for (int i = 0; i < many; ++i) {
        const auto id = story.incidentIn(TicketStatus::New);
        Story::must(id);
        ids.append(*id);
    }
    const auto acknowledge = bulkOf([](IncidentService& service, const Actor& actor, TicketId id,
                                        const Origin&) { return service.acknowledge(actor, id); });
    BulkRun run(BulkRun::Mode::Write, theseTickets(ids), acknowledge);
    for (bool isMore = true; isMore;) {
        const auto more = run.step(*story.desk->session->replica, story.mira());
        Story::must(more);
        isMore = *more;
    }
    return run.run();
}

/// Adds a day off to the calendar of the desk; answers the entry.
EntryRef addOuting(Story& story)
{
    auto& session = *story.desk->session;
    const auto sheets = session.calendars.list(story.mira());
    Story::must(sheets);
    for (const auto& sheet : *sheets) {
        if (sheet.form.name != "Business"_L1)
            continue;
        auto form = sheet.form;
        form.exceptions.push_back({u"2026-05-04"_s, {}, u"Works outing"_s});
        Story::must(session.calendars.edit(story.mira(), sheet.id, form, sheet.form));
        return session.replica->lastWritten();
    }
    return {};
}

} // namespace

/// Whoever took it back would else look at deadlines by hours that hold no more.
void TstUndoStack::anEditOfACalendarMovesClocksAlsoAsItIsTakenBack()
{
    Story story;
    auto& session = *story.desk->session;
    const auto edited = addOuting(story);
    QVERIFY(!edited.isNull());
    const auto id = story.incidentIn(TicketStatus::New);
    Story::must(id);
    Story::must(story.run(u"acknowledge"_s, *id));
    const auto acknowledged = session.replica->lastWritten();
    Backend window(story.desk->address, ownPlaces());
    window.setActor(story.mira());
    UndoStack stack(window);
    const QSignalSpy undone(&stack, &UndoStack::undone);
    const QSignalSpy redone(&stack, &UndoStack::redone);
    const QSignalSpy refused(&stack, &UndoStack::refused);
    const QSignalSpy moved(&stack, &UndoStack::clocksMoved);
    stack.remember({u"edited the calendar Business"_s, edited});
    stack.remember({u"acknowledged it"_s, acknowledged});

    stack.undo();
    QTRY_COMPARE_WITH_TIMEOUT(undone.size(), 1, 15'000);
    QCOMPARE(moved.size(), 0);
    stack.undo();
    QTRY_COMPARE_WITH_TIMEOUT(undone.size(), 2, 15'000);
    QCOMPARE(moved.size(), 1);
    stack.redo();
    QTRY_COMPARE_WITH_TIMEOUT(redone.size(), 1, 15'000);
    QCOMPARE(moved.size(), 2);
    QCOMPARE(refused.size(), 0);
}

/// The program may end before the window comes to the deadlines.
void TstUndoStack::whatMovesClocksIsAnnouncedAsItIsTakenBack()
{
    Story story;
    auto& replica = *story.desk->session->replica;
    const auto edited = addOuting(story);
    QVERIFY(!edited.isNull());
    Story::must(recalculateServiceLevels(replica)); // after the edit
    JobLease looked(replica, u"recalculation"_s);
    QVERIFY(*looked.state() == LeaseState::NeverTaken);
    Backend window(story.desk->address, ownPlaces());
    std::promise<void> end; // goes before the window does
    const auto longWork = window.labour([isOver = end.get_future().share()](Session&) {
        isOver.wait();
        return Result<>();
    });
    window.setActor(story.mira());
    UndoStack stack(window);
    const QSignalSpy undone(&stack, &UndoStack::undone);
    stack.remember({u"edited the calendar Business"_s, edited});

    stack.undo();

    QTRY_COMPARE_WITH_TIMEOUT(undone.size(), 1, 15'000);
    QVERIFY(!longWork.isFinished());
    QVERIFY(*looked.state() == LeaseState::Free);
    end.set_value();
}

void TstUndoStack::anUndoOfManyThatWasStoppedGoesOnLater()
{
    constexpr int many = 2 * BulkRun::largestBatch;
    Story story;
    QList<TicketId> ids;
    const auto run = acknowledgeMany(story, many, ids);
    const auto acknowledged = [&] {
        return std::count_if(ids.begin(), ids.end(),
            [&](TicketId id) { return story.ticket(id).status == TicketStatus::Acknowledged; });
    };
    QCOMPARE(acknowledged(), many);
    Backend window(story.desk->address, ownPlaces());
    window.setActor(story.mira());
    UndoStack stack(window);
    const QSignalSpy undone(&stack, &UndoStack::undone);
    BulkOutcome half;
    int parts = 0;
    connect(&stack, &UndoStack::progressed, this, [&](const QString&, int done) {
        if (done > 0 && parts == 0)
            stack.stop();
    });
    connect(&stack, &UndoStack::partlyTurned, this,
        [&](const QString&, const BulkOutcome& outcome, bool wasStopped) {
            half = outcome;
            parts += wasStopped ? 1 : 0;
        });
    stack.remember({u"acknowledged many tickets"_s, {}, run});

    stack.undo();

    QTRY_COMPARE_WITH_TIMEOUT(parts, 1, 30'000);
    QVERIFY(half.changed > 0 && half.changed < many);
    QCOMPARE(acknowledged(), many - half.changed);
    QVERIFY(stack.nextUndo() && stack.nextUndo()->run == run); // the rest
    QVERIFY(stack.nextRedo()); // what was taken back
    QCOMPARE(undone.size(), 0);

    stack.undo();

    QTRY_COMPARE_WITH_TIMEOUT(undone.size(), 1, 30'000);
    QCOMPARE(acknowledged(), 0);
    QVERIFY(!stack.nextUndo());
}

/// However long the undo that came before it takes.
void TstUndoStack::whatIsDoneMeanwhileIsTakenBackFirst()
{
    Story story;
    QList<TicketId> ids;
    const auto run = acknowledgeMany(story, 2 * BulkRun::largestBatch, ids);
    const auto id = story.incidentIn(TicketStatus::New);
    Story::must(id);
    Story::must(story.run(u"acknowledge"_s, *id));
    const auto act = story.desk->session->replica->lastWritten();
    Backend window(story.desk->address, ownPlaces());
    window.setActor(story.mira());
    UndoStack stack(window);
    const QSignalSpy undone(&stack, &UndoStack::undone);
    const QSignalSpy halfDone(&stack, &UndoStack::partlyTurned);
    bool isActedOn = false;
    connect(&stack, &UndoStack::progressed, this, [&](const QString&, int done) {
        if (done == 0 || std::exchange(isActedOn, true))
            return;
        stack.remember({u"acknowledged it"_s, act});
        stack.stop();
    });
    stack.remember({u"acknowledged many tickets"_s, {}, run});

    stack.undo();

    QTRY_COMPARE_WITH_TIMEOUT(halfDone.size(), 1, 30'000);
    QVERIFY(stack.nextUndo() && stack.nextUndo()->entry == act);
    QVERIFY(!stack.nextRedo()); // as after any new act

    stack.undo();

    QTRY_COMPARE_WITH_TIMEOUT(undone.size(), 1, 15'000);
    QVERIFY(stack.nextUndo() && stack.nextUndo()->run == run); // the rest
    QCOMPARE(stack.nextRedo()->text, u"acknowledged it"_s);
}

QTEST_MAIN(TstUndoStack)

#include "tst_undo_stack.moc"
