// The priority matrix as it is edited (engines.md 2.2), and what follows from that for tickets.
#include "core/service_levels/recalculation.h"
#include "core/tickets/history.h"
#include "core/tickets/name_book.h"
#include "core/tickets/priority_matrix_service.h"
#include "core/tickets/setting_service.h"
#include "core/tickets/ticket_past.h"
#include "tests/core/service_levels/ticket_levels.h"
#include "tests/support/second_replica.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::codeOf;
using test::Story;
using Kind = PrioritySheet::Kind;

namespace {

constexpr Sql standingCells{
    "test.cells", "SELECT count(*) FROM priority_matrix WHERE deleted_at IS NULL"};

constexpr TicketKind ticketKinds[] = {
    TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change};

Kind kindOf(TicketKind kind)
{
    return *fromKey<Kind>(keyOf(kind));
}

} // namespace

class TstPriorityMatrix : public QObject, test::OnTicketLevels
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void en22EachCellDecides_data();
    void en22EachCellDecides();
    void en22TheCellOfAKindWins_data();
    void en22TheCellOfAKindWins();
    void en22AMissingCellIsReportedAsItIsSaved();
    void en22AGapIsNoneWhereEachKindHasItsOwn();
    void en22AnUndoLeavesNoGapEither();
    void aPriorityIsOneOfFour_data();
    void aPriorityIsOneOfFour();
    void g05OpenTicketsAndTheirPromisesStay();
    void g05ThePastKeepsTheMatrixItHad();
    void manyCellsAreOneActAndTakenBackAsOne();
    void whatOthersEditedElsewhereInItStays();
    void aCellThatMovedOnIsAConflict();
    void aCellThatIsSetAgainIsTheSameRow();
    void ofTwoRowsOfACellTheFirstCounts();
    void theSameAgainIsNoEntry();
    void onlyWhoAdministersIncidentsEditsIt();
    void twoDesksFillTheSameCellAlike();
    void g05AnEditThatComesLateRatesWhatCameAfterIt_data();
    void g05AnEditThatComesLateRatesWhatCameAfterIt();
    void g05AnEditTakenBackElsewhereCountsInBetween();
    void g05WhatWasRatedBeforeAnEditStaysWhereverItArrives();
    void g05OfEditsAtOneInstantTheDeviceDecides();
    void g05WhatIsGivenOutlivesAnEditThatComesLate();
    void theAuditNamesTheCell();

private:
    /// At the other replica: that impact 2 and urgency 1 are priority 4, or that the score decides.
    void editAt(test::SecondReplica& other, bool isMethod)
    {
        if (isMethod) {
            SettingService settings(other.replica());
            Story::must(settings.set(mira(), u"priority.method"_s, u"weighted"_s));
            return;
        }
        PriorityMatrixService there(other.replica());
        const auto seen = there.sheet(mira());
        Story::must(seen);
        auto wanted = *seen;
        wanted.set({Kind::Any, 2, 1}, 4);
        Story::must(there.edit(mira(), *seen, wanted));
    }
    /// Anew, by the same impact and urgency.
    void rateAgain(Replica& at, TicketId id)
    {
        for (const int urgency : {2, 1})
            Story::must(IncidentService(at).edit(mira(), id, {.urgency = urgency}));
    }
    /// Of priority 2 by the matrix, or of 4, which the score of so critical a thing makes 3.
    TicketId ratedBy(bool isMethod)
    {
        auto form = m_story->form();
        form.urgency = isMethod ? 3 : 1;
        const auto made = incidents().create(mira(), form);
        Story::must(made);
        if (isMethod) {
            m_story->alter<record::Ticket>(made->ticket.id,
                [](record::Ticket& row) { row.criticality = TicketCriticality::Critical; });
        }
        return made->ticket.id;
    }
    /// Both have the same rows, and so has who folds all entries from the start.
    void agree(test::SecondReplica& other)
    {
        const auto here = replica().stateHash();
        const auto there = other.replica().stateHash();
        Story::must(here);
        Story::must(there);
        QCOMPARE(there->toHex(), here->toHex());
        test::SecondReplica fresh(*m_story);
        const auto anew = fresh.replica().stateHash();
        Story::must(anew);
        QCOMPARE(anew->toHex(), here->toHex());
    }
    PriorityMatrixService service() { return PriorityMatrixService(replica()); }
    PrioritySheet sheet()
    {
        const auto read = service().sheet(mira());
        Story::must(read);
        return *read;
    }
    Result<> set(const PriorityPlace& place, std::optional<int> priority)
    {
        const auto seen = sheet();
        auto wanted = seen;
        wanted.set(place, priority);
        return service().edit(mira(), seen, wanted);
    }
    /// Past all rules: as a merge or an older program might leave it.
    void loseAny(int impact, int urgency)
    {
        Story::must(replica().write(
            mira().author(), {.code = u"test.lose"_s}, [&](UnitOfWork& unit) -> Result<> {
                auto row = one(unit.database(),
                    {"test.cell",
                        "SELECT id FROM priority_matrix WHERE ticket_kind = 'any'"
                        " AND impact = :impact AND urgency = :urgency"},
                    {{"impact", impact}, {"urgency", urgency}});
                if (!row)
                    return row.error();
                const PriorityMatrixId id((*row)->uuid(0));
                row->reset();
                return unit.remove<record::PriorityMatrix>(id);
            }));
    }
    qint64 standing()
    {
        const auto count = number(replica().database(), standingCells);
        Story::must(count);
        return *count;
    }
    int priorityOf(TicketId id)
    {
        const auto row = replica().read([&](Database& database) {
            return loadRow(database, record::Ticket::table(), id.value());
        });
        Story::must(row);
        return record::Ticket::fromRow(**row).priority;
    }
    int rated(TicketKind kind, int impact, int urgency)
    {
        const auto id = m_story->ticketOf(kind);
        m_story->alter<record::Ticket>(id, [&](record::Ticket& row) {
            row.impact = impact;
            row.urgency = urgency;
        });
        return priorityOf(id);
    }
};

