#include "core/tickets/ticket_queries.h"
#include "tests/support/people_story.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::Story;

/// processes.md section 8: what a parent says to its parts, and how many it concerns.
class TstParentIncident : public QObject, test::OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup() { end(); }
    void whatIsSaidOnTheParentIsSaidOnItsOpenParts();
    void saidAgainItStandsThereOnce();
    void saidAgainItIsNotSaidOnLaterParts();
    void itIsNotTakenForAnotherAct();
    void itIsAllOrNothing();
    void partsTheSpeakerMayNotWriteInAreLeftOut();
    void itIsTakenBackOnTheParentAndItsPartsAtOnce();
    void onAPartAloneItIsTakenBackThere();
    void whereOnePartHasMovedOnItStays_data();
    void whereOnePartHasMovedOnItStays();
    void thoseAffectedAreCountedThroughTheParts();

private:
    IncidentService& incidents() { return m_story->incidents(); }
    const Actor& mira() { return m_story->mira(); }
    TicketId incident(TicketStatus status = TicketStatus::InProgress,
        const std::optional<PersonId>& requester = {})
    {
        const auto id = m_story->incidentIn(status, requester);
        Story::must(id);
        return *id;
    }
    TicketId part(TicketStatus status = TicketStatus::InProgress,
        const std::optional<PersonId>& requester = {})
    {
        const auto id = incident(status, requester);
        m_story->alter<record::Ticket>(
            id, [this](record::Ticket& ticket) { ticket.parentId = m_parent; });
        return id;
    }
    Replica& replica() { return m_story->replica(); }
    HistoryItem last(const Actor& reader, TicketId id)
    {
        const auto story = historyOf(replica(), reader, id.value());
        Story::must(story);
        return story->last();
    }
    /// "The gateway is back. (from the parent)"
    QStringList saidOn(TicketId id)
    {
        const auto items = TicketQueries::conversation(m_story->replica().database(), mira(), id);
        Story::must(items);
        QStringList lines;
        for (const auto& item : *items)
            lines += item.body + (item.isFromParent ? u" (from the parent)"_s : QString());
        return lines;
    }

    TicketId m_parent;
};

void TstParentIncident::init()
{
    begin();
    m_parent = incident();
}

/// PC-4
void TstParentIncident::whatIsSaidOnTheParentIsSaidOnItsOpenParts()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto open = part(TicketStatus::New, ada.person);
    const auto held = part(TicketStatus::OnHold, ada.person);
    const auto waiting = part(TicketStatus::OnHold); // for Mira, who speaks
    const auto closed = part(TicketStatus::Closed);
    const auto other = incident();
    const auto before = saidOn(closed);

    Story::must(incidents().broadcast(mira(), m_parent, u"The gateway is back."_s));

    QCOMPARE(saidOn(m_parent), QStringList{u"The gateway is back."_s});
    QCOMPARE(saidOn(open), QStringList{u"The gateway is back. (from the parent)"_s});
    QCOMPARE(saidOn(held), QStringList{u"The gateway is back. (from the parent)"_s});
    QCOMPARE(saidOn(closed), before);
    QCOMPARE(saidOn(other), QStringList());
    // To whoever waits there it is an answer as any other (G-09).
    QVERIFY(m_story->ticket(open).firstResponseAt);
    QCOMPARE(m_story->ticket(held).status, TicketStatus::OnHold);
    QCOMPARE(m_story->ticket(waiting).status, TicketStatus::InProgress); // G-08
}

void TstParentIncident::saidAgainItStandsThereOnce()
{
    const auto open = part();
    const auto command = CommandId(QUuid::createUuid());
    Story::must(incidents().broadcast(mira(), m_parent, u"It is back."_s, command));

    Story::must(incidents().broadcast(mira(), m_parent, u"It is back."_s, command));

    QCOMPARE(saidOn(m_parent).size(), 1);
    QCOMPARE(saidOn(open).size(), 1);
    QCOMPARE(codeOf(incidents().broadcast(mira(), m_parent, u"It is gone."_s, command)),
        u"IDEMPOTENCY_MISMATCH"_s);
}

void TstParentIncident::saidAgainItIsNotSaidOnLaterParts()
{
    const auto command = CommandId(QUuid::createUuid());
    Story::must(incidents().broadcast(mira(), m_parent, u"It is back."_s, command));
    const auto later = part();

    Story::must(incidents().broadcast(mira(), m_parent, u"It is back."_s, command));

    QCOMPARE(saidOn(later), QStringList());
    QCOMPARE(saidOn(m_parent).size(), 1);
}

void TstParentIncident::itIsNotTakenForAnotherAct()
{
    const auto open = part();
    const auto other = incident();
    const auto command = CommandId(QUuid::createUuid());
    Story::must(incidents().broadcast(mira(), other, u"It is back."_s, command));

    QCOMPARE(codeOf(incidents().broadcast(mira(), m_parent, u"It is back."_s, command)),
        u"IDEMPOTENCY_MISMATCH"_s);

    QCOMPARE(saidOn(open), QStringList());
    QCOMPARE(saidOn(m_parent), QStringList());
}

