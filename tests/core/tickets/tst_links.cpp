#include "core/tickets/history.h"
#include "core/tickets/link_rules.h"
#include "tests/core/tickets/linked_tickets.h"

#include <QTest>

#include <utility>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

using enum TicketLinkLinkType;
using Kind = TicketKind;

constexpr Kind kinds[] = {Kind::Incident, Kind::ServiceRequest, Kind::Problem, Kind::Change};

/// processes.md section 7, by hand: i incident, r request, p problem, c change; "=" of one kind.
struct Pair
{
    TicketLinkLinkType type;
    const char* from;
    const char* to;
};
constexpr Pair table[] = {
    {CausedBy, "i", "p"},
    {CausedByChange, "ip", "c"},
    {FixedBy, "ip", "c"},
    {Requires, "irp", "c"},
    {Duplicates, "", ""}, // made by the act that merges
    {RelatesTo, "irpc", "irpc"},
    {FollowUpOf, "irpc", "="},
    {ConvertedTo, "", ""}, // made by the act that converts
    {BlockedBy, "irpc", "irpc"},
};

bool isAllowed(const Pair& pair, Kind from, Kind to)
{
    const char letters[] = "irpc";
    if (!QByteArray(pair.from).contains(letters[int(from)]))
        return false;
    return pair.to[0] == '=' ? from == to : QByteArray(pair.to).contains(letters[int(to)]);
}

} // namespace

/// Section 7 of processes.md: links.
class TstLinks : public QObject, test::OnLinks
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void everyTypeJoinsItsKindsOnly();
    void aRelationIsStoredOnce();
    void aRelationBeginsAtTheSmallerId_data();
    void aRelationBeginsAtTheSmallerId();
    void theFirstCauseIsThePrimary();
    void aFollowUpHasOneSource();
    void ringsAreRefused_data();
    void ringsAreRefused();
    void aLinkIsPartOfBothStories();
    void aLinkIsTakenBackFromEitherEnd();
    void ofAnHiddenTicketOnlyALinkIsShown();
    void linkingNeedsTheRightOnOneEnd();
    void closedTicketsAreLinkedToo();
    void holdingForAChangeNeedsALink();
    void ticketsAreFoundByNumber();
    void whatIsUnlinkedBlocksNoMore();
    void holdingForAChangeEndsWithItsLink();
    void holdingForAChangeEndsWithTheChange();

private:
    QStringList told(TicketId id, const Actor& actor);
};

/// The story of a ticket, as commands with what they were about.
QStringList TstLinks::told(TicketId id, const Actor& actor)
{
    const auto items = historyOf(replica(), actor, id.value());
    test::Story::must(items);
    QStringList lines;
    for (const auto& item : *items) {
        for (const auto& subject : item.subjects)
            lines << u"%1: %2 %3 %4"_s.arg(item.command, subject.from, subject.key, subject.name);
    }
    return lines;
}

void TstLinks::everyTypeJoinsItsKindsOnly()
{
    for (const auto& pair : table) {
        for (const auto from : kinds) {
            for (const auto to : kinds) {
                const auto what = keyOf(pair.type) + u' ' + keyOf(from) + u' ' + keyOf(to);
                const auto one = ticketOf(from);
                const auto other = ticketOf(to);

                const auto done = links().link(mira(), one, pair.type, other);

                const bool isExpected = isAllowed(pair, from, to);
                QCOMPARE(what + test::told(done),
                    what + (isExpected ? QString() : u"LINK_REFUSED "_s + keyOf(pair.type)));
                QCOMPARE(linkTypesBetween(from, to).contains(pair.type), isExpected);
                QCOMPARE(related(one).links.size(), isExpected ? 1 : 0);
            }
        }
    }
    const auto id = incident();
    QCOMPARE(test::codeOf(links().link(mira(), id, BlockedBy, id)), u"LINK_REFUSED"_s);
}

void TstLinks::aRelationIsStoredOnce()
{
    const auto one = incident();
    const auto other = incident();

    QVERIFY(links().link(mira(), one, RelatesTo, other, u"same switch"_s));
    QVERIFY(links().link(mira(), other, RelatesTo, one));
    QVERIFY(links().link(mira(), one, RelatesTo, other));

    QCOMPARE(*number(replica().database(), {"test.links", "SELECT count(*) FROM ticket_link"}), 1);
    QCOMPARE(related(one).links.first().other.id, other);
    QCOMPARE(related(other).links.first().other.id, one);
    QCOMPARE(related(other).links.first().note, u"same switch"_s);
}

void TstLinks::aRelationBeginsAtTheSmallerId_data()
{
    QTest::addColumn<bool>("isFromSmaller");
    QTest::newRow("said of the smaller") << true;
    QTest::newRow("said of the larger") << false;
}

