#include "core/tickets/history.h"
#include "tests/support/incident_story.h"

#include <QTest>

#include "record/ticket_watcher.h"
#include "record/user_account.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::Story;

/// What may be taken back, and by whom.
class TstUndo : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void aRequesterCannotUnsayTheAgentsReply();
    void theAuthorTakesTheReplyBack();
    void whoMayDeleteModerates();
    void aClosedTicketKeepsItsReplies();
    void closingItselfCanBeTakenBack();
    void aNewTicketIsTakenBackByItsCreator();
    void aTicketSomeoneWorkedOnStays();
    void whatWasTakenBackDoesNotCountAsWork();
    void someoneElsesTicketNeedsTheRightToDelete();
    void theSetUpOfTheDeskStays();
    void takingBackAnUndoNeedsTheRightOfTheAct();
    void actsAreTakenBackOneAfterTheOtherAndDoneAgain();
    void whatStandsBetweenKeepsAnEarlierAct();
    void aTicketBroughtBackAndWorkedOnStays();
    void aCancelledTicketKeepsItsReplies();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    /// A requester with the rights of an end user.
    Actor noor();
    Result<> say(const Actor& actor, TicketId id, const QString& body)
    {
        auto said = m_story->incidents().comment(actor, id, body, TicketCommentVisibility::Public);
        return said ? Result<>() : said.error();
    }
    HistoryItem last(const Actor& reader, TicketId id)
    {
        const auto story = historyOf(replica(), reader, id.value());
        return story && !story->isEmpty() ? story->last() : HistoryItem();
    }
    Result<TicketId> reportedBy(const Actor& actor)
    {
        auto form = m_story->form();
        form.requester = actor.person;
        auto made = m_story->incidents().create(actor, form);
        return made ? Result<TicketId>(made->ticket.id) : made.error();
    }

    std::unique_ptr<Story> m_story;
};

void TstUndo::init()
{
    m_story = std::make_unique<Story>();
}

void TstUndo::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

Actor TstUndo::noor()
{
    record::UserAccount person;
    person.id = PersonId(QUuid::createUuid());
    person.username = u"noor"_s;
    person.displayName = u"Noor"_s;
    if (const auto added = m_story->add(person); !added)
        qFatal("%s", qPrintable(added.error().detail));
    Actor actor;
    actor.person = person.id;
    actor.organization = m_story->mira().organization;
    for (const auto& code : {u"incident.create"_s, u"incident.read"_s, u"ticket.comment_public"_s})
        actor.grants.insert(code, Scope::Own);
    return actor;
}

void TstUndo::aRequesterCannotUnsayTheAgentsReply()
{
    const auto requester = noor();
    const auto id = reportedBy(requester);
    QVERIFY(id);
    QVERIFY(say(m_story->mira(), *id, u"We are on it"_s));
    QVERIFY(m_story->ticket(*id).firstResponseAt);
    const auto reply = last(requester, *id);
    QCOMPARE(reply.comment, u"We are on it"_s);

    const auto refused = undo(replica(), requester, reply.entry);

    QCOMPARE(codeOf(refused), u"FORBIDDEN"_s);
    QVERIFY(!reply.isUndoable);
    QVERIFY(m_story->ticket(*id).firstResponseAt);
}

void TstUndo::theAuthorTakesTheReplyBack()
{
    const auto requester = noor();
    const auto id = reportedBy(requester);
    QVERIFY(id);
    QVERIFY(say(requester, *id, u"Any news?"_s));
    const auto asked = last(requester, *id);
    QVERIFY(asked.isUndoable);

    QVERIFY(undo(replica(), requester, asked.entry));

    const auto live = number(replica().database(),
        {"test.comments", "SELECT count(*) FROM ticket_comment WHERE deleted_at IS NULL"});
    QVERIFY(live);
    QCOMPARE(*live, 0);
}

void TstUndo::whoMayDeleteModerates()
{
    const auto requester = noor();
    const auto id = reportedBy(requester);
    QVERIFY(id);
    QVERIFY(say(requester, *id, u"Nonsense"_s));
    auto agent = m_story->mira();
    agent.grants.remove(u"incident.delete"_s);
    const auto asked = last(agent, *id);

    QCOMPARE(codeOf(undo(replica(), agent, asked.entry)), u"FORBIDDEN"_s);
    QVERIFY(!asked.isUndoable);
    QVERIFY(undo(replica(), m_story->mira(), asked.entry));
}

