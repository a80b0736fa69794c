// Open tickets after an edit of what their clocks are made by.
#include "core/exchange/desk_archive.h"
#include "core/journal/job_lease.h"
#include "core/service_levels/recalculation.h"
#include "core/service_levels/service_level_rows.h"
#include "tests/core/service_levels/calendars.h"
#include "tests/support/second_replica.h"

#include <utility>

#include "record/business_calendar.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::instant;
using test::Story;

class TstRecalculation : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanupTestCase() { test::dropFreshAddresses(); }
    void init() { m_story = std::make_unique<Story>(); }
    void cleanup() { m_story.reset(); }
    void allOpenTicketsFollowAnEdit();
    void whatIsUnchangedIsNotWritten();
    void aStopLeavesTheRest();
    void whatIsLeftIsFinishedLater();
    void whatIsAnnouncedIsDoneLater();
    void anEditAnnouncesItself_data();
    void anEditAnnouncesItself();
    void anEditThatIsRefusedAnnouncesNothing();
    void whatWasEditedElsewhereIsFollowedHere();
    void whatArrivesForOneTicketAnnouncesNothing();
    void anEditMeanwhileIsTakenInAsWell();
    void anEditMeanwhileMakesOneMorePass();
    void whatAnotherProcessHadIsTakenOver();
    void aRefreshEndsWhenItsTimeIsOver();
    void itWritesNoEntry();
    void aDeskFoldedAnewCatchesUp();

private:
    static constexpr int many = 520;

    Replica& replica() { return *m_story->desk->session->replica; }
    TicketId opened()
    {
        m_story->desk->clock.advance(1min);
        return *m_story->incidentIn(TicketStatus::InProgress);
    }
    void openMany();
    void workAtNight(bool isTrue = true);
    BusinessCalendarId business();
    CalendarForm businessHours();
    /// The same by the service, as an administrator does it.
    Result<> editHours(bool isAlways, const CalendarForm& seen);
    Result<> switchPolicies(bool isActive);
    LeaseState mark()
    {
        const auto state = JobLease(replica(), u"recalculation"_s).state();
        Story::must(state);
        return *state;
    }
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

    std::unique_ptr<Story> m_story;
};

/// The business calendar of the desk works all the time from now on, or as it did before.
void TstRecalculation::workAtNight(bool isTrue)
{
    m_story->desk->clock.advance(1min);
    m_story->alter<record::BusinessCalendar>(
        business(), [isTrue](record::BusinessCalendar& calendar) { calendar.is24x7 = isTrue; });
}

BusinessCalendarId TstRecalculation::business()
{
    auto row = one(replica().database(),
        {"test.calendar", "SELECT id FROM business_calendar WHERE name = 'Business'"});
    Story::must(row);
    return BusinessCalendarId((*row)->uuid(0));
}

CalendarForm TstRecalculation::businessHours()
{
    const auto rows = readCalendars(replica().database(), m_story->desk->admin.organization);
    Story::must(rows);
    const auto form = calendarForm(business(), *rows);
    Story::must(form);
    return *form;
}

Result<> TstRecalculation::editHours(bool isAlways, const CalendarForm& seen)
{
    auto form = seen;
    form.is24x7 = isAlways;
    return m_story->desk->session->calendars.edit(m_story->desk->admin, business(), form, seen);
}

Result<> TstRecalculation::switchPolicies(bool isActive)
{
    auto& policies = m_story->desk->session->policies;
    const auto sheets = policies.list(m_story->desk->admin);
    if (!sheets)
        return sheets.error();
    for (const auto& sheet : *sheets) {
        auto done = policies.setActive(m_story->desk->admin, sheet.form.policy.id, isActive);
        if (!done)
            return done;
    }
    return {};
}

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

/// More than one part, each of which was answered and has until tomorrow. They are opened once for
/// each database; each function has a desk like that one.
void TstRecalculation::openMany()
{
    struct Ground
    {
        Address address;
        test::FakeClock then;
    };
    static QHash<QString, Ground> grounds;
    QFETCH_GLOBAL(QString, dialect);
    if (!grounds.contains(dialect)) {
        const auto ada = m_story->personWith(u"administrator"_s, u"Ada"_s);
        for (int i = 0; i < many; ++i)
            Story::must(m_story->runAs(ada, u"comment_public"_s, opened()));
        grounds.insert(dialect, {m_story->desk->address, m_story->desk->clock});
    }
    m_story.reset();
    const auto& ground = grounds[dialect];
    m_story = std::make_unique<Story>(test::deskLike(ground.address, ground.then));
}

void TstRecalculation::aStopLeavesTheRest()
{
    openMany();
    workAtNight();
    int parts = 0;

    const auto stopped = recalculateServiceLevels(replica(), [&](const RecalculationPart& part) {
        ++parts;
        return part.done == 0; // no part is empty
    });

    QCOMPARE(test::codeOf(stopped), u"CANCELLED"_s);
    QCOMPARE(parts, 1);
    const auto rest = recalculateServiceLevels(replica());
    Story::must(rest);
    QVERIFY(*rest > 0);
    QVERIFY(*rest < many);
}

