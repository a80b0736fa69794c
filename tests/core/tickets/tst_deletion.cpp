// G-13: what becomes of tickets of every kind that are deleted, and of what has to do with them.
#include "core/exchange/verify.h"
#include "core/search/search_index.h"
#include "core/search/ticket_search.h"
#include "core/service_levels/ticket_service_levels.h"
#include "core/tickets/any_ticket.h"
#include "core/tickets/deletion.h"
#include "core/tickets/history.h"
#include "tests/core/tickets/linked_tickets.h"
#include "tests/support/second_replica.h"

#include <QTest>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::Story;
using test::told;

namespace {

constexpr TicketKind kinds[] = {
    TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change};

const auto why = u"Raised in the wrong desk"_s;

} // namespace

class TstDeletion : public QObject, test::OnLinks
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
    void nothingIsDoneOnIt_data();
    void nothingIsDoneOnIt();
    void whatBelongsToItIsOutOfReach();
    void nothingElseOnItIsTakenBack();
    void aDeletedPartHoldsNoUndoUp();
    void linksToItCountForNothing();
    void ringsThroughItCountForNothing();
    void aDuplicateOfItStaysOne();
    void whatItBlockedGoesOn();
    void aPartOfWhatIsGoneIsFree();
    void pc1APartComesBackToOneLevelOnly();
    void editedElsewhereItStaysDeleted();
    void saidElsewhereItComesBackWithIt();
    void whoDeletedItIsToldToWhoMayDelete();
    void manyAreDeletedAndTakenBackAtOnce();
    void partsGoBeforeWhatTheyArePartOf();
    void nothingIsDoneToManyThatAreGone();
    void theDeskStaysWhole();

