// Filter expressions (engines.md 1.4) asked of both databases, with the rights of whoever asks.
#include "core/tickets/filter_fields.h"
#include "core/tickets/filter_names.h"
#include "tests/core/tickets/filter_desk.h"

#include <QJsonArray>

#include "record/comment_mention.h"
#include "record/incident.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::idText;
using test::leaf;
using test::readAlone;
using test::Story;

namespace {

using Op = FilterOp;
using Node = FilterNode;

} // namespace

class TstFilter : public QObject, test::OnFilters
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void theExampleOfTheEnginesHolds();
    void clocksThatWereMissedOrStandStillAreFound();
    void rightsStandBelowTheFilter();
    void fieldsThatAreNotShownAreNotFoundBy();
    void pagesAndCountsFollowTheFilter();
    void aRightForOneTeamListsItsTickets();
    void aTagThatWasTakenOffIsNotFound();
    void whatOneFollowsIsFound();
    void aMentionInAnInternalNoteIsFoundByThoseWhoReadIt();
    void majorIncidentsAreFound();
    void whatIsEscalatedIsFound();
    void aPartOfANameIsEnoughWhereOneIsCalledSo();
};

void TstFilter::theExampleOfTheEnginesHolds()
{
    const auto tree = filterFromJson(QByteArray(
        R"({"all":[{"field":"kind","op":"eq","value":"incident"},{"field":"priority","op":"lte","value":2},{"any":[{"field":"assigned_team","op":"in","value":"@my_teams"},{"field":"assigned_team","op":"is_null"}]}]})"));
    QVERIFY(tree);
    QueueView view{QueueView::Which::All};
    view.filter = *tree;
    const auto shown = [&] {
        const auto page = TicketQueries::page(database(), m_story->mira(), view, 0, 100);
        Story::must(page);
        QStringList titles;
        for (const auto& row : *page)
            titles += row.title;
        return titles;
    };
    m_story->alter<record::Ticket>(m_tickets[4], [](auto& t) {
        t.priorityOverride = 2;
        t.priorityBasis = TicketPriorityBasis::Override;
        t.priority = 2;
    });
    for (const auto at : {0, 2}) {
        m_story->alter<record::Ticket>(m_tickets[at], [](auto& t) {
            t.priorityOverride = 2;
            t.priorityBasis = TicketPriorityBasis::Override;
            t.priority = 2;
        });
    }
    QVERIFY(shown().contains(u"Nobody cares"_s)); // P2 without a team
    QVERIFY(!shown().contains(u"Monitor_flickers"_s)); // P2 of another team
    QVERIFY(shown().contains(u"Printer on fire"_s)); // of one of mine
}

/// SL-3, SL-11: within half an hour all but one have to be answered.
void TstFilter::clocksThatWereMissedOrStandStillAreFound()
{
    const auto shown = [&](const QString& text) {
        QueueView view{QueueView::Which::All, QueueView::Order::Number, false};
        view.filter = readAlone(text).tree;
        const auto page = TicketQueries::page(database(), m_story->mira(), view, 0, 100);
        Story::must(page);
        QSet<TicketId> ids;
        for (const auto& row : *page)
            ids.insert(row.id);
        return ids;
    };
    const auto held = m_tickets[1];
    const auto unhurried = m_tickets[4];
    for (const auto& command : {u"start_work"_s, u"hold"_s})
        Story::must(m_story->run(command, held));
    m_story->desk->clock.advance(31min);
    QCOMPARE(shown(u"sla:breached"_s), QSet<TicketId>()); // nobody has looked yet
    QList<QUuid> ids;
    for (const auto& id : std::as_const(m_tickets))
        ids.append(id.value());
    auto& replica = *m_story->desk->session->replica;
    Story::must(replica.refresh(record::Ticket::table(), ids, replica.now()));

    QCOMPARE(shown(u"sla:paused"_s), QSet<TicketId>{held});
    auto missed = QSet<TicketId>(m_tickets.cbegin(), m_tickets.cend());
    missed.subtract({held, unhurried});
    QCOMPARE(shown(u"sla:breached"_s), missed);
    QCOMPARE(shown(u"sla:breached or sla:paused"_s).size(), 5);
    QCOMPARE(shown(u"-sla:breached"_s), (QSet<TicketId>{held, unhurried}));
}

void TstFilter::rightsStandBelowTheFilter()
{
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    QueueView view{QueueView::Which::All};
    view.filter = Node::any({leaf("kind", Op::Eq, u"incident"_s), Node()}); // everything

    QCOMPARE(*TicketQueries::count(database(), m_story->mira(), view), 6);
    QCOMPARE(*TicketQueries::count(database(), ada, view), 0);
    const auto own = m_story->incidentIn(TicketStatus::New, ada.person);
    Story::must(own);
    QCOMPARE(*TicketQueries::count(database(), ada, view), 1);
}

