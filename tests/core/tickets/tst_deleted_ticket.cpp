// G-13: what can be done on a deleted ticket, what its links count for, and what others did
// meanwhile.
#include "core/tickets/history.h"
#include "tests/core/tickets/deletions.h"
#include "tests/support/second_replica.h"

#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::Story;
using test::told;
using test::why;

class TstDeletedTicket : public QObject, test::OnDeletions
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
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
};

void TstDeletedTicket::nothingIsDoneOnIt_data()
{
    QTest::addColumn<QString>("act");
    for (const auto* act :
        {"acknowledge", "assign", "take", "start_work", "hold", "resume", "resolve", "confirm",
            "close", "reopen", "cancel", "edit", "comment_public", "comment_internal",
            "merge_duplicate", "convert_to_request", "raise_problem", "raise_change"})
        QTest::newRow(act) << QString::fromLatin1(act);
}

/// By whoever has it open still.
void TstDeletedTicket::nothingIsDoneOnIt()
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

void TstDeletedTicket::whatBelongsToItIsOutOfReach()
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

void TstDeletedTicket::nothingElseOnItIsTakenBack()
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
void TstDeletedTicket::aDeletedPartHoldsNoUndoUp()
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

void TstDeletedTicket::linksToItCountForNothing()
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
void TstDeletedTicket::ringsThroughItCountForNothing()
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
void TstDeletedTicket::aDuplicateOfItStaysOne()
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

void TstDeletedTicket::whatItBlockedGoesOn()
{
    const auto blocked = incident(TicketStatus::InProgress);
    const auto blocker = ticketOf(TicketKind::Change);
    Story::must(links().link(mira(), blocked, TicketLinkLinkType::BlockedBy, blocker));
    QCOMPARE(codeOf(m_story->run(u"resolve"_s, blocked)), u"BLOCKED"_s);

    Story::must(deletions().remove(mira(), blocker, why));

    QCOMPARE(told(m_story->run(u"resolve"_s, blocked)), QString());
}

/// synchronisation.md 6.7: it is listed so, and nothing goes along by itself.
void TstDeletedTicket::aPartOfWhatIsGoneIsFree()
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
void TstDeletedTicket::pc1APartComesBackToOneLevelOnly()
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
void TstDeletedTicket::editedElsewhereItStaysDeleted()
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

void TstDeletedTicket::saidElsewhereItComesBackWithIt()
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

QTEST_GUILESS_MAIN(TstDeletedTicket)
#include "tst_deleted_ticket.moc"
