// The priority matrix as it is edited (engines.md 2.2): by whom, at once with others, taken back.
#include "core/tickets/history.h"
#include "core/tickets/name_book.h"
#include "tests/core/tickets/priority_sheets.h"
#include "tests/support/second_replica.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::Story;

namespace {

constexpr Sql standingCells{
    "test.cells", "SELECT count(*) FROM priority_matrix WHERE deleted_at IS NULL"};

} // namespace

class TstMatrixEdits : public QObject, test::OnPriorityMatrix
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void manyCellsAreOneActAndTakenBackAsOne();
    void whatOthersEditedElsewhereInItStays();
    void aCellThatMovedOnIsAConflict();
    void aCellThatIsSetAgainIsTheSameRow();
    void ofTwoRowsOfACellTheFirstCounts();
    void theSameAgainIsNoEntry();
    void onlyWhoAdministersIncidentsEditsIt();
    void twoDesksFillTheSameCellAlike();
    void theAuditNamesTheCell();

private:
    qint64 standing()
    {
        const auto count = number(replica().database(), standingCells);
        Story::must(count);
        return *count;
    }
};

void TstMatrixEdits::manyCellsAreOneActAndTakenBackAsOne()
{
    Story::must(set({Kind::Change, 3, 3}, 2));
    const auto seen = sheet();
    auto wanted = seen;
    wanted.set({Kind::Any, 1, 1}, 2); // edited
    wanted.set({Kind::Any, 3, 3}, 3);
    wanted.set({Kind::Problem, 1, 2}, 1); // filled
    wanted.set({Kind::Change, 3, 3}, {}); // emptied
    const auto before = replica().lastWritten();

    Story::must(service().edit(mira(), seen, wanted));

    const auto edited = replica().lastWritten();
    QCOMPARE(edited.number, before.number + 1);
    QVERIFY(sheet() == wanted);
    Story::must(undo(replica(), mira(), edited));
    QVERIFY(sheet() == seen);
    const auto undone = replica().lastWritten();
    QCOMPARE(undone.number, before.number + 2);
    Story::must(undo(replica(), mira(), undone));
    QVERIFY(sheet() == wanted);
    QCOMPARE(rated(TicketKind::Problem, 1, 2), 1);
    QCOMPARE(rated(TicketKind::Change, 3, 3), 3);
}

void TstMatrixEdits::whatOthersEditedElsewhereInItStays()
{
    const auto seen = sheet();
    auto wanted = seen;
    wanted.set({Kind::Any, 1, 1}, 2);
    Story::must(set({Kind::Any, 3, 3}, 1));

    Story::must(service().edit(mira(), seen, wanted));

    const auto edited = replica().lastWritten();
    QCOMPARE(sheet().at({Kind::Any, 1, 1}), std::optional(2));
    QCOMPARE(sheet().at({Kind::Any, 3, 3}), std::optional(1));
    Story::must(set({Kind::Any, 3, 2}, 1)); // another cell is no hindrance
    Story::must(undo(replica(), mira(), edited));
    QCOMPARE(sheet().at({Kind::Any, 1, 1}), std::optional(1));
    QCOMPARE(sheet().at({Kind::Any, 3, 3}), std::optional(1));
    QCOMPARE(sheet().at({Kind::Any, 3, 2}), std::optional(1));
}

void TstMatrixEdits::aCellThatMovedOnIsAConflict()
{
    const auto seen = sheet();
    auto wanted = seen;
    wanted.set({Kind::Any, 1, 1}, 3);
    wanted.set({Kind::Any, 2, 2}, 2);
    Story::must(set({Kind::Any, 1, 1}, 2));
    const auto first = replica().lastWritten();

    QCOMPARE(codeOf(service().edit(mira(), seen, wanted)), u"VERSION_CONFLICT"_s);

    QCOMPARE(sheet().at({Kind::Any, 1, 1}), std::optional(2));
    QCOMPARE(sheet().at({Kind::Any, 2, 2}), std::optional(3));
    Story::must(set({Kind::Any, 1, 1}, 4));
    QCOMPARE(codeOf(undo(replica(), mira(), first)), u"VERSION_CONFLICT"_s);
    QCOMPARE(sheet().at({Kind::Any, 1, 1}), std::optional(4));
    wanted.set({Kind::Any, 1, 1}, 4); // the very thing that somebody else did
    Story::must(service().edit(mira(), seen, wanted));
    QVERIFY(sheet() == wanted);
}