/// SEC-52: whoever does not read the clocks of a ticket does not learn of them by asking either.
void TstFilter::fieldsThatAreNotShownAreNotFoundBy()
{
    auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto own = m_story->incidentIn(TicketStatus::New, ada.person);
    Story::must(own);
    m_story->desk->clock.advance(31min);
    auto& replica = *m_story->desk->session->replica;
    Story::must(replica.refresh(record::Ticket::table(), {own->value()}, replica.now()));
    const auto countFor = [&](const Actor& actor, const QString& text) {
        QueueView view{QueueView::Which::All};
        view.filter = Node::all({readAlone(text).tree, leaf("requester", Op::Eq, u"@me"_s)});
        view.moment.now = replica.now();
        return *TicketQueries::count(database(), actor, view);
    };
    const auto texts = {u"sla:breached"_s, u"breached:none"_s, u"paused:no"_s, u"sla:paused"_s,
        u"sla:overdue"_s, u"sla:any"_s, u"sla:none"_s, u"sla:nopolicy"_s, u"unpromised:no"_s,
        u"escalation:>=0"_s, u"escalated:none"_s, u"criticality:none"_s};
    for (const auto& text : texts)
        QCOMPARE(countFor(ada, text), 0);
    for (const auto& text : texts) // whatever stands in them
        QCOMPARE(countFor(ada, u'-' + text), 1);
    QCOMPARE(countFor(ada, u"state:open"_s), 1);

    m_story->alter<record::Ticket>(*own, [&](record::Ticket& t) { t.assignedTeamId = m_red; });
    ada.teamGrants[u"ticket.read_internal"_s] = {m_blue};
    QCOMPARE(countFor(ada, u"sla:any"_s), 0);
    ada.teamGrants[u"ticket.read_internal"_s] = {m_red};
    QCOMPARE(countFor(ada, u"sla:any"_s), 1);
    QCOMPARE(countFor(ada, u"sla:breached"_s), 1);
}

void TstFilter::pagesAndCountsFollowTheFilter()
{
    QueueView view{QueueView::Which::Open, QueueView::Order::Number, false};
    view.filter = leaf("title", Op::Contains, u"printer"_s);
    const auto from = TicketQueries::placeAfter(database(), m_story->mira(), view, {}, 0);
    Story::must(from);
    const auto second = TicketQueries::page(database(), m_story->mira(), view, **from, 1, 1);
    Story::must(second);
    QCOMPARE(second->size(), 1);
    QCOMPARE(second->first().title, u"Printer jam"_s);
    QCOMPARE(*TicketQueries::countFrom(database(), m_story->mira(), view, {}, 10), 2);
    QVERIFY(!TicketQueries::isCheapToCount(view));
}

/// access.md section 1, steps 3 to 5, in lists.
void TstFilter::aRightForOneTeamListsItsTickets()
{
    auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const QueueView view{QueueView::Which::All};
    QCOMPARE(*TicketQueries::count(database(), ada, view), 0);

    ada.teamGrants[u"incident.read"_s] = {m_red};

    const auto page = TicketQueries::page(database(), ada, view, 0, 10);
    Story::must(page);
    QCOMPARE(page->size(), 1);
    QCOMPARE(page->first().title, u"Monitor_flickers"_s);
}

void TstFilter::aTagThatWasTakenOffIsNotFound()
{
    QueueView view{QueueView::Which::All};
    view.filter = leaf("tags", Op::HasAny, QJsonArray{idText(m_hot.value())});
    QCOMPARE(*TicketQueries::count(database(), m_story->mira(), view), 2);

    QVERIFY(m_story->desk->session->tags.remove(m_story->mira(), m_tickets[0], m_hot));

    QCOMPARE(*TicketQueries::count(database(), m_story->mira(), view), 1);
}

void TstFilter::whatOneFollowsIsFound()
{
    QueueView view{QueueView::Which::All};
    view.filter = readAlone(u"following:me"_s).tree;
    const auto before = *TicketQueries::count(database(), m_story->mira(), view);
    auto& watchers = m_story->desk->session->watchers;
    const auto own = m_story->mira().person;
    Story::must(watchers.remove(m_story->mira(), m_tickets[2], own));
    const auto without = *TicketQueries::count(database(), m_story->mira(), view);

    Story::must(watchers.add(m_story->mira(), m_tickets[2], own));

    QCOMPARE(*TicketQueries::count(database(), m_story->mira(), view), without + 1);
    QVERIFY(before >= without);
}