void TstUndo::aClosedTicketKeepsItsReplies()
{
    const auto id = m_story->incidentIn(TicketStatus::Resolved);
    QVERIFY(id);
    QVERIFY(say(m_story->mira(), *id, u"Tell us if it burns again"_s));
    const auto reply = last(m_story->mira(), *id);
    QVERIFY(reply.isUndoable);
    QVERIFY(m_story->run(u"close"_s, *id));

    QCOMPARE(codeOf(undo(replica(), m_story->mira(), reply.entry)), u"TICKET_CLOSED"_s);
}

void TstUndo::closingItselfCanBeTakenBack()
{
    const auto id = m_story->incidentIn(TicketStatus::Closed);
    QVERIFY(id);

    QVERIFY(undo(replica(), m_story->mira(), last(m_story->mira(), *id).entry));

    QCOMPARE(m_story->ticket(*id).status, TicketStatus::Resolved);
}

void TstUndo::aNewTicketIsTakenBackByItsCreator()
{
    const auto requester = noor();
    const auto id = reportedBy(requester);
    QVERIFY(id);
    const auto created = last(requester, *id);
    QVERIFY(created.isUndoable);

    QVERIFY(undo(replica(), requester, created.entry));

    QCOMPARE(codeOf(undo(replica(), requester, created.entry)), u"VERSION_CONFLICT"_s);
    QVERIFY(!m_story->incidents().find(requester, *id));
}

void TstUndo::aTicketSomeoneWorkedOnStays()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    const auto created = last(m_story->mira(), *id);
    // A note leaves the ticket's own row alone.
    QVERIFY(m_story->incidents().comment(
        m_story->mira(), *id, u"Seen it"_s, TicketCommentVisibility::Internal));
    m_story->desk->clock.advance(std::chrono::seconds(1));
    QVERIFY(m_story->run(u"acknowledge"_s, *id));

    const auto refused = undo(replica(), m_story->mira(), created.entry);

    QCOMPARE(codeOf(refused), u"VERSION_CONFLICT"_s);
    QCOMPARE(m_story->ticket(*id).status, TicketStatus::Acknowledged);
}

void TstUndo::whatWasTakenBackDoesNotCountAsWork()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    const auto created = last(m_story->mira(), *id);
    QVERIFY(m_story->run(u"acknowledge"_s, *id));
    QVERIFY(undo(replica(), m_story->mira(), last(m_story->mira(), *id).entry));

    QVERIFY(undo(replica(), m_story->mira(), created.entry));
}

void TstUndo::someoneElsesTicketNeedsTheRightToDelete()
{
    const auto id = reportedBy(noor());
    QVERIFY(id);
    auto agent = m_story->mira();
    agent.grants.remove(u"incident.delete"_s);
    const auto created = last(agent, *id);

    QVERIFY(!created.isUndoable);
    QCOMPARE(codeOf(undo(replica(), agent, created.entry)), u"FORBIDDEN"_s);
    QVERIFY(undo(replica(), m_story->mira(), created.entry));
}