void TstParentIncident::itIsAllOrNothing()
{
    const auto open = part();
    const auto stranger = m_story->personWith(u"end_user"_s, u"Zoe"_s);

    QCOMPARE(codeOf(incidents().broadcast(mira(), m_parent, u"  "_s)), u"FIELD_REQUIRED"_s);
    QVERIFY(!incidents().broadcast(stranger, m_parent, u"Hello"_s));
    m_story->alter<record::Ticket>(
        m_parent, [](record::Ticket& ticket) { ticket.status = TicketStatus::Closed; });
    QCOMPARE(codeOf(incidents().broadcast(mira(), m_parent, u"Hello"_s)), u"TICKET_CLOSED"_s);

    QCOMPARE(saidOn(open), QStringList());
    QCOMPARE(saidOn(m_parent), QStringList());
}

void TstParentIncident::partsTheSpeakerMayNotWriteInAreLeftOut()
{
    const auto open = part();
    const auto secret = part();
    m_story->alter<record::Ticket>(secret,
        [](record::Ticket& ticket) { ticket.confidentiality = TicketConfidentiality::Restricted; });
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);

    Story::must(incidents().broadcast(bo, m_parent, u"It is back."_s));

    QCOMPARE(saidOn(open).size(), 1);
    QCOMPARE(saidOn(secret).size(), 0);
}

void TstParentIncident::itIsTakenBackOnTheParentAndItsPartsAtOnce()
{
    const auto open = part();
    const auto held = part(TicketStatus::OnHold); // for Mira, who speaks
    Story::must(incidents().broadcast(mira(), m_parent, u"It is back."_s));
    QCOMPARE(m_story->ticket(held).status, TicketStatus::InProgress);
    QVERIFY(last(mira(), m_parent).isUndoable);

    Story::must(m_story->undoLast(mira()));

    for (const auto id : {m_parent, open, held})
        QCOMPARE(saidOn(id), QStringList());
    QCOMPARE(m_story->ticket(held).status, TicketStatus::OnHold);
    // And done again, and taken back once more.
    Story::must(m_story->undoLast(mira()));
    QCOMPARE(saidOn(m_parent), QStringList{u"It is back."_s});
    for (const auto id : {open, held})
        QCOMPARE(saidOn(id), QStringList{u"It is back. (from the parent)"_s});
    Story::must(m_story->undoLast(mira()));
    for (const auto id : {m_parent, open, held})
        QCOMPARE(saidOn(id), QStringList());
}

/// Where a part stands apart, the parent's reply leaves it so.
void TstParentIncident::onAPartAloneItIsTakenBackThere()
{
    const auto first = part();
    const auto second = part();
    Story::must(incidents().broadcast(mira(), m_parent, u"It is back."_s));
    const auto said = replica().lastWritten();

    Story::must(undo(replica(), mira(), last(mira(), first).entry));

    QCOMPARE(saidOn(first), QStringList());
    QCOMPARE(saidOn(second).size(), 1);
    QCOMPARE(saidOn(m_parent).size(), 1);
    Story::must(undo(replica(), mira(), said));
    QCOMPARE(saidOn(first), QStringList()); // and not said there again
    QCOMPARE(saidOn(second), QStringList());
    QCOMPARE(saidOn(m_parent), QStringList());
    Story::must(m_story->undoLast(mira())); // done again, where it was taken back then
    QCOMPARE(saidOn(first), QStringList());
    QCOMPARE(saidOn(second).size(), 1);
    QCOMPARE(saidOn(m_parent).size(), 1);
}

void TstParentIncident::whereOnePartHasMovedOnItStays_data()
{
    QTest::addColumn<QString>("how");
    for (const auto* how : {"closed", "held again", "restricted"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TstParentIncident::whereOnePartHasMovedOnItStays()
{
    QFETCH(const QString, how);
    const bool isHidden = how == "restricted"_L1;
    const auto speaker = isHidden ? m_story->personWith(u"agent"_s, u"Bo"_s) : mira();
    const auto open = part();
    const auto moved = part(TicketStatus::OnHold);
    Story::must(incidents().broadcast(speaker, m_parent, u"It is back."_s));
    const auto said = replica().lastWritten();
    if (how == "held again"_L1) {
        Story::must(m_story->run(u"hold"_s, moved));
    } else {
        m_story->alter<record::Ticket>(moved, [&](record::Ticket& ticket) {
            if (isHidden)
                ticket.confidentiality = TicketConfidentiality::Restricted;
            else
                ticket.status = TicketStatus::Closed;
        });
    }

    const auto refused = undo(replica(), speaker, said);

    // Whoever may not see the part is not told which it is.
    const auto named = isHidden ? u"ticket"_s : m_story->ticket(moved).number;
    QCOMPARE(test::told(refused), u"SAID_ON_PART "_s + named);
    QVERIFY(!last(speaker, m_parent).isUndoable);
    for (const auto id : {m_parent, open, moved})
        QCOMPARE(saidOn(id).size(), 1);
}

/// PC-6
void TstParentIncident::thoseAffectedAreCountedThroughTheParts()
{
    const auto affected = [&](TicketId id) {
        const auto related = m_story->session().links.related(mira(), id);
        Story::must(related);
        return related->affectedUsers;
    };
    m_story->alter<record::Ticket>(
        m_parent, [](record::Ticket& ticket) { ticket.affectedUserCount = 4; });
    QCOMPARE(affected(m_parent), 0); // nothing to add up
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto child = part(TicketStatus::New, ada.person);
    part(TicketStatus::Closed, ada.person);
    part(TicketStatus::New);

    QCOMPARE(affected(m_parent), 6);
    QCOMPARE(affected(child), 0);
    QCOMPARE(m_story->ticket(m_parent).affectedUserCount, 4); // shown, not stored
}

QTEST_GUILESS_MAIN(TstParentIncident)
#include "tst_parent_incident.moc"