void TstMatrixEdits::aCellThatIsSetAgainIsTheSameRow()
{
    const PriorityPlace place{Kind::Problem, 2, 2};
    QCOMPARE(standing(), 9);
    for (const int priority : {1, 4, 2}) {
        Story::must(set(place, priority));
        QCOMPARE(standing(), 10);
        QCOMPARE(rated(TicketKind::Problem, 2, 2), priority);
        Story::must(set(place, {}));
        QCOMPARE(standing(), 9);
    }

    const auto rows =
        number(replica().database(), {"test.rows", "SELECT count(*) FROM priority_matrix"});

    Story::must(rows);
    QCOMPARE(*rows, 10);
}

/// Two desks made them; what is edited is what tickets are rated by, and what is emptied is empty.
void TstMatrixEdits::ofTwoRowsOfACellTheFirstCounts()
{
    const PriorityPlace place{Kind::Incident, 3, 1};
    for (const int priority : {1, 4}) {
        record::PriorityMatrix cell;
        cell.id = PriorityMatrixId(QUuid::createUuid());
        cell.ticketKind = place.kind;
        cell.impact = place.impact;
        cell.urgency = place.urgency;
        cell.priority = priority;
        Story::must(m_story->add(cell));
    }
    QCOMPARE(std::optional(rated(TicketKind::Incident, 3, 1)), sheet().at(place));

    Story::must(set(place, 2));
    QCOMPARE(rated(TicketKind::Incident, 3, 1), 2);
    Story::must(set(place, {}));

    QCOMPARE(sheet().at(place), std::nullopt);
    QCOMPARE(rated(TicketKind::Incident, 3, 1), 3);
    QCOMPARE(standing(), 9);
}

void TstMatrixEdits::theSameAgainIsNoEntry()
{
    const auto seen = sheet();
    const auto before = replica().lastWritten();

    Story::must(service().edit(mira(), seen, seen));

    QCOMPARE(replica().lastWritten(), before);
}

/// access.md 3.2: settings
void TstMatrixEdits::onlyWhoAdministersIncidentsEditsIt()
{
    const auto seen = sheet();
    auto wanted = seen;
    wanted.set({Kind::Any, 1, 1}, 2);
    auto without = mira();
    without.grants.remove(u"incident.admin"_s);
    without.teamGrants.clear();
    auto narrow = without;
    narrow.grants.insert(u"incident.admin"_s, Scope::Team);

    for (const auto& actor : {without, narrow})
        QCOMPARE(codeOf(service().edit(actor, seen, wanted)), u"FORBIDDEN"_s);

    QCOMPARE(codeOf(service().sheet(without)), u"FORBIDDEN"_s);
    QVERIFY(sheet() == seen);
    Story::must(service().edit(mira(), seen, wanted));
    const auto edited = replica().lastWritten();
    QCOMPARE(codeOf(undo(replica(), without, edited)), u"FORBIDDEN"_s);
    QVERIFY(sheet() == wanted);
}

void TstMatrixEdits::twoDesksFillTheSameCellAlike()
{
    test::SecondReplica other(*m_story);
    PriorityMatrixService there(other.replica());
    const PriorityPlace place{Kind::Incident, 2, 1};
    const auto seen = sheet();
    auto wanted = seen;
    wanted.set(place, 3);
    Story::must(service().edit(mira(), seen, wanted));
    pass(1min);
    wanted.set(place, 4);
    Story::must(there.edit(mira(), seen, wanted));

    other.exchange();

    const auto read = there.sheet(mira());
    Story::must(read);
    QVERIFY(*read == sheet());
    QCOMPARE(sheet().at(place), std::optional(4)); // the later one
    QCOMPARE(standing(), 10);
    pass(1min); // in the very instant of an edit the device decides which comes first
    QCOMPARE(rated(TicketKind::Incident, 2, 1), 4);
}

void TstMatrixEdits::theAuditNamesTheCell()
{
    Story::must(set({Kind::ServiceRequest, 3, 2}, 1));
    const auto first =
        idOf("SELECT id FROM priority_matrix WHERE ticket_kind = 'any' AND impact = 2"
             " AND urgency = 1");
    const auto second =
        idOf("SELECT id FROM priority_matrix WHERE ticket_kind = 'service_request'");

    NameBook names(replica().database());

    QCOMPARE(names.of(record::PriorityMatrix::tableId, first), u"2-1"_s);
    QCOMPARE(names.of(record::PriorityMatrix::tableId, second), u"service_request 3-2"_s);
}

QTEST_GUILESS_MAIN(TstMatrixEdits)
#include "tst_matrix_edits.moc"