void TstPriorityMatrix::en22EachCellDecides_data()
{
    QTest::addColumn<int>("impact");
    QTest::addColumn<int>("urgency");
    QTest::addColumn<int>("shipped");
    const int matrix[3][3] = {{1, 2, 3}, {2, 3, 4}, {3, 4, 4}}; // the table of 2.2
    for (int impact = 1; impact <= 3; ++impact) {
        for (int urgency = 1; urgency <= 3; ++urgency) {
            QTest::addRow("%d-%d", impact, urgency)
                << impact << urgency << matrix[impact - 1][urgency - 1];
        }
    }
}

void TstPriorityMatrix::en22EachCellDecides()
{
    QFETCH(const int, impact);
    QFETCH(const int, urgency);
    QFETCH(const int, shipped);
    const PriorityPlace place{Kind::Any, impact, urgency};
    QCOMPARE(sheet().at(place), std::optional(shipped));
    QCOMPARE(rated(TicketKind::Incident, impact, urgency), shipped);

    for (int priority = 1; priority <= 4; ++priority) {
        Story::must(set(place, priority));

        QCOMPARE(sheet().at(place), std::optional(priority));
        QCOMPARE(rated(TicketKind::Incident, impact, urgency), priority);
    }
}

void TstPriorityMatrix::en22TheCellOfAKindWins_data()
{
    QTest::addColumn<int>("which");
    for (const auto kind : ticketKinds)
        QTest::newRow(qPrintable(keyOf(kind))) << int(kind);
}

void TstPriorityMatrix::en22TheCellOfAKindWins()
{
    QFETCH(const int, which);
    const auto own = TicketKind(which);
    const PriorityPlace place{kindOf(own), 2, 1};
    QCOMPARE(sheet().at(place), std::nullopt);
    QCOMPARE(sheet().priorityAt(place), std::optional(2));

    Story::must(set(place, 4));

    for (const auto kind : ticketKinds)
        QCOMPARE(rated(kind, 2, 1), kind == own ? 4 : 2);
    Story::must(set({Kind::Any, 2, 1}, 1));
    QCOMPARE(sheet().priorityAt(place), std::optional(4));
    for (const auto kind : ticketKinds)
        QCOMPARE(rated(kind, 2, 1), kind == own ? 4 : 1);
    Story::must(set(place, {}));
    QCOMPARE(sheet().priorityAt(place), std::optional(1));
    QCOMPARE(rated(own, 2, 1), 1);
}

/// "A missing row is a configuration error reported at save time, not a silent default", also where
/// it was missing before and the edit is of another cell.
void TstPriorityMatrix::en22AMissingCellIsReportedAsItIsSaved()
{
    const auto before = sheet();
    const auto written = replica().lastWritten();

    for (const auto& place : PrioritySheet::places()) {
        if (place.kind == Kind::Any)
            QCOMPARE(test::told(set(place, {})), u"FIELD_REQUIRED priority"_s);
    }

    QVERIFY(sheet() == before);
    QCOMPARE(replica().lastWritten(), written);
    loseAny(1, 3);
    QCOMPARE(sheet().gap(), std::optional(PriorityPlace{Kind::Any, 1, 3}));
    const auto refused = set({Kind::Any, 1, 1}, 2);
    QCOMPARE(test::told(refused), u"FIELD_REQUIRED priority"_s);
    QCOMPARE(refused.error().detail, u"any 1 3"_s);
    const auto seen = sheet();
    auto whole = seen;
    whole.set({Kind::Any, 1, 1}, 2);
    whole.set({Kind::Any, 1, 3}, 3);
    Story::must(service().edit(mira(), seen, whole));
    QVERIFY(sheet() == whole);
    QCOMPARE(sheet().gap(), std::nullopt);
}

