// What holds for tickets of every kind: they are opened, listed, found, filtered and looked back at
// alike. What is done with them: tst_any_kind_acts.
#include "core/search/ticket_search.h"
#include "core/tickets/filter_names.h"
#include "core/tickets/history.h"
#include "core/tickets/ticket_past.h"
#include "core/tickets/ticket_sight.h"
#include "tests/core/tickets/every_kind.h"

#include <QTimeZone>

#include <algorithm>
#include <map>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::kinds;
using test::Story;
using test::told;

class TstAnyKind : public QObject, test::OnEveryKind
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void itIsOpenedAsItIs_data() { addKinds(); }
    void itIsOpenedAsItIs();
    void itIsListedFilteredAndFound_data() { addKinds(); }
    void itIsListedFilteredAndFound();
    void categoriesOfItsKindAreFiltered_data();
    void categoriesOfItsKindAreFiltered();
    void thePastIsOfTheKind_data() { addKinds(); }
    void thePastIsOfTheKind();
    void whatIsInternalIsWithheld();
    void whoIsNamedHasIt_data();
    void whoIsNamedHasIt();
    void theCountsHoldEveryKind();

private:
    void oneOfEach()
    {
        for (const auto kind : kinds)
            m_tickets[kind] = ticketOf(kind);
    }
    QSet<TicketId> listed(const Actor& actor, const QString& filter = {})
    {
        QueueView view{QueueView::Which::All, QueueView::Order::Number, false};
        FilterNames names(database(), actor);
        const auto reading = FilterText::read(filter, names.lookUp(), QTimeZone::utc());
        if (reading.fault)
            qFatal("the filter cannot be read");
        view.filter = reading.tree;
        const auto page = TicketQueries::page(database(), actor, view, 0, 100);
        Story::must(page);
        QSet<TicketId> found;
        for (const auto& row : *page)
            found.insert(row.id);
        const auto counted = TicketQueries::count(database(), actor, view);
        return counted && *counted == found.size() ? found : QSet<TicketId>();
    }

    std::map<TicketKind, TicketId> m_tickets;
};

void TstAnyKind::itIsOpenedAsItIs()
{
    QFETCH(const TicketKind, kind);
    const auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    const auto id = ticketOf(kind);

    const auto found = opened(id, mira());

    QVERIFY2(found, qPrintable(told(found)));
    QCOMPARE(found->ticket.id, id);
    QCOMPARE(found->ticket.kind, kind);
    QCOMPARE(found->extension.index(), size_t(kind));
    QCOMPARE(std::visit([](const auto& part) { return part.id; }, found->extension), id);
    QCOMPARE(codeOf(opened(id, ada)), u"NOT_FOUND"_s);
    QCOMPARE(codeOf(opened(TicketId(QUuid::createUuid()), mira())), u"NOT_FOUND"_s);
    QCOMPARE(*TicketQueries::byNumber(database(), mira(), found->ticket.number), id);
    QVERIFY(TicketQueries::names(database(), found->ticket));
    QVERIFY(TicketQueries::conversation(database(), mira(), id)->isEmpty());
}

void TstAnyKind::itIsListedFilteredAndFound()
{
    QFETCH(const TicketKind, kind);
    oneOfEach();
    const auto id = m_tickets.at(kind);
    m_story->alter<record::Ticket>(
        id, [](record::Ticket& ticket) { ticket.title = u"A zeppelin"_s; });

    QCOMPARE(listed(mira()).size(), 4);
    QCOMPARE(listed(mira(), u"kind:"_s + keyOf(kind)), QSet<TicketId>{id});
    QCOMPARE(listed(mira(), u"zeppelin"_s), QSet<TicketId>{id});
    const auto hits = searchTickets(database(), mira(), u"zeppelin"_s, 10);
    QVERIFY(hits);
    QCOMPARE(hits->hits.size(), 1);
    QCOMPARE(hits->hits.first().ticket.id, id);
    QCOMPARE(hits->hits.first().ticket.kind, kind);
    auto narrow = mira();
    narrow.grants.remove(keyOf(kind) + u".read"_s);
    QVERIFY(!listed(narrow).contains(id));
    QCOMPARE(searchTickets(database(), narrow, u"zeppelin"_s, 10)->hits.size(), 0);
}

void TstAnyKind::categoriesOfItsKindAreFiltered_data()
{
    QTest::addColumn<TicketKind>("kind");
    QTest::addColumn<QString>("filter");
    QTest::newRow("incident") << TicketKind::Incident << u"category:\"Database & Storage\""_s;
    QTest::newRow("problem") << TicketKind::Problem << u"category:\"problem › Security\""_s;
    QTest::newRow("change") << TicketKind::Change << u"category:\"change › Security\""_s;
    QTest::newRow("by its name alone") << TicketKind::Problem << u"category:Recurring"_s;
}

void TstAnyKind::categoriesOfItsKindAreFiltered()
{
    QFETCH(const TicketKind, kind);
    QFETCH(const QString, filter);
    oneOfEach();
    FilterNames names(database(), mira());
    const auto asked = FilterText::read(filter, names.lookUp(), QTimeZone::utc());
    QVERIFY(!asked.fault);
    const CategoryId category(QUuid::fromString(asked.tree.value.toString()));
    const auto id = m_tickets.at(kind);
    m_story->alter<record::Ticket>(
        id, [&](record::Ticket& ticket) { ticket.categoryId = category; });

    QCOMPARE(listed(mira(), filter), QSet<TicketId>{id});
    QCOMPARE(FilterText::written(asked.tree, names.naming()), filter);
}

