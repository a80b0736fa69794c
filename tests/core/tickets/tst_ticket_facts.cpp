#include "core/tickets/history.h"
#include "core/tickets/ticket_facts.h"
#include "tests/support/second_replica.h"

#include <QTest>

#include <algorithm>
#include <random>

#include "record/user_account.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

/// What of a ticket is computed from its story: G-09, G-10 and the counts. What was taken back does
/// not count, and comes to count again with it.
class TstTicketFacts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup();
    void aResponseTakenBackIsNone_G09();
    void theNextResponseTakesItsPlace_G09();
    void theRequesterAndNotesDoNotRespond_G09();
    void theResolutionIsAResponse_G09();
    void anotherRequesterMakesAnotherResponse_G09();
    void oneCommentIsTheFirstResponse_G09();
    void anAcknowledgementTakenBackIsNone_G10();
    void anUndoThatWasOvertakenTookNothingBack_G10();
    void twoTakeItBackAndOneDoesItAgain_G10();
    void whoIsNoSupportAcknowledgesNothing_G10();
    void theNextActOfSupportAcknowledges_G10();
    void assignmentAcknowledgesNothing_G10();
    void aReassignmentTakenBackIsNotCounted();
    void contactsAreCountedUntilTheResolution();
    void actsCountInAnyOrder();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    Timestamp say(const Actor& actor, const QString& body,
        TicketCommentVisibility visibility = TicketCommentVisibility::Public);
    Timestamp act(const QString& command);
    void back() { QVERIFY(undo(replica(), m_story->mira(), replica().lastWritten())); }
    record::Ticket ticket() { return m_story->ticket(m_id); }
    int contacts()
    {
        return m_story->incidents().find(m_story->mira(), m_id)->incident.publicContactCount;
    }

    /// The bodies of the comments that say they were the first response.
    QStringList firstResponses()
    {
        QStringList bodies;
        auto rows = replica().database().query(
            {"test.first", "SELECT body FROM ticket_comment WHERE is_first_response = :yes"},
            {{"yes", true}});
        while (rows && (*rows)->next())
            bodies << (*rows)->text(0);
        return bodies;
    }

    std::unique_ptr<Story> m_story;
    Actor m_noor; ///< the requester
    TicketId m_id;
};

void TstTicketFacts::init()
{
    m_story = std::make_unique<Story>();
    m_noor = m_story->personHolding(
        {u"incident.create"_s, u"incident.read"_s, u"ticket.comment_public"_s}, u"Noor"_s);
    auto form = m_story->form();
    form.requester = m_noor.person;
    const auto made = m_story->incidents().create(m_noor, form);
    QVERIFY(made);
    m_id = made->ticket.id;
}

void TstTicketFacts::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

Timestamp TstTicketFacts::say(
    const Actor& actor, const QString& body, TicketCommentVisibility visibility)
{
    m_story->desk->clock.advance(1min);
    const auto said = m_story->incidents().comment(actor, m_id, body, visibility);
    if (!said)
        QTest::qFail(qPrintable(said.error().code), __FILE__, __LINE__);
    return m_story->desk->clock.now();
}

Timestamp TstTicketFacts::act(const QString& command)
{
    m_story->desk->clock.advance(1min);
    const auto done = m_story->run(command, m_id);
    if (!done)
        QTest::qFail(qPrintable(done.error().code), __FILE__, __LINE__);
    return m_story->desk->clock.now();
}

void TstTicketFacts::aResponseTakenBackIsNone_G09()
{
    const auto at = say(m_story->mira(), u"We are on it"_s);
    QCOMPARE(ticket().firstResponseAt, std::optional(at));
    QCOMPARE(ticket().firstResponseBy, std::optional(m_story->mira().person));

    back();
    QVERIFY(!ticket().firstResponseAt);
    QVERIFY(!ticket().firstResponseBy);

    back();
    QCOMPARE(ticket().firstResponseAt, std::optional(at));
}

void TstTicketFacts::theNextResponseTakesItsPlace_G09()
{
    say(m_story->mira(), u"We are on it"_s);
    const auto first = replica().lastWritten();
    const auto second = say(m_story->mira(), u"Try again"_s);

    QVERIFY(undo(replica(), m_story->mira(), first));

    QCOMPARE(ticket().firstResponseAt, std::optional(second));
    QCOMPARE(contacts(), 1);
}

void TstTicketFacts::theRequesterAndNotesDoNotRespond_G09()
{
    say(m_noor, u"Any news?"_s);
    say(m_story->mira(), u"Looks like the fuser"_s, TicketCommentVisibility::Internal);
    act(u"assign"_s);

    QVERIFY(!ticket().firstResponseAt);
    QCOMPARE(contacts(), 0);
}

