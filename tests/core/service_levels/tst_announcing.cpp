// A recalculation is announced in the transaction that calls for it, or not at all.
#include "core/journal/job_lease.h"
#include "core/service_levels/recalculation.h"
#include "core/tickets/history.h"
#include "tests/core/service_levels/ticket_levels.h"
#include "tests/support/second_replica.h"

#include <QScopeGuard>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

class TstAnnouncing : public QObject, test::OnTicketLevels
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void whatComesInAnnouncesWithItsRows();
    void whatIsRefusedAnnouncesNothing();
    void anUndoAnnouncesWithItsRows();
    void anUndoThatIsRefusedAnnouncesNothing();

private:
    LeaseState mark()
    {
        const auto state = JobLease(replica(), u"recalculation"_s).state();
        Story::must(state);
        return *state;
    }
    /// As it is when others first hear of what `act` wrote: from then on the program may end.
    template <typename Act>
    LeaseState markAsItIsTold(const Act& act)
    {
        auto told = LeaseState::NeverTaken;
        const auto kept = replica().touched;
        const auto watching = qScopeGuard([&] { replica().touched = kept; });
        replica().touched = [&](const Touch&) { told = mark(); };
        act();
        return told;
    }
    static Result<> switchOff(UnitOfWork& unit, SlaPolicyId id)
    {
        auto policy = unit.get<record::SlaPolicy>(id);
        if (!policy)
            return policy.error();
        policy->isActive = false;
        return unit.put(*policy);
    }
    EntryRef switchedOff(Replica& at)
    {
        const auto written = at.write(mira().author(), {.code = u"policy.edit"_s},
            [id = seededPolicy()](UnitOfWork& unit) { return switchOff(unit, id); });
        Story::must(written);
        return *written;
    }
    /// An edit of a policy elsewhere.
    QByteArray editElsewhere()
    {
        test::SecondReplica other(*m_story);
        pass(1min);
        switchedOff(other.replica());
        const auto known = replica().heads();
        Story::must(known);
        const auto entries = other.replica().entriesAfter(*known, 10);
        Story::must(entries);
        return entries->size() == 1 ? entries->first() : QByteArray();
    }
    Result<> takeBack(const EntryRef& entry)
    {
        return undo(
            replica(), mira(), entry, [](UnitOfWork& unit) { return announceRecalculation(unit); });
    }
};

void TstAnnouncing::whatComesInAnnouncesWithItsRows()
{
    const auto entry = editElsewhere();
    QCOMPARE(mark(), LeaseState::NeverTaken);

    const auto told = markAsItIsTold([&] {
        const auto received = receiveEntries(replica(), {entry});
        Story::must(received);
        QCOMPARE(received->folded, 1);
    });

    QCOMPARE(told, LeaseState::Free);
    QCOMPARE(mark(), LeaseState::Free);
}

void TstAnnouncing::whatIsRefusedAnnouncesNothing()
{
    auto entry = Entry::decoded(editElsewhere());
    Story::must(entry);
    for (auto& edit : entry->edits)
        edit.row = QUuid::createUuid(); // which nobody has made

    const auto received = receiveEntries(replica(), {entry->encoded()});

    Story::must(received);
    QCOMPARE(received->refused, 1);
    QCOMPARE(mark(), LeaseState::NeverTaken);
}

void TstAnnouncing::anUndoAnnouncesWithItsRows()
{
    const auto edited = switchedOff(replica());
    QCOMPARE(mark(), LeaseState::NeverTaken);

    const auto told = markAsItIsTold([&] { Story::must(takeBack(edited)); });

    QCOMPARE(told, LeaseState::Free);
    QCOMPARE(mark(), LeaseState::Free);
}

void TstAnnouncing::anUndoThatIsRefusedAnnouncesNothing()
{
    const auto edited = switchedOff(replica());
    m_story->alter<record::SlaPolicy>(
        seededPolicy(), [](record::SlaPolicy& policy) { policy.isActive = true; });

    const auto refused = takeBack(edited);

    QCOMPARE(test::codeOf(refused), u"VERSION_CONFLICT"_s);
    QCOMPARE(mark(), LeaseState::NeverTaken);
}

QTEST_GUILESS_MAIN(TstAnnouncing)
#include "tst_announcing.moc"
