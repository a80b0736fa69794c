// G-13: tickets of every kind are deleted, and come back.
#include "core/exchange/verify.h"
#include "core/search/search_index.h"
#include "core/service_levels/ticket_service_levels.h"
#include "core/tickets/history.h"
#include "tests/core/tickets/deletions.h"

#include <QTest>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::Story;
using test::told;
using test::why;

class TstDeletion : public QObject, test::OnDeletions
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void g13ItIsSoftAndTakenBack_data() { addKinds(); }
    void g13ItIsSoftAndTakenBack();
    void g13ItNeedsTheRight_data() { addKinds(); }
    void g13ItNeedsTheRight();
    void aReasonIsKeptWhereOneIsGiven_data();
    void aReasonIsKeptWhereOneIsGiven();
    void whatIsClosedIsDeletedToo();
    void saidTwiceItIsDoneOnce();
    void whatHasPartsStays();
    void takingBackACreationKeepsWhatHasParts();
    void takenBackItIsDoneAgain();
    void whoDeletedItIsToldToWhoMayDelete();
    void theDeskStaysWhole();

private:
    QString lastCommand()
    {
        auto row =
            one(database(), {"test.last", "SELECT command FROM jr_tx ORDER BY no DESC LIMIT 1"});
        Story::must(row);
        return (*row)->text(0);
    }
};

void TstDeletion::g13ItIsSoftAndTakenBack()
{
    QFETCH(const TicketKind, kind);
    const auto id = ticketOf(kind);
    m_story->alter<record::Ticket>(
        id, [](record::Ticket& ticket) { ticket.title = u"A zeppelin"_s; });
    Story::must(session().comments.add(mira(), id, {u"It hovers over the harbour."_s}));
    const auto before = stored(id);
    const auto open = openCount(kind);
    QVERIFY(isListed(id));

    QCOMPARE(told(deletions().remove(mira(), id, u"  "_s + why)), QString());

    QCOMPARE(lastCommand(), keyOf(kind) + u".delete"_s);
    QCOMPARE(stored(id).head.deletedAt, m_story->desk->clock.now());
    QCOMPARE(stored(id).head.deletedBy, mira().person);
    QCOMPARE(codeOf(opened(id)), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(TicketQueries::byNumber(database(), mira(), before.number)), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(links().byNumber(mira(), before.number)), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(TicketQueries::conversation(database(), mira(), id)), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(session().tags.add(mira(), id, u"smoke"_s)), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(session().comments.add(mira(), id, {u"Hello?"_s})), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(ticketServiceLevels(
                 database(), mira(), session().serviceLevels, id, replica().now())),
        u"NOT_FOUND"_s);
    QVERIFY(!isListed(id));
    QCOMPARE(openCount(kind), open - 1);
    QCOMPARE(hits(u"zeppelin"_s) + hits(u"harbour"_s), 0); // the title, and what was said
    QVERIFY(stored(ticketOf(kind)).number != before.number);
    const auto story = historyOf(replica(), mira(), id.value());
    Story::must(story);
    const auto deletion = std::find_if(story->begin(), story->end(),
        [](const HistoryItem& item) { return item.command.endsWith(".delete"_L1); });
    QVERIFY(deletion != story->end());
    QCOMPARE(deletion->reason, why);
    QVERIFY(deletion->isUndoable);

    QCOMPARE(told(undo(replica(), mira(), deletion->entry)), QString());

    const auto after = opened(id);
    QVERIFY2(after, qPrintable(told(after)));
    QCOMPARE(after->ticket.number, before.number);
    QVERIFY(!stored(id).head.deletedAt && !stored(id).head.deletedBy);
    QVERIFY(isListed(id));
    QCOMPARE(openCount(kind), open + 1); // and the other one
    QCOMPARE(hits(u"zeppelin"_s), 1);
    QCOMPARE(TicketQueries::conversation(database(), mira(), id)->size(), 1);
}