void TstTicketFacts::theResolutionIsAResponse_G09()
{
    act(u"start_work"_s);
    QVERIFY(!ticket().firstResponseAt);
    const auto at = act(u"resolve"_s);
    QCOMPARE(ticket().firstResponseAt, std::optional(at));
    QCOMPARE(ticket().firstResponseBy, std::optional(m_story->mira().person));

    back();

    QVERIFY(!ticket().firstResponseAt);
}

void TstTicketFacts::anotherRequesterMakesAnotherResponse_G09()
{
    const auto at = say(m_noor, u"Any news?"_s);
    IncidentEdit edit;
    edit.requester = m_story->mira().person;
    QVERIFY(m_story->incidents().edit(m_story->mira(), m_id, edit));

    QCOMPARE(ticket().firstResponseAt, std::optional(at));
    QCOMPARE(ticket().firstResponseBy, std::optional(m_noor.person));
    QCOMPARE(contacts(), 1);
}

void TstTicketFacts::oneCommentIsTheFirstResponse_G09()
{
    say(m_noor, u"Any news?"_s);
    say(m_story->mira(), u"Looks like the fuser"_s, TicketCommentVisibility::Internal);
    QCOMPARE(firstResponses(), QStringList());
    say(m_story->mira(), u"We are on it"_s);
    const auto first = replica().lastWritten();
    say(m_story->mira(), u"Try again"_s);
    QCOMPARE(firstResponses(), QStringList{u"We are on it"_s});

    QVERIFY(undo(replica(), m_story->mira(), first));
    QCOMPARE(firstResponses(), QStringList{u"Try again"_s});
    back();
    QCOMPARE(firstResponses(), QStringList{u"We are on it"_s});

    IncidentEdit edit; // who said it is the requester now
    edit.requester = m_story->mira().person;
    QVERIFY(m_story->incidents().edit(m_story->mira(), m_id, edit));
    QCOMPARE(firstResponses(), QStringList{u"Any news?"_s});
}

void TstTicketFacts::anAcknowledgementTakenBackIsNone_G10()
{
    const auto at = act(u"acknowledge"_s);
    QCOMPARE(ticket().acknowledgedAt, std::optional(at));

    back();
    QVERIFY(!ticket().acknowledgedAt);

    back();
    QCOMPARE(ticket().acknowledgedAt, std::optional(at));
}

/// Synchronisation.md 6.3: while one put it on hold, another took the start back who did not know.
void TstTicketFacts::anUndoThatWasOvertakenTookNothingBack_G10()
{
    const auto started = act(u"start_work"_s);
    const auto start = replica().lastWritten();
    test::SecondReplica other(*m_story);
    act(u"hold"_s);
    m_story->desk->clock.advance(1min);
    QVERIFY(undo(other.replica(), m_story->mira(), start));
    QVERIFY(!other.ticket(m_id).acknowledgedAt);

    other.exchange();

    QCOMPARE(ticket().status, TicketStatus::OnHold);
    QCOMPARE(ticket().acknowledgedAt, std::optional(started));
    QCOMPARE(other.ticket(m_id).acknowledgedAt, std::optional(started)); // the hold came late
    QCOMPARE(*replica().stateHash(), *other.replica().stateHash());
}

void TstTicketFacts::twoTakeItBackAndOneDoesItAgain_G10()
{
    const auto noted =
        say(m_story->mira(), u"Looks like the fuser"_s, TicketCommentVisibility::Internal);
    const auto note = replica().lastWritten();
    test::SecondReplica other(*m_story);
    m_story->desk->clock.advance(1min);
    QVERIFY(undo(replica(), m_story->mira(), note));
    m_story->desk->clock.advance(1min);
    QVERIFY(undo(other.replica(), m_story->mira(), note));
    other.exchange();
    QVERIFY(!ticket().acknowledgedAt);

    m_story->desk->clock.advance(1min);
    QVERIFY(undo(replica(), m_story->mira(), other.replica().lastWritten()));
    other.exchange();

    QCOMPARE(ticket().acknowledgedAt, std::optional(noted)); // it is there again
    QCOMPARE(other.ticket(m_id).acknowledgedAt, std::optional(noted));
    QCOMPARE(*replica().stateHash(), *other.replica().stateHash());
}

void TstTicketFacts::whoIsNoSupportAcknowledgesNothing_G10()
{
    auto colleague = m_story->personWith(u"end_user"_s, u"Vera"_s);
    for (const auto& right : {u"incident.read"_s, u"ticket.comment_public"_s})
        colleague.grants.insert(right, Scope::Organization);

    const auto said = say(colleague, u"Mine smokes too"_s);
    QVERIFY(!ticket().acknowledgedAt);
    QCOMPARE(ticket().firstResponseAt, std::optional(said)); // G-09 asks for less

    const auto answered = say(m_story->mira(), u"We are on it"_s);
    QCOMPARE(ticket().acknowledgedAt, std::optional(answered));
}