/// Whoever closes the window, or loses power, leaves no wrong deadlines behind for good.
void TstRecalculation::whatIsLeftIsFinishedLater()
{
    openMany();
    workAtNight();
    int parts = 0;
    const auto finished = [&] {
        parts = 0;
        return finishRecalculation(replica(), [&](const RecalculationPart&) {
            ++parts;
            return true;
        });
    };
    QCOMPARE(*finished(), 0); // nobody has begun
    QCOMPARE(parts, 0);
    const auto stopped =
        recalculateServiceLevels(replica(), [](const RecalculationPart&) { return false; });
    QCOMPARE(test::codeOf(stopped), u"CANCELLED"_s);
    {
        JobLease other(replica(), u"recalculation"_s);
        QVERIFY(*other.hold());
        QCOMPARE(*finished(), 0); // somebody else is at it
        QCOMPARE(parts, 0);
    }

    const auto rest = finished();

    Story::must(rest);
    QVERIFY(*rest > 0 && *rest < many);
    QCOMPARE(*finished(), 0);
    QCOMPARE(parts, 0);
    QCOMPARE(*recalculateServiceLevels(replica()), 0);
}

/// The program that edited may end before it has begun.
void TstRecalculation::whatIsAnnouncedIsDoneLater()
{
    openMany();
    workAtNight();
    QCOMPARE(*finishRecalculation(replica()), 0);

    Story::must(announceRecalculation(replica()));

    QCOMPARE(*finishRecalculation(replica()), many);
    QCOMPARE(*finishRecalculation(replica()), 0);
}

void TstRecalculation::anEditAnnouncesItself_data()
{
    QTest::addColumn<bool>("isOfCalendar");
    QTest::newRow("a calendar") << true;
    QTest::newRow("policies") << false;
}

/// Whoever loses power right after the edit has no wrong deadlines for good.
void TstRecalculation::anEditAnnouncesItself()
{
    QFETCH(bool, isOfCalendar);
    openMany();
    m_story->desk->clock.advance(1min);
    QVERIFY(mark() == LeaseState::NeverTaken);

    Story::must(isOfCalendar ? editHours(true, businessHours()) : switchPolicies(false));

    QVERIFY(mark() == LeaseState::Free);
    const auto changed = finishRecalculation(replica());
    Story::must(changed);
    if (isOfCalendar)
        QCOMPARE(*changed, many);
    QVERIFY(mark() == LeaseState::NeverTaken);
}

void TstRecalculation::anEditThatIsRefusedAnnouncesNothing()
{
    auto other = businessHours();
    other.name += u" of old"_s;

    const auto refused = editHours(true, other);

    QCOMPARE(test::codeOf(refused), u"VERSION_CONFLICT"_s);
    QVERIFY(mark() == LeaseState::NeverTaken);
}

/// The walk that ends after it takes it in; nothing is left for whoever looks next.
void TstRecalculation::anEditMeanwhileMakesOneMorePass()
{
    openMany();
    m_story->desk->clock.advance(1min);
    Story::must(editHours(true, businessHours()));
    bool isEdited = false;
    int walks = 0;

    const auto changed = recalculateServiceLevels(replica(), [&](const RecalculationPart& part) {
        if (!std::exchange(isEdited, true))
            Story::must(editHours(false, businessHours()));
        walks += part.done == part.all ? 1 : 0;
        return true;
    });

    Story::must(changed);
    QCOMPARE(walks, 2);
    QVERIFY(mark() == LeaseState::NeverTaken);
    QCOMPARE(*finishRecalculation(replica()), 0);
    QCOMPARE(*recalculateServiceLevels(replica()), 0);
}

/// By another program, which cannot say that its own is unfinished while this one is under way.
void TstRecalculation::anEditMeanwhileIsTakenInAsWell()
{
    openMany();
    workAtNight();
    bool isEdited = false;

    const auto changed = recalculateServiceLevels(replica(), [&](const RecalculationPart&) {
        if (!std::exchange(isEdited, true))
            workAtNight(false);
        return true;
    });

    Story::must(changed);
    QVERIFY(isEdited);
    QCOMPARE(*recalculateServiceLevels(replica()), 0);
}

/// Else what is left half way after its end would be known to nobody.
void TstRecalculation::whatAnotherProcessHadIsTakenOver()
{
    openMany();
    workAtNight();
    auto other = std::make_unique<JobLease>(replica(), u"recalculation"_s);
    QVERIFY(*other->hold());
    bool isAnew = false;

    const auto stopped = recalculateServiceLevels(replica(), [&](const RecalculationPart& part) {
        if (other) {
            other->forget();
            other.reset();
            workAtNight(false); // so that this one begins anew at its end
        }
        return !std::exchange(isAnew, part.done == part.all);
    });

    QCOMPARE(test::codeOf(stopped), u"CANCELLED"_s);
    QVERIFY(*JobLease(replica(), u"recalculation"_s).state() == LeaseState::Free);
}

/// Nobody who writes waits for all that is to be done.
void TstRecalculation::aRefreshEndsWhenItsTimeIsOver()
{
    openMany();
    workAtNight();
    QList<QUuid> ids;
    auto rows = replica().database().query({"test.open", "SELECT id FROM ticket WHERE is_open"});
    Story::must(rows);
    while ((*rows)->next())
        ids << (*rows)->uuid(0);
    rows->reset();
    QCOMPARE(ids.size(), many);

    const auto part = replica().refresh(record::Ticket::table(), ids, replica().now(), 0ms);

    Story::must(part);
    QVERIFY(part->seen > 0 && part->seen < many);
    QCOMPARE(part->changed, part->seen);
    QVERIFY(part->taken >= part->committing);
    const auto rest =
        replica().refresh(record::Ticket::table(), ids.mid(part->seen), replica().now());
    Story::must(rest);
    QCOMPARE(part->seen + rest->seen, many);
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
