// More open tickets than are recalculated at once: whoever stops half way, edits meanwhile or loses
// power leaves no wrong deadlines behind for good.
#include "tests/core/service_levels/recalculated_desk.h"

#include <QHash>

#include <utility>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Story;

class TstRecalculationParts : public QObject, test::OnRecalculation
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); }
    void cleanupTestCase() { test::dropFreshAddresses(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void aStopLeavesTheRest();
    void whatIsLeftIsFinishedLater();
    void whatIsAnnouncedIsDoneLater();
    void anEditAnnouncesItself_data();
    void anEditAnnouncesItself();
    void anEditMeanwhileIsTakenInAsWell();
    void anEditMeanwhileMakesOneMorePass();
    void whatAnotherProcessHadIsTakenOver();
    void aRefreshEndsWhenItsTimeIsOver();

private:
    static constexpr int many = 520;

    void openMany();
    Result<> switchPolicies(bool isActive);
};

/// More than one part, each of which was answered and has until tomorrow. They are opened once for
/// each database; each function has a desk like that one.
void TstRecalculationParts::openMany()
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

Result<> TstRecalculationParts::switchPolicies(bool isActive)
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

void TstRecalculationParts::aStopLeavesTheRest()
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
void TstRecalculationParts::whatIsLeftIsFinishedLater()
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
void TstRecalculationParts::whatIsAnnouncedIsDoneLater()
{
    openMany();
    workAtNight();
    QCOMPARE(*finishRecalculation(replica()), 0);

    Story::must(announceRecalculation(replica()));

    QCOMPARE(*finishRecalculation(replica()), many);
    QCOMPARE(*finishRecalculation(replica()), 0);
}

void TstRecalculationParts::anEditAnnouncesItself_data()
{
    QTest::addColumn<bool>("isOfCalendar");
    QTest::newRow("a calendar") << true;
    QTest::newRow("policies") << false;
}

/// Whoever loses power right after the edit has no wrong deadlines for good.
void TstRecalculationParts::anEditAnnouncesItself()
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

/// The walk that ends after it takes it in; nothing is left for whoever looks next.
void TstRecalculationParts::anEditMeanwhileMakesOneMorePass()
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
void TstRecalculationParts::anEditMeanwhileIsTakenInAsWell()
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
void TstRecalculationParts::whatAnotherProcessHadIsTakenOver()
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
void TstRecalculationParts::aRefreshEndsWhenItsTimeIsOver()
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

QTEST_GUILESS_MAIN(TstRecalculationParts)
#include "tst_recalculation_parts.moc"