/// Two devices that relate the same tickets make the same row.
void TstLinks::aRelationBeginsAtTheSmallerId()
{
    QFETCH(bool, isFromSmaller);
    auto smaller = incident();
    auto larger = incident();
    if (larger.value().toRfc4122() < smaller.value().toRfc4122())
        std::swap(smaller, larger);

    QVERIFY(links().link(
        mira(), isFromSmaller ? smaller : larger, RelatesTo, isFromSmaller ? larger : smaller));

    const auto stored = one(replica().database(),
        {"test.ends", "SELECT from_ticket_id, to_ticket_id FROM ticket_link"});
    test::Story::must(stored);
    QCOMPARE((*stored)->uuid(0), smaller.value());
    QCOMPARE((*stored)->uuid(1), larger.value());
}

void TstLinks::theFirstCauseIsThePrimary()
{
    const auto id = incident();
    for (int i = 0; i < 2; ++i)
        QVERIFY(links().link(mira(), id, CausedBy, ticketOf(Kind::Problem)));

    int primaries = 0;
    const auto found = related(id);
    for (const auto& link : found.links)
        primaries += link.isPrimary ? 1 : 0;

    QCOMPARE(found.links.size(), 2);
    QCOMPARE(primaries, 1);
}

void TstLinks::aFollowUpHasOneSource()
{
    const auto id = incident();
    QVERIFY(links().link(mira(), id, FollowUpOf, incident()));

    QCOMPARE(test::told(links().link(mira(), id, FollowUpOf, incident())),
        u"LINK_REFUSED follow_up_of"_s);
}

void TstLinks::ringsAreRefused_data()
{
    QTest::addColumn<TicketLinkLinkType>("type");
    QTest::addColumn<int>("length");
    for (const auto type : {BlockedBy, FollowUpOf}) {
        for (const int length : {2, 3, 6})
            QTest::addRow("%s, %d", qPrintable(keyOf(type)), length) << type << length;
    }
}

void TstLinks::ringsAreRefused()
{
    QFETCH(TicketLinkLinkType, type);
    QFETCH(int, length);
    QList<TicketId> chain;
    for (int i = 0; i < length; ++i)
        chain << incident();
    for (int i = 0; i + 1 < length; ++i)
        QVERIFY(links().link(mira(), chain[i], type, chain[i + 1]));

    const auto closing = links().link(mira(), chain.last(), type, chain.first());

    QCOMPARE(test::told(closing), u"LINK_CYCLE "_s + keyOf(type));
    QVERIFY(links().unlink(mira(), related(chain.first()).links.first().link));
    QVERIFY(links().link(mira(), chain.last(), type, chain.first()));
}

/// "Deleting a link is journaled on both tickets."
void TstLinks::aLinkIsPartOfBothStories()
{
    const auto one = incident();
    const auto other = incident();
    const auto numberOf = [&](TicketId id) { return m_story->ticket(id).number; };
    QSet<QUuid> touched;
    replica().touched = [&](const Touch& touch) { touched = touch.roots; };

    QVERIFY(links().link(mira(), one, BlockedBy, other));
    QVERIFY(links().unlink(mira(), related(other).links.first().link));

    const auto sentence = numberOf(one) + u" blocked_by "_s + numberOf(other);
    const QStringList expected{u"incident.link: "_s + sentence, u"incident.unlink: "_s + sentence};
    QCOMPARE(told(one, mira()), expected);
    QCOMPARE(told(other, mira()), expected);
    QVERIFY(touched.contains(one.value()) && touched.contains(other.value()));
    QVERIFY(related(one).links.isEmpty());
}

void TstLinks::aLinkIsTakenBackFromEitherEnd()
{
    const auto one = incident();
    const auto other = incident();
    QVERIFY(links().link(mira(), one, BlockedBy, other));
    const auto made = historyOf(replica(), mira(), other.value())->last();
    QCOMPARE(made.command, u"incident.link"_s);
    QVERIFY(made.isUndoable);

    QVERIFY(undo(replica(), mira(), made.entry));
    QVERIFY(related(one).links.isEmpty());
    QVERIFY(undo(replica(), mira(), replica().lastWritten()));

    QCOMPARE(related(other).links.size(), 1);
    QVERIFY(!related(other).links.first().isOutgoing);
}

/// access.md section 4: "read through a link"
void TstLinks::ofAnHiddenTicketOnlyALinkIsShown()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto own = m_story->incidentIn(TicketStatus::New, ada.person);
    const auto foreign = incident();
    QVERIFY(links().link(mira(), *own, BlockedBy, foreign, u"secret reason"_s));

    const auto seen = links().related(ada, *own);

    QVERIFY(seen);
    QCOMPARE(seen->links.size(), 1);
    QCOMPARE(seen->links.first().other, OtherTicket());
    QCOMPARE(seen->links.first().note, QString());
    QCOMPARE(test::codeOf(links().related(ada, foreign)), u"NOT_FOUND"_s);
    QVERIFY(!told(*own, ada).join(u'\n').contains(m_story->ticket(foreign).number));
}