void TstTicketFacts::theNextActOfSupportAcknowledges_G10()
{
    say(m_noor, u"Any news?"_s);
    QVERIFY(!ticket().acknowledgedAt);
    const auto noted =
        say(m_story->mira(), u"Looks like the fuser"_s, TicketCommentVisibility::Internal);
    const auto note = replica().lastWritten();
    QCOMPARE(ticket().acknowledgedAt, std::optional(noted));
    const auto started = act(u"start_work"_s);
    QCOMPARE(ticket().acknowledgedAt, std::optional(noted));

    QVERIFY(undo(replica(), m_story->mira(), note));

    QCOMPARE(ticket().acknowledgedAt, std::optional(started));
}

void TstTicketFacts::assignmentAcknowledgesNothing_G10()
{
    act(u"assign"_s);

    QVERIFY(!ticket().acknowledgedAt);
}

void TstTicketFacts::aReassignmentTakenBackIsNotCounted()
{
    record::UserAccount ada;
    ada.id = PersonId(QUuid::createUuid());
    ada.username = ada.displayName = u"ada"_s;
    QVERIFY(m_story->add(ada));
    const auto first = act(u"assign"_s);
    QCOMPARE(ticket().reassignmentCount, 0);
    m_story->desk->clock.advance(1min);
    // Straight to the row: who may be assigned is not the question here.
    const auto moved = replica().write(m_story->mira().author(), {.code = u"incident.assign"_s},
        [&](UnitOfWork& unit) -> Result<> {
            auto row = unit.get<record::Ticket>(m_id);
            if (!row)
                return row.error();
            row->assignedUserId = ada.id;
            return unit.put(*row);
        });
    QVERIFY(moved);
    const auto second = m_story->desk->clock.now();
    QCOMPARE(ticket().reassignmentCount, 1);
    QCOMPARE(ticket().assignedAt, std::optional(second));
    QCOMPARE(ticket().firstAssignedAt, std::optional(first));

    back();
    QCOMPARE(ticket().reassignmentCount, 0);
    QCOMPARE(ticket().assignedAt, std::optional(first));

    back();
    QCOMPARE(ticket().reassignmentCount, 1);
    QCOMPARE(ticket().assignedAt, std::optional(second));
}

void TstTicketFacts::contactsAreCountedUntilTheResolution()
{
    say(m_story->mira(), u"We are on it"_s);
    say(m_noor, u"Thank you"_s);
    say(m_story->mira(), u"Try again"_s);
    QCOMPARE(contacts(), 2);
    act(u"start_work"_s);
    act(u"resolve"_s);
    QCOMPARE(contacts(), 2);
    say(m_story->mira(), u"Does it print?"_s);
    QCOMPARE(contacts(), 2);

    back();
    act(u"reopen"_s);
    say(m_story->mira(), u"We look again"_s);

    QCOMPARE(contacts(), 3);
}

void TstTicketFacts::actsCountInAnyOrder()
{
    const auto ticket = QUuid::createUuid();
    const auto requester = QUuid::createUuid();
    const auto& fields = record::Ticket::table().fields;
    const auto user = fields[record::Ticket::Field::AssignedUserId].id;
    std::vector<Entry> entries;
    const QString commands[] = {u"incident.assign"_s, u"incident.hold"_s,
        u"incident.comment_public"_s, u"incident.comment_internal"_s, u"incident.resolve"_s};
    for (int i = 0; i < 10; ++i) {
        Entry entry;
        entry.device = QUuid::createUuid();
        entry.number = 1;
        entry.happenedAt = 1'000 * (10 - i);
        entry.actor = i % 3 == 0 ? requester : QUuid::createUuid();
        entry.command = commands[i % 5];
        if (i % 5 == 0) {
            entry.edits.push_back(
                {record::Ticket::tableId, ticket, user, Value(QUuid::createUuid()), {}, false});
        }
        entries.push_back(entry);
    }
    const auto counted = [&] {
        record::Ticket record;
        auto row = record.toRow();
        StoryFacts facts;
        for (const auto& entry : entries) {
            facts.add(entry, ticket, requester);
            putFacts(facts, row);
            facts = factsIn(row);
        }
        return row.cells;
    };
    const auto expected = counted();
    QVERIFY(expected != record::Ticket().toRow().cells);
    std::mt19937 dice(7);
    for (int i = 0; i < 100; ++i) {
        std::shuffle(entries.begin(), entries.end(), dice);
        QVERIFY(counted() == expected);
    }
}

QTEST_GUILESS_MAIN(TstTicketFacts)
#include "tst_ticket_facts.moc"
