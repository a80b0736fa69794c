#include "core/tickets/history.h"
#include "tests/core/tickets/linked_tickets.h"

#include <QTest>

#include "record/ticket_watcher.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

using enum TicketLinkLinkType;
using Kind = TicketKind;

} // namespace

/// Sections 7 and 8 of processes.md: what is merged away, what is a part of another.
class TstDuplicates : public QObject, test::OnLinks
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void aDuplicateEndsAndItsPeopleFollowTheOther();
    void duplicatesFormNoChain();
    void mergingIsToldOfEachTicketInItsOwnStory();
    void mergingIsUndoneAsAWhole();
    void followersOfADuplicateDoNotEnterARestrictedTicket();
    void aMajorIncidentIsNotMergedAway();
    void parentsAreOneLevelDeep();
    void nothingIsTakenBackToASecondLevel();
    void aParentWithOpenChildrenIsNotCancelled();
};

void TstDuplicates::aDuplicateEndsAndItsPeopleFollowTheOther()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto id = m_story->incidentIn(TicketStatus::OnHold, ada.person);
    const auto target = incident();
    QVERIFY(m_story->desk->session->watchers.add(mira(), *id, bo.person));

    const auto merged = m_story->incidents().mergeDuplicate(mira(), *id, target);

    QVERIFY2(merged, qPrintable(test::told(merged)));
    const auto ticket = m_story->ticket(*id);
    QCOMPARE(ticket.status, TicketStatus::Cancelled);
    QCOMPARE(ticket.cancelReason, std::optional(TicketCancelReason::Duplicate));
    QVERIFY(!ticket.holdReason);
    QCOMPARE(related(*id).links.first().type, Duplicates);
    QCOMPARE(related(*id).links.first().other.id, target);
    QStringList followers;
    const auto found = m_story->desk->session->watchers.list(mira(), target);
    for (const auto& watcher : *found)
        followers << watcher.name + u' ' + keyOf(watcher.reason);
    QCOMPARE(followers, QStringList({u"Ada requester"_s, u"Bo manual"_s}));
    QCOMPARE(test::told(links().unlink(mira(), related(*id).links.first().link)),
        u"LINK_REFUSED duplicates"_s);
}

/// "target must not itself be a duplicate"
void TstDuplicates::duplicatesFormNoChain()
{
    auto& incidents = m_story->incidents();
    const auto first = incident();
    const auto second = incident();
    const auto third = incident();
    QVERIFY(incidents.mergeDuplicate(mira(), first, second));

    QCOMPARE(
        test::told(incidents.mergeDuplicate(mira(), third, first)), u"LINK_REFUSED duplicates"_s);
    QCOMPARE(
        test::told(incidents.mergeDuplicate(mira(), second, third)), u"LINK_REFUSED duplicates"_s);
    QCOMPARE(
        test::told(incidents.mergeDuplicate(mira(), third, third)), u"LINK_REFUSED duplicates"_s);
    QCOMPARE(m_story->ticket(third).status, TicketStatus::New);
    QVERIFY(incidents.mergeDuplicate(mira(), third, second));
}

void TstDuplicates::mergingIsToldOfEachTicketInItsOwnStory()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto id = m_story->incidentIn(TicketStatus::InProgress, ada.person);
    const auto target = incident();
    const auto subjectsOf = [&](TicketId ticket) {
        QStringList tables;
        const auto item = historyOf(replica(), mira(), ticket.value())->last();
        for (const auto& subject : item.subjects)
            tables << subject.table;
        for (const auto& edit : item.edits) {
            if (edit.field == "status"_L1)
                tables << edit.after;
        }
        return tables;
    };

    QVERIFY(m_story->incidents().mergeDuplicate(mira(), *id, target));

    QCOMPARE(subjectsOf(*id), QStringList({u"ticket_link"_s, u"cancelled"_s}));
    QCOMPARE(subjectsOf(target), QStringList({u"ticket_link"_s, u"ticket_watcher"_s}));
    QVERIFY(!historyOf(replica(), mira(), target.value())->last().isElsewhere);
}

void TstDuplicates::mergingIsUndoneAsAWhole()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto id = m_story->incidentIn(TicketStatus::InProgress, ada.person);
    const auto target = incident();
    QVERIFY(m_story->incidents().mergeDuplicate(mira(), *id, target));
    const auto entry = replica().lastWritten();

    QVERIFY(undo(replica(), mira(), entry));

    QCOMPARE(m_story->ticket(*id).status, TicketStatus::InProgress);
    QVERIFY(related(*id).links.isEmpty());
    QVERIFY(m_story->desk->session->watchers.list(mira(), target)->isEmpty());
    QVERIFY(undo(replica(), mira(), replica().lastWritten()));
    QCOMPARE(m_story->ticket(*id).status, TicketStatus::Cancelled);
    QCOMPARE(m_story->desk->session->watchers.list(mira(), target)->size(), 1);
}