void TstPriorityMatrix::en22AGapIsNoneWhereEachKindHasItsOwn()
{
    const auto seen = sheet();
    auto wanted = seen;
    wanted.set({Kind::Any, 3, 3}, {});
    for (const auto kind : ticketKinds) {
        QCOMPARE(codeOf(service().edit(mira(), seen, wanted)), u"FIELD_REQUIRED"_s);
        wanted.set({kindOf(kind), 3, 3}, 2);
    }

    Story::must(service().edit(mira(), seen, wanted));

    for (const auto kind : ticketKinds)
        QCOMPARE(rated(kind, 3, 3), 2);
}

void TstPriorityMatrix::en22AnUndoLeavesNoGapEither()
{
    loseAny(2, 2);
    Story::must(set({Kind::Any, 2, 2}, 1));
    const auto filled = replica().lastWritten();

    const auto refused = undo(replica(), mira(), filled);

    QCOMPARE(test::told(refused), u"FIELD_REQUIRED priority"_s);
    QCOMPARE(sheet().at({Kind::Any, 2, 2}), std::optional(1));
}

void TstPriorityMatrix::aPriorityIsOneOfFour_data()
{
    QTest::addColumn<int>("priority");
    for (const int priority : {-1, 0, 5, 1000})
        QTest::addRow("%d", priority) << priority;
}

void TstPriorityMatrix::aPriorityIsOneOfFour()
{
    QFETCH(const int, priority);
    const auto before = sheet();

    for (const auto& place : PrioritySheet::places())
        QCOMPARE(test::told(set(place, priority)), u"VALIDATION_ERROR priority"_s);

    QVERIFY(sheet() == before);
}

/// Neither the edit nor a recalculation of the clocks rates an open ticket anew, nor taking it
/// back.
void TstPriorityMatrix::g05OpenTicketsAndTheirPromisesStay()
{
    const auto id = reported();
    QCOMPARE(priorityOf(id), 2);
    pass(10min);
    const auto told = clocks(id);

    Story::must(set({Kind::Any, 2, 1}, 4));
    const auto edited = replica().lastWritten();
    Story::must(recalculateServiceLevels(replica()));
    run(u"comment_internal"_s, id);

    QCOMPARE(priorityOf(id), 2);
    QCOMPARE(clocks(id), told);
    const auto later = reported();
    QCOMPARE(priorityOf(later), 4);
    Story::must(undo(replica(), mira(), edited));
    QCOMPARE(priorityOf(id), 2);
    QCOMPARE(priorityOf(later), 4); // as it was rated
    QCOMPARE(priorityOf(reported()), 2);
    edit(later, {.urgency = 2});
    edit(later, {.urgency = 1});
    QCOMPARE(priorityOf(later), 2);
}

void TstPriorityMatrix::g05ThePastKeepsTheMatrixItHad()
{
    const auto id = reported();
    const auto first = now();
    pass(1min);
    Story::must(set({Kind::Incident, 2, 1}, 3));
    edit(id, {.urgency = 2});
    edit(id, {.urgency = 1});
    const auto second = now();
    pass(1min);
    Story::must(set({Kind::Incident, 2, 1}, {}));
    edit(id, {.urgency = 2});
    edit(id, {.urgency = 1});
    const auto third = now();

    const std::pair<Timestamp, int> moments[] = {{first, 2}, {second, 3}, {third, 2}};
    for (const auto& [moment, priority] : moments) {
        const auto past = ticketAt(replica().database(), replica().rules(), mira(), id, moment);
        Story::must(past);
        QCOMPARE(past->ticket.priority, priority);
    }
}

void TstPriorityMatrix::manyCellsAreOneActAndTakenBackAsOne()
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

void TstPriorityMatrix::whatOthersEditedElsewhereInItStays()
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

void TstPriorityMatrix::aCellThatMovedOnIsAConflict()
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

void TstPriorityMatrix::aCellThatIsSetAgainIsTheSameRow()
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
void TstPriorityMatrix::ofTwoRowsOfACellTheFirstCounts()
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

void TstPriorityMatrix::theSameAgainIsNoEntry()
{
    const auto seen = sheet();
    const auto before = replica().lastWritten();

    Story::must(service().edit(mira(), seen, seen));

    QCOMPARE(replica().lastWritten(), before);
}

/// access.md 3.2: settings
void TstPriorityMatrix::onlyWhoAdministersIncidentsEditsIt()
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

void TstPriorityMatrix::twoDesksFillTheSameCellAlike()
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