void TstUndo::theSetUpOfTheDeskStays()
{
    auto found = one(replica().database(), {"test.setUp", R"sql(
        SELECT s.device, t.seq FROM jr_tx t JOIN jr_stream s ON s.no = t.stream
         WHERE t.command = 'desk.set_up' ORDER BY t.no LIMIT 1)sql"});
    QVERIFY(found);
    const EntryRef setUp{(*found)->uuid(0), (*found)->integer(1)};
    found->reset();
    auto agent = m_story->mira();
    agent.grants = {{u"incident.update"_s, Scope::Own}, {u"incident.delete"_s, Scope::Own}};

    QCOMPARE(codeOf(undo(replica(), agent, setUp)), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(undo(replica(), m_story->mira(), setUp)), u"FORBIDDEN"_s);
}

void TstUndo::takingBackAnUndoNeedsTheRightOfTheAct()
{
    const auto id = m_story->incidentIn(TicketStatus::Resolved);
    QVERIFY(id);
    QVERIFY(undo(replica(), m_story->mira(), last(m_story->mira(), *id).entry));
    QCOMPARE(m_story->ticket(*id).status, TicketStatus::InProgress);
    const auto undone = last(m_story->mira(), *id);
    QCOMPARE(undone.command, u"undo"_s);
    auto agent = m_story->mira();
    agent.grants.remove(u"incident.resolve"_s);

    QCOMPARE(codeOf(undo(replica(), agent, undone.entry)), u"FORBIDDEN"_s);
    QVERIFY(undo(replica(), m_story->mira(), undone.entry));
    QCOMPARE(m_story->ticket(*id).status, TicketStatus::Resolved);
}

void TstUndo::actsAreTakenBackOneAfterTheOtherAndDoneAgain()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    const auto before = m_story->ticket(*id).title;
    QList<EntryRef> acts;
    for (const auto& title : {u"First"_s, u"Second"_s, u"Third"_s}) {
        QVERIFY(m_story->incidents().edit(m_story->mira(), *id, {.title = title}));
        acts.append(replica().lastWritten());
    }

    // Each of them wrote the title, and each undo writes it again.
    QList<EntryRef> undos;
    for (auto act = acts.crbegin(); act != acts.crend(); ++act) {
        QCOMPARE(codeOf(undo(replica(), m_story->mira(), *act)), QString());
        undos.append(replica().lastWritten());
    }
    QCOMPARE(m_story->ticket(*id).title, before);

    QList<EntryRef> again;
    for (auto done = undos.crbegin(); done != undos.crend(); ++done) {
        QCOMPARE(codeOf(undo(replica(), m_story->mira(), *done)), QString());
        again.append(replica().lastWritten());
    }
    QCOMPARE(m_story->ticket(*id).title, u"Third"_s);

    for (auto done = again.crbegin(); done != again.crend(); ++done)
        QCOMPARE(codeOf(undo(replica(), m_story->mira(), *done)), QString());
    QCOMPARE(m_story->ticket(*id).title, before);
    // What was taken back, done again and taken back cannot be taken back once more.
    QCOMPARE(codeOf(undo(replica(), m_story->mira(), acts.first())), u"VERSION_CONFLICT"_s);
}

void TstUndo::whatStandsBetweenKeepsAnEarlierAct()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    QVERIFY(m_story->incidents().edit(m_story->mira(), *id, {.title = u"First"_s}));
    const auto first = replica().lastWritten();
    QVERIFY(m_story->incidents().edit(m_story->mira(), *id, {.title = u"Second"_s}));
    QVERIFY(m_story->incidents().edit(m_story->mira(), *id, {.title = u"Third"_s}));
    QVERIFY(undo(replica(), m_story->mira(), replica().lastWritten()));
    QCOMPARE(m_story->ticket(*id).title, u"Second"_s);

    QCOMPARE(codeOf(undo(replica(), m_story->mira(), first)), u"VERSION_CONFLICT"_s);
}

void TstUndo::aTicketBroughtBackAndWorkedOnStays()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    QVERIFY(undo(replica(), m_story->mira(), replica().lastWritten()));
    QVERIFY(!m_story->incidents().find(m_story->mira(), *id));
    QVERIFY(undo(replica(), m_story->mira(), replica().lastWritten()));
    QVERIFY(m_story->incidents().find(m_story->mira(), *id));
    const auto back = replica().lastWritten();
    QVERIFY(say(m_story->mira(), *id, u"I am on it"_s));

    QCOMPARE(codeOf(undo(replica(), m_story->mira(), back)), u"VERSION_CONFLICT"_s);
}

void TstUndo::aCancelledTicketKeepsItsReplies()
{
    const auto id = m_story->incidentIn(TicketStatus::New);
    QVERIFY(id);
    QVERIFY(say(m_story->mira(), *id, u"We are on it"_s));
    const auto reply = last(m_story->mira(), *id);
    QVERIFY(reply.isUndoable);
    QVERIFY(m_story->run(u"cancel"_s, *id));

    QCOMPARE(codeOf(undo(replica(), m_story->mira(), reply.entry)), u"TICKET_CLOSED"_s);
}

QTEST_GUILESS_MAIN(TstUndo)
#include "tst_undo.moc"