void TstDeletion::g13ItNeedsTheRight()
{
    QFETCH(const TicketKind, kind);
    const auto id = ticketOf(kind);
    const auto permission = keyOf(kind) + u".delete"_s;
    auto without = mira();
    without.grants.remove(permission);
    QCOMPARE(told(deletions().remove(without, id, why)), u"FORBIDDEN "_s + permission);
    auto ofTeam = mira(); // it is nobody's yet, and others reported it
    ofTeam.person = m_story->personWith(u"end_user"_s, u"Ada"_s).person;
    ofTeam.grants[permission] = Scope::Team;
    QCOMPARE(told(deletions().remove(ofTeam, id, why)), u"FORBIDDEN "_s + permission);
    auto blind = mira();
    blind.grants.remove(keyOf(kind) + u".read"_s);
    blind.grants.remove(permission);
    QCOMPARE(codeOf(deletions().remove(blind, id, why)), u"NOT_FOUND"_s);
    QCOMPARE(
        codeOf(deletions().remove(mira(), TicketId(QUuid::createUuid()), why)), u"NOT_FOUND"_s);
    QVERIFY(opened(id));

    Story::must(deletions().remove(mira(), id, why));
    const auto deleted = replica().lastWritten();

    QCOMPARE(told(undo(replica(), without, deleted)), u"FORBIDDEN "_s + permission);
    QCOMPARE(codeOf(opened(id)), u"NOT_FOUND"_s);
}

void TstDeletion::aReasonIsKeptWhereOneIsGiven_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("refusal");
    const QString longest(500, u'x');
    QTest::newRow("none") << QString() << QString() << QString();
    QTest::newRow("blank") << u" \t\n"_s << QString() << QString();
    QTest::newRow("some words") << u" Raised twice "_s << u"Raised twice"_s << QString();
    QTest::newRow("as long as may be") << u" %1 "_s.arg(longest) << longest << QString();
    QTest::newRow("longer") << QString(longest + u'x') << QString() << u"VALIDATION_ERROR reason"_s;
    QTest::newRow("no text") << QString(u"So"_s + QChar(u'\0')) << QString()
                             << u"VALIDATION_ERROR reason"_s;
}

void TstDeletion::aReasonIsKeptWhereOneIsGiven()
{
    QFETCH(const QString, reason);
    QFETCH(const QString, refusal);
    const auto id = incident();

    QCOMPARE(told(deletions().remove(mira(), id, reason)), refusal);

    QCOMPARE(bool(opened(id)), !refusal.isEmpty());
    if (!refusal.isEmpty())
        return;
    const auto found = deletions().find(mira(), id);
    Story::must(found);
    QTEST(found->reason, "kept");
    QCOMPARE(told(undo(replica(), mira(), found->entry)), QString());
    QVERIFY(opened(id));
}

/// G-11 is about what is written on it.
void TstDeletion::whatIsClosedIsDeletedToo()
{
    for (const auto status : {TicketStatus::Closed, TicketStatus::Cancelled}) {
        const auto id = incident(status);

        QCOMPARE(told(deletions().remove(mira(), id, why)), QString());
        QCOMPARE(codeOf(opened(id)), u"NOT_FOUND"_s);

        QCOMPARE(told(undo(replica(), mira(), replica().lastWritten())), QString());
        QCOMPARE(opened(id)->ticket.status, status);
        QCOMPARE(told(undo(replica(), mira(), replica().lastWritten())), QString());
        QCOMPARE(codeOf(opened(id)), u"NOT_FOUND"_s);
    }
}

void TstDeletion::saidTwiceItIsDoneOnce()
{
    const auto id = incident();
    const CommandId command(QUuid::createUuid());

    Story::must(deletions().remove(mira(), id, why, command));
    const auto deleted = replica().lastWritten();

    QCOMPARE(told(deletions().remove(mira(), id, why, command)), QString());
    QCOMPARE(replica().lastWritten(), deleted);
    QCOMPARE(
        codeOf(deletions().remove(mira(), id, u"Another"_s, command)), u"IDEMPOTENCY_MISMATCH"_s);
    QCOMPARE(codeOf(deletions().remove(mira(), id, why)), u"NOT_FOUND"_s);
}

