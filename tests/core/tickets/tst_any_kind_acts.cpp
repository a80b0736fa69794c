// What is done with tickets of every kind: they are talked about, tagged, followed … alike.
#include "core/tickets/history.h"
#include "core/tickets/ticket_queries.h"
#include "tests/core/tickets/every_kind.h"

#include <QFile>
#include <QTemporaryDir>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::kinds;
using test::Story;
using test::told;

class TstAnyKindActs : public QObject, test::OnEveryKind
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void whatIsDoneWithItIsTakenBack_data();
    void whatIsDoneWithItIsTakenBack();
    void updatingNeedsTheKindsPermission_data() { addKinds(); }
    void updatingNeedsTheKindsPermission();
    void g08TheRequesterEndsTheWaitForThem_data();
    void g08TheRequesterEndsTheWaitForThem();
    void g09SupportsWordIsTheResponse_data() { addKinds(); }
    void g09SupportsWordIsTheResponse();
    void g11WhatIsOverTakesNotesOnly_data() { addKinds(); }
    void g11WhatIsOverTakesNotesOnly();
    void whatIsSaidTwiceStandsOnce_data() { addKinds(); }
    void whatIsSaidTwiceStandsOnce();

private:
    QString lastCommand()
    {
        auto row =
            one(database(), {"test.last", "SELECT command FROM jr_tx ORDER BY no DESC LIMIT 1"});
        Story::must(row);
        return (*row)->text(0);
    }
};

void TstAnyKindActs::whatIsDoneWithItIsTakenBack_data()
{
    QTest::addColumn<TicketKind>("kind");
    QTest::addColumn<QString>("act");
    for (const auto kind : kinds) {
        for (const auto* act : {"add_tag", "add_watcher", "add_time", "add_task", "attach", "link",
                 "comment_public", "comment_internal"})
            QTest::addRow("%s: %s", qPrintable(keyOf(kind)), act)
                << kind << QString::fromLatin1(act);
    }
}

void TstAnyKindActs::whatIsDoneWithItIsTakenBack()
{
    QFETCH(const TicketKind, kind);
    QFETCH(const QString, act);
    const auto ada = m_story->personWith(u"agent"_s, u"Ada"_s);
    const auto id = ticketOf(kind);
    const auto other = ticketOf(TicketKind::Problem);
    const auto before = historyOf(replica(), mira(), id.value());
    QVERIFY(before);
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"a.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("so") == 2);
    file.close();
    if (act == "add_tag"_L1)
        Story::must(session().tags.add(mira(), id, u"smoke"_s));
    if (act == "add_watcher"_L1)
        Story::must(session().watchers.add(mira(), id, ada.person));
    if (act == "add_time"_L1) {
        TimeBooking booking;
        booking.minutes = 5;
        booking.startedAt = m_story->desk->clock.now() - std::chrono::hours(1);
        Story::must(session().times.book(mira(), id, booking));
    }
    if (act == "add_task"_L1) {
        NewTask task;
        task.title = u"Look"_s;
        Story::must(session().tasks.add(mira(), id, task));
    }
    if (act == "attach"_L1) {
        const auto staged = session().attachments.stage(mira(), id, path);
        Story::must(staged);
        Story::must(
            session().attachments.attach(mira(), id, {*staged}, AttachmentVisibility::Public));
    }
    if (act == "link"_L1)
        Story::must(links().link(mira(), id, TicketLinkLinkType::BlockedBy, other));
    if (act.startsWith("comment_"_L1)) {
        const bool isPublic = act == "comment_public"_L1;
        Story::must(session().comments.add(mira(), id,
            {u"It smokes."_s,
                isPublic ? TicketCommentVisibility::Public : TicketCommentVisibility::Internal}));
    }

    QCOMPARE(lastCommand(), keyOf(kind) + u'.' + act);
    const auto after = historyOf(replica(), mira(), id.value());
    QVERIFY(after);
    QCOMPARE(after->size(), before->size() + 1);
    QVERIFY(after->last().isUndoable);
    QCOMPARE(told(undo(replica(), mira(), replica().lastWritten())), QString());
    QVERIFY(session().tags.list(mira(), id)->isEmpty());
    QVERIFY(session().watchers.list(mira(), id)->isEmpty());
    QVERIFY(session().times.list(mira(), id)->isEmpty());
    QVERIFY(session().tasks.list(mira(), id)->isEmpty());
    QVERIFY(session().attachments.list(mira(), id)->isEmpty());
    QVERIFY(related(id).links.isEmpty());
    QVERIFY(TicketQueries::conversation(database(), mira(), id)->isEmpty());
}

void TstAnyKindActs::updatingNeedsTheKindsPermission()
{
    QFETCH(const TicketKind, kind);
    const auto id = ticketOf(kind);
    const auto permission = keyOf(kind) + u".update"_s;
    auto without = mira();
    without.grants.remove(permission);
    QCOMPARE(told(session().tags.add(without, id, u"smoke"_s)), u"FORBIDDEN "_s + permission);
    auto with = mira();
    with.grants = {
        {keyOf(kind) + u".read"_s, Scope::Organization}, {permission, Scope::Organization}};
    QCOMPARE(told(session().tags.add(with, id, u"smoke"_s)), QString());
    QCOMPARE(
        told(session().comments.add(with, id, {u"So"_s})), u"FORBIDDEN ticket.comment_public"_s);
    with.grants.remove(keyOf(kind) + u".read"_s);
    QCOMPARE(codeOf(session().tags.add(with, id, u"fire"_s)), u"NOT_FOUND"_s);
}