void TstDuplicates::followersOfADuplicateDoNotEnterARestrictedTicket()
{
    const auto bo = m_story->personWith(u"agent"_s, u"Bo"_s);
    const auto id = m_story->incidentIn(TicketStatus::New, bo.person);
    const auto target = incident();
    m_story->alter<record::Ticket>(target,
        [](record::Ticket& ticket) { ticket.confidentiality = TicketConfidentiality::Restricted; });
    QCOMPARE(test::codeOf(m_story->incidents().find(bo, target)), u"NOT_FOUND"_s);

    QVERIFY(m_story->incidents().mergeDuplicate(mira(), *id, target));

    QCOMPARE(test::codeOf(m_story->incidents().find(bo, target)), u"NOT_FOUND"_s);
}

/// I-15
void TstDuplicates::aMajorIncidentIsNotMergedAway()
{
    const auto id = incident(TicketStatus::InProgress);
    m_story->alter<record::Incident>(id, [](record::Incident& row) { row.isMajor = true; });

    const auto refused = m_story->incidents().mergeDuplicate(mira(), id, incident());

    QCOMPARE(test::told(refused), u"GUARD_FAILED is_major"_s);
    QCOMPARE(m_story->ticket(id).status, TicketStatus::InProgress);
}

/// PC-1
void TstDuplicates::parentsAreOneLevelDeep()
{
    const auto parent = incident();
    const auto child = incident();
    const auto other = incident();
    const auto set = [&](TicketId one, const std::optional<TicketId>& above) {
        return test::told(links().setParent(mira(), one, above));
    };

    QCOMPARE(set(child, parent), QString());
    QCOMPARE(set(other, child), u"LINK_REFUSED parent_id"_s);
    QCOMPARE(set(parent, other), u"LINK_REFUSED parent_id"_s);
    QCOMPARE(set(other, other), u"LINK_REFUSED parent_id"_s);
    QCOMPARE(set(other, ticketOf(Kind::Problem)), u"LINK_REFUSED parent_id"_s);
    QCOMPARE(related(child).parent->id, parent);
    QCOMPARE(related(parent).children.first().id, child);
    QCOMPARE(set(child, std::nullopt), QString());
    QVERIFY(related(parent).children.isEmpty());
    QVERIFY(undo(replica(), mira(), replica().lastWritten()));
    QCOMPARE(related(parent).children.size(), 1);
}

/// PC-1 holds where a link is taken back, too.
void TstDuplicates::nothingIsTakenBackToASecondLevel()
{
    const auto parent = incident();
    const auto child = incident();
    const auto other = incident();
    const auto set = [&](TicketId one, const std::optional<TicketId>& above) {
        test::Story::must(links().setParent(mira(), one, above));
        return replica().lastWritten();
    };
    set(child, parent);
    const auto leaving = set(child, std::nullopt);
    set(parent, other);

    QCOMPARE(test::told(undo(replica(), mira(), leaving)), u"LINK_REFUSED parent_id"_s);

    set(parent, std::nullopt);
    const auto joining = set(other, child);
    QCOMPARE(test::told(undo(replica(), mira(), leaving)), u"LINK_REFUSED parent_id"_s);
    QVERIFY(undo(replica(), mira(), joining));
    QVERIFY(undo(replica(), mira(), leaving));
    QCOMPARE(related(parent).children.first().id, child);
}

/// PC-7, PC-3
void TstDuplicates::aParentWithOpenChildrenIsNotCancelled()
{
    const auto parent = incident(TicketStatus::InProgress);
    const auto child = incident();
    QVERIFY(links().setParent(mira(), child, parent));

    QCOMPARE(test::codeOf(m_story->run(u"cancel"_s, parent)), u"OPEN_CHILDREN"_s);
    QCOMPARE(test::codeOf(m_story->incidents().mergeDuplicate(mira(), parent, incident())),
        u"OPEN_CHILDREN"_s);
    QCOMPARE(test::codeOf(m_story->run(u"resolve"_s, parent)), u"OPEN_CHILDREN"_s);
    QVERIFY(m_story->run(u"cancel"_s, child));
    QVERIFY(m_story->run(u"cancel"_s, parent));
}

QTEST_GUILESS_MAIN(TstDuplicates)
#include "tst_duplicates.moc"
