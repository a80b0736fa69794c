// Open tickets after an edit of what their clocks are made by.
#include "core/exchange/desk_archive.h"
#include "tests/core/service_levels/calendars.h"
#include "tests/core/service_levels/recalculated_desk.h"
#include "tests/support/second_replica.h"

#include <utility>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::instant;
using test::Story;

class TstRecalculation : public QObject, test::OnRecalculation
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanupTestCase() { test::dropFreshAddresses(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void allOpenTicketsFollowAnEdit();
    void whatIsUnchangedIsNotWritten();
    void anEditThatIsRefusedAnnouncesNothing();
    void whatWasEditedElsewhereIsFollowedHere();
    void whatArrivesForOneTicketAnnouncesNothing();
    void itWritesNoEntry();
    void aDeskFoldedAnewCatchesUp();

private:
    /// All that the other has and this one has not.
    void receiveFrom(test::SecondReplica& other)
    {
        const auto known = replica().heads();
        Story::must(known);
        const auto written = other.replica().entriesAfter(*known, 1000);
        Story::must(written);
        const auto received = receiveEntries(replica(), *written);
        Story::must(received);
        QCOMPARE(received->folded, int(written->size()));
    }
    qint64 entries()
    {
        auto found = number(replica().database(), {"test.entries", "SELECT count(*) FROM jr_tx"});
        Story::must(found);
        return *found;
    }
};

void TstRecalculation::allOpenTicketsFollowAnEdit()
{
    QList<TicketId> open;
    for (int i = 0; i < 40; ++i)
        open << opened();
    for (const auto& id : std::as_const(open))
        Story::must(m_story->runAs(m_story->personWith(u"administrator"_s, u"A"_s + id.toString()),
            u"comment_public"_s, id));
    const auto resolved = *m_story->incidentIn(TicketStatus::Resolved);
    const auto kept = m_story->ticket(resolved);
    workAtNight();
    const auto stale = m_story->ticket(open.first()).nextDueAt;
    QCOMPARE(stale, m_story->ticket(open.first()).head.createdAt + 24h);
    qint64 last = 0;

    auto changed = recalculateServiceLevels(replica(), [&](const RecalculationPart& part) {
        last = part.done;
        return part.all == 40;
    });

    Story::must(changed);
    QCOMPARE(*changed, 40);
    QCOMPARE(last, 40);
    for (const auto& id : std::as_const(open)) {
        const auto ticket = m_story->ticket(id);
        QCOMPARE(ticket.nextDueAt, ticket.head.createdAt + 8h);
    }
    QVERIFY(m_story->ticket(resolved) == kept);
}

void TstRecalculation::whatIsUnchangedIsNotWritten()
{
    opened();
    opened();
    QCOMPARE(*recalculateServiceLevels(replica()), 0);
    workAtNight();

    // The answer is due within the hour, by day as by night; to resolve there is more time.
    const auto changed = recalculateServiceLevels(replica());
    Story::must(changed);
    QCOMPARE(*changed, 0);
    QCOMPARE(*recalculateServiceLevels(replica()), 0);
}

void TstRecalculation::anEditThatIsRefusedAnnouncesNothing()
{
    auto other = businessHours();
    other.name += u" of old"_s;

    const auto refused = editHours(true, other);

    QCOMPARE(test::codeOf(refused), u"VERSION_CONFLICT"_s);
    QVERIFY(mark() == LeaseState::NeverTaken);
}

void TstRecalculation::itWritesNoEntry()
{
    opened();
    workAtNight();
    const auto before = entries();

    Story::must(recalculateServiceLevels(replica()));

    QCOMPARE(entries(), before);
}

void TstRecalculation::aDeskFoldedAnewCatchesUp()
{
    const auto id = opened();
    Story::must(
        m_story->runAs(m_story->personWith(u"administrator"_s, u"A"_s), u"comment_public"_s, id));
    workAtNight();
    Story::must(recalculateServiceLevels(replica()));
    const auto kept = m_story->ticket(id);
    auto anew = emptyDesk(test::freshAddress(), m_story->desk->world());
    Story::must(anew);
    Story::must(refold(replica(), **anew));
    const auto hash = replica().stateHash();
    const auto other = (*anew)->stateHash();
    Story::must(hash);
    Story::must(other);
    QCOMPARE(*other, *hash); // what is local is no part of it

    Story::must(recalculateServiceLevels(**anew));

    auto row = loadRow((*anew)->database(), record::Ticket::table(), id.value());
    Story::must(row);
    const auto ticket = record::Ticket::fromRow(**row);
    QCOMPARE(ticket.nextDueAt, kept.nextDueAt);
    QCOMPARE(ticket.criticalAt, kept.criticalAt);
}

/// A quarter of an hour before the desk closes, another replica has it open day and night.
void TstRecalculation::whatWasEditedElsewhereIsFollowedHere()
{
    m_story->desk->clock.advance(6h + 40min);
    const auto id = opened();
    test::SecondReplica other(*m_story);
    m_story->desk->clock.advance(1min);
    const auto hours = business();
    Story::must(other.replica().write(
        m_story->mira().author(), {.code = u"calendar.edit"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto calendar = unit.get<record::BusinessCalendar>(hours);
            if (!calendar)
                return calendar.error();
            calendar->is24x7 = true;
            return unit.put(*calendar);
        }));
    QVERIFY(m_story->ticket(id).nextDueAt > instant("2026-01-06T00:00:00Z"));
    QCOMPARE(mark(), LeaseState::NeverTaken);
    auto asItCame = LeaseState::NeverTaken;
    const auto told = replica().touched;
    replica().touched = [&](const Touch&) { asItCame = mark(); };

    receiveFrom(other);

    replica().touched = told;
    QCOMPARE(asItCame, LeaseState::Free); // whatever ends this program from now on
    QCOMPARE(mark(), LeaseState::Free);
    Story::must(finishRecalculation(replica()));
    QCOMPARE(m_story->ticket(id).nextDueAt, instant("2026-01-05T16:11:00Z"));
    QCOMPARE(mark(), LeaseState::NeverTaken);
}

void TstRecalculation::whatArrivesForOneTicketAnnouncesNothing()
{
    const auto id = opened();
    test::SecondReplica other(*m_story);
    m_story->desk->clock.advance(1min);
    Story::must(other.incidents().edit(m_story->mira(), id, {.title = u"Printer in flames"_s}));

    receiveFrom(other);

    QCOMPARE(m_story->ticket(id).title, u"Printer in flames"_s);
    QCOMPARE(mark(), LeaseState::NeverTaken);
    // A category may be one that policies ask for, wherever it stands from now on.
    const auto category = m_story->category();
    QVERIFY(category);
    Story::must(other.replica().write(
        m_story->mira().author(), {.code = u"category.edit"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto row = unit.get<record::Category>(*category);
            if (!row)
                return row.error();
            row->parentId.reset();
            row->name = u"Moved"_s;
            return unit.put(*row);
        }));

    receiveFrom(other);

    QCOMPARE(mark(), LeaseState::Free);
}

QTEST_GUILESS_MAIN(TstRecalculation)
#include "tst_recalculation.moc"