void TstAnyKindActs::g08TheRequesterEndsTheWaitForThem_data()
{
    using enum TicketStatus;
    QTest::addColumn<TicketKind>("kind");
    QTest::addColumn<QString>("from");
    QTest::addColumn<TicketStatus>("to");
    QTest::addColumn<RemarkWay>("way");
    const auto add = [](const char* name, TicketKind kind, const QString& from, TicketStatus to) {
        QTest::addRow("%s", name) << kind << from << to << RemarkWay::Written;
        QTest::addRow("%s, by e-mail", name) << kind << from << to << RemarkWay::Email;
    };
    add("I-08", TicketKind::Incident, u"acknowledged"_s, Acknowledged);
    add("R-10", TicketKind::ServiceRequest, u"approved"_s, Approved);
    add("R-10, from nowhere", TicketKind::ServiceRequest, u"diagnosed"_s, InProgress);
    add("P-12", TicketKind::Problem, u"monitoring"_s, Monitoring);
    add("P-12, from nowhere", TicketKind::Problem, u"approved"_s, Investigating);
}

void TstAnyKindActs::g08TheRequesterEndsTheWaitForThem()
{
    QFETCH(const TicketKind, kind);
    QFETCH(const QString, from);
    QFETCH(const TicketStatus, to);
    QFETCH(const RemarkWay, way);
    const auto ada = m_story->personWith(u"agent"_s, u"Ada"_s);
    const auto id = ticketOf(kind);
    m_story->alter<record::Ticket>(id, [&](record::Ticket& ticket) {
        ticket.status = TicketStatus::OnHold;
        ticket.holdReason = TicketHoldReason::AwaitingRequester;
        ticket.holdReturnStatus = from;
    });
    Remark remark{u"Well?"_s};
    remark.way = way;
    Story::must(session().comments.add(ada, id, remark));
    QCOMPARE(opened(id, mira())->ticket.status, TicketStatus::OnHold);
    m_story->desk->clock.advance(std::chrono::minutes(1));

    Story::must(session().comments.add(mira(), id, remark));

    const auto said = TicketQueries::conversation(database(), mira(), id);
    QVERIFY(said);
    QCOMPARE(said->last().kind, way == RemarkWay::Email ? u"email_in"_s : u"comment"_s);
    QCOMPARE(said->last().isMarkdown, way == RemarkWay::Written); // mail says what it says
    const auto ticket = opened(id, mira())->ticket;
    QCOMPARE(ticket.status, to);
    QCOMPARE(ticket.statusChangedAt, m_story->desk->clock.now());
    QVERIFY(!ticket.holdReason && !ticket.holdReturnStatus);
}

void TstAnyKindActs::g09SupportsWordIsTheResponse()
{
    QFETCH(const TicketKind, kind);
    const auto ada = m_story->personWith(u"agent"_s, u"Ada"_s);
    const auto id = ticketOf(kind);
    Story::must(session().comments.add(mira(), id, {u"Hurry."_s}));
    QVERIFY(!opened(id, mira())->ticket.firstResponseAt);

    Story::must(session().comments.add(ada, id, {u"I look."_s}));

    QCOMPARE(opened(id, mira())->ticket.firstResponseBy, ada.person);
}

void TstAnyKindActs::g11WhatIsOverTakesNotesOnly()
{
    QFETCH(const TicketKind, kind);
    for (const auto status : {TicketStatus::Closed, TicketStatus::Cancelled}) {
        const auto id = ticketOf(kind);
        m_story->alter<record::Ticket>(id, [&](record::Ticket& ticket) { ticket.status = status; });
        QCOMPARE(codeOf(session().comments.add(mira(), id, {u"Late"_s})), u"TICKET_CLOSED"_s);
        QCOMPARE(told(session().comments.add(
                     mira(), id, {u"Late"_s, TicketCommentVisibility::Internal})),
            QString());
    }
}

void TstAnyKindActs::whatIsSaidTwiceStandsOnce()
{
    QFETCH(const TicketKind, kind);
    const auto id = ticketOf(kind);
    const CommandId command(QUuid::createUuid());
    const auto first = session().comments.add(mira(), id, {u"So"_s}, command);
    const auto again = session().comments.add(mira(), id, {u"So"_s}, command);
    QVERIFY(first && again);
    QCOMPARE(*again, *first);
    QCOMPARE(codeOf(session().comments.add(mira(), id, {u"Other"_s}, command)),
        u"IDEMPOTENCY_MISMATCH"_s);
    Remark mail{u"So"_s};
    mail.way = RemarkWay::Email;
    QCOMPARE(codeOf(session().comments.add(mira(), id, mail, command)), u"IDEMPOTENCY_MISMATCH"_s);
    QCOMPARE(told(session().comments.add(mira(), id, {u" "_s})), u"FIELD_REQUIRED body"_s);
    QCOMPARE(TicketQueries::conversation(database(), mira(), id)->size(), 1);
}

QTEST_GUILESS_MAIN(TstAnyKindActs)
#include "tst_any_kind_acts.moc"