void TstPriorityMatrix::g05AnEditThatComesLateRatesWhatCameAfterIt_data()
{
    QTest::addColumn<bool>("isMethod");
    QTest::addColumn<int>("priority"); // after the edit
    QTest::newRow("matrix") << false << 4;
    QTest::newRow("method") << true << 3;
}

/// One replica rates what the other, which it has not met since, has edited the terms for. To the
/// one the edit comes late, to the other the rating after it.
void TstPriorityMatrix::g05AnEditThatComesLateRatesWhatCameAfterIt()
{
    QFETCH(const bool, isMethod);
    QFETCH(const int, priority);
    const auto former = ratedBy(isMethod);
    const auto again = ratedBy(isMethod);
    const auto closed = ratedBy(isMethod);
    const auto before = priorityOf(former);
    test::SecondReplica other(*m_story);
    pass(1min);
    editAt(other, isMethod);
    pass(1min);
    for (const auto& id : {again, closed}) {
        edit(id, {.urgency = 2});
        edit(id, {.urgency = isMethod ? 3 : 1});
    }
    run(u"cancel"_s, closed);
    const auto fresh = ratedBy(isMethod);
    for (const auto& id : {former, again, closed, fresh})
        QCOMPARE(priorityOf(id), before);

    other.exchange();

    QCOMPARE(priorityOf(former), before);
    for (const auto& id : {again, closed, fresh})
        QCOMPARE(priorityOf(id), priority);
    for (const auto& id : {former, again, closed, fresh})
        QCOMPARE(other.ticket(id).priority, priorityOf(id));
    agree(other);
}

void TstPriorityMatrix::g05AnEditTakenBackElsewhereCountsInBetween()
{
    const auto early = reported();
    const auto between = reported();
    const auto late = reported();
    test::SecondReplica other(*m_story);
    pass(1min);
    rateAgain(replica(), early);
    pass(1min);
    editAt(other, false);
    pass(1min);
    rateAgain(replica(), between);
    pass(1min);
    Story::must(undo(other.replica(), mira(), other.replica().lastWritten()));
    pass(1min);
    rateAgain(replica(), late);

    other.exchange();

    QCOMPARE(priorityOf(early), 2);
    QCOMPARE(priorityOf(between), 4);
    QCOMPARE(priorityOf(late), 2);
    agree(other);
    // What was rated by the edit stays so, until it is rated again.
    rateAgain(other.replica(), between);
    other.exchange();
    QCOMPARE(priorityOf(between), 2);
    agree(other);
}

/// A rating that arrives after an edit, but was made before it.
void TstPriorityMatrix::g05WhatWasRatedBeforeAnEditStaysWhereverItArrives()
{
    test::SecondReplica other(*m_story);
    pass(1min);
    const auto id = reported();
    QCOMPARE(priorityOf(id), 2);
    pass(1min);
    editAt(other, false);

    other.exchange();

    QCOMPARE(priorityOf(id), 2);
    QCOMPARE(other.ticket(id).priority, 2);
    Story::must(other.incidents().edit(mira(), id, {.title = u"Printer in flames"_s}));
    QCOMPARE(other.ticket(id).priority, 2);
    other.exchange();
    agree(other);
    const auto past = ticketAt(replica().database(), replica().rules(), mira(), id, now());
    Story::must(past);
    QCOMPARE(past->ticket.priority, 2);
}

/// Clocks that agree to the millisecond: the rating and the edit have the same stamp.
void TstPriorityMatrix::g05OfEditsAtOneInstantTheDeviceDecides()
{
    const auto id = reported();
    edit(id, {.urgency = 2});
    test::SecondReplica other(*m_story);
    pass(1min);
    edit(id, {.urgency = 1});
    editAt(other, false);
    const bool isRatedLater = other.replica().identity().device < replica().identity().device;

    other.exchange();

    QCOMPARE(priorityOf(id), isRatedLater ? 4 : 2);
    QCOMPARE(other.ticket(id).priority, priorityOf(id));
    agree(other);
}

void TstPriorityMatrix::g05WhatIsGivenOutlivesAnEditThatComesLate()
{
    const auto id = reported();
    test::SecondReplica other(*m_story);
    pass(1min);
    editAt(other, false);
    pass(1min);
    Story::must(incidents().overridePriority(mira(), id, {1, u"The board meets in an hour."_s}));

    other.exchange();

    QCOMPARE(priorityOf(id), 1);
    QCOMPARE(other.ticket(id).priority, 1);
    agree(other);
    Story::must(incidents().clearOverride(mira(), id));
    QCOMPARE(priorityOf(id), 4);
    other.exchange();
    agree(other);
}

void TstPriorityMatrix::theAuditNamesTheCell()
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

QTEST_GUILESS_MAIN(TstPriorityMatrix)
#include "tst_priority_matrix.moc"
