// G-05: a ticket keeps the priority it was given by the matrix and the method that stood then,
// whatever is edited later and wherever that arrives.
#include "core/service_levels/recalculation.h"
#include "core/tickets/history.h"
#include "core/tickets/setting_service.h"
#include "core/tickets/ticket_past.h"
#include "tests/core/tickets/priority_sheets.h"
#include "tests/support/second_replica.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

class TstPriorityTerms : public QObject, test::OnPriorityMatrix
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void g05OpenTicketsAndTheirPromisesStay();
    void g05ThePastKeepsTheMatrixItHad();
    void g05AnEditThatComesLateRatesWhatCameAfterIt_data();
    void g05AnEditThatComesLateRatesWhatCameAfterIt();
    void g05AnEditTakenBackElsewhereCountsInBetween();
    void g05WhatWasRatedBeforeAnEditStaysWhereverItArrives();
    void g05OfEditsAtOneInstantTheDeviceDecides();
    void g05WhatIsGivenOutlivesAnEditThatComesLate();

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
};

/// Neither the edit nor a recalculation of the clocks rates an open ticket anew, nor taking it
/// back.
void TstPriorityTerms::g05OpenTicketsAndTheirPromisesStay()
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

void TstPriorityTerms::g05ThePastKeepsTheMatrixItHad()
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

void TstPriorityTerms::g05AnEditThatComesLateRatesWhatCameAfterIt_data()
{
    QTest::addColumn<bool>("isMethod");
    QTest::addColumn<int>("priority"); // after the edit
    QTest::newRow("matrix") << false << 4;
    QTest::newRow("method") << true << 3;
}

/// One replica rates what the other, which it has not met since, has edited the terms for. To the
/// one the edit comes late, to the other the rating after it.
void TstPriorityTerms::g05AnEditThatComesLateRatesWhatCameAfterIt()
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

void TstPriorityTerms::g05AnEditTakenBackElsewhereCountsInBetween()
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
void TstPriorityTerms::g05WhatWasRatedBeforeAnEditStaysWhereverItArrives()
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
void TstPriorityTerms::g05OfEditsAtOneInstantTheDeviceDecides()
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

void TstPriorityTerms::g05WhatIsGivenOutlivesAnEditThatComesLate()
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

QTEST_GUILESS_MAIN(TstPriorityTerms)
#include "tst_priority_terms.moc"