void TstAnyKind::thePastIsOfTheKind()
{
    QFETCH(const TicketKind, kind);
    const auto id = ticketOf(kind);
    const auto then = m_story->desk->clock.now();
    const auto before = opened(id, mira());
    QVERIFY(before);
    m_story->desk->clock.advance(std::chrono::minutes(1));
    m_story->alter<record::Ticket>(id, [](record::Ticket& ticket) { ticket.title = u"Later"_s; });
    Story::must(session().comments.add(mira(), id, {u"Later"_s}));
    const auto at = [&](Timestamp moment) {
        return replica().read([&](Database& database) {
            return ticketAt(database, replica().rules(), mira(), id, moment);
        });
    };

    const auto past = at(then);

    QVERIFY2(past, qPrintable(told(past)));
    QCOMPARE(past->ticket.title, before->ticket.title);
    QCOMPARE(past->extension.index(), size_t(kind));
    QVERIFY(past->conversation.isEmpty());
    QCOMPARE(at(m_story->desk->clock.now())->ticket.title, u"Later"_s);
    QCOMPARE(codeOf(at(then - std::chrono::minutes(1))), u"NOT_FOUND"_s);
}

/// access.md section 5
void TstAnyKind::whatIsInternalIsWithheld()
{
    auto outsider = mira();
    outsider.grants.remove(u"ticket.read_internal"_s);
    const auto problem = ticketOf(TicketKind::Problem);
    m_story->alter<record::Problem>(problem, [](record::Problem& row) {
        row.rootCause = u"Dust"_s;
        row.symptoms = u"Smoke"_s;
    });
    const auto change = ticketOf(TicketKind::Change);
    m_story->alter<record::Change>(change, [](record::Change& row) {
        row.riskLevel = ChangeRiskLevel::High;
        row.testPlan = u"Light a match."_s;
    });
    for (const auto& who : {mira(), outsider}) {
        const bool isInside = who.grants.contains(u"ticket.read_internal"_s);
        auto first = *opened(problem, mira());
        auto second = *opened(change, mira());
        for (auto* each : {&first, &second})
            TicketSight(who, each->ticket, {}).withhold(each->ticket, each->extension);

        const auto& shownProblem = std::get<record::Problem>(first.extension);
        QCOMPARE(shownProblem.rootCause.has_value(), isInside);
        QCOMPARE(shownProblem.symptoms, u"Smoke"_s);
        const auto& shownChange = std::get<record::Change>(second.extension);
        QCOMPARE(shownChange.riskLevel, isInside ? ChangeRiskLevel::High : ChangeRiskLevel::Medium);
        QCOMPARE(shownChange.testPlan, u"Light a match."_s);
        const auto story = historyOf(replica(), who, problem.value());
        QVERIFY(story);
        const auto& edits = story->last().edits;
        QCOMPARE(std::any_of(edits.begin(), edits.end(),
                     [](const HistoryEdit& edit) { return edit.field == "root_cause"_L1; }),
            isInside);
    }
}

void TstAnyKind::whoIsNamedHasIt_data()
{
    QTest::addColumn<TicketKind>("kind");
    for (const auto kind : {TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change})
        QTest::newRow(qPrintable(keyOf(kind))) << kind;
}

/// access.md section 4: the beneficiary, the owner, the implementer.
void TstAnyKind::whoIsNamedHasIt()
{
    QFETCH(const TicketKind, kind);
    oneOfEach();
    auto ada = m_story->personWith(u"end_user"_s, u"Ada"_s);
    ada.grants.insert(u"problem.read"_s, Scope::Own);
    QVERIFY(listed(ada).isEmpty());
    const auto id = m_tickets.at(kind);
    if (kind == TicketKind::ServiceRequest)
        m_story->alter<record::ServiceRequest>(
            id, [&](record::ServiceRequest& row) { row.requestedForId = ada.person; });
    else if (kind == TicketKind::Problem)
        m_story->alter<record::Problem>(
            id, [&](record::Problem& row) { row.ownerId = ada.person; });
    else
        m_story->alter<record::Change>(
            id, [&](record::Change& row) { row.implementerId = ada.person; });

    QCOMPARE(listed(ada), QSet<TicketId>{id});
    QCOMPARE(codeOf(opened(id, ada)), QString());
    QVERIFY(historyOf(replica(), ada, id.value()));
    QCOMPARE(searchTickets(database(), ada, opened(id, ada)->ticket.number, 10)->hits.size(), 1);
    QCOMPARE(codeOf(session().comments.add(ada, id, {u"Mine."_s})), QString());
}

void TstAnyKind::theCountsHoldEveryKind()
{
    oneOfEach();
    const auto counts = TicketQueries::counts(database(), mira());
    QVERIFY(counts);
    QCOMPARE(counts->open, 4);
    QCOMPARE(counts->unassigned, 4);
    m_story->alter<record::Ticket>(m_tickets.at(TicketKind::Change),
        [](record::Ticket& ticket) { ticket.status = TicketStatus::Cancelled; });
    QCOMPARE(TicketQueries::counts(database(), mira())->open, 3);
}

QTEST_GUILESS_MAIN(TstAnyKind)
#include "tst_any_kind.moc"