void TstLinks::linkingNeedsTheRightOnOneEnd()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto executive = m_story->personWith(u"executive"_s, u"Eva"_s);
    const auto technician = m_story->personWith(u"field_technician"_s, u"Tom"_s);
    const auto team = m_story->teamOf(u"Field"_s, {technician.person});
    const auto tom = m_story->actorOf(technician.person);
    const auto own = m_story->incidentIn(TicketStatus::New, ada.person);
    const auto other = m_story->incidentIn(TicketStatus::New, ada.person);
    QVERIFY(own && other);

    QCOMPARE(test::told(links().link(ada, *own, RelatesTo, *other)), u"FORBIDDEN ticket.link"_s);
    QCOMPARE(test::codeOf(links().link(executive, *own, RelatesTo, *other)), u"FORBIDDEN"_s);
    QCOMPARE(test::codeOf(links().link(tom, *own, RelatesTo, *other)), u"NOT_FOUND"_s);
    for (const auto& id : {*own, *other})
        QVERIFY(m_story->incidents().assign(mira(), id, {team, {}, {}}));
    QVERIFY(links().link(tom, *own, RelatesTo, *other));
}

/// G-11
void TstLinks::closedTicketsAreLinkedToo()
{
    const auto closed = incident(TicketStatus::Closed);

    QVERIFY(links().link(mira(), closed, RelatesTo, incident()));
    const auto entry = replica().lastWritten();
    QVERIFY(undo(replica(), mira(), entry));
    QVERIFY(undo(replica(), mira(), replica().lastWritten()));
    QVERIFY(links().unlink(mira(), related(closed).links.first().link));
}

/// G-07
void TstLinks::holdingForAChangeNeedsALink()
{
    const auto id = incident(TicketStatus::InProgress);
    const Hold forChange{TicketHoldReason::AwaitingChange, {}, {}, {}};
    QCOMPARE(test::told(m_story->incidents().hold(mira(), id, forChange)),
        u"GUARD_FAILED ticket_link"_s);

    QVERIFY(links().link(mira(), id, FixedBy, ticketOf(Kind::Change)));

    QVERIFY(m_story->incidents().hold(mira(), id, forChange));
}

void TstLinks::ticketsAreFoundByNumber()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto id = incident();
    const auto number = m_story->ticket(id).number;
    const auto short_ = u"inc-"_s + QString::number(number.mid(4).toInt());

    for (const auto& typed : {number, number.toLower(), short_, u"  "_s + number + u' '})
        QCOMPARE(links().byNumber(mira(), typed)->id, id);
    for (const auto& typed : {u"INC-999999"_s, u"INC"_s, u"' OR 1=1 --"_s, QString()})
        QCOMPARE(test::codeOf(links().byNumber(mira(), typed)), u"NOT_FOUND"_s);
    QCOMPARE(test::codeOf(links().byNumber(ada, number)), u"NOT_FOUND"_s);
}

/// I-09
void TstLinks::whatIsUnlinkedBlocksNoMore()
{
    const auto id = incident(TicketStatus::InProgress);
    QVERIFY(links().link(mira(), id, BlockedBy, incident()));
    QCOMPARE(test::codeOf(m_story->run(u"resolve"_s, id)), u"BLOCKED"_s);

    QVERIFY(links().unlink(mira(), related(id).links.first().link));

    QCOMPARE(test::codeOf(m_story->run(u"resolve"_s, id)), QString());
}

/// G-07
void TstLinks::holdingForAChangeEndsWithItsLink()
{
    const auto id = incident(TicketStatus::InProgress);
    QVERIFY(links().link(mira(), id, FixedBy, ticketOf(Kind::Change)));
    QVERIFY(links().unlink(mira(), related(id).links.first().link));

    const auto refused =
        m_story->incidents().hold(mira(), id, {TicketHoldReason::AwaitingChange, {}, {}, {}});

    QCOMPARE(test::told(refused), u"GUARD_FAILED ticket_link"_s);
}

/// G-13: a link to what is deleted counts for nothing.
void TstLinks::holdingForAChangeEndsWithTheChange()
{
    const auto id = incident(TicketStatus::InProgress);
    const auto change = ticketOf(Kind::Change);
    QVERIFY(links().link(mira(), id, FixedBy, change));
    QVERIFY(m_story->desk->session->deletions.remove(mira(), change));

    const auto refused =
        m_story->incidents().hold(mira(), id, {TicketHoldReason::AwaitingChange, {}, {}, {}});

    QCOMPARE(test::told(refused), u"GUARD_FAILED ticket_link"_s);
}

QTEST_GUILESS_MAIN(TstLinks)
#include "tst_links.moc"