///
void TstDeletion::whatHasPartsStays()
{
    const auto parent = incident();
    const auto part = incident();
    Story::must(links().setParent(mira(), part, parent));

    QCOMPARE(told(deletions().remove(mira(), parent, why)), u"IN_USE parent_id"_s);

    Story::must(deletions().remove(mira(), part, why));
    const auto deleted = replica().lastWritten();
    QCOMPARE(told(deletions().remove(mira(), parent, why)), QString());
    Story::must(undo(replica(), mira(), deleted)); // its parent is gone meanwhile
    QVERIFY(related(part).parent->isDeleted);
}

void TstDeletion::takingBackACreationKeepsWhatHasParts()
{
    const auto parent = incident();
    const auto created = replica().lastWritten();
    const auto part = incident();
    Story::must(links().setParent(mira(), part, parent));

    QCOMPARE(told(undo(replica(), mira(), created)), u"IN_USE parent_id"_s);

    Story::must(links().setParent(mira(), part, {}));
    QCOMPARE(told(undo(replica(), mira(), created)), QString());
}

void TstDeletion::takenBackItIsDoneAgain()
{
    const auto id = incident(TicketStatus::InProgress);
    Story::must(deletions().remove(mira(), id, why));
    Story::must(undo(replica(), mira(), replica().lastWritten()));
    const auto back = replica().lastWritten();
    Story::must(session().tags.add(mira(), id, u"smoke"_s)); // does not hold it up: a right may
    const auto part = incident();
    Story::must(links().setParent(mira(), part, id));
    QCOMPARE(told(undo(replica(), mira(), back)), u"IN_USE parent_id"_s);
    Story::must(links().setParent(mira(), part, {}));
    auto without = mira();
    without.grants.remove(u"incident.delete"_s);
    QCOMPARE(told(undo(replica(), without, back)), u"FORBIDDEN incident.delete"_s);

    QCOMPARE(told(undo(replica(), mira(), back)), QString());

    QCOMPARE(codeOf(opened(id)), u"NOT_FOUND"_s);
    QCOMPARE(told(undo(replica(), mira(), replica().lastWritten())), QString());
    QCOMPARE(opened(id)->ticket.status, TicketStatus::InProgress);
    QCOMPARE(session().tags.list(mira(), id)->size(), 1);
}

void TstDeletion::whoDeletedItIsToldToWhoMayDelete()
{
    const auto id = incident();
    const auto number = stored(id).number;
    QCOMPARE(codeOf(deletions().find(mira(), id)), u"NOT_FOUND"_s); // it is not deleted
    Story::must(deletions().remove(mira(), id, why));

    const auto found = deletions().find(mira(), id);

    Story::must(found);
    QCOMPARE(*found,
        (Deletion{number, mira().displayName, m_story->desk->clock.now(), why,
            replica().lastWritten(), true}));
    auto agent = mira();
    agent.grants.remove(u"incident.delete"_s);
    QCOMPARE(codeOf(deletions().find(agent, id)), u"NOT_FOUND"_s);
    const auto taken = incident();
    Story::must(undo(replica(), mira(), replica().lastWritten()));
    const auto creation = deletions().find(mira(), taken);
    Story::must(creation);
    QCOMPARE(creation->reason, QString());
    QVERIFY(creation->isUndoable);
    auto keeper = mira(); // may delete it, and report none
    keeper.grants.remove(u"incident.create"_s);
    const auto seen = deletions().find(keeper, taken);
    Story::must(seen);
    QVERIFY(!seen->isUndoable);
}

void TstDeletion::theDeskStaysWhole()
{
    const auto parent = incident();
    const auto part = incident();
    Story::must(links().setParent(mira(), part, parent));
    const auto id = incident(TicketStatus::InProgress);
    Story::must(links().link(mira(), id, TicketLinkLinkType::RelatesTo, parent));
    Story::must(session().tags.add(mira(), id, u"smoke"_s));

    Story::must(deletions().remove(mira(), id, why));
    Story::must(deletions().remove(mira(), part, why));
    Story::must(undo(replica(), mira(), replica().lastWritten()));

    const auto found = verifyDesk(replica());
    Story::must(found);
    QCOMPARE(found->findings, QStringList());
    QVERIFY(*SearchIndex::isWhole(database()));
}

QTEST_GUILESS_MAIN(TstDeletion)
#include "tst_deletion.moc"
