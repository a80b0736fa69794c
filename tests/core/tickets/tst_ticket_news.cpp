#include "core/tickets/ticket_news.h"
#include "tests/support/people_story.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;

/// What others did to a ticket, for who reads lists of them (screens.md section 3).
class TstTicketNews : public QObject, test::OnPeople
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init();
    void cleanup() { end(); }
    void whatOneDoesOneselfIsNoNews();
    void whatOthersSayIsNews();
    void aNoteIsNewsForWhoReadsNotes();
    void whoseTicketItIsIsTold();
    void whatMayNotBeReadIsNotTold();

private:
    TicketNews newsFor(const Actor& reader)
    {
        auto& replica = m_story->replica();
        const auto found =
            replica.read([&](Database& database) { return newsOf(database, reader, {m_ticket}); });
        Story::must(found);
        return found->value(m_ticket);
    }
    void say(const Actor& actor, TicketCommentVisibility visibility)
    {
        Story::must(m_story->incidents().comment(actor, m_ticket, u"On my way."_s, visibility));
    }

    Actor m_ada;
    TicketId m_ticket;
};

void TstTicketNews::init()
{
    begin();
    m_ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto made = m_story->incidentIn(TicketStatus::InProgress, m_ada.person);
    Story::must(made);
    m_ticket = *made;
}

void TstTicketNews::whatOneDoesOneselfIsNoNews()
{
    say(m_story->mira(), TicketCommentVisibility::Public);
    QCOMPARE(newsFor(m_story->mira()).at, Timestamp());
    QVERIFY(newsFor(m_ada).at > Timestamp());
}

void TstTicketNews::whatOthersSayIsNews()
{
    say(m_ada, TicketCommentVisibility::Public);
    QVERIFY(newsFor(m_story->mira()).at > Timestamp());
}

void TstTicketNews::aNoteIsNewsForWhoReadsNotes()
{
    const auto before = newsFor(m_ada).at;
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    say(bo, TicketCommentVisibility::Internal);
    QVERIFY(newsFor(m_story->mira()).at > Timestamp());
    QCOMPARE(newsFor(m_ada).at, before);
}

void TstTicketNews::whoseTicketItIsIsTold()
{
    QVERIFY(newsFor(m_story->mira()).isTheirs); // she works on it
    QVERIFY(!newsFor(m_ada).isTheirs);
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    QVERIFY(!newsFor(bo).isTheirs);
    const auto team = m_story->teamOf(u"Network"_s, {bo.person});
    m_story->alter<record::Ticket>(
        m_ticket, [&](record::Ticket& ticket) { ticket.assignedTeamId = team; });
    QVERIFY(newsFor(m_story->actorOf(bo.person)).isTheirs);
}

void TstTicketNews::whatMayNotBeReadIsNotTold()
{
    const auto eve = m_story->personWith(u"end_user"_s, u"Eve"_s);
    QCOMPARE(newsFor(eve), TicketNews());
}

QTEST_GUILESS_MAIN(TstTicketNews)
#include "tst_ticket_news.moc"
