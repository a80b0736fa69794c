#include "tests/core/search/search_story.h"

#include <QTest>

#include "record/ticket.h"
#include "record/ticket_comment.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// Who finds what; the same on both databases.
class TstSearchRights : public QObject, test::OnSearch
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void onlyWhatMayBeReadIsFound();
    void internalNotesFindNothingForOthers();
    void notesAreFoundByTheRightForATeam();
    void rightsNeverCostHits();
    void rightsHoldBehindManyNewer();
};

void TstSearchRights::onlyWhatMayBeReadIsFound()
{
    const auto zoe = m_story->personWith(u"end_user"_s, u"Zoe"_s);
    report(u"Printer one"_s, u"Nothing."_s, zoe.person);
    const auto second = report(u"Printer two"_s);

    QCOMPARE(found(u"printer"_s, zoe), u"1"_s);
    QCOMPARE(found(u"INC-000002"_s, zoe), QString());
    m_story->alter<record::Ticket>(second,
        [](record::Ticket& ticket) { ticket.confidentiality = TicketConfidentiality::Restricted; });
    auto agent = zoe;
    agent.grants.insert(u"incident.read"_s, Scope::Organization);
    QCOMPARE(found(u"printer"_s, agent), u"1"_s);
}

void TstSearchRights::internalNotesFindNothingForOthers()
{
    const auto zoe = m_story->personWith(u"end_user"_s, u"Zoe"_s);
    const auto id = report(u"Printer"_s, u"paper"_s, zoe.person);
    say(id, u"secretword here"_s, TicketCommentVisibility::Internal);
    say(id, u"openword here"_s);

    QCOMPARE(found(u"secretword"_s), u"1"_s);
    QCOMPARE(found(u"openword"_s, zoe), u"1"_s);
    for (const auto& asked :
        {u"secretword"_s, u"secr"_s, u"printer secretword"_s, u"\"secretword here\""_s})
        QVERIFY(search(asked, zoe) == SearchAnswer());
    // Who may read notes of the own team's tickets sees those alone.
    auto agent = zoe;
    agent.grants.insert(u"incident.read"_s, Scope::Organization);
    agent.grants.insert(u"ticket.read_internal"_s, Scope::Own);
    QCOMPARE(found(u"secretword"_s, agent), u"1"_s);
    const auto other = report(u"Printer"_s);
    say(other, u"secretword there"_s, TicketCommentVisibility::Internal);
    QCOMPARE(found(u"secretword"_s, agent), u"1"_s);
    QCOMPARE(found(u"printer"_s, agent), u"2 1"_s);
    QCOMPARE(found(u"secretword"_s), u"2 1"_s);
    // Shown to the requester, it is found; taken back, it is not.
    const auto note = search(u"secretword here"_s, m_story->mira()).hits.value(0).comment;
    QVERIFY(note);
    m_story->alter<record::TicketComment>(*note, [](record::TicketComment& comment) {
        comment.visibility = TicketCommentVisibility::Public;
    });
    QCOMPARE(found(u"secretword"_s, zoe), u"1"_s);
    m_story->alter<record::TicketComment>(*note, [](record::TicketComment& comment) {
        comment.visibility = TicketCommentVisibility::Internal;
    });
    QCOMPARE(found(u"secretword"_s, zoe), QString());
}

void TstSearchRights::notesAreFoundByTheRightForATeam()
{
    auto zoe = m_story->personWith(u"end_user"_s, u"Zoe"_s);
    const auto team = m_story->teamOf(u"Printers"_s, {});
    const auto id = report(u"Printer"_s, u"paper"_s, zoe.person);
    const auto other = report(u"Scanner"_s, u"paper"_s, zoe.person);
    for (const auto& each : {id, other})
        say(each, u"secretword here"_s, TicketCommentVisibility::Internal);
    m_story->alter<record::Ticket>(
        id, [&](record::Ticket& ticket) { ticket.assignedTeamId = team; });
    QCOMPARE(found(u"secretword"_s, zoe), QString());

    zoe.teamGrants[u"ticket.read_internal"_s] = {team};

    QCOMPARE(found(u"secretword"_s, zoe), u"1"_s);
}

void TstSearchRights::rightsNeverCostHits()
{
    const auto zoe = m_story->personWith(u"end_user"_s, u"Zoe"_s);
    report(u"Printer"_s, u"Nothing."_s, zoe.person);
    for (int i = 0; i < 40; ++i)
        report(u"Printer"_s);

    const auto answer = search(u"printer"_s, zoe, 5);

    QCOMPARE(answer.hits.size(), 1);
    QVERIFY(answer.isComplete);
}

void TstSearchRights::rightsHoldBehindManyNewer()
{
    const auto zoe = m_story->personWith(u"end_user"_s, u"Zoe"_s);
    const auto hers = report(u"Zither"_s, u"Printer by the window"_s, zoe.person);
    say(hers, u"The glockenspiel is what matters."_s, TicketCommentVisibility::Internal);
    say(hers, u"The violin is tuned."_s);
    copy(report(u"Printer"_s), 4400, [](int i) { return u"Printer %1"_s.arg(i + 1); });

    QCOMPARE(found(u"glockenspiel"_s), u"1"_s);
    QCOMPARE(found(u"glockenspiel"_s, zoe), QString());
    QCOMPARE(found(u"violin"_s, zoe), u"1"_s);
    QCOMPARE(found(u"printer"_s, zoe), u"1"_s);
    QCOMPARE(found(u"printer window"_s, zoe), u"1"_s);
    QCOMPARE(found(u"zoe printer"_s), u"1"_s);
}

QTEST_GUILESS_MAIN(TstSearchRights)

#include "tst_search_rights.moc"
