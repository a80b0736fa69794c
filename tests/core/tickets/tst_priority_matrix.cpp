// What each cell of the priority matrix says (engines.md 2.2), and that none is missing.
#include "core/tickets/history.h"
#include "tests/core/tickets/priority_sheets.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::codeOf;
using test::Story;

namespace {

constexpr TicketKind ticketKinds[] = {
    TicketKind::Incident, TicketKind::ServiceRequest, TicketKind::Problem, TicketKind::Change};

PrioritySheet::Kind kindOf(TicketKind kind)
{
    return *fromKey<PrioritySheet::Kind>(keyOf(kind));
}

} // namespace

class TstPriorityMatrix : public QObject, test::OnPriorityMatrix
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

private:
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

QTEST_GUILESS_MAIN(TstPriorityMatrix)
#include "tst_priority_matrix.moc"