/// SEC-52, as fieldsThatAreNotShownAreNotFoundBy().
void TstFilter::aMentionInAnInternalNoteIsFoundByThoseWhoReadIt()
{
    const auto mention = [&](TicketId ticket, TicketCommentVisibility visibility) {
        record::TicketComment comment;
        comment.id = TicketCommentId(QUuid::createUuid());
        comment.ticketId = ticket;
        comment.authorId = m_story->mira().person;
        comment.visibility = visibility;
        comment.body = u"Look"_s;
        Story::must(m_story->add(comment));
        record::CommentMention mentioned;
        mentioned.commentId = comment.id;
        mentioned.userId = m_bo;
        Story::must(m_story->add(mentioned));
    };
    mention(m_tickets[0], TicketCommentVisibility::Internal);
    mention(m_tickets[1], TicketCommentVisibility::Public);
    QueueView view{QueueView::Which::All};
    view.filter = leaf("mentions", Op::HasAny, QJsonArray{idText(m_bo.value())});
    QCOMPARE(*TicketQueries::count(database(), m_story->mira(), view), 2);

    auto reader = m_story->mira();
    reader.grants.remove(u"ticket.read_internal"_s);
    reader.teamGrants.remove(u"ticket.read_internal"_s);

    QCOMPARE(*TicketQueries::count(database(), reader, view), 1);
}

void TstFilter::majorIncidentsAreFound()
{
    QueueView view{QueueView::Which::All};
    view.filter = readAlone(u"major:yes"_s).tree;
    QCOMPARE(*TicketQueries::count(database(), m_story->mira(), view), 0);

    m_story->alter<record::Incident>(m_tickets[3], [](auto& incident) { incident.isMajor = true; });

    QCOMPARE(*TicketQueries::count(database(), m_story->mira(), view), 1);
    view.filter = readAlone(u"major:no"_s).tree;
    QCOMPARE(*TicketQueries::count(database(), m_story->mira(), view), 5);
}

/// ES-4, ES-5: the level stays with what is de-escalated, and goes as a new cycle begins.
void TstFilter::whatIsEscalatedIsFound()
{
    const auto because = u"The board meets in an hour."_s;
    const auto counts = [&] {
        QList<qint64> found;
        for (const auto& text : {u"escalated:any"_s, u"escalated:none"_s, u"escalation:>=1"_s,
                 u"escalated:any state:open"_s}) {
            QueueView view{QueueView::Which::All};
            view.filter = readAlone(text).tree;
            view.moment.now = m_story->desk->session->replica->now();
            found += *TicketQueries::count(database(), m_story->mira(), view);
        }
        return found;
    };
    QCOMPARE(counts(), (QList<qint64>{0, 6, 0, 0}));

    Story::must(incidents().escalate(mira(), m_tickets[1], because));
    QCOMPARE(counts(), (QList<qint64>{1, 5, 1, 1}));

    Story::must(incidents().deEscalate(mira(), m_tickets[1], because));
    QCOMPARE(counts(), (QList<qint64>{0, 6, 1, 0}));

    Story::must(incidents().escalate(mira(), m_tickets[1], because));
    QCOMPARE(counts(), (QList<qint64>{1, 5, 1, 1}));

    Story::must(m_story->run(u"start_work"_s, m_tickets[1]));
    Story::must(m_story->run(u"resolve"_s, m_tickets[1]));
    QCOMPARE(counts(), (QList<qint64>{1, 5, 1, 0}));

    Story::must(incidents().reopen(mira(), m_tickets[1], because));
    QCOMPARE(counts(), (QList<qint64>{0, 6, 0, 0}));
}

void TstFilter::aPartOfANameIsEnoughWhereOneIsCalledSo()
{
    const auto weber = m_story->personWith(u"agent"_s, u"Jürgen Weber-Groß"_s).person;
    m_story->personWith(u"agent"_s, u"Anna Maurer"_s);
    const auto anna = m_story->personWith(u"agent"_s, u"Anna"_s).person;
    for (int i = 1; i <= 7; ++i)
        m_story->personWith(u"agent"_s, u"Otto %1"_s.arg(i));
    FilterNames names(database(), m_story->mira());
    const auto read = [&](const QString& typed) {
        return FilterText::read(u"requester:"_s + typed, names.lookUp(), QTimeZone::utc());
    };
    for (const auto& typed : {u"weber"_s, u"jur"_s, u"JÜRGEN"_s, u"gross"_s, u"\"gro jü\""_s})
        QCOMPARE(read(typed).tree, leaf("requester", Op::Eq, idText(weber.value())));
    QCOMPARE(read(u"anna"_s).tree, leaf("requester", Op::Eq, idText(anna.value()))); // as a whole
    QCOMPARE(read(u"eber"_s).fault->detail, u"REFERENCE"_s); // no word begins so

    const auto several = read(u"ann"_s);
    QCOMPARE(several.fault->detail, u"AMBIGUOUS"_s);
    QCOMPARE(several.fault->names, (QStringList{u"Anna"_s, u"Anna Maurer"_s}));
    QCOMPARE(read(u"ott"_s).fault->names.size(), FilterFault::mostNames);
    QCOMPARE(names.beginningWith("user_account", u"ott"_s, 3).size(), 3);
}

QTEST_GUILESS_MAIN(TstFilter)
#include "tst_filter.moc"