private:
    Session& session() { return *m_story->desk->session; }
    Database& database() { return replica().database(); }
    DeletionService& deletions() { return session().deletions; }
    static void addKinds()
    {
        QTest::addColumn<TicketKind>("kind");
        for (const auto kind : kinds)
            QTest::newRow(qPrintable(keyOf(kind))) << kind;
    }
    Result<AnyTicket> opened(TicketId id) { return openedIn(replica(), id); }
    Result<AnyTicket> openedIn(Replica& from, TicketId id)
    {
        return from.read([&](Database& database) { return readTicket(database, mira(), id); });
    }
    record::Ticket stored(TicketId id)
    {
        auto row = loadRow(database(), record::Ticket::table(), id.value());
        if (!row || !*row)
            qFatal("the ticket is gone for good");
        return record::Ticket::fromRow(**row);
    }
    bool isListed(TicketId id)
    {
        const QueueView view{QueueView::Which::All, QueueView::Order::Number, false};
        const auto page = TicketQueries::page(database(), mira(), view, 0, 100);
        Story::must(page);
        const auto counted = TicketQueries::count(database(), mira(), view);
        Story::must(counted);
        if (*counted != page->size())
            qFatal("the count is not that of the list");
        return std::any_of(
            page->begin(), page->end(), [&](const QueueRow& row) { return row.id == id; });
    }
    int openCount(TicketKind kind)
    {
        const auto counts = TicketQueries::counts(database(), mira());
        Story::must(counts);
        return int(counts->ofKind[size_t(kind)]);
    }
    qsizetype hits(const QString& words)
    {
        const auto found = searchTickets(database(), mira(), words, 10);
        Story::must(found);
        return found->hits.size();
    }
    QString lastCommand()
    {
        auto row =
            one(database(), {"test.last", "SELECT command FROM jr_tx ORDER BY no DESC LIMIT 1"});
        Story::must(row);
        return (*row)->text(0);
    }
    /// All of it at once.
    BulkOutcome gone(BulkRun run, RunId* id = nullptr)
    {
        for (bool isMore = true; isMore;) {
            const auto step = run.step(replica(), mira());
            Story::must(step);
            isMore = *step;
        }
        if (id)
            *id = run.run();
        return run.outcome();
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

void TstDeletion::nothingIsDoneOnIt_data()
{
    QTest::addColumn<QString>("act");
    for (const auto* act :
        {"acknowledge", "assign", "take", "start_work", "hold", "resume", "resolve", "confirm",
            "close", "reopen", "cancel", "edit", "comment_public", "comment_internal",
            "merge_duplicate", "convert_to_request", "raise_problem", "raise_change"})
        QTest::newRow(act) << QString::fromLatin1(act);
}

/// By whoever has it open still.
void TstDeletion::nothingIsDoneOnIt()
{
    QFETCH(const QString, act);
    const auto id = incident(TicketStatus::InProgress);
    Story::must(deletions().remove(mira(), id, why));
    const auto before = historyOf(replica(), mira(), id.value());
    Story::must(before);

    QCOMPARE(codeOf(m_story->run(act, id)), u"NOT_FOUND"_s);

    const auto after = historyOf(replica(), mira(), id.value());
    Story::must(after);
    QCOMPARE(after->size(), before->size());
}

void TstDeletion::whatBelongsToItIsOutOfReach()
{
    const auto id = incident(TicketStatus::InProgress);
    const auto other = incident();
    const auto service = m_story->requestable();
    NewTask form;
    form.title = u"Look"_s;
    const auto task = session().tasks.add(mira(), id, form);
    Story::must(task);
    Story::must(deletions().remove(mira(), id, why));
    const auto deleted = replica().lastWritten();
    const auto relates = TicketLinkLinkType::RelatesTo;
    const auto degraded = TicketServiceDegradation::Degraded;
    auto followUp = m_story->form();
    followUp.followUpOf = id;

    const QStringList refusals{
        codeOf(session().affectedServices.add(mira(), id, service, degraded)),
        codeOf(session().affectedServices.list(mira(), id)),
        codeOf(session().watchers.add(mira(), id, mira().person)),
        codeOf(session().watchers.list(mira(), id)), codeOf(session().tasks.remove(mira(), *task)),
        codeOf(session().tasks.list(mira(), id)), codeOf(session().times.list(mira(), id)),
        codeOf(session().attachments.list(mira(), id)),
        codeOf(links().link(mira(), id, relates, other)),
        codeOf(links().link(mira(), other, relates, id)), codeOf(links().related(mira(), id)),
        codeOf(links().setParent(mira(), id, other)), codeOf(links().setParent(mira(), other, id)),
        codeOf(incidents().followUp(mira(), id)), codeOf(incidents().create(mira(), followUp))};

    QCOMPARE(refusals, QStringList(refusals.size(), u"NOT_FOUND"_s));
    QCOMPARE(replica().lastWritten(), deleted);
}

void TstDeletion::nothingElseOnItIsTakenBack()
{
    const auto id = incident();
    Story::must(session().tags.add(mira(), id, u"smoke"_s));
    const auto tagged = replica().lastWritten();
    Story::must(deletions().remove(mira(), id, why));
    const auto deleted = replica().lastWritten();

    QCOMPARE(codeOf(undo(replica(), mira(), tagged)), u"VERSION_CONFLICT"_s);
    const auto story = historyOf(replica(), mira(), id.value());
    Story::must(story);
    for (const auto& item : *story)
        QCOMPARE(item.isUndoable, item.entry == deleted);

    Story::must(undo(replica(), mira(), deleted));
    QCOMPARE(codeOf(undo(replica(), mira(), deleted)), u"VERSION_CONFLICT"_s);
    QCOMPARE(told(undo(replica(), mira(), tagged)), QString());
}

/// PC-4: what was said on a parent is taken back where it can be read.
void TstDeletion::aDeletedPartHoldsNoUndoUp()
{
    const auto parent = incident(TicketStatus::InProgress);
    const auto part = incident();
    Story::must(links().setParent(mira(), part, parent));
    Story::must(incidents().broadcast(mira(), parent, u"It is being put out."_s));
    const auto saidAll = replica().lastWritten();
    Story::must(deletions().remove(mira(), part, why));

    QCOMPARE(told(undo(replica(), mira(), saidAll)), QString());

    QVERIFY(TicketQueries::conversation(database(), mira(), parent)->isEmpty());
}

void TstDeletion::linksToItCountForNothing()
{
    const auto first = incident(TicketStatus::Closed);
    const auto second = incident(TicketStatus::Closed);
    const auto later = incident();
    const auto problem = ticketOf(TicketKind::Problem);
    const auto cause = ticketOf(TicketKind::Problem);
    Story::must(links().link(mira(), later, TicketLinkLinkType::FollowUpOf, first));
    Story::must(links().link(mira(), later, TicketLinkLinkType::CausedBy, problem));
    QCOMPARE(codeOf(links().link(mira(), later, TicketLinkLinkType::FollowUpOf, second)),
        u"LINK_REFUSED"_s);

    Story::must(deletions().remove(mira(), first, why));
    const auto deleted = replica().lastWritten();
    Story::must(deletions().remove(mira(), problem, why));

    QVERIFY(related(later).links.isEmpty());
    QCOMPARE(told(links().link(mira(), later, TicketLinkLinkType::FollowUpOf, second)), QString());
    Story::must(links().link(mira(), later, TicketLinkLinkType::CausedBy, cause));
    for (const auto& link : related(later).links)
        QCOMPARE(link.isPrimary, link.type == TicketLinkLinkType::CausedBy);
    Story::must(undo(replica(), mira(), deleted));
    QCOMPARE(related(later).links.size(), 3);
    QCOMPARE(related(first).links.size(), 1);
}

/// Nobody sees what would close them; brought back, they can be opened.
void TstDeletion::ringsThroughItCountForNothing()
{
    const auto first = incident();
    const auto second = incident();
    const auto between = ticketOf(TicketKind::Change);
    const auto blockedBy = TicketLinkLinkType::BlockedBy;
    Story::must(links().link(mira(), first, blockedBy, between));
    Story::must(links().link(mira(), between, blockedBy, second));
    QCOMPARE(codeOf(links().link(mira(), second, blockedBy, first)), u"LINK_CYCLE"_s);

    Story::must(deletions().remove(mira(), between, why));
    const auto deleted = replica().lastWritten();

    QCOMPARE(told(links().link(mira(), second, blockedBy, first)), QString());
    QCOMPARE(codeOf(links().link(mira(), first, blockedBy, second)), u"LINK_CYCLE"_s);
    Story::must(undo(replica(), mira(), deleted));
    for (const auto& link : related(between).links)
        QCOMPARE(told(links().unlink(mira(), link.link)), QString());
    QVERIFY(related(between).links.isEmpty());
}

/// Brought back, it would be at the end of a chain.
void TstDeletion::aDuplicateOfItStaysOne()
{
    const auto original = incident();
    const auto copy = incident();
    const auto other = incident();
    Story::must(incidents().mergeDuplicate(mira(), copy, original));

    Story::must(deletions().remove(mira(), original, why));

    QVERIFY(related(copy).links.isEmpty());
    QCOMPARE(codeOf(incidents().mergeDuplicate(mira(), other, copy)), u"LINK_REFUSED"_s);
    QCOMPARE(codeOf(incidents().mergeDuplicate(mira(), other, original)), u"NOT_FOUND"_s);
}

void TstDeletion::whatItBlockedGoesOn()
{
    const auto blocked = incident(TicketStatus::InProgress);
    const auto blocker = ticketOf(TicketKind::Change);
    Story::must(links().link(mira(), blocked, TicketLinkLinkType::BlockedBy, blocker));
    QCOMPARE(codeOf(m_story->run(u"resolve"_s, blocked)), u"BLOCKED"_s);

    Story::must(deletions().remove(mira(), blocker, why));

    QCOMPARE(told(m_story->run(u"resolve"_s, blocked)), QString());
}

/// synchronisation.md 6.7: it is listed so, and nothing goes along by itself.
void TstDeletion::aPartOfWhatIsGoneIsFree()
{
    const auto parent = incident();
    const auto part = incident();
    const auto number = stored(parent).number;
    test::SecondReplica other(*m_story);
    Story::must(DeletionService(other.replica()).remove(mira(), parent, why));
    Story::must(links().setParent(mira(), part, parent));

    other.exchange();

    QVERIFY(opened(part) && openedIn(other.replica(), part));
    const auto seen = related(part).parent;
    QVERIFY(seen && seen->isDeleted && seen->isReadable);
    QCOMPARE(seen->number, number);
    auto agent = mira();
    agent.grants.remove(u"incident.delete"_s);
    const auto less = links().related(agent, part);
    Story::must(less);
    QVERIFY(less->parent && less->parent->isDeleted && !less->parent->isReadable);
    QCOMPARE(less->parent->number, QString());
    QCOMPARE(told(links().setParent(agent, part, {})), QString());
    QVERIFY(!related(part).parent);
}

/// What it was a part of has become a part itself, as nobody could see that it had any.
void TstDeletion::pc1APartComesBackToOneLevelOnly()
{
    const auto parent = incident();
    const auto part = incident();
    const auto top = incident();
    Story::must(links().setParent(mira(), part, parent));
    Story::must(deletions().remove(mira(), part, why));
    const auto deleted = replica().lastWritten();
    Story::must(links().setParent(mira(), parent, top));

    QCOMPARE(told(undo(replica(), mira(), deleted)), u"LINK_REFUSED parent_id"_s);

    QCOMPARE(codeOf(opened(part)), u"NOT_FOUND"_s);
    const auto found = deletions().find(mira(), part);
    Story::must(found);
    QVERIFY(!found->isUndoable);
    Story::must(links().setParent(mira(), parent, {}));
    QCOMPARE(told(undo(replica(), mira(), deleted)), QString());
    const auto seen = related(part).parent;
    QVERIFY(seen);
    QCOMPARE(seen->id, parent);
}

/// synchronisation.md 6.7: deleting is a cell of its own.
void TstDeletion::editedElsewhereItStaysDeleted()
{
    const auto id = incident(TicketStatus::InProgress);
    test::SecondReplica other(*m_story);
    Story::must(deletions().remove(mira(), id, why));
    const auto deleted = replica().lastWritten();
    m_story->desk->clock.advance(std::chrono::minutes(1));
    Story::must(other.incidents().edit(mira(), id, {.title = u"Printer in flames"_s}));
    Story::must(
        other.incidents().resolve(mira(), id, {IncidentResolutionCode::Fixed, u"Put out."_s}));

    other.exchange();

    QCOMPARE(codeOf(opened(id)), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(openedIn(other.replica(), id)), u"NOT_FOUND"_s);
    QCOMPARE(stored(id).title, u"Printer in flames"_s);
    QCOMPARE(hits(u"flames"_s), 0);

    QCOMPARE(told(undo(replica(), mira(), deleted)), QString()); // one act, whatever came since
    other.exchange();

    for (auto* from : {&replica(), &other.replica()}) {
        const auto back = openedIn(*from, id);
        QVERIFY2(back, qPrintable(told(back)));
        QCOMPARE(back->ticket.title, u"Printer in flames"_s);
        QCOMPARE(back->ticket.status, TicketStatus::Resolved);
    }
    QCOMPARE(hits(u"flames"_s), 1);
}

void TstDeletion::saidElsewhereItComesBackWithIt()
{
    const auto id = incident(TicketStatus::InProgress);
    test::SecondReplica other(*m_story);
    Story::must(deletions().remove(mira(), id, why));
    const auto deleted = replica().lastWritten();
    m_story->desk->clock.advance(std::chrono::minutes(1));
    Story::must(other.incidents().comment(
        mira(), id, u"The harbour smells"_s, TicketCommentVisibility::Public));
    other.exchange();
    QCOMPARE(hits(u"harbour"_s), 0);

    Story::must(undo(replica(), mira(), deleted));

    QCOMPARE(hits(u"harbour"_s), 1);
    QCOMPARE(TicketQueries::conversation(database(), mira(), id)->size(), 1);
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

/// G-12
void TstDeletion::manyAreDeletedAndTakenBackAtOnce()
{
    QList<TicketId> ids;
    for (const auto kind : kinds)
        ids << ticketOf(kind);
    const auto parent = incident();
    const auto part = incident();
    Story::must(links().setParent(mira(), part, parent));
    ids << parent;
    const auto selection = theseTickets(ids);

    const auto foreseen = gone(BulkRun(BulkRun::Mode::Preview, selection, bulkDeletion(why)));
    QCOMPARE(foreseen.removed, 4);
    QVERIFY(isListed(ids.first()));
    RunId run;
    const auto done = gone(BulkRun(BulkRun::Mode::Write, selection, bulkDeletion(why)), &run);

    QCOMPARE(done, foreseen);
    QCOMPARE(done.changed, 4);
    QCOMPARE(done.moved, 0);
    QCOMPARE(done.refused.size(), 1);
    QCOMPARE(done.refused.first().ticket, parent);
    QCOMPARE(done.refused.first().error.code, u"IN_USE"_s);
    for (const auto& id : std::as_const(ids))
        QCOMPARE(isListed(id), id == parent);
    QCOMPARE(deletions().find(mira(), ids.first())->reason, why);

    RunId back;
    QCOMPARE(gone(undoOf(run), &back).changed, 4);
    for (const auto& id : std::as_const(ids))
        QVERIFY(isListed(id));
    QCOMPARE(gone(undoOf(back)).removed, 4);
    QVERIFY(!isListed(ids.first()));
    auto without = mira();
    without.grants.remove(u"incident.delete"_s);
    BulkRun refused(BulkRun::Mode::Write, theseTickets({part}), bulkDeletion(why));
    QVERIFY(refused.step(replica(), without));
    QVERIFY(refused.step(replica(), without));
    QCOMPARE(refused.outcome().refused.first().error.code, u"FORBIDDEN"_s);
}

/// marked together all of them go, however they stand in the list.
void TstDeletion::partsGoBeforeWhatTheyArePartOf()
{
    const auto top = incident();
    const auto middle = incident();
    const auto leaf = incident();
    const auto other = ticketOf(TicketKind::Problem);
    const auto crowded = incident();
    const auto marked = incident();
    const auto unmarked = incident();
    Story::must(links().setParent(mira(), middle, top));
    m_story->alter<record::Ticket>(leaf, // which only two who act apart can bring about (PC-1)
        [&](record::Ticket& ticket) { ticket.parentId = middle; });
    Story::must(links().setParent(mira(), marked, crowded));
    Story::must(links().setParent(mira(), unmarked, crowded));
    Story::must(links().link(mira(), leaf, TicketLinkLinkType::CausedBy, other));
    const auto before = related(middle);
    const auto linked = related(leaf);
    const QList<TicketId> going{top, middle, other, leaf, marked};
    const auto selection = partsFirst(theseTickets({crowded, top, middle, other, leaf, marked}));

    const auto foreseen = gone(BulkRun(BulkRun::Mode::Preview, selection, bulkDeletion()));
    QVERIFY(isListed(top) && isListed(leaf)); // nothing is written yet
    RunId run;
    const auto done = gone(BulkRun(BulkRun::Mode::Write, selection, bulkDeletion()), &run);

    QCOMPARE(done, foreseen);
    QCOMPARE(done.removed, int(going.size()));
    QCOMPARE(done.refused.size(), 1);
    QCOMPARE(done.refused.first().ticket, crowded);
    QCOMPARE(done.refused.first().error.code, u"IN_USE"_s);
    for (const auto& id : going)
        QVERIFY(!isListed(id));

    RunId back;
    const auto restored = gone(undoOf(run), &back);

    QCOMPARE(restored.changed, int(going.size()));
    QVERIFY(restored.refused.isEmpty());
    for (const auto& id : going)
        QVERIFY(isListed(id));
    QCOMPARE(related(middle), before);
    QCOMPARE(related(leaf), linked);
    QCOMPARE(related(crowded).children.size(), 2);
    QCOMPARE(gone(undoOf(back)).removed, int(going.size())); // done again
}

void TstDeletion::nothingIsDoneToManyThatAreGone()
{
    const auto id = incident();
    Story::must(deletions().remove(mira(), id, why));
    const auto deleted = replica().lastWritten();

    const auto outcome = gone(BulkRun(BulkRun::Mode::Write, theseTickets({id}), bulkDeletion(why)));

    QCOMPARE(outcome.refused.first().error.code, u"NOT_FOUND"_s);
    QCOMPARE(replica().lastWritten(), deleted);
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
